"""The query of an address ↔ what is asked for. An address holds the whole state of a page, and nothing else does."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeVar, cast, get_args
from urllib.parse import urlencode

from warledger.ledger.browsing.asking import Asked, Background, Box, Order
from warledger.records import DisputeField, Grade
from warledger.web.period import first_day, last_day

Pairs = tuple[tuple[str, str], ...]
Convention = Literal["acled", "ucdp", "airwars"]
ValueT = TypeVar("ValueT")

KEPT: Convention = "ucdp"
"""The convention by which the ledger keeps its figures: the one of an address that names none."""

ON = frozenset({"1", "true", "yes", "on"})
"""Values of a parameter that is on or off which mean on."""

MOST_VALUES = 30
"""Values of one filter that are heeded."""
LONGEST = 500
"""Characters of one value that are heeded."""
LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Query:
    """The parameters of an address, in their order, and what is wrong with them, one sentence each."""

    pairs: Pairs = ()
    faults: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Query":
        """Make a query of raw parameters; empty ones, as forms send them, are left out, and so is NUL."""
        given = [(key, value.replace("\x00", "")) for key, value in pairs]
        long = (
            f"“{key}” is too long; only its first {LONGEST} characters count." for key, v in given if len(v) > LONGEST
        )
        return cls(tuple((key, value[:LONGEST]) for key, value in given if value.strip()), tuple(long))

    def one(self, key: str) -> str | None:
        """Return the last value of a parameter, None where it is not given."""
        return next((value for name, value in reversed(self.pairs) if name == key), None)

    def many(self, key: str) -> tuple[str, ...]:
        """Return the values of a parameter, each once."""
        return tuple(dict.fromkeys(value for name, value in self.pairs if name == key))[:MOST_VALUES]

    def having(self, key: str, value: str | None) -> "Query":
        """Return the same query with one value for a parameter, or without it; any change leads to the first page."""
        kept = tuple(pair for pair in self.pairs if pair[0] not in {key, "page"})
        return Query(kept if value is None else (*kept, (key, value)))

    def without(self, key: str, value: str) -> "Query":
        """Return the same query less one value of a parameter."""
        return Query(tuple(pair for pair in self.pairs if pair != (key, value) and pair[0] != "page"))

    def only(self, *keys: str) -> "Query":
        """Return the same query with some parameters only."""
        return Query(tuple(pair for pair in self.pairs if pair[0] in keys))

    def at_page(self, number: int) -> "Query":
        """Return the same query at another page."""
        kept = tuple(pair for pair in self.pairs if pair[0] != "page")
        return Query((*kept, ("page", str(number))) if number > 1 else kept)

    @property
    def page(self) -> int:
        """The number of the page asked for, from 1."""
        value = self.one("page") or "1"
        return max(1, min(int(value), LAST_PAGE)) if value.isascii() and value.isdigit() and len(value) < 9 else 1

    @property
    def words(self) -> str:
        """The query as it stands in an address, with its "?", empty where nothing is asked."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""


def asked_of(query: Query) -> tuple[Asked, tuple[str, ...]]:
    """Return which events an address asks for, and a sentence for each value that cannot be understood."""
    faults: list[str] = [*query.faults]

    def read(key: str, reader: Callable[[str], ValueT | None], like: str) -> ValueT | None:
        value = query.one(key)
        if value is None:
            return None
        found = reader(value)
        if found is None:
            faults.append(f"“{value}” cannot be read as “{key}”; write {like}. It is left out.")
        return found

    grades = get_args(Grade)
    wrong = [grade for grade in query.many("grade") if grade not in grades]
    faults += [f"There is no grade “{grade}”; there are {', '.join(grades)}. It is left out." for grade in wrong]
    asked = Asked(
        begin=read("from", first_day, "2017-03-19, 2017-03 or 2017"),
        until=read("until", last_day, "2017-03-21, 2017-03 or 2017"),
        place=query.one("place"),
        box=read("box", box_of, "west,south,east,north in degrees"),
        kinds=query.many("kind"),
        parties=query.many("party"),
        outlets=query.many("outlet"),
        origins=query.many("origin"),
        grades=cast("tuple[Grade, ...]", tuple(grade for grade in query.many("grade") if grade in grades)),
        disputed=query.one("disputed") in ON,
        background=background_of(query),
    )
    return asked, tuple(faults)


def fields_of(query: Query) -> tuple[DisputeField, ...]:
    """Return the fields whose disputes an address asks for, none for all."""
    known = get_args(DisputeField)
    return cast("tuple[DisputeField, ...]", tuple(value for value in query.many("field") if value in known))


def order_of(query: Query) -> Order:
    """Return the order that an address asks for; in time where it asks for none that there is."""
    value = query.one("order")
    return cast("Order", value) if value in get_args(Order) else "time"


def background_of(query: Query) -> Background:
    """Return whether history is asked for; pages leave it out unless it is."""
    value = query.one("background")
    return cast("Background", value) if value in get_args(Background) else "without"


def convention_of(query: Query) -> Convention | None:
    """Return the convention of counting that an address asks for, None for the ledger's own."""
    value = query.one("convention")
    return cast("Convention", value) if value in get_args(Convention) else None


def box_of(value: str) -> Box | None:
    """Return the box of "west,south,east,north"; None where it is none.

    >>> box_of("36.2,33.4,36.5,33.6")
    Box(west=36.2, south=33.4, east=36.5, north=33.6)
    """
    parts = value.split(",")
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        return None
    if len(numbers) != 4:
        return None
    west, south, east, north = numbers
    is_on_earth = -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90
    return Box(west, south, east, north) if is_on_earth else None


def box_words(box: Box) -> str:
    """Return a box as an address holds it."""
    return ",".join(f"{edge:.6g}" for edge in (box.west, box.south, box.east, box.north))


def pages_around(number: int, last: int) -> Iterator[int | None]:
    """Yield the numbers of pages to offer around one, None for a gap.

    >>> list(pages_around(6, 20))
    [1, None, 5, 6, 7, None, 20]
    """
    shown = sorted({page for page in (1, number - 1, number, number + 1, last) if 1 <= page <= last})
    before = 0
    for page in shown:
        if page > before + 1:
            yield None
        yield page
        before = page
