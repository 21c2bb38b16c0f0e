"""Claims of the latest readings: filtered and paged; only the readings of one page are unpacked."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, select

from warledger.ledger import schema
from warledger.ledger.browsing.asking import Page
from warledger.ledger.connection import guarded
from warledger.ledger.store import Store
from warledger.records import Claim, Reading


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim with its reading and the events that it belongs to."""

    reading: Reading
    claim: Claim
    events: tuple[str, ...]


def find_claims(
    store: Store,
    *,
    document: str | None = None,
    kinds: tuple[str, ...] = (),
    origins: tuple[str, ...] = (),
    offset: int = 0,
    limit: int = 50,
) -> Page[FoundClaim]:
    """Return one page of the claims, by document and place in its text.

    Args:
        store: the ledger.
        document: only those of this document id.
        kinds: only those of these event types or sub-event types.
        origins: only those that rest on these origins' word.
        offset: how many to leave out before the first.
        limit: how many to give at most.
    """
    claims = schema.claims
    wanted = _where(document, kinds, origins)
    chosen = (
        select(claims.c.document, claims.c.id)
        .where(*wanted)
        .order_by(claims.c.document, claims.c.start, claims.c.id)
        .offset(offset)
        .limit(limit)
    )
    with guarded(store.location), store.engine.connect() as connection:
        total = connection.execute(select(func.count()).select_from(claims).where(*wanted)).scalar_one()
        found = [(row.document, row.id) for row in connection.execute(chosen)]
    return Page(_unpacked(store, found), total, offset, limit)


def find_claim(store: Store, claim_id: str) -> FoundClaim | None:
    """Return one claim, None where there is none of this id."""
    claims = schema.claims
    query = select(claims.c.document, claims.c.id).where(claims.c.id == claim_id).limit(1)
    found = _unpacked(store, [(row.document, row.id) for row in store.stream(query)])
    return found[0] if found else None


def _unpacked(store: Store, found: list[tuple[str, str]]) -> tuple[FoundClaim, ...]:
    readings = {document: store.reading(document) for document in dict.fromkeys(document for document, _ in found)}
    events: dict[str, tuple[str, ...]] = {}
    table = schema.event_claims
    query = select(table.c.claim, table.c.event).where(table.c.claim.in_([claim for _, claim in found]))
    for row in store.stream(query.order_by(table.c.claim, table.c.event)):
        events[row.claim] = (*events.get(row.claim, ()), row.event)
    rows = []
    for document, claim_id in found:
        reading = readings[document]
        claim = next((claim for claim in reading.claims if claim.id == claim_id), None) if reading else None
        if reading is not None and claim is not None:
            rows.append(FoundClaim(reading, claim, events.get(claim_id, ())))
    return tuple(rows)


def _where(document: str | None, kinds: tuple[str, ...], origins: tuple[str, ...]) -> list[Any]:
    claims, readings = schema.claims, schema.readings
    later = exists().where(readings.c.document == claims.c.document, readings.c.key > claims.c.reading)
    found: list[Any] = [~later]
    if document is not None:
        found.append(claims.c.document == document)
    if kinds:
        found.append(claims.c.sub_event_type.in_(kinds) | claims.c.event_type.in_(kinds))
    if origins:
        found.append(claims.c.origin.in_(origins))
    return found
