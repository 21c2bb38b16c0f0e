"""Who denies that ground was won: "rebels denied that the army had taken the town", "the district has not fallen"."""

from collections.abc import Iterator, Sequence

from warledger.reconcile.denials import denied_words, is_denial
from warledger.reconcile.names import place_key
from warledger.reconcile.nearness import relation_of_places
from warledger.reconcile.rivals import Standings, are_of_other_days, dispute_between, is_positive, side_of
from warledger.reconcile.sightings import Sighting
from warledger.records import Dispute, DisputeField

_HOLDING = frozenset({"held", "captured"})


def ground_disputes(told: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield at most one dispute on control and one on the outcome: a gain that one claims and another denies.

    "Not captured", of a place, is a denial of its capture by that holder, and of nobody else's.
    """
    fields: set[DisputeField] = set()
    for denier in (s for s in told if is_denial(s)):
        against = [s for s in told if is_positive(s) and _is_denied(s, denier) and standings.are_rivals(s, denier)]
        field: DisputeField = "outcome" if denier.control is None else "control"
        if against and field not in fields:
            fields.add(field)
            yield dispute_between(field, side_of(against[0].clause, against), side_of(denied_words(denier), [denier]))


def _is_denied(claimed: Sighting, denier: Sighting) -> bool:
    """Tell whether one claim says of one place what the other denies."""
    if are_of_other_days(claimed, denier):
        return False
    if denier.control is not None:
        return _is_denied_control(claimed, denier)
    if denier.outcome is None or claimed.outcome is None or denier.outcome.favours is None:
        return False
    is_near = relation_of_places(claimed.spots, denier.spots) != "other_place"
    return is_near and claimed.outcome.favours == denier.outcome.favours


def _is_denied_control(claimed: Sighting, denier: Sighting) -> bool:
    one, other = claimed.control, denier.control
    if one is None or other is None or place_key(one.place) != place_key(other.place):
        return False
    is_same = one.status == other.status or {one.status, other.status} <= _HOLDING
    return is_same and claimed.holder == denier.holder
