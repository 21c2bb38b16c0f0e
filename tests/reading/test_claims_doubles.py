"""A happening told twice or three times in one sentence is one claim; two happenings stay two."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document, Reading

# (sentence, the one trigger, harms with their low counts, reason)
ONE = (
    (
        "Rebels fired mortar shells at the village of Tell Rifaat, killing two women and injuring five.",
        "fired",
        {("killed", 2), ("injured", 5)},
        "participles tell what came of the shells",
    ),
    (
        "Rebels fired six shells at the camp in Idlib, causing material damage to several homes.",
        "fired",
        set(),
        "damage is what came of the shells",
    ),
    (
        "Gunmen fired three rockets which landed in the town of Kafr Zita.",
        "fired",
        set(),
        "where the rockets came down",
    ),
    (
        "A bomb exploded in Homs, resulting in the death of four people.",
        "exploded",
        {("killed", 4)},
        "a noun of harm below a participle",
    ),
    (
        "A number of rocket shells fired by rebels hit the village of Hadar.",
        "hit",
        set(),
        "who fired what hit",
    ),
    ("Air strikes targeting a fuel depot near Raqqa killed nine people.", "killed", {("killed", 9)}, "noun and verb"),
    ("Nine people were killed in a rocket attack in Homs.", "killed", {("killed", 9)}, "verb and noun"),
    ("The regime hit the suburbs of Damascus with air raids on Monday.", "hit", set(), "by which means"),
    ("A bridge near Mosul was damaged by a barrel bomb on Monday.", "damaged", set(), "by which means, passive"),
    ("Three people killed, 38 injured in shelling in Damascus", "killed", {("killed", 3), ("injured", 38)}, "headline"),
    (
        "Jets bombed a market in Idlib, claiming the lives of four people.",
        "bombed",
        {("killed", 4)},
        "lives claimed",
    ),
    ("Militants positioned in the hills shelled the town of Hadar.", "shelled", set(), "where they stood is no deed"),
    ("Shells hit the market in Douma and the streets surrounding it.", "hit", set(), "a street besieges nothing"),
)
# (sentence, how many claims, reason)
MORE = (
    ("Rebels captured the town of Goma on Monday; the army shelled Bukavu on Tuesday.", 2, "two deeds"),
    ("Ten soldiers were killed in Homs after rebels attacked a base.", 2, "after: another deed"),
    ("The army shelled Douma, the monitor said, and rebels fired rockets at Damascus.", 2, "two sides"),
)


def read(text: str) -> Reading:
    return read_layers(next(parse_documents([Document("d", "sha256:d", text, outlet="Wire")])))


@pytest.mark.parametrize(("text", "trigger", "harms", "reason"), ONE, ids=[row[3] for row in ONE])
def test_one_happening_is_one_claim(text, trigger, harms, reason):
    reading = read(text)
    found = [text[slice(*claim.trigger)] for claim in reading.claims]
    assert len(found) == 1, (reason, found)
    assert trigger in found[0].lower(), reason
    held = {(reading.tolls[i].harm, reading.tolls[i].low) for i in reading.claims[0].tolls}
    assert held == harms, reason


@pytest.mark.parametrize(("text", "count", "reason"), MORE, ids=[row[2] for row in MORE])
def test_two_happenings_are_two_claims(text, count, reason):
    found = [text[slice(*claim.trigger)] for claim in read(text).claims]
    assert len(found) >= count, (reason, found)
