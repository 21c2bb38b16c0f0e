"""Verification: does the chain hold, do the rows match their entries, do the originals match their digests?"""

import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from warledger.ids import digest_of
from warledger.ledger import schema
from warledger.ledger.chain import GENESIS, digest_rows, link_entry
from warledger.ledger.connection import guarded
from warledger.ledger.store import Store


def verify(store: Store) -> tuple[str, ...]:
    """Return what is wrong with a ledger, one sentence a fault; nothing where it is sound."""
    with guarded(store.location), store.engine.connect() as connection:
        return (*_broken_links(connection), *_stray_rows(connection), *_broken_originals(connection))


def _broken_links(connection: Connection) -> Iterator[str]:
    previous, expected = GENESIS, 1
    for entry in connection.execute(select(schema.entries).order_by(schema.entries.c.number)).all():
        if entry.number != expected:
            yield f"entry {expected} is missing before entry {entry.number}"
        if entry.previous != previous:
            yield f"entry {entry.number} does not follow the entry before it"
        linked = link_entry(entry.number, entry.arrived, entry.action, entry.rows_digest, entry.previous)
        if linked.digest != entry.digest:
            yield f"entry {entry.number} ({entry.action}) was changed"
        if _rows_digest(connection, entry.number) != entry.rows_digest:
            yield f"rows of entry {entry.number} ({entry.action}) were changed, added or removed"
        previous, expected = entry.digest, entry.number + 1


def _rows_digest(connection: Connection, number: int) -> str:
    def rows(table: Any) -> list[dict[str, object]]:  # noqa: ANN401 - SQLAlchemy tables have dynamic columns
        return [dict(row) for row in connection.execute(select(table).where(table.c.entry == number)).mappings()]

    return digest_rows((table.name, rows(table)) for table in schema.KEPT)


def _stray_rows(connection: Connection) -> Iterator[str]:
    numbers = select(schema.entries.c.number)
    for table in schema.KEPT:
        strays = connection.execute(select(table.c.entry).where(table.c.entry.not_in(numbers)).distinct()).scalars()
        yield from (f"{table.name} holds rows of entry {number}, which does not exist" for number in strays)


def _broken_originals(connection: Connection) -> Iterator[str]:
    table = schema.originals
    for row in connection.execute(select(table.c.raw_digest, table.c.packed)):
        try:
            content = zlib.decompress(row.packed)
        except zlib.error:
            yield f"the original {row.raw_digest} cannot be unpacked"
            continue
        if digest_of(content) != row.raw_digest:
            yield f"the original {row.raw_digest} has other bytes"
