"""Which tellings are worth comparing: those that share a cell of day and place, kind, figure or wording.

The cost of reconciling grows with the fullest cells, not with the ledger: a far-away document shares no cell.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from warledger.reconcile.days import is_evening, iso_of
from warledger.reconcile.tellings import Telling
from warledger.vocabulary.reconciling import reconciling

_MOST_DAYS = 10
_MOST_HOLDERS = 3
_TELLING_NUMBER = 3

Pair = tuple[int, int]
Cell = tuple[str, ...]


def candidate_pairs(tellings: Sequence[Telling]) -> tuple[Pair, ...]:
    """Return the pairs of indexes worth comparing, sorted, tellings of one document left out.

    Args:
        tellings: in the order of their anchors, so that the result does not depend on the order of arrival.
    """
    cells: dict[Cell, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for cell in sorted(set(_cells(telling))):
            cells[cell].append(index)
    pairs = {pair for members in cells.values() for pair in _pairs(members, tellings)}
    return tuple(sorted(pairs))


def _pairs(members: list[int], tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Yield the pairs of one cell; in an overfull cell each telling meets only the next ones in order of kind."""
    limit = reconciling().thresholds.block_limit
    if len(members) > limit:
        members = sorted(members, key=lambda i: (tellings[i].kinds, tellings[i].order))
    for place, first in enumerate(members):
        for second in members[place + 1 : place + 1 + limit]:
            if tellings[first].document != tellings[second].document:
                yield (min(first, second), max(first, second))


def _cells(telling: Telling) -> Iterator[Cell]:
    for sighting in telling.sightings:
        if len(sighting.stems) > 4:
            yield ("words", " ".join(sorted(sighting.stems)))
    for when in _whens(telling):
        for key in _place_keys(telling):
            yield (when, "place", key)
        for kind, _ in telling.kinds:
            yield (when, "kind", kind, telling.mode)
        for toll in telling.tolls:
            if toll.low is not None and toll.low >= _TELLING_NUMBER:
                yield (when, "toll", toll.harm, str(toll.low))


def _whens(telling: Telling) -> Iterator[str]:
    """Yield the days of a telling, or its months where its window is wide."""
    window = telling.window
    if window is None or (window.first is None and window.last is None):
        return
    first = window.first if window.first is not None else window.last
    last = window.last if window.last is not None else window.first
    if first is None or last is None:
        return
    if last - first <= _MOST_DAYS:
        yield from (iso_of(day) for day in range(first, last + (2 if is_evening(window) else 1)))
        return
    yield from sorted({iso_of(day)[:7] for day in (first, (first + last) // 2, last)})


def _place_keys(telling: Telling) -> set[str]:
    keys = {spot.key for spot in telling.spots if not spot.is_coarse}
    for spot in telling.spots:
        keys |= set(sorted(spot.holders)[:_MOST_HOLDERS]) if not spot.is_coarse else set()
    return keys
