import publish_builders as made

from warledger.publish.versions import successors
from warledger.records import Reading

EARLY = "Forty-eight soldiers have been killed since Sunday. The rebels withdrew from the factory."
LATE = "Twenty-six soldiers have been killed since Sunday. Rain is expected. A shell hit a school in the old town."


def reading(name, text, *clauses, version_of=None):
    document = made.document(name, text, version_of=version_of)
    return Reading(document, claims=tuple(made.claim(document, clause) for clause in clauses))


KILLED = "soldiers have been killed since Sunday"
BEFORE = reading("early", EARLY, f"Forty-eight {KILLED}", "The rebels withdrew from the factory")
NOW = reading("late", LATE, f"Twenty-six {KILLED}", "A shell hit a school in the old town", version_of="early")


def test_a_claim_takes_the_place_of_the_one_that_it_words_anew():
    assert successors([BEFORE], [NOW]) == {NOW.claims[0].id: BEFORE.claims[0].id}


def test_only_versions_of_one_document_are_held_against_each_other():
    other = reading("other", LATE, f"Twenty-six {KILLED}")
    assert successors([BEFORE], [other]) == {}
    assert successors([BEFORE], [BEFORE]) == {}  # the same version


def test_each_claim_has_one_successor_at_most():
    twice = reading("late", f"{LATE} Twenty {KILLED}.", f"Twenty-six {KILLED}", f"Twenty {KILLED}", version_of="early")
    assert sorted(successors([BEFORE], [twice]).values()) == [BEFORE.claims[0].id]
