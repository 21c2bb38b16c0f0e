"""The figures below which nothing may fall: ``floors.toml``, checked after every run and raised by ``renew``."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.measuring import Line, Scored

FILE = Path(__file__).with_name("floors.toml")
SHOWN = 12
"""Digits of a digest that are shown and compared."""
Part = Literal["full", "fast"]
MARGIN: Mapping[Part, float] = {"full": 0.005, "fast": 0.01}
"""How far under the measured figure a floor is set: room for a change that moves a handful of answers."""

_HEAD = """\
# Floors of the bench: `make bench` (full) and `python -m bench fast` (fast) fail where a figure falls below its floor.
# `gold` is the beginning of the sha256 of the gold it was measured on; with other gold the floor does not apply.
# Written by `python -m bench renew`, which raises floors; it lowers one only when that measure is named with --lower.
# `most` instead of `least` stands where less is better.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The bound of one measure, on gold of one digest; an upper bound where less is better."""

    bound: float
    gold: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the floors say of a run: what fell (fatal), and what else a person should know."""

    fallen: tuple[str, ...]
    remarks: tuple[str, ...]


Floors = Mapping[Part, Mapping[str, Floor]]


def load(path: Path = FILE) -> Floors:
    """Return the floors by part and ``set.measure``; none where the file is missing."""
    said = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {part: {name: _floor(row) for name, row in said.get(part, {}).items()} for part in MARGIN}


def _floor(row: Mapping[str, float | str]) -> Floor:
    return Floor(float(row["least"] if "least" in row else row["most"]), str(row["gold"]))


def check(scored: Sequence[Scored], floors: Mapping[str, Floor]) -> Verdict:
    """Compare every measured figure with its floor."""
    fallen, remarks = list[str](), list[str]()
    for one in scored:
        for line in one.lines:
            name, floor = one.name_of(line), floors.get(one.name_of(line))
            if not line.measure.floored:
                continue
            if floor is None:
                remarks.append(f"{name} has no floor; `python -m bench renew` sets one")
            elif floor.gold != one.digest[:SHOWN]:
                remarks.append(
                    f"the floor of {name} does not apply: it was set on gold {floor.gold}, "
                    f"this is {one.digest[:SHOWN]}; renew it with `python -m bench renew`"
                )
            elif _is_beyond(line, floor):
                word = "above its ceiling" if line.measure.falls else "below its floor"
                fallen.append(f"{name} is {line.figure.value:.3f}, {word} of {floor.bound:.3f}")
    return Verdict(tuple(fallen), tuple(remarks))


def renewed(
    scored: Sequence[Scored], floors: Mapping[str, Floor], part: Part, lowered: Sequence[str]
) -> dict[str, Floor]:
    """Return floors set anew for what was measured: raised, or lowered where a measure is named in ``lowered``."""
    result = dict(floors)
    for one in scored:
        for line in (line for line in one.lines if line.measure.floored):
            name, new = one.name_of(line), Floor(_bound(line, MARGIN[part]), one.digest[:SHOWN])
            old = floors.get(name)
            keeps = old is not None and old.gold == new.gold and name not in lowered
            if old is None or not keeps or (new.bound < old.bound) == line.measure.falls:
                result[name] = new
    return result


def write(floors: Floors, falling: frozenset[str], path: Path = FILE) -> None:
    """Write the floors; ``falling`` names the measures of which less is better."""
    parts = [_HEAD]
    for part, rows in floors.items():
        parts.append(f"\n[{part}]\n")
        for name, floor in rows.items():
            word = "most" if name in falling else "least"
            parts.append(f'"{name}" = {{ {word} = {floor.bound:.3f}, gold = "{floor.gold}" }}\n')
    path.write_text("".join(parts), encoding="utf-8")


def _is_beyond(line: Line, floor: Floor) -> bool:
    value = line.figure.value
    return value > floor.bound if line.measure.falls else value < floor.bound


def _bound(line: Line, margin: float) -> float:
    value = line.figure.value
    if line.measure.falls:
        return math.ceil(round((value + margin) * 1000, 6)) / 1000
    return max(0.0, math.floor(round((value - margin) * 1000, 6)) / 1000)
