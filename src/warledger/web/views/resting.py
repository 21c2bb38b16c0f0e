"""Which outlet prints whose word → whom an outlet rests on, and the grid of outlets and origins."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warledger.ledger.browsing.independence import OWN_WAYS, Resting
from warledger.publish.phrase import named, plain

_MOST_OUTLETS, _MOST_ORIGINS, _MOST_NAMED = 16, 10, 4

WAYS: Mapping[str, str] = {
    "quotes": "quotes a speaker",
    "agency": "prints an agency's report",
    "copy": "prints another outlet's text",
    "same_words": "has sentences in another's words",
    "party_media": "speaks for a party",
}
"""How an outlet came by what it carries, for people."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """In how many happenings an outlet prints an origin's word; ``is_own`` where the outlet is the origin itself."""

    events: int
    is_own: bool
    words: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One outlet."""

    name: str
    key: str
    cells: tuple[GridCell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Outlets, a row each, by the origins whose word they print, a column each: (name, key)."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    outlets_left: int
    origins_left: int


def grid_of(outlets: Sequence[str], origins: Sequence[str], found: Iterable[Resting]) -> Grid | None:
    """Return the grid of the first outlets and origins; None where there is nothing to set against each other.

    Args:
        outlets: in the order of the rows.
        origins: in the order of the columns; one that only its own outlet prints has none.
        found: in how many events which outlet prints whose word.
    """
    pairs: dict[tuple[str, str], list[Resting]] = {}
    for pair in found:
        pairs.setdefault((pair.outlet, pair.origin), []).append(pair)
    carried = {origin for (_, origin), ways in pairs.items() if any(way.how not in OWN_WAYS for way in ways)}
    wanted = [origin for origin in origins if origin in carried]
    columns, rows = wanted[:_MOST_ORIGINS], outlets[:_MOST_OUTLETS]
    if not columns or not rows:
        return None
    return Grid(
        columns=tuple((named(origin), origin) for origin in columns),
        rows=tuple(
            GridRow(
                plain(outlet) or "outlet not known",
                outlet,
                tuple(_cell(pairs.get((outlet, origin), [])) for origin in columns),
            )
            for outlet in rows
        ),
        outlets_left=len(outlets) - len(rows),
        origins_left=len(wanted) - len(columns),
    )


def _cell(ways: Sequence[Resting]) -> GridCell | None:
    if not ways:
        return None
    told = [f"{WAYS.get(way.how, 'on its own word')}: {way.events}" for way in ways]
    return GridCell(sum(way.events for way in ways), any(way.how in OWN_WAYS for way in ways), "; ".join(told))


def leanings_of(outlet: str, found: Iterable[Resting]) -> tuple[tuple[str, int], ...]:
    """Return on whom an outlet rests most where it does not speak itself: (name, happenings)."""
    counts: Counter[str] = Counter()
    for pair in found:
        if pair.outlet == outlet and pair.how not in OWN_WAYS:
            counts[pair.origin] += pair.events
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((named(origin), number) for origin, number in ranked[:_MOST_NAMED])


def way_words(ways: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Return how an outlet came by what it only carries: (words, happenings)."""
    return tuple((WAYS[how], number) for how, number in ways if how in WAYS)


def share(part: int, whole: int) -> int:
    """Return a part in percent of a whole, 0 of nothing."""
    return round(100 * part / whole) if whole else 0
