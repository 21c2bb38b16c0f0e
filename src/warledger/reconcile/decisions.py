"""What an analyst decided, applied to clusters: reject, merge, split; and to events: confirm, correct.

Decisions name claims or events; an event is named by the id of its anchor claim, so that a decision finds its event
again after a rebuild. Ids that decisions made vanish live on as aliases.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from warledger.reconcile.event import event_id
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tellings import telling_of
from warledger.records import Decision, Event, Notice

Group = tuple[Sighting, ...]
_CORRECTABLE = ("event_type", "sub_event_type", "words", "begin", "until")


@dataclass(frozen=True, slots=True)
class Decided:
    """Clusters after decisions: ``aliases`` maps an event id to the ids that live on in it."""

    groups: tuple[Group, ...]
    aliases: Mapping[str, tuple[str, ...]]
    notices: tuple[tuple[str, Notice], ...]


def apply_to_groups(groups: Iterable[Group], decisions: Sequence[Decision]) -> Decided:
    """Return clusters with claims rejected, clusters merged and split, in the order in which it was decided."""
    found = [list(group) for group in groups]
    gone: list[tuple[str, str]] = []
    notices: list[tuple[str, Notice]] = []
    for decision in in_order(decisions):
        touched = [group for group in found if _names(group, decision.subjects)]
        if not touched:
            notices.append(_lost(decision))
        elif decision.verb == "reject":
            found = [[s for s in group if not _is_named(s, group, decision.subjects)] for group in found]
        elif decision.verb == "merge":
            gone += [(_id(group), group[0].claim) for group in touched]
            merged = sorted((s for group in touched for s in group), key=lambda s: s.order)
            found = [group for group in found if group not in touched] + [merged]
        elif decision.verb == "split":
            found = _split(found, decision)
        found = [group for group in found if group]
    return Decided(_sorted(found), _aliases(found, gone), tuple(notices))


def apply_to_event(event: Event, decisions: Sequence[Decision]) -> Event:
    """Return an event with what was confirmed and corrected; the decision stands among its reasons."""
    claims = {claim.claim for claim in event.claims}
    for decision in in_order(decisions):
        if not ({event.id, *event.aliases} | claims) & set(decision.subjects):
            continue
        words = f"by {decision.by}" + (f", {decision.reason}" if decision.reason else "")
        if decision.verb == "confirm":
            event = replace(event, reasons=(*event.reasons, f"confirmed: {words}"))
        elif decision.verb == "correct":
            event = _corrected(event, decision, words)
    return event


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions in the order in which they were taken."""
    return tuple(sorted(decisions, key=lambda d: (d.at, d.verb, d.subjects, d.by)))


def _corrected(event: Event, decision: Decision, words: str) -> Event:
    changed = {key: value for key, value in sorted(decision.data.items()) if key in _CORRECTABLE}
    reason = f"corrected: {', '.join(changed) or 'nothing that can be corrected'} {words}"
    return replace(event, **changed, reasons=(*event.reasons, reason))  # type: ignore[arg-type] # texts only


def _split(found: list[list[Sighting]], decision: Decision) -> list[list[Sighting]]:
    """Take the named claims out of their clusters into one of their own; an event's name alone takes it apart."""
    named = {subject for subject in decision.subjects if not subject.startswith("e-")}
    if not named:
        apart = [group for group in found if _names(group, decision.subjects)]
        return [group for group in found if group not in apart] + [[s] for group in apart for s in group]
    taken = [s for group in found for s in group if s.claim in named]
    return [[s for s in group if s.claim not in named] for group in found] + [sorted(taken, key=lambda s: s.order)]


def _names(group: Sequence[Sighting], subjects: Sequence[str]) -> bool:
    return any(_is_named(sighting, group, subjects) for sighting in group)


def _is_named(sighting: Sighting, group: Sequence[Sighting], subjects: Sequence[str]) -> bool:
    """Tell whether a decision names a claim, or the event of whose anchor it is the claim (now or before a merge)."""
    return sighting.claim in subjects or any(event_id(member.claim) in subjects for member in group)


def _id(group: Sequence[Sighting]) -> str:
    return event_id(telling_of(group).sightings[0].claim)


def _aliases(found: Sequence[Sequence[Sighting]], gone: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    if not gone:
        return {}
    ids = [_id(group) for group in found]
    home = {sighting.claim: event for group, event in zip(found, ids, strict=True) for sighting in group}
    living = set(ids)
    aliases: dict[str, set[str]] = {}
    for old, claim in gone:
        if old not in living and claim in home:
            aliases.setdefault(home[claim], set()).add(old)
    return {event: tuple(sorted(ids)) for event, ids in sorted(aliases.items())}


def _sorted(found: Sequence[Sequence[Sighting]]) -> tuple[Group, ...]:
    groups = [tuple(sorted(group, key=lambda s: s.order)) for group in found]
    return tuple(sorted(groups, key=lambda group: group[0].order))


def _lost(decision: Decision) -> tuple[str, Notice]:
    subjects = ", ".join(decision.subjects)
    return "", Notice("decision_without_subject", f"{decision.verb} of {subjects}: no such claim or event is known")
