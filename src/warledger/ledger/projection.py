"""The projection as rows: what of an event, an interval, a date stands in which table."""

from sqlalchemy import Table, select

from warledger.contract import to_json
from warledger.ids import canonical_json
from warledger.ledger import schema
from warledger.ledger.cache import writing_to
from warledger.ledger.connection import guarded
from warledger.ledger.store import Store
from warledger.records import ControlInterval, Dated, Event, Notice, Reconciled

Values = dict[str, object]
NO_DAY = "9999"
"""Sorts what has no day behind all that has."""


def is_current(store: Store, rules: str = "") -> bool:
    """Tell whether the projection was made of all that is kept, by some rules."""
    with guarded(store.location), store.engine.connect() as connection:
        row = connection.execute(select(schema.projection.c.head, schema.projection.c.rules)).one_or_none()
    return row is not None and (row.head, row.rules) == (store.head(), rules)


def write(store: Store, reconciled: Reconciled, head: str) -> None:
    """Replace the projection by a whole one, all or nothing; it can be asked, and not be kept in step.

    Args:
        store: the ledger.
        reconciled: what reconciling made of the ledger's readings and decisions.
        head: the digest of the last entry that it was made of.
    """
    with writing_to(store) as cache:
        cache.empty()
        for event in reconciled.events:
            for table, rows in event_rows(event, cluster=0, decided=False).items():
                cache.put(table, rows)
            cache.put(schema.event_claims, _claim_rows(event))
        cache.put(schema.control_intervals, [interval_row(n, "", i) for n, i in enumerate(reconciled.control)])
        cache.put(schema.inferred_dates, [date_row(d, dated) for d, dated in sorted(reconciled.dated.items())])
        pairs = sorted((document, copy) for document, found in reconciled.copies.items() for copy in found)
        cache.put(schema.copies, [{"document": document, "copy": copy} for document, copy in pairs])
        told = enumerate(reconciled.notices)
        cache.put(schema.reconciling_notices, [notice_row(document, n, notice) for n, (document, notice) in told])
        cache.put(schema.projection, [{"key": 1, "head": head, "entry": 0, "rules": ""}])


def event_rows(event: Event, *, cluster: int, decided: bool) -> dict[Table, list[Values]]:
    """Return the rows of an event that are made of it alone, dependants last."""
    names = () if event.place is None else (event.place.name, *event.place.within)
    return {
        schema.events: [{**event_row(event), "cluster": cluster, "decided": decided, "beside": 0}],
        schema.event_aliases: [{"alias": alias, "event": event.id} for alias in event.aliases],
        schema.event_places: [{"name": name, "event": event.id} for name in dict.fromkeys(names)],
    }


def event_row(event: Event) -> Values:
    """Return the event's own columns."""
    place = event.place
    return {
        "id": event.id,
        "sort_begin": event.begin or event.until or NO_DAY,
        "sort_until": event.until or NO_DAY,
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


def interval_row(position: int, key: str, interval: ControlInterval) -> Values:
    """Return the row of an interval of control; ``key`` is its place's."""
    return {
        "position": position,
        "key": key,
        "place": interval.place,
        "begin": interval.begin,
        "until": interval.until,
        "payload": canonical_json(to_json(interval)),
    }


def date_row(document: str, dated: Dated) -> Values:
    """Return the row of a date that was inferred."""
    return {"document": document, "value": dated.value, "reason": dated.reason}


def notice_row(document: str, position: int, notice: Notice) -> Values:
    """Return the row of a notice that reconciling gives; ``position`` is its place among those of its document."""
    return {"document": document, "position": position, "code": notice.code, "message": notice.message}


def _claim_rows(event: Event) -> list[Values]:
    found = {claim.claim: claim.document for claim in event.claims}
    shared = {"event": event.id, "telling": 0, "denies": False}
    return [{**shared, "claim": claim, "document": document} for claim, document in found.items()]
