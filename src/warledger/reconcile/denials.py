"""Who says that a deed was not done: by anybody, by him, or with that weapon; of one deed, or in general.

A denial in general ("the army denies ever using barrel bombs") names no day and no place. It is the answer to every
deed of that kind that its own report lays at its party's door, and is held against those.
"""

from collections.abc import Iterator, Mapping, Sequence

from warledger.reconcile.independence import independence_key
from warledger.reconcile.names import stems_of, words_of_text
from warledger.reconcile.rivals import dispute_between, is_positive, side_of, standing_of
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tellings import Telling
from warledger.records import Dispute, DisputeField
from warledger.vocabulary.disputes import dispute_words
from warledger.vocabulary.reconciling import SOME_ATTACK, kind_weight, reconciling, weapon_class

_ALIKE = 0.5


def occurrence_disputes(told: Sequence[Sighting]) -> Iterator[Dispute]:
    """Yield where somebody says that it did not happen. Who denies having done it disputes the doer, not the deed."""
    for denier in _deniers(told):
        against = [s for s in told if is_positive(s) and _is_denied_by(s, denier)]
        if against and not denier.responsibility:
            yield dispute_between(
                _denied_field(denier, told), side_of(against[0].clause, against), side_of(denier.clause, [denier])
            )
            return


def general_denials(events: Sequence[Telling]) -> Mapping[int, Dispute]:
    """Return index of an event → the denial in general that its party gives to its weapon, in the same report.

    Args:
        events: what each event tells in all.
    """
    denials = [(index, s) for index, event in enumerate(events) for s in event.sightings if _is_general_denial(s)]
    found: dict[int, Dispute] = {}
    for index, event in enumerate(events):
        for home, denial in denials:
            against = [s for s in event.sightings if _answers(denial, s, event)]
            if home != index and against and index not in found:
                sides = (
                    side_of(against[0].weapon or "", against),
                    side_of(f"denied in general: {denial.clause}", [denial]),
                )
                found[index] = dispute_between("weapon", *sides)
    return found


def is_denial(sighting: Sighting) -> bool:
    """Tell whether a claim says of its deed that it was not done; who failed or stopped short has denied nothing."""
    if sighting.stance == "denied":
        return True
    before = sighting.clause.lower().partition(sighting.trigger.lower())[0]
    return sighting.negated and not dispute_words().failing.are_in(before)


def _denied_field(denier: Sighting, told: Sequence[Sighting]) -> DisputeField:
    """Return what a denial is about: the means; how far it went, where the denier tells of the deed too; or all."""
    if denier.weapon is not None:
        return "weapon"
    own = independence_key(denier)
    two_sided = reconciling().two_sided
    is_part = any(independence_key(s) == own and s.told_kind in two_sided for s in told if is_positive(s))
    return "outcome" if is_part else "occurrence"


def _deniers(told: Sequence[Sighting]) -> list[Sighting]:
    """Return claims that deny a deed on the word of somebody known.

    "Did not cause deaths", of some attack, denies its victims and not the attack; an outlet that calls a deed "not
    random" in its own voice denies nothing.
    """
    denied = [s for s in told if is_denial(s) and s.outcome is None and not _is_of_victims(s)]
    denied = [s for s in denied if standing_of(s) in ("party", "named") and not s.voice.is_outlet]
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
    return denier.about == asserted.claim or is_same_deed or bool(stems_of(denier.trigger) & asserted.stems)


def _is_general_denial(sighting: Sighting) -> bool:
    """Tell whether a party denies a weapon without naming a deed."""
    if sighting.weapon is None or not is_denial(sighting) or sighting.mode != "happened":
        return False
    return sighting.window is None and _denying_sides(sighting) != set()


def _denying_sides(denial: Sighting) -> set[str]:
    sides = {denial.voice.side, *(party.side for party in denial.initiators)}
    return {side for side in sides if side is not None}


def _answers(denial: Sighting, deed: Sighting, event: Telling) -> bool:
    """Tell whether a denial in general answers a deed: its weapon, told by another of its party, in its report."""
    if not is_positive(deed) or deed.weapon is None or denial.document not in {s.document for s in event.sightings}:
        return False
    if deed.mode != "happened" or event.background or independence_key(deed) == independence_key(denial):
        return False
    doers = {party.side for party in event.initiators}
    return bool(doers & _denying_sides(denial)) and _is_same_weapon(denial.weapon or "", deed.weapon)


def _is_same_weapon(first: str, second: str) -> bool:
    """Tell whether two weapons are called the same: a denial of barrel bombs is none of all air raids."""
    one, other = first.lower().rstrip("s"), second.lower().rstrip("s")
    return weapon_class(first) == weapon_class(second) and (one in other or other in one)
