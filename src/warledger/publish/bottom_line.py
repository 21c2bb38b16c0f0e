"""What a brief opens with: title, period, places, and the few sentences that an analyst reads first.

The sentences are composed from the record: how much is told and how well corroborated, the happenings that are
supported best, the main toll, the main dispute. Each has its grade and leads to the words that it rests on.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from warledger.publish.differing import dispute_line
from warledger.publish.happenings import importance, is_long
from warledger.publish.harm import figure_of, toll_words
from warledger.publish.headlines import is_sentence, label_of, setting, told
from warledger.publish.origins import origins_behind
from warledger.publish.page import Citation, Line
from warledger.publish.phrase import counted, listed, period_words, plain, shortened
from warledger.publish.testimony import Testimony
from warledger.records import Dispute, Event, EventToll, Grade
from warledger.vocabulary.publishing import publishing

_PLACES = 3
_DAY_LENGTH = 10
_CITES = 3
_SIDES = 3
_SAID_TWICE = re.compile(r"\b([\w' -]+) \((?:the )?\1\)")
_SHORT = frozenset({"minute", "part_of_day", "day", None})


def title_of(events: Sequence[Event], asked: tuple[str | None, str | None, str | None]) -> str:
    """Return "places, period": those asked for, else those of the events."""
    begin, until, place = asked
    first, last = period_of(events)
    where = plain(place) if place else _where(events)
    return f"{where}, {period_words(begin or first, until or last)}"


def period_of(events: Iterable[Event]) -> tuple[str | None, str | None]:
    """Return the first and last day of the happenings whose day is known."""
    days = [(_days(event)) for event in events if _has_day(event)]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else (None, None)


def places_of(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the places where most happened, most first."""
    counts = Counter(plain(event.place.name) for event in events if event.place is not None)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def tally_of(events: Iterable[Event]) -> dict[Grade, int]:
    """Return how many happenings have each grade, best first."""
    counts = Counter(event.grade for event in events)
    return {grade: counts[grade] for grade in get_args(Grade) if counts[grade]}


def bottom_line(events: Sequence[Event], testimony: Testimony) -> tuple[Line, ...]:
    """Return what matters most of what happened, in two to five sentences; nothing where nothing happened."""
    if not events:
        return ()
    lines = [_scope_line(events, testimony), *(_happening(event, testimony) for event in _best_supported(events))]
    toll, dispute = _main_toll(events, testimony), _main_dispute(events)
    lines += [_toll_line(*toll, testimony)] if toll is not None else []
    lines += [_dispute_line(*dispute, testimony)] if dispute is not None else []
    return tuple(lines)


def _scope_line(events: Sequence[Event], testimony: Testimony) -> Line:
    """Return how much is told, when, where, and how well corroborated; cited are the first and the last happening."""
    dated = sorted((event for event in events if _has_day(event)), key=lambda event: (_days(event), event.id))
    first, last = period_of(events)
    when = f" of {period_words(first, last)}" if first else ""
    places = places_of(events)
    where = f" at {listed(list(places), _PLACES)}" if places else ""
    ends = (dated or list(events))[:1] + (dated or list(events))[-1:]
    cites = tuple(dict.fromkeys(cited for event in ends for cited in _cites(event, testimony, 1)))
    verb = "is" if len(events) == 1 else "are"
    return Line(f"{counted(len(events), 'happening')} {verb} told{when}{where}: {_support(events)}.", None, cites)


def _support(events: Sequence[Event]) -> str:
    """Return how many happenings have each grade, and of how many accounts contradict each other."""
    words = publishing()
    disputed = sum(any(dispute.real for dispute in event.disputes) for event in events)
    if len(events) == 1:
        peace = "accounts of it contradict each other" if disputed else "no account contradicts another"
        return f"{words.grades[events[0].grade]}; {peace}"
    grades = listed([words.tally[grade].format(count=f"{n:,}") for grade, n in tally_of(events).items()], 6)
    peace = f"On {disputed:,} of them, accounts contradict each other" if disputed else "No account contradicts another"
    return f"{grades}. {peace}"


def _happening(event: Event, testimony: Testimony) -> Line:
    """Return a happening as a sentence that says first on whose word it rests."""
    origins = [origin.name for origin in origins_behind([event], testimony)]
    who = _reason(event) or listed(origins, _CITES) or "nobody named"
    lead = publishing().leads[event.grade].format(origins=who, count=len(origins))
    words = shortened(told(event), publishing().caps["headline"])
    return Line(
        f"{lead}: {words}{setting(event, with_days=True)}.", event.grade, _cites(event, testimony, _CITES), (), event.id
    )


def _reason(event: Event) -> str | None:
    """Return who agrees or admits, as reconciling says it; None for other grades, which all origins share."""
    if event.grade not in {"agreed", "admitted"}:
        return None
    told_so = (reason.partition(": ")[2] for reason in event.reasons if reason.startswith(f"{event.grade}: "))
    words = next((plain(words).removesuffix(" both say so") for words in told_so), None)
    return _SAID_TWICE.sub(r"\1", words) if words is not None else None


def _toll_line(event: Event, toll: EventToll, testimony: Testimony) -> Line:
    """Return the gravest figure of one happening with its own grade."""
    figure = figure_of(event, toll, testimony)
    place = f" at {plain(event.place.name)}" if event.place is not None else ""
    when = period_words(event.begin, event.until) if event.begin is not None else "undated"
    cites = testimony.cite_all(claim for account in toll.accounts for claim in account.claims)[:_CITES]
    words = f"Gravest toll of one happening: {toll_words(toll)}{place}, {when} ({publishing().grades[figure.grade]})."
    return Line(words, figure.grade, cites, (), event.id, figures=(figure,))


def _dispute_line(event: Event, dispute: Dispute, testimony: Testimony) -> Line:
    """Return the main dispute as one sentence: what it is about, and one voice a side."""
    told_by = {voice.who[:2]: voice for voice in reversed(dispute_line(event, dispute, testimony).voices)}
    about = publishing().disputes[dispute.field].lower()
    voices = tuple(told_by[letter] for letter in sorted(told_by)[:_SIDES])
    return Line(f"Main dispute, {about}: {label_of(event)}.", "contested", (), voices, event.id, is_inline=True)


def _best_supported(events: Sequence[Event]) -> list[Event]:
    """Return the happenings that rest on most, in the order of time: only what can be told in a sentence with a day."""
    points = publishing().grade_points
    fit = [event for event in events if is_sentence(event) and event.begin is not None and not is_long(event)]
    known = [event for event in fit if event.stance == "asserted"] or fit
    ranked = sorted(known, key=lambda event: (-points[event.grade], -importance(event), event.id))
    return sorted(ranked[: publishing().caps["bottom_line"]], key=lambda event: (event.begin or "~", event.id))


def _main_toll(events: Sequence[Event], testimony: Testimony) -> tuple[Event, EventToll] | None:
    """Return the gravest figure of a happening: deaths first, what somebody stands for before what nobody does."""
    found = [(event, toll) for event in events for toll in event.tolls if toll.scope != "cumulative"]
    grades = {id(toll): figure_of(event, toll, testimony).grade for event, toll in found}
    return min(
        (pair for pair in found if _number(pair[1])),
        key=lambda pair: (
            pair[1].harm != "killed",
            grades[id(pair[1])] == "unattributed",
            pair[0].begin is None,
            -_number(pair[1]),
            pair[0].id,
        ),
        default=None,
    )


def _main_dispute(events: Sequence[Event]) -> tuple[Event, Dispute] | None:
    """Return the dispute that weighs most: on whether it happened and who began it before numbers and details."""
    order = list(publishing().disputes)
    found = [(event, dispute) for event in events for dispute in event.disputes if dispute.real]
    return min(found, key=lambda pair: (order.index(pair[1].field), -importance(pair[0]), pair[0].id), default=None)


def _number(toll: EventToll) -> int:
    return toll.best or toll.low or toll.high or 0


def _cites(event: Event, testimony: Testimony, most: int) -> tuple[Citation, ...]:
    """Return passages of an event, one an origin as far as they go."""
    first: dict[str | None, Citation] = {}
    for part in event.claims:
        for cited in testimony.cite(part.claim):
            first.setdefault(part.origin, cited)
    return tuple(sorted(set(first.values())))[:most]


def _where(events: Sequence[Event]) -> str:
    names = list(places_of(events))[:_PLACES]
    outer = Counter(plain(name) for event in events if event.place is not None for name in event.place.within)
    common = max(sorted(outer), key=lambda name: outer[name], default=None)
    if not names:
        return "No place known"
    inner = [name for name in names if name != common]
    return f"{common} ({listed(inner)})" if common is not None and inner else listed(names)


def _has_day(event: Event) -> bool:
    return event.begin is not None and len(event.begin) >= _DAY_LENGTH and event.time_precision in _SHORT


def _days(event: Event) -> tuple[str, str]:
    begin = event.begin or ""
    return begin[:_DAY_LENGTH], (event.until or begin)[:_DAY_LENGTH]
