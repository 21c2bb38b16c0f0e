"""Events → lines and groups of lines: what happened by day, and the plain lists beside it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from warledger.publish.headlines import headline, setting
from warledger.publish.origins import origins_behind
from warledger.publish.page import Group, Line, Section
from warledger.publish.phrase import counted, day_words, listed
from warledger.publish.testimony import Testimony
from warledger.publish.voices import voices_of
from warledger.records import Event
from warledger.vocabulary.publishing import publishing

_ON_A_DAY, _OVER_DAYS, _WITHOUT_DAY = range(3)
_LONG = "Over longer periods"
_UNDATED = "Undated"
_COARSE = frozenset({"month", "season", "year", "decade"})
_DAY_LENGTH = 10
_SEVERAL = 2
_SHORT_VOICES, _SHORT_SAYINGS = 2, 1
_NOT_ASSERTED_YET = ("planned", "predicted", "hypothetical")


def is_ahead(event: Event) -> bool:
    """Tell whether an event is only planned, predicted or supposed."""
    return event.stance in _NOT_ASSERTED_YET


def is_talk(event: Event) -> bool:
    """Tell whether an event is talk rather than deed: negotiations, statements, calls."""
    return event.event_type == "Diplomacy" or event.sub_event_type == "Diplomacy"


def happened(events: Iterable[Event]) -> list[Event]:
    """Return the events that a brief counts as what happened: neither history, nor plans, nor talk."""
    return [event for event in events if not (event.background or is_ahead(event) or is_talk(event))]


def importance(event: Event) -> int:
    """Return how much an event deserves a line of a short page, in the points of ``publishing.toml``."""
    words = publishing()
    points = words.points
    return (
        points["document"] * len(event.documents)
        + points["origin"] * len(event.origins)
        + points["dispute"] * any(dispute.real for dispute in event.disputes)
        + points["toll"] * bool(event.tolls)
        + points["located"] * (event.place is not None)
        + points["dated"] * (event.begin is not None)
        + points["part"] * (event.part_of is not None)
        + points["long"] * is_long(event)
        + words.grade_points[event.grade]
    )


def chosen(events: Iterable[Event], most: int) -> list[Event]:
    """Return the most important events, at most so many, in the order of time."""
    ranked = sorted(events, key=lambda event: (-importance(event), event.id))[:most]
    return sorted(ranked, key=_when)


def line_of(event: Event, testimony: Testimony, *, with_days: bool = True, is_short: bool = False) -> Line:
    """Return an event as a line with its grade, its voices and their citations.

    Args:
        event: the event.
        testimony: the readings.
        with_days: whether the line gives the days.
        is_short: as little as shows who says so: for what stands beside the happenings of a day.
    """
    standing = "" if is_short else standing_words(event, testimony)
    words = f"{headline(event)}{setting(event, with_days=with_days)}.{standing}"
    most, sayings = (_SHORT_VOICES, _SHORT_SAYINGS) if is_short else (None, None)
    return Line(words, event.grade, (), voices_of(event, testimony, most, sayings), event.id)


def standing_words(event: Event, testimony: Testimony) -> str:
    """Return how many independent origins stand behind several outlets, nothing where one outlet alone tells it."""
    if len(event.outlets) < _SEVERAL:
        return ""
    origins = origins_behind([event], testimony)
    names = listed([origin.words for origin in origins], publishing().caps["standing"])
    return f" {counted(len(event.outlets), 'outlet')}, {counted(len(origins), 'independent origin')}: {names}."


def by_day(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return what happened, day by day, with longer periods and undated happenings apart; None without events."""
    caps = testimony.caps
    all_events = list(events)
    shown = {event.id for event in chosen(all_events, caps["happened"])}
    by_key: dict[tuple[int, str], list[Event]] = {}
    for event in sorted(all_events, key=_when):
        by_key.setdefault(_day_key(event), []).append(event)
    groups: list[Group] = []
    hidden = 0
    for (rank, day), members in sorted(by_key.items()):
        kept = chosen([event for event in members if event.id in shown], caps["day"])
        if not kept:
            hidden += len(members)
            continue
        heading = day_words(day) if rank == _ON_A_DAY else (_LONG if rank == _OVER_DAYS else _UNDATED)
        see = f"warledger events --from {day} --until {day}" if rank == _ON_A_DAY else "warledger events"
        groups.append(Group(heading, _nested(kept, testimony, rank), len(members) - len(kept), see))
    return _section("happened", tuple(groups), hidden)


def plain_list(key: str, events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return a section of events in the order of time, each with its day in front; None without events."""
    members = list(events)
    kept = chosen(members, testimony.caps["beside"])
    lines = tuple(line_of(event, testimony, is_short=True) for event in kept)
    return _section(key, (Group(None, lines),) if lines else (), len(members) - len(kept))


def _section(key: str, groups: tuple[Group, ...], left_out: int) -> Section | None:
    title = publishing().sections[key]
    return Section(key, title, groups, left_out, "warledger events") if groups else None


def _nested(events: list[Event], testimony: Testimony, rank: int) -> tuple[Line, ...]:
    """Put the parts of an event right under it where both stand in one group."""
    shape = {"with_days": rank == _OVER_DAYS, "is_short": rank != _ON_A_DAY}
    ids = {event.id for event in events}
    parts: dict[str, list[Event]] = {}
    for event in events:
        if event.part_of in ids and event.part_of != event.id:
            parts.setdefault(event.part_of, []).append(event)
    lines: list[Line] = []
    seen: set[str] = set()

    def put(event: Event, *, is_part: bool) -> None:
        if event.id in seen:
            return
        seen.add(event.id)
        lines.append(replace(line_of(event, testimony, **shape), is_part=is_part))
        for part in parts.get(event.id, []):
            put(part, is_part=True)

    for event in events:
        if event.part_of not in ids or event.part_of == event.id:
            put(event, is_part=False)
    for event in events:  # a ring of parts has no head; it is printed all the same
        put(event, is_part=False)
    return tuple(lines)


def _when(event: Event) -> tuple[str, str, str]:
    return (event.begin or "~", event.until or "~", event.id)


def _day_key(event: Event) -> tuple[int, str]:
    if event.begin is None:
        return (_WITHOUT_DAY, "")
    return (_OVER_DAYS, "") if is_long(event) else (_ON_A_DAY, event.begin[:_DAY_LENGTH])


def is_long(event: Event) -> bool:
    """Tell whether an event lasts longer, or its time is known less exactly, than fits under one day."""
    if event.begin is None:
        return False
    begin, until = event.begin[:_DAY_LENGTH], (event.until or event.begin)[:_DAY_LENGTH]
    if len(begin) < _DAY_LENGTH or (event.time_precision in _COARSE and begin != until):
        return True
    try:
        return date.fromisoformat(until) - date.fromisoformat(begin) > timedelta(publishing().caps["long_days"])
    except ValueError:
        return True
