"""Which events are parts of a larger one: an offensive holds the attacks of its days, a day total its places.

Same and part of are kept apart: a part keeps its own id, claims, tolls and disputes.
"""

from collections import defaultdict
from collections.abc import Sequence

from warledger.reconcile.nearness import relation_of_places
from warledger.reconcile.tellings import Telling
from warledger.records import Toll
from warledger.vocabulary.reconciling import kind_weight, reconciling

LONGEST_DAYS = 62


def parents_of(events: Sequence[Telling]) -> dict[int, int]:
    """Return index of the part → index of the whole, never in a circle: a whole is longer or wider than its part.

    Args:
        events: what each event tells in all, in the order of the events.
    """
    wholes: dict[str, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        if _may_hold(event):
            for key in _keys(event):
                wholes[key].append(index)
    found: dict[int, int] = {}
    for index, event in enumerate(events):
        near = sorted({whole for key in _keys(event) | _holder_keys(event) for whole in wholes.get(key, ())})
        fitting = [whole for whole in near if whole != index and _is_part(event, events[whole])]
        if fitting:
            found[index] = min(fitting, key=lambda whole: (_days(events[whole]), events[whole].order))
    return found


def _may_hold(event: Telling) -> bool:
    violent = reconciling().violent
    return event.stated and event.mode == "happened" and any(kind in violent for kind, _ in event.kinds)


def _keys(event: Telling) -> set[str]:
    return {spot.key for spot in event.spots if not spot.is_coarse}


def _holder_keys(event: Telling) -> set[str]:
    return {key for spot in event.spots if not spot.is_coarse for key in spot.holders}


def _is_part(part: Telling, whole: Telling) -> bool:
    if part.mode != "happened" or part.background != whole.background or not _lies_within(part, whole):
        return False
    place = relation_of_places(part.spots, whole.spots)
    if place not in ("same_place", "within_place"):
        return False
    if _days(whole) > _days(part) and place == "same_place":
        return _share_camps(part, whole) and _is_fight(whole)
    is_longer = _days(whole) > _days(part)
    return _is_inside(part, whole) and ((is_longer and _share_camps(part, whole)) or _sums_up(part, whole))


def _lies_within(part: Telling, whole: Telling) -> bool:
    one, other = part.window, whole.window
    if not part.stated or one is None or other is None or None in (one.first, one.last, other.first, other.last):
        return False
    return (
        (other.first or 0) <= (one.first or 0) and (one.last or 0) <= (other.last or 0) and _days(whole) <= LONGEST_DAYS
    )


def _days(event: Telling) -> int:
    window = event.window
    if window is None or window.first is None or window.last is None:
        return 0
    return window.last - window.first


def _is_inside(part: Telling, whole: Telling) -> bool:
    """Tell whether every place of the part lies within the whole's, and none is the whole's own."""
    keys = _keys(whole)
    spots = [spot for spot in part.spots if not spot.is_coarse]
    return bool(spots) and all(spot.key not in keys and spot.holders & keys for spot in spots)


def _is_fight(event: Telling) -> bool:
    return any(kind in reconciling().two_sided for kind, _ in event.kinds)


def _share_camps(first: Telling, second: Telling) -> bool:
    ones = {party.camp for party in (*first.initiators, *first.targets)}
    return bool(ones & {party.camp for party in (*second.initiators, *second.targets)})


def _sums_up(part: Telling, whole: Telling) -> bool:
    """Tell whether one document gives a total over places and this part of it."""
    shared = {s.document for s in part.sightings} & {s.document for s in whole.sightings}
    alike = any((kind_weight(one, other) or 0.0) >= 0.5 for one, _ in part.kinds for other, _ in whole.kinds)
    return bool(shared) and alike and any(_is_less(one, other) for one in part.tolls for other in whole.tolls)


def _is_less(part: Toll, whole: Toll) -> bool:
    return part.harm == whole.harm and part.low is not None and whole.low is not None and part.low < whole.low
