import pytest

from warledger.errors import VocabularyError
from warledger.vocabulary import geography
from warledger.vocabulary.places import bare_name, load_place_words, place_key

NAMES = [
    ("Abbasid Square", "Abbasid", "site", "a capitalised kind word"),
    ("Abassiyin garages", "Abassiyin", "site", "a lower-case one"),
    ("the Jobar district", "Jobar", "part", "the article goes"),
    ("town of Rafah", "Rafah", "settlement", "the kind word may come first"),
    ("Lake Assad", "Assad", "nature", "also without 'of'"),
    ("Aleppo", "Aleppo", None, "no kind word at all"),
    ("Square", "Square", None, "a kind word alone is the name"),
]

SAME_PLACE = [
    ("Abbasid Square", "Abassiyin garages", "spelling and kind differ"),
    ("Abbasid Square", "Abbasiyyin area", "and again"),
]


@pytest.mark.parametrize(("name", "bare", "group", "why"), NAMES)
def test_kind_words_are_told_from_names(name, bare, group, why):
    found, kind = bare_name(name)
    assert (found, kind.group if kind else None) == (bare, group), why


@pytest.mark.parametrize(("one", "other", "why"), SAME_PLACE)
def test_names_of_one_place_share_a_key(one, other, why):
    assert place_key(one) == place_key(other), why


def test_other_places_keep_their_keys():
    assert place_key("Abbasid Square") != place_key("Umayyad Square")


def test_states_are_divisions_of_the_gazetteer():
    known = {f"{d.country}.{d.code}" for d in geography.load_divisions()}
    assert set(load_place_words().states.values()) <= known


def test_every_point_is_on_the_globe():
    points = [
        *((c.latitude, c.longitude) for c in geography.load_countries()),
        *((r.latitude, r.longitude) for r in geography.load_regions()),
        *((d.latitude, d.longitude) for d in geography.load_divisions()),
    ]
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in points)


def test_regions_lie_in_countries_that_exist():
    codes = {country.code for country in geography.load_countries()}
    assert {r.country for r in geography.load_regions() if r.country} <= codes
    assert geography.load_transliterated() <= codes


def test_region_names_are_unique():
    names = [region.name for region in geography.load_regions()]
    assert len(names) == len(set(names))


def test_words_for_people_lead_to_countries():
    people = geography.people_of_countries()
    assert people["syrian"] == people["syrians"] == "SY"
    assert people["nigerien"] == "NE"
    assert people["nigerian"] == "NG"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("SY\t09\t1\t36\t37\t80\tAleppo Governorate", "7 columns"),
        ("SY\t09\tx\t36\t37\t80\tAleppo Governorate\t", "invalid literal"),
    ],
)
def test_a_broken_division_names_its_line(line, problem):
    with pytest.raises(VocabularyError, match=f"line 3.*{problem}"):
        geography._division(line, 3)


def test_a_region_with_an_impossible_precision_is_refused():
    with pytest.raises(VocabularyError, match="1 to 7"):
        geography._region({"name": "Nowhere", "at": [0, 0, 1], "precision": 9}, "regions.toml: region 1")
