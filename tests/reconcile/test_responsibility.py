"""Who answers for a deed: rows of (claims, the table's rows, why)."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.independence import origin_groups
from warledger.reconcile.responsibility import answering_of
from warledger.reconcile.sightings import sightings_of

RAID = "Air/drone strike"


def table(*rows):
    sightings = [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]
    found = answering_of(sightings, origin_groups(sightings, {}))
    return [(row.party, row.stance, row.origin, row.told) for row in found]


def raid(says, by=("Army",), kind=RAID, clause="jets struck the market", **more):
    return Row(clause, clause.split()[1], kind, by=by, at=("Duma",), says=says, **more)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([raid("Monitor")], [("Army", "blamed", "Monitor", True)], "told as the doer"),
        ([raid("Army")], [("Army", "claimed", "Army", True)], "a party tells its own deed"),
        (
            [raid("Army", tolls=(toll(3, population="children"),))],
            [("Army", "admitted", "Army", True)],
            "and the children that it killed",
        ),
        (
            [raid("Monitor", by=(), responsibility=(("Army", "blamed"),))],
            [("Army", "blamed", "Monitor", False)],
            "in words of blame",
        ),
        (
            [raid("Monitor"), raid("Army", by=(), responsibility=(("Army", "denied"),))],
            [("Army", "blamed", "Monitor", True), ("Army", "denied", "Army", False)],
            "who is blamed denies it",
        ),
        (
            [raid("Monitor"), raid("Army", by=(), clause="nobody struck the market", negated=True)],
            [("Army", "blamed", "Monitor", True), ("Army", "denied", "Army", False)],
            "a denial of the deed by whom it is blamed on",
        ),
        (
            [raid("Monitor"), raid("Army", by=(), clause="nobody died there", negated=True)],
            [("Army", "blamed", "Monitor", True)],
            "a denial of victims is none of the deed",
        ),
        (
            [raid("Monitor", by=("Rebels",)), raid("Army", by=("Rebels",)), raid("Rebel Spokesman", by=("Army",))],
            [
                ("Rebels", "blamed", "Army", True),
                ("Rebels", "blamed", "Monitor", True),
                ("Army", "blamed", "Rebel Spokesman", True),
            ],
            "each side blames the other; who is named most comes first",
        ),
        ([raid("Monitor", by=("gunmen",))], [], "anybody"),
        ([raid("Monitor", kind="Armed clash")], [], "who fights a battle is not blamed for it"),
        ([raid("Monitor", stance="planned")], [], "a plan"),
        ([raid("Monitor", negated=True)], [], "not so, on another's word"),
        ([raid(None)], [("Army", "blamed", None, True)], "on nobody's word"),
    ],
)
def test_tables(rows, expected, why):
    assert table(*rows) == expected, why


def test_two_voices_of_a_side_are_one_row_and_name_their_documents():
    rows = [raid("State TV", by=("Rebels",)), raid("Army", by=("Rebels",))]
    sightings = [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]
    (row,) = answering_of(sightings, origin_groups(sightings, {}))
    assert (row.origin_side, row.side, row.documents) == ("government", "opposition", ("d0", "d1"))


def test_who_speaks_of_another_deed_blames_nobody_for_this_one():
    rows = [raid("Monitor", by=("Rebels",), kind="Suicide bomb"), raid("Monitor", by=("Rebels",), kind="Suicide bomb")]
    other = raid("Monitor", kind="Abduction/forced disappearance", clause="soldiers took the bomber away")
    assert table(*rows, other) == [("Rebels", "blamed", "Monitor", True)]
