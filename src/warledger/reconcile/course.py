"""The course of things at a place: what a later event changes of an earlier one's outcome is an update, no dispute."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warledger.reconcile.nearness import relation_of_places
from warledger.reconcile.rivals import side_of, who_says
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tellings import Telling
from warledger.records import Dispute

MOST_DAYS = 7
"""An outcome turns round one that is so many days older at most."""
LOOK_BACK = 12
"""So many outcomes told at a place before are looked at."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One event's outcome at a day."""

    index: int
    day: int
    sighting: Sighting


def updates_of(events: Sequence[Telling]) -> Mapping[int, Dispute]:
    """Return index of the later event → the difference to the nearest earlier one whose outcome it turns round.

    Args:
        events: what each event tells in all.
    """
    by_place: dict[str, list[Turn]] = defaultdict(list)
    for index, event in enumerate(events):
        for turn in turns_of(index, event):
            for key in keys_of(event):
                by_place[key].append(turn)
    found: dict[int, tuple[int, Dispute]] = {}
    for key in sorted(by_place):
        turns = sorted(by_place[key], key=lambda turn: (turn.day, turn.sighting.order))
        for place, later in enumerate(turns):
            _note(found, later, turns[max(0, place - LOOK_BACK) : place], events)
    return {index: dispute for index, (_, dispute) in sorted(found.items())}


def keys_of(event: Telling) -> frozenset[str]:
    """Return the keys of the places of an event and of what holds them."""
    return frozenset(key for spot in event.spots for key in (spot.key, *spot.holders) if not spot.is_coarse)


def turns_of(index: int, event: Telling) -> list[Turn]:
    """Return the outcomes that an event tells, with its index."""
    if not event.stated or event.window is None or event.window.first is None or event.mode != "happened":
        return []
    day = event.window.first
    return [Turn(index, day, s) for s in event.sightings if s.outcome is not None and s.stance != "denied"]


def _note(
    found: dict[int, tuple[int, Dispute]], later: Turn, earlier: Sequence[Turn], events: Sequence[Telling]
) -> None:
    for turn in reversed(earlier):
        gap = later.day - turn.day
        if turn.index == later.index or not 0 < gap <= MOST_DAYS or not _turns_round(turn, later):
            continue
        if relation_of_places(events[turn.index].spots, events[later.index].spots) == "other_place":
            continue
        if later.index not in found or gap < found[later.index][0]:
            found[later.index] = (gap, _update(turn, later))
        return


def _turns_round(earlier: Turn, later: Turn) -> bool:
    one, other = earlier.sighting.outcome, later.sighting.outcome
    return one is not None and other is not None and one.contradicts(other)


def _update(earlier: Turn, later: Turn) -> Dispute:
    sides = (
        side_of(earlier.sighting.clause, [earlier.sighting]),
        side_of(later.sighting.clause, [later.sighting]),
    )
    days = later.day - earlier.day
    gap = "a day" if days == 1 else f"{days} days"
    return Dispute(
        "outcome", sides, real=False, why_not="update", words=f"no contradiction, {gap} later: {who_says(sides)}"
    )
