"""When did an undated document appear? Inferred from dated neighbours that tell the same deeds, with the reason.

A day is considered only where words of the document support it: an expression that means the day itself or the day
before ("Tuesday", "yesterday"). For each such day the document's expressions are anchored on it, and its claims are
held against the dated claims of the neighbours: the day under which most of them meet at their places wins. Where
none meet, the document stays undated.

Somewhere something is struck on every Tuesday of a war. Neighbours that all appeared within few days leave one Tuesday;
where they lie further apart, a day counts only if a claim tells the neighbour's very deed: its victims, its words, its
names, all that links two reports but the day.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from warledger.reconcile.compare import compare_across, likeness
from warledger.reconcile.days import ONGOING, Window, day_of, iso_of
from warledger.reconcile.inside import tellings_of, tellings_of_report
from warledger.reconcile.nearness import relation_of_places
from warledger.reconcile.reports import Report, TimeWords, dated_report
from warledger.reconcile.tellings import Telling, telling_of
from warledger.reconcile.words import words_of
from warledger.records import Dated
from warledger.vocabulary.reconciling import kind_weight, reconciling
from warledger.when import anchor

MOST_NEIGHBOURS = 12
"""So many dated documents are held against an undated one: those that share most places with it."""
_ENOUGH = 0.5
_TOLD_TODAY = 1.0
_TOLD_YESTERDAY = 0.5
_FAR_BACK = 0.1
_WEEK = 7
_SOME_WEEK = _WEEK * 104_286
"""A day in the year 2000 on which day numbers begin a week."""
_PLACE_STRENGTH = {"same_place": 0.7, "near_place": 0.6, "within_place": 0.4}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_AGAIN = re.compile(r"\b(?:second|third|fourth|again|twice)\b.*\bin (?:as many as )?(\w+) days\b", re.IGNORECASE)
_DAY_BEFORE = 1
_MOST_REASONS = 2
_WITHIN_A_DAY = ("part_of_day", "minute")
_EXACT = ("day", "hour", *_WITHIN_A_DAY)
_MOST_CLAIMS = 6
_ENOUGH_WORDS = 0.2
_OF_TIME = frozenset({"bias", "same_day", "same_clock", "same_publication", "overlapping_days", "other_publication"})

_Index = Mapping[str, Sequence[Telling]]
_Grouped = dict[int, list[list[str]]]
"""Weekday → which claims of a report tell one happening."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A telling of the undated document that meets a dated one on a day."""

    strength: float
    own: Telling
    other: Telling
    day: int


def date_reports(reports: Sequence[Report], told: Iterable[Telling]) -> dict[str, Dated]:
    """Return document id → inferred date with its reason, for those undated reports where one can be inferred.

    Args:
        reports: all reports, in the order of their ids.
        told: the tellings of the dated ones.
    """
    if all(report.published is not None for report in reports):
        return {}
    index = _index_of(told)
    found = ((report.document, _date(report, index)) for report in reports if report.published is None)
    return {document: dated for document, dated in found if dated is not None}


def places_told(told: Iterable[Telling]) -> Counter[str]:
    """Return place key → how many tellings of a dated report tell of one day there."""
    return Counter(key for telling in told if _tells_a_day(telling) for key in _keys(telling))


def places_named(told: Iterable[Telling]) -> Counter[str]:
    """Return place key → how many tellings of an undated report tell of it."""
    return Counter(key for telling in told for key in _keys(telling))


def _index_of(told: Iterable[Telling]) -> _Index:
    """Return place key → tellings of dated reports that tell of one day there."""
    index: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        for key in _keys(telling) if _tells_a_day(telling) else ():
            index[key].append(telling)
    return index


def _tells_a_day(telling: Telling) -> bool:
    is_day = telling.window is not None and telling.window.is_day and telling.window.precision != ONGOING
    return is_day and telling.stated and telling.mode == "happened" and not telling.background


def _keys(telling: Telling) -> list[str]:
    spots = [spot for spot in telling.spots if not spot.is_coarse]
    return sorted({spot.key for spot in spots} | {key for spot in spots for key in spot.holders})


def _date(report: Report, index: _Index) -> Dated | None:
    neighbours = _neighbours(report, index)
    is_one_time = _span(neighbours) <= reconciling().thresholds.dating_span
    grouped: _Grouped = {}
    best: tuple[float, int, int] | None = None
    told = {other.window.first for other in neighbours if other.window is not None}
    named = _Named.of(report)
    for day in _candidates(report, neighbours):
        if named.days(day).isdisjoint(told):
            continue
        meetings = _meetings(report, day, neighbours, grouped)
        strength = sum(m.strength for m in meetings)
        if strength < _ENOUGH or not (is_one_time or any(_is_same_deed(m) for m in meetings)):
            continue
        rank = (strength + _nearness_of_words(report.waiting, day), -_distance(day, neighbours), -day)
        best = rank if best is None else max(best, rank)
    if best is None:
        return None
    return _dated(report, -best[2], neighbours, grouped)


@dataclass(frozen=True, slots=True)
class _Named:
    """What names days in a report: relative expressions, days by themselves, how many days back a deed is repeated."""

    relative: frozenset[str]
    absolute: frozenset[int]
    spans: frozenset[int]

    @classmethod
    def of(cls, report: Report) -> "_Named":
        times = [time for _, (own, loose) in report.claim_times for time in (*own, *loose)]
        absolute = (day_of(end) for time in times if time.relative is None for end in (time.begin, time.until))
        return cls(
            frozenset(time.relative for time in times if time.relative is not None),
            frozenset(day for day in absolute if day is not None),
            frozenset(span for sighting in report.sightings if (span := _recurrence(sighting.clause)) > 1),
        )

    def days(self, day: int) -> set[int]:
        """Return the days that claims of the report may be of, read as of a day."""
        on = date.fromordinal(day)
        read = (anchor(relative, on) for relative in self.relative)
        ends = (day_of(end) for found in read for end in (found.begin, found.until))
        named = {*self.absolute, *(end for end in ends if end is not None)}
        return named | {end - span + 1 for end in named for span in self.spans}


def _span(neighbours: Sequence[Telling]) -> int:
    """Return how many days lie between the first and the last publication of neighbours."""
    published = [day for telling in neighbours if (day := telling.sightings[0].published) is not None]
    return max(published, default=0) - min(published, default=0)


def _is_same_deed(meeting: _Meeting) -> bool:
    """Tell whether two tellings are so much alike that they tell one deed, whatever its day."""
    compared = compare_across(meeting.own, meeting.other)
    alike = sum(reason.weight for reason in compared.reasons if reason.code not in _OF_TIME)
    return compared.veto is None and alike >= reconciling().thresholds.dating_evidence


def _neighbours(report: Report, index: _Index) -> list[Telling]:
    """Return the dated tellings of the documents that share most places with the report."""
    shared: Counter[str] = Counter()
    near: dict[str, dict[tuple[str, int, int, str], Telling]] = defaultdict(dict)
    for telling in tellings_of_report(report):
        for key in _keys(telling):
            for other in index.get(key, ()):
                shared[other.document] += 1
                near[other.document][other.order] = other
    nearest = sorted(shared, key=lambda document: (-shared[document], document))[:MOST_NEIGHBOURS]
    return [telling for document in sorted(nearest) for telling in near[document].values()]


def _candidates(report: Report, neighbours: Sequence[Telling]) -> list[int]:
    """Return the days near the neighbours that an expression of the report supports."""
    reach = reconciling().thresholds.dating_days
    published = {day for telling in neighbours if (day := telling.sightings[0].published) is not None}
    near = sorted({day for base in published for day in range(base - reach, base + reach + 1)})
    return [day for day in near if _nearness_of_words(report.waiting, day) > 0]


def _nearness_of_words(waiting: Sequence[TimeWords], day: int) -> float:
    """Tell how well the report's own words fit a day: it tells of that very day, or of the one before.

    Of two such days the one is likelier from which all that it tells lies closer: its Monday and its Tuesday are
    next to each other rather than six days apart.
    """
    days = _past_days(waiting, day)
    if not days & {day, day - _DAY_BEFORE}:
        return 0.0
    told = _TOLD_TODAY if day in days else _TOLD_YESTERDAY
    return told - _FAR_BACK * (day - min(days))


def _past_days(waiting: Sequence[TimeWords], day: int) -> set[int]:
    """Return the days of the last week that the report names, read as of a day."""
    told = [
        words for words in waiting if words.time.direction != "future" and ":future" not in (words.time.relative or "")
    ]
    windows = (_day_window(words, day) for words in told)
    return {w.last for w in windows if w is not None and w.last is not None and 0 <= day - w.last <= _WEEK}


def _day_window(words: TimeWords, day: int) -> Window | None:
    """Return the one day that words mean, read as of a day; "this week", read on a Monday, means none."""
    relative = words.time.relative
    read = words.time if relative is None else anchor(relative, date.fromordinal(day))
    if read.precision not in _EXACT:
        return None
    first, last = day_of(read.begin), day_of(read.until)
    if first is not None and last == first + 1 and read.precision in _WITHIN_A_DAY:
        last = first
    if first is None or first != last:
        return None
    return Window(first, last, read.begin, read.until, read.precision)


def _meetings(report: Report, day: int, neighbours: Sequence[Telling], grouped: _Grouped) -> list[_Meeting]:
    """Return for each telling of the report, read as of a day, the neighbour's telling that it meets best."""
    found = []
    for own in _tellings_as_of(report, day, grouped):
        if own.mode != "happened" or own.background:
            continue
        met = sorted(_met(own, neighbours), key=lambda m: (-m.strength, m.other.order))
        found += met[:1]
    return found


def _tellings_as_of(report: Report, day: int, grouped: _Grouped) -> list[Telling]:
    """Return the tellings of a report, read as of a day; which claims go together hangs on its weekday alone."""
    as_of = {sighting.claim: sighting for sighting in dated_report(report, day).sightings}
    weekday = day % _WEEK
    if weekday not in grouped:
        told = tellings_of(dated_report(report, _SOME_WEEK + weekday).sightings)
        grouped[weekday] = [[sighting.claim for sighting in telling.sightings] for telling in told]
    return [telling_of(as_of[claim] for claim in claims) for claims in grouped[weekday]]


def _met(own: Telling, neighbours: Sequence[Telling]) -> Iterator[_Meeting]:
    for day in _days_told(own):
        for other in neighbours:
            if other.window is not None and other.window.first == day:
                strength = _strength(own, other)
                if strength > 0.0:
                    yield _Meeting(strength, own, other, day)


def _days_told(own: Telling) -> Iterator[int]:
    """Yield the day of a telling, and of the deed that it says it repeats ("the second attack in three days").

    Fighting that goes on as the report appears has the day that is being tried: it speaks for none.
    """
    if not own.stated or own.window is None or own.window.first is None or not own.window.is_day:
        return
    if own.window.precision == ONGOING:
        return
    yield own.window.first
    spans = {span for sighting in own.sightings if (span := _recurrence(sighting.clause)) > 1}
    yield from (own.window.first - span + 1 for span in sorted(spans))


def _recurrence(clause: str) -> int:
    again = _AGAIN.search(clause)
    if again is None:
        return 0
    return int(again[1]) if again[1].isdigit() else _NUMBERS.get(again[1].lower(), 0)


def _strength(own: Telling, other: Telling) -> float:
    place = _PLACE_STRENGTH.get(relation_of_places(own.spots, other.spots))
    if place is None:
        return 0.0
    kind = max(kind_weight(one, two) or 0.0 for one, _ in own.kinds for two, _ in other.kinds)
    camps = {party.camp for party in (*own.initiators, *own.targets)}
    shared = camps & {party.camp for party in (*other.initiators, *other.targets)}
    words = max(likeness(one, two) for one in own.sightings[:_MOST_CLAIMS] for two in other.sightings[:_MOST_CLAIMS])
    if kind == 0.0 and not shared and words < _ENOUGH_WORDS:
        return 0.0
    return place * (0.5 + 0.5 * kind + (0.3 if shared else 0.0) + words)


def _distance(day: int, neighbours: Sequence[Telling]) -> int:
    published = [t.sightings[0].published for t in neighbours]
    return min((abs(day - known) for known in published if known is not None), default=0)


def _dated(report: Report, day: int, neighbours: Sequence[Telling], grouped: _Grouped) -> Dated:
    met = _meetings(report, day, neighbours, grouped)
    meetings = sorted(met, key=lambda m: (not _is_same_deed(m), -m.strength, m.own.order))
    told = "; ".join(
        f"“{_told(m.own)}” then fits what {m.other.document} tells of {iso_of(m.day)}: “{_told(m.other)}”"
        for m in meetings[:_MOST_REASONS]
    )
    words = _supporting_words(report.waiting, day)
    return Dated(iso_of(day), f"“{words}” is {_of_day(report.waiting, day)} if it appeared on {iso_of(day)}; {told}")


def _supporting_words(waiting: Sequence[TimeWords], day: int) -> str:
    for wanted in (day, day - _DAY_BEFORE):
        for words in waiting:
            window = _day_window(words, day)
            if window is not None and window.last == wanted:
                return words.words
    return ""


def _of_day(waiting: Sequence[TimeWords], day: int) -> str:
    return iso_of(day if day in _past_days(waiting, day) else day - _DAY_BEFORE)


def _told(telling: Telling) -> str:
    return _short(words_of(telling.sightings))


def _short(clause: str) -> str:
    return clause if len(clause) <= 80 else clause[:79].rsplit(" ", 1)[0] + "…"
