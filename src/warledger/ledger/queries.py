"""What is asked of the projection: events, disputes, control, inferred dates. Read-only."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, exists, func, select

from warledger.contract import from_json
from warledger.ledger import schema
from warledger.ledger.store import Store
from warledger.records import ControlInterval, Dated, Event, Notice
from warledger.vocabulary.place_words import names_meant, plain_key

_MOST_NAMES = 500
"""Names asked for in one statement; of more, all rows are looked at."""
_AFTER_ANY_CLOCK = "~"


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; None asks for all.

    Days are ISO dates, inclusive; ``place`` is any part of a name, in any spelling that a report uses, or another
    transliteration of whole words of it.
    """

    begin: str | None = None
    until: str | None = None
    place: str | None = None
    kind: str | None = None
    disputed: bool = False


EVERYTHING = EventFilter()


def events(store: Store, wanted: EventFilter = EVERYTHING) -> Iterator[Event]:
    """Yield the events asked for, in order of time. An undated event is left out where days are asked for.

    What had happened by a day, nobody says since when, is of that day.
    """
    table, places = schema.events, schema.event_places
    query = select(table.c.payload).order_by(table.c.sort_begin, table.c.sort_until, table.c.id)
    query = query.where(*_timely(wanted.begin, wanted.until))
    if wanted.kind is not None:
        query = query.where((table.c.sub_event_type == wanted.kind) | (table.c.event_type == wanted.kind))
    if wanted.disputed:
        query = query.where(table.c.disputed)
    if wanted.place is not None:
        names = names_of_places(store, wanted)
        meant = sorted(names_meant(names, spellings(store, names), wanted.place))
        query = query.where(exists().where(places.c.event == table.c.id, places.c.name.in_(meant)))
    for row in store.stream(query):
        yield from_json(Event, json.loads(row.payload))


def count_undated(store: Store, place: str | None) -> int:
    """Return how many events, of a place where one is given, have no day at all."""
    table, places = schema.events, schema.event_places
    undated = select(table.c.id).where(table.c.begin.is_(None), table.c.until.is_(None))
    query = select(func.count().label("number")).select_from(undated.subquery())
    if place is not None:
        names = names_of_places(store, EVERYTHING)
        meant = sorted(names_meant(names, spellings(store, names), place))
        query = select(func.count(places.c.event.distinct()).label("number"))
        query = query.where(places.c.name.in_(meant), places.c.event.in_(undated))
    return next(int(row.number) for row in store.stream(query))


def names_of_places(store: Store, wanted: EventFilter) -> frozenset[str]:
    """Return the canonical names of the places of events of some days, and of what holds them."""
    table, places = schema.events, schema.event_places
    query = select(places.c.name).distinct()
    if wanted.begin is not None or wanted.until is not None:  # by days first: a join reads the events of all years
        query = query.where(places.c.event.in_(select(table.c.id).where(*_timely(wanted.begin, wanted.until))))
    return frozenset(row.name for row in store.stream(query))


def spellings(store: Store, names: Collection[str]) -> dict[str, frozenset[str]]:
    """Return how reports spell some places, by canonical name."""
    table = schema.spellings
    query = select(table.c.name, table.c.spelling)
    if len(names) <= _MOST_NAMES:
        query = query.where(table.c.name.in_(sorted(names)))
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.stream(query):
        found[row.name].add(row.spelling)
    return {name: frozenset(spelled) for name, spelled in found.items()}


def event(store: Store, event_id: str) -> Event | None:
    """Return the event of an id or of an alias of it."""
    table, aliases = schema.events, schema.event_aliases
    redirected = select(aliases.c.event).where(aliases.c.alias == event_id).scalar_subquery()
    query = select(table.c.payload).where((table.c.id == event_id) | (table.c.id == redirected))
    return next((from_json(Event, json.loads(row.payload)) for row in store.stream(query)), None)


def events_of_claim(store: Store, claim_id: str) -> tuple[str, ...]:
    """Return the ids of the events that a claim belongs to."""
    table = schema.event_claims
    query = select(table.c.event).where(table.c.claim == claim_id).order_by(table.c.event)
    return tuple(row.event for row in store.stream(query))


def control(store: Store, place: str | None = None, on: str | None = None) -> Iterator[ControlInterval]:
    """Yield who holds what, in order of places and days.

    Args:
        store: the ledger.
        place: a place's name, as for events.
        on: an ISO day; an interval without an end lasts, one without a beginning is tied to no day.
    """
    table = schema.control_intervals
    query = select(table.c.payload)
    if place is not None:
        names = frozenset(row.place for row in store.stream(select(table.c.place).distinct()))
        query = query.where(table.c.place.in_(sorted(names_meant(names, spellings(store, names), place))))
    found = (from_json(ControlInterval, json.loads(row.payload)) for row in store.stream(query))
    for interval in sorted(found, key=_interval_order):
        if on is None or _holds_on(interval, on):
            yield interval


def control_at(store: Store, keys: Collection[str]) -> tuple[ControlInterval, ...]:
    """Return who holds the places of some plain keys (``place_words``), in order of places and days."""
    table = schema.control_intervals
    names = [row.place for row in store.stream(select(table.c.place).distinct()) if plain_key(row.place) in keys]
    rows = store.stream(select(table.c.payload).where(table.c.place.in_(sorted(names))))
    return tuple(sorted((from_json(ControlInterval, json.loads(row.payload)) for row in rows), key=_interval_order))


def inferred_dates(store: Store, documents: Collection[str] | None = None) -> dict[str, Dated]:
    """Return the dates that reconciling inferred, by document id; of some documents where they are given."""
    rows = _of_documents(store, select(schema.inferred_dates), schema.inferred_dates.c.document, documents)
    return {row.document: Dated(row.value, row.reason) for row in rows}


def copies(store: Store, documents: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the copies of each document that has any; of some documents where they are given."""
    table = schema.copies
    found: dict[str, list[str]] = defaultdict(list)
    for row in _of_documents(
        store, select(table).order_by(table.c.document, table.c.copy), table.c.document, documents
    ):
        found[row.document].append(row.copy)
    return {document: tuple(names) for document, names in found.items()}


def reconciling_notices(store: Store, documents: Collection[str] | None = None) -> tuple[tuple[str, Notice], ...]:
    """Return (document id, notice) of what reconciling could not resolve, no document's first; of some documents."""
    table = schema.reconciling_notices
    query = select(table).order_by(table.c.document, table.c.position)
    rows = _of_documents(store, query, table.c.document, None if documents is None else ("", *documents))
    return tuple((row.document, Notice(row.code, row.message)) for row in rows)


def _of_documents(
    store: Store, query: Select[Any], column: Column[Any], documents: Collection[str] | None
) -> Iterator[Any]:
    if documents is None:
        yield from store.stream(query)
        return
    wanted = sorted(documents)
    for start in range(0, len(wanted), _MOST_NAMES):
        yield from store.stream(query.where(column.in_(wanted[start : start + _MOST_NAMES])))


def _timely(begin: str | None, until: str | None) -> Iterator[Any]:
    """Yield the conditions that an event touches some days; the first of them let an index serve."""
    table = schema.events
    first, last = func.coalesce(table.c.begin, table.c.until), func.coalesce(table.c.until, table.c.begin)
    if begin is not None:
        yield table.c.sort_until >= begin[:10]
        yield _first_ten(last) >= begin[:10]
    if until is not None:
        yield table.c.sort_begin <= until[:10] + _AFTER_ANY_CLOCK
        yield _first_ten(first) <= until[:10]


def _first_ten(column: Any) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    return func.substr(column, 1, 10)


def _interval_order(interval: ControlInterval) -> tuple[object, ...]:
    begin, until = interval.begin or "", interval.until or "~"
    return (interval.place, begin, until, interval.holder or "", interval.status, interval.claims)


def _holds_on(interval: ControlInterval, day: str) -> bool:
    begins = interval.begin is not None and interval.begin[:10] <= day
    lasts = interval.until is None or day <= interval.until[:10]
    return begins and lasts
