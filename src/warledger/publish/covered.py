"""What a brief covers: the events, intervals of control and readings of some days and a place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warledger.publish.changes import Changes, changes_between
from warledger.publish.happenings import happened
from warledger.publish.known import Known
from warledger.publish.page import Asked
from warledger.publish.scope import control_within, events_within, place_keys, spellings_of
from warledger.publish.testimony import Testimony
from warledger.publish.versions import successors
from warledger.records import ControlInterval, Event
from warledger.vocabulary.publishing import publishing


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """What a brief covers: events, those of them that happened, control, and the readings that they rest on.

    ``undated`` counts the undated happenings that a period leaves out.
    """

    events: tuple[Event, ...]
    happened: tuple[Event, ...]
    held: tuple[ControlInterval, ...]
    testimony: Testimony
    undated: int = 0


def covered_by(
    asked: Asked,
    known: Known,
    spellings: Mapping[str, frozenset[str]] | None = None,
    undated: int | None = None,
) -> Covered:
    """Return what of a state of knowledge a brief covers.

    Args:
        asked: days and place; undated happenings are left out where days are asked for, and counted.
        known: events and readings.
        spellings: how reports spell each place; taken from the readings where it is not given.
        undated: how many undated happenings of the place there are; counted where it is not given.
    """
    begin, until, place = asked.begin, asked.until, asked.place
    spelled = spellings if spellings is not None else spellings_of(known.readings) if place is not None else {}
    events = events_within(known.reconciled.events, spelled, begin=begin, until=until, place=place)
    held = control_within(known.reconciled.control, begin=begin, until=until, places=place_keys(events, place))
    named = documents_of(events, held)
    is_narrow = not begin == until == place
    readings = [reading for reading in known.readings if not is_narrow or reading.document.id in named]
    if undated is None:
        anywhen = events_within(known.reconciled.events, spelled, begin=None, until=None, place=place)
        undated = sum(event.begin is None and event.until is None for event in anywhen)
    return Covered(
        events,
        tuple(happened(events)),
        held,
        Testimony.of(readings, known.reconciled.copies, is_terse=len(events) > publishing().caps["many"]),
        undated if begin or until else 0,
    )


def documents_of(events: Iterable[Event], held: Iterable[ControlInterval]) -> frozenset[str]:
    """Return the ids of the documents that lines on some events and intervals of control may cite."""
    found: set[str] = set()
    for event in events:
        found.update(event.documents, *(side.documents for dispute in event.disputes for side in dispute.sides))
    for interval in held:
        found.update(interval.documents)
    return frozenset(found)


def changes_covered(asked: Asked, before: Known, now: Known, covered: Covered) -> Changes:
    """Return what changed within what a brief covers: of what was withdrawn, what it would have covered then."""
    renewed = successors(before.readings, now.readings)
    changes = changes_between(before.reconciled, now.reconciled, renewed)
    shown = {event.id for event in (*covered.events, *covered_by(asked, before).events)}
    return Changes(
        tuple(
            change
            for change in changes.events
            if any(event is not None and event.id in shown for event in (change.event, change.was))
        ),
        tuple(interval for interval in changes.control if interval in covered.held),
    )


def known_documents(before: Known, now: Sequence[str]) -> int:
    """Return how many of some documents were not known before."""
    return len(set(now) - {reading.document.id for reading in before.readings})
