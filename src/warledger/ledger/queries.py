"""What is asked of the projection: events, disputes, control, inferred dates. Read-only."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from warledger.contract import from_json
from warledger.ledger import schema
from warledger.ledger.store import Store
from warledger.records import ControlInterval, Dated, Event, Notice
from warledger.vocabulary.spelling import key_of

_SHORTEST_KEY = 3
"""Spelling keys of fewer letters meet too many names."""


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
    """Yield the events asked for, in the projection's order. An undated event is left out where days are asked for."""
    table = schema.events
    query = select(table.c.payload).order_by(table.c.sort_begin, table.c.sort_until, table.c.id)
    if wanted.begin is not None:
        query = query.where(table.c.begin.is_not(None), _day(table.c.until, table.c.begin) >= wanted.begin[:10])
    if wanted.until is not None:
        query = query.where(table.c.begin.is_not(None), _first_ten(table.c.begin) <= wanted.until[:10])
    if wanted.kind is not None:
        query = query.where((table.c.sub_event_type == wanted.kind) | (table.c.event_type == wanted.kind))
    if wanted.disputed:
        query = query.where(table.c.disputed)
    is_meant = _namer(store, wanted.place)
    for row in store.stream(query):
        event = from_json(Event, json.loads(row.payload))
        if wanted.place is None or (event.place and any(map(is_meant, (event.place.name, *event.place.within)))):
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
        place: any part of a place's name, as for events.
        on: an ISO day; an interval without an end lasts.
    """
    table = schema.control_intervals
    is_meant = _namer(store, place)
    found = (from_json(ControlInterval, json.loads(row.payload)) for row in store.stream(select(table.c.payload)))
    for interval in sorted(found, key=_interval_order):
        if not is_meant(interval.place):
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
    rows = store.stream(select(table).order_by(table.c.document, table.c.position))
    return tuple((row.document, Notice(row.code, row.message)) for row in rows)


def _first_ten(column: Any) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    return func.substr(column, 1, 10)


def _day(column: Any, fallback: Any) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    return _first_ten(func.coalesce(column, fallback))


def _namer(store: Store, place: str | None) -> Callable[[str], bool]:
    """Return what tells whether a canonical name is meant by the place that is asked for.

    It is meant where the words asked for are part of it, or of a spelling of it in a report, or spell whole
    words of it in another transliteration. Readings are asked for spellings only where no name is found without them.
    """
    if place is None:
        return lambda _name: True
    asked, key = place.casefold(), key_of(place)

    def is_spelled(name: str) -> bool:
        return asked in name.casefold() or (len(key) >= _SHORTEST_KEY and f" {key} " in f" {key_of(name)} ")

    if any(is_spelled(name) for name in _place_names(store)):
        return is_spelled
    found = {
        spot.name
        for reading in store.readings()
        for spot in reading.places
        if is_spelled(reading.document.text[spot.start : spot.end])
    }
    return found.__contains__


def _place_names(store: Store) -> Iterator[str]:
    """Yield the canonical names of places of events, of what holds them, and of places that somebody holds."""
    for row in store.stream(select(schema.events.c.payload).where(schema.events.c.place.is_not(None))):
        spot = json.loads(row.payload)["place"]
        yield from (spot["name"], *spot["within"])
    for row in store.stream(select(schema.control_intervals.c.place).distinct()):
        yield row.place


def _interval_order(interval: ControlInterval) -> tuple[object, ...]:
    begin, until = interval.begin or "", interval.until or "~"
    return (interval.place, begin, until, interval.holder or "", interval.status, interval.claims)


def _holds_on(interval: ControlInterval, day: str) -> bool:
    begins = interval.begin is None or interval.begin[:10] <= day
    lasts = interval.until is None or day <= interval.until[:10]
    return begins and lasts
