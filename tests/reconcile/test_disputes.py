"""Which accounts cannot all be true, and which differences are none: rows of (claims, field, real, why not)."""

from dataclasses import replace

import pytest
from builders import Row, reading, toll

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.sightings import sightings_of
from warledger.records import Control


def told(*rows):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]


def gain(says, **more):
    return Row("fighters captured the depot", "captured", by=("Rebels",), to=("Army",), at=("Duma",), says=says, **more)


def loss(says, **more):
    return Row("the raid was repelled", "repelled", by=("Army",), to=("Rebels",), at=("Duma",), says=says, **more)


def strike(says, by, **more):
    return Row("jets struck Duma", "struck", "Air/drone strike", by=by, at=("Duma",), says=says, **more)


def held(says, holder, status="held"):
    return Row(
        "the town is held", "held", by=(holder,), at=("Duma",), says=says, control=Control("Duma", holder, status)
    )


DENIAL = Row("no strike took place", "strike", "Air/drone strike", says="Army", negated=True, stance="asserted")
NOT_US = Row(
    "we did not strike Duma",
    "strike",
    "Air/drone strike",
    says="Army",
    negated=True,
    responsibility=(("Army", "denied"),),
)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([gain("Rebel Spokesman"), loss("Army")], [("outcome", True, None)], "each side says that it won"),
        ([gain("Monitor"), loss("Army")], [("outcome", True, None)], "a neutral voice against a party"),
        ([gain("Monitor"), loss("Newswire")], [("outcome", False, "update")], "neutral voices tell a course of things"),
        (
            [gain("Rebel Spokesman", on="2017-03-19", clock="05:00"), loss("Army", on="2017-03-19", clock="19:00")],
            [("outcome", False, "update")],
            "taken at dawn, lost at dusk",
        ),
        ([gain("Army"), loss("State Media")], [("outcome", False, "update")], "one side does not dispute with itself"),
        ([strike("Monitor", ("Army",)), strike("Army", ("Russia",))], [("initiator", True, None)], "two doers"),
        ([strike("Monitor", ("Army",)), strike("Newswire", ("Army",))], [], "one doer"),
        ([strike("Monitor", ("Army",)), DENIAL], [("occurrence", True, None)], "one says that nothing happened"),
        (
            [strike("Monitor", ("Army",)), NOT_US],
            [("initiator", True, None)],
            "the doer denies the deed, not the strike",
        ),
        (
            [
                strike("Monitor", ("Army",)),
                Row("nobody was hurt", "hurt", "Air/drone strike", says="Army", negated=True),
            ],
            [],
            "who denies victims does not deny the strike",
        ),
        (
            [held("Army", "Army"), held("Rebel Spokesman", "Rebels")],
            [("control", True, None)],
            "two holders of a place",
        ),
        (
            [strike("Army", ("Army",), weapon="rockets"), strike("Rebel Spokesman", ("Army",), weapon="barrel bombs")],
            [("weapon", True, None)],
            "two weapons, two sides",
        ),
        (
            [strike("Monitor", ("Army",), weapon="jets"), strike("Rebels", ("Army",), weapon="barrel bombs")],
            [],
            "barrel bombs fall from aircraft",
        ),
    ],
)
def test_disputes_by_field(rows, expected, why):
    assert [(d.field, d.real, d.why_not) for d in disputes_of(told(*rows))] == expected, why


def test_both_origins_are_named():
    (dispute,) = disputes_of(told(gain("Rebel Spokesman"), loss("Army")))
    assert [side.origins for side in dispute.sides] == [("Rebel Spokesman",), ("Army",)]
    assert "Army" in dispute.words
    assert "Rebel Spokesman" in dispute.words


def dead(says, low, *, party, on="2017-03-19", high=None):
    return Row("many died", "died", says=says, on=on, tolls=(toll(low, high, party=party),))


@pytest.mark.parametrize(
    ("rows", "values", "why"),
    [
        (
            [dead("Army", 60, party="Rebels"), dead("Rebel Spokesman", 9, party="Fighters of the North")],
            [],
            "two parties that nothing ties",
        ),
        (
            [dead("Army", 60, party="Rebels"), dead("Rebel Spokesman", 9, party="Rebel Spokesman")],
            [["9 killed", "60 killed"]],
            "two names of one side",
        ),
        (
            [
                dead("Army", 60, party="Rebels"),
                dead("Army", 11, party="Army"),
                dead("Rebel Spokesman", 9, party="Rebels"),
                dead("Rebel Spokesman", 30, party="State Media"),
            ],
            [["11 killed", "30 killed"], ["9 killed", "60 killed"]],
            "each party's dead are a dispute of their own",
        ),
        (
            [
                dead("Army", 9, party="Rebels", on="2017-03-19"),
                dead("Monitor", 60, party="Rebels", on="2017-03-01/2017-03-19"),
            ],
            [],
            "a day's dead and those of weeks",
        ),
    ],
)
def test_rival_counts(rows, values, why):
    named = [replace(row, by=("Rebels", "Army", "Rebel Spokesman", "State Media")) for row in rows]
    real = [d for d in disputes_of(told(*named)) if d.real and d.field == "toll"]
    assert [[side.value for side in d.sides] for d in real] == values, why


def test_an_enemys_later_count_is_no_update():
    early = sightings_of(reading("a", [dead("Army", 9, party="Rebels")], published="2017-03-20"))
    later = sightings_of(reading("b", [dead("Rebel Spokesman", 60, party="Rebels")], published="2017-03-22"))
    assert [d.real for d in disputes_of([*early, *later]) if d.field == "toll"] == [True]


def test_the_town_against_its_quarter_is_a_difference_of_scope():
    rows = [
        Row("shells fell", "shells", "Attack", at=("Northgate",)),
        Row("shells fell", "shells", "Attack", at=("Bridgetown",)),
    ]
    (dispute,) = disputes_of(told(*rows))
    assert (dispute.field, dispute.real, dispute.why_not) == ("place", False, "scope")


def test_a_count_since_one_day_that_its_origin_corrects_is_an_update():
    early = dead("Monitor", 48, party="Army", on="2017-03-19/2017-03-20")
    late = dead("Monitor", 26, party="Army", on="2017-03-19/2017-03-25")
    first = sightings_of(reading("a", [early], published="2017-03-20"))
    second = sightings_of(reading("b", [late], published="2017-03-25"))
    assert [(d.real, d.why_not) for d in disputes_of([*first, *second])] == [(False, "update")]
