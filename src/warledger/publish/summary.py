"""What a brief opens with: title, period, places, and the few lines that matter most."""

from collections import Counter
from collections.abc import Iterable, Sequence

from warledger.publish.happenings import chosen, headline, setting
from warledger.publish.numbering import citations_in
from warledger.publish.page import Line, Section
from warledger.publish.phrase import listed, period_words, plain
from warledger.publish.testimony import Testimony
from warledger.publish.voices import voices_of
from warledger.records import Event
from warledger.vocabulary.publishing import publishing

_PLACES = 3
_DAY_LENGTH = 10
_SHORT = frozenset({"minute", "part_of_day", "day", None})
_LINES_OF_SECTION = {"tolls": 1, "control": 2, "disputed": 2}


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


def summary_lines(events: Sequence[Event], sections: Sequence[Section], testimony: Testimony) -> tuple[Line, ...]:
    """Return the happenings that weigh most, then the first lines on tolls, control and disputes."""
    picked = chosen(events, publishing().caps["summary"])
    lines = [_short(event, testimony) for event in picked]
    for section in sections:
        count = _LINES_OF_SECTION.get(section.key, 0)
        found = [_pointing(section, group.heading, line) for group in section.groups for line in group.lines]
        lines += found[:count]
    return tuple(lines)


def _where(events: Sequence[Event]) -> str:
    names = list(places_of(events))[:_PLACES]
    outer = Counter(plain(name) for event in events if event.place is not None for name in event.place.within)
    common = max(sorted(outer), key=lambda name: outer[name], default=None)
    if not names:
        return "No place known"
    inner = [name for name in names if name != common]
    return f"{common} ({listed(inner)})" if common is not None and inner else listed(names)


def _short(event: Event, testimony: Testimony) -> Line:
    """Return an event as one line without quotations: when, what, on whose word."""
    voices = voices_of(event, testimony)
    cites = tuple(sorted({citation for voice in voices for citation in voice.citations[:1]}))
    names = [plain(origin) for origin in event.origins]
    word = f"On the word of {listed(names, 3)}." if names else "On nobody's stated word."
    words = headline(event, publishing().caps["summary_words"])
    return Line(f"{words}{setting(event, with_days=True)}. {word}", event.grade, cites, (), event.id)


def _pointing(section: Section, heading: str | None, line: Line) -> Line:
    """Return a section's line for the summary: its words and citations, without its voices."""
    cites = tuple(sorted(set(citations_in([line]))))[: publishing().caps["voices"]]
    about = f" {heading}." if heading is not None else ""
    return Line(f"{section.title}: {line.words}{about}", line.grade, cites, (), line.event)
