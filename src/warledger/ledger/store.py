"""The store: appends what arrives, chained by digests, and reads it back. It raises nothing but `LedgerError`."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, Table, exists, func, insert, or_, select

from warledger.ledger import schema
from warledger.ledger.chain import GENESIS, Row, digest_rows, link_entry
from warledger.ledger.connection import guarded, open_engine, stream, writing
from warledger.ledger.packing import (
    LEVEL,
    Values,
    claim_rows,
    decision_of,
    decision_row,
    document_of,
    document_row,
    notice_row,
    reading_of,
    reading_row,
)
from warledger.ledger.placement import NOBODY, Known
from warledger.records import Decision, Document, Notice, Reading


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a document was made of, as they arrived."""

    raw_digest: str
    media_type: str
    content: bytes


class Store:
    """A ledger's kept tables. Use as a context manager, or call `close`."""

    def __init__(self, engine: Engine, location: str) -> None:
        self.engine = engine
        self.location = location

    @classmethod
    def open(cls, location: str, *, create: bool = False) -> Self:
        """Open a ledger by path, by database URL, or ``:memory:``.

        Raises:
            LedgerError: there is none and ``create`` is false, or what is there is no ledger.
        """
        return cls(open_engine(location, create=create), location)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # ------------------------------------------------------------ append

    def add_reading(
        self,
        reading: Reading,
        original: Original | None,
        *,
        arrived: str,
        reader: str,
        input_name: str,
        is_known: bool = False,
    ) -> None:
        """Append a document with its reading, claims and notices, all or nothing.

        Args:
            reading: what was read; its document must have been placed (``placement.place``).
            original: the bytes as they arrived, kept once per digest.
            arrived: ISO 8601 time of arrival, UTC.
            reader: name and version of the reader.
            input_name: what the user called the input, for the notices.
            is_known: the document is in the ledger already; this reading takes the place of its last one.
        """
        rows: dict[Table, list[Values]] = {
            schema.documents: [] if is_known else [document_row(reading.document)],
            schema.readings: [reading_row(reading, reader)],
            schema.claims: claim_rows(reading),
            schema.notices: [notice_row(input_name, reading.document.id, notice) for notice in reading.notices],
        }
        if original is not None:
            rows[schema.originals] = [_original_row(original)]
        self._append(f"add {reading.document.id}", arrived, rows)

    def add_notices(self, notices: Sequence[tuple[str, Notice]], *, arrived: str) -> None:
        """Append notices of inputs that made no document."""
        if notices:
            rows = {schema.notices: [notice_row(name, None, notice) for name, notice in notices]}
            self._append("notices", arrived, rows)

    def add_decision(self, decision: Decision, *, arrived: str) -> None:
        """Append what an analyst decided."""
        self._append(f"decide {decision.verb}", arrived, {schema.decisions: [decision_row(decision)]})

    def _append(self, action: str, arrived: str, rows: dict[Table, list[Values]]) -> None:
        with writing(self.engine, self.location) as connection:
            number, previous = _head(connection)
            rows = _without_known_originals(connection, rows)
            kept = [(table, _numbered(connection, table, rows.get(table, []), number + 1)) for table in schema.KEPT]
            digest = digest_rows((table.name, filled) for table, filled in kept)
            entry = link_entry(number + 1, arrived, action, digest, previous)
            connection.execute(
                insert(schema.entries).values(
                    number=entry.number,
                    arrived=entry.arrived,
                    action=entry.action,
                    rows_digest=entry.rows_digest,
                    previous=entry.previous,
                    digest=entry.digest,
                )
            )
            for table, filled in kept:
                if filled:
                    connection.execute(insert(table), filled)

    # ------------------------------------------------------------ read

    def head(self) -> str:
        """Return the digest of the last entry."""
        with guarded(self.location), self.engine.connect() as connection:
            return _head(connection)[1]

    def known_by_id(self, document_id: str) -> Known | None:
        """Return what is known of the document of an id."""
        return next(iter(self._known(schema.documents.c.id == document_id)), None)

    def known_by_url(self, url: str) -> tuple[Known, ...]:
        """Return what is known of the documents of a URL, the first to arrive first."""
        return self._known(schema.documents.c.url == url)

    def _known(self, condition: Any) -> tuple[Known, ...]:  # noqa: ANN401 - a SQL expression has no useful type
        table = schema.documents
        columns = (table.c.id, table.c.digest, table.c.url, table.c.version_of, _is_unread(table))
        query = select(*columns).where(condition)
        with guarded(self.location), self.engine.connect() as connection:
            return tuple(Known(*row) for row in connection.execute(query.order_by(table.c.entry)))

    def documents(self) -> Iterator[Document]:
        """Yield every document, superseded versions too, by id."""
        table = schema.documents
        for row in self.stream(select(table.c.packed).order_by(table.c.id)):
            yield document_of(row.packed)

    def readings(self, *, superseded: bool = False) -> Iterator[Reading]:
        """Yield the latest reading of each document, by document id.

        Args:
            superseded: also yield documents of which there is a newer version.
        """
        for row in self.stream(_latest_readings(superseded=superseded)):
            yield reading_of(row.document_packed, row.packed)

    def reading(self, document_id: str) -> Reading | None:
        """Return the latest reading of one document, superseded or not."""
        query = _latest_readings(superseded=True).where(schema.documents.c.id == document_id)
        return next((reading_of(row.document_packed, row.packed) for row in self.stream(query)), None)

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, the first made first."""
        query = select(schema.decisions).order_by(schema.decisions.c.key)
        return tuple(decision_of(dict(row._mapping)) for row in self.stream(query))  # noqa: SLF001 - SQLAlchemy's name

    def notices(self) -> Iterator[tuple[str, Notice]]:
        """Yield (input, notice) in the order of arrival."""
        table = schema.notices
        columns = (table.c.input, table.c.code, table.c.message, table.c.start, table.c.end)
        for row in self.stream(select(*columns).order_by(table.c.key)):
            yield row.input, Notice(row.code, row.message, row.start, row.end)

    def stream(self, query: Select[Any]) -> Iterator[Any]:
        """Yield the rows of a query."""
        return stream(self.engine, self.location, query)


def _original_row(original: Original) -> Values:
    return {
        "raw_digest": original.raw_digest,
        "media_type": original.media_type,
        "size": len(original.content),
        "packed": zlib.compress(original.content, LEVEL),
    }


def _head(connection: Connection) -> tuple[int, str]:
    """Return the number and the digest of the last entry; (0, genesis) where there is none."""
    table = schema.entries
    row = connection.execute(
        select(table.c.number, table.c.digest).order_by(table.c.number.desc()).limit(1)
    ).one_or_none()
    return (row.number, row.digest) if row else (0, GENESIS)


def _without_known_originals(connection: Connection, rows: dict[Table, list[Values]]) -> dict[Table, list[Values]]:
    """Leave out bytes that are kept already: two documents may be made of the same ones."""
    table = schema.originals
    fresh = [
        row
        for row in rows.get(table, [])
        if not connection.execute(select(exists().where(table.c.raw_digest == row["raw_digest"]))).scalar_one()
    ]
    return {**rows, table: fresh}


def _numbered(connection: Connection, table: Table, rows: Iterable[Values], entry: int) -> list[Row]:
    """Return whole rows: every column that the entry's digest covers, with keys that go on from the last."""
    rows = list(rows)
    if not rows:
        return []
    if "key" in table.c:
        last = connection.execute(select(func.max(table.c.key))).scalar_one_or_none() or 0
        rows = [{**row, "key": last + place} for place, row in enumerate(rows, start=1)]
    if table is schema.claims:
        reading = (connection.execute(select(func.max(schema.readings.c.key))).scalar_one_or_none() or 0) + 1
        rows = [{**row, "reading": reading} for row in rows]
    defaults = {c.name: False if c.server_default is not None else None for c in table.c}
    return [{**defaults, **row, "entry": entry} for row in rows]


def _latest_readings(*, superseded: bool) -> Select[Any]:
    documents, readings = schema.documents, schema.readings
    later_reading = readings.alias("later_reading")
    query = (
        select(documents.c.packed.label("document_packed"), readings.c.packed)
        .join(readings, readings.c.document == documents.c.id)
        .where(~exists().where(later_reading.c.document == readings.c.document, later_reading.c.key > readings.c.key))
        .order_by(documents.c.id)
    )
    return query if superseded else query.where(~_has_newer_version(documents))


def _is_unread(documents: Table) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    """Has nobody read the document?"""
    readings = schema.readings
    return ~exists().where(readings.c.document == documents.c.id, readings.c.reader != NOBODY)


def _has_newer_version(documents: Table) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    """Is there a later version: published later, or arrived later where the dates do not tell?"""
    other = documents.alias("other")
    family = func.coalesce(documents.c.version_of, documents.c.id)
    date, other_date = func.coalesce(documents.c.published, ""), func.coalesce(other.c.published, "")
    later = or_(other_date > date, (other_date == date) & (other.c.entry > documents.c.entry))
    same_family = func.coalesce(other.c.version_of, other.c.id) == family
    return exists().where(same_family, other.c.id != documents.c.id, later)
