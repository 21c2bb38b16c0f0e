"""Why reports are one event: the ties that joined them, and what keeps near events apart, come out again."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.reconcile import reconcile
from warledger.reconcile.why import members_in, spanning, ties_of, why_of

DAY, NEXT = "2017-03-19", "2017-03-20"
SHELLING = "Shelling/artillery/missile attack"


def storming(clause, dead, **more):
    return [
        Row(clause, "stormed", by=("Rebels",), to=("Army",), at=("Duma",), on=DAY, **more),
        Row(f"{dead} soldiers were killed", "killed", "Attack", tolls=(toll(dead, population="soldiers"),)),
    ]


def shells(day):
    return Row("Shells hit Duma and killed 3 people", "Shells", SHELLING, at=("Duma",), on=day, tolls=(toll(3),))


@pytest.fixture
def readings():
    return [
        reading("a", [*storming("Insurgents stormed the grain depot in Duma", 7), shells(NEXT)], NEXT),
        reading("b", storming("Rebels stormed a depot for grain in Duma", 7), DAY),
        reading("c", storming("Fighters stormed the Duma grain depot", 9), DAY),
    ]


@pytest.fixture
def reconciled(readings):
    return reconcile(readings)


@pytest.fixture
def event(reconciled):
    return max(reconciled.events, key=lambda event: len(event.documents))


def test_an_event_of_three_reports_is_joined_by_two_ties(readings, reconciled, event):
    assert event.documents == ("a", "b", "c")
    why = why_of(event, reconciled.events, readings, reconciled.dated)
    assert len(why.ties) == 2
    assert all(tie.score > 0 and tie.veto is None for tie in why.ties)
    assert {"same_day", "same_place", "bias"} <= {reason.code for reason in why.ties[0].reasons}


def test_the_sum_of_the_reasons_is_the_score(readings, reconciled, event):
    for tie in why_of(event, reconciled.events, readings, reconciled.dated).ties:
        assert sum(reason.weight for reason in tie.reasons) == pytest.approx(tie.score)


def test_the_shells_of_the_next_day_are_kept_apart_by_their_day(readings, reconciled, event):
    shelling = next(other for other in reconciled.events if other.begin == NEXT)
    why = why_of(event, reconciled.events, readings, reconciled.dated)
    rival = next(rival for rival in why.rivals if rival.event == shelling.id)
    assert rival.tie.veto == "days apart"


def test_an_event_of_one_report_has_no_ties(readings, reconciled):
    shelling = next(other for other in reconciled.events if other.begin == NEXT)
    assert why_of(shelling, [], readings, reconciled.dated).ties == ()


def test_a_document_with_an_inferred_date_is_compared_under_it():
    free = [
        Row("Rebels stormed the depot in Duma on Sunday", "stormed", at=("Duma",), relative="weekday:sunday:past"),
        Row("Shells fell on Duma on Monday", "Shells", SHELLING, at=("Duma",), relative="weekday:monday:past"),
    ]
    readings = [reading("a", storming("Insurgents stormed the depot in Duma", 7), DAY), reading("z", free, None)]
    reconciled = reconcile(readings)
    assert "z" in reconciled.dated
    days = {m.telling.window.begin for m in members_in(readings, reconciled.dated) if m.telling.document == "z"}
    assert days == {DAY, NEXT}


def test_only_ties_that_join_further_documents_span(readings, reconciled, event):
    members = members_in(readings, reconciled.dated)
    ties = ties_of({claim.claim for claim in event.claims}, members)
    assert len(ties) > len(spanning(ties, members)) == 2


def test_the_order_of_readings_changes_nothing(readings, reconciled, event):
    forwards = why_of(event, reconciled.events, readings, reconciled.dated)
    assert why_of(event, reconciled.events[::-1], readings[::-1], reconciled.dated) == forwards
