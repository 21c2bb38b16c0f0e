"""Who holds what: filtered and paged intervals of control, and the days on which something changes."""

import json
from typing import Any

from sqlalchemy import func, or_, select

from warledger.contract import from_json
from warledger.ledger import schema
from warledger.ledger.browsing.asking import Page
from warledger.ledger.browsing.tables import intervals
from warledger.ledger.connection import guarded
from warledger.ledger.store import Store
from warledger.records import ControlInterval
from warledger.vocabulary.spelling import key_of

_SHORTEST_KEY = 3


def find_intervals(
    store: Store,
    *,
    on: str | None = None,
    place: str | None = None,
    holders: tuple[str, ...] = (),
    offset: int = 0,
    limit: int = 100,
) -> Page[ControlInterval]:
    """Return one page of the intervals of control, place by place.

    Args:
        store: the ledger.
        on: an ISO day; only intervals that hold on it. One without a first day is left out.
        place: any part of a place's name, in any spelling.
        holders: only what these hold.
        offset: how many to leave out before the first.
        limit: how many to give at most.
    """
    wanted = _where(on, place, holders)
    order = (
        intervals.c.place, intervals.c.begin.is_(None), intervals.c.begin, intervals.c.until, intervals.c.status,
        intervals.c.holder, intervals.c.position,
    )  # fmt: skip
    chosen = select(intervals.c.position).where(*wanted).order_by(*order).offset(offset).limit(limit)
    table = schema.control_intervals
    with guarded(store.location), store.engine.connect() as connection:
        total = connection.execute(select(func.count()).select_from(intervals).where(*wanted)).scalar_one()
        found = list(connection.execute(chosen).scalars())
        query = select(table.c.position, table.c.payload).where(table.c.position.in_(found))
        known = {row.position: from_json(ControlInterval, json.loads(row.payload)) for row in connection.execute(query)}
    return Page(tuple(known[position] for position in found if position in known), total, offset, limit)


def places_known_on(
    store: Store,
    day: str,
    *,
    place: str | None = None,
    holders: tuple[str, ...] = (),
    offset: int = 0,
    limit: int = 100,
) -> Page[str]:
    """Return one page of the places of which somebody has said by a day who holds them, or lost them, in their order.

    Args:
        store: the ledger.
        day: an ISO day.
        place: any part of a place's name, in any spelling.
        holders: only places that one of these is said to hold on that day.
        offset: how many to leave out before the first.
        limit: how many to give at most.
    """
    told = [intervals.c.begin <= day, *_where(None, place, ())]
    wanted = [*told, *_where(day, None, holders)] if holders else told
    found = select(intervals.c.place).where(*wanted).distinct()
    with guarded(store.location), store.engine.connect() as connection:
        total = connection.execute(select(func.count()).select_from(found.subquery())).scalar_one()
        names = connection.execute(found.order_by(intervals.c.place).offset(offset).limit(limit)).scalars().all()
    return Page(tuple(names), total, offset, limit)


def intervals_of(store: Store, places: tuple[str, ...]) -> tuple[ControlInterval, ...]:
    """Return all intervals of some places, in order of time."""
    query = (
        select(schema.control_intervals.c.payload)
        .join(intervals, intervals.c.position == schema.control_intervals.c.position)
        .where(intervals.c.place.in_(places))
        .order_by(intervals.c.place, intervals.c.begin.is_(None), intervals.c.begin, intervals.c.until)
    )
    return tuple(from_json(ControlInterval, json.loads(row.payload)) for row in store.stream(query))


def days_of_change(store: Store, *, place: str | None = None, most: int = 4000) -> tuple[tuple[str, int], ...]:
    """Return the days on which an interval begins, with how many do; the latest ones where there are too many."""
    number = func.count().label("number")
    query = (
        select(intervals.c.begin, number)
        .where(intervals.c.begin.is_not(None), *_where(None, place, ()))
        .group_by(intervals.c.begin)
        .order_by(intervals.c.begin.desc())
        .limit(most)
    )
    return tuple(sorted((row.begin, row.number) for row in store.stream(query)))


def holders_of(store: Store, most: int = 40) -> tuple[tuple[str, int], ...]:
    """Return who holds places, with the number of intervals, the most frequent first."""
    number = func.count().label("number")
    query = (
        select(intervals.c.holder, number)
        .where(intervals.c.holder.is_not(None))
        .group_by(intervals.c.holder)
        .order_by(number.desc(), intervals.c.holder)
        .limit(most)
    )
    return tuple((row.holder, row.number) for row in store.stream(query))


def _where(on: str | None, place: str | None, holders: tuple[str, ...]) -> list[Any]:
    found: list[Any] = []
    if on is not None:
        found += [intervals.c.begin <= on, or_(intervals.c.until.is_(None), intervals.c.until >= on)]
    if holders:
        found.append(intervals.c.holder.in_(holders))
    if place is not None:
        key = key_of(place)
        part = intervals.c.place.icontains(place, autoescape=True)
        spelled = (" " + intervals.c.spelling + " ").contains(f" {key} ", autoescape=True)
        found.append(or_(part, spelled) if len(key) >= _SHORTEST_KEY else part)
    return found
