"""Who holds a place on a day: the intervals in force, as one answer of four, with the words for it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from warledger.reconcile.days import day_of
from warledger.records import ControlInterval, PlaceStanding, StandingStatus
from warledger.vocabulary.origins import origin_words


def is_in_force(interval: ControlInterval, day: str) -> bool:
    """Tell whether an interval holds a day (ISO); one that no text ties to a day is in force on none.

    Args:
        interval: of who holds a place.
        day: an ISO date.
    """
    if interval.begin is None:
        return False
    return interval.begin[:10] <= day[:10] and (interval.until is None or day[:10] <= interval.until[:10])


def standing_on(intervals: Iterable[ControlInterval], day: str) -> tuple[PlaceStanding, ...]:
    """Return for each place of some intervals who holds it on a day: held, contested, besieged or unknown.

    Two that hold a place on one word and another's are *contested*, with both named, and so are two that hold a part
    each. A siege and a fight say nothing of who holds the place; who does is named where anybody says.

    Args:
        intervals: of the places that are asked for.
        day: an ISO date.
    """
    by_place: dict[str, list[ControlInterval]] = defaultdict(list)
    for interval in intervals:
        by_place[interval.place].append(interval)
    return tuple(_standing(place, by_place[place], day) for place in sorted(by_place))


def _standing(place: str, told: Sequence[ControlInterval], day: str) -> PlaceStanding:
    in_force = [interval for interval in told if is_in_force(interval, day)]
    holding = [i for i in in_force if i.status in ("held", "captured") and i.holder is not None]
    holders = tuple(dict.fromkeys(i.holder for i in holding if i.holder is not None))
    fought = [i for i in in_force if i.status == "contested" and _is_fresh(i, day)]
    besieged = [i for i in in_force if i.status == "besieged" and _is_fresh(i, day)]
    status: StandingStatus = "unknown"
    if fought or any(_are_rivals(one, other) for one in holding for other in holding):
        status = "contested"
    elif besieged:
        status = "besieged"
    elif holding:
        status = "held"
    lost = [i for i in in_force if i.status == "lost"]
    cited = (*holding, *fought, *besieged, *([] if holding or fought or besieged else lost))
    return PlaceStanding(place, day, status, holders, _words(status, holding, lost, day), cited)


def _are_rivals(one: ControlInterval, other: ControlInterval) -> bool:
    return other.holder in one.rivals or one.holder in other.rivals


def _is_fresh(interval: ControlInterval, day: str) -> bool:
    """Tell whether somebody told of a fight or a siege near a day: these pass, while ground stays taken."""
    told, asked = day_of(interval.last_told), day_of(day)
    return told is None or asked is None or asked - told <= origin_words().stale_days


def _words(
    status: StandingStatus,
    holding: Sequence[ControlInterval],
    lost: Sequence[ControlInterval],
    day: str,
) -> str:
    """Return the answer in one line, with what each rests on and of which day it was last told."""
    held = "; ".join(dict.fromkeys(f"{_part(i)}{i.holder}, {_basis(i)}{_last(i, day)}" for i in holding))
    if status == "contested":
        why = "" if len(holding) > 1 else "fighting is told"
        return f"contested: {'; '.join(part for part in (why, held) if part)}"
    if status == "besieged":
        return f"besieged{f'; held by {held}' if held else ''}"
    if status == "held":
        return f"held by {held}"
    if lost:
        return f"unknown: lost by {lost[-1].holder}, and nobody is said to hold it since"
    return "unknown: nobody says who held it then"


def _part(interval: ControlInterval) -> str:
    return "a part by " if interval.extent == "part" else ""


def _basis(interval: ControlInterval) -> str:
    return f"{interval.basis} ({interval.why})" if interval.why else interval.basis


def _last(interval: ControlInterval, day: str) -> str:
    told = interval.last_told
    return f", last told of {told}" if told is not None and told < day[:10] else ""
