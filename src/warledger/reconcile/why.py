"""Why the reports of an event belong together, and what keeps its nearest neighbours apart from it.

The ledger keeps no comparisons. What reconciling decided is compared again from the readings of a few documents; a
comparison depends on the two documents that it is of and on nothing else, so that it comes out as it did then.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from warledger.reconcile.cluster import Member, compare_members, members_of
from warledger.reconcile.days import day_of, iso_of
from warledger.reconcile.inside import tellings_of_report
from warledger.reconcile.reports import dated_report, report_of
from warledger.records import Dated, Event, EventPlace, Reading, Rival, Tie, Weighed, Why

_MOST_RIVALS = 3
_MOST_NEAR = 12
_BESIDE = 1
"""How many days before and after an event others are looked for."""


def why_of(event: Event, near: Iterable[Event], readings: Iterable[Reading], dated: Mapping[str, Dated]) -> Why:
    """Return why the reports of an event belong together, and why near events are not this one.

    Args:
        event: the event.
        near: other events that could be taken for it.
        readings: of the documents of all these events.
        dated: document id → the date inferred for it, where it has none of its own.
    """
    members = members_in(readings, dated)
    claims = {claim.claim for claim in event.claims}
    event_of = {claim.claim: other.id for other in near if other.id != event.id for claim in other.claims}
    return Why(event.id, spanning(ties_of(claims, members), members), rivals_of(claims, members, event_of))


def days_around(event: Event) -> tuple[str | None, str | None]:
    """Return the first and last day on which an event that could be taken for this one happened; None is open."""
    begin, until = day_of(event.begin), day_of(event.until or event.begin)
    return (
        None if begin is None else iso_of(begin - _BESIDE),
        None if until is None else iso_of(until + _BESIDE),
    )


def near_to(event: Event, others: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events at an event's place, or within it, or around it; those of its kind first, a dozen at most.

    Args:
        event: the event.
        others: of the days around it.
    """
    near = [other for other in others if other.id != event.id and _meet(event.place, other.place)]
    return tuple(sorted(near, key=lambda other: (other.sub_event_type != event.sub_event_type, other.id))[:_MOST_NEAR])


def _meet(first: EventPlace | None, second: EventPlace | None) -> bool:
    if first is None or second is None:
        return first is second
    return first.name == second.name or first.name in second.within or second.name in first.within


def members_in(readings: Iterable[Reading], dated: Mapping[str, Dated]) -> list[Member]:
    """Return what some documents tell, each happening once a document, in the order of their anchors."""
    found: list[Member] = []
    for reading in readings:
        report = report_of(reading)
        inferred = dated.get(report.document)
        day = None if inferred is None else day_of(inferred.value)
        found += members_of(tellings_of_report(report if day is None else dated_report(report, day)))
    return sorted(found, key=lambda member: member.order)


def ties_of(claims: Collection[str], members: Sequence[Member]) -> tuple[Tie, ...]:
    """Return the ties between what different documents tell of one event, the strongest first.

    Args:
        claims: ids of the event's claims.
        members: of its documents.
    """
    own = [member for member in members if _is_of(member, claims)]
    pairs = [(one, other) for one, other in combinations(own, 2) if one.telling.document != other.telling.document]
    return tuple(sorted((_tie(*pair) for pair in pairs), key=_strongest))


def spanning(ties: Iterable[Tie], members: Iterable[Member]) -> tuple[Tie, ...]:
    """Return those ties, of the strongest first, that join documents not joined yet: one fewer than documents."""
    document_of = {sighting.claim: sighting.document for member in members for sighting in member.telling.sightings}
    group: dict[str, frozenset[str]] = {}
    found = []
    for tie in ties:
        one, other = document_of[tie.first[0]], document_of[tie.second[0]]
        ones, others = group.get(one, frozenset((one,))), group.get(other, frozenset((other,)))
        if ones != others:
            found.append(tie)
            group.update(dict.fromkeys(ones | others, ones | others))
    return tuple(found)


def rivals_of(claims: Collection[str], members: Sequence[Member], event_of: Mapping[str, str]) -> tuple[Rival, ...]:
    """Return the nearest other events, each with the tie for which most speaks, the nearest first.

    Args:
        claims: ids of the event's claims.
        members: of its documents and of those that tell of what is near.
        event_of: claim id → event id, for the claims of other events.
    """
    own = [member for member in members if _is_of(member, claims)]
    by_event: dict[str, list[Tie]] = defaultdict(list)
    for other in members:
        for name in sorted({event_of[s.claim] for s in other.telling.sightings if s.claim in event_of}):
            by_event[name] += [_tie(*sorted((one, other), key=_order)) for one in own if one is not other]
    nearest = [Rival(name, min(ties, key=_strongest)) for name, ties in by_event.items() if ties]
    return tuple(sorted(nearest, key=lambda rival: (_strongest(rival.tie), rival.event))[:_MOST_RIVALS])


def _is_of(member: Member, claims: Collection[str]) -> bool:
    return any(sighting.claim in claims for sighting in member.telling.sightings)


def _order(member: Member) -> tuple[str, int, int, str]:
    return member.order


def _tie(first: Member, second: Member) -> Tie:
    found = compare_members(first, second)
    reasons = tuple(Weighed(reason.code, reason.weight, reason.words) for reason in found.reasons)
    return Tie(_claims(first), _claims(second), found.score, reasons, found.veto)


def _claims(member: Member) -> tuple[str, ...]:
    return tuple(sighting.claim for sighting in member.telling.sightings)


def _strongest(tie: Tie) -> tuple[bool, float, tuple[str, ...], tuple[str, ...]]:
    """Return the place of a tie in order; what is forbidden out of hand, with nothing weighed, comes last."""
    return (not tie.reasons, -tie.score, tie.first, tie.second)
