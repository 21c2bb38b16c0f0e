"""Countries, divisions and regions: the places that GeoNames' list of towns does not hold.

``countries.toml`` and ``regions.toml`` are Warledger's own. ``divisions.tsv`` was made from the division names of
GeoNames (CC BY 4.0) and the towns in each: its points are the mean of the towns, its radius holds nine in ten of them.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of

FILES = ("countries.toml", "regions.toml", "divisions.tsv", "towns.toml")
_DIVISION_COLUMNS = 8
_NO_PLURAL = frozenset({"lao"})  # Laos is the country


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 ``code``, a rough centre; ``name`` None means GeoNames' own; ``people`` adjective first."""

    code: str
    latitude: float
    longitude: float
    name: str | None = None
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Division:
    """A province, state or district: ``code`` is GeoNames' (``09``; with a dot for a second-order one)."""

    country: str
    code: str
    geonames_id: int
    latitude: float
    longitude: float
    radius_km: float
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A region, sea, river or site: ``precision`` is UCDP's, ``country`` where the whole lies in one."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    precision: int
    country: str | None = None
    within: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@cache
def load_countries() -> tuple[Country, ...]:
    """Return the countries of ``countries.toml``.

    Raises:
        VocabularyError: a row does not say what it must.
    """
    rows: dict[str, dict[str, Any]] = load_table("countries.toml")["countries"]
    return tuple(_country(code, row) for code, row in rows.items())


@cache
def load_transliterated() -> frozenset[str]:
    """Return the codes of the countries whose names reach English through transliteration.

    Raises:
        VocabularyError: a value is no text.
    """
    return frozenset(words_of(load_table("countries.toml"), "transliterated", "countries.toml"))


@cache
def load_regions() -> tuple[Region, ...]:
    """Return the regions of ``regions.toml``.

    Raises:
        VocabularyError: a row does not say what it must.
    """
    return tuple(
        _region(row, f"regions.toml: region {index}")
        for index, row in enumerate(load_table("regions.toml")["region"], 1)
    )


@cache
def load_divisions() -> tuple[Division, ...]:
    """Return the divisions of ``divisions.tsv``.

    Raises:
        VocabularyError: a line has the wrong number of columns or a value that is no number.
    """
    text = resources.files("warledger.vocabulary").joinpath("divisions.tsv").read_text("utf-8")
    return tuple(_division(line, number) for number, line in enumerate(text.splitlines(), 1))


@cache
def people_of_countries() -> dict[str, str]:
    """Return lower-case words for a country's people, with plurals ("syrian", "syrians"), and its code."""
    found: dict[str, str] = {}
    for country in load_countries():
        for word in country.people:
            found.setdefault(word.lower(), country.code)
            if word.lower() not in _NO_PLURAL:
                found.setdefault(f"{word.lower()}s", country.code)
    return found


def _country(code: str, row: dict[str, Any]) -> Country:
    where = f"countries.toml: {code}"
    check_keys(row, ("name", "also", "people"), where, required=("centre",))
    latitude, longitude = _numbers(row["centre"], 2, where)
    return Country(
        code, latitude, longitude, row.get("name"), words_of(row, "also", where), words_of(row, "people", where)
    )


def _region(row: dict[str, Any], where: str) -> Region:
    check_keys(row, ("country", "within", "also"), where, required=("name", "at", "precision"))
    latitude, longitude, radius = _numbers(row["at"], 3, where)
    if row["precision"] not in range(1, 8):
        raise VocabularyError(f"{where}: 'precision' must be 1 to 7")
    return Region(
        row["name"],
        latitude,
        longitude,
        radius,
        row["precision"],
        row.get("country"),
        words_of(row, "within", where),
        words_of(row, "also", where),
    )


def _division(line: str, number: int) -> Division:
    columns = line.split("\t")
    if len(columns) != _DIVISION_COLUMNS:
        raise VocabularyError(f"divisions.tsv: line {number} has {len(columns)} columns, not {_DIVISION_COLUMNS}")
    country, code, geonames_id, latitude, longitude, radius, name, also = columns
    try:
        numbers = int(geonames_id), float(latitude), float(longitude), float(radius)
    except ValueError as error:
        raise VocabularyError(f"divisions.tsv: line {number}: {error}") from error
    return Division(country, code, *numbers, name, tuple(filter(None, also.split("|"))))


def _numbers(value: object, count: int, where: str) -> list[float]:
    if not isinstance(value, list) or len(value) != count or not all(isinstance(n, int | float) for n in value):
        raise VocabularyError(f"{where}: a point must be a list of {count} numbers")
    return [float(number) for number in value]
