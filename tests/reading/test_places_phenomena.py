"""Which names are places and which place each means, phenomenon by phenomenon, in sentences of our own."""

import pytest

from warledger.reading.gazetteer import load_gazetteer
from warledger.reading.gazetteer_add import add_gazetteer
from warledger.reading.gazetteer_borders import Borders
from warledger.reading.parse import parse_document
from warledger.reading.places.find import find_places
from warledger.records import Document
from warledger.vocabulary.spelling import ukrainian_in_english


def named_in(text, words):
    places = find_places(parse_document(Document("d", "0" * 64, text)), load_gazetteer())
    start = text.index(words)
    return next((p for p in places if p.start < start + len(words) and start < p.end), None)


@pytest.mark.parametrize(
    ("text", "words", "country", "why"),
    [
        (
            "Kherson was shelled overnight, killing two people.",
            "Kherson",
            "UA",
            "taken for a person, but it was shelled",
        ),
        ("Shelling hit Avdiivka and Kherson, officials said.", "Avdiivka", "UA", "hit, and spelt as reports do"),
        ("The victim, Omar Saad, 26, of Chicago, was a driver.", "Chicago", "US", "where a person lives"),
        ("Moscow and Washington resumed talks about the war.", "Moscow", "RU", "capitals before their namesakes"),
        ("Moscow and Washington resumed talks about the war.", "Washington", "US", "the capital, not the state"),
        ("A plant in Greenwood, W. Va., burnt down.", "Greenwood", "US", "a state's short form of two words"),
        ("S.C. lawmakers met on Monday in Columbia.", "S.C.", "US", "a state's short form without a town"),
        ("Jets struck northern Syrias Aleppo province.", "Aleppo", "SY", "after a lost apostrophe"),
        (
            "Rebels entered the town of Manbij in northern Aleppo, Syrian activists said.",
            "Manbij",
            "SY",
            "the province",
        ),
    ],
)
def test_places(text, words, country, why):
    place = named_in(text, words)
    assert place is not None, why
    assert place.country == country, why
    assert place.latitude is not None, why


def test_the_capital_is_meant_and_not_the_state():
    assert named_in("Moscow and Washington resumed talks.", "Washington").precision == 1


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("A car bomb killed nine. Car parts lay in Homs, Syria.", "Car parts", "an acronym's letters in a word"),
        ("The Ash Sham Front fought in Aleppo, Syria.", "Ash Sham", "a group's name behind the article"),
        ("Anthony Lake, who led the fund, spoke of Syria.", "Lake", "a surname that is also a word for places"),
        ("He was taken to City Hall in Homs, Syria.", "City Hall", "words for kinds only"),
        ("Karen Logan came early. The doctors at the clinic helped Logan.", "helped Logan", "a surname of the report"),
        ("The Houthis held the road.", "Houthis", "a people"),
        ("Two ships fired Tomahawk cruise missiles at a base in Syria.", "Tomahawk", "what the missiles are called"),
        ("Hassan Adra spoke. Later, Adra told reporters that he had left.", "Adra told", "a person speaks"),
    ],
)
def test_what_is_no_place(text, words, why):
    assert named_in(text, words) is None, why


@pytest.mark.parametrize(
    ("listed", "printed", "why"),
    [
        ("Mykolayivka", "Mykolaivka", "yi inside a word"),
        ("Zaporizhzhya", "Zaporizhzhia", "ya after a consonant"),
        ("Kryvyy Rih", "Kryvyi Rih", "y after a vowel"),
        ("Yasynuvata", "Yasynuvata", "the beginning stays, and y after a consonant"),
    ],
)
def test_ukrainian_names_as_reports_print_them(listed, printed, why):
    assert ukrainian_in_english(listed) == printed, why


def test_a_name_is_no_witness_for_itself():
    text = (
        "A fire broke out in Paris. Paris firemen came from Lamar County. Paris police closed roads near Dallas, Texas."
    )
    assert named_in(text, "Paris").country == "US"


@pytest.fixture
def with_own(tmp_path):
    """Find a name's place in a text with a list of villages in use."""
    rows = "Ain Larouz,35.69,36.45\nJober,34.68,36.66\nKafr Zarzur,35.81,36.52\nAlepo,35.0,38.5\n"
    (tmp_path / "mine.csv").write_text(f"name,lat,lon\n{rows}", "utf-8")
    add_gazetteer(tmp_path / "mine.csv", Borders(load_gazetteer()), folder=tmp_path)
    gazetteer = load_gazetteer.__wrapped__(None, tmp_path)

    def find(text, words):
        places = find_places(parse_document(Document("d", "0" * 64, text)), gazetteer)
        return next((p.name, p.within[:1]) for p in places if text[p.start : p.end] == words)

    yield find
    gazetteer.close()


@pytest.mark.parametrize(
    ("text", "words", "found", "why"),
    [
        (
            "Jets struck Kafar Zarzour in Idlib province, Syria.",
            "Kafar Zarzour",
            "Kafr Zarzur",
            "a village of the list",
        ),
        (
            "Jets struck Ein Laroz in Idlib province, Syria.",
            "Ein Laroz",
            "Ain Larouz",
            "spelt alike, a person's to a model",
        ),
        ("Shells hit Damascus, Syria. Rebels stormed the Jobar district.", "Jobar", "Jobar", "a likeness far away"),
        ("Shells hit Homs, Syria. Rebels stormed the village of Jobar.", "Jobar", "Jober", "a likeness near by"),
        ("Shells hit Aleppo, Syria.", "Aleppo", "Aleppo", "what was right stays right"),
    ],
)
def test_places_of_a_list_of_ones_own(with_own, text, words, found, why):
    assert with_own(text, words)[0] == found, why


@pytest.mark.parametrize(
    ("name", "other", "found", "why"),
    [
        ("Hass", "Hish", False, "two villages of one province, with two sounds in common"),
        ("Al Maleh", "Mila", False, "three sounds, and the letters hardly agree"),
        ("Maleh", "Malah", True, "few sounds, but the letters agree"),
        ("Jobar", "Juybar", True, "four sounds are enough"),
    ],
)
def test_a_short_key_needs_letters_that_agree(name, other, found, why):
    names = {entry.name for entry in load_gazetteer().entries(name)}
    assert (other in names) is found, why


def test_the_article_before_a_name_is_no_place_of_its_own():
    place = named_in("Jets hit the airfield at Ash Shairat near Homs, Syria.", "Ash Shairat")
    assert place is None or place.name != "Ash"
