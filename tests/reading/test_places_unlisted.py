"""Names that no list holds are places where a row, an apposition, a distance or a deed of war says so."""

import pytest

from warledger.reading.gazetteer import load_gazetteer
from warledger.reading.parse import parse_document
from warledger.reading.places.find import find_places
from warledger.records import Document

NAMES = [
    (
        "Shells fell on the settlements of Sarmuna (twice), Hawsh Bakir and Wadi al-Nahriya in Homs province.",
        ["Sarmuna", "Hawsh Bakir", "Wadi al-Nahriya", "Homs"],
        "a row after a plural, with a remark in it",
    ),
    (
        "Fighting reached the Al-Nahriya, Al-Sabuniya and Al-Wardat districts of Aleppo.",
        ["Al-Nahriya", "Al-Sabuniya", "Al-Wardat", "Aleppo"],
        "a row before a plural",
    ),
    ("The towns of Sarmuna and Idlib fell, Reuters said.", ["Sarmuna", "Idlib"], "who reports it ends the row"),
    (
        "Mortars hit Kirkuk, Baqubah, Bani Sarmun and Samarra on Monday.",
        ["Kirkuk", "Baqubah", "Bani Sarmun", "Samarra"],
        "one name among known towns",
    ),
    ("Two men were held in Sarmuna, a small town near Homs.", ["Sarmuna", "Homs"], "what it is, after a comma"),
    ("A bomb went off in Sarmuna, 40 km north of Homs.", ["Sarmuna", "Homs"], "how far it is, after a comma"),
    ("John Fielding, a town councillor from Homs, fled.", ["Homs"], "a person with a town's office"),
    ("Rebels seized a post on Route 12 near Homs.", ["Route 12", "Homs"], "a numbered road"),
    ("Soldiers stormed the Nahrawi Palace in Damascus.", ["Nahrawi Palace", "Damascus"], "a site that is stormed"),
    ("Nine soldiers died while defending Sarmun army base.", ["Sarmun"], "a kind of two words"),
    ("A soldier was killed in a cramped refugee camp.", [], "a kind without a name"),
    ("Clashes broke out near Al-Nahriya on Monday.", ["Al-Nahriya"], "Arabic's article where a place stands"),
    ("Clashes went on in the vicinity of Sarmuna.", ["Sarmuna"], "the ground around it"),
    ("Fighters captured Western Afghanistan in May.", ["Western Afghanistan"], "a side that is spelt as its name"),
    ("Fighters captured western Afghanistan in May.", ["Afghanistan"], "a side in lower case is none"),
    ("A soldier died in Sarmuna city, 80 km west of the capital of Iraq.", ["Sarmuna", "Iraq"], "a distance"),
    ("The army destroyed many Chechen towns.", [], "a people is no place"),
    ("Police stood outside Patten's hotel.", [], "an owner's name"),
    ("The rebels hold its southern counterpart Bukavu.", ["Bukavu"], "a city known to all"),
    ("Planes flew over Laos.", ["Laos"], "a country that looks like a people's plural"),
]


@pytest.mark.parametrize(("text", "names", "reason"), NAMES)
def test_names_that_no_list_holds(text, names, reason):
    parse = parse_document(Document(id="x", digest="x", raw_digest="x", text=text, language="en"))
    places = find_places(parse, load_gazetteer())
    assert [text[place.start : place.end] for place in places] == names, reason


REGIONS = [
    ("Protesters marched in Corsica on Thursday.", "Corsica", "FR", "an island, and no town of Missouri"),
    ("Tanks rolled towards Tiananmen Square.", "Tiananmen Square", "CN", "a famous square"),
    ("Warships patrolled the Malacca Straits.", "Strait of Malacca", None, "a strait by another name"),
    ("Fighting spread through Herzegovina in 1992.", "Herzegovina", "BA", "a part of a country"),
    ("Police stood near the entrance to Heathrow.", "Heathrow", "GB", "an airport"),
    ("Peacekeepers died in the former Yugoslavia.", "Yugoslavia", None, "a country that was"),
]


@pytest.mark.parametrize(("text", "name", "country", "reason"), REGIONS)
def test_regions_known_to_all(text, name, country, reason):
    parse = parse_document(Document(id="x", digest="x", raw_digest="x", text=text, language="en"))
    (place,) = find_places(parse, load_gazetteer())
    assert (place.name, place.country) == (name, country), reason
