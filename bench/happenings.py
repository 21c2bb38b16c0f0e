"""Events as far as the measures look at them, made by the package's reconciling or by the naive one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.spans import overlap
from warledger.pipeline import reconcile_all
from warledger.reconcile.totals import total_of
from warledger.records import Dispute, Event, Reading, Span, Toll

DAY = 10
TIE = 1e-9
Killed = tuple[int, int]
"""The least and the most people killed."""


@dataclass(frozen=True, slots=True)
class Clause(Span):
    """A claim of an event: the clause in its document."""

    document: str
    claim: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A dispute: for each side the documents that stand for it."""

    field: str
    real: bool
    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event; ``killed`` is None where it gives no number."""

    id: str
    claims: tuple[Clause, ...]
    disputes: tuple[Differing, ...]
    killed: Killed | None = None


class Clauses:
    """The clauses of events by document, to find what event a place of a text tells of."""

    def __init__(self, events: Iterable[Happening]) -> None:
        self._clauses: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for event in events:
            for claim in event.claims:
                self._clauses[claim.document].append((Span(claim.start, claim.end), event.id))

    def best(self, document: str, place: Span) -> frozenset[str]:
        """Return the events that have the clause which overlaps a place of a document most; none where none does."""
        overlaps: dict[str, float] = defaultdict(float)
        for span, event in self._clauses[document]:
            overlaps[event] = max(overlaps[event], overlap(span, place))
        most = max(overlaps.values(), default=0.0)
        return frozenset(event for event, size in overlaps.items() if size > 0 and size >= most - TIE)


def happenings_of(readings: Sequence[Reading]) -> list[Happening]:
    """Return the events of a ledger made of these readings; the naive reader's readings are reconciled naively."""
    from bench.naive import is_naive

    if any(map(is_naive, readings)):
        return _naive(readings)
    return [from_event(event) for event in reconcile_all(lambda: readings).events]


def from_event(event: Event) -> Happening:
    """Return the part of an event that measures look at."""
    claims = tuple(Clause(c.start, c.end, c.document, c.claim) for c in event.claims)
    return Happening(event.id, claims, tuple(map(_differing, event.disputes)), _killed(event))


def _killed(event: Event) -> Killed | None:
    """Return the range of the event's total, parts and wholes not added up twice; one bound stands for the other."""
    found = total_of(event, "killed")
    if found is None or (found.low is None and found.high is None):
        return None
    return (found.low or 0, found.high if found.high is not None else found.low or 0)


def widest(tolls: Iterable[Toll]) -> Killed | None:
    """Return the widest range killed of some tolls: from the least low to the greatest high; None without a number."""
    numbers = [
        (toll.low if toll.low is not None else 0, toll.high if toll.high is not None else toll.low)
        for toll in tolls
        if toll.harm == "killed" and toll.scope != "cumulative" and (toll.low, toll.high) != (None, None)
    ]
    highs = [high for _, high in numbers if high is not None]
    return (min(low for low, _ in numbers), max(highs)) if highs else None


def _differing(dispute: Dispute) -> Differing:
    return Differing(dispute.field, dispute.real, tuple(side.documents for side in dispute.sides))


def _naive(readings: Sequence[Reading]) -> list[Happening]:
    """Make one event of all claims of one kind, day of publication and first place."""
    groups: dict[tuple[str, str, str], list[Clause]] = defaultdict(list)
    tolls: dict[tuple[str, str, str], list[Toll]] = defaultdict(list)
    for reading in readings:
        day = (reading.document.published or "")[:DAY]
        for claim in reading.claims:
            place = reading.places[claim.places[0]].name if claim.places else ""
            clause = Clause(claim.start, claim.end, reading.document.id, claim.id)
            groups[claim.sub_event_type, day, place].append(clause)
            tolls[claim.sub_event_type, day, place] += [reading.tolls[index] for index in claim.tolls]
    return [
        Happening(f"naive-{n}", tuple(claims), (), widest(tolls[key])) for n, (key, claims) in enumerate(groups.items())
    ]
