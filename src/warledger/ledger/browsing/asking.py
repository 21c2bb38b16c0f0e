"""What pages and the API ask for: frozen filters, and the pages of answers."""

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from warledger.records import Event, Grade

ItemT_co = TypeVar("ItemT_co", covariant=True)
Background = Literal["with", "without", "only"]
"""Whether events that reports tell as history are asked for."""

Order = Literal["time", "latest", "weight"]
"""``time``: the first day first; ``latest``: the last day first; ``weight``: most origins, then documents, first."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the map in degrees; where ``west`` is greater than ``east`` it crosses the date line."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are asked for; nothing given asks for all.

    Days are ISO dates, inclusive; an undated event is left out where days are asked for. ``place`` is any part of a
    name in any spelling; ``party``, ``outlet`` and ``origin`` are whole names. Several values of one field mean any
    of them, several fields all of them. ``places`` are the whole names that ``place`` stands for, where they were
    looked up (`events.places_meant`): asking by them is quicker.
    """

    begin: str | None = None
    until: str | None = None
    place: str | None = None
    box: Box | None = None
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    grades: tuple[Grade, ...] = ()
    disputed: bool = False
    background: Background = "with"
    places: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[ItemT_co]):
    """Some of what was found: ``total`` counts all of it, ``offset`` is the place of the first item."""

    items: tuple[ItemT_co, ...]
    total: int
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events there are by grade, kind and day; ``days`` and ``kinds`` hold (value, number, disputed)."""

    total: int
    disputed: int
    undated: int
    unplaced: int
    grades: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int, int], ...] = ()
    days: tuple[tuple[str, int, int], ...] = ()
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One event on the map."""

    event: str
    latitude: float
    longitude: float
    radius_km: float | None
    words: str
    place: str | None
    begin: str | None
    until: str | None
    kind: str
    grade: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One dated event on the timeline; ``begin`` and ``until`` are ISO days, ``precision`` as of a time."""

    event: str
    words: str
    begin: str
    until: str
    precision: str | None
    kind: str
    grade: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several events near one point; ``box`` holds them all."""

    latitude: float
    longitude: float
    events: int
    disputed: int
    box: Box


@dataclass(frozen=True, slots=True)
class Names:
    """Values that a filter may take, the most frequent first, each with the number of events if it was counted."""

    role: str
    values: tuple[tuple[str, int | None], ...] = field(default=())


EventPage = Page[Event]
