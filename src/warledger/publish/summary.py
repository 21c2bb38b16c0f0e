"""What a brief opens with: title, period, places, and the few lines that matter most."""

from collections import Counter
from collections.abc import Iterable, Sequence

from warledger.publish.happenings import chosen, importance
from warledger.publish.harm import toll_words
from warledger.publish.headlines import label_of
from warledger.publish.numbering import citations_in
from warledger.publish.origins import origins_of
from warledger.publish.page import Line
from warledger.publish.phrase import listed, named, period_words, plain
from warledger.publish.testimony import Testimony
from warledger.publish.voices import voices_of
from warledger.records import Event
from warledger.vocabulary.publishing import publishing

_PLACES = 3
_PARTIES = 2
_DAY_LENGTH = 10
_SHORT = frozenset({"minute", "part_of_day", "day", None})


def title_of(events: Sequence[Event], asked: tuple[str | None, str | None, str | None]) -> str:
    """Return "places, period": those asked for, else those of the events."""
    begin, until, place = asked
    first, last = period_of(events)
    where = plain(place) if place else _where(events)
    return f"{where}, {period_words(begin or first, until or last)}"


def period_of(events: Iterable[Event]) -> tuple[str | None, str | None]:
    """Return the first and last day of the happenings whose day is known."""
    days = [
        (event.begin[:_DAY_LENGTH], (event.until or event.begin)[:_DAY_LENGTH])
        for event in events
        if event.begin is not None and len(event.begin) >= _DAY_LENGTH and event.time_precision in _SHORT
    ]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else (None, None)


def places_of(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the places where most happened, most first."""
    counts = Counter(plain(event.place.name) for event in events if event.place is not None)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def summary_lines(events: Sequence[Event], held: Sequence[Line], testimony: Testimony) -> tuple[Line, ...]:
    """Return the happenings that weigh most, in the order of time, then the latest of who holds what.

    Args:
        events: what happened.
        held: the lines on who holds what.
        testimony: the readings.
    """
    picked = chosen(events, publishing().caps["summary"])
    gravest = min((event for event in events if event.tolls), key=_gravity, default=None)
    if gravest is not None and gravest not in picked:
        picked.append(gravest)
    return (*(_short(event, testimony) for event in picked), *(_pointing(line) for line in held[:1]))


def _where(events: Sequence[Event]) -> str:
    names = list(places_of(events))[:_PLACES]
    outer = Counter(plain(name) for event in events if event.place is not None for name in event.place.within)
    common = max(sorted(outer), key=lambda name: outer[name], default=None)
    if not names:
        return "No place known"
    inner = [name for name in names if name != common]
    return f"{common} ({listed(inner)})" if common is not None and inner else listed(names)


def _gravity(event: Event) -> tuple[int, int, str]:
    dead = max((toll.best or toll.low or toll.high or 0 for toll in event.tolls if toll.harm == "killed"), default=0)
    return -dead, -importance(event), event.id


def _short(event: Event, testimony: Testimony) -> Line:
    """Return an event as one line that takes no report's words: who, how many, what is in dispute, on whose word."""
    parts = [_parties(event), _deaths(event), _in_dispute(event)]
    told_so = "; ".join(part for part in parts if part)
    origins = origins_of((part.claim for part in event.claims), testimony)
    word = f"On the word of {listed(list(origins), 3)}." if origins else "On nobody's stated word."
    cites = tuple(sorted({citation for voice in voices_of(event, testimony) for citation in voice.citations[:1]}))
    words = f"{label_of(event)}{f': {told_so}' if told_so else ''}. {word}"
    return Line(words, event.grade, cites, (), event.id)


def _parties(event: Event) -> str:
    """Return who acted against whom, as far as it is told; nothing where so many did that the line would mislead."""
    ours, theirs = ([named(name) for name in names] for names in (event.initiators, event.targets))
    if len(ours) > _PARTIES or len(theirs) > _PARTIES:
        return ""
    if not ours:
        return f"against {listed(theirs)}" if theirs else ""
    return f"{listed(ours)}{f' against {listed(theirs)}' if theirs else ''}"


def _deaths(event: Event) -> str:
    """Return the gravest figure of an event, and that there are others."""
    ranked = sorted(event.tolls, key=lambda toll: (toll.harm != "killed", -(toll.best or toll.low or toll.high or 0)))
    if not ranked:
        return ""
    return f"{toll_words(ranked[0])}{' (one figure of several)' if len(ranked) > 1 else ''}"


def _in_dispute(event: Event) -> str:
    words = publishing().disputes
    fields = list(dict.fromkeys(words[dispute.field].lower() for dispute in event.disputes if dispute.real))
    return f"in dispute: {listed(fields)}" if fields else ""


def _pointing(line: Line) -> Line:
    """Return a line on who holds what, without its voices."""
    return Line(line.words, line.grade, tuple(sorted(set(citations_in([line])))), (), line.event)
