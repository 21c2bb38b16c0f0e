"""Who rests on whom, by events: how often an outlet's word is its own, and how often an origin is the only one."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, case, func, select

from warledger.ledger.browsing.rows import NOBODY
from warledger.ledger.browsing.tables import carriage
from warledger.ledger.store import Store

MOST = 200
OWN_WAYS = ("own_word", "speaks")
"""Ways in which an outlet is an origin itself: in its own voice, or by its own people."""


@dataclass(frozen=True, slots=True)
class OutletWays:
    """In how many events an outlet came by what it prints in each way: ``ways`` holds (how, events).

    ``own`` of them it tells on its own word; ``alone`` of these no other independent origin tells.
    """

    outlet: str
    events: int
    own: int
    alone: int
    ways: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class OriginReach:
    """In how many events an origin speaks, how many outlets carry it, and in how many it is the only one."""

    origin: str
    side: str | None
    outlets: int
    events: int
    alone: int


@dataclass(frozen=True, slots=True)
class Resting:
    """In how many events an outlet prints an origin's word, came by in one way."""

    outlet: str
    origin: str
    how: str
    events: int


def count_ways(store: Store, *, outlets: Collection[str] | None = None, most: int = MOST) -> tuple[OutletWays, ...]:
    """Return some outlets, or all, those that print most events first."""
    alone = _sum(and_(carriage.c.leads, carriage.c.others == 0))
    query = select(carriage.c.outlet, carriage.c.how, _sum(carriage.c.leads).label("events"), alone.label("alone"))
    query = query if outlets is None else query.where(carriage.c.outlet.in_(outlets))
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for row in store.stream(query.group_by(carriage.c.outlet, carriage.c.how)):
        found.setdefault(row.outlet, {})[row.how] = (row.events, row.alone)
    rows = (_outlet(name, ways) for name, ways in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.events, row.outlet))[:most])


def _outlet(name: str, ways: dict[str, tuple[int, int]]) -> OutletWays:
    events = {how: number for how, (number, _) in ways.items() if number}
    own = [ways[how] for how in OWN_WAYS if how in ways]
    ranked = tuple(sorted(events.items(), key=lambda item: (-item[1], item[0])))
    return OutletWays(name, sum(events.values()), sum(n for n, _ in own), sum(alone for _, alone in own), ranked)


def count_reach(store: Store, *, origins: Collection[str] | None = None, most: int = MOST) -> tuple[OriginReach, ...]:
    """Return some origins, or all, those that speak of most events first."""
    events, alone = _sum(carriage.c.first), _sum(and_(carriage.c.first, carriage.c.others == 0))
    query = select(
        carriage.c.origin, func.max(carriage.c.side).label("side"),
        func.count(carriage.c.outlet.distinct()).label("outlets"), events.label("events"), alone.label("alone"),
    ).where(carriage.c.origin != "" if origins is None else carriage.c.origin.in_(origins))  # fmt: skip
    ranked = query.group_by(carriage.c.origin).order_by(events.desc(), carriage.c.origin).limit(most)
    return tuple(OriginReach(row.origin, row.side, row.outlets, row.events, row.alone) for row in store.stream(ranked))


def resting(
    store: Store,
    *,
    outlets: Collection[str] = (),
    origins: Collection[str] = (),
    most: int = 4000,
) -> tuple[Resting, ...]:
    """Return which outlets print which origins' words and how they came by them, the most frequent first.

    Args:
        store: the ledger.
        outlets: only what these print; empty for all.
        origins: only the words of these; empty for all.
        most: how many to give at most.
    """
    events = func.count().label("events")
    group = (carriage.c.outlet, carriage.c.origin, carriage.c.how)
    wanted: list[Any] = [carriage.c.how != NOBODY]
    wanted += [carriage.c.outlet.in_(outlets)] if outlets else []
    wanted += [carriage.c.origin.in_(origins)] if origins else []
    query = select(*group, events).where(*wanted).group_by(*group).order_by(events.desc(), *group).limit(most)
    return tuple(Resting(row.outlet, row.origin, row.how, row.events) for row in store.stream(query))


def _sum(condition: Any) -> Any:  # noqa: ANN401 - a SQL expression has no useful type
    return func.sum(case((condition, 1), else_=0))
