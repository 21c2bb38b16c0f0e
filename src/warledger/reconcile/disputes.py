"""Accounts that cannot all be true, field by field; and differences that are none, with the reason why not.

A dispute needs two origins. Two voices of one side do not dispute with each other on what happened, and two neutral
ones that tell a gain and a loss tell a course of things: that is an update. Who disputes is named on each side. Each
field has a module of its own: denials, doer_disputes, outcome_disputes, denied_ground, toll_disputes, weapon_disputes,
time_and_place.
"""

from collections.abc import Iterable

from warledger.reconcile.denials import occurrence_disputes
from warledger.reconcile.denied_ground import ground_disputes
from warledger.reconcile.doer_disputes import initiator_disputes
from warledger.reconcile.outcome_disputes import control_disputes, outcome_disputes
from warledger.reconcile.rivals import Standings
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.time_and_place import place_disputes, time_disputes
from warledger.reconcile.toll_disputes import toll_disputes
from warledger.reconcile.weapon_disputes import weapon_disputes
from warledger.records import Dispute


def disputes_of(sightings: Iterable[Sighting], standings: Standings | None = None) -> tuple[Dispute, ...]:
    """Return the disputes of one event and the differences that are none, in a fixed order of fields.

    Args:
        sightings: of the event, in any order.
        standings: on what words they stand; made of the sightings where not given.
    """
    ordered = sorted(sightings, key=lambda s: s.order)
    told = [s for s in ordered if s.mode == "happened"]
    known = standings or Standings(ordered)
    found = [
        *occurrence_disputes(told, known),
        *initiator_disputes(told, known),
        *outcome_disputes(told, known),
        *control_disputes(told, known),
        *ground_disputes(told, known),
        *toll_disputes(told, known),
        *weapon_disputes(told, known),
        *time_disputes(ordered),
        *place_disputes(told, known),
    ]
    return tuple(found)
