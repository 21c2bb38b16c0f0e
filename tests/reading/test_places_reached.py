"""Places that no list holds and no word for a kind of place shows."""

import pytest

from warledger.reading.gazetteer import load_gazetteer
from warledger.reading.parse import parse_document
from warledger.reading.places.find import find_places
from warledger.records import Document

NAMES = [
    ("Residents fled Jobar after the shelling of Damascus.", ["Jobar", "Damascus"], "the object of a flight"),
    ("Fighters entered Sarmuna on Monday in Idlib, Syria.", ["Sarmuna", "Idlib", "Syria"], "the object of an entry"),
    ("Civilians fled to Kherbet al-Ward near Idlib, Syria.", ["Kherbet al-Ward", "Idlib", "Syria"], "a longer name"),
    ("Shells hit Kafr Sabin on Monday in Syria.", ["Kafr Sabin", "Syria"], "a first word of places' names"),
    ("The army besieged Hezbollah in Syria.", ["Syria"], "a known group"),
    ("Residents fled Assad in Syria.", ["Syria"], "a known person"),
    ("Rebels recaptured Colonel Hamid in Syria.", ["Syria"], "a person with a title"),
    ("The rebels entered Sarmuna fighters' ranks in Syria.", ["Syria"], "a name with a noun behind it"),
    ("Wadi Barakat said the Iraqi army had left.", [], "a person who speaks"),
]


@pytest.mark.parametrize(("text", "names", "reason"), NAMES)
def test_unlisted_names_that_a_verb_reaches(text, names, reason):
    parse = parse_document(Document(id="x", digest="x", raw_digest="x", text=text, language="en"))
    places = find_places(parse, load_gazetteer())
    assert [text[place.start : place.end] for place in places] == names, reason
