"""A user's own gazetteers: lists of places, each kept as one small index in the user's data folder.

The index holds what the list says; its keys follow the spelling rules of this version and are made again where they
are of another. It is written aside and moved into place whole, so that a reader never meets half of one.
"""

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from warledger.errors import ReadingError, UsageError
from warledger.reading import gazetteer_index
from warledger.reading.gazetteer_index import SPELLING_MARK, SPELT, plain_key
from warledger.vocabulary import spelling
from warledger.vocabulary.geography import load_transliterated
from warledger.vocabulary.spelling import key_of

DATA_VARIABLE = "WARLEDGER_DATA"
_FOLDER = "gazetteers"
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class OwnGazetteer:
    """A list that is in use: its name, its file's name, how many places, the digest of what it says."""

    name: str
    file: str
    places: int
    digest: str
    path: Path


def data_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return the folder for what cannot be made again: ``WARLEDGER_DATA``, or the platform's place for such data."""
    if environment.get(DATA_VARIABLE):
        return Path(environment[DATA_VARIABLE])
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "warledger"


def own_folder(folder: Path | None = None) -> Path:
    """Return the folder of the user's lists within a data folder, by default `data_folder`'s."""
    return (folder or data_folder(os.environ)) / _FOLDER


def list_gazetteers(folder: Path | None = None) -> tuple[OwnGazetteer, ...]:
    """Return the user's lists, by name.

    Raises:
        ReadingError: one of them is damaged.
    """
    found = own_folder(folder)
    return tuple(_about(path) for path in sorted(found.glob("*.sqlite"))) if found.is_dir() else ()


def remove_gazetteer(name: str, folder: Path | None = None) -> None:
    """Take a list out of use.

    Raises:
        UsageError: there is none of that name.
    """
    names = [path.stem for path in sorted(own_folder(folder).glob("*.sqlite"))]
    if name not in names:
        stand = f"; there is {', '.join(names)}" if names else ""
        raise UsageError(f"no gazetteer of yours is called {name!r}{stand}")
    (own_folder(folder) / f"{name}.sqlite").unlink()


def open_own(own: OwnGazetteer) -> sqlite3.Connection:
    """Open a list for look-ups; its keys are made anew, in memory, where they follow another version's rules.

    Raises:
        ReadingError: it is damaged.
    """
    connection = _connect(own.path)
    try:
        if _value(connection, "keys") == keys_version():
            return connection
        fresh = sqlite3.connect(":memory:", check_same_thread=False)
        connection.backup(fresh)
        connection.close()
        fresh.execute("DELETE FROM name")
        write_keys(fresh)
    except sqlite3.Error as error:
        raise _damaged(own.path) from error
    return fresh


def write_keys(connection: sqlite3.Connection) -> None:
    """Fill the table of keys from the names."""
    spelt = load_transliterated()
    named = connection.execute(
        "SELECT c.name, c.place, c.quality, p.country FROM called c JOIN place p ON p.id = place"
    )
    with connection:
        while rows := named.fetchmany(_BATCH):
            connection.executemany(
                "INSERT INTO name VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET quality = min(quality, excluded.quality)",
                _keys(rows, spelt),
            )


def _keys(rows: Iterable[tuple[str, int, int, str | None]], spelt: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    for name, place, quality, country in rows:
        if len(key := plain_key(name)) > 1:
            yield key, place, quality
        if (country is None or country in spelt) and (key := key_of(name)):
            yield SPELLING_MARK + key, place, SPELT


def keys_version() -> str:
    """Return a digest of the rules by which names become keys."""
    digest = hashlib.sha256()
    for module in (spelling.__file__, gazetteer_index.__file__):
        digest.update(Path(module).read_bytes())
    return digest.hexdigest()[:16]


def _about(path: Path) -> OwnGazetteer:
    try:
        with closing(_connect(path)) as connection:
            name, file, places, digest = (_value(connection, key) for key in ("name", "file", "places", "digest"))
        return OwnGazetteer(name, file, int(places), digest, path)
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise _damaged(path) from error


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _value(connection: sqlite3.Connection, key: str) -> str:
    row = connection.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
    return str(row[0])


def _damaged(path: Path) -> ReadingError:
    return ReadingError(f"{path}: a damaged gazetteer; `warledger gazetteer remove {path.stem}`, then add it again")
