"""Brings the index up to what the ledger holds: new readings are taken in once, events when the projection moved on."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, func, insert, inspect, select, update

from warledger.contract import Json
from warledger.ledger import schema
from warledger.ledger.browsing import tables, texts
from warledger.ledger.browsing.rows import (
    Values,
    carriage_rows,
    event_row,
    interval_row,
    name_rows,
    saying_rows,
    term_rows,
)
from warledger.ledger.connection import guarded, writing
from warledger.ledger.packing import unpack
from warledger.ledger.store import Store

BATCH = 500
_OF_EVENTS = (tables.events, tables.names, tables.carriage)
DOCUMENTS, EVENTS = "indexing documents", "indexing happenings"
ItemT = TypeVar("ItemT")
OnDone = Callable[[str, int, int], None]
"""Told (what is being done, how much of it is done, how much there is)."""


def refresh(store: Store, on_done: OnDone | None = None) -> None:
    """Make or renew the index of a ledger whose projection is current.

    Args:
        store: the ledger.
        on_done: told of each batch; an index that is in step tells nothing.

    Raises:
        LedgerError: the ledger cannot be written, and its index is behind.
    """
    if _is_current(store):
        return
    with writing(store.engine, store.location) as connection:
        version, head, reading = _state(connection)
        if version != tables.version():
            _make_anew(connection)
            head, reading = "", 0
        tell = on_done or (lambda _what, _done, _total: None)
        reading = _take_in_readings(connection, reading, tell)
        projected = connection.execute(select(schema.projection.c.head)).scalar_one_or_none() or ""
        if head != projected:
            _take_in_events(connection, tell)
        connection.execute(delete(tables.state))
        row = {"key": 1, "version": tables.version(), "head": projected, "reading": reading}
        connection.execute(insert(tables.state).values(row))


def _is_current(store: Store) -> bool:
    with guarded(store.location), store.engine.connect() as connection:
        version, head, reading = _state(connection)
        projected = connection.execute(select(schema.projection.c.head)).scalar_one_or_none() or ""
        last = connection.execute(select(func.max(schema.readings.c.key))).scalar_one_or_none() or 0
    return (version, head, reading) == (tables.version(), projected, last)


def _state(connection: Connection) -> tuple[int, str, int]:
    if not inspect(connection).has_table(tables.state.name):
        return 0, "", 0
    row = connection.execute(select(tables.state)).one_or_none()
    return (row.version, row.head, row.reading) if row else (0, "", 0)


def _make_anew(connection: Connection) -> None:
    tables.metadata.drop_all(connection)
    texts.drop(connection)
    tables.metadata.create_all(connection)
    texts.create(connection)


def _take_in_readings(connection: Connection, last: int, tell: OnDone) -> int:
    """Take in the readings after a key; return the key of the last one that there is."""
    documents, readings = schema.documents, schema.readings
    fresh = (
        select(readings.c.key, documents.c.packed.label("document_packed"), readings.c.packed)
        .join(documents, documents.c.id == readings.c.document)
        .where(readings.c.key > last)
        .order_by(readings.c.key)
    )
    total, done = _number(connection, readings, readings.c.key > last), 0
    for batch in _batches(connection.execute(fresh.execution_options(yield_per=BATCH))):
        pairs = {row.key: (unpack(row.document_packed), unpack(row.packed)) for row in batch}
        names = [document["id"] for document, _ in pairs.values()]
        for table in (tables.sayings, tables.terms):
            connection.execute(delete(table).where(table.c.document.in_(names)))
        latest = {document["id"]: (document, layers) for document, layers in pairs.values()}
        _fill(connection, tables.sayings, (row for pair in latest.values() for row in saying_rows(*pair)))
        _fill(connection, tables.terms, (row for pair in latest.values() for row in term_rows(*pair)))
        texts.add(connection, ((key, d["title"] or "", d["text"]) for key, (d, _) in pairs.items()))
        last = max(pairs)
        done += len(batch)
        tell(DOCUMENTS, done, total)
    _forget_superseded(connection)
    return last


def _forget_superseded(connection: Connection) -> None:
    """Leave what an older version of a document said out of the counts; the text search finds it still."""
    newer, older = schema.documents.alias("newer"), schema.documents.alias("older")
    family = func.coalesce(older.c.version_of, older.c.id)
    date, other = func.coalesce(older.c.published, ""), func.coalesce(newer.c.published, "")
    later = (other > date) | ((other == date) & (newer.c.entry > older.c.entry))
    replaced = exists().where(func.coalesce(newer.c.version_of, newer.c.id) == family, newer.c.id != older.c.id, later)
    in_families = select(schema.documents.c.version_of).where(schema.documents.c.version_of.is_not(None))
    known = (older.c.version_of.is_not(None)) | (older.c.id.in_(in_families))
    gone = list(connection.execute(select(older.c.id).where(known, replaced)).scalars())
    for table in (tables.sayings, tables.terms):
        for some in _batches(gone):
            connection.execute(delete(table).where(table.c.document.in_(some)))


def follow(
    connection: Connection,
    changed: Iterable[Json],
    gone: Iterable[str],
    *,
    before: str,
    after: str,
) -> None:
    """Let the index follow a step of the projection, inside its transaction; without this, `refresh` makes it anew.

    An index that is not of the head before the step is left alone: it is behind already.

    Args:
        connection: the transaction that writes the projection.
        changed: JSON of the events that are new or different, as the projection holds them.
        gone: ids of events that are no more.
        before: the head that the projection was of.
        after: the head that it is of now.
    """
    version, head, _ = _state(connection)
    if (version, head) != (tables.version(), before):
        return
    found = list(changed)
    stale = sorted({*gone, *(event["id"] for event in found)})
    for some in _batches(stale):
        for table in _OF_EVENTS:
            connection.execute(delete(table).where(table.c.event.in_(some)))
    for batch in _batches(found):
        _put_events(connection, batch, _outlets(connection, {d for event in batch for d in event["documents"]}))
    _take_in_intervals(connection)
    connection.execute(update(tables.state).values(head=after))


def _take_in_events(connection: Connection, tell: OnDone) -> None:
    """Make the rows of all events and intervals anew."""
    for table in _OF_EVENTS:
        connection.execute(delete(table))
    outlets = _outlets(connection)
    rows = connection.execute(select(schema.events.c.payload).execution_options(yield_per=BATCH)).scalars()
    total, done = _number(connection, schema.events), 0
    for batch in _batches(rows):
        _put_events(connection, [json.loads(payload) for payload in batch], outlets)
        done += len(batch)
        tell(EVENTS, done, total)
    _take_in_intervals(connection)


def _put_events(connection: Connection, found: list[Json], outlets: dict[str, str]) -> None:
    _fill(connection, tables.events, (event_row(event) for event in found))
    named = ((event, {outlets[d] for d in event["documents"] if d in outlets}) for event in found)
    _fill(connection, tables.names, (row for pair in named for row in name_rows(*pair)))
    _fill(connection, tables.carriage, (row for event in found for row in carriage_rows(event)))


def _take_in_intervals(connection: Connection) -> None:
    connection.execute(delete(tables.intervals))
    table = schema.control_intervals
    rows = connection.execute(select(table.c.position, table.c.payload).execution_options(yield_per=BATCH))
    for batch in _batches(rows):
        _fill(connection, tables.intervals, (interval_row(row.position, json.loads(row.payload)) for row in batch))


def _outlets(connection: Connection, of: set[str] | None = None) -> dict[str, str]:
    """Return the outlet of each document that has one; of some documents, or of all."""
    table = schema.documents
    query = select(table.c.id, table.c.outlet).where(table.c.outlet.is_not(None))
    if of is not None:
        query = query.where(table.c.id.in_(sorted(of)))
    return {row.id: row.outlet for row in connection.execute(query)}


def _number(connection: Connection, table: Table, *condition: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*condition)).scalar_one())


def _fill(connection: Connection, table: Table, rows: Iterable[Values]) -> None:
    found = list(rows)
    if found:
        connection.execute(insert(table), found)


def _batches(items: Iterable[ItemT]) -> Iterator[list[ItemT]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
