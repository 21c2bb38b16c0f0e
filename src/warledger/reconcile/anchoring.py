"""Why an event has the day that it has: which reports tell it, and which are vague or tell none and follow them."""

from collections import defaultdict
from collections.abc import Sequence

from warledger.reconcile.days import Window
from warledger.reconcile.sightings import Sighting

_MOST_NAMED = 3
_BOUND = "by_publication"


def anchoring_of(sightings: Sequence[Sighting], window: Window | None) -> str | None:
    """Return the reason for an event's day where not all its reports tell that day, None where there is none to give.

    Args:
        sightings: of the event.
        window: of the event.
    """
    if window is None or not window.is_day or window.precision == _BOUND:
        return None
    told: dict[str, list[Window]] = defaultdict(list)
    for sighting in sightings:
        told[sighting.document] += [] if sighting.window is None else [sighting.window]
    exact = [document for document, windows in told.items() if any(_is_that_day(w, window) for w in windows)]
    vague = [document for document in told if document not in exact]
    if not exact or not vague:
        return None
    return f"anchored: {_listed(exact)} {'tells' if len(exact) == 1 else 'tell'} the day; {_vague(vague, told)}"


def _is_that_day(told: Window, day: Window) -> bool:
    return told.is_day and told.first == day.first


def _vague(documents: Sequence[str], told: dict[str, list[Window]]) -> str:
    """Return what reports say that do not tell the day."""
    ranges = [f"{document} only {_range(told[document][0])}" for document in documents if told[document]]
    silent = [document for document in documents if not told[document]]
    parts = ranges[:_MOST_NAMED] + ([f"{_listed(silent)} no day"] if silent else [])
    return ", ".join(parts)


def _range(window: Window) -> str:
    return "/".join((day or "..")[:10] for day in (window.begin, window.until))


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
