import sqlite3
from pathlib import Path

import pytest

from warledger.reading import gazetteer, gazetteer_index
from warledger.reading.gazetteer import ALTERNATE, MAIN, SPELT, Gazetteer, cache_folder, load_gazetteer

PLACES = [
    # id, geonames_id, name, latitude, longitude, radius, precision, country, division, population, kind, within
    ((1, 1, "Damascus", 33.5, 36.3, 13.8, 1, "SY", "13", 1500000, "capital", ""), ("Dimashq",)),
    ((2, 2, "Damascus", 39.3, -77.2, 1.4, 1, "US", "MD", 15000, "town", ""), ()),
    ((3, 3, "Damascus Governorate", 33.5, 36.3, 9.0, 4, "SY", "13", 0, "division", ""), ()),
    ((4, 4, "Syria", 35.0, 38.0, 240.0, 6, "SY", None, 17000000, "country", ""), ()),
    ((-1, None, "Eastern Ghouta", 33.5, 36.4, 14.0, 3, "SY", None, 0, "region", "Rif Dimashq"), ()),
]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(gazetteer_index, "_places", lambda: iter(PLACES))
    connection = sqlite3.connect(":memory:")
    gazetteer_index.build_index(connection)
    yield Gazetteer(connection)
    connection.close()


def found(small, name):
    return [(entry.id, entry.quality) for entry in small.entries(name)]


def test_own_names_come_first_and_the_larger_before_the_smaller(small):
    assert found(small, "Damascus") == [(1, MAIN), (2, MAIN)]


def test_alternate_names_and_spellings_are_told_apart(small):
    assert found(small, "Dimashq") == [(1, ALTERNATE)]
    assert found(small, "Dimishq") == [(1, SPELT)]


def test_spelling_leads_only_to_transliterated_countries(small):
    assert found(small, "Demascus") == [(1, SPELT)]


def test_an_unknown_name_means_nothing(small):
    assert found(small, "Nowhereville") == []
    assert found(small, "") == []


def test_containers_are_found_by_code(small):
    assert small.capital("SY").id == 1
    assert small.division("SY", "13").id == 3
    assert small.country("SY").id == 4
    assert small.country("FR") is None


def test_our_regions_say_what_holds_them(small):
    assert small.entries("Eastern Ghouta")[0].within == ("Rif Dimashq",)


@pytest.mark.parametrize(
    ("environment", "platform", "folder", "why"),
    [
        ({"WARLEDGER_CACHE": "/here"}, "linux", "/here", "the variable wins"),
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/warledger", "the desktop standard"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/warledger", "Windows"),
        ({}, "darwin", str(Path.home() / "Library/Caches/warledger"), "macOS"),
        ({"WARLEDGER_CACHE": ""}, "linux", str(Path.home() / ".cache/warledger"), "an empty variable is none"),
    ],
)
def test_cache_folder(environment, platform, folder, why):
    assert cache_folder(environment, platform) == Path(folder), why


def test_an_index_is_made_once_and_opened_again(monkeypatch, tmp_path):
    monkeypatch.setattr(gazetteer_index, "_places", lambda: iter(PLACES))
    first = load_gazetteer.__wrapped__(tmp_path)
    made = list(tmp_path.iterdir())
    monkeypatch.setattr(gazetteer, "_make", lambda path: pytest.fail(f"made {path} again"))
    second = load_gazetteer.__wrapped__(tmp_path)
    assert [path.suffix for path in made] == [".sqlite"]
    assert first.entries("Damascus") == second.entries("Damascus")
    for opened in (first, second):
        opened._connection.close()


def test_a_folder_that_cannot_be_written_does_not_stop_the_reader(monkeypatch, tmp_path):
    monkeypatch.setattr(gazetteer_index, "_places", lambda: iter(PLACES))
    (tmp_path / "file").write_text("in the way")
    opened = load_gazetteer.__wrapped__(tmp_path / "file" / "folder")
    assert opened.entries("Syria")[0].id == 4
    opened._connection.close()


def test_a_broken_index_file_does_not_stop_the_reader(monkeypatch, tmp_path):
    monkeypatch.setattr(gazetteer_index, "_places", lambda: iter(PLACES))
    (tmp_path / f"gazetteer-{gazetteer_index.index_version()}.sqlite").write_bytes(b"half a file")
    opened = load_gazetteer.__wrapped__(tmp_path)
    assert opened.entries("Syria")[0].id == 4
    opened._connection.close()


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("Ḩalab", "halab", "marks fall"),
        ("St. Louis", "saint louis", "abbreviations are written out"),
        ("Dar‘ā", "dara", "ayn falls"),
        ("Deir ez-Zor", "deir ez zor", "hyphens part words"),
        ("U.S.", "us", "points fall"),
        ("…", "", "no letter, no key"),
    ],
)
def test_plain_key(name, key, why):
    assert gazetteer_index.plain_key(name) == key, why


@pytest.mark.parametrize(
    ("name", "used", "why"),
    [
        ("Halab", True, "an English spelling"),
        ("Ḩalab", True, "a scholar's spelling"),
        ("ALP", False, "an airport's code"),
        ("a lei po", False, "lower case: another language's"),
        ("حلب", False, "another script"),
    ],
)
def test_only_names_that_english_reports_use_are_indexed(name, used, why):
    assert gazetteer_index.is_in_use(name) is used, why
