"""Places in sentences of our own. The towns are real, so that the gazetteer knows them; what happens there is not."""

import math
from itertools import pairwise

import pytest

from warledger.reading.gazetteer import load_gazetteer
from warledger.reading.parse import parse_document
from warledger.reading.places.find import find_places
from warledger.records import Document, Furniture


def places_in(text):
    return find_places(parse_document(Document("d", "0" * 64, text)), load_gazetteer())


def place_at(text, words):
    start = text.index(words)
    return next((p for p in places_in(text) if p.start < start + len(words) and start < p.end), None)


def km(place, latitude, longitude):
    east = (place.longitude - longitude) * math.cos(math.radians(latitude))
    return 111.2 * math.hypot(place.latitude - latitude, east)


LISTED = [
    ("Shells fell on Kharkiv in the night, Ukraine's army said.", "Kharkiv", "Kharkiv", "UA", "a town"),
    ("Gunmen attacked a base near Galkayo in Somalia.", "Galkayo", "Gaalkacyo", "SO", "by an alternate name"),
    ("Rebels shelled Deir al-Zour, Syrian activists said.", "Deir al-Zour", "Deir ez-Zor", "SY", "another spelling"),
    ("Fighters left Anbar province for Iraq's capital.", "Anbar", "Al-Anbar Governorate", "IQ", "a province"),
    ("Troops entered Donbas, said Ukrainian officials.", "Donbas", "Donbas", "UA", "a region of our own list"),
    ("Drones struck El Fasher in Sudan's Darfur region.", "El Fasher", "El Fasher", "SD", "two words"),
    ("The army retook the Syrian city of Hama.", "Hama", "Hamah", "SY", "the city, not the province"),
    ("He fled to Alexandria, La., with his family.", "Alexandria", "Alexandria", "US", "the state follows"),
    ("The convoy reached Tripoli, Lebanon, at noon.", "Tripoli", "Tripoli", "LB", "the country follows"),
    ("Talks resume in Geneva on Thursday.", "Geneva", "Geneva", "CH", "the larger of many towns"),
]


@pytest.mark.parametrize(("text", "words", "name", "country", "why"), LISTED)
def test_listed_places(text, words, name, country, why):
    place = place_at(text, words)
    assert place is not None, why
    assert (place.name, place.country) == (name, country), why
    assert place.radius_km > 0
    assert place.geonames_id is not None or place.name == "Donbas"


ABSENT = [
    ("Paris Hilton said she was sorry.", "Paris", "a person"),
    ("The Syrian army denied the report.", "Syrian", "an adjective is no place"),
    ("The Boston Globe reported the raid.", "Boston", "an outlet"),
    ("Fighters of the Islamic State of Iraq and Syria fled.", "Iraq", "part of a group's name"),
    ("The raid came in March, on a Sunday.", "March", "a month that is also a town"),
]


@pytest.mark.parametrize(("text", "words", "why"), ABSENT)
def test_what_is_no_place(text, words, why):
    assert place_at(text, words) is None, why


ANCHORED = [
    (
        "Clashes broke out in the Jobar district of Damascus, Syrian rebels said.",
        "Jobar", "Damascus", (33.51, 36.29), "a district said to be in a city",
    ),
    (
        "Shells hit Damascus on Sunday. Rebels stormed the Qaboun neighbourhood and held it.",
        "Qaboun", "Damascus", (33.51, 36.29), "the city that the report speaks of",
    ),
    (
        "Shelling hit the Kharkiv suburb of Velykamriya, Ukrainian officials said.",
        "Velykamriya", "Kharkiv", (49.99, 36.23), "what holds it comes first",
    ),
    (
        "Troops took Mosul University from the militants in northern Iraq.",
        "Mosul University", "Mosul", (36.34, 43.12), "a site named after its town",
    ),
    (
        "The London based monitor said rebels in Aleppo, Syria, lost the Bustan al-Zuhur quarter.",
        "Bustan al-Zuhur", "Aleppo", (36.2, 37.16), "where somebody's office is anchors nothing",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "within", "point", "why"), ANCHORED)
def test_unlisted_places_are_anchored(text, words, within, point, why):
    place = place_at(text, words)
    assert place is not None, why
    assert place.geonames_id is None, why
    assert place.within[0] == within, why
    assert km(place, *point) < 15
    assert place.radius_km >= 5
    assert place.precision in {2, 3}


def test_nothing_is_anchored_where_talks_are_held():
    text = "Rebels broke the siege of Zarbaliya. Syrian diplomats will travel to Geneva for talks on Thursday."
    place = place_at(text, "Zarbaliya")
    assert place.within[:1] != ("Geneva",)


def test_nothing_is_anchored_in_a_link_to_another_page():
    text = "Rebels broke the siege of Zarbaliya.\n\nMinister opens a bakery in Latakia"
    link = Furniture(text.index("Minister"), len(text), "related")
    document = Document("d", "0" * 64, text, furniture=(link,))
    place = find_places(parse_document(document), load_gazetteer())[0]
    assert (place.name, place.latitude) == ("Zarbaliya", None)


def test_a_border_crossing_is_in_no_town():
    text = "In Kunduz, Afghan police fled. Afghanistan closed the Zorkabad crossing."
    assert place_at(text, "Zorkabad").within[0] == "Afghanistan"


def test_a_village_abroad_that_nothing_speaks_for_is_not_meant():
    text = "Colombian troops fought dissidents in Cauca, Colombia. Shots fell in El Plateado."
    place = place_at(text, "El Plateado")
    assert place is None or place.country == "CO"


def test_a_country_keeps_its_name_from_hamlets():
    text = "Ukrainian troops left Bakhmut, in Ukraine. Russia claimed the town. Kyiv, Kharkiv and Odesa were shelled."
    assert place_at(text, "Russia").country == "RU"


def test_an_unlisted_place_without_an_anchor_has_no_point():
    place = place_at("They met in the village of Qwelpatha.", "Qwelpatha")
    assert place is not None
    assert (place.latitude, place.longitude, place.radius_km, place.precision) == (None, None, None, None)


def test_a_homonym_elsewhere_is_not_taken_for_a_quarter():
    text = "Rebels in Damascus, Syria, pushed into Abbasid Square. They hold half of Jobar, a district of Damascus."
    assert {place.country for place in places_in(text)} == {"SY"}


def test_a_quarter_of_a_border_town_is_not_its_namesake_abroad():
    text = "Shells hit the Bushenge quarter of Bukavu."
    assert {(place.name, place.country) for place in places_in(text)} == {("Bushenge", "CD"), ("Bukavu", "CD")}


def test_another_spelling_abroad_is_not_meant_however_often_it_is_named():
    text = "In Bukavu, soldiers spoke of the town of Katana. Katana was calm. Goma too was calm, and Uvira."
    assert {place.country for place in places_in(text)} == {"CD"}


def test_the_name_of_an_anchored_place_has_its_kind_only_where_that_is_part_of_it():
    assert place_at("They stormed Abbasid Square in Damascus, Syria.", "Abbasid").name == "Abbasid Square"
    assert place_at("They stormed the Abassiyin garages in Damascus, Syria.", "Abassiyin").name == "Abassiyin"


def test_town_and_province_of_one_name_are_two_places():
    text = "Jets bombed Idlib city in Syria. Many fled the villages of Idlib province."
    names = [place.name for place in places_in(text)]
    assert "Idlib" in names
    assert "Idlib Governorate" in names


def test_a_side_of_a_town_is_near_it():
    inside = place_at("A bomb went off in Damascus, Syria.", "Damascus")
    beside = place_at("A bomb went off in northeastern Damascus, Syria.", "Damascus")
    assert (inside.precision, beside.precision) == (1, 2)
    assert beside.radius_km > inside.radius_km
    assert beside.geonames_id == inside.geonames_id


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Yemen's rebels shelled the east of the capital.", "the east of the capital", "Sanaa"),
        ("A drone fell near the Ukrainian capital on Friday.", "the Ukrainian capital", "Kyiv"),
    ],
)
def test_the_capital_is_that_of_the_country_spoken_of(text, words, name):
    assert place_at(text, words).name == name


@pytest.mark.parametrize("text", ["It is a capital crime.", "They took Raqqa, the capital of the province, in Syria."])
def test_not_every_capital_is_a_place(text):
    assert [place for place in places_in(text) if "capital" in text[place.start : place.end]] == []


def test_what_holds_a_place_is_named_innermost_first():
    assert place_at("A blast shook Manbij, Syria.", "Manbij").within == ("Aleppo Governorate", "Syria")


def test_several_candidates_are_kept_the_likely_first():
    place = place_at("Officials met in Damascus with Syrian rebels.", "Damascus")
    assert 1 < len(place.candidates) <= 5
    assert place.candidates[0].geonames_id == place.geonames_id
    scores = [candidate.score for candidate in place.candidates]
    assert scores == sorted(scores, reverse=True)


def test_company_decides_between_towns_of_one_name():
    text = "Police in Gainesville, Denton and Sherman, all in Texas, searched for the men."
    assert place_at(text, "Gainesville").within[0] == "Texas"


def test_a_repeated_name_is_one_place():
    text = "Bakhmut fell, Ukraine's army said. Soldiers of Bakhmut wept. Bakhmut was burning."
    assert len({(place.name, place.latitude) for place in places_in(text) if place.name == "Bakhmut"}) == 1


def test_places_are_in_order_and_apart():
    text = "From Tikrit, Samarra and Baiji to Mosul, Iraqi troops held the Tigris, the Green Zone and Anbar province."
    places = places_in(text)
    assert len(places) >= 6
    assert all(one.end <= other.start for one, other in pairwise(places))


def test_no_text_no_places():
    assert places_in("") == ()
    assert places_in("\n\n…\n") == ()
