"""Tolls of an event: conventions, parts and wholes, and which differences are disputes."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.rivals import Standings
from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.toll_disputes import toll_disputes
from warledger.reconcile.tolls import tolls_of


def told(*reports):
    """Sightings of one event: rows of (speaker, figure, day of publication)."""
    found = []
    for number, (says, figure, published) in enumerate(reports):
        row = Row(
            "many were killed in Duma", "killed", "Attack", to=("Army",), at=("Duma",), tolls=(figure,), says=says
        )
        found += sightings_of(reading(f"d{number}", [row], published))
    return found


def differences(sightings):
    return tuple(toll_disputes(sightings, Standings(sightings)))


DAY, NEXT = "2017-03-19", "2017-03-20"


@pytest.mark.parametrize(
    ("convention", "expected"),
    [("ucdp", (15, 17, 20)), ("acled", (15, 15, 15)), ("airwars", (15, None, 20))],
)
def test_low_best_high_under_each_convention(convention, expected):
    sightings = told(
        ("Monitor", toll(17), DAY), ("Medics", toll(17), DAY), ("Army", toll(15), DAY), ("A", toll(20), DAY)
    )
    (found,) = tolls_of(sightings, convention)
    assert (found.low, found.best, found.high) == expected


def test_an_origins_latest_figure_counts_and_its_first_stays_visible():
    (found,) = tolls_of(told(("Monitor", toll(11), DAY), ("Monitor", toll(14), NEXT)))
    assert (found.low, found.best, found.high) == (14, 14, 14)
    assert [account.low for account in found.accounts] == [11, 14]


def test_parts_and_wholes_are_not_added_up():
    found = tolls_of(
        told(("Monitor", toll(15), DAY), ("Monitor", toll(11, population="children", scope="subset"), DAY))
    )
    assert [(t.scope, t.population, t.best) for t in found] == [("event", None, 15), ("subset", "children", 11)]


def test_not_stated_is_never_nought():
    dozens = toll(1, qualifier="dozens")
    (found,) = tolls_of(told(("Monitor", type(dozens)(0, 1, "killed", None, None, "dozens"), DAY)))
    assert (found.low, found.best, found.high) == (None, None, None)
    (found,) = tolls_of(told(("Monitor", type(dozens)(0, 1, "killed", None, None, "dozens"), DAY)), "acled")
    assert found.low == 12


def test_nobody_killed_is_nought():
    (found,) = tolls_of(told(("Monitor", toll(0), DAY)))
    assert (found.low, found.best, found.high) == (0, 0, 0)


AT_LEAST_TEN = toll(10, qualifier="at least")


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        (("Monitor", toll(8), DAY), ("State Media", toll(6), DAY), (True, None), "two counts exclude each other"),
        (("Monitor", toll(8), DAY), ("Monitor", toll(8), DAY), None, "the same"),
        (("Monitor", toll(8), DAY), ("Monitor", toll(9), NEXT), (False, "update"), "the origin counted on"),
        (("Monitor", toll(8), DAY), ("Medics", toll(12), NEXT), (False, "update"), "tolls grow"),
        (
            ("Monitor", toll(15), DAY),
            ("Monitor", toll(11, population="children"), DAY),
            (False, "subset"),
            "children are among the dead",
        ),
        (("Monitor", toll(15), DAY), ("Medics", toll(900, scope="cumulative"), DAY), (False, "scope"), "the whole war"),
        (("Monitor", toll(15), DAY), ("outlet", toll(14), DAY), (False, "wording"), "the outlet counted nobody"),
    ],
)
def test_disputes_and_differences_that_are_none(first, second, expected, why):
    found = [(d.real, d.why_not) for d in differences(told(first, second))]
    assert found == ([expected] if expected else []), why


def test_the_same_dead_called_civilians_and_fighters_is_a_dispute_on_victims():
    sightings = told(("Monitor", toll(9, population="civilians"), DAY), ("Army", toll(9, population="militants"), DAY))
    assert ("victims", True) in [(d.field, d.real) for d in differences(sightings)]


def test_one_partys_dead_are_one_toll_whatever_they_are_called():
    found = tolls_of(
        told(
            ("Monitor", toll(41), DAY),
            ("Monitor", toll(19, population="soldiers", party="Army", scope="subset"), DAY),
            ("Medics", toll(30, party="Army"), DAY),
        )
    )
    assert [(t.scope, t.party, t.low, t.high) for t in found] == [("event", None, 41, 41), ("event", "Army", 19, 30)]


def test_what_an_enemy_counts_is_marked_and_left_out_of_the_highest():
    (found,) = tolls_of(told(("Rebels", toll(40, party="Army"), DAY), ("Monitor", toll(12, party="Army"), DAY)))
    assert (found.low, found.best, found.high) == (12, 12, 12)
    assert [(account.origin, account.enemy) for account in found.accounts] == [("Rebels", True), ("Monitor", False)]
