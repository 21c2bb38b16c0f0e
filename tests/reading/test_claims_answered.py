"""What a deed answers is another deed: its place, its day and its means are not those of the answer."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document, Reading

SHELL, GAS, AIR = "Shelling/artillery/missile attack", "Chemical weapon", "Air/drone strike"

# (text, trigger, kind, places, days, reason)
ROWS = (
    (
        "Officials said the navy fired cruise missiles at the base in response to the gas attack in Idlib.",
        "fired",
        SHELL,
        set(),
        set(),
        "neither the gas nor its place is the answer's",
    ),
    (
        "Officials said the navy fired cruise missiles at the base in response to the gas attack in Idlib.",
        "gas attack",
        GAS,
        {"Idlib"},
        set(),
        "what is answered is told, too",
    ),
    (
        "The navy fired missiles at a base in Homs. It said the attack was in response to reports of gas in Idlib.",
        "attack",
        SHELL,
        set(),
        set(),
        "a mere attack is of the kind told before, not of the kind that it answers",
    ),
    (
        "The army shelled Homs in retaliation for an ambush in Hama on Monday that killed six soldiers.",
        "shelled",
        SHELL,
        {"Homs"},
        set(),
        "its own place, and no day of the other's",
    ),
    (
        "The army shelled Homs in retaliation for an ambush in Hama on Monday that killed six soldiers.",
        "ambush",
        "Armed clash",
        {"Hamah"},
        {"2017-04-03"},
        "the ambush keeps place and day",
    ),
    (
        "In response to the bombing in Tartus, jets struck Raqqa.",
        "struck",
        AIR,
        {"Raqqa"},
        set(),
        "the reason may stand first",
    ),
    ("Jets struck Raqqa in response on Monday.", "struck", AIR, {"Raqqa"}, {"2017-04-03"}, "no reason is told"),
)


def read(text: str) -> Reading:
    document = Document("d", "sha256:d", text, outlet="Wire", published="2017-04-07")
    return read_layers(next(iter(parse_documents([document]))))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[-1])
def test_an_answer_is_told_apart_from_what_it_answers(row):
    text, trigger, kind, places, days, reason = row
    reading = read(text)
    claim = next(c for c in reading.claims if text[slice(*c.trigger)].startswith(trigger))
    assert claim.sub_event_type == kind, reason
    assert {reading.places[i].name for i in claim.places} == places, reason
    assert {reading.times[i].value for i in claim.times} == days, reason
