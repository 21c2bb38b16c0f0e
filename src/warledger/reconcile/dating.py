"""When did an undated document appear? Inferred from dated neighbours that tell the same deeds, with the reason.

A day is considered only where words of the document support it: an expression that means the day itself or the day
before ("Tuesday", "yesterday"). For each such day the document's expressions are anchored on it, and its claims are
held against the dated claims of the neighbours: the day under which most of them meet at their places wins. Where
none meet, the document stays undated.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from warledger.reconcile.compare import likeness
from warledger.reconcile.days import Window, day_of, iso_of
from warledger.reconcile.nearness import relation_of_places
from warledger.reconcile.reports import Report, TimeWords, anchored_time, dated_report
from warledger.reconcile.sightings import Sighting
from warledger.records import Dated
from warledger.vocabulary.reconciling import kind_weight, reconciling

_MOST_NEIGHBOURS = 12
_ENOUGH = 0.9
_TOLD_TODAY = 0.5
_PLACE_STRENGTH = {"same_place": 0.7, "near_place": 0.6, "within_place": 0.4}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_AGAIN = re.compile(r"\b(?:second|third|fourth|again|twice)\b.*\bin (?:as many as )?(\w+) days\b", re.IGNORECASE)
_DAY_BEFORE = 1

_Index = Mapping[str, Sequence[Sighting]]


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A claim of the undated document that meets a dated one on a day."""

    strength: float
    own: Sighting
    other: Sighting
    day: int


def date_reports(reports: Sequence[Report]) -> dict[str, Dated]:
    """Return document id → inferred date with its reason, for those undated reports where one can be inferred.

    Args:
        reports: all reports, in the order of their ids.
    """
    index = _index_of(reports)
    found = ((report.document, _date(report, index)) for report in reports if report.published is None)
    return {document: dated for document, dated in found if dated is not None}


def _index_of(reports: Sequence[Report]) -> _Index:
    """Return place key → claims of dated reports that tell of one day there."""
    index: dict[str, list[Sighting]] = defaultdict(list)
    for report in reports:
        for sighting in report.sightings if report.published is not None else ():
            if sighting.window is not None and sighting.window.is_day and sighting.mode == "happened":
                for key in _keys(sighting):
                    index[key].append(sighting)
    return index


def _keys(sighting: Sighting) -> list[str]:
    spots = [spot for spot in sighting.spots if not spot.is_coarse]
    return sorted({spot.key for spot in spots} | {key for spot in spots for key in spot.holders})


def _date(report: Report, index: _Index) -> Dated | None:
    neighbours = _neighbours(report, index)
    best: tuple[float, int, int] | None = None
    for day in _candidates(report, neighbours):
        strength = sum(m.strength for m in _meetings(report, day, neighbours))
        if strength < _ENOUGH:
            continue
        rank = (strength + _nearness_of_words(report.waiting, day), -_distance(day, neighbours), -day)
        best = rank if best is None else max(best, rank)
    if best is None:
        return None
    return _dated(report, -best[2], neighbours)


def _neighbours(report: Report, index: _Index) -> list[Sighting]:
    """Return the dated claims of the documents that share most places with the report."""
    shared: Counter[str] = Counter()
    claims: dict[str, dict[str, Sighting]] = defaultdict(dict)
    for sighting in report.sightings:
        for key in _keys(sighting):
            for other in index.get(key, ()):
                shared[other.document] += 1
                claims[other.document][other.claim] = other
    nearest = sorted(shared, key=lambda document: (-shared[document], document))[:_MOST_NEIGHBOURS]
    return [claim for document in sorted(nearest) for claim in claims[document].values()]


def _candidates(report: Report, neighbours: Sequence[Sighting]) -> list[int]:
    """Return the days near the neighbours that an expression of the report supports."""
    reach = reconciling().thresholds.dating_days
    published = {claim.published for claim in neighbours if claim.published is not None}
    near = sorted({day for base in published for day in range(base - reach, base + reach + 1)})
    return [day for day in near if _nearness_of_words(report.waiting, day) > 0]


def _nearness_of_words(waiting: Sequence[TimeWords], day: int) -> float:
    """Tell how well the report's own words fit a day: it tells of that very day, or of the one before."""
    days = {window.last for window in (_day_window(words, day) for words in waiting) if window is not None}
    if day in days:
        return _TOLD_TODAY
    return _TOLD_TODAY / 2 if day - _DAY_BEFORE in days else 0.0


def _day_window(words: TimeWords, day: int) -> Window | None:
    time = anchored_time(words.time, day)
    first, last = day_of(time.begin), day_of(time.until)
    if first is None or first != last:
        return None
    return Window(first, last, time.begin, time.until, time.precision)


def _meetings(report: Report, day: int, neighbours: Sequence[Sighting]) -> list[_Meeting]:
    """Return for each claim of the report, read as of a day, the neighbour's claim that it meets best."""
    found = []
    for own in dated_report(report, day).sightings:
        if own.mode != "happened" or own.background:
            continue
        met = list(_met(own, neighbours))
        if met:
            found.append(max(met, key=lambda m: (m.strength, [-ord(c) for c in m.other.claim])))
    return found


def _met(own: Sighting, neighbours: Sequence[Sighting]) -> Iterator[_Meeting]:
    for day in _days_told(own):
        for other in neighbours:
            if other.window is not None and other.window.first == day:
                strength = _strength(own, other)
                if strength > 0.0:
                    yield _Meeting(strength, own, other, day)


def _days_told(own: Sighting) -> Iterator[int]:
    """Yield the day of a claim, and the day of the deed that it says it repeats ("the second attack in three days")."""
    if own.window is None or own.window.first is None or not own.window.is_day:
        return
    yield own.window.first
    again = _AGAIN.search(own.clause)
    span = 0 if again is None else _NUMBERS.get(again[1].lower(), int(again[1]) if again[1].isdigit() else 0)
    if span > 1:
        yield own.window.first - span + 1


def _strength(own: Sighting, other: Sighting) -> float:
    place = _PLACE_STRENGTH.get(relation_of_places(own.spots, other.spots))
    if place is None:
        return 0.0
    kind = kind_weight(own.kind, other.kind)
    camps = {party.camp for party in (*own.initiators, *own.targets)}
    shared = camps & {party.camp for party in (*other.initiators, *other.targets)}
    words = likeness(own, other)
    if (kind is None or kind == 0.0) and not shared and words < 0.2:
        return 0.0
    return place * (0.5 + 0.5 * (kind or 0.0) + (0.3 if shared else 0.0) + words)


def _distance(day: int, neighbours: Sequence[Sighting]) -> int:
    return min((abs(day - claim.published) for claim in neighbours if claim.published is not None), default=0)


def _dated(report: Report, day: int, neighbours: Sequence[Sighting]) -> Dated:
    meetings = sorted(_meetings(report, day, neighbours), key=lambda m: (-m.strength, m.own.order))
    told = "; ".join(
        f"“{_short(m.own.clause)}” meets “{_short(m.other.clause)}” of {iso_of(m.day)} in {m.other.document}"
        for m in meetings[:3]
    )
    words = _supporting_words(report.waiting, day)
    return Dated(iso_of(day), f"“{words}” is {_of_day(report.waiting, day)} if it appeared on {iso_of(day)}: {told}")


def _supporting_words(waiting: Sequence[TimeWords], day: int) -> str:
    for wanted in (day, day - _DAY_BEFORE):
        for words in waiting:
            window = _day_window(words, day)
            if window is not None and window.last == wanted:
                return words.words
    return ""


def _of_day(waiting: Sequence[TimeWords], day: int) -> str:
    return iso_of(day if _nearness_of_words(waiting, day) == _TOLD_TODAY else day - _DAY_BEFORE)


def _short(clause: str) -> str:
    return clause if len(clause) <= 80 else clause[:79].rsplit(" ", 1)[0] + "…"
