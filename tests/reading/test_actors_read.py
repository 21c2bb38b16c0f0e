"""Who is meant by names and phrases: tables of (text, mention, expected)."""

import pytest

from warledger.reading.actors import find_actors
from warledger.reading.parse import parse_document
from warledger.records import Document


def actors_of(text, published="2017-03-21"):
    return find_actors(parse_document(Document("d", "sha256:0", text, published=published)))


def mention(text, words, published="2017-03-21"):
    start = text.index(words)
    found = [a for a in actors_of(text, published) if (a.start, a.end) == (start, start + len(words))]
    assert found, f"no mention {words!r}: {[text[a.start : a.end] for a in actors_of(text, published)]}"
    return found[0]


SYRIA = "Fighting went on around Idlib in Syria. "
GOVERNMENT = ("Syrian government forces", "government")
REBELS = ("Syrian opposition armed groups", "opposition")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Regime forces shelled the town.", "Regime forces", GOVERNMENT),  # one name whatever the outlet's word
        ("Government troops shelled the town.", "Government troops", GOVERNMENT),
        ("Forces loyal to Bashar al-Assad shelled it.", "Forces loyal to Bashar al-Assad", GOVERNMENT),
        ("Opposition fighters left the town.", "Opposition fighters", REBELS),
        ("The rebels left the town.", "rebels", REBELS),  # without the article
        ("Syrian rebels left the town.", "Syrian rebels", REBELS),
        ("The army said the town was safe.", "army", ("Syrian Arab Army", "government")),
        ("Russian warplanes struck the town.", "Russian warplanes", ("Russian forces", "russia")),
        ("Russia deployed more jets.", "Russia", ("Russia", "russia")),
        ("Faylaq ar-Rahman attacked.", "Faylaq ar-Rahman", ("Failaq al-Rahman", "opposition")),  # another spelling
        ("Pro-regime media reported an advance.", "Pro-regime media", ("pro-regime media", "government")),
    ],
)  # fmt: skip
def test_sides_in_syria(text, words, expected):
    found = mention(SYRIA + text, words)
    assert (found.name, found.side) == expected


def test_furniture_holds_no_mention():
    assert actors_of("") == ()
