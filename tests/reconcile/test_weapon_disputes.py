"""With what it was done: weapons that exclude each other, on the words of opposed parties."""

import pytest
from builders import Row, reading

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.sightings import sightings_of

FIRE = "Shelling/artillery/missile attack"


def told(*rows):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]


def strike(says, weapon, kind="Air/drone strike", **more):
    return Row("they struck Duma", "struck", kind, by=("Army",), at=("Duma",), says=says, weapon=weapon, **more)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([strike("Army", "rockets"), strike("Rebel Spokesman", "barrel bombs")], [(True, None)], "opposed parties"),
        ([strike("Monitor", "jets"), strike("Rebels", "barrel bombs")], [], "barrel bombs fall from aircraft"),
        ([strike("Monitor", "rockets"), strike("Rebels", "jets")], [(False, "wording")], "a neutral voice may err"),
        ([strike("Army", "rockets"), strike("Russia", "jets")], [(False, "wording")], "allies use other words"),
        (
            [strike("Army", "rockets", "Armed clash"), strike("Rebels", "jets", "Armed clash")],
            [(False, "wording")],
            "a fight has many weapons",
        ),
        (
            [strike("Army", "rockets", on="2017-03-19"), strike("Rebels", "jets", on="2017-03-15")],
            [(False, "wording")],
            "the deed that it answers to has its own",
        ),
        ([strike("Army", "sticks"), strike("Rebels", "jets")], [], "a weapon of no class"),
    ],
)
def test_weapons(rows, expected, why):
    assert [(d.real, d.why_not) for d in disputes_of(told(*rows)) if d.field == "weapon"] == expected, why
