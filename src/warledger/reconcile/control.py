"""Who holds which place over which days, on whose word: intervals made of claims, and what holds on a given day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warledger.reconcile.days import iso_of
from warledger.reconcile.names import name_key, place_key
from warledger.reconcile.sightings import Sighting
from warledger.records import ControlInterval, ControlStatus


@dataclass(frozen=True, slots=True)
class Hold:
    """One claim that somebody holds, takes, loses, contests or besieges a place from a day on."""

    place: str
    holder: str | None
    side: str | None
    status: ControlStatus
    first: int | None
    last: int | None
    sighting: Sighting


Stretch = tuple[str, str | None, ControlStatus]


def control_intervals(sightings: Iterable[Sighting], event_of: Mapping[str, str]) -> tuple[ControlInterval, ...]:
    """Return the intervals of control by place and day.

    Claims that name the same holder and status in a row are one interval. It ends the day before the next claim about
    the place that says otherwise on the word of the same or no rival day: two origins that differ on one day stand
    side by side, as a dispute. A claim without a day of its own opens an interval without a beginning.

    Args:
        sightings: all sightings; only asserted and hedged ones that are no history say who holds what.
        event_of: claim id → event id.
    """
    by_place: dict[str, list[Hold]] = defaultdict(list)
    for sighting in sightings:
        hold = _hold(sighting)
        if hold is not None:
            by_place[place_key(hold.place)].append(hold)
    found = [interval for key in sorted(by_place) for interval in _intervals(by_place[key], event_of)]
    return tuple(
        sorted(found, key=lambda i: (i.place, i.begin or "", i.until or "~", i.holder or "", i.status, i.claims))
    )


def control_on(intervals: Iterable[ControlInterval], day: str, place: str | None = None) -> tuple[ControlInterval, ...]:
    """Return what holds on a day (ISO), everywhere or at one place, under any of its spellings.

    Args:
        intervals: of `control_intervals`.
        day: an ISO date.
        place: a name of the place, None for all.
    """
    return tuple(
        interval
        for interval in intervals
        if (place is None or place_key(interval.place) == place_key(place))
        and (interval.begin is None or interval.begin[:10] <= day)
        and (interval.until is None or day < interval.until[:10])
    )


def _hold(sighting: Sighting) -> Hold | None:
    control = sighting.control
    if control is None or sighting.mode != "happened" or sighting.negated or sighting.stance == "denied":
        return None
    window = sighting.window
    first = window.first if window is not None else None
    last = window.last if window is not None else sighting.published
    return Hold(
        control.place, control.holder, _side_of(sighting, control.holder), control.status, first, last, sighting
    )


def _side_of(sighting: Sighting, holder: str | None) -> str | None:
    if holder is None:
        return None
    key = name_key(holder)
    parties = (*sighting.initiators, *sighting.targets)
    return next((party.side for party in parties if key in (party.key, name_key(party.name))), None)


def _intervals(holds: Sequence[Hold], event_of: Mapping[str, str]) -> list[ControlInterval]:
    """Return one place's intervals: its claims in order of their day, runs of one statement taken together."""
    ordered = sorted(holds, key=lambda h: (h.first if h.first is not None else h.last or 0, h.sighting.order))
    runs: list[list[Hold]] = []
    for hold in ordered:
        same = [run for run in runs[-3:] if _stretch(run[0]) == _stretch(hold) and not _is_over(run, runs, hold)]
        if same:
            same[0].append(hold)
        else:
            runs.append([hold])
    return [_interval(run, _end_of(run, runs), event_of) for run in runs]


def _stretch(hold: Hold) -> Stretch:
    return (hold.place, hold.side or hold.holder, hold.status)


def _is_over(run: Sequence[Hold], runs: Sequence[Sequence[Hold]], hold: Hold) -> bool:
    end = _end_of(run, runs)
    return end is not None and hold.first is not None and hold.first >= end


def _end_of(run: Sequence[Hold], runs: Sequence[Sequence[Hold]]) -> int | None:
    """Return the first later day for which the place is said to be held otherwise, None where it never is."""
    begin = run[0].first if run[0].first is not None else run[0].last
    later = [other[0].first for other in runs if _stretch(other[0]) != _stretch(run[0]) and other[0].first is not None]
    return min((day for day in later if begin is not None and day > begin), default=None)


def _interval(run: Sequence[Hold], end: int | None, event_of: Mapping[str, str]) -> ControlInterval:
    head = run[0]
    spot = next((spot for spot in head.sighting.spots if place_key(spot.name) == place_key(head.place)), None)
    origins = {hold.sighting.voice.name for hold in run}
    return ControlInterval(
        place=head.place,
        holder=head.holder,
        status=head.status,
        begin=None if head.first is None else iso_of(head.first),
        until=None if end is None else iso_of(end),
        origins=tuple(sorted(origins, key=lambda name: (name is None, name or ""))),
        documents=tuple(sorted({hold.sighting.document for hold in run})),
        claims=tuple(sorted({hold.sighting.claim for hold in run})),
        event=event_of.get(head.sighting.claim),
        side=head.side,
        latitude=spot.latitude if spot is not None else None,
        longitude=spot.longitude if spot is not None else None,
    )
