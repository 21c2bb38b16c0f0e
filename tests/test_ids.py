"""Ids say the same on every machine, and tell different things apart."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.ids import canonical_json, claim_id, digest_of, digest_of_value, short_id

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON)
def test_canonical_json_is_json_and_stable(value):
    spelled = canonical_json(value)
    assert json.loads(spelled) == value
    assert canonical_json(json.loads(spelled)) == spelled


@given(st.dictionaries(st.text(), st.integers(), min_size=2))
def test_order_of_keys_does_not_matter(value):
    assert digest_of_value(value) == digest_of_value(dict(reversed(value.items())))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (digest_of(b""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (claim_id("report", "sha256:00", 10, 15, 0), "c-ffd9662af664"),
    ],
)
def test_recipes_are_pinned(made, expected):
    # A changed recipe orphans every decision in every ledger: change it on purpose or not at all.
    assert made == expected


def test_ids_tell_parts_apart():
    assert short_id("c", "ab", "c") != short_id("c", "a", "bc")
    assert short_id("c", 1) != short_id("c", "1")


def test_a_claim_id_tells_speakers_of_one_clause_apart():
    assert claim_id("d", "x", 0, 4, 0) != claim_id("d", "x", 0, 4, 1)
