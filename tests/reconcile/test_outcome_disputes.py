"""How it came out and who holds the ground: disputes, courses of things, attacks that are over and that go on."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.sightings import sightings_of
from warledger.records import Control


def told(*rows):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]


def gain(says, at="Duma", **more):
    return Row("fighters captured the depot", "captured", by=("Rebels",), to=("Army",), at=(at,), says=says, **more)


def retaken(says, at="Duma"):
    return Row("troops recaptured the depot", "recaptured", by=("Army",), at=(at,), says=says)


def loss(says, **more):
    return Row("the raid was repelled", "repelled", by=("Army",), to=("Rebels",), at=("Duma",), says=says, **more)


REAL, UPDATE = [("outcome", True, None)], [("outcome", False, "update")]


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([gain("Rebel Spokesman"), loss("Army")], REAL, "each side says that it won"),
        ([gain("Monitor"), loss("Army")], REAL, "a neutral voice against a party"),
        ([gain("outlet"), loss("Army")], REAL, "an outlet against a party's word in another report"),
        ([gain("some residents"), loss("Army")], UPDATE, "nobody known says otherwise"),
        ([gain("Monitor"), loss("Newswire")], UPDATE, "neutral voices tell a course of things"),
        (
            [gain("Rebel Spokesman", on="2017-03-19", clock="05:00"), loss("Army", on="2017-03-19", clock="19:00")],
            UPDATE,
            "taken at dawn, lost at dusk",
        ),
        ([gain("Rebel Spokesman", on="2017-03-19"), loss("Army", on="2017-03-20")], UPDATE, "a day lies between"),
        ([gain("Army"), loss("State Media")], UPDATE, "one side does not dispute with itself"),
        ([gain("Rebel Spokesman"), retaken("Army")], REAL, "two gains of one place"),
        ([gain("Rebel Spokesman"), retaken("Army", "Harasta")], [], "each gained elsewhere"),
        ([gain("Rebel Spokesman", "Farville"), loss("Army")], [], "another fight, far away"),
    ],
)
def test_outcomes(rows, expected, why):
    assert [(d.field, d.real, d.why_not) for d in disputes_of(told(*rows)) if d.field == "outcome"] == expected, why


FOILED = Row(
    "the army foiled an attempt by the gunmen", "foiled an attempt", by=("Army",), to=("Rebels",), says="State TV"
)
STRUCK = Row(
    "a bomber killed 12 at the post", "killed", "Suicide bomb", by=("Rebels",), tolls=(toll(12),), says="Monitor"
)


@pytest.mark.parametrize(
    ("other", "expected", "why"),
    [
        (Row("fierce clashes were continuing", "clashes", says="Monitor"), REAL, "beaten, or still going on"),
        (Row("clashes broke out at dawn", "clashes", says="Monitor"), [], "nothing is said of now"),
        (Row("fierce clashes were continuing", "clashes", says="Army"), [], "its own side says so"),
        (STRUCK, REAL, "foiled, or struck with its victims"),
        (Row("shells killed 12", "killed", "Shelling/artillery/missile attack", says="Monitor"), [], "another deed"),
    ],
)
def test_what_is_over_and_what_goes_on_in_one_report(other, expected, why):
    sightings = sightings_of(reading("a", [FOILED, other]))
    assert [(d.field, d.real, d.why_not) for d in disputes_of(sightings) if d.field == "outcome"] == expected, why


def test_over_in_one_report_and_going_on_in_another_may_follow_each_other():
    assert not disputes_of(told(FOILED, Row("fierce clashes were continuing", "clashes", says="Monitor")))


def test_whoever_tells_of_the_blast_stands_against_who_foiled_it():
    sightings = [*sightings_of(reading("a", [FOILED, STRUCK])), *sightings_of(reading("b", [STRUCK]))]
    (dispute,) = disputes_of(sightings)
    assert [side.documents for side in dispute.sides] == [("a",), ("a", "b")]


def held(says, holder, status="held", place="Duma"):
    control = Control(place, holder, status)
    return Row("the town is theirs", "theirs", "Other", by=(holder,), at=(place,), says=says, control=control)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([held("Army", "Army"), held("Rebel Spokesman", "Rebels")], [("control", True, None)], "two holders"),
        ([held("Army", "Army"), held("Monitor", "Army")], [], "one holder"),
        (
            [held("Army", "Army", place="Rif Dimashq"), held("Rebel Spokesman", "Rebels", place="Rif Dimashq")],
            [("control", False, "update")],
            "of a province each may hold a part",
        ),
        (
            [held("Army", "Army"), held("Rebel Spokesman", "Army", "lost")],
            [("control", True, None)],
            "held, and lost by its holder",
        ),
        (
            [held("Army", "Army"), held("Rebel Spokesman", "Rebels", "captured")],
            [("control", False, "update")],
            "whose it was before, and who took it",
        ),
        (
            [held("Monitor", "Army"), held("Newswire", "Rebels")],
            [("control", False, "update")],
            "two neutral voices tell a course of things",
        ),
        ([held("Army", "Army", "besieged"), held("Rebel Spokesman", "Rebels")], [], "besieged is not lost"),
    ],
)
def test_control(rows, expected, why):
    assert [(d.field, d.real, d.why_not) for d in disputes_of(told(*rows))] == expected, why
