"""Takes a user's file of places into use: the file → one small index, written aside and moved into place whole."""

import hashlib
import re
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from warledger.errors import IntakeError, UsageError
from warledger.reading.gazetteer_borders import Borders, Territory
from warledger.reading.gazetteer_files import open_rows
from warledger.reading.gazetteer_index import ALTERNATE, MAIN, english_letters
from warledger.reading.gazetteer_own import OwnGazetteer, keys_version, own_folder, write_keys
from warledger.reading.gazetteer_rows import OwnPlace, places_of
from warledger.vocabulary.geography import load_transliterated

_BATCH = 2000
_SHOWN_ROWS = 3
_NAME = re.compile(r"[\w][\w .-]{0,63}")
_PRECISIONS = {"town": 1, "site": 1, "district": 3, "region": 3, "division": 4}
_SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, own_id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
    radius_km REAL NOT NULL, precision INTEGER NOT NULL, country TEXT, division TEXT, population INTEGER NOT NULL,
    kind TEXT NOT NULL, within TEXT NOT NULL
);
CREATE TABLE called (place INTEGER NOT NULL, name TEXT NOT NULL, quality INTEGER NOT NULL, PRIMARY KEY (place, name))
WITHOUT ROWID;
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, quality INTEGER NOT NULL, PRIMARY KEY (key, place))
WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why rows were left out: how many, and the numbers of the first."""

    reason: str
    count: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a file: the list, whether one of its name was replaced, what was left out and guessed."""

    gazetteer: OwnGazetteer
    replaced: bool
    layout: str
    guessed_encoding: str | None
    faults: tuple[Fault, ...]


def add_gazetteer(
    path: Path,
    borders: Borders,
    *,
    name: str | None = None,
    country: str | None = None,
    encoding: str | None = None,
    folder: Path | None = None,
) -> Added:
    """Take a file of places into use; a list of the same name is replaced.

    Args:
        path: CSV, GeoJSON, JSON lines or a GeoNames dump, or a ``.zip`` with one of them.
        borders: tells the country and division of places where the file does not.
        name: of the list; by default the file's, without suffix.
        country: of all places that the file gives none for, as an ISO code or a name.
        encoding: of the text, where it is not UTF-8.
        folder: the data folder, by default `data_folder`'s.

    Raises:
        IntakeError: the file cannot be read, or holds no place.
        UsageError: the name or the country is none.
        OSError: the data folder cannot be written.
    """
    chosen = name or re.sub(r"[^\w .-]", "_", path.name.split(".")[0]) or "places"
    if not _NAME.fullmatch(chosen):
        raise UsageError(f"{chosen!r} is no name for a gazetteer: letters, digits, dots, hyphens, at most 64")
    given = borders.code(country) if country else None
    if country and given is None:
        raise UsageError(f"{country!r} is no country")
    target = own_folder(folder) / f"{chosen}.sqlite"
    target.parent.mkdir(parents=True, exist_ok=True)
    replaced = target.exists()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="making-") as aside:
        made = Path(aside) / target.name
        with closing(sqlite3.connect(made)) as connection, open_rows(path, encoding) as rows:
            _prepare(connection)
            faults = _fill(connection, places_of(rows, str(path)), borders, given)
            digest, count = _digest(connection)
            if not count:
                raise IntakeError(f"{path}: no place in it{_told(faults)}")
            _write_about(connection, chosen, path.name, count, digest)
            write_keys(connection)
        made.replace(target)
    own = OwnGazetteer(chosen, path.name, count, digest, target)
    return Added(own, replaced, rows.layout, rows.guessed, faults)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA)


def _fill(
    connection: sqlite3.Connection,
    places: Iterable[OwnPlace | tuple[int, str]],
    borders: Borders,
    country: str | None,
) -> tuple[Fault, ...]:
    faults: dict[str, list[int]] = {}
    batch: list[OwnPlace] = []
    first = 1
    for place in places:
        if isinstance(place, tuple):
            faults.setdefault(place[1], []).append(place[0])
            continue
        batch.append(place)
        if len(batch) == _BATCH:
            _write(connection, batch, first, borders, country)
            first, batch = first + len(batch), []
    _write(connection, batch, first, borders, country)
    _settle_borders(connection, borders)
    return tuple(Fault(reason, len(rows), tuple(rows[:_SHOWN_ROWS])) for reason, rows in sorted(faults.items()))


def _write(
    connection: sqlite3.Connection, batch: list[OwnPlace], first: int, borders: Borders, country: str | None
) -> None:
    rows, called = [], []
    for number, place in enumerate(batch, first):
        code = borders.code(place.country) or country
        division = borders.division(code, place.division) if code and place.division else None
        within = (*place.within, place.division) if place.division and division is None else place.within
        name = english_letters(place.name) if code is None or code in load_transliterated() else place.name
        rows.append(
            (
                number, place.id, name or place.name, place.latitude, place.longitude, place.radius_km,
                _PRECISIONS[place.kind], code, division, place.people, place.kind, "|".join(within),
            )
        )  # fmt: skip
        called += [(number, place.name, MAIN), *((number, other, ALTERNATE) for other in place.also)]
    with connection:
        connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT OR IGNORE INTO called VALUES (?, ?, ?)", called)


def _settle_borders(connection: sqlite3.Connection, borders: Borders) -> None:
    """Give places without a country that of the nearest town; a list of one country keeps to it along its borders."""
    lacking = "SELECT id, latitude, longitude FROM place WHERE country IS NULL OR division IS NULL"
    countries = dict(connection.execute("SELECT id, country FROM place WHERE country IS NOT NULL"))
    found: dict[int, Territory] = {}
    points: list[tuple[int, float, float]] = connection.execute(lacking).fetchall()
    for number, latitude, longitude in points:
        nearest = borders.nearest(latitude, longitude, countries.get(number))
        if nearest is not None:
            found[number] = nearest
    main = borders.main_country([t.country for number, t in found.items() if number not in countries])
    for number, latitude, longitude in points:
        near = found.get(number)
        if near is not None and number not in countries and main is not None and near.country != main:
            found[number] = borders.nearest(latitude, longitude, main) or near
    with connection:
        connection.executemany(
            "UPDATE place SET country = coalesce(country, ?), division = coalesce(division, ?) WHERE id = ?",
            ((t.country, t.division, number) for number, t in found.items()),
        )


def _digest(connection: sqlite3.Connection) -> tuple[str, int]:
    """Return a digest of all that the list says, and how many places it holds."""
    digest, count = hashlib.sha256(), 0
    for row in connection.execute("SELECT * FROM place ORDER BY id"):
        digest.update(repr(row).encode())
        count += 1
    for row in connection.execute("SELECT * FROM called ORDER BY place, quality, name"):
        digest.update(repr(row).encode())
    return digest.hexdigest()[:16], count


def _write_about(connection: sqlite3.Connection, name: str, file: str, places: int, digest: str) -> None:
    about = {"name": name, "file": file, "places": str(places), "digest": digest, "keys": keys_version()}
    with connection:
        connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))


def faults_in_words(faults: Iterable[Fault]) -> str:
    """Say in one line which rows were left out and why.

    >>> faults_in_words([Fault("no name", 5, (2, 4, 9)), Fault("latitude out of range", 1, (3,))])
    '5 rows left out: no name (2, 4, 9, …); 1 row left out: latitude out of range (3)'
    """
    return "; ".join(
        f"{f.count:,} {'row' if f.count == 1 else 'rows'} left out: {f.reason} "
        f"({', '.join(map(str, f.rows))}{', …' if f.count > len(f.rows) else ''})"
        for f in faults
    )


def _told(faults: tuple[Fault, ...]) -> str:
    return "; " + faults_in_words(faults) if faults else ""
