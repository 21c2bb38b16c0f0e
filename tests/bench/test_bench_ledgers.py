"""Sets that put many reports into one ledger: pairs that we read, B-cubed over rows, tables of what a ledger holds."""

import json
from dataclasses import replace

import pytest
from bench.figures import total
from bench.gold import Input, Readings
from bench.happenings import Clause, Clauses, Happening, widest
from bench.sets import airwars_mixed, fakes

from bench import census
from warledger.records import (
    Claim,
    Dispute,
    Document,
    Event,
    EventClaim,
    EventOrigin,
    EventPlace,
    Link,
    Place,
    Reading,
    Span,
    Time,
    Toll,
)

SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")


def report(name, text, place, day, killed=None):
    """A reading of one shelling at a place on a day."""
    spot = Place(text.index(place), text.index(place) + len(place), place, 10.0, 20.0, radius_km=1.0, precision=1)
    time = Time(0, 1, day, begin=day, until=day, precision="day")
    tolls = () if killed is None else (Toll(0, 1, "killed", killed, killed),)
    claim = Claim(
        0, len(text), f"c-{name}", (0, 5), *SHELLING,
        (Link("Wire", "reported", outlet=True),), "Wire", "asserted",
        places=(0,), times=(0,), tolls=tuple(range(len(tolls))),
    )  # fmt: skip
    return Reading(
        Document(name, name, text, outlet=f"outlet {name}", published=day),
        sentences=((0, len(text)),),
        places=(spot,),
        times=(time,),
        tolls=tolls,
        claims=(claim,),
        main_claim=claim.id,
    )


READ = {
    "a": report("a", "Shells hit the market of Kelva and killed 12 people", "Kelva", "2019-05-03", 12),
    "b": report("b", "Shells hit the market of Kelva, killing 12 people there", "Kelva", "2019-05-03", 12),
    "c": report("c", "Shells fell on a farm at Oster", "Oster", "2019-06-08"),
}
READINGS = Readings(READ)


def span_of(name):
    return Span(0, len(READ[name].document.text))


@pytest.mark.parametrize(
    ("first", "second", "is_same", "counted"),
    [
        ("a", "b", True, {"one": 1, "together": 1}),  # one happening, in one event
        ("a", "c", False, {"two": 1, "apart": 1}),  # two happenings, kept apart
        ("a", "c", True, {"one": 1, "together": 0}),  # one happening that came apart
        ("a", "b", False, {"two": 1, "apart": 0}),  # two happenings in one event
    ],
)
def test_a_pair_that_we_read_is_looked_up_in_the_events(first, second, is_same, counted):
    pair = ((first, span_of(first)), (second, span_of(second)), is_same)
    reports = [fakes.Report(Input(name, one.document.text), (pair,) * (name == first)) for name, one in READ.items()]
    judged = fakes.judge(reports, Readings(READ))
    tally = total([one.tally for one in judged])
    assert {key: tally[key] for key in counted} == counted
    assert any(one.differences for one in judged) == (0 in counted.values())


def test_events_of_several_outlets_are_counted():
    reports = [fakes.Report(Input(name, one.document.text, outlet=name)) for name, one in READ.items()]
    tally = total([one.tally for one in fakes.judge(reports, Readings(READ))])
    assert (tally["events"], tally["spanning"]) == (2, 1)


def test_the_pairs_that_we_read_are_offsets_and_verdicts_alone():
    rows = [json.loads(line) for line in fakes.PAIRS.read_text().splitlines()]
    assert all(set(row) == {"same", "first", "second"} for row in rows)
    assert {row["same"] for row in rows} == {True, False}
    assert rows == sorted(rows, key=lambda row: (row["first"], row["second"]))


def cited(name, row, killed=None):
    return airwars_mixed.Cited(Input(name, READ[name].document.text), row, killed)


@pytest.mark.parametrize(
    ("rows", "precision", "recall"),
    [
        ({"a": "x", "b": "x", "c": "y"}, 1.0, 1.0),  # all as it should be
        ({"a": "x", "b": "y", "c": "z"}, 2 / 3, 1.0),  # two rows in one event: each of the two is half right
        ({"a": "x", "b": "x", "c": "x"}, 1.0, 5 / 9),  # one row in two events: 2/3, 2/3 and 1/3
    ],
)
def test_b_cubed(rows, precision, recall):
    judged = airwars_mixed.judge([cited(name, row) for name, row in rows.items()], READINGS)
    figure = airwars_mixed.b_cubed(total([one.tally for one in judged]))
    assert (figure.precision, figure.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("reviewed", "value"),
    [((10, 14), 1.0), ((1, 11), 0.0), ((12, 12), 1.0)],  # within, below, the same
)
def test_the_range_of_a_row_is_that_of_the_event_that_its_texts_tell(reviewed, value):
    judged = airwars_mixed.judge([cited("a", "x", reviewed), cited("b", "x", reviewed), cited("c", "y")], READINGS)
    figure = airwars_mixed.overlapping(total([one.tally for one in judged]))
    assert (figure.n, figure.value, figure.coverage) == (1, value, 1.0)


def test_a_text_without_a_main_claim_stands_alone():
    bare = replace(READ["a"], main_claim=None)
    assert airwars_mixed.home_of("a", bare, Clauses([])) == "alone: a"


def test_a_place_of_a_text_belongs_to_the_clause_that_overlaps_it_most():
    events = [Happening("e1", (Clause(0, 10, "d", "c1"),), ()), Happening("e2", (Clause(8, 40, "d", "c2"),), ())]
    assert Clauses(events).best("d", Span(7, 30)) == {"e2"}
    assert Clauses(events).best("d", Span(50, 60)) == frozenset()
    assert Clauses(events).best("other", Span(0, 10)) == frozenset()


def test_the_widest_range_leaves_out_totals_of_the_war_and_words():
    tolls = [Toll(0, 1, "killed", 3, 5), Toll(0, 1, "killed", 400, 400, scope="cumulative")]
    assert widest([*tolls, Toll(0, 1, "killed", None, None), Toll(0, 1, "injured", 50, 50)]) == (3, 5)
    assert widest([]) is None


# ---------------------------------------------------------------- what a ledger holds


def event(name="e-1", outlets=("A", "B"), grade="single", documents=("d1", "d2"), **more):
    place = EventPlace("Kelva", 10.0, 20.0, 1.0, 1)
    claims = tuple(EventClaim(0, 5, document, f"c-{document}") for document in documents)
    more = {"independent": (EventOrigin("Wire", None, ("Wire",), ()),), "disputes": ()} | more
    disputes = more.pop("disputes")
    return Event(
        name, *SHELLING, "words of a report", "2019-05-03", "2019-05-03", place, (), (), documents, claims, (),
        disputes, grade, (), outlets=outlets, **more,
    )  # fmt: skip


def test_events_are_counted_by_outlets_with_grades_and_origins():
    rows = census.counts([event(), event(outlets=("A",)), event(background=True)]).splitlines()
    assert rows[2].startswith("| 1 | 1 | 0 | 0 | 0 | 1 |")
    assert rows[3].startswith("| 2 | 1 | 0 | 0 | 0 | 1 |")  # history is not counted


def test_disputes_are_counted_by_field_and_by_why_they_are_none():
    disputes = (Dispute("toll", ()), Dispute("toll", (), real=False, why_not="update"))
    assert census.disputed([event(disputes=disputes)]).splitlines()[2] == "| toll | 1 | 0 | 1 | 0 | 0 |"


def test_the_largest_have_most_documents_then_most_claims():
    small, large = event("e-1", documents=("d1",)), event("e-2", documents=("d1", "d2"))
    assert census.largest([small, large]) == [large, small]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ({("a", "b"): "one happening"}, "| one happening |"),
        ({("a",): "one happening"}, "not since its documents changed"),  # a verdict on other documents is void
    ],
)
def test_a_verdict_holds_for_exactly_the_documents_that_were_read(verdicts, expected):
    claims = tuple(EventClaim(0, 5, name, READ[name].claims[0].id) for name in ("a", "b"))
    told = replace(event(documents=("a", "b")), claims=claims)
    table = census.table_of([told], READ.__getitem__, {}, verdicts)
    assert expected in table
    assert "same_day" in table
    assert "words of a report" not in table  # no words of the reports stand in the table
