"""Gold sets → scored lines: read what they ask for, judge, and put the naive figure beside ours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import Figure, Interval, intervals, total
from bench.gold import GoldSet, Input, Judgement, Measure, Readings, subset
from bench.perusal import read_all

OnRead = Callable[[str, int, int], None]
"""Told (what is being read, how many are done, how many there are)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one set, measured; ``naive`` is None where the naive reader did not run."""

    measure: Measure
    figure: Figure
    interval: Interval
    naive: Figure | None


@dataclass(frozen=True, slots=True)
class Scored:
    """One set, measured: its lines, what they rest on, and how many documents could not be read."""

    gold: GoldSet[Any]
    digest: str
    units: int
    documents: int
    unread: int
    lines: tuple[Line, ...]
    judgements: tuple[Judgement, ...]
    notes: str = ""

    def name_of(self, line: Line) -> str:
        """Return ``set.measure``."""
        return f"{self.gold.name}.{line.measure.name}"


def measure(
    sets: Sequence[GoldSet[Any]],
    data: Path,
    *,
    processes: int,
    fast: bool = False,
    naive: bool = True,
    on_read: OnRead = lambda *_: None,
) -> list[Scored]:
    """Read all documents of some sets once by each reader, and score the sets.

    Args:
        sets: whose files are all there.
        data: the data folder.
        processes: how many processes read.
        fast: only a subset of each set.
        naive: also read by the naive reader.
        on_read: told of progress.
    """
    sets = [one for one in sets if one.fast or not fast]
    units = {one.name: list(one.load(data)) for one in sets}
    if fast:
        units = {one.name: subset(units[one.name], one.fast) for one in sets}
    inputs = _inputs(sets, units)
    ours = Readings(_read(inputs, "ours", processes, on_read))
    theirs = Readings(_read(inputs, "naive", processes, on_read)) if naive else None
    return [_score(one, data, units[one.name], ours, theirs) for one in sets]


def _read(inputs: Sequence[Input], reader: str, processes: int, on_read: OnRead) -> dict[str, Any]:
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        on_read(reader, done, len(inputs))

    return dict(read_all(inputs, reader, processes, count))


def _inputs(sets: Sequence[GoldSet[Any]], units: dict[str, list[Any]]) -> list[Input]:
    """Return the documents of all sets, each once, those of one set together.

    Raises:
        ValueError: two sets call different documents by one id.
    """
    found: dict[str, Input] = {}
    for one in (one for gold in sets for unit in units[gold.name] for one in unit.inputs):
        if found.setdefault(one.id, one).text != one.text:
            raise ValueError(f"two gold sets have different documents called {one.id!r}; give one of them a prefix")
    return list(found.values())


def _score(gold: GoldSet[Any], data: Path, units: list[Any], ours: Readings, theirs: Readings | None) -> Scored:
    judged = gold.judge(units, ours)
    tallies = [one.tally for one in judged]
    summed = total(tallies)
    naive = None if theirs is None else total([one.tally for one in gold.judge(units, theirs)])
    found = intervals(tallies, {m.name: m.figure for m in gold.measures}, gold.name)
    inputs = list({one.id: one for unit in units for one in unit.inputs}.values())
    return Scored(
        gold=gold,
        digest=gold.digest(data),
        units=len(units),
        documents=len(inputs),
        unread=ours.unread(inputs),
        lines=tuple(
            Line(m, m.figure(summed), found[m.name], None if naive is None else m.figure(naive)) for m in gold.measures
        ),
        judgements=tuple(judged),
        notes="" if gold.notes is None else gold.notes(units, ours),
    )
