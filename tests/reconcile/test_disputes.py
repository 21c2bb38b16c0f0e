"""Which accounts cannot all be true, over all fields of one event: found, named, told in one sentence, in any order."""

from itertools import permutations

import pytest
from builders import Row, reading, toll
from hypothesis import given
from hypothesis import strategies as st

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.sightings import sightings_of
from warledger.records import Toll


def told(*rows):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]


def gain(says):
    return Row("fighters captured the depot", "captured", by=("Rebels",), to=("Army",), at=("Duma",), says=says)


def loss(says):
    return Row("the raid was repelled", "repelled", by=("Army",), to=("Rebels",), at=("Duma",), says=says)


def strike(says, by, *figures):
    return Row("jets struck Duma", "struck", "Air/drone strike", by=by, at=("Duma",), says=says, tolls=figures)


AT_LEAST_EIGHT = Toll(0, 1, "killed", 8, None, "at least")


def test_both_origins_are_named_in_one_sentence():
    (dispute,) = disputes_of(told(gain("Rebel Spokesman"), loss("Army")))
    assert [side.origins for side in dispute.sides] == [("Rebel Spokesman",), ("Army",)]
    assert dispute.words == "Rebel Spokesman: fighters captured the depot; Army: the raid was repelled"


def test_a_difference_that_is_none_says_why_not():
    (difference,) = disputes_of(
        told(strike("Monitor", ("Army",), toll(8)), strike("Medics", ("Army",), AT_LEAST_EIGHT))
    )
    assert (difference.field, difference.real, difference.why_not) == ("toll", False, "wording")
    assert difference.words.startswith("no contradiction, other words for what may be the same: ")


def test_every_field_is_a_dispute_of_its_own():
    rows = [strike("Monitor", ("Army",), toll(20)), strike("Army", ("Rebels",), toll(8)), gain("Rebels"), loss("Army")]
    assert [d.field for d in disputes_of(told(*rows)) if d.real] == ["initiator", "outcome", "toll"]


ROWS = [
    strike("Monitor", ("Army",), toll(20)),
    strike("Army", ("Rebels",), toll(8)),
    gain("Rebel Spokesman"),
    loss("State Media"),
]


@pytest.mark.parametrize("order", list(permutations(range(len(ROWS))))[::5])
def test_the_order_of_claims_does_not_matter(order):
    sightings = told(*ROWS)
    assert disputes_of([sightings[place] for place in order]) == disputes_of(sightings)


SPEAKERS = ["Army", "State TV", "Rebel Spokesman", "Monitor", "Medics", "outlet", None]


@given(st.lists(st.sampled_from(SPEAKERS), min_size=1, max_size=5), st.integers(0, 90))
def test_accounts_that_agree_raise_no_dispute(speakers, number):
    rows = [strike(says, ("Army",), toll(number)) for says in speakers]
    assert not [d for d in disputes_of(told(*rows)) if d.real]
