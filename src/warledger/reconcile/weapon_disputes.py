"""With what it was done: weapons of classes that exclude each other, named by opposed parties for one deed."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from warledger.reconcile.rivals import (
    Standings,
    are_of_other_days,
    dispute_between,
    first_difference,
    is_positive,
    sides_of,
)
from warledger.reconcile.sightings import Sighting
from warledger.records import Dispute
from warledger.vocabulary.conflicts import allied
from warledger.vocabulary.reconciling import kind_weight, reconciling, weapon_class

_ALIKE = 0.5


def weapon_disputes(told: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield where parties name weapons that exclude each other; other voices use other words for one thing."""
    armed = [s for s in told if is_positive(s) and s.weapon is not None and weapon_class(s.weapon) is not None]
    split = [pair for pair in combinations(standings.spokesmen(armed, _what_counts), 2) if _exclude_each_other(*pair)]
    real = [pair for pair in split if standings.are_rivals(*pair) and _is_contradiction(*pair)]
    if real:
        heard = standings.behind((s for pair in real for s in pair), armed, _what_counts)
        yield dispute_between("weapon", *sides_of(heard, _weapon, _class))
        return
    yield from first_difference("weapon", split, "wording", words=_weapon, same=_class)


def _what_counts(sighting: Sighting) -> Hashable:
    """Return all that tells whether a claim names another weapon for the deed than another claim does."""
    day = sighting.window.first if sighting.window is not None and sighting.window.is_day else None
    return _class(sighting), sighting.told_kind, day, frozenset(party.camp for party in sighting.initiators)


def _weapon(sighting: Sighting) -> str:
    return sighting.weapon or ""


def _class(sighting: Sighting) -> str | None:
    return weapon_class(_weapon(sighting))


def _exclude_each_other(first: Sighting, second: Sighting) -> bool:
    return _class(first) != _class(second)


def _is_contradiction(first: Sighting, second: Sighting) -> bool:
    """Tell whether two parties speak of one deed of one day.

    In a battle many weapons are used; and who speaks of what the deed answers to ("in response to the gas attack")
    speaks of another deed.
    """
    if first.voice.side is None or second.voice.side is None or allied(first.voice.side, second.voice.side):
        return False
    if are_of_other_days(first, second) or {first.told_kind, second.told_kind} & reconciling().two_sided:
        return False
    return _are_one_deed(first, second)


def _are_one_deed(first: Sighting, second: Sighting) -> bool:
    alike = (kind_weight(first.told_kind, second.told_kind) or 0.0) >= _ALIKE
    camps = [{party.camp for party in s.initiators} for s in (first, second)]
    return alike or bool(camps[0] & camps[1])
