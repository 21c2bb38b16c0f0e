"""The projection: events, control and inferred dates as tables, emptied and filled again in one transaction."""

from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from warledger.contract import to_json
from warledger.ids import canonical_json
from warledger.ledger import schema
from warledger.ledger.connection import guarded, writing
from warledger.ledger.store import Store
from warledger.records import ControlInterval, Event, Reconciled

Values = dict[str, Any]


def is_current(store: Store) -> bool:
    """Tell whether the projection was made of all that is kept."""
    with guarded(store.location), store.engine.connect() as connection:
        head = connection.execute(select(schema.projection.c.head)).scalar_one_or_none()
    return head == store.head()


def write(store: Store, reconciled: Reconciled, head: str) -> None:
    """Replace the projection, all or nothing.

    Args:
        store: the ledger.
        reconciled: what reconciling made of the ledger's readings and decisions.
        head: the digest of the last entry that it was made of.
    """
    with writing(store.engine, store.location) as connection:
        for table in schema.PROJECTED:
            connection.execute(delete(table))
        _fill(connection, schema.events, [_event_row(n, event) for n, event in enumerate(reconciled.events)])
        _fill(connection, schema.event_claims, _claim_rows(reconciled.events))
        _fill(connection, schema.event_aliases, _alias_rows(reconciled.events))
        _fill(connection, schema.control_intervals, [_interval_row(n, i) for n, i in enumerate(reconciled.control)])
        dated = sorted(reconciled.dated.items())
        _fill(
            connection, schema.inferred_dates, [{"document": d, "value": x.value, "reason": x.reason} for d, x in dated]
        )
        copies = sorted((document, copy) for document, found in reconciled.copies.items() for copy in found)
        _fill(connection, schema.copies, [{"document": document, "copy": copy} for document, copy in copies])
        _fill(
            connection,
            schema.reconciling_notices,
            [
                {"position": position, "document": document, "code": notice.code, "message": notice.message}
                for position, (document, notice) in enumerate(reconciled.notices)
            ],
        )
        connection.execute(insert(schema.projection).values(key=1, head=head))


def _fill(connection: Connection, table: Table, rows: list[Values]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _event_row(position: int, event: Event) -> Values:
    place = event.place
    return {
        "position": position,
        "id": event.id,
        "begin": event.begin,
        "until": event.until,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "place": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "grade": event.grade,
        "disputed": any(dispute.real for dispute in event.disputes),
        "payload": canonical_json(to_json(event)),
    }


def _claim_rows(events: tuple[Event, ...]) -> list[Values]:
    found = {(event.id, claim.claim): claim.document for event in events for claim in event.claims}
    return [{"event": event, "claim": claim, "document": document} for (event, claim), document in found.items()]


def _alias_rows(events: tuple[Event, ...]) -> list[Values]:
    return [{"alias": alias, "event": event.id} for event in events for alias in event.aliases]


def _interval_row(position: int, interval: ControlInterval) -> Values:
    return {
        "position": position,
        "place": interval.place,
        "begin": interval.begin,
        "until": interval.until,
        "payload": canonical_json(to_json(interval)),
    }
