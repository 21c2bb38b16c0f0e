"""Events as far as the measures look at them, made by the package's reconciling or by the naive one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from warledger.pipeline import reconcile_all
from warledger.records import Dispute, Event, Reading, Span

DAY = 10


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
    """One event."""

    id: str
    claims: tuple[Clause, ...]
    disputes: tuple[Differing, ...]


def happenings_of(readings: Sequence[Reading]) -> list[Happening]:
    """Return the events of a ledger made of these readings; the naive reader's readings are reconciled naively."""
    from bench.naive import is_naive

    if any(map(is_naive, readings)):
        return _naive(readings)
    return [from_event(event) for event in reconcile_all(lambda: readings).events]


def from_event(event: Event) -> Happening:
    """Return the part of an event that measures look at."""
    claims = tuple(Clause(c.start, c.end, c.document, c.claim) for c in event.claims)
    return Happening(event.id, claims, tuple(map(_differing, event.disputes)))


def _differing(dispute: Dispute) -> Differing:
    return Differing(dispute.field, dispute.real, tuple(side.documents for side in dispute.sides))


def _naive(readings: Sequence[Reading]) -> list[Happening]:
    """Make one event of all claims of one kind, day of publication and first place."""
    groups: dict[tuple[str, str, str], list[Clause]] = defaultdict(list)
    for reading in readings:
        day = (reading.document.published or "")[:DAY]
        for claim in reading.claims:
            place = reading.places[claim.places[0]].name if claim.places else ""
            clause = Clause(claim.start, claim.end, reading.document.id, claim.id)
            groups[claim.sub_event_type, day, place].append(clause)
    return [Happening(f"naive-{n}", tuple(claims), ()) for n, claims in enumerate(groups.values())]
