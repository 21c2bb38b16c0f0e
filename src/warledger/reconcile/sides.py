"""Which side an outlet or a known actor is on, in the conflict that a report tells of."""

from collections import Counter
from functools import cache

from warledger.reconcile.bodies import actor_named
from warledger.records import Reading
from warledger.vocabulary.conflicts import OPPOSITION, Conflict, conflict_of, load_conflicts
from warledger.vocabulary.outlets import Outlet

EVERYWHERE = frozenset({"government", "opposition"})
"""Sides that many conflicts have: an outlet of one country's government is not that of another's."""

_OF_STATE = frozenset({"state", "state_forces", "police"})


def side_in_conflict(outlet: Outlet, conflict: Conflict, day: str | None) -> str | None:
    """Return the side for which a party's outlet stands in a conflict, None where its party has no part in it.

    It is the side of that name, or that to which the party belongs (Hezbollah's in Syria is Iran's), or that of the
    state which runs the outlet (Saudi Arabia's in Yemen is the coalition's).
    """
    if outlet.side is None:
        return None
    is_home = outlet.side not in EVERYWHERE or outlet.country in conflict.countries
    if outlet.side in conflict.sides and is_home:
        return outlet.side
    of_state = conflict.side_of_state(outlet.country) if outlet.side != OPPOSITION else None
    return conflict.side_of_actor(outlet.side.replace("_", "-"), day) or of_state


def side_of_known(name: str, conflict: Conflict, day: str | None) -> str | None:
    """Return the side of an actor of the vocabulary in a conflict: its own, or that of the state whose body it is."""
    actor = actor_named(name)
    if actor is None:
        return None
    of_state = conflict.side_of_state(actor.country) if actor.country and actor.kind in _OF_STATE else None
    return conflict.side_of_actor(actor.id, day) or of_state


def conflict_of_reading(reading: Reading) -> Conflict | None:
    """Return the conflict that a reading tells of, by the states, places and actors that it names."""
    countries = Counter(actor.country for actor in reading.actors if actor.country is not None)
    countries.update(place.country for place in reading.places if place.country is not None)
    names = Counter(actor.id for actor in reading.actors if actor.id is not None)
    names.update(place.name.lower() for place in reading.places)
    return conflict_of(countries, names, reading.document.told_on)


@cache
def sides_of_country(outlet: Outlet) -> frozenset[str]:
    """Return the sides that stand for an outlet's state in some conflict (Saudi Arabia's is the coalition's)."""
    sides = (side for conflict in load_conflicts().values() for side in conflict.sides.values())
    return frozenset(side.slug for side in sides if outlet.country in side.states and side.slug not in EVERYWHERE)
