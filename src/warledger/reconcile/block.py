"""Which tellings are worth comparing: those that share a cell of day and place, kind, figure or wording.

An overfull cell is divided by what its tellings are about: kind, place, parties, figures, and before these by month
where the cell is of no day. No telling meets more than a full cell of others, however many reports a day brings.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from warledger.cells import Cell, Pair, Standing, by_cell, cell_number, pairs_of, path_in, pieces
from warledger.reconcile.days import is_evening, iso_of
from warledger.reconcile.nearness import finest
from warledger.reconcile.tellings import Telling

_MOST_DAYS = 10
_MOST_HOLDERS = 3
_TELLING_NUMBER = 3


def candidate_pairs(tellings: Sequence[Telling]) -> tuple[Pair, ...]:
    """Return the pairs of indexes worth comparing, sorted, tellings of one document left out.

    Args:
        tellings: in any order; the result depends on them alone.
    """
    cells = by_cell({index: standings_of(telling) for index, telling in enumerate(tellings)})
    met = (pair for cell, members in cells.items() for piece in pieces(cell, members) for pair in pairs_of(piece))
    return tuple(sorted({(a, b) for a, b in met if tellings[a].document != tellings[b].document}))


def standings_of(telling: Telling) -> tuple[Standing, ...]:
    """Return where a telling stands: its cells, each once, with the path that divides it there."""
    features, name = tuple(_features(telling)), "/".join(map(str, telling.order))
    of_any_day = (_month(telling), *features[:-1])
    found = {cell_number(cell, day): features if day else of_any_day for day, cell in _cells(telling)}
    return tuple(Standing(number, path_in(number, name, found[number])) for number in sorted(found))


def _features(telling: Telling) -> Iterator[tuple[str, ...]]:
    """Yield what a telling is about, as an overfull cell is divided: kind, place, parties, figure."""
    yield min(telling.kinds, key=lambda item: (-item[1], item[0]))[:1]
    spot = finest(spot for spot in telling.spots if not spot.is_coarse)
    yield (spot.key if spot is not None else "",)
    yield tuple(sorted({party.camp for party in (*telling.initiators, *telling.targets)}))
    yield (str(max((toll.low for toll in telling.tolls if toll.low is not None), default="")),)


def _month(telling: Telling) -> tuple[str]:
    """Return the month of a telling, or that of its report: an overfull cell of any day is divided by it first.

    What a war's years tell in the same words then fills no cell of another month, and what was decided of last
    year's reports stays as it was.
    """
    window = telling.window
    days = () if window is None else (window.first, window.last)
    day = next((day for day in (*days, telling.sightings[0].published) if day is not None), None)
    return ("" if day is None else iso_of(day)[:7],)


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
