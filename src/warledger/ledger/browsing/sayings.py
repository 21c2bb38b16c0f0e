"""Who rests on whom: outlets and the origins whose word they carry, counted from the index."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select

from warledger.ledger.browsing.rows import NOBODY, OWN, SPEAKER
from warledger.ledger.browsing.tables import sayings
from warledger.ledger.store import Store


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How much of what an outlet tells is its own word, a speaker's, or nobody's, in claims."""

    outlet: str
    documents: int
    claims: int
    own: int
    speakers: int
    nobody: int


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many documents and outlets carry an origin's word, and in how many claims."""

    origin: str
    side: str | None
    outlets: int
    documents: int
    claims: int


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


def count_outlets(store: Store, most: int = 200) -> tuple[OutletCount, ...]:
    """Return the outlets, the one with most claims first."""
    claims = func.sum(sayings.c.claims).label("claims")
    query = (
        select(
            sayings.c.outlet,
            func.count(sayings.c.document.distinct()).label("documents"),
            claims,
            *(_of_kind(kind).label(kind) for kind in (OWN, SPEAKER, NOBODY)),
        )
        .group_by(sayings.c.outlet)
        .order_by(claims.desc(), sayings.c.outlet)
        .limit(most)
    )
    return tuple(
        OutletCount(row.outlet, row.documents, row.claims, row.own, row.speaker, row.nobody)
        for row in store.stream(query)
    )


def count_origins(store: Store, most: int = 200) -> tuple[OriginCount, ...]:
    """Return the speakers whose word is carried, those that most outlets carry first."""
    outlets = func.count(sayings.c.outlet.distinct()).label("outlets")
    claims = func.sum(sayings.c.claims).label("claims")
    query = (
        select(
            sayings.c.origin, func.max(sayings.c.side).label("side"), outlets, func.count().label("documents"), claims
        )
        .where(sayings.c.kind == SPEAKER)
        .group_by(sayings.c.origin)
        .order_by(outlets.desc(), claims.desc(), sayings.c.origin)
        .limit(most)
    )
    rows = store.stream(query)
    return tuple(OriginCount(row.origin, row.side, row.outlets, row.documents, row.claims) for row in rows)


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


def _of_kind(kind: str) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    return func.sum(case((sayings.c.kind == kind, sayings.c.claims), else_=0))
