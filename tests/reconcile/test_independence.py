"""Who is one origin with whom, and which documents are copies."""

from builders import Row, reading

from warledger.reconcile.independence import copies_of, origin_groups
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


def test_what_intake_found_counts_both_ways_and_only_for_known_documents():
    assert copies_of([("a", ("b", "gone")), ("b", ())], []) == {"a": ("b",), "b": ("a",)}


def test_documents_that_share_their_clauses_are_copies():
    clauses = [
        "Several fighters attacked a remote army checkpoint near Duma",
        "Medics attacked by gunmen carried wounded civilians across town",
        "Nobody attacked the northern bridge during yesterday's quiet morning",
    ]
    rows = [attack("outlet", clause) for clause in clauses]
    other = [attack("outlet", f"Something else was attacked by persons number {n} elsewhere") for n in range(3)]
    sightings = [
        s for name, made in (("a", rows), ("b", rows), ("c", other)) for s in sightings_of(reading(name, made))
    ]
    assert copies_of([("a", ()), ("b", ()), ("c", ())], sightings) == {"a": ("b",), "b": ("a",)}
