"""What all gold sets have in common: documents that are read, judgements that come of it, measures made of those."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from bench.figures import FigureOf, Tally
from warledger.records import Document, Reading

Row = Mapping[str, Any]
"""Any: one line of somebody's JSON; each family turns it into a record of its own at once."""

UNREAD = Reading(Document("", "", ""))
"""Stands in for a document that could not be read: nothing was found in it, so all of its gold is missed."""


@dataclass(frozen=True, slots=True)
class Input:
    """One document as it is handed to the reader; None is not said."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where reading and gold differ: what gold says, what was read, and the words around it."""

    gold: str
    read: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one unit of gold says of the readings: counts that add up, and the differences for people."""

    id: str
    tally: Tally
    differences: tuple[Difference, ...] = ()


class Gold(Protocol):
    """A unit of gold: a row, or a cell of several documents."""

    @property
    def id(self) -> str:
        """What the unit is called."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The documents that have to be read to judge it."""


GoldT = TypeVar("GoldT", bound=Gold)


class Readings:
    """Readings by document id; a document that was not read has one with nothing in it."""

    def __init__(self, found: Mapping[str, Reading]) -> None:
        self._found = found

    def __getitem__(self, document_id: str) -> Reading:
        return self._found.get(document_id, UNREAD)

    def unread(self, inputs: Sequence[Input]) -> int:
        """Return how many of these were not read, or only with a crash."""
        return sum(_is_unread(self[one.id]) for one in inputs)


@dataclass(frozen=True, slots=True)
class Measure:
    """A named figure of a set.

    ``published`` is the best figure known, with its reference. ``must`` and ``aim`` are the figures asked for.
    ``falls`` is true where less is better. ``floored`` is false for what only describes: neither more nor less is
    better, so that it has no floor.
    """

    name: str
    words: str
    figure: FigureOf
    published: str = ""
    must: float | None = None
    aim: float | None = None
    falls: bool = False
    floored: bool = True


@dataclass(frozen=True, slots=True)
class GoldSet(Generic[GoldT]):
    """A set of gold and how it judges.

    ``files`` are relative to the data folder (``../gold`` for the cells); the digest covers them all. ``about`` is
    the text of the report on it. ``fast`` is how many units the fast subset holds; a set of 0 is not measured there.
    ``labels`` is a file of our own, beside the module, with what we found by looking. ``notes`` returns, as Markdown,
    what the report tells beside the figures.
    """

    name: str
    layer: str
    about: str
    files: tuple[str, ...]
    load: Callable[[Path], Sequence[GoldT]]
    judge: Callable[[Sequence[GoldT], Readings], Sequence[Judgement]]
    measures: tuple[Measure, ...]
    fast: int
    labels: Path | None = None
    notes: Callable[[Sequence[GoldT], Readings], str] | None = None

    def missing(self, data: Path) -> str | None:
        """Return the first file or folder that is not there."""
        return next((name for name in self.files if not (data / name).exists()), None)

    def digest(self, data: Path) -> str:
        """Return the sha256 of the gold, as hexadecimal digits; of several files, that of their digests."""
        own = [] if self.labels is None else [self.labels]
        digests = [_digest(path) for path in (*(p for name in self.files for p in _files_of(data / name)), *own)]
        return digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode()).hexdigest()


def each(judge_one: Callable[[GoldT, Reading], Judgement]) -> Callable[[Sequence[GoldT], Readings], list[Judgement]]:
    """Return the judge of a set whose units are single documents."""

    def judge(units: Sequence[GoldT], readings: Readings) -> list[Judgement]:
        return [judge_one(unit, readings[unit.inputs[0].id]) for unit in units]

    return judge


def json_lines(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def tab_separated(path: Path) -> Iterator[list[str]]:
    """Yield the cells of a tab-separated file without quoting."""
    csv.field_size_limit(100_000_000)
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def input_of(row: Row) -> Input:
    """Return the document of a row of JSON that has the usual keys."""
    said = {key: row[key] for key in ("published", "outlet", "title", "url") if isinstance(row.get(key), str)}
    return Input(str(row["id"]), row["text"], **said)


def subset(units: Sequence[GoldT], size: int) -> list[GoldT]:
    """Return ``size`` of the units, chosen by the digest of their ids: the same ones whatever else is in the file."""
    chosen = sorted(range(len(units)), key=lambda i: hashlib.sha256(units[i].id.encode()).hexdigest())[:size]
    return [units[index] for index in sorted(chosen)]


def _is_unread(reading: Reading) -> bool:
    return reading is UNREAD or any(notice.code == "reading_failed" for notice in reading.notices)


def _files_of(path: Path) -> list[Path]:
    return sorted(path.glob("[0-9]*.json")) if path.is_dir() else [path]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
