"""An event's accounts → a grid: one column an origin, one row a field, cells marked as agreeing or differing."""

from collections.abc import Sequence
from dataclasses import dataclass

from warledger.publish.phrase import figure, plain, shortened
from warledger.records import DisputeField, Event
from warledger.vocabulary.publishing import publishing

NOT_SAID = "–"
NOBODY = "nobody named"
ALL_AGREE = "="
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
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
    """What one origin says of one field. ``mark``: "=" all who say it agree, a letter a value, empty a lone voice."""

    value: str
    mark: str = ""

    @property
    def words(self) -> str:
        """The cell as printed: mark and value, or that nothing is said."""
        return f"{self.mark} {self.value}".strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One field across all origins, and whether accounts of it are in dispute."""

    label: str
    cells: tuple[Cell, ...]
    is_disputed: bool = False


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
        values = [
            "; ".join(figure(a.low, a.high, a.qualifier) for a in toll.accounts if a.origin == origin)
            for origin in columns
        ]
        rows.append(_row(f"{toll.harm}{f': {people}' if people else ''}", values, "toll" in disputed))
    return tuple(row for row in rows if any(cell.value != NOT_SAID for cell in row.cells))


def _told(event: Event, field: str, columns: Sequence[str | None]) -> list[str]:
    return [
        "; ".join(dict.fromkeys(plain(a.value) for a in event.accounts if a.field == field and a.origin == origin))
        for origin in columns
    ]


def _row(label: str, values: Sequence[str], is_disputed: bool) -> Row:
    said = [value for value in values if value]
    distinct = list(dict.fromkeys(value.casefold() for value in said))
    marks = {value: _LETTERS[place % len(_LETTERS)] for place, value in enumerate(distinct)}
    if len(distinct) == 1:
        marks = {distinct[0]: ALL_AGREE if len(said) > 1 else ""}
    most = publishing().caps["label"]
    cells = tuple(
        Cell(shortened(value, most), marks[value.casefold()]) if value else Cell(NOT_SAID) for value in values
    )
    return Row(label, cells, is_disputed)
