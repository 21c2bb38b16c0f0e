"""Who holds which place when: intervals from claims, and what holds on a day."""

import pytest
from builders import Row, reading

from warledger.reconcile.control import control_intervals, control_on
from warledger.reconcile.sightings import sightings_of
from warledger.records import Control


def intervals(*rows):
    sightings = [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]
    return control_intervals(sightings, {})


def claim(holder, status, on, **more):
    return Row(
        f"{holder} and Duma", "and", by=(holder,), at=("Duma",), on=on, control=Control("Duma", holder, status), **more
    )


def test_an_interval_ends_where_the_place_is_said_to_be_held_otherwise():
    found = intervals(claim("Rebels", "captured", "2017-03-19"), claim("Army", "captured", "2017-03-21"))
    assert [(i.holder, i.begin, i.until) for i in found] == [
        ("Rebels", "2017-03-19", "2017-03-21"),
        ("Army", "2017-03-21", None),
    ]


def test_the_same_said_twice_is_one_interval():
    (found,) = intervals(claim("Army", "held", "2017-03-19"), claim("Army", "held", "2017-03-21", says="Monitor"))
    assert (found.begin, found.until, found.origins) == ("2017-03-19", None, ("Monitor", "Outlet d0"))


def test_two_holders_on_one_day_stand_side_by_side():
    found = intervals(claim("Rebels", "held", "2017-03-19"), claim("Army", "held", "2017-03-19"))
    assert [(i.holder, i.until) for i in found] == [("Army", None), ("Rebels", None)]


@pytest.mark.parametrize(
    ("day", "expected", "why"),
    [
        ("2017-03-18", [], "nobody said so yet"),
        ("2017-03-19", ["Rebels"], "the day of the capture"),
        ("2017-03-20", ["Rebels"], "still so"),
        ("2017-03-21", ["Army"], "the end is not part of the interval"),
    ],
)
def test_what_holds_on_a_day(day, expected, why):
    found = intervals(claim("Rebels", "captured", "2017-03-19"), claim("Army", "captured", "2017-03-21"))
    assert [i.holder for i in control_on(found, day, "duma")] == expected, why


@pytest.mark.parametrize(
    ("more", "why"),
    [({"stance": "planned"}, "a plan holds nothing"), ({"negated": True}, "not so"), ({"stance": "denied"}, "denied")],
)
def test_what_is_not_so_makes_no_interval(more, why):
    assert intervals(claim("Army", "captured", "2017-03-19", **more)) == (), why
