"""An event's accounts → a grid: one column an origin, one row a field, cells marked as agreeing or differing."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from warledger.publish.page import Citation
from warledger.publish.phrase import figure, plain, shortened
from warledger.publish.testimony import Testimony
from warledger.records import DisputeField, Event
from warledger.vocabulary.publishing import publishing

NOT_SAID = "–"
NOBODY = "nobody named"
SAME, OWN = "=", "≠"
_HOURS = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/\1T(\d{2}:\d{2})")
_FIELDS: tuple[tuple[str, str, DisputeField | None], ...] = (
    ("kind", "what", "occurrence"),
    ("time", "when", "time"),
    ("place", "where", "place"),
    ("initiator", "who began", "initiator"),
    ("target", "against whom", "victims"),
    ("weapon", "with what", "weapon"),
    ("outcome", "outcome", "outcome"),
    ("responsibility", "responsibility", None),
    ("control", "control", "control"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one origin says of one field: each value with its mark, empty where the row has one voice alone."""

    values: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """The cell as printed: one value a line with its mark, or that nothing is said."""
        return "\n".join(f"{mark} {value}".strip() for mark, value in self.values) or NOT_SAID

    @property
    def is_shared(self) -> bool:
        """Whether another origin says one of the values too."""
        return any(mark == SAME for mark, _ in self.values)


@dataclass(frozen=True, slots=True)
class Row:
    """One field across all origins, and whether accounts of it are in dispute."""

    label: str
    cells: tuple[Cell, ...]
    is_disputed: bool = False


def copies_joined(event: Event, testimony: Testimony) -> Event:
    """Return an event in which outlets that print the same words are one origin, named by all of them."""
    said: dict[str, frozenset[str]] = {}
    for part in event.claims:
        found = testimony.claims.get(part.claim)
        if part.origin is not None and found is not None and all(link.outlet for link in found[1].chain):
            clause = testimony.clause(Citation(part.document, part.start, part.end))
            said[part.origin] = said.get(part.origin, frozenset()) | {clause.casefold()}
    names: dict[str, list[str]] = {}
    for outlet, clauses in said.items():
        first = next((name for name in names if clauses <= said[name] or said[name] <= clauses), outlet)
        names.setdefault(first, []).append(outlet)
    joined = {outlet: " + ".join(members) for members in names.values() for outlet in members if len(members) > 1}
    return _renamed(event, joined) if joined else event


def _renamed(event: Event, names: Mapping[str, str]) -> Event:
    """Return an event with some origins called otherwise, wherever a column is made of them."""
    tolls = (
        replace(toll, accounts=tuple(replace(a, origin=names.get(a.origin or "", a.origin)) for a in toll.accounts))
        for toll in event.tolls
    )
    return replace(
        event,
        claims=tuple(replace(part, origin=names.get(part.origin or "", part.origin)) for part in event.claims),
        accounts=tuple(replace(a, origin=names.get(a.origin or "", a.origin)) for a in event.accounts),
        tolls=tuple(tolls),
    )


def columns_of(event: Event) -> tuple[str | None, ...]:
    """Return the origins of an event in the order in which they first speak; None where nobody's word is given."""
    spoken = [claim.origin for claim in event.claims]
    told = [account.origin for account in event.accounts]
    counted = [account.origin for toll in event.tolls for account in toll.accounts]
    return tuple(dict.fromkeys([*spoken, *told, *counted]))


def grid_of(event: Event) -> tuple[Row, ...]:
    """Return the rows of the grid; a field of which nobody says anything has none."""
    columns = columns_of(event)
    disputed = {dispute.field for dispute in event.disputes if dispute.real}
    rows = [_row(label, _told(event, name, columns), field in disputed) for name, label, field in _FIELDS]
    for toll in event.tolls:
        people = " of ".join(dict.fromkeys(plain(who) for who in (toll.population, toll.party) if who))
        counted = [[figure(a.low, a.high, a.qualifier) for a in toll.accounts if a.origin == o] for o in columns]
        rows.append(_row(f"{toll.harm}{f': {people}' if people else ''}", counted, "toll" in disputed))
    return tuple(row for row in rows if any(cell.values for cell in row.cells))


def _told(event: Event, field: str, columns: Sequence[str | None]) -> list[list[str]]:
    """Return the values that each origin gives for a field; one account may hold several, parted by semicolons."""
    told: dict[str | None, list[str]] = {}
    for account in event.accounts:
        if account.field == field:
            told.setdefault(account.origin, []).extend(plain(account.value).split("; "))
    return [told.get(origin, []) for origin in columns]


def _row(label: str, told: Sequence[Sequence[str]], is_disputed: bool) -> Row:
    """Mark each value for whether another origin gives it too."""
    said = [{value.casefold() for value in values} for values in told]
    count = Counter(value for values in said for value in values)
    is_alone = sum(bool(values) for values in said) < 2
    cells = tuple(
        Cell(
            tuple(
                ("" if is_alone else SAME if count[value.casefold()] > 1 else OWN, _readable(value))
                for value in dict.fromkeys(values)
            )
        )
        for values in told
    )
    return Row(label, cells, is_disputed)


def _readable(value: str) -> str:
    """Return a value as people read it: hours of one day as "2017-03-19, 00:00–09:00", cut where it is long."""
    found = _HOURS.fullmatch(value)
    words = f"{found[1]}, {found[2]}–{found[3]}" if found else value
    return shortened(words, publishing().caps["label"])
