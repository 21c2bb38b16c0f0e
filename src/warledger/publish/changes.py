"""Two states of knowledge → what changed between them: new happenings, other tolls, grades, disputes, corrections.

An event of now is matched with those of then by the claims that they share, or that take the place of one another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from warledger.records import ControlInterval, Dispute, Event, EventToll, Reconciled

ChangeKind = Literal[
    "new", "toll", "corrected", "grade", "disputed", "settled", "outcome", "dated", "joined", "parted", "withdrawn"
]
TollKey = tuple[str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise than it was: ``before`` and ``after`` as they are, None where there was nothing.

    ``event`` is the event of now, None of what was withdrawn; ``was`` the one of then, None of what is new.
    ``claims`` are those that the change rests on.
    """

    kind: ChangeKind
    event: Event | None
    was: Event | None
    claims: tuple[str, ...]
    before: EventToll | Dispute | str | None = None
    after: EventToll | Dispute | str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is otherwise: of events, and intervals of control that are new or now end otherwise."""

    events: tuple[Change, ...] = ()
    control: tuple[ControlInterval, ...] = ()


def changes_between(old: Reconciled, new: Reconciled, successors: Mapping[str, str] | None = None) -> Changes:
    """Return what changed from one state of knowledge to a later one, in the order of the events of now.

    Args:
        old: what was known.
        new: what is known.
        successors: claim of now → the claim of then that it takes the place of, in a newer version of its document.
    """
    matches = _matches(old.events, new.events, successors or {})
    known = {claim.claim for event in old.events for claim in event.claims}
    heirs: dict[str, list[Event]] = {}
    for event in new.events:
        for was in matches[event.id]:
            heirs.setdefault(was.id, []).append(event)
    found: list[Change] = []
    for event in new.events:
        fresh = tuple(claim.claim for claim in event.claims if claim.claim not in known)
        found += _changes_of(event, matches[event.id], heirs, fresh)
    found += [
        Change("withdrawn", None, was, tuple(claim.claim for claim in was.claims))
        for was in old.events
        if was.id not in heirs
    ]
    held = {_control_key(interval) for interval in old.control}
    return Changes(tuple(found), tuple(i for i in new.control if _control_key(i) not in held))


def _changes_of(
    event: Event, olds: Sequence[Event], heirs: Mapping[str, Sequence[Event]], fresh: tuple[str, ...]
) -> Iterator[Change]:
    own = tuple(claim.claim for claim in event.claims)
    if not olds:
        yield Change("new", event, None, own)
        return
    was = olds[0]
    if len(olds) > 1:
        yield Change("joined", event, was, own, str(len(olds)), "1")
    if len(heirs[was.id]) > 1 and heirs[was.id][0].id == event.id:
        yield Change("parted", event, was, own, "1", str(len(heirs[was.id])))
    yield from _toll_changes(event, was)
    if event.grade != was.grade:
        yield Change("grade", event, was, fresh or own, was.grade, event.grade)
    yield from _dispute_changes(event, was)
    yield from _outcome_changes(event, was)
    if event.begin is not None and was.begin is None:
        yield Change("dated", event, was, fresh or own, None, event.begin)


def _toll_changes(event: Event, was: Event) -> Iterator[Change]:
    then = {_toll_key(toll): toll for toll in was.tolls}
    now = {_toll_key(toll): toll for toll in event.tolls}
    for key, toll in now.items():
        before = then.get(key)
        if before is None and all(account.set_aside for account in toll.accounts):
            continue  # a figure that was taken back before it was known is no news
        if before is None or (before.low, before.best, before.high) != (toll.low, toll.best, toll.high):
            told = {claim for account in (before.accounts if before else ()) for claim in account.claims}
            claims = tuple(dict.fromkeys(claim for account in toll.accounts for claim in account.claims))
            yield Change("toll", event, was, tuple(c for c in claims if c not in told) or claims, before, toll)
    for key, before in then.items():
        if key not in now:
            claims = tuple(claim for account in before.accounts for claim in account.claims)
            yield Change("toll", event, was, claims, before, None)


def _dispute_changes(event: Event, was: Event) -> Iterator[Change]:
    before, after = ({d.field for d in e.disputes if d.real} for e in (was, event))
    for dispute in event.disputes:
        claims = tuple(dict.fromkeys(claim for side in dispute.sides for claim in side.claims))
        if dispute.real and dispute.field not in before:
            yield Change("disputed", event, was, claims, None, dispute)
        elif dispute.why_not == "update" and not _is_told(dispute, was):
            yield Change("corrected", event, was, claims, None, dispute)
    for dispute in was.disputes:
        if dispute.real and dispute.field not in after:
            claims = tuple(dict.fromkeys(claim for side in dispute.sides for claim in side.claims))
            yield Change("settled", event, was, claims, dispute, None)


def _outcome_changes(event: Event, was: Event) -> Iterator[Change]:
    told = {account.value.casefold() for account in was.accounts if account.field == "outcome"}
    for account in event.accounts:
        if account.field == "outcome" and account.value.casefold() not in told:
            yield Change("outcome", event, was, account.claims, None, account.value)


def _is_told(dispute: Dispute, was: Event) -> bool:
    values = {side.value for side in dispute.sides}
    return any(values == {side.value for side in other.sides} for other in was.disputes)


def _matches(old: Iterable[Event], new: Iterable[Event], successors: Mapping[str, str]) -> dict[str, tuple[Event, ...]]:
    """Return for each event of now those of then that it continues, the one that shares most claims first."""
    then = {event.id: event for event in old}
    of_claim = {claim.claim: event.id for event in then.values() for claim in event.claims}
    matches: dict[str, tuple[Event, ...]] = {}
    for event in new:
        known = [of_claim.get(claim.claim) or of_claim.get(successors.get(claim.claim, "")) for claim in event.claims]
        shared = Counter(was for was in known if was is not None)
        matches[event.id] = tuple(then[was] for was in sorted(shared, key=lambda was: (-shared[was], was)))
    return matches


def _toll_key(toll: EventToll) -> TollKey:
    return toll.harm, toll.population, toll.party, toll.scope


def _control_key(interval: ControlInterval) -> tuple[str | None, ...]:
    return interval.place, interval.holder, interval.status, interval.begin, interval.until
