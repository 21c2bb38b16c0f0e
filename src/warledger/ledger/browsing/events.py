"""Filtered, paged and counted events, from the index alone; only the events of one page are unpacked."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select

from warledger.contract import from_json
from warledger.ledger import schema
from warledger.ledger.browsing.asking import Asked, Bar, Box, Cluster, Counts, Names, Order, Page, Point
from warledger.ledger.browsing.tables import events, names
from warledger.ledger.connection import guarded
from warledger.ledger.store import Store
from warledger.records import DisputeField, Event
from warledger.vocabulary.spelling import key_of

_SHORTEST_KEY = 3
"""Spelling keys of fewer letters meet too many names."""
_KINDS, _DAYS = 60, 20_000
_COUNTED = 5_000
"""Events whose names are counted while a page waits."""
_CELLS = 24
"""Clusters across a map's width, at most."""


def find_events(
    store: Store, asked: Asked, *, order: Order = "time", offset: int = 0, limit: int = 50, total: int | None = None
) -> Page[Event]:
    """Return one page of the events asked for; ``total`` is their number, where it is known already."""
    return _page(store, where(asked), order, offset=offset, limit=limit, total=total)


def find_disputes(
    store: Store,
    asked: Asked,
    *,
    with_differences: bool,
    fields: tuple[DisputeField, ...] = (),
    offset: int = 0,
    limit: int = 50,
    total: int | None = None,
) -> Page[Event]:
    """Return one page of the events on which accounts contradict each other, or, ``with_differences``, differ.

    ``fields``: only on these. ``total`` is the events' number, where it is known already.
    """
    condition = _differing(asked, fields, with_differences=with_differences)
    return _page(store, condition, "time", offset=offset, limit=limit, total=total)


def total_disputes(store: Store, asked: Asked, *, with_differences: bool, fields: tuple[DisputeField, ...] = ()) -> int:
    """Return how many events `find_disputes` finds in all."""
    condition = _differing(asked, fields, with_differences=with_differences)
    query = select(func.count().label("number")).select_from(events).where(*condition)
    return next(int(row.number) for row in store.stream(query))


def count_disputes(store: Store, asked: Asked, *, with_differences: bool) -> tuple[tuple[str, int], ...]:
    """Return in how many events each field is disputed, or, ``with_differences``, differs; the most frequent first."""
    number = func.count(names.c.event.distinct()).label("number")
    query = select(names.c.name, number).where(names.c.role.in_(_roles(with_differences)))
    if asked != Asked():
        query = query.where(names.c.event.in_(select(events.c.event).where(*where(asked))))
    rows = store.stream(query.group_by(names.c.name).order_by(number.desc(), names.c.name))
    return tuple((row.name, row.number) for row in rows)


def _differing(asked: Asked, fields: tuple[DisputeField, ...], *, with_differences: bool) -> list[Any]:
    if fields:
        told = names.c.role.in_(_roles(with_differences)) & names.c.name.in_(fields)
        return [*where(asked), events.c.event.in_(select(names.c.event).where(told))]
    return [*where(asked), or_(events.c.disputed, events.c.differences > 0) if with_differences else events.c.disputed]


def _roles(with_differences: bool) -> tuple[str, ...]:
    return ("dispute", "difference") if with_differences else ("dispute",)


def _page(
    store: Store, condition: list[Any], order: Order, *, offset: int, limit: int, total: int | None = None
) -> Page[Event]:
    ids = select(events.c.event).where(*condition).order_by(*_order(order)).offset(offset).limit(limit)
    with guarded(store.location), store.engine.connect() as connection:
        if total is None:
            total = connection.execute(select(func.count()).select_from(events).where(*condition)).scalar_one()
        found = list(connection.execute(ids).scalars())
        query = select(schema.events.c.id, schema.events.c.payload).where(schema.events.c.id.in_(found))
        by_id = {row.id: from_json(Event, json.loads(row.payload)) for row in connection.execute(query)}
    return Page(tuple(by_id[event] for event in found if event in by_id), total, offset, limit)


def events_by_id(store: Store, ids: Iterable[str]) -> dict[str, Event]:
    """Return some events by id; an id of none is left out."""
    query = select(schema.events.c.payload).where(schema.events.c.id.in_(sorted(set(ids))))
    found = (from_json(Event, json.loads(row.payload)) for row in store.stream(query))
    return {event.id: event for event in found}


def parts_of(store: Store, event_id: str, most: int = 200) -> tuple[Event, ...]:
    """Return the events that are part of one, in order of time."""
    query = (
        select(schema.events.c.payload)
        .join(events, events.c.event == schema.events.c.id)
        .where(events.c.part_of == event_id)
        .order_by(*_order("time"))
        .limit(most)
    )
    return tuple(from_json(Event, json.loads(row.payload)) for row in store.stream(query))


def count_events(store: Store, asked: Asked) -> Counts:
    """Return how many events are asked for, by grade, kind and day of beginning."""
    condition = where(asked)
    disputed = func.sum(case((events.c.disputed, 1), else_=0))
    undated = func.sum(case((events.c.begin.is_(None), 1), else_=0))
    unplaced = func.sum(case((events.c.latitude.is_(None), 1), else_=0))
    whole = select(func.count(), disputed, undated, unplaced, func.min(events.c.begin), func.max(events.c.until)).where(
        *condition
    )
    with guarded(store.location), store.engine.connect() as connection:
        total, contested, no_day, no_place, first, last = connection.execute(whole).one()
        grades = connection.execute(_grouped(events.c.grade, condition, func.count())).all()
        kinds = connection.execute(_grouped(events.c.sub_event_type, condition, func.count(), disputed)).all()
        days = connection.execute(_grouped(events.c.begin, condition, func.count(), disputed)).all()
    ranked = sorted(((kind, n, d or 0) for kind, n, d in kinds), key=lambda row: (-row[1], row[0]))
    dated = sorted((day, n, d or 0) for day, n, d in days if day is not None)
    return Counts(
        total,
        contested or 0,
        no_day or 0,
        no_place or 0,
        tuple(sorted((grade, n) for grade, n in grades)),
        tuple(ranked[:_KINDS]),
        tuple(dated[-_DAYS:]),
        first,
        last,
    )


def names_of(store: Store, role: str, asked: Asked, most: int = 40) -> Names:
    """Return the parties, origins, outlets or places of the events asked for, the most frequent first.

    Where so many events are asked for that counting would keep a page waiting, those of all events come, uncounted.
    """
    number = func.count().label("number")
    query = select(names.c.name, number).where(names.c.role == role)
    is_counted = asked == Asked()
    if not is_counted:
        wanted = select(events.c.event).where(*where(asked))
        few = select(func.count().label("number")).select_from(wanted.limit(_COUNTED + 1).subquery())
        is_counted = next(int(row.number) for row in store.stream(few)) <= _COUNTED
        query = query.where(names.c.event.in_(wanted)) if is_counted else query
    rows = store.stream(query.group_by(names.c.name).order_by(number.desc(), names.c.name).limit(most))
    return Names(role, tuple((row.name, row.number if is_counted else None) for row in rows))


def places_meant(store: Store, place: str) -> tuple[str, ...]:
    """Return the names of all places, and of what holds them, that somebody may mean by some words."""
    query = select(names.c.name).where(names.c.role == "place", _meant(place)).distinct().order_by(names.c.name)
    return tuple(row.name for row in store.stream(query))


def points_of(store: Store, asked: Asked, most: int = 2000) -> tuple[Point, ...]:
    """Return the events asked for that have a point on the map, in order of time."""
    query = (
        select(events)
        .where(*where(asked), events.c.latitude.is_not(None), events.c.longitude.is_not(None))
        .order_by(*_order("time"))
        .limit(most)
    )
    return tuple(
        Point(
            event=row.event,
            latitude=row.latitude,
            longitude=row.longitude,
            radius_km=row.radius_km,
            words=row.words,
            place=row.place,
            begin=row.begin,
            until=row.until,
            kind=row.sub_event_type,
            grade=row.grade,
            disputed=row.disputed,
        )
        for row in store.stream(query)
    )


def count_points(store: Store, asked: Asked) -> int:
    """Return how many of the events asked for have a point on the map."""
    query = select(func.count().label("number")).where(*where(asked), events.c.latitude.is_not(None))
    return next(int(row.number) for row in store.stream(query))


def bars_of(store: Store, asked: Asked, most: int = 2000) -> tuple[Bar, ...]:
    """Return the dated events asked for, in order of time."""
    query = select(events).where(*where(asked), events.c.begin.is_not(None)).order_by(*_order("time")).limit(most)
    return tuple(
        Bar(
            event=row.event,
            words=row.words,
            begin=row.begin,
            until=row.until,
            precision=row.time_precision,
            kind=row.sub_event_type,
            grade=row.grade,
            disputed=row.disputed,
        )
        for row in store.stream(query)
    )


def clusters_of(store: Store, asked: Asked, box: Box) -> tuple[Cluster, ...]:
    """Return the events asked for, gathered by the cells of a grid over a box."""
    size = max(_width(box), box.north - box.south, 1e-6) / _CELLS
    row_of, column_of = _cell(events.c.latitude, size), _cell(events.c.longitude, size)
    query = (
        select(
            func.avg(events.c.latitude), func.avg(events.c.longitude), func.count(),
            func.sum(case((events.c.disputed, 1), else_=0)),
            func.min(events.c.longitude), func.min(events.c.latitude),
            func.max(events.c.longitude), func.max(events.c.latitude),
        )
        .where(*where(asked), events.c.latitude.is_not(None), events.c.longitude.is_not(None))
        .group_by(row_of, column_of)
    )  # fmt: skip
    rows = (
        Cluster(latitude, longitude, number, disputed, Box(*edges))
        for latitude, longitude, number, disputed, *edges in store.stream(query)
    )
    return tuple(sorted(rows, key=lambda cluster: (-cluster.events, cluster.latitude, cluster.longitude)))


def where(asked: Asked) -> list[Any]:
    """Return the conditions on the table of events that a filter means."""
    found: list[Any] = []
    if asked.begin is not None:
        found.append(events.c.until >= asked.begin)
    if asked.until is not None:
        found.append(events.c.begin <= asked.until)
    if asked.box is not None:
        found.append(_inside(asked.box))
    if asked.kinds:
        found.append(or_(events.c.sub_event_type.in_(asked.kinds), events.c.event_type.in_(asked.kinds)))
    if asked.grades:
        found.append(events.c.grade.in_(asked.grades))
    if asked.disputed:
        found.append(events.c.disputed)
    if asked.background != "with":
        found.append(events.c.background if asked.background == "only" else ~events.c.background)
    if asked.places is not None:
        query = select(names.c.event).where(names.c.role == "place", names.c.name.in_(asked.places))
        found.append(events.c.event.in_(query))
    elif asked.place is not None:
        query = select(names.c.event).where(names.c.role == "place", _meant(asked.place))
        found.append(events.c.event.in_(query))
    for role, wanted in (("party", asked.parties), ("outlet", asked.outlets), ("origin", asked.origins)):
        if wanted:
            query = select(names.c.event).where(names.c.role == role, names.c.name.in_(wanted))
            found.append(events.c.event.in_(query))
    return found


def _meant(place: str) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    """Return whether a place is meant: the words asked for are part of its name, or spell whole words of it."""
    key = key_of(place)
    part = names.c.name.icontains(place, autoescape=True)
    spelled = (" " + names.c.spelling + " ").contains(f" {key} ", autoescape=True)
    return or_(part, spelled) if len(key) >= _SHORTEST_KEY else part


def _inside(box: Box) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    longitude, latitude = events.c.longitude, events.c.latitude
    if box.west <= box.east:
        across = and_(longitude >= box.west, longitude <= box.east)
    else:
        across = or_(longitude >= box.west, longitude <= box.east)
    return and_(latitude >= box.south, latitude <= box.north, across)


def _width(box: Box) -> float:
    return box.east - box.west if box.west <= box.east else 360 - box.west + box.east


def _cell(column: Any, size: float) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    """Return the number of the grid's cell that a coordinate lies in."""
    return func.round(column / size)


def _order(order: Order) -> tuple[Any, ...]:
    if order == "weight":
        return events.c.origins.desc(), events.c.documents.desc(), events.c.day, events.c.until, events.c.event
    if order == "latest":
        return events.c.begin.is_(None), events.c.day.desc(), events.c.until.desc(), events.c.event
    return events.c.day, events.c.until, events.c.event


def _grouped(column: Any, condition: list[Any], *numbers: Any) -> Select[Any]:  # noqa: ANN401 - as above
    return select(column, *numbers).where(*condition).group_by(column)
