"""Which mention a range of text means."""

from hypothesis import given
from hypothesis import strategies as st

from warledger.reading.mentions import actor_at
from warledger.records import Actor

ACTORS = (
    Actor(0, 23, "Syrian government forces"),
    Actor(0, 17, "Syrian government"),
    Actor(30, 35, "Hamas"),
    Actor(50, 90, "Iraqi forces"),
    Actor(70, 90, "Haider al-Abadi"),
)


def test_longest_mention_of_the_phrase_wins():
    assert actor_at(ACTORS, 0, 23) == 0


def test_inner_phrase_means_the_inner_mention():
    assert actor_at(ACTORS, 0, 17) == 1
    assert actor_at(ACTORS, 70, 90) == 4


def test_head_decides():
    assert actor_at(ACTORS, 50, 90, head=52) == 3
    assert actor_at(ACTORS, 26, 40, head=37) is None


def test_nothing_touched():
    assert actor_at(ACTORS, 40, 45) is None
    assert actor_at((), 0, 9) is None
    assert actor_at(ACTORS, 23, 30) is None


@given(st.integers(0, 100), st.integers(0, 100))
def test_found_mention_overlaps(start, end):
    found = actor_at(ACTORS, start, end)
    assert found is None or (ACTORS[found].start < end and start < ACTORS[found].end)
