"""Who rests on whom: outlets and the origins whose word they carry, counted from the index."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from warledger.ledger.browsing.tables import sayings
from warledger.ledger.store import Store


@dataclass(frozen=True, slots=True)
class Carrying:
    """How often an outlet carries an origin's word, and who passed it on, where somebody did."""

    outlet: str
    origin: str
    kind: str
    side: str | None
    through: str | None
    documents: int
    claims: int


def carrying(
    store: Store, *, outlet: str | None = None, origin: str | None = None, most: int = 300
) -> tuple[Carrying, ...]:
    """Return which outlet carries whose word, how often; of one outlet, of one origin, or of all."""
    wanted: list[Any] = []
    if outlet is not None:
        wanted.append(sayings.c.outlet == outlet)
    if origin is not None:
        wanted.append(sayings.c.origin == origin)
    claims = func.sum(sayings.c.claims).label("claims")
    group = (sayings.c.outlet, sayings.c.origin, sayings.c.kind)
    query = (
        select(
            *group,
            func.max(sayings.c.side).label("side"),
            func.max(sayings.c.through).label("through"),
            func.count().label("documents"),
            claims,
        )
        .where(*wanted)
        .group_by(*group)
        .order_by(claims.desc(), sayings.c.outlet, sayings.c.origin, sayings.c.kind)
        .limit(most)
    )
    return tuple(
        Carrying(row.outlet, row.origin, row.kind, row.side, row.through, row.documents, row.claims)
        for row in store.stream(query)
    )
