"""Who is one origin with whom, and which documents are copies."""

from builders import Row, reading

from warledger.reconcile.independence import origin_groups
from warledger.reconcile.sightings import sightings_of


def told(*rows):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]


def attack(says, clause="fighters attacked a post near the bridge", **more):
    return Row(clause, "attacked", says=says, **more)


def test_a_side_is_one_origin():
    (group,) = origin_groups(told(attack("Army"), attack("State Media")), {})
    assert (group.side, group.names) == ("government", ("Army", "State Media"))


def test_an_outlet_that_repeats_its_speaker_adds_none():
    rows = [attack("Monitor"), attack("outlet")]
    sightings = sightings_of(reading("a", rows))
    assert [group.names for group in origin_groups(sightings, {})] == [("Monitor",)]


def test_nobodys_word_is_no_origin():
    assert origin_groups(told(attack(None)), {}) == ()
