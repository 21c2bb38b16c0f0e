"""Bars of happenings → what a timeline of them shows: which days, and a row each or columns of how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from warledger.publish.figures import Bar

WIDTH = 720.0
"""Units across a figure: pixels on a wide screen."""
_MOST_ROWS, _MOST_COLUMNS = 28, 62
_LEAST_DAYS = 5
_STRAY_SHARE, _STRAY_GAIN = 0.2, 0.5
"""So few bars, far before or after the rest, are cut at the edge where the days shown shrink to that."""
_UNITS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))


@dataclass(frozen=True, slots=True)
class DaysPlan:
    """The days before they are drawn: the first and last day shown, and the bars that touch them.

    ``outside`` counts the bars before and after them. ``unit`` says what a column stands for; None where each bar has
    a row of its own.
    """

    first: date
    last: date
    bars: tuple[Bar, ...]
    outside: int
    unit: str | None

    @property
    def length(self) -> int:
        """How many days are shown."""
        return (self.last - self.first).days + 1

    def place(self, day: date) -> float:
        """Return how far from the left a day begins."""
        return (day - self.first).days / self.length * WIDTH


def plan_days(bars: Sequence[Bar], begin: str | None = None, until: str | None = None) -> DaysPlan | None:
    """Return which days are shown and how; None where nothing is dated.

    Args:
        bars: the happenings.
        begin: ISO day that the brief was asked to begin with.
        until: ISO day that it was asked to end with.
    """
    if not bars:
        return None
    first, last = _bulk(bars)
    first = date.fromisoformat(begin) if begin is not None else first
    last = date.fromisoformat(until) if until is not None else last
    if last < first:
        return None
    shown = tuple(bar for bar in bars if bar.last >= first and bar.first <= last)
    first, last = _with_room(first, last)
    days = (last - first).days + 1
    fitting = (name for size, name in _UNITS if days / size <= _MOST_COLUMNS)
    unit = next(fitting, "year") if len(shown) > _MOST_ROWS else None
    return DaysPlan(first, last, shown, len(bars) - len(shown), unit) if shown else None


def _with_room(first: date, last: date) -> tuple[date, date]:
    """Return some days with others around them where they are so few that a bar would fill the figure."""
    missing = max(_LEAST_DAYS - (last - first).days - 1, 0)
    before = min(missing // 2, (first - date.min).days)
    after = min(missing - missing // 2, (date.max - last).days)
    return first - timedelta(before), last + timedelta(after)


def _bulk(bars: Sequence[Bar]) -> tuple[date, date]:
    """Return the days of nearly all bars: what reports tell of years before does not push the rest together."""
    whole = (min(bar.first for bar in bars), max(bar.last for bar in bars))
    spare = int(len(bars) * _STRAY_SHARE)
    if not spare:
        return whole
    length = (whole[1] - whole[0]).days + 1
    middle = sorted(bar.last for bar in bars)[len(bars) // 2]
    ranked = sorted(bars, key=lambda bar: max((middle - bar.first).days, (bar.last - middle).days))
    for lost in range(1, spare + 1):
        kept = ranked[: len(ranked) - lost]
        first, last = min(bar.first for bar in kept), max(bar.last for bar in kept)
        if ((last - first).days + 1) / length <= _STRAY_GAIN:
            return _bulk(kept)
    return whole
