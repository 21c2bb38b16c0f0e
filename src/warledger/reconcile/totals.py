"""Tolls added up over people and over events, parts and wholes never twice.

In one event, a count of everybody is the whole, and a count of civilians or of one party's people a part of it; without
one, the parts are added: each party's armed people, those of no named party, and civilians. Of several events, one that
is part of another is left out where that other counts the same harm.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warledger.reconcile.tolls import Bounds, Convention, toll_under
from warledger.records import Event, EventToll, Harm
from warledger.vocabulary.reconciling import population_class

_CIVILIANS = "civilians"


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of tolls of one harm. ``events`` are those that were added, ``left_out`` those that another event holds."""

    harm: Harm
    low: int | None
    best: int | None
    high: int | None
    events: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def total_of(event: Event, harm: Harm, convention: Convention = "ucdp") -> Total | None:
    """Return how many one event harmed in all, None where no figure is given."""
    tolls = [toll_under(t, convention) for t in event.tolls if t.harm == harm and t.scope in (None, "event")]
    numbered = [toll for toll in tolls if (toll.low, toll.best, toll.high) != (None, None, None)]
    if not numbered:
        return None
    whole = next((toll for toll in numbered if toll.population is None and toll.party is None), None)
    parts = _added([_bounds(toll) for toll in _disjoint(numbered)])
    low, best, high = parts if whole is None else _wider(_bounds(whole), parts)
    return Total(harm, low, best, high, (event.id,))


def total_over(events: Iterable[Event], harm: Harm, convention: Convention = "ucdp") -> Total | None:
    """Return how many some events harmed in all, None where none gives a figure; history counts for nothing."""
    counting = {e.id: (e, t) for e in events if not e.background and (t := total_of(e, harm, convention)) is not None}
    if not counting:
        return None
    held = {event_id for event_id, (event, _) in counting.items() if event.part_of in counting}
    kept = [event_id for event_id in counting if event_id not in held]
    totals = [counting[event_id][1] for event_id in kept]
    low, best, high = _added([(total.low, total.best, total.high) for total in totals])
    return Total(harm, low, best, high, tuple(kept), tuple(sorted(held)))


def _disjoint(tolls: Sequence[EventToll]) -> list[EventToll]:
    """Return tolls that share nobody: of classes of civilians, one alone; each party's people; armed people of none."""
    civilians = [t for t in tolls if t.population is not None and population_class(t.population) == _CIVILIANS]
    widest = sorted(civilians, key=lambda t: (t.population != _CIVILIANS, -(t.best or t.low or t.high or 0)))[:1]
    parties = [t for t in tolls if t.party is not None and t not in civilians]
    armed = [t for t in tolls if t.party is None and t.population is not None and t not in civilians]
    return [*widest, *parties, *([] if parties else armed)]


def _bounds(toll: EventToll) -> Bounds:
    return toll.low, toll.best, toll.high


def _added(bounds: Sequence[Bounds]) -> Bounds:
    """Return the sums of the numbers that are given; None where none is, and no upper bound where one is open."""
    lows = [low for low, _, _ in bounds if low is not None]
    bests = [best if best is not None else low for low, best, _ in bounds if best is not None or low is not None]
    has_best = any(best is not None for _, best, _ in bounds)
    highs = [high for _, _, high in bounds]
    top = sum(high for high in highs if high is not None) if highs and None not in highs else None
    return (sum(lows) if lows else None), (sum(n for n in bests if n is not None) if has_best else None), top


def _wider(whole: Bounds, parts: Bounds) -> Bounds:
    """Return the whole, raised where its own parts come to more."""
    low, best, high = (_greater(one, other) for one, other in zip(whole, parts, strict=True))
    return low, best, None if whole[2] is None else high


def _greater(first: int | None, second: int | None) -> int | None:
    return max((number for number in (first, second) if number is not None), default=None)
