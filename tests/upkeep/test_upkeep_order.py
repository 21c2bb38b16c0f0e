"""Whatever comes in, in whatever order and batches: the projection is that of the whole, to the byte."""

from dataclasses import replace

import pytest
from bench.streaming.reports import stream
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warledger import cells
from warledger.contract import to_json
from warledger.ids import canonical_json
from warledger.ledger import queries
from warledger.ledger.store import Arrival
from warledger.pipeline import Ledger, reconcile_all
from warledger.records import Decision

ARRIVED = "2026-01-01T00:00:00+00:00"
READINGS = tuple(stream(36, 2))
FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def without_date(reading):
    """The reading of the same text where nothing says when it appeared."""
    times = tuple(replace(time, value=None, begin=None, until=None) for time in reading.times)
    return replace(reading, times=times, document=replace(reading.document, published=None))


def newer_version(reading):
    """A later version of a document, which tells one thing less."""
    document = replace(
        reading.document,
        id=f"{reading.document.id}-new",
        digest=reading.document.digest + "-new",
        version_of=reading.document.id,
        published="2015-02-01",
    )
    claims = tuple(replace(claim, id=f"{claim.id}f") for claim in reading.claims[1:])
    return replace(reading, document=document, claims=claims)


def told(reconciled):
    """Everything that a projection says, as text."""
    return [
        *(canonical_json(to_json(event)) for event in reconciled.events),
        *(canonical_json(to_json(interval)) for interval in reconciled.control),
        canonical_json({document: to_json(dated) for document, dated in reconciled.dated.items()}),
        canonical_json({document: list(copies) for document, copies in reconciled.copies.items()}),
        canonical_json([[name, to_json(notice)] for name, notice in reconciled.notices]),
    ]


def projected(ledger):
    """What a ledger's projection says, as a whole."""
    store = ledger._store
    return replace(
        reconcile_all(lambda: ()),
        events=tuple(ledger.events()),
        control=tuple(ledger.control()),
        dated=queries.inferred_dates(store),
        copies=queries.copies(store),
        notices=queries.reconciling_notices(store),
    )


def whole(ledger):
    """What reconciling all at once says of a ledger."""
    return reconcile_all(ledger.readings, ledger._store.decisions())


def add(ledger, readings):
    ledger.keep([Arrival(reading, None, "test", reading.document.id) for reading in readings], ARRIVED)


def some(readings, data, share):
    """Readings of which some are undated, and some have a newer version."""
    undated = data.draw(st.sets(st.sampled_from(range(len(readings))), max_size=share), label="undated")
    newer = data.draw(st.sets(st.sampled_from(range(len(readings))), max_size=share), label="newer versions")
    found = [without_date(reading) if n in undated else reading for n, reading in enumerate(readings)]
    return found + [newer_version(readings[n]) for n in sorted(newer)]


@FEW
@given(st.data())
@pytest.mark.parametrize(("full", "divided"), [(60, 20), (4, 2)], ids=["as_it_is", "with_overfull_cells"])
def test_any_order_in_any_batches_gives_the_whole(full, divided, data):
    readings = data.draw(st.permutations(some(READINGS, data, 4)), label="order")
    size = data.draw(st.sampled_from([1, 5, 17, 60]), label="batch")
    with pytest.MonkeyPatch.context() as patch, Ledger.open(":memory:", create=True) as ledger:
        patch.setattr(cells, "FULL", full)
        patch.setattr(cells, "DIVIDED", divided)
        for start in range(0, len(readings), size):
            add(ledger, readings[start : start + size])
        assert told(projected(ledger)) == told(whole(ledger))


@FEW
@given(st.data())
def test_decisions_count_whenever_they_are_made(data):
    readings = data.draw(st.permutations(READINGS), label="order")
    events = reconcile_all(lambda: READINGS).events
    ids = [event.id for event in events] + [claim.claim for event in events for claim in event.claims]
    verbs = st.sampled_from(["merge", "split", "reject", "confirm", "correct"])
    with Ledger.open(":memory:", create=True) as ledger:
        for number in range(4):
            subjects = tuple(data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3), label="subjects"))
            verb = data.draw(verbs, label="verb")
            words = {"words": "mended"} if verb == "correct" else {}
            decision = Decision(verb, subjects, "analyst", f"2026-01-0{number + 1}", None, words)
            add(ledger, readings[9 * number : 9 * number + 9])
            ledger._store.add_decision(decision, arrived=ARRIVED)
        assert told(projected(ledger)) == told(whole(ledger))


def test_what_is_read_anew_takes_the_place_of_what_was_read_dated_or_not():
    undated = [without_date(reading) for reading in READINGS[:4]]
    with Ledger.open(":memory:", create=True) as ledger:
        add(ledger, [*undated, *READINGS[4:]])
        again = [*undated, *READINGS[4:8]]
        arrivals = [Arrival(reading, None, "test-2", reading.document.id, is_known=True) for reading in again]
        ledger.keep(arrivals, ARRIVED)
        assert told(projected(ledger)) == told(whole(ledger))
        claims = {claim.claim for event in ledger.events() for claim in event.claims}
        assert claims >= {claim.id for reading in again for claim in reading.claims}


def test_a_ledger_on_a_server_is_the_same_to_the_byte(postgresql):
    with Ledger.open(postgresql, create=True) as ledger:
        for start in range(0, len(READINGS), 17):
            add(ledger, READINGS[::-1][start : start + 17])
        assert told(projected(ledger)) == told(whole(ledger))


def test_a_rebuild_gives_the_same_bytes():
    with Ledger.open(":memory:", create=True) as ledger:
        add(ledger, READINGS[::-1])
        before = told(projected(ledger))
        assert ledger.rebuild() > 0
        assert told(projected(ledger)) == before


def test_what_arrived_before_a_kill_is_taken_in_later():
    with Ledger.open(":memory:", create=True) as ledger:
        add(ledger, READINGS[:10])
        ledger._store.add_readings(
            [Arrival(reading, None, "test", reading.document.id) for reading in READINGS[10:]], arrived=ARRIVED
        )
        assert told(projected(ledger)) == told(whole(ledger))


def test_rules_that_changed_make_the_projection_anew(monkeypatch):
    with Ledger.open(":memory:", create=True) as ledger:
        add(ledger, READINGS[:10])
        before = told(projected(ledger))
        monkeypatch.setattr("warledger.upkeep.projector.rules", lambda: "other rules")
        assert told(projected(ledger)) == before
