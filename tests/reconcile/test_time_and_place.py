"""When and where: days and places that exclude each other, and other words for one."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.sightings import sightings_of


def told(*rows, published="2017-03-21"):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row], published))]


def attack(on, clause="rebels attacked the post", figure=29, **more):
    deed = "attacked" if "attacked" in clause else "retake"
    return Row(clause, deed, by=("Rebels",), on=on, tolls=(toll(figure),), **more)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([attack("2017-03-19"), attack("2017-03-16")], [(True, None)], "two days"),
        ([attack("2017-03-19"), attack("2017-03-19")], [], "one day"),
        ([attack("2017-03-19"), attack("2017-03-16", figure=12)], [], "other dead: perhaps a fight that ran on"),
        ([attack("2017-03-19", figure=3), attack("2017-03-16", figure=3)], [], "so few dead may be others"),
        ([attack("2017-03-19"), attack("2017-03-13/2017-03-19")], [], "a day of that week"),
        ([attack("2017-03-19"), attack("2017-03-16", negated=True)], [], "what did not happen has no day"),
        ([attack("2017-03-19"), attack("2017-03-16", background=True)], [], "history is not the deed"),
        (
            [attack("2017-03-19"), attack("2017-03-16", "an attack to retake it", stance="planned")],
            [(True, None)],
            "a purpose has the deed's day, where that is over",
        ),
        (
            [attack("2017-03-19"), attack("2017-03-25", "an attack to retake it", stance="planned")],
            [],
            "what is to come is another deed",
        ),
        (
            [attack("2017-03-19"), attack("2017-03-16", "rebels attacked the road which troops cut on Thursday")],
            [],
            "the day of a clause within",
        ),
        (
            [attack("2017-03-19"), attack("2017-03-16", "on Thursday rebels attacked the road which troops held")],
            [(True, None)],
            "the day stands before the clause within",
        ),
        (
            [attack("2017-03-19"), Row("talks were held", "talks", "Diplomacy", on="2017-03-16", tolls=(toll(29),))],
            [(False, "wording")],
            "no deed of the same kind",
        ),
    ],
)
def test_days(rows, expected, why):
    assert [(d.real, d.why_not) for d in disputes_of(told(*rows)) if d.field == "time"] == expected, why


def test_a_report_that_gives_both_days_contradicts_neither():
    both = [attack("2017-03-19"), attack("2017-03-16")]
    sightings = [*sightings_of(reading("a", both)), *sightings_of(reading("b", [attack("2017-03-16")]))]
    assert not disputes_of(sightings)


def test_the_days_are_named_with_who_gives_them():
    (dispute,) = disputes_of(told(attack("2017-03-19", says="Monitor"), attack("2017-03-16", says="Army")))
    assert dispute.words == "Monitor: 2017-03-19; Army: 2017-03-16"


def shells(at, *figures, says="outlet"):
    return Row("shells fell there", "shells", "Attack", at=(at,), tolls=figures, says=says)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([shells("Northgate"), shells("Bridgetown")], [(False, "scope")], "the town against its quarter"),
        ([shells("Duma"), shells("Duma")], [], "one place"),
        (
            [shells("Duma", toll(14), says="Army"), shells("Farville", toll(14), says="Monitor")],
            [(True, None)],
            "the same dead in two towns",
        ),
        (
            [shells("Duma", toll(4), says="Army"), shells("Farville", toll(4), says="Monitor")],
            [],
            "few dead may be others",
        ),
        (
            [
                shells("Duma", toll(4), toll(9, harm="injured"), says="Army"),
                shells("Farville", toll(4), toll(9, harm="injured"), says="Monitor"),
            ],
            [(True, None)],
            "the same dead and the same hurt",
        ),
        ([shells("Duma", toll(14)), shells("Farville", toll(14))], [], "two outlets, no party"),
    ],
)
def test_places(rows, expected, why):
    assert [(d.real, d.why_not) for d in disputes_of(told(*rows)) if d.field == "place"] == expected, why
