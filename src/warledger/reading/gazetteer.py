"""Name → the places that bear it, from an index that is made once and kept in the user's cache folder.

``python -m warledger.reading.gazetteer`` makes the index ahead of time, so that the first document does not wait.
"""

import math
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from warledger.reading.gazetteer_index import (
    ALTERNATE,
    MAIN,
    SPELLING_MARK,
    SPELT,
    build_index,
    index_version,
    plain_key,
    write_index,
)
from warledger.reading.gazetteer_own import OwnGazetteer, list_gazetteers, open_own
from warledger.vocabulary.spelling import key_of

CACHE_VARIABLE = "WARLEDGER_CACHE"
_KEPT = 50_000  # names remembered: some hundred reports' worth, so that memory stays flat
_LOOKUP_SIZE = 400  # parameters in one query; SQLite allows 999 everywhere
_COLUMNS = (
    "p.id, p.geonames_id, p.name, p.latitude, p.longitude, p.radius_km, p.precision, p.country, p.division,"
    " p.population, p.kind, p.within"
)
_OWN_COLUMNS = _COLUMNS.replace("geonames_id", "own_id")
_IDS_OF_A_LIST = 1_000_000_000  # places that one list may hold; our own places have small negative ids
_TOWNS = ("town", "capital")
ARTICLES = frozenset(("al", "el", "ad", "as", "ash", "at", "an", "ar", "az", "ez", "es", "et"))
"""Arabic's article before a name, as reports spell it."""

_DOUBLE_KM = 10.0
_FEW_SOUNDS = 3
_ALIKE = 70.0  # of 100; Foua and Fuah have 75, Hass and Hish 50
_KM_OF_DEGREE = 111.2

__all__ = ["ALTERNATE", "ARTICLES", "MAIN", "SPELT", "Entry", "Gazetteer", "cache_folder", "load_gazetteer", "name_key"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name can mean.

    ``kind``: country, division (first order), district (second order), capital, town, region or water. ``quality``
    says how the name leads here: `MAIN`, `ALTERNATE` or `SPELT`. ``division`` is GeoNames' code of the first-order
    division (or of the district itself). ``gazetteer`` is the user's list that holds the place, None for the index;
    the ids of such places are negative, and only their lists may have others of kind site.
    """

    id: int
    geonames_id: int | None
    name: str
    latitude: float
    longitude: float
    radius_km: float
    precision: int
    country: str | None
    division: str | None
    population: int
    kind: str
    within: tuple[str, ...]
    quality: int
    gazetteer: str | None = None


class Gazetteer:
    """Look-ups in the index and in the user's own lists, each name asked for once a process.

    ``own`` are the user's lists that are in use, in the order of their names.
    """

    def __init__(
        self, connection: sqlite3.Connection, own: Sequence[tuple[OwnGazetteer, sqlite3.Connection]] = ()
    ) -> None:
        self.own = tuple(about for about, _ in own)
        self._connection = connection
        self._own = own
        self._listed: dict[str, tuple[Entry, ...]] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._containers: dict[tuple[str, str], Entry | None] = {}

    def close(self) -> None:
        """Close the index and the lists."""
        for connection in (self._connection, *(connection for _, connection in self._own)):
            connection.close()

    def prepare(self, names: Iterable[str]) -> None:
        """Look many names up at once, so that `listed` need not ask for each; spellings are left for later."""
        if len(self._listed) > _KEPT:
            self._listed.clear()
        asked = sorted({name for name in names if name not in self._listed})
        for name, entries in self._look_up((name, plain_key(name)) for name in asked).items():
            self._listed[name] = self._ranked(entries)

    def prepare_spelt(self, names: Iterable[str]) -> None:
        """Look many names up at once, by spelling too, so that `entries` need not ask for each."""
        if len(self._found) > _KEPT:
            self._found.clear()
        asked = sorted({name for name in names if name not in self._found})
        self.prepare(asked)
        for name, spelt in self._look_up((name, SPELLING_MARK + key_of(name)) for name in asked).items():
            likely = {entry.id: entry for entry in spelt.values() if _may_be_spelt(name, entry.name)}
            self._found[name] = self._ranked({**likely, **{entry.id: entry for entry in self._listed[name]}})

    def listed(self, name: str) -> tuple[Entry, ...]:
        """Return the places that bear a name or are also called so, the larger first."""
        if name not in self._listed:
            self.prepare([name])
        return self._listed[name]

    def entries(self, name: str) -> tuple[Entry, ...]:
        """Return the places that a name can mean: by name before by spelling, the larger first."""
        if name not in self._found:
            self.prepare_spelt([name])
        return self._found[name]

    def _look_up(self, names: Iterable[tuple[str, str]]) -> dict[str, dict[int, Entry]]:
        """Return, for names and their keys, what the keys lead to, by id."""
        found: dict[str, dict[int, Entry]] = {}
        of_key: dict[str, list[str]] = {}
        for name, key in names:
            found[name] = {}
            of_key.setdefault(key, []).append(name)
        asked = list(of_key)
        for start in range(0, len(asked), _LOOKUP_SIZE):
            for key, entry in self._ask(asked[start : start + _LOOKUP_SIZE]):
                for name in of_key[key]:
                    found[name][entry.id] = entry
        return found

    def _ranked(self, entries: Mapping[int, Entry]) -> tuple[Entry, ...]:
        kept = without_doubles(entries.values()) if self._own else entries.values()
        return tuple(sorted(kept, key=_rank))

    def country(self, code: str) -> Entry | None:
        """Return a country by its ISO code."""
        return self._container("country", code, "kind = 'country' AND country = ?", (code,))

    def capital(self, code: str) -> Entry | None:
        """Return the capital of a country by its ISO code."""
        return self._container("capital", code, "kind = 'capital' AND country = ?", (code,))

    def division(self, country: str, code: str) -> Entry | None:
        """Return a country's first-order division by GeoNames' code."""
        where = "kind = 'division' AND country = ? AND division = ?"
        return self._container("division", f"{country}.{code}", where, (country, code))

    def towns(self) -> Iterator[tuple[float, float, str, str | None]]:
        """Yield the latitude, longitude, country and division of every town of the index."""
        sql = "SELECT latitude, longitude, country, division FROM place WHERE kind IN ('town', 'capital')"
        yield from self._connection.execute(f"{sql} AND country IS NOT NULL ORDER BY id")

    def _container(self, kind: str, code: str, where: str, values: tuple[str, ...]) -> Entry | None:
        if (kind, code) not in self._containers:
            sql = f"SELECT {_COLUMNS}, 0 FROM place p WHERE {where} ORDER BY population DESC, id LIMIT 1"  # noqa: S608
            row = self._connection.execute(sql, values).fetchone()
            self._containers[kind, code] = row and _entry(row)
        return self._containers[kind, code]

    def _ask(self, keys: list[str]) -> Iterable[tuple[str, Entry]]:
        marks = ",".join("?" * len(keys))
        asked = f"n.quality, n.key FROM name n JOIN place p ON p.id = n.place WHERE n.key IN ({marks})"
        sql = f"SELECT {_COLUMNS}, {asked}"
        found = [(row[-1], _entry(row[:-1])) for row in self._connection.execute(sql, keys)]
        for number, (about, connection) in enumerate(self._own):
            sql = f"SELECT {_OWN_COLUMNS}, {asked}"
            found += [(row[-1], _own_entry(row[:-1], about.name, number)) for row in connection.execute(sql, keys)]
        return found


@cache
def load_gazetteer(folder: Path | None = None, own: Path | None = None) -> Gazetteer:
    """Open the index, and make it where it is missing or of another version (some ten seconds, once).

    Args:
        folder: where the index is kept; by default `cache_folder`. Where nothing can be written there, the index is
            made in memory, for this process alone.
        own: the data folder with the user's own lists; by default `gazetteer_own.data_folder`.

    Raises:
        ReadingError: one of the user's lists is damaged.
    """
    path = (folder or cache_folder(os.environ)) / f"gazetteer-{index_version()}.sqlite"
    try:
        if not path.exists():
            _make(path)
        connection = _open(path)
    except (OSError, sqlite3.Error):
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        build_index(connection)
    return Gazetteer(connection, tuple((about, open_own(about)) for about in list_gazetteers(own)))


def mark_of(gazetteer: Gazetteer) -> str:
    """Return what a reader's name must add where the user's own lists are in use: their names and digests.

    >>> mark_of(Gazetteer(sqlite3.connect(":memory:")))
    ''
    """
    return "".join(f"+{about.name}-{about.digest[:8]}" for about in gazetteer.own)


def name_key(name: str) -> str:
    """Return what the mentions of one name in a document share: plain letters, without Arabic's article before it.

    >>> name_key("al-Zabadani") == name_key("Zabadani")
    True
    """
    article, _, rest = plain_key(name).partition(" ")
    return rest if article in ARTICLES and rest else plain_key(name)


def without_doubles(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Leave out a user's place that the index holds too; the name leads to the index's by the better way of both.

    Two are one where GeoNames' id is the same, or where they bear the name within ten kilometres and are both towns,
    or both of another kind.
    """
    listed = list(entries)
    kept = [entry for entry in listed if entry.gazetteer is None]
    for entry in listed:
        if entry.gazetteer is None:
            continue
        double = next((number for number, other in enumerate(kept) if _is_same(entry, other)), None)
        if double is None:
            kept.append(entry)
        elif entry.quality < kept[double].quality:
            kept[double] = replace(kept[double], quality=entry.quality)
    return tuple(kept)


def _may_be_spelt(name: str, other: str) -> bool:
    """Tell whether a key says enough: one of two or three sounds meets many names, which must look alike, too.

    Hass and Hish have one key, and are two villages of one province.
    """
    if len(key_of(name)) > _FEW_SOUNDS:
        return True
    return fuzz.ratio(name_key(name), name_key(other)) >= _ALIKE


def _is_same(entry: Entry, other: Entry) -> bool:
    if entry.geonames_id is not None and entry.geonames_id == other.geonames_id:
        return True
    if entry.gazetteer == other.gazetteer or (entry.kind in _TOWNS) != (other.kind in _TOWNS):
        return False
    narrowing = math.cos(math.radians(entry.latitude))
    east = (entry.longitude - other.longitude) * narrowing
    return _KM_OF_DEGREE * math.hypot(entry.latitude - other.latitude, east) <= _DOUBLE_KM


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return the folder for files that can be made again: ``WARLEDGER_CACHE``, or the platform's place for caches."""
    if environment.get(CACHE_VARIABLE):
        return Path(environment[CACHE_VARIABLE])
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "warledger"


def _make(path: Path) -> None:
    """Write the index beside its place and move it there whole, so that no reader ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="making-") as folder:
        made = Path(folder) / path.name
        write_index(made)
        made.replace(path)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT id FROM place LIMIT 1").fetchone()  # a broken file shows itself here
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _rank(entry: Entry) -> tuple[int, int, int]:
    return entry.quality, -entry.population, entry.id


# Any: a row of the database, whose columns have the types of `Entry`.
def _entry(row: tuple[Any, ...]) -> Entry:
    *columns, within, quality = row
    return Entry(*columns, tuple(filter(None, within.split("|"))), quality)  # type: ignore[call-arg]


def _own_entry(row: tuple[Any, ...], gazetteer: str, number: int) -> Entry:
    own_id, entry = row[1], _entry((row[0], None, *row[2:]))
    geonames_id = int(own_id) if own_id.isdecimal() else None
    identity = -(number + 1) * _IDS_OF_A_LIST - entry.id
    return replace(entry, id=identity, geonames_id=geonames_id, gazetteer=gazetteer)


if __name__ == "__main__":
    load_gazetteer()
