"""Which events and intervals a page covers: by days and by place."""

from collections.abc import Iterable, Mapping

from warledger.records import ControlInterval, Event, Reading
from warledger.vocabulary.place_words import names_meant, plain_key

_DAY_LENGTH = 10


def overlaps(first: str | None, last: str | None, begin: str | None, until: str | None) -> bool:
    """Tell whether days [first, last] touch [begin, until]; None leaves a bound open, both None is undated.

    >>> overlaps("2017-03-19", "2017-03-19", "2017-03-20", None), overlaps(None, None, "2017-03-20", None)
    (False, False)
    """
    if begin is None and until is None:
        return True
    if first is None and last is None:
        return False
    starts_late = until is not None and first is not None and first[:_DAY_LENGTH] > until[:_DAY_LENGTH]
    ends_early = begin is not None and last is not None and last[:_DAY_LENGTH] < begin[:_DAY_LENGTH]
    return not starts_late and not ends_early


def spellings_of(readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
    """Return how reports spell each place, by its canonical name: a reader asks for Hodeidah, not for Al Hudaydah."""
    found: dict[str, set[str]] = {}
    for reading in readings:
        for place in reading.places:
            found.setdefault(place.name, set()).add(reading.document.text[place.start : place.end])
    return {name: frozenset(spelled) for name, spelled in found.items()}


def events_within(
    events: Iterable[Event],
    spellings: Mapping[str, frozenset[str]],
    *,
    begin: str | None,
    until: str | None,
    place: str | None,
) -> tuple[Event, ...]:
    """Return the events of some days and of a place, in any of its spellings, or of what it contains.

    Where no name has the place's whole words, those that have it as a part count. What had happened by a day, nobody
    says since when, counts as of that day.
    """
    timely = [event for event in events if _is_timely(event, begin, until)]
    if place is None:
        return tuple(timely)
    names = {name for event in timely for name in names_of_place(event)}
    meant = names_meant(names, spellings, place)
    return tuple(event for event in timely if not meant.isdisjoint(names_of_place(event)))


def control_within(
    intervals: Iterable[ControlInterval], *, begin: str | None, until: str | None, places: frozenset[str] | None
) -> tuple[ControlInterval, ...]:
    """Return the intervals that touch some days, of any of some places (None: of all)."""
    return tuple(
        held
        for held in intervals
        if (held.begin is None or overlaps(held.begin, held.until, begin, until))
        and (places is None or plain_key(held.place) in places)
    )


def place_keys(events: Iterable[Event], place: str | None) -> frozenset[str] | None:
    """Return the spelling-proof keys of the places that events of a scope name; None without a scope."""
    if place is None:
        return None
    own = {plain_key(event.place.name) for event in events if event.place is not None}
    return frozenset(own | {plain_key(held.place) for event in events for held in event.control} | {plain_key(place)})


def _is_timely(event: Event, begin: str | None, until: str | None) -> bool:
    return overlaps(event.begin or event.until, event.until or event.begin, begin, until)


def names_of_place(event: Event) -> tuple[str, ...]:
    """Return the names of an event's place and of what holds it, innermost first."""
    return (event.place.name, *event.place.within) if event.place is not None else ()
