"""Who says that a deed was not done: by anybody, by him, or with that weapon; of one deed, or in general.

A denial in general ("the army denies using barrel bombs") names no day and no place. It is the answer to every deed
with that weapon that its own report lays at its party's door, and is held against those.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from warledger.reconcile.doers import camps_of
from warledger.reconcile.independence import independence_key
from warledger.reconcile.names import stems_of, words_of_text
from warledger.reconcile.rivals import Standings, dispute_between, is_positive, side_of
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tellings import Telling
from warledger.records import Dispute, DisputeField
from warledger.vocabulary.disputes import dispute_words
from warledger.vocabulary.reconciling import SOME_ATTACK, kind_weight, reconciling, weapon_class

_ALIKE = 0.5
_LAST_NAMED = 3


def occurrence_disputes(told: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield where somebody says that it did not happen. Who denies having done it disputes the doer, not the deed."""
    for denier in _deniers(told, standings):
        against = [s for s in told if is_positive(s) and _is_denied_by(s, denier)]
        against = [s for s in against if standings.key(s) != standings.key(denier)]
        if against and not denies_its_part(denier, told, standings):
            yield dispute_between(
                _denied_field(denier, told),
                side_of(against[0].clause, against),
                side_of(denied_words(denier), [denier]),
            )
            return


def denies_its_part(denier: Sighting, told: Sequence[Sighting], standings: Standings) -> bool:
    """Tell whether a claim denies who did it: a party's denial of a deed of fire that others lay at its door.

    "No strike took place" denies the strike; "Moscow denies the strike", where others say that Moscow struck, its part.
    """
    if is_general_denial(denier):
        return False
    own = [s for s in told if s.responsibility and s.document == denier.document and s.voice.key == denier.voice.key]
    if any(stance == "denied" for s in (denier, *own) for _, stance in s.responsibility):
        return True
    if denier.stance != "denied" or denier.voice.side is None or denier.told_kind in reconciling().two_sided:
        return False
    blaming = [s for s in told if is_positive(s) and denier.voice.side in camps_of(s)]
    return any(standings.key(s) != standings.key(denier) for s in blaming)


def general_denials(events: Sequence[Telling]) -> Mapping[int, Dispute]:
    """Return index of an event → the denial in general that its party gives to its weapon, in the same report.

    Args:
        events: what each event tells in all.
    """
    denials = [s for event in events for s in event.sightings if is_general_denial(s)]
    weapons = _weapons_told(events, {denial.document for denial in denials})
    found: dict[int, Dispute] = {}
    for index, event in enumerate(events):
        for denial in denials:
            meant = [denial.weapon] if denial.weapon else _last_before(denial, weapons[denial.document])
            against = [s for s in event.sightings if _answers(denial, meant, s, event)]
            if against and index not in found:
                sides = (
                    side_of(against[0].weapon or "", against),
                    side_of(f"denied in general: {denial.clause}", [denial]),
                )
                found[index] = dispute_between("weapon", *sides)
    return found


def denied_words(denier: Sighting) -> str:
    """Return a denial as it is printed: "we did not strike" says it itself, "they entered the garages" does not."""
    return denier.clause if denier.negated else f"denied: {denier.clause}"


def is_denial(sighting: Sighting) -> bool:
    """Tell whether a claim says of its deed that it was not done; who failed or stopped short has denied nothing."""
    if sighting.stance == "denied":
        return True
    before = sighting.clause.lower().partition(sighting.trigger.lower())[0]
    return sighting.negated and not dispute_words().failing.are_in(before)


def is_general_denial(sighting: Sighting) -> bool:
    """Tell whether a claim denies the use of a weapon without naming a deed; "the weapons" are those told before."""
    if not is_denial(sighting) or sighting.mode != "happened" or sighting.window is not None:
        return False
    is_of_weapon = sighting.weapon is not None or dispute_words().weapon.are_in(sighting.clause)
    return is_of_weapon and dispute_words().use.are_in(sighting.clause)


def _denied_field(denier: Sighting, told: Sequence[Sighting]) -> DisputeField:
    """Return what a denial is about: the means; how far it went, where the denier tells of the deed too; or all."""
    if denier.weapon is not None:
        return "weapon"
    own = independence_key(denier)
    two_sided = reconciling().two_sided
    is_part = any(independence_key(s) == own and s.told_kind in two_sided for s in told if is_positive(s))
    return "outcome" if is_part else "occurrence"


def _deniers(told: Sequence[Sighting], standings: Standings) -> list[Sighting]:
    """Return claims that deny a deed on the word of somebody known.

    Who denies that ground was won is heard elsewhere (`denied_ground`). "Did not cause deaths", of some attack, denies
    its victims and not the attack; an outlet that calls a deed "not
    random" in its own voice denies nothing.
    """
    denied = [s for s in told if is_denial(s) and s.outcome is None and s.control is None and not _is_of_victims(s)]
    denied = [s for s in denied if standings.of(s) in ("party", "named") and not s.voice.is_outlet]
    denied = [s for s in denied if not is_general_denial(s)]
    is_exact = [s for s in denied if s.stance == "denied" or s.about is not None or s.told_kind != SOME_ATTACK]
    return [s for s in is_exact if s.told_kind in reconciling().violent]


def _is_of_victims(sighting: Sighting) -> bool:
    """Tell whether a denial is of victims ("nobody was hurt"): who says so tells of the deed."""
    casualties = reconciling().casualty_words
    is_count = bool(casualties & set(words_of_text(sighting.trigger)))
    return is_count or (sighting.negated and bool(casualties & set(words_of_text(sighting.clause))))


def _is_denied_by(asserted: Sighting, denier: Sighting) -> bool:
    """Tell whether one claim denies the deed of another: alike in kind, in words that meet."""
    if (kind_weight(asserted.told_kind, denier.told_kind) or 0.0) < _ALIKE:
        return False
    is_same_deed = asserted.told_kind == denier.told_kind and asserted.told_kind in reconciling().one_sided
    return denier.about == asserted.claim or is_same_deed or bool(stems_of(denier.trigger) & asserted.stems)


def _denying_sides(denial: Sighting) -> set[str]:
    sides = {denial.voice.side, *(party.side for party in denial.initiators)}
    return {side for side in sides if side is not None}


def _weapons_told(events: Sequence[Telling], documents: set[str]) -> dict[str, list[Sighting]]:
    """Return document → its claims that name a weapon, in order."""
    found: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sorted((s for event in events for s in event.sightings), key=lambda s: s.order):
        if sighting.document in documents and sighting.weapon is not None:
            found[sighting.document].append(sighting)
    return found


def _last_before(denial: Sighting, armed: Sequence[Sighting]) -> list[str]:
    """Return what "the weapons" may be: the last few named before."""
    named = [s.weapon for s in armed if s.order < denial.order and s.weapon is not None]
    return [weapon for weapon in named if not dispute_words().deeds.are_in(weapon)][-_LAST_NAMED:]


def _answers(denial: Sighting, meant: Sequence[str], deed: Sighting, event: Telling) -> bool:
    """Tell whether a denial in general answers a deed: its weapon, told by another of its party, in its report."""
    if not is_positive(deed) or deed.weapon is None or denial.document not in {s.document for s in event.sightings}:
        return False
    if deed.mode != "happened" or event.background or independence_key(deed) == independence_key(denial):
        return False
    doers = {party.side for party in event.initiators}
    return bool(doers & _denying_sides(denial)) and any(_is_same_weapon(weapon, deed.weapon) for weapon in meant)


def _is_same_weapon(first: str, second: str) -> bool:
    """Tell whether two weapons are called the same: a denial of barrel bombs is none of all air raids."""
    one, other = first.lower().removesuffix("s"), second.lower().removesuffix("s")
    return bool(one) and weapon_class(first) == weapon_class(second) and (one in other or other in one)
