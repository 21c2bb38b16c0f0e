"""The index follows the ledger: in step with the projection, and the same as one that is made anew."""

import pytest
import web_ledgers
from sqlalchemy import select, text

from warledger.ledger.browsing import index, tables, texts
from warledger.ledger.browsing.asking import Asked, Box
from warledger.ledger.browsing.events import clusters_of, count_events, find_events, names_of
from warledger.ledger.browsing.rows import event_row, term_rows
from warledger.ledger.browsing.search import find_texts
from warledger.ledger.connection import writing
from warledger.ledger.store import Store
from warledger.pipeline import Ledger


def keep(store, *readings):
    for reading in readings:
        store.add_reading(
            reading, None, arrived=web_ledgers.ARRIVED, reader="by hand", input_name=f"{reading.document.id}.txt"
        )
    Ledger(store).events()


def rows_of(store):
    found = {}
    for table in tables.metadata.sorted_tables:
        if table is not tables.state:
            found[table.name] = sorted(map(repr, (tuple(row) for row in store.stream(select(table)))))
    return found


@pytest.fixture(params=["file", "postgresql"])
def store(request, tmp_path):
    is_file = request.param == "file"
    location = str(tmp_path / "war.ledger") if is_file else request.getfixturevalue("postgresql")
    with Store.open(location, create=True) as opened:
        yield opened


def test_what_is_added_later_is_found(store):
    keep(store, web_ledgers.coast())
    index.refresh(store)
    assert find_texts(store, "spokesman").total == 0
    keep(store, web_ledgers.hill())
    index.refresh(store)
    assert find_texts(store, "spokesman").total == 1
    assert ("Hill Post", 1) in names_of(store, "outlet", Asked()).values


def test_an_index_that_followed_is_the_same_as_one_made_anew(store, tmp_path):
    keep(store, web_ledgers.coast())
    index.refresh(store)
    keep(store, web_ledgers.hostile(), web_ledgers.hill())
    index.refresh(store)
    with Store.open(str(tmp_path / "other.ledger"), create=True) as other:
        keep(other, web_ledgers.coast(), web_ledgers.hostile(), web_ledgers.hill())
        index.refresh(other)
        assert rows_of(store) == rows_of(other)


def test_an_index_of_another_shape_is_made_anew(store):
    keep(store, web_ledgers.coast())
    index.refresh(store)
    before = rows_of(store)
    with writing(store.engine, store.location) as connection:
        connection.execute(text("UPDATE browsing_state SET version = 1"))
        connection.execute(text("DROP TABLE browsing_names"))
    index.refresh(store)
    assert rows_of(store) == before
    assert find_texts(store, "attacked").total == 1


def test_the_index_is_no_part_of_the_chain(store):
    keep(store, web_ledgers.coast())
    index.refresh(store)
    assert Ledger(store).verify() == ()


def test_what_a_newer_version_replaced_is_searched_and_not_counted(store):
    first = web_ledgers.hill()
    keep(store, first)
    index.refresh(store)
    newer = web_ledgers.version_of(first, "hill-2", published="2018-06-21")
    keep(store, newer)
    index.refresh(store)
    assert find_texts(store, "spokesman").total == 2
    documents = {row.document for row in store.stream(select(tables.terms.c.document))}
    assert documents == {"hill-2"}


def test_a_last_day_alone_dates_an_event():
    event = {
        "id": "e-1", "begin": None, "until": "2018-06-18", "time_precision": "day", "event_type": "Battles",
        "sub_event_type": "Armed clash", "grade": "single", "stance": "asserted", "background": False, "disputes": [],
        "documents": ["a"], "origins": [], "tolls": [], "place": None, "words": "w", "part_of": None,
    }  # fmt: skip
    row = event_row(event)
    assert (row["begin"], row["until"]) == ("2018-06-18", "2018-06-18")


def test_a_word_in_a_quotation_is_its_speakers():
    document = {"id": "a", "text": 'He said "the thugs fled" and the thugs won.', "outlet": "Wire", "published": None}
    word = {"term": "thug", "side": "opposition", "actor": None}
    layers = {
        "framing": [{"start": 13, "end": 18, **word}, {"start": 33, "end": 38, **word}],
        "attributions": [{"content": [(9, 23)], "speaker_name": "He"}],
    }
    assert [row["speaker"] for row in term_rows(document, layers)] == ["He", None]


@pytest.mark.parametrize(
    ("asked", "fts", "postgresql"),
    [
        ("shell", '"shell"', "'shell'"),
        ('"air strike" shell*', '"air strike" "shell"*', "('air' <-> 'strike') & 'shell':*"),
        ("o'brien OR x", '"o brien" "OR" "x"', "('o' <-> 'brien') & 'OR' & 'x'"),
        ('"', "", ""),
    ],
)
def test_what_is_asked_is_words_and_never_an_operator(asked, fts, postgresql):
    assert (texts.fts_query(asked), texts.ts_query(asked)) == (fts, postgresql)


def test_counts_pages_and_clusters_agree(store):
    keep(store, web_ledgers.coast(), web_ledgers.hill(), web_ledgers.hostile())
    index.refresh(store)
    total = count_events(store, Asked()).total
    found = [event.id for offset in range(total) for event in find_events(store, Asked(), offset=offset, limit=1).items]
    assert len(set(found)) == total
    world = Box(-180, -90, 180, 90)
    assert sum(cluster.events for cluster in clusters_of(store, Asked(), world)) == total
