"""What is asked of the projection: events, disputes, control, inferred dates. Read-only."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from warledger.contract import from_json
from warledger.ledger import schema
from warledger.ledger.store import Store
from warledger.records import ControlInterval, Dated, Event, Notice


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; None asks for all. Days are ISO dates, inclusive; ``place`` any part of a name."""

    begin: str | None = None
    until: str | None = None
    place: str | None = None
    kind: str | None = None
    disputed: bool = False


EVERYTHING = EventFilter()


def events(store: Store, wanted: EventFilter = EVERYTHING) -> Iterator[Event]:
    """Yield the events asked for, in the projection's order. An undated event is left out where days are asked for."""
    table = schema.events
    query = select(table.c.payload).order_by(table.c.position)
    if wanted.begin is not None:
        query = query.where(table.c.begin.is_not(None), _day(table.c.until, table.c.begin) >= wanted.begin[:10])
    if wanted.until is not None:
        query = query.where(table.c.begin.is_not(None), _first_ten(table.c.begin) <= wanted.until[:10])
    if wanted.kind is not None:
        query = query.where((table.c.sub_event_type == wanted.kind) | (table.c.event_type == wanted.kind))
    if wanted.disputed:
        query = query.where(table.c.disputed)
    for row in store.stream(query):
        event = from_json(Event, json.loads(row.payload))
        if wanted.place is None or _is_at(event, wanted.place):
            yield event


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
    """Yield who holds what.

    Args:
        store: the ledger.
        place: any part of a place's name, any case.
        on: an ISO day; an interval without an end lasts.
    """
    table = schema.control_intervals
    for row in store.stream(select(table.c.payload).order_by(table.c.position)):
        interval = from_json(ControlInterval, json.loads(row.payload))
        if place is not None and place.casefold() not in interval.place.casefold():
            continue
        if on is None or _holds_on(interval, on):
            yield interval


def inferred_dates(store: Store) -> dict[str, Dated]:
    """Return the dates that reconciling inferred, by document id."""
    return {row.document: Dated(row.value, row.reason) for row in store.stream(select(schema.inferred_dates))}


def copies(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the copies of each document that has any."""
    table = schema.copies
    found: dict[str, tuple[str, ...]] = {}
    for row in store.stream(select(table).order_by(table.c.document, table.c.copy)):
        found[row.document] = (*found.get(row.document, ()), row.copy)
    return found


def reconciling_notices(store: Store) -> tuple[tuple[str, Notice], ...]:
    """Return (document id, notice) of what reconciling could not resolve."""
    table = schema.reconciling_notices
    rows = store.stream(select(table).order_by(table.c.position))
    return tuple((row.document, Notice(row.code, row.message)) for row in rows)


def _first_ten(column: Any) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    return func.substr(column, 1, 10)


def _day(column: Any, fallback: Any) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    return _first_ten(func.coalesce(column, fallback))


def _is_at(event: Event, place: str) -> bool:
    """Tell whether an event is at a place or inside it, by any part of the name, any case."""
    if event.place is None:
        return False
    names = (event.place.name, *event.place.within)
    return any(place.casefold() in name.casefold() for name in names)


def _holds_on(interval: ControlInterval, day: str) -> bool:
    begins = interval.begin is None or interval.begin[:10] <= day
    lasts = interval.until is None or day <= interval.until[:10]
    return begins and lasts
