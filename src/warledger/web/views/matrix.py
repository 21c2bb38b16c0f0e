"""An event's accounts → the matrix: rows are fields, columns origins with the outlets that carry them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from warledger.publish.phrase import figure, named, period_words, plain
from warledger.publish.speaking import side_words
from warledger.records import AccountField, DisputeField, Event
from warledger.web.views.cites import Cite, Cites

CellState = Literal["agrees", "differs", "mixed", "alone", "missing"]
"""How what an origin says stands to the others: the same as another, unlike all, both, the only word, or nothing."""

SIGNS: dict[CellState, str] = {"agrees": "=", "differs": "≠", "mixed": "±", "alone": "·", "missing": "–"}
NOBODY = "nobody named"

_FIELDS: tuple[tuple[AccountField, str, DisputeField | None], ...] = (
    ("kind", "What", "occurrence"),
    ("time", "When", "time"),
    ("place", "Where", "place"),
    ("initiator", "Who began", "initiator"),
    ("target", "Against whom", "victims"),
    ("weapon", "With what", "weapon"),
    ("outcome", "Outcome", "outcome"),
    ("responsibility", "Responsibility", None),
    ("control", "Control", "control"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """An origin: ``side`` in words, the outlets that carry its word, and its passages."""

    origin: str
    side: str | None
    outlets: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One value that an origin gives; ``is_shared``: another origin gives it too."""

    value: str
    is_shared: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one origin says of one field."""

    state: CellState
    sign: str
    words: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One field across all origins."""

    label: str
    is_disputed: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The accounts of an event."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


_WORDS: dict[CellState, str] = {
    "agrees": "another origin says the same",
    "differs": "no other origin says this",
    "mixed": "partly the same as another origin",
    "alone": "only this origin speaks of it",
    "missing": "not said",
}

_Said = tuple[str, tuple[Cite, ...]]


def matrix_of(event: Event, cites: Cites) -> Matrix:
    """Return the matrix of an event's accounts; a field of which nobody says anything has no row."""
    origins = _origins(event)
    disputed = {dispute.field for dispute in event.disputes if dispute.real}
    rows = [
        _row(label, [_told(event, name, origin, cites) for origin in origins], field in disputed)
        for name, label, field in _FIELDS
    ]
    for toll in event.tolls:
        people = " of ".join(dict.fromkeys(named(who) for who in (toll.population, toll.party) if who))
        label = f"{toll.harm.capitalize()}{f': {people}' if people else ''}"
        counted = [
            [
                (figure(account.low, account.high, account.qualifier), cites.of(account.claims))
                for account in toll.accounts
                if account.origin == origin
            ]
            for origin in origins
        ]
        rows.append(_row(label, counted, "toll" in disputed))
    kept = tuple(row for row in rows if any(cell.entries for cell in row.cells))
    return Matrix(tuple(_column(event, origin, cites) for origin in origins), kept)


def _origins(event: Event) -> tuple[str | None, ...]:
    """Return the origins in the order in which they first speak; None where nobody's word is given."""
    spoken = [claim.origin for claim in event.claims]
    told = [account.origin for account in event.accounts]
    counted = [account.origin for toll in event.tolls for account in toll.accounts]
    return tuple(dict.fromkeys([*spoken, *told, *counted]))


def _column(event: Event, origin: str | None, cites: Cites) -> Column:
    own = [account for account in event.accounts if account.origin == origin]
    outlets = dict.fromkeys(plain(outlet) for account in own for outlet in account.outlets)
    side = next((account.side for account in own if account.side), None)
    return Column(
        named(origin) if origin else NOBODY,
        side_words(side) if side else None,
        tuple(outlets),
        cites.of(claim.claim for claim in event.claims if claim.origin == origin),
    )


def _told(event: Event, field: str, origin: str | None, cites: Cites) -> list[_Said]:
    """Return the values that an origin gives for a field; one account may hold several, parted by semicolons."""
    return [
        (time_words(value) if field == "time" else value, cites.of(account.claims))
        for account in event.accounts
        if account.field == field and account.origin == origin
        for value in plain(account.value).split("; ")
    ]


def time_words(value: str) -> str:
    """Return a time of an account, "begin/until" or one point of time, for people.

    >>> time_words("2017-03-21T04:00/2017-03-21T07:00"), time_words("../2017-03-22"), time_words("2017-03-21T05:00")
    ('21 March 2017, 04:00–07:00', 'until 22 March 2017', '21 March 2017, 05:00')
    """
    ends = [None if end == ".." else end for end in value.split("/")]
    clocks = dict.fromkeys(clock for end in ends if end for clock in [end.partition("T")[2][:5]] if clock)
    is_one_day = len({(end or "").partition("T")[0] for end in ends}) == 1
    days = period_words(ends[0], ends[-1])
    return f"{days}, {'–'.join(clocks)}" if clocks and is_one_day else days


def _row(label: str, told: Sequence[Sequence[_Said]], is_disputed: bool) -> Row:
    count = Counter(value for said in told for value in {value.casefold() for value, _ in said})
    is_alone = sum(bool(said) for said in told) < 2
    return Row(label, is_disputed, tuple(_cell(said, count, is_alone=is_alone) for said in told))


def _cell(said: Sequence[_Said], count: Counter[str], *, is_alone: bool) -> Cell:
    merged: dict[str, tuple[Cite, ...]] = {}
    for value, cites in said:
        merged[value] = tuple(dict.fromkeys((*merged.get(value, ()), *cites)))
    entries = tuple(Entry(value, count[value.casefold()] > 1, cites) for value, cites in merged.items())
    state = _state(entries, is_alone=is_alone)
    return Cell(state, SIGNS[state], _WORDS[state], entries)


def _state(entries: tuple[Entry, ...], *, is_alone: bool) -> CellState:
    if not entries:
        return "missing"
    if is_alone:
        return "alone"
    shared = sum(entry.is_shared for entry in entries)
    if shared == len(entries):
        return "agrees"
    return "mixed" if shared else "differs"
