"""How well corroborated an event is, with the reasons: decision 0009 says what each grade asks for."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from warledger.reconcile.independence import OriginGroup
from warledger.reconcile.sightings import Sighting
from warledger.records import Dispute, DisputeField, Grade
from warledger.vocabulary.conflicts import opposed
from warledger.vocabulary.reconciling import grade_words, kind_weight, reconciling

_CONTESTING: frozenset[DisputeField] = frozenset({"occurrence", "initiator", "outcome"})


def grade_of(
    sightings: Sequence[Sighting], groups: Sequence[OriginGroup], disputes: Sequence[Dispute]
) -> tuple[Grade, tuple[str, ...]]:
    """Return the grade of an event and its reasons ("code: words").

    Agreed and admitted speak of whether it happened; a dispute on how it ended does not take them away, and is told
    among the reasons. A denial of the whole does.

    Args:
        sightings: of the event.
        groups: its independent origins.
        disputes: its disputes and differences.
    """
    real = [dispute for dispute in disputes if dispute.real]
    told_apart = tuple(_dispute_reasons(real))
    is_denied = any(dispute.field == "occurrence" for dispute in real)
    agreed = _agreement(groups) or _joint_word(sightings)
    if agreed is not None and not is_denied:
        return "agreed", (_reason("agreed", agreed), *told_apart)
    admission = _admission(sightings)
    if admission is not None and not is_denied:
        return "admitted", (_reason("admitted", admission), *told_apart)
    if any(dispute.field in _CONTESTING for dispute in real):
        return "contested", (_reason("contested", grade_words("contested").words), *told_apart)
    grade, reasons = _by_count(sightings, groups)
    return grade, (*reasons, *told_apart)


def _by_count(sightings: Sequence[Sighting], groups: Sequence[OriginGroup]) -> tuple[Grade, tuple[str, ...]]:
    behind = [group for group in groups if any(_asserts(s) for s in group.sightings)] or list(groups)
    outlets = {s.voice.outlet or s.document for s in sightings}
    names = ", ".join(group.names[0] if group.names else group.key for group in behind)
    if not behind:
        return "unattributed", (_reason("unattributed", grade_words("unattributed").words),)
    count = f"{_number(len(outlets), 'outlet')}, {_number(len(behind), 'independent origin')}: {names}"
    grade: Grade = "corroborated" if len(behind) > 1 else "single"
    return grade, (_reason(grade, count),)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _asserts(sighting: Sighting) -> bool:
    return sighting.stance != "denied" and not sighting.negated


def _agreement(groups: Sequence[OriginGroup]) -> str | None:
    """Name two origins of opposed sides that say the same happened, None where there are none."""
    sided = [group for group in groups if group.side is not None]
    for one, other in combinations(sided, 2):
        if not opposed(one.side, other.side):
            continue
        if any(_says_the_same(a, b) for a in one.sightings for b in other.sightings):
            return f"{', '.join(one.names)} ({one.side}) and {', '.join(other.names)} ({other.side}) both say so"
    return None


def _joint_word(sightings: Sequence[Sighting]) -> str | None:
    """Return the words by which a report says that both sides say so, None where none does."""
    for sighting in sightings:
        if sighting.voice.is_both_sides and _asserts(sighting) and sighting.told_kind in reconciling().violent:
            return f"{sighting.voice.outlet or sighting.document} reports that {sighting.voice.name} say so"
    return None


def _says_the_same(first: Sighting, second: Sighting) -> bool:
    return _asserts(first) and _asserts(second) and (kind_weight(first.told_kind, second.told_kind) or 0.0) > 0.0


def _admission(sightings: Sequence[Sighting]) -> str | None:
    """Name a party that tells its own loss: its dead, its ground, its deed that it is blamed for."""
    for sighting in sightings:
        side = sighting.voice.side
        if side is None or not _asserts(sighting) or sighting.mode != "happened":
            continue
        if sighting.outcome is not None and sighting.outcome.against == side:
            return f"{sighting.voice.name} tells its own side's loss: “{sighting.trigger}”"
        if any(stance == "admitted" and party.side == side for party, stance in sighting.responsibility):
            return f"{sighting.voice.name} admits the deed"
        if any(toll.party == side for toll in sighting.counted):
            return f"{sighting.voice.name} tells its own side's casualties"
    return None


def _dispute_reasons(real: Sequence[Dispute]) -> Iterator[str]:
    for dispute in real:
        yield _reason(f"disputed_{dispute.field}", dispute.words or " / ".join(side.value for side in dispute.sides))


def _reason(code: str, words: str) -> str:
    return f"{code}: {words}"
