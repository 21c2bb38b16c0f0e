"""Cells: who stands together with whom, however many they are.

What may belong together (tellings of one day and place, documents with a run of words in common) stands in one cell.
In a full cell everybody would meet everybody; an overfull one is therefore divided by its members' features, at last by
a draw that is the same on every machine. It is divided by what it holds, never by the order in which that came.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

FULL = 60
"""More than so many members and a cell of a day is divided."""
DIVIDED = 20
"""An overfull cell is divided until no piece of it holds more than so many; a cell of no day is divided from the first,
as what stands there is of all the years that a ledger is kept."""

WIDTH, FEATURES, DRAWS = 4, 4, 12
"""A path is so many features of so many letters each, and so many drawn letters."""
_LENGTHS = (*range(0, WIDTH * FEATURES + 1, WIDTH), *(WIDTH * FEATURES + drawn for drawn in range(1, DRAWS + 1)))
DEEPEST = len(_LENGTHS) - 1
"""So often can a cell be divided, and no more."""
_DAY_BITS = 40
_ANY = 10**9

Pair = tuple[int, int]
Cell = tuple[str, ...]
Member = tuple[str, int]
"""The path and the number of what stands in a cell."""
Node = tuple[int, str]
"""A cell's number and how the paths begin that lie under the node; with "" it is the whole cell."""


class Standing(NamedTuple):
    """Where something stands: the number of its cell, and the path to its place within, finer and finer."""

    cell: int
    path: str


def pairs_of(members: Iterable[int]) -> Iterator[Pair]:
    """Yield each pair of some numbers, the smaller first."""
    ordered = sorted(members)
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            yield first, second


def pieces(cell: int, members: Sequence[Member], depth: int = 0) -> Iterator[tuple[int, ...]]:
    """Yield the pieces of a cell whose members meet each other: the whole, or what it is divided into.

    Args:
        cell: its number.
        members: (path, number) of all that stand in the cell.
        depth: how often it was divided already.
    """
    if len(members) <= most_at(cell, depth):
        yield tuple(number for _, number in members)
        return
    parts: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        parts[beginning(member[0], depth + 1)].append(member)
    for name in sorted(parts):
        yield from pieces(cell, parts[name], depth + 1)


def most_at(cell: int, depth: int) -> int:
    """Return how many may stand together where a cell was divided so often; with more it is divided again."""
    if depth == DEEPEST:
        return _ANY
    return FULL if depth == 0 and _is_of_a_day(cell) else DIVIDED


def beginning(path: str, depth: int) -> str:
    """Return how a path begins: as far as a cell that was divided so often tells its members apart."""
    return path[: _LENGTHS[depth]]


def cell_number(cell: Cell, day: int = 0) -> int:
    """Return the number of a cell: cells of near days have near numbers, so that they lie together on a disk.

    Args:
        cell: what its members have in common.
        day: the day that it is of, 0 for none.
    """
    return (day << _DAY_BITS) | int(hashed(_DAY_BITS // 4, *cell), 16)


def _is_of_a_day(cell: int) -> bool:
    return cell >> _DAY_BITS > 0


def path_in(cell: int, name: str, features: Iterable[Iterable[str]] = ()) -> str:
    """Return the path to something's place in a cell.

    Args:
        cell: the cell's number.
        name: tells it from all others; the draw is of it.
        features: what it is about, at most `FEATURES` of them, the one that divides first before the others.
    """
    told = "".join(hashed(WIDTH, *feature) for feature in features)
    return told.ljust(WIDTH * FEATURES, "0") + hashed(DRAWS, str(cell), name)


def hashed(digits: int, *parts: str) -> str:
    """Return the first hexadecimal digits of a digest of some texts, at most 16."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()[:digits]


def changed_pairs(
    cell: int, before: Sequence[Member], after: Sequence[Member], depth: int = 0
) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs that meet in a cell now and did not before, and those that did and are parted by its division.

    Args:
        cell: its number.
        before: (path, number) of all that stood in the cell.
        after: of all that stand in it now; who left it is in no pair.
        depth: how often it was divided already.
    """
    if not before and len(after) == 1:
        return set(), set()  # most cells are of one, and stay so
    was = {number: piece for piece, members in enumerate(pieces(cell, before, depth)) for number in members}
    now = {number: piece for piece, members in enumerate(pieces(cell, after, depth)) for number in members}
    return set(_pairs_across(now, was)), set(_pairs_across({n: was[n] for n in was if n in now}, now))


def _pairs_across(here: Mapping[int, int], there: Mapping[int, int]) -> Iterator[Pair]:
    """Yield the pairs that are in one piece here and were not there, as who was nowhere was with nobody."""
    together: dict[int, dict[int | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, piece in here.items():
        together[piece][there.get(number)].append(number)
    for parts in together.values():
        alone = parts.pop(None, [])
        groups = [*parts.values(), *([number] for number in alone)]
        for place, ones in enumerate(groups):
            for others in groups[place + 1 :]:
                yield from ((min(one, other), max(one, other)) for one in ones for other in others)


def by_cell(spots: Mapping[int, Iterable[Standing]]) -> dict[int, list[Member]]:
    """Return cell → (path, number) of what stands there.

    Args:
        spots: number → where it stands.
    """
    found: dict[int, list[Member]] = defaultdict(list)
    for number, places in spots.items():
        for spot in places:
            found[spot.cell].append((spot.path, number))
    return found
