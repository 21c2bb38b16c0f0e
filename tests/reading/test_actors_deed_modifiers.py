"""A modifier before a deed's noun names who does it; before other nouns it names nobody."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document

# (sentence, modifier, part of the name meant, reason)
NAMED = (
    ("Three people were killed in a Russian airstrike in Idlib.", "Russian", "russia", "a nationality"),
    ("Four died in jihadist rocket attacks on Aleppo.", "jihadist", "militant", "another noun between"),
    ("The Syrian city of Homs has been under Islamist siege.", "Islamist", "militant", "a siege"),
    ("Reports of Iraqi destruction in Kuwait grew.", "Iraqi", "iraq", "destruction"),
    ("A suspected Israeli air raid hit Damascus.", "Israeli", "israel", "a suspicion is still about somebody"),
)
# (sentence, modifier, reason)
UNNAMED = (
    ("A Russian village was hit by a shell.", "Russian", "a place"),
    ("Russian bread was sold in Idlib.", "Russian", "no deed"),
    ("A terrorist attack in Berlin killed twelve people.", "terrorist", "no party of a known conflict"),
)


def named_at(text: str, word: str) -> list[str]:
    reading = read_layers(next(parse_documents([Document("d", "sha256:d", text, outlet="Wire")])))
    return [a.name.lower() for a in reading.actors if text[a.start : a.end] == word]


@pytest.mark.parametrize(("text", "word", "name", "reason"), NAMED, ids=[row[3] for row in NAMED])
def test_a_modifier_names_the_doer(text, word, name, reason):
    assert any(name in found for found in named_at(text, word)), reason


@pytest.mark.parametrize(("text", "word", "reason"), UNNAMED, ids=[row[2] for row in UNNAMED])
def test_a_modifier_of_something_else_names_nobody(text, word, reason):
    assert named_at(text, word) == [], reason
