"""States that act or are acted on, letters that name one, courts, and people whom no war makes a side."""

import pytest

from warledger.reading.actors.find import find_actors
from warledger.reading.parse import parse_documents
from warledger.records import Document

FOUND = [
    ("The U.S. suspended its aid.", "U.S.", "United States", "letters as a subject"),
    ("The US imposed sanctions on Friday.", "US", "United States", "letters without points"),
    ("The UK recalled its envoy.", "UK", "United Kingdom", "another state's letters"),
    ("The general threatened Iran.", "Iran", "Iran", "an object that only a state can be"),
    ("Norway was condemned by the council.", "Norway", "Norway", "the same in the passive"),
    ("A Turkish court jailed two men.", "Turkish court", "Turkish court", "a court"),
    ("Gunmen abducted migrants.", "migrants", "migrants", "people on the move"),
]


def actors_of(text):
    (parse,) = parse_documents([Document("d", "sha256:0", text)])
    return {(text[a.start : a.end], a.name) for a in find_actors(parse)}


@pytest.mark.parametrize(("text", "words", "name", "reason"), FOUND, ids=[row[3] for row in FOUND])
def test_states_and_people_are_found(text, words, name, reason):
    assert (words, name) in actors_of(text), reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Jets bombed Iran for an hour.", "bombed land, no party"),
        ("He bought a house in Norway.", "a place"),
        ("A US firm built the road.", "letters before a noun"),
    ],
)
def test_a_state_that_is_only_a_place_is_no_actor(text, reason):
    assert not {name for _, name in actors_of(text)} & {"Iran", "Norway", "United States"}, reason
