"""The nearest grades of Airwars: rows of (claims, grade of civilian harm, strike status, why)."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.airwars import airwars_of
from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.independence import origin_groups
from warledger.reconcile.responsibility import answering_of
from warledger.reconcile.sightings import sightings_of

DEAD = (toll(3, population="civilians"),)
OTHER = "planes bombed a crowded market at noon"


def graded(*rows):
    sightings = [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]
    groups = origin_groups(sightings, {})
    found = airwars_of(sightings, groups, answering_of(sightings, groups), disputes_of(sightings))
    return None if found is None else (found.grade, found.strike_status)


def raid(says, by=("Army",), clause="jets struck the market", kind="Air/drone strike", tolls=DEAD, **more):
    return Row(clause, clause.split()[1], kind, by=by, at=("Duma",), says=says, tolls=tolls, **more)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([raid("Monitor")], ("weak", "single-source-claim"), "one origin"),
        ([raid("Monitor"), raid("Medics", clause=OTHER)], ("fair", "likely-strike"), "two origins that name a doer"),
        (
            [raid("Monitor", by=()), raid("Medics", by=(), clause=OTHER)],
            ("weak", "likely-strike"),
            "two origins, and nobody named as the doer",
        ),
        ([raid("Army")], ("confirmed", "declared-strike"), "the doer accepts the harm"),
        (
            [raid("Army", tolls=()), raid("Monitor", clause=OTHER)],
            ("fair", "declared-strike"),
            "the doer declares the strike and not the harm",
        ),
        (
            [raid("Monitor"), raid("Army", by=("Rebels",), clause=OTHER)],
            ("contested", "contested-strike"),
            "rivals are blamed",
        ),
        (
            [raid("Monitor"), raid("Army", by=(), tolls=(), responsibility=(("Army", "denied"),))],
            ("contested", "contested-strike"),
            "who is blamed denies it",
        ),
        (
            [
                raid("Monitor"),
                raid("Medics", clause=OTHER, tolls=(toll(3, population="fighters"),)),
                raid("Army", clause="they hit rebels at the market", tolls=(toll(3, population="militants"),)),
            ],
            ("discounted", "declared-strike"),
            "two count fighters, one alone civilians",
        ),
        ([raid("Monitor", tolls=(toll(4, population="fighters"),))], (None, "single-source-claim"), "no civilians"),
        (
            [raid("Monitor", tolls=(toll(4),))],
            ("weak", "single-source-claim"),
            "people of whom nobody says who they are",
        ),
        ([raid("Monitor", tolls=(toll(0, population="civilians"),))], (None, "single-source-claim"), "nobody harmed"),
        ([raid("Monitor", kind="Attack", clause="men stabbed villagers")], ("weak", None), "harm, and no strike"),
        ([raid("Monitor", kind="Armed clash", tolls=())], None, "neither"),
        ([raid("Monitor", stance="planned")], None, "a plan"),
    ],
)
def test_grades(rows, expected, why):
    assert graded(*rows) == expected, why
