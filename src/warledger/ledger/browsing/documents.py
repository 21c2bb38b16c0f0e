"""Documents, the events that rest on them, and notices: listed, counted and paged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, func, or_, select

from warledger.ledger import schema
from warledger.ledger.browsing.asking import Page
from warledger.ledger.connection import guarded
from warledger.ledger.packing import document_of
from warledger.ledger.store import Store
from warledger.records import Dated, Document, Notice


@dataclass(frozen=True, slots=True)
class Part:
    """A claim of a document, and the event that it belongs to."""

    claim: str
    event: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice with the input and the document that it speaks of; ``document`` is None where none was made."""

    input: str
    document: str | None
    notice: Notice


def list_documents(
    store: Store,
    *,
    outlet: str | None = None,
    begin: str | None = None,
    until: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Page[Document]:
    """Return one page of the documents, by day of publication (printed or inferred), undated ones last.

    Args:
        store: the ledger.
        outlet: only those of this outlet.
        begin: ISO day; only those published on it or later.
        until: ISO day; only those published on it or earlier.
        offset: how many to leave out before the first.
        limit: how many to give at most.
    """
    table, dates = schema.documents, schema.inferred_dates
    day = func.substr(func.coalesce(table.c.published, dates.c.value), 1, 10)
    joined = table.outerjoin(dates, dates.c.document == table.c.id)
    wanted: list[Any] = []
    if outlet is not None:
        wanted.append(table.c.outlet == outlet)
    if begin is not None:
        wanted.append(day >= begin)
    if until is not None:
        wanted.append(day <= until)
    ids = select(table.c.id).select_from(joined).where(*wanted).order_by(day.is_(None), day, table.c.id)
    with guarded(store.location), store.engine.connect() as connection:
        total = connection.execute(select(func.count()).select_from(joined).where(*wanted)).scalar_one()
        found = list(connection.execute(ids.offset(offset).limit(limit)).scalars())
    known = documents_by_id(store, found)
    return Page(tuple(known[document] for document in found if document in known), total, offset, limit)


def documents_by_id(store: Store, ids: list[str]) -> dict[str, Document]:
    """Return some documents by id, each with its inferred date and copies; an id of none is left out."""
    table, dates, copies = schema.documents, schema.inferred_dates, schema.copies
    packed = select(table.c.packed).where(table.c.id.in_(ids))
    dated = {
        row.document: Dated(row.value, row.reason)
        for row in store.stream(select(dates).where(dates.c.document.in_(ids)))
    }
    same: dict[str, tuple[str, ...]] = {}
    for row in store.stream(
        select(copies).where(copies.c.document.in_(ids)).order_by(copies.c.document, copies.c.copy)
    ):
        same[row.document] = (*same.get(row.document, ()), row.copy)
    found = (document_of(row.packed) for row in store.stream(packed))
    return {d.id: replace(d, dated=dated.get(d.id), copies=same.get(d.id, ())) for d in found}


def parts_in(store: Store, document: str) -> tuple[Part, ...]:
    """Return the claims of a document that belong to an event."""
    table = schema.event_claims
    query = select(table.c.claim, table.c.event).where(table.c.document == document)
    return tuple(Part(row.claim, row.event) for row in store.stream(query.order_by(table.c.claim, table.c.event)))


def versions_of(store: Store, document: Document) -> tuple[str, ...]:
    """Return the ids of all versions of a document, in the order in which they arrived, its own among them."""
    table = schema.documents
    first = document.version_of or document.id
    query = select(table.c.id).where(or_(table.c.id == first, table.c.version_of == first)).order_by(table.c.entry)
    return tuple(row.id for row in store.stream(query))


def count_documents(store: Store) -> int:
    """Return how many documents the ledger holds."""
    return next(
        int(row.number) for row in store.stream(select(func.count().label("number")).select_from(schema.documents))
    )


def count_notices(store: Store) -> tuple[tuple[str, int], ...]:
    """Return how many notices there are of each code, the most frequent first."""
    counts: dict[str, int] = {}
    for table in (schema.notices, schema.reconciling_notices):
        query = select(table.c.code, func.count().label("number")).group_by(table.c.code)
        for row in store.stream(query):
            counts[row.code] = counts.get(row.code, 0) + row.number
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def list_notices(store: Store, *, codes: tuple[str, ...] = (), offset: int = 0, limit: int = 50) -> Page[NoticeRow]:
    """Return one page of the notices of some codes, or of all: of reading in order of arrival, then of reconciling."""
    kept, made = schema.notices, schema.reconciling_notices
    of_reading = _of_codes(
        select(kept.c.input, kept.c.document, kept.c.code, kept.c.message, kept.c.start, kept.c.end).order_by(
            kept.c.key
        ),
        kept.c.code,
        codes,
    )
    of_reconciling = _of_codes(
        select(made.c.document, made.c.code, made.c.message).order_by(made.c.position), made.c.code, codes
    )
    with guarded(store.location), store.engine.connect() as connection:
        first = connection.execute(select(func.count()).select_from(of_reading.order_by(None).subquery())).scalar_one()
        second = connection.execute(
            select(func.count()).select_from(of_reconciling.order_by(None).subquery())
        ).scalar_one()
    rows = list(_rows_of(store, (of_reading, of_reconciling), first, offset=offset, limit=limit))
    return Page(tuple(rows), first + second, offset, limit)


def _rows_of(
    store: Store, queries: tuple[Select[Any], Select[Any]], first: int, *, offset: int, limit: int
) -> Iterator[NoticeRow]:
    """Yield a stretch of two lists that are read one after the other."""
    of_reading, of_reconciling = queries
    missing = limit
    if offset < first:
        for row in store.stream(of_reading.offset(offset).limit(limit)):
            missing -= 1
            yield NoticeRow(row.input, row.document, Notice(row.code, row.message, row.start, row.end))
    if missing > 0:
        for row in store.stream(of_reconciling.offset(max(0, offset - first)).limit(missing)):
            yield NoticeRow(row.document, row.document, Notice(row.code, row.message))


def _of_codes(query: Select[Any], column: Any, codes: tuple[str, ...]) -> Select[Any]:  # noqa: ANN401 - a SQL column
    return query.where(column.in_(codes)) if codes else query
