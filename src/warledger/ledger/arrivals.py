"""When each document arrived in the ledger: the clock for what bears no date of its own."""

from sqlalchemy import select

from warledger.ledger import schema
from warledger.ledger.store import Store


def arrivals(store: Store) -> dict[str, str]:
    """Return the time of arrival (ISO 8601, UTC) of every document by id, in the order in which they arrived."""
    documents, entries = schema.documents, schema.entries
    query = (
        select(documents.c.id, entries.c.arrived)
        .join(entries, entries.c.number == documents.c.entry)
        .order_by(entries.c.number, documents.c.id)
    )
    return {row.id: row.arrived for row in store.stream(query)}
