"""Towns as English reports of wars name them, and towns that GeoNames' list lacks (``towns.toml``)."""

import re
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

FILE = "towns.toml"


@dataclass(frozen=True, slots=True)
class Town:
    """A town that GeoNames' list lacks: ISO 3166 ``country``, a point in degrees, about how many live there."""

    name: str
    country: str
    latitude: float
    longitude: float
    people: int
    also: tuple[str, ...] = ()


@cache
def load_town_names() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return, for a country's code and GeoNames' name there, the names of English reports.

    Raises:
        VocabularyError: a country is no ISO code, or a value no list of names.
    """
    rows = _table()["also"]
    return {
        (_code(code, FILE), name): words_of(rows[code], name, f"{FILE}: {code}") for code in rows for name in rows[code]
    }


@cache
def load_english_names() -> dict[tuple[str, str], str]:
    """Return, for a country's code and GeoNames' name there, the name by which English reports know the place.

    Raises:
        VocabularyError: a country is no ISO code, or a name no text.
    """
    rows = _table()["named"]
    names = {(_code(code, FILE), name): english for code in rows for name, english in rows[code].items()}
    strange = next((name for (_, name), english in names.items() if not isinstance(english, str)), None)
    if strange is not None:
        raise VocabularyError(f"{FILE}: the name of {strange!r} is no text")
    return names


@cache
def load_towns() -> tuple[Town, ...]:
    """Return the towns that GeoNames' list lacks.

    Raises:
        VocabularyError: a row does not say what it must.
    """
    return tuple(_town(row, f"{FILE}: town {number}") for number, row in enumerate(_table()["town"], 1))


def _table() -> Table:
    table = load_table(FILE)
    check_keys(table, (), FILE, required=("also", "named", "town"))
    return table


def _town(row: Table, where: str) -> Town:
    check_keys(row, ("also",), where, required=("name", "country", "at", "people"))
    at = row["at"]
    if not isinstance(at, list) or len(at) != 2 or not -90 <= at[0] <= 90 or not -180 <= at[1] <= 180:
        raise VocabularyError(f"{where}: 'at' must be a latitude and a longitude")
    code = _code(row["country"], where)
    return Town(row["name"], code, float(at[0]), float(at[1]), int(row["people"]), words_of(row, "also", where))


def _code(code: str, where: str) -> str:
    if not re.fullmatch("[A-Z]{2}", code):
        raise VocabularyError(f"{where}: {code!r} is no ISO 3166 alpha-2 code")
    return code
