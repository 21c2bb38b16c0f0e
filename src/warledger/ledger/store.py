"""The store: appends what arrives, chained by digests, and reads it back. It raises nothing but `LedgerError`."""

import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, Table, exists, func, insert, or_, select

from warledger.ledger import schema
from warledger.ledger.chain import GENESIS, Row, digest_rows, link_entry
from warledger.ledger.connection import guarded, open_engine, shown, stream, writing
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


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document on its way into the ledger, read and placed (``placement.place``).

    ``original`` are the bytes as they arrived, kept once per digest; ``reader`` is the reader's name and version,
    ``input_name`` what the user called the input, for the notices. ``is_known``: the document is in the ledger
    already, and this reading takes the place of its last one.
    """

    reading: Reading
    original: Original | None
    reader: str
    input_name: str
    is_known: bool = False


Rows = dict[Table, list[Values]]
_MOST_IDS = 500
"""Ids asked for in one statement."""


class Store:
    """A ledger's kept tables. Use as a context manager, or call `close`."""

    def __init__(self, engine: Engine, location: str, inside: Connection | None = None) -> None:
        self.engine = engine
        self.location = location
        self._inside = inside

    @classmethod
    def open(cls, location: str, *, create: bool = False) -> Self:
        """Open a ledger by path, by database URL, or ``:memory:``.

        Raises:
            LedgerError: there is none and ``create`` is false, or what is there is no ledger.
        """
        return cls(open_engine(location, create=create), shown(location))

    def inside(self, connection: Connection) -> Self:
        """Return this store as seen inside a transaction."""
        return type(self)(self.engine, self.location, connection)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # ------------------------------------------------------------ append

    def add_readings(self, arrivals: Sequence[Arrival], *, arrived: str) -> None:
        """Append documents with their readings, claims and notices: an entry each, all of them or none.

        One transaction for many documents is one wait for the disk. What a kill interrupts was not added, and is new
        when it is added again.

        Args:
            arrivals: the documents, in the order in which they arrived.
            arrived: ISO 8601 time of arrival, UTC.
        """
        self._append([_entry_of_arrival(arrival) for arrival in arrivals], arrived)

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
        """Append one document; the arguments are those of `Arrival` and `add_readings`."""
        self.add_readings([Arrival(reading, original, reader, input_name, is_known)], arrived=arrived)

    def add_notices(self, notices: Sequence[tuple[str, Notice]], *, arrived: str) -> None:
        """Append notices of inputs that made no document."""
        if notices:
            rows = {schema.notices: [notice_row(name, None, notice) for name, notice in notices]}
            self._append([("notices", rows)], arrived)

    def add_decision(self, decision: Decision, *, arrived: str) -> None:
        """Append what an analyst decided."""
        self._append([(f"decide {decision.verb}", {schema.decisions: [decision_row(decision)]})], arrived)

    def _append(self, actions: Sequence[tuple[str, Rows]], arrived: str) -> None:
        if not actions:
            return
        with writing(self.engine, self.location) as connection:
            number, previous = _head(connection)
            keys = _LastKeys(connection)
            entries: list[Values] = []
            kept: dict[Table, list[Row]] = {table: [] for table in schema.KEPT}
            for action, rows in _with_new_originals(connection, actions):
                number += 1
                filled = [(table, keys.numbered(table, rows.get(table, []), number)) for table in schema.KEPT]
                digest = digest_rows((table.name, own) for table, own in filled)
                entry = link_entry(number, arrived, action, digest, previous)
                entries.append(asdict(entry))
                previous = entry.digest
                for table, own in filled:
                    kept[table] += own
            connection.execute(insert(schema.entries), entries)
            for table, whole in kept.items():
                if whole:
                    connection.execute(insert(table), whole)

    # ------------------------------------------------------------ read

    def head(self) -> str:
        """Return the digest of the last entry."""
        return next((row.digest for row in self.stream(_last_entries())), GENESIS)

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
        return tuple(Known(*row) for row in self.stream(query.order_by(table.c.entry)))

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

    def readings_of(self, documents: Collection[str]) -> Iterator[Reading]:
        """Yield the latest readings of some documents, superseded or not, by document id."""
        wanted = sorted(documents)
        for start in range(0, len(wanted), _MOST_IDS):
            part = wanted[start : start + _MOST_IDS]
            query = _latest_readings(superseded=True).where(schema.documents.c.id.in_(part))
            for row in self.stream(query):
                yield reading_of(row.document_packed, row.packed)

    def texts(self, documents: Collection[str]) -> dict[str, str]:
        """Return the texts of some documents by id."""
        wanted, table = sorted(documents), schema.documents
        parts = (wanted[start : start + _MOST_IDS] for start in range(0, len(wanted), _MOST_IDS))
        rows = (row for part in parts for row in self.stream(select(table.c.packed).where(table.c.id.in_(part))))
        found = (document_of(row.packed) for row in rows)
        return {document.id: document.text for document in found}

    def arrived_since(self, entry: int, most: int) -> tuple[int, tuple[str, ...]]:
        """Return the next documents that somebody read after an entry, and the entry up to which these are all.

        Args:
            entry: the number of the last entry known.
            most: so many readings are looked at.
        """
        table = schema.readings
        query = select(table.c.entry, table.c.document, table.c.reader).where(table.c.entry > entry)
        rows = list(self.stream(query.order_by(table.c.entry).limit(most)))
        last = rows[-1].entry if len(rows) == most else self._last_entry()
        return last, tuple(dict.fromkeys(row.document for row in rows if row.reader != NOBODY))

    def _last_entry(self) -> int:
        return next((row.number for row in self.stream(_last_entries())), 0)

    def digest_of_entry(self, number: int) -> str:
        """Return the digest of an entry, that of no entry for 0."""
        table = schema.entries
        return next(
            (row.digest for row in self.stream(select(table.c.digest).where(table.c.number == number))), GENESIS
        )

    def has_decided_since(self, entry: int) -> bool:
        """Tell whether anything was decided after an entry."""
        table = schema.decisions
        return any(True for _ in self.stream(select(table.c.key).where(table.c.entry > entry).limit(1)))

    def superseded(self, documents: Collection[str]) -> dict[str, bool]:
        """Return whether there is a newer version, for all versions of some documents."""
        table = schema.documents
        family = func.coalesce(table.c.version_of, table.c.id)
        columns = (table.c.id, table.c.published, table.c.entry, family.label("family"))
        wanted = sorted(documents)
        families: dict[str, list[Any]] = {}
        for start in range(0, len(wanted), _MOST_IDS):
            part = wanted[start : start + _MOST_IDS]
            names = [row.family for row in self.stream(select(family.label("family")).where(table.c.id.in_(part)))]
            query = select(*columns).where(or_(table.c.id.in_(names), table.c.version_of.in_(names)))
            families |= {name: [] for name in names}
            for row in self.stream(query):
                families[row.family].append(row)
        newest = {
            name: max(rows, key=lambda row: (row.published or "", row.entry)).id for name, rows in families.items()
        }
        return {row.id: row.id != newest[name] for name, rows in families.items() for row in rows}

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
        if self._inside is not None:
            with guarded(self.location):
                return iter(self._inside.execute(query).all())
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
    row = connection.execute(_last_entries()).one_or_none()
    return (row.number, row.digest) if row else (0, GENESIS)


def _last_entries() -> Select[Any]:
    table = schema.entries
    return select(table.c.number, table.c.digest).order_by(table.c.number.desc()).limit(1)


def _entry_of_arrival(arrival: Arrival) -> tuple[str, Rows]:
    """Return what an arrival's entry is called, and its rows."""
    reading, document = arrival.reading, arrival.reading.document
    rows: Rows = {
        schema.documents: [] if arrival.is_known else [document_row(document)],
        schema.readings: [reading_row(reading, arrival.reader)],
        schema.claims: claim_rows(reading),
        schema.notices: [notice_row(arrival.input_name, document.id, notice) for notice in reading.notices],
    }
    if arrival.original is not None:
        rows[schema.originals] = [_original_row(arrival.original)]
    return f"add {document.id}", rows


def _with_new_originals(connection: Connection, actions: Sequence[tuple[str, Rows]]) -> Iterator[tuple[str, Rows]]:
    """Leave out bytes that are kept already, or twice in one call: two documents may be made of the same ones."""
    table = schema.originals
    seen: set[str] = set()
    for action, rows in actions:
        fresh = []
        for row in rows.get(table, []):
            digest = row["raw_digest"]
            known = exists().where(table.c.raw_digest == digest)
            if digest not in seen and not connection.execute(select(known)).scalar_one():
                fresh.append(row)
            seen.add(digest)
        yield action, {**rows, table: fresh}


class _LastKeys:
    """Numbers the rows of one transaction: keys go on from the last one that is kept."""

    def __init__(self, connection: Connection) -> None:
        tables = (table for table in schema.KEPT if "key" in table.c)
        self._last = {
            table: connection.execute(select(func.max(table.c.key))).scalar_one_or_none() or 0 for table in tables
        }

    def numbered(self, table: Table, rows: list[Values], entry: int) -> list[Row]:
        """Return whole rows: every column that the entry's digest covers. A reading comes before its claims."""
        defaults = {c.name: False if c.server_default is not None else None for c in table.c}
        filled: list[Row] = []
        for row in rows:
            number = {}
            if table in self._last:
                self._last[table] += 1
                number = {"key": self._last[table]}
            elif table is schema.claims:
                number = {"reading": self._last[schema.readings]}
            filled.append({**defaults, **row, **number, "entry": entry})
        return filled


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
    family = func.coalesce(documents.c.version_of, documents.c.id)  # compared with columns: so an index serves
    date, other_date = func.coalesce(documents.c.published, ""), func.coalesce(other.c.published, "")
    later = or_(other_date > date, (other_date == date) & (other.c.entry > documents.c.entry))
    same_family = or_(other.c.id == family, other.c.version_of == family)
    return exists().where(same_family, other.c.id != documents.c.id, later)
