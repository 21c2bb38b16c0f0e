"""What goes into a ledger comes out of it, once, in one piece, on every kind of store."""

import doctest
import os
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_records import ARRIVED, document, event, reading, reconciled
from sqlalchemy import create_engine, make_url, select, text

from warledger.errors import LedgerError
from warledger.ids import digest_of
from warledger.ledger import connection, projection, queries, schema
from warledger.ledger.store import Arrival, Original, Store
from warledger.ledger.verification import verify
from warledger.records import Decision, Notice


@pytest.fixture(params=["memory", "file", "postgresql"])
def store(request, tmp_path):
    location = {"memory": ":memory:", "file": str(tmp_path / "test.ledger")}.get(request.param)
    with Store.open(location or request.getfixturevalue("postgresql"), create=True) as opened:
        yield opened


def keep(store, name="harbour", **more):
    kept = reading(document(name, **more))
    store.add_reading(kept, None, arrived=ARRIVED, reader="test-1", input_name=name + ".txt")
    return kept


def test_a_reading_comes_back_as_it_went_in(store):
    kept = keep(store, outlet="Coast Wire", published="2024-05-06", url="https://example.org/1")
    assert list(store.readings()) == [kept]
    assert list(store.documents()) == [kept.document]
    assert store.reading("harbour") == kept
    assert store.reading("nothing") is None


def test_odd_characters_survive(store):
    kept = keep(store, text="Quai détruit — \U0001f4a5 et \udcff.")
    assert store.reading("harbour") == kept


def test_notices_come_back_in_order(store):
    keep(store)
    store.add_notices([("gone.txt", Notice("empty_input", "gone.txt is empty"))], arrived=ARRIVED)
    assert [(name, notice.code) for name, notice in store.notices()] == [
        ("harbour.txt", "place_anchored"),
        ("gone.txt", "empty_input"),
    ]


def test_no_notices_append_no_entry(store):
    before = store.head()
    store.add_notices([], arrived=ARRIVED)
    assert store.head() == before


def test_decisions_come_back(store):
    decision = Decision("merge", ("e-1", "e-2"), "analyst", ARRIVED, "same strike", {"note": "phone call"})
    store.add_decision(decision, arrived=ARRIVED)
    assert store.decisions() == (decision,)


def test_a_newer_version_supersedes_and_the_older_one_stays(store):
    old = keep(store, "first", url="https://example.org/1", published="2024-05-06")
    new = keep(
        store, "second", text="Shells fell on the harbour, killing two.", version_of="first", published="2024-05-07"
    )
    assert [r.document.id for r in store.readings()] == ["second"]
    assert [r.document.id for r in store.readings(superseded=True)] == ["first", "second"]
    assert store.reading("first") == old
    assert store.reading("second") == new


def test_an_older_version_that_arrives_late_does_not_supersede(store):
    keep(store, "second", url="https://example.org/1", published="2024-05-07")
    keep(store, "first", text="An earlier text of the same page.", version_of="second", published="2024-05-06")
    assert [r.document.id for r in store.readings()] == ["second"]


def test_originals_are_kept_once(store):
    content = b"the same bytes"
    original = Original(digest_of(content), "text/plain", content)
    for name in ("a", "b"):
        store.add_reading(reading(document(name)), original, arrived=ARRIVED, reader="t", input_name=name)
    twins = [Arrival(reading(document(name)), original, "t", name) for name in ("c", "d")]
    store.add_readings(twins, arrived=ARRIVED)
    assert verify(store) == ()


def test_documents_of_one_call_get_an_entry_each(store):
    kept = [reading(document(name)) for name in ("a", "b", "c")]
    store.add_readings([Arrival(one, None, "t", one.document.id) for one in kept], arrived=ARRIVED)
    assert list(store.readings()) == kept
    assert [row.action for row in store.stream(schema.entries.select().order_by("number"))] == [
        "add a",
        "add b",
        "add c",
    ]
    assert verify(store) == ()


def test_documents_of_one_call_go_in_all_or_none(store):
    keep(store, "first")
    before = store.head()
    arrivals = [Arrival(reading(document(name)), None, "t", name) for name in ("second", "first")]
    with pytest.raises(LedgerError):
        store.add_readings(arrivals, arrived=ARRIVED)
    assert store.head() == before
    assert [r.document.id for r in store.readings()] == ["first"]
    assert verify(store) == ()


def test_no_documents_append_no_entry(store):
    before = store.head()
    store.add_readings([], arrived=ARRIVED)
    assert store.head() == before


def test_the_projection_is_replaced_whole(store):
    kept = keep(store)
    assert not projection.is_current(store)
    made = event(kept)
    projection.write(store, reconciled(made), store.head())
    projection.write(store, reconciled(made), store.head())
    assert projection.is_current(store)
    assert list(queries.events(store)) == [made]
    assert queries.event(store, made.id) == made
    assert queries.event(store, "e-older") == made
    assert queries.event(store, "e-none") is None
    assert queries.inferred_dates(store)["harbour"].value == "2024-05-06"
    assert queries.events_of_claim(store, kept.claims[0].id) == (made.id,)
    keep(store, "another", text="Nothing else was hit.")
    assert not projection.is_current(store)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"begin": "2024-05-06"}, True),
        ({"begin": "2024-05-07"}, False),
        ({"until": "2024-05-06"}, True),
        ({"until": "2024-05-05"}, False),
        ({"place": "harbour"}, True),
        ({"place": "port t"}, True),  # what holds the place counts
        ({"place": "elsewhere"}, False),
        ({"kind": "Explosions/Remote violence"}, True),
        ({"kind": "Armed clash"}, False),
        ({"disputed": True}, False),
    ],
)
def test_events_are_filtered(store, wanted, found):
    projection.write(store, reconciled(event(keep(store))), store.head())
    assert bool(list(queries.events(store, queries.EventFilter(**wanted)))) is found


def test_an_undated_event_is_left_out_of_days_asked_for(store):
    projection.write(store, reconciled(event(keep(store), begin=None)), store.head())
    assert list(queries.events(store, queries.EventFilter(begin="1900-01-01"))) == []
    assert len(list(queries.events(store))) == 1


@pytest.mark.parametrize(
    ("place", "number", "why"),
    [
        (None, 2, "of all events, those without a day"),
        ("harbour", 1, "of one place"),
        ("port town", 2, "what holds a place counts"),
        ("elsewhere", 0, "nothing there"),
    ],
)
def test_undated_events_are_counted(store, place, number, why):
    dated, there, nearby = (keep(store, name, text=f"Shells hit {name}.") for name in ("harbour", "quay", "mole"))
    made = [event(dated), event(there, begin=None), event(nearby, begin=None, name="Mole")]
    made = [replace(one, aliases=()) for one in made]
    projection.write(store, reconciled(*made), store.head())
    assert queries.count_undated(store, place) == number, why


def test_undated_events_are_counted_without_reading_them(tmp_path):
    with Store.open(str(tmp_path / "war.ledger"), create=True) as store, store.engine.connect() as opened:
        events = schema.events
        query = select(events.c.id).where(events.c.begin.is_(None), events.c.until.is_(None))
        words = str(query.compile(store.engine, compile_kwargs={"literal_binds": True}))
        plan = opened.execute(text(f"EXPLAIN QUERY PLAN {words}")).all()
        assert "COVERING INDEX events_by_days" in plan[0].detail


def test_a_ledger_opens_again(tmp_path):
    location = str(tmp_path / "kept.ledger")
    with Store.open(location, create=True) as store:
        kept = keep(store)
    with Store.open(location) as store:
        assert list(store.readings()) == [kept]


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda path: path.write_bytes(b"this is a letter, and no database of any kind at all"), "no ledger"),
        (lambda path: path.mkdir(), "is a folder"),
        (Path.exists, "there is no ledger"),
    ],
)
def test_what_is_no_ledger_is_said_in_one_line(tmp_path, prepare, words):
    path = tmp_path / "x.ledger"
    prepare(path)
    with pytest.raises(LedgerError, match=words) as raised:
        Store.open(str(path))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("oracle://desk:secret@archive.example/war", "name a file, or postgresql://"),
        ("postgresql+nodriver://desk:secret@archive.example/war", "name a file, or postgresql://"),
        ("postgresql://desk:secret@:archive:example/war", "name a file, or postgresql://"),
        ("postgresql://desk:secret@localhost:1/war", "onnect"),
        ("sqlite:///no-such-folder/war.ledger", "there is no ledger"),
    ],
)
def test_a_url_that_leads_nowhere_is_said_without_its_password(url, words):
    with pytest.raises(LedgerError, match=words) as raised:
        Store.open(url)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_driver_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'warledger\[postgresql\]'"):
        Store.open("postgresql://desk@archive.example/war")


def test_a_database_that_is_not_in_utf8_is_refused(postgresql):
    engine = create_engine(make_url(postgresql).set(drivername=connection.DRIVER), isolation_level="AUTOCOMMIT")
    beside = make_url(postgresql).set(database="warledger_latin").render_as_string(hide_password=False)
    with engine.connect() as opened:
        opened.execute(text("CREATE DATABASE warledger_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"))
    try:
        with pytest.raises(LedgerError, match="keeps text as LATIN1, a ledger needs UTF8"):
            Store.open(beside, create=True)
    finally:
        with engine.connect() as opened:
            opened.execute(text("DROP DATABASE warledger_latin"))
        engine.dispose()


def test_where_a_ledger_is_is_shown_without_a_password():
    assert doctest.testmod(connection).failed == 0


def test_a_newer_schema_is_refused(newer):
    with pytest.raises(LedgerError, match="newer warledger"):
        Store.open(str(newer))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are listed on Linux alone")
def test_what_cannot_be_opened_is_let_go_of(newer):
    with pytest.raises(LedgerError) as raised:
        Store.open(str(newer))
    assert str(newer) in str(raised.value)
    assert str(newer) not in {os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()}


@pytest.fixture
def newer(tmp_path):
    """A ledger that a later version made."""
    path = tmp_path / "new.ledger"
    Store.open(str(path), create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migrations VALUES (99)")
    connection.close()
    return path


def locked_methods():
    kept = reading(document())
    return [
        lambda s: s.add_reading(kept, None, arrived=ARRIVED, reader="t", input_name="x"),
        lambda s: s.add_notices([("x", Notice("c", "m"))], arrived=ARRIVED),
        lambda s: s.add_decision(Decision("reject", ("e-1",), "a", ARRIVED), arrived=ARRIVED),
        lambda s: s.head(),
        lambda s: s.known_by_id("x"),
        lambda s: s.known_by_url("x"),
        lambda s: list(s.documents()),
        lambda s: list(s.readings()),
        lambda s: s.reading("x"),
        lambda s: s.decisions(),
        lambda s: list(s.notices()),
        projection.is_current,
        lambda s: projection.write(s, reconciled(), "h"),
        lambda s: list(queries.events(s)),
        lambda s: queries.event(s, "x"),
        lambda s: list(queries.control(s)),
        queries.inferred_dates,
        queries.copies,
        verify,
    ]


@pytest.mark.parametrize("method", locked_methods())
def test_every_method_says_that_the_ledger_is_locked(tmp_path, monkeypatch, method):
    monkeypatch.setattr("warledger.ledger.connection.BUSY_TIMEOUT_MS", 1)
    path = tmp_path / "locked.ledger"
    with Store.open(str(path), create=True) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(LedgerError, match="another process is writing"):
                method(store)
        finally:
            other.close()


def test_kept_rows_cannot_be_changed_by_accident(tmp_path):
    path = Path(tmp_path / "kept.ledger")
    with Store.open(str(path), create=True) as store:
        keep(store)
    connection = sqlite3.connect(path)
    for table in ("entries", "documents", "readings", "claims", "notices"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from this test
    connection.close()
