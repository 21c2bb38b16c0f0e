"""How well corroborated an event is, with the reasons: decision 0009 says what each grade asks for."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from warledger.reconcile.independence import OriginGroup, outlets_of, words_of_standing
from warledger.reconcile.sightings import Sighting
from warledger.records import Dispute, DisputeField, Grade, Toll
from warledger.vocabulary.conflicts import allied, opposed, side_name
from warledger.vocabulary.reconciling import grade_words, kind_weight, population_class, reconciling

_CONTESTING: frozenset[DisputeField] = frozenset({"occurrence", "initiator", "outcome"})


def grade_of(
    sightings: Sequence[Sighting], groups: Sequence[OriginGroup], disputes: Sequence[Dispute]
) -> tuple[Grade, tuple[str, ...]]:
    """Return the grade of an event and its reasons ("code: words").

    Agreed and admitted speak of whether it happened; a dispute on how it ended does not take them away, and is told
    among the reasons. A denial of the whole does. The reason ``standing`` counts outlets and independent origins.

    Args:
        sightings: of the event.
        groups: its independent origins.
        disputes: its disputes and differences.
    """
    real = [dispute for dispute in disputes if dispute.real]
    behind = [group for group in groups if not group.denies] or list(groups)
    standing = _reason("standing", words_of_standing(outlets_of(sightings), behind))
    told_apart = tuple(_dispute_reasons(real))
    is_denied = any(dispute.field == "occurrence" for dispute in real)
    agreed = _agreement(groups, sightings) or _joint_word(sightings)
    if agreed is not None and not is_denied:
        return "agreed", (_reason("agreed", agreed), standing, *told_apart)
    admission = _admission(sightings)
    if admission is not None and not is_denied:
        return "admitted", (_reason("admitted", admission), standing, *told_apart)
    if any(dispute.field in _CONTESTING for dispute in real):
        return "contested", (_reason("contested", grade_words("contested").words), standing, *told_apart)
    grade, reasons = _by_count(sightings, behind)
    return grade, (*reasons, *told_apart)


def _by_count(sightings: Sequence[Sighting], behind: Sequence[OriginGroup]) -> tuple[Grade, tuple[str, ...]]:
    if not behind:
        return "unattributed", (_reason("unattributed", grade_words("unattributed").words),)
    standing = words_of_standing(outlets_of(sightings), behind)
    if len(behind) == 1:
        return "single", (_reason("single", standing),)
    if _is_one_camp(behind):
        names = " and ".join(_with_side(group) for group in behind)
        return "single", (_reason("single", standing), _reason("one_camp", f"{names} fight on one side"))
    return "corroborated", (_reason("corroborated", standing),)


def _is_one_camp(groups: Sequence[OriginGroup]) -> bool:
    """Tell whether all origins are parties allied with each other, who have reason to say the same."""
    return all(allied(one.side, other.side) for one, other in combinations(groups, 2))


def _asserts(sighting: Sighting) -> bool:
    return sighting.stance != "denied" and not sighting.negated and sighting.mode == "happened"


def _agreement(groups: Sequence[OriginGroup], sightings: Sequence[Sighting]) -> str | None:
    """Name two origins of opposed sides that say the same happened, None where there are none.

    What a party's outlet tells in its own voice is its party's word only where the party takes part in the event.
    """
    taking_part = {p.side for s in sightings for p in (*s.initiators, *s.targets)}
    sided = [group for group in groups if group.side is not None]
    for one, other in combinations(sided, 2):
        if not opposed(one.side, other.side):
            continue
        own, others = (_party_words(group, taking_part) for group in (one, other))
        if any(_says_the_same(a, b) for a in own for b in others):
            return f"{_with_side(one)} and {_with_side(other)} both say so"
    return None


def _with_side(group: OriginGroup) -> str:
    return f"{group.called} ({side_name(group.side or '')})"


def _party_words(group: OriginGroup, taking_part: set[str | None]) -> list[Sighting]:
    return [s for s in group.sightings if _asserts(s) and (not s.voice.is_outlet or group.side in taking_part)]


def _joint_word(sightings: Sequence[Sighting]) -> str | None:
    """Return the words by which a report says that both sides say so, None where none does."""
    for sighting in sightings:
        if sighting.voice.is_both_sides and _asserts(sighting) and sighting.told_kind in reconciling().violent:
            return f"{sighting.voice.outlet or sighting.document} reports that {sighting.voice.name} say so"
    return None


def _says_the_same(first: Sighting, second: Sighting) -> bool:
    return (kind_weight(first.told_kind, second.told_kind) or 0.0) > 0.0


def _admission(sightings: Sequence[Sighting]) -> str | None:
    """Name a party that tells its own loss: its dead, its ground, its deed that it is blamed for."""
    for sighting in sightings:
        side = sighting.voice.side
        if side is None or not _asserts(sighting):
            continue
        if sighting.outcome is not None and sighting.outcome.against == side:
            return f"{sighting.voice.name} tells its own side's loss: “{sighting.trigger}”"
        if any(stance == "admitted" and party.side == side for party, stance in sighting.responsibility):
            return f"{sighting.voice.name} admits the deed"
        if any(toll.party == side and is_loss_of_fighters(toll) for toll in sighting.counted):
            return f"{sighting.voice.name} tells its own side's casualties"
    return None


def is_loss_of_fighters(toll: Toll) -> bool:
    """Tell whether a toll counts soldiers or fighters lost: "no losses" is none, and a side's dead civilians accuse.

    >>> is_loss_of_fighters(Toll(0, 1, "killed", 0, 0)), is_loss_of_fighters(Toll(0, 1, "killed", 7, 7))
    (False, True)
    """
    is_nobody = toll.low == toll.high == 0
    is_civilian = toll.population is not None and population_class(toll.population) == "civilians"
    return toll.harm != "displaced" and not is_nobody and not is_civilian


def _dispute_reasons(real: Sequence[Dispute]) -> Iterator[str]:
    for dispute in real:
        yield _reason(f"disputed_{dispute.field}", dispute.words or " / ".join(side.value for side in dispute.sides))


def _reason(code: str, words: str) -> str:
    return f"{code}: {words}"
