"""Days as numbers: the window in which a claim's deed happened, and how two windows lie to each other.

A day is ``date.toordinal()``; a window holds its first and last day, both inclusive.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from warledger.records import Time

TimeRelation = Literal["same_day", "overlapping_days", "unstated_day", "apart"]
_EXACT = frozenset({"minute", "hour", "part_of_day", "day"})
_OPEN = 10**6
ONGOING = "ongoing"
"""Precision of fighting that a report says goes on as it appears."""

_EVENING = "17:00"
_MORNING = "12:00"
_SPANS = frozenset({"duration", "set", "vague"})


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which something happened; ``first`` or ``last`` None where that end is open.

    ``begin`` and ``until`` are the ISO dates or date-times to print; ``clock`` the time of day where one is told.
    """

    first: int | None
    last: int | None
    begin: str | None
    until: str | None
    precision: str
    clock: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether one day is meant."""
        return self.first is not None and self.first == self.last

    @property
    def days(self) -> int:
        """How many days it holds; an open window holds more than any closed one."""
        if self.first is None or self.last is None:
            return _OPEN
        return self.last - self.first + 1


def day_of(text: str | None) -> int | None:
    """Return the day number of an ISO date or date-time, None where there is none or it names no whole day.

    >>> day_of("2017-03-21T21:28") - day_of("2017-03-20")
    1
    """
    if text is None or len(text) < len("2017-03-21"):
        return None
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None


def iso_of(day: int) -> str:
    """Return a day number as an ISO date."""
    return date.fromordinal(day).isoformat()


def window_of(times: Sequence[Time]) -> Window | None:
    """Return the narrowest window that a claim's times give, None where none of them is anchored.

    Spans ("over the past week") count only where no time names a day; a clock time is kept from whichever has one.
    """
    anchored = [w for w in (_window(time) for time in times) if w is not None]
    if not anchored:
        return None
    narrowest = min(anchored, key=lambda w: (w.precision in _SPANS, w.days))
    clock = narrowest.clock or next((w.clock for w in anchored if w.clock and relation(w, narrowest) != "apart"), None)
    return Window(narrowest.first, narrowest.last, narrowest.begin, narrowest.until, narrowest.precision, clock)


def by_publication(published: int, days: int) -> Window:
    """Return the window of a deed that a report tells without a date: the days up to its publication."""
    return Window(published - days, published, None, iso_of(published), "by_publication")


def relation(first: Window | None, second: Window | None) -> TimeRelation:
    """Tell how two windows lie to each other; a bound by publication states no day and excludes only what is far."""
    if first is None or second is None:
        return "unstated_day"
    if not share_days(first, second):
        return "overlapping_days" if is_one_night(first, second) else "apart"
    if "by_publication" in (first.precision, second.precision):
        return "unstated_day"
    return "same_day" if first.is_day and second.is_day else "overlapping_days"


def is_one_night(first: Window, second: Window) -> bool:
    """Tell whether one is an evening and the other the day after: what happens at night is told of either.

    >>> late = Window(10, 10, "2017-04-06T20:00", "2017-04-06T23:59", "part_of_day")
    >>> is_one_night(late, Window(11, 11, "2017-04-07", "2017-04-07", "day"))
    True
    """
    early, late = sorted((first, second), key=lambda window: window.first or 0)
    if not early.is_day or not late.is_day or late.first != (early.last or 0) + 1:
        return False
    return is_evening(early) and (late.begin or "")[11:] <= _MORNING and (late.clock or "") <= _MORNING


def is_evening(window: Window) -> bool:
    """Tell whether a window is the evening or late night of its day."""
    return max((window.begin or "")[11:], window.clock or "") >= _EVENING


def share_days(first: Window, second: Window) -> bool:
    """Tell whether two windows have a day in common; an open end reaches every day."""
    ends_before = first.last is not None and second.first is not None and first.last < second.first
    begins_after = first.first is not None and second.last is not None and second.last < first.first
    return not (ends_before or begins_after)


def intersection(first: Window, second: Window) -> Window | None:
    """Return the days that two windows share, None where they share none."""
    if not share_days(first, second):
        return None
    low = max((day for day in (first.first, second.first) if day is not None), default=None)
    high = min((day for day in (first.last, second.last) if day is not None), default=None)
    narrow = min((first, second), key=lambda w: (w.precision == "by_publication", w.days, w.precision == ONGOING))
    clock = narrow.clock or first.clock or second.clock
    if low == narrow.first and high == narrow.last:
        return Window(low, high, narrow.begin, narrow.until, narrow.precision, clock)
    begin = None if low is None else iso_of(low)
    return Window(low, high, begin, None if high is None else iso_of(high), narrow.precision, clock)


def common_window(windows: Iterable[Window | None]) -> Window | None:
    """Return what the stated windows of one happening share; where they disagree, what most of them share.

    Of equally many, what is told first: a report begins with its deed and adds later what went before. Two weeks that
    meet on one day make no day: a day is printed only where somebody tells it.
    """
    told = Counter(window for window in windows if window is not None)
    if not told:
        return None
    agreed = max(told, key=lambda one: sum(count for other, count in told.items() if _may_meet(one, other)))
    meeting = sorted((window for window in told if _may_meet(agreed, window)), key=_window_order)
    shared = meeting[0]
    for window in meeting[1:]:
        shared = intersection(shared, window) or shared
    return shared if not shared.is_day or any(window.is_day for window in meeting) else meeting[0]


def _may_meet(first: Window, second: Window) -> bool:
    return relation(first, second) != "apart"


def _window_order(window: Window) -> tuple[bool, bool, int, int, str, str]:
    return (
        window.precision == "by_publication",
        window.precision == ONGOING,
        window.days,
        window.first or 0,
        window.begin or "",
        window.clock or "",
    )


def _window(time: Time) -> Window | None:
    first, last = day_of(time.begin), day_of(time.until)
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        return None
    return Window(first, last, time.begin, time.until, time.precision, time.clock)
