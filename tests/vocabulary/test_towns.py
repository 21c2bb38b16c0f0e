import pytest

from warledger.errors import VocabularyError
from warledger.reading.gazetteer import load_gazetteer
from warledger.vocabulary import towns

KNOWN = [
    ("Hodeidah", "YE", "Hodeidah", "GeoNames has Al Hudaydah"),
    ("Al Hudaydah", "YE", "Hodeidah", "by GeoNames' own name"),
    ("Tal Rifaat", "SY", "Tal Rifaat", "GeoNames has Tall Rifat"),
    ("Kharkov", "UA", "Kharkiv", "the Russian name"),
    ("Artemovsk", "UA", "Bakhmut", "a former name, of a town in Russia as well"),
    ("Odessa", "UA", "Odesa", "a name of a town in America as well"),
    ("Stepanakert", "AZ", "Khankendi", "the Armenian name"),
    ("Congo", "CD", "Democratic Republic of the Congo", "a town in Brazil as well"),
    ("Ain Zara", "LY", "Ain Zara", "not in GeoNames' list"),
    ("Martakert", "AZ", "Aghdara", "another name of a town that is not in the list"),
]


@pytest.mark.parametrize(("name", "country", "known_as", "reason"), KNOWN)
def test_towns_of_wars_by_their_names_in_english(name, country, known_as, reason):
    first = load_gazetteer().entries(name)[0]
    assert (first.country, first.name) == (country, known_as), reason


BROKEN = [
    ({"also": {}, "named": {}, "town": [{"name": "Adal"}]}, "town 1", "keys are missing"),
    (
        {"also": {}, "named": {}, "town": [{"name": "Adal", "country": "XX", "at": [91, 0], "people": 1}]},
        "latitude",
        "no such latitude",
    ),
    ({"also": {}, "named": {"Adal": {"A": "B"}}, "town": []}, "ISO 3166", "no code"),
    ({"also": {}, "named": {"XX": {"A": 1}}, "town": []}, "no text", "a number for a name"),
]


@pytest.mark.parametrize(("table", "words", "reason"), BROKEN)
def test_a_broken_file_is_told(monkeypatch, table, words, reason):
    monkeypatch.setattr(towns, "load_table", lambda _: table)
    with pytest.raises(VocabularyError, match=words):
        towns.load_english_names.__wrapped__(), towns.load_towns.__wrapped__()
    assert reason
