"""Loaded words: found with the side that they name, and not found within names."""

import pytest

from warledger.reading.actors.find import find_actors
from warledger.reading.framing import find_framing
from warledger.reading.parse import parse_document
from warledger.records import Document


def framing_of(text, published="2017-03-21"):
    parse = parse_document(Document("d", "sha256:0", text, published=published))
    return find_framing(parse, find_actors(parse))


@pytest.mark.parametrize(
    ("text", "term", "side"),
    [
        ("In Syria, regime forces shelled a town.", "regime", "government"),
        ("In Syria, government forces shelled a town.", "government", "government"),
        ("The rebels left the Syrian town.", "rebel", "opposition"),
        ("Syrian resistance groups attacked.", "resistance", "opposition"),
        ("The Syrian army liberated the town of Hama.", "liberate", "government"),  # praises whoever did it
        ("Russia called its invasion of Ukraine a special military operation.", "special military operation", None),
        ('"The enemy fled," Russian officer Oleg Vartan said in Bakhmut, Ukraine.', "enemy", "ukraine"),  # who speaks
        ("Ukraine said the invaders had fled Bakhmut.", "invader", "russia"),
        ("Hamas fighters stormed a post near Gaza, Israel said.", "storm", "palestinian_factions"),
    ],
)
def test_found_with_its_side(text, term, side):
    date = "2023-05-01" if "Ukraine" in text or "Hamas" in text else "2017-03-21"
    found = [(f.term, f.side) for f in framing_of(text, date)]
    assert (term, side) in found


@pytest.mark.parametrize(
    "text",
    [
        "Two cars met on a road.",
        "The Resistance Committee of the town met.",  # a name is not a choice of words
        "",
    ],
)
def test_not_found(text):
    assert framing_of(text) == ()
