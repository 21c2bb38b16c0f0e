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
}
"""How an outlet came by what it carries, for people."""

_OWN: Mapping[str, str] = {
    "own_word": "on its own word",
    "speaks": "by its own people",
    "party_media": "as a party's outlet",
}

PARTY_MEDIA = "party_media"
"""The outlet speaks for a party to the conflict: its word is the party's."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """In how many happenings an outlet prints an origin's word; ``is_own`` where it is mostly the outlet's own."""

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
        origins: those that may have a column; one that only its own outlet prints has none.
        found: in how many events which outlet prints whose word.
    """
    pairs: dict[tuple[str, str], list[Resting]] = {}
    carried: Counter[str] = Counter()
    for pair in found:
        pairs.setdefault((pair.outlet, pair.origin), []).append(pair)
        carried[pair.origin] += pair.events if _is_carried(pair) else 0
    wanted = sorted((origin for origin in origins if carried[origin]), key=lambda origin: (-carried[origin], origin))
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
    told = [f"{_OWN.get(way.how) or WAYS[way.how]}: {way.events}" for way in ways]
    events = sum(way.events for way in ways)
    own = sum(way.events for way in ways if not _is_carried(way))
    return GridCell(events, 2 * own > events, "; ".join(told))


def _is_carried(pair: Resting) -> bool:
    """Tell whether an outlet prints another's word: not its own, and not its own as a party's voice."""
    return pair.how not in OWN_WAYS and pair.outlet != pair.origin


def leanings_of(outlet: str, found: Iterable[Resting]) -> tuple[tuple[str, int], ...]:
    """Return on whom an outlet rests most where it does not speak itself: (name, happenings)."""
    counts: Counter[str] = Counter()
    for pair in found:
        if pair.outlet == outlet and _is_carried(pair):
            counts[pair.origin] += pair.events
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((named(origin), number) for origin, number in ranked[:_MOST_NAMED])


def way_words(ways: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Return how an outlet came by what it only carries: (words, happenings)."""
    return tuple((WAYS[how], number) for how, number in ways if how in WAYS)


def share(part: int, whole: int) -> int:
    """Return a part in percent of a whole, 0 of nothing."""
    return round(100 * part / whole) if whole else 0
