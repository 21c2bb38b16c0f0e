"""Accounts that cannot all be true, field by field; and differences that are none, with the reason why not.

A dispute needs two origins. Two voices of one side do not dispute with each other, and two neutral ones that tell a
gain and a loss tell a course of things: that is an update. Who disputes is named on each side.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from warledger.reconcile.independence import independence_key
from warledger.reconcile.names import place_key, words_of_text
from warledger.reconcile.nearness import relation_of_spots
from warledger.reconcile.sightings import Sighting, Spot
from warledger.reconcile.toll_disputes import toll_disputes
from warledger.records import Dispute, DisputeField, DisputeSide, WhyNot
from warledger.vocabulary.reconciling import SOME_ATTACK, kind_weight, reconciling, weapon_class

Difference = tuple[Sighting, Sighting]
Values = Callable[[Sighting], str]
_ALIKE = 0.5


def disputes_of(sightings: Iterable[Sighting]) -> tuple[Dispute, ...]:
    """Return the disputes of one event and the differences that are none, in a fixed order of fields."""
    told = [s for s in sorted(sightings, key=lambda s: s.order) if s.mode == "happened"]
    found = [
        *_occurrence(told),
        *_initiator(told),
        *_outcome(told),
        *_control(told),
        *toll_disputes(told),
        *_weapon(told),
        *_place(told),
    ]
    return tuple(found)


def side_of(value: str, sightings: Sequence[Sighting]) -> DisputeSide:
    """Return one side of a dispute: a value and who stands for it."""
    origins = {s.voice.name for s in sightings}
    return DisputeSide(
        value=value,
        origins=tuple(sorted(origins, key=lambda name: (name is None, name or ""))),
        documents=tuple(sorted({s.document for s in sightings})),
        claims=tuple(dict.fromkeys(s.claim for s in sightings)),
    )


def are_rivals(first: Sighting, second: Sighting) -> bool:
    """Tell whether two claims rest on different, identified origins, at least one of which is a party."""
    one, other = independence_key(first), independence_key(second)
    if one is None or other is None or one == other:
        return False
    if not first.voice.is_identified or not second.voice.is_identified:
        return False
    return first.voice.side is not None or second.voice.side is not None


def _positive(sightings: Sequence[Sighting]) -> list[Sighting]:
    return [s for s in sightings if not s.negated and s.stance != "denied"]


def _occurrence(told: Sequence[Sighting]) -> Iterator[Dispute]:
    """Somebody says that it did not happen. Who denies having done it disputes the doer, not the deed."""
    for denier in _deniers(told):
        against = [s for s in _positive(told) if _is_denied_by(s, denier)]
        if against and not denier.responsibility:
            field = _denied_field(denier, told)
            sides = (side_of(against[0].clause, against), side_of(denier.clause, [denier]))
            yield Dispute(field, sides, words=_who_says(sides))
            return


def _denied_field(denier: Sighting, told: Sequence[Sighting]) -> DisputeField:
    """Return what a denial is about: the means; how far it went, where the denier tells of the deed too; or all."""
    if denier.weapon is not None:
        return "weapon"
    own = independence_key(denier)
    is_part = any(independence_key(s) == own and s.told_kind in reconciling().two_sided for s in _positive(told))
    return "outcome" if is_part else "occurrence"


def _deniers(told: Sequence[Sighting]) -> list[Sighting]:
    """Return claims that deny a deed; "did not cause deaths", of some attack, denies its victims and not the attack."""
    denied = [s for s in told if (s.stance == "denied" or s.negated) and s.outcome is None and not _is_of_victims(s)]
    is_exact = [s for s in denied if s.stance == "denied" or s.about is not None or s.told_kind != SOME_ATTACK]
    return [s for s in is_exact if s.told_kind in reconciling().violent]


def _is_of_victims(sighting: Sighting) -> bool:
    """Tell whether a denial is of victims ("nobody was hurt"): who says so tells of the deed."""
    casualties = reconciling().casualty_words
    is_count = bool(casualties & set(words_of_text(sighting.trigger)))
    return is_count or (sighting.negated and bool(casualties & set(words_of_text(sighting.clause))))


def _is_denied_by(asserted: Sighting, denier: Sighting) -> bool:
    """Tell whether one claim denies the deed of another: alike in kind, on another word, in words that meet."""
    one, other = independence_key(asserted), independence_key(denier)
    if other is None or one == other or (kind_weight(asserted.told_kind, denier.told_kind) or 0.0) < _ALIKE:
        return False
    is_same_deed = asserted.told_kind == denier.told_kind and asserted.told_kind in reconciling().one_sided
    return denier.about == asserted.claim or is_same_deed or bool(asserted.stems & denier.stems)


def _initiator(told: Sequence[Sighting]) -> Iterator[Dispute]:
    """Different sides are named as the doer of a one-sided deed; or who is blamed denies it."""
    named = [s for s in _positive(told) if s.told_kind in reconciling().one_sided and _doers(s)]
    split = [pair for pair in combinations(named, 2) if _name_other_doers(*pair)]
    real = [pair for pair in split if all(_sides(s) and s.voice.is_identified for s in pair)]
    yield from _dispute("initiator", real, split, _doer_words, "wording")
    denied = [s for s in told if any(stance == "denied" for _, stance in s.responsibility)]
    for denier in () if real else denied[:1]:
        camps = {party.camp for party, stance in denier.responsibility if stance == "denied"}
        blamers = [s for s in _positive(told) if _doers(s) & camps and independence_key(s) != independence_key(denier)]
        if blamers:
            sides = (side_of(_doer_words(blamers[0]), blamers), side_of(denier.clause, [denier]))
            yield Dispute("initiator", sides, words=_who_says(sides))


def _name_other_doers(first: Sighting, second: Sighting) -> bool:
    """Tell whether two origins give one deed to different doers; that one fires back at the other is no difference."""
    if independence_key(first) == independence_key(second) or _doers(first) & _doers(second):
        return False
    if first.told_kind != second.told_kind:
        return False
    sufferers = {party.camp for s in (first, second) for party in s.targets}
    return not sufferers & (_doers(first) | _doers(second))


def _doers(sighting: Sighting) -> set[str]:
    blamed = {party.camp for party, stance in sighting.responsibility if stance != "denied"}
    return {party.camp for party in sighting.initiators} | blamed


def _sides(sighting: Sighting) -> set[str]:
    blamed = {party.side for party, stance in sighting.responsibility if stance != "denied"}
    return {side for side in {party.side for party in sighting.initiators} | blamed if side is not None}


def _doer_words(sighting: Sighting) -> str:
    names = [party.name for party in sighting.initiators]
    names += [party.name for party, stance in sighting.responsibility if stance != "denied"]
    return ", ".join(dict.fromkeys(names))


def _outcome(told: Sequence[Sighting]) -> Iterator[Dispute]:
    """What favours a side here goes against it there; where no party speaks, or one follows the other: an update."""
    ended = [s for s in _positive(told) if s.outcome is not None]
    split = [
        (one, other)
        for one, other in combinations(ended, 2)
        if one.outcome is not None and other.outcome is not None and one.outcome.contradicts(other.outcome)
    ]
    real = [pair for pair in split if are_rivals(*pair) and not _is_sequence(*pair)]
    yield from _dispute("outcome", real, split, lambda s: s.clause, "update")


def _is_sequence(first: Sighting, second: Sighting) -> bool:
    """Tell whether two claims name different clocks or days: one thing after the other."""
    one, other = first.window, second.window
    if one is None or other is None:
        return False
    return bool(one.clock and other.clock and one.clock != other.clock) or (
        one.is_day and other.is_day and one.first != other.first
    )


def _control(told: Sequence[Sighting]) -> Iterator[Dispute]:
    """Two origins name different holders of one place."""
    held = [s for s in _positive(told) if s.control is not None and s.control.holder is not None]
    split = [
        (one, other)
        for one, other in combinations(held, 2)
        if one.control is not None
        and other.control is not None
        and place_key(one.control.place) == place_key(other.control.place)
        and one.holder != other.holder
        and {one.control.status, other.control.status} <= {"held", "captured"}
    ]
    real = [pair for pair in split if are_rivals(*pair) and not _is_sequence(*pair)]
    yield from _dispute("control", real, split, _control_words, "update")


def _control_words(sighting: Sighting) -> str:
    control = sighting.control
    return "" if control is None else f"{control.place}: {control.status} by {control.holder}"


def _weapon(told: Sequence[Sighting]) -> Iterator[Dispute]:
    armed = [s for s in _positive(told) if s.weapon is not None and weapon_class(s.weapon) is not None]
    split = [
        (one, other)
        for one, other in combinations(armed, 2)
        if weapon_class(one.weapon or "") != weapon_class(other.weapon or "")
    ]
    real = [pair for pair in split if are_rivals(*pair) and _voices_of_parties(*pair)]
    yield from _dispute("weapon", real, split, lambda s: s.weapon or "", "wording")


def _voices_of_parties(first: Sighting, second: Sighting) -> bool:
    return first.voice.side is not None and second.voice.side is not None


def _place(told: Sequence[Sighting]) -> Iterator[Dispute]:
    """One says the town, another the quarter: a difference of scope; near names are a difference of wording."""
    for one, other in combinations(told, 2):
        if one.document == other.document or not one.spots or not other.spots:
            continue
        why = _why_no_dispute(one.spots[0], other.spots[0])
        if why is not None:
            sides = (side_of(one.spots[0].name, [one]), side_of(other.spots[0].name, [other]))
            yield Dispute("place", sides, real=False, why_not=why, words=f"a difference of {why}")
            return


def _why_no_dispute(first: Spot, second: Spot) -> WhyNot | None:
    relation = relation_of_spots(first, second)
    if relation == "within_place":
        return "scope"
    return "wording" if relation == "near_place" else None


def _dispute(
    field: DisputeField, real: Sequence[Difference], split: Sequence[Difference], words: Values, why: WhyNot
) -> Iterator[Dispute]:
    """Yield one dispute of the real differences, else one difference that is none."""
    if real:
        sides = _two_sides(real, words)
        yield Dispute(field, sides, words=_who_says(sides))
    elif any(words(one) != words(other) for one, other in split):
        pairs = [(one, other) for one, other in split if words(one) != words(other)]
        sides = _two_sides(pairs[:1], words)
        yield Dispute(field, sides, real=False, why_not=why, words=f"no contradiction: {why}")


def _two_sides(pairs: Sequence[Difference], words: Values) -> tuple[DisputeSide, ...]:
    """Return both sides of some differences: whoever stands with the first claim, and whoever against it."""
    first, _ = pairs[0]
    ones, others = {first.order: first}, {}
    for one, other in pairs:
        if one.order in ones:
            others[other.order] = other
        elif one.order in others:
            ones[other.order] = other
    with_it, against = list(ones.values()), list(others.values())
    return side_of(words(with_it[0]), with_it), side_of(words(against[0]), against)


def _who_says(sides: tuple[DisputeSide, ...]) -> str:
    return "; ".join(f"{', '.join(name or 'nobody named' for name in side.origins)}: “{side.value}”" for side in sides)
