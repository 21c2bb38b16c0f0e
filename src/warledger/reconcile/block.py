"""Which tellings are worth comparing: those that share a cell of day and place, kind, figure or wording.

An overfull cell is divided by what its tellings are about: kind, place, parties, figures; at last by a draw that is
the same on every machine. It is divided by what it holds, never by the order in which that came, and no telling
meets more than a full cell of others, however many reports a day brings.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from warledger.reconcile.days import is_evening, iso_of
from warledger.reconcile.nearness import finest
from warledger.reconcile.tellings import Telling
from warledger.vocabulary.reconciling import reconciling

_MOST_DAYS = 10
_MOST_HOLDERS = 3
_TELLING_NUMBER = 3
DIVIDED = 20
"""An overfull cell is divided until no piece of it holds more than so many."""

_WIDTH = 4
_FEATURES = 4
_DRAWS = 12
_LEVELS = (0, *range(_WIDTH, _WIDTH * _FEATURES + 1, _WIDTH))
_LENGTHS = (*_LEVELS, *range(_LEVELS[-1] + 1, _LEVELS[-1] + _DRAWS + 1))
"""How much of a path names each finer piece of a cell: a feature more, then a drawn letter more."""

Pair = tuple[int, int]
Cell = tuple[str, ...]


class Standing(NamedTuple):
    """Where something stands: the number of its cell, and the path to its place within, finer and finer."""

    cell: int
    path: str


def candidate_pairs(tellings: Sequence[Telling]) -> tuple[Pair, ...]:
    """Return the pairs of indexes worth comparing, sorted, tellings of one document left out.

    Args:
        tellings: in any order; the result depends on them alone.
    """
    cells: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for spot in standings_of(telling):
            cells[spot.cell].append((spot.path, index))
    met = (pair for members in cells.values() for piece in pieces(members) for pair in pairs_of(piece))
    return tuple(sorted({(a, b) for a, b in met if tellings[a].document != tellings[b].document}))


def pairs_of(members: Iterable[int]) -> Iterator[Pair]:
    """Yield each pair of some numbers, the smaller first."""
    ordered = sorted(members)
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            yield first, second


def pieces(members: Sequence[tuple[str, int]], depth: int = 0) -> Iterator[tuple[int, ...]]:
    """Yield the pieces of a cell whose members meet each other: the whole, or what it is divided into.

    Args:
        members: (path, number) of all that stand in the cell.
        depth: how often it was divided already.
    """
    limit = reconciling().thresholds.block_limit if depth == 0 else DIVIDED
    if len(members) <= limit or depth == len(_LENGTHS) - 1:
        yield tuple(number for _, number in members)
        return
    parts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for member in members:
        parts[member[0][: _LENGTHS[depth + 1]]].append(member)
    for name in sorted(parts):
        yield from pieces(parts[name], depth + 1)


def standings_of(telling: Telling) -> tuple[Standing, ...]:
    """Return where a telling stands: its cells, each once, with the path that divides it there."""
    features = "".join(_hash(_WIDTH, *feature) for feature in _features(telling))
    name = "/".join(map(str, telling.order))
    found: dict[int, Standing] = {}
    for day, cell in _cells(telling):
        number = cell_number(cell, day)
        found[number] = Standing(number, features + _hash(_DRAWS, str(number), name))
    return tuple(found[number] for number in sorted(found))


def cell_number(cell: Cell, day: int = 0) -> int:
    """Return the number of a cell: cells of near days have near numbers, so that they lie together on a disk.

    Args:
        cell: what its members have in common.
        day: the day that it is of, 0 for none.
    """
    return (day << 40) | int(_hash(10, *cell), 16)


def drawn_path(cell: int, name: str) -> str:
    """Return the path of something without features: a draw that is the same on every machine."""
    return "0" * (_WIDTH * _FEATURES) + _hash(_DRAWS, str(cell), name)


def changed_pairs(before: Sequence[tuple[str, int]], after: Sequence[tuple[str, int]]) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs that meet in a cell now and did not before, and those that did and are parted by its division.

    Args:
        before: (path, number) of all that stood in the cell.
        after: of all that stand in it now; who left it is in no pair.
    """
    was = {number: piece for piece, members in enumerate(pieces(before)) for number in members}
    now = {number: piece for piece, members in enumerate(pieces(after)) for number in members}
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


def by_cell(spots: Mapping[int, Iterable[Standing]]) -> dict[int, list[tuple[str, int]]]:
    """Return cell → (path, number) of what stands there.

    Args:
        spots: number → where it stands.
    """
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for number, places in spots.items():
        for spot in places:
            found[spot.cell].append((spot.path, number))
    return found


def _features(telling: Telling) -> Iterator[tuple[str, ...]]:
    """Yield what a telling is about, as an overfull cell is divided: kind, place, parties, figure."""
    yield min(telling.kinds, key=lambda item: (-item[1], item[0]))[:1]
    spot = finest(spot for spot in telling.spots if not spot.is_coarse)
    yield (spot.key if spot is not None else "",)
    yield tuple(sorted({party.camp for party in (*telling.initiators, *telling.targets)}))
    yield (str(max((toll.low for toll in telling.tolls if toll.low is not None), default="")),)


def _hash(digits: int, *parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()[:digits]


def _cells(telling: Telling) -> Iterator[tuple[int, Cell]]:
    for sighting in telling.sightings:
        if len(sighting.stems) > 4:
            yield 0, ("words", " ".join(sorted(sighting.stems)))
    for day, when in _whens(telling):
        for key in _place_keys(telling):
            yield day, (when, "place", key)
        for kind, _ in telling.kinds:
            yield day, (when, "kind", kind, telling.mode)
        for toll in telling.tolls:
            if toll.low is not None and toll.low >= _TELLING_NUMBER:
                yield day, (when, "toll", toll.harm, str(toll.low))


def _whens(telling: Telling) -> Iterator[tuple[int, str]]:
    """Yield the days of a telling, or its months where its window is wide."""
    window = telling.window
    if window is None or (window.first is None and window.last is None):
        return
    first = window.first if window.first is not None else window.last
    last = window.last if window.last is not None else window.first
    if first is None or last is None:
        return
    if last - first <= _MOST_DAYS:
        yield from ((day, iso_of(day)) for day in range(first, last + (2 if is_evening(window) else 1)))
        return
    months = {iso_of(day)[:7] for day in (first, (first + last) // 2, last)}
    yield from ((date.fromisoformat(f"{month}-01").toordinal(), month) for month in sorted(months))


def _place_keys(telling: Telling) -> set[str]:
    keys = {spot.key for spot in telling.spots if not spot.is_coarse}
    for spot in telling.spots:
        keys |= set(sorted(spot.holders)[:_MOST_HOLDERS]) if not spot.is_coarse else set()
    return keys
