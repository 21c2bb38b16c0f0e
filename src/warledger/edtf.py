"""EDTF values of partial dates: the days that one may mean, and how two of them lie to each other.

The subset that news needs: ``2017``, ``2017-03``, ``2017-03-20``, ``2017-03-20T05:00``, seasons (``2017-21``
spring to ``2017-24`` winter) and quarters (``2017-33`` to ``2017-36``), unknown digits (``201X``, ``2017-XX``), a
qualifier at the end (``~``, ``?``, ``%``), intervals (``2017-03-20/2017-03-21``, ``2011/..``) and sets
(``[2016-07-10,2016-10-07]``). Why no library does this: docs/decisions/0004-dates.md.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from warledger.errors import UsageError

_EARLIEST, _LATEST = date(1, 1, 1), date(9999, 12, 31)


class Bounds(NamedTuple):
    """First and last day that a value may mean, both inclusive; None where an interval is open."""

    begin: str | None
    until: str | None


_ATOM = re.compile(
    r"(?P<year>[0-9X]{4})"
    r"(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2})(?:T[0-9]{2}(?::[0-9]{2}){0,2}(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"[~?%]?"
)


def bounds(value: str) -> Bounds:
    """Return the first and the last day that an EDTF value may mean.

    >>> bounds("2017-02")
    Bounds(begin='2017-02-01', until='2017-02-28')

    Raises:
        UsageError: the value is not of the subset that the head of this module names.
    """
    if value[:1] in ("[", "{") and value[-1:] in ("]", "}"):
        members = [bounds(member) for member in value[1:-1].replace("..", "/").split(",")]
        return Bounds(_least(m.begin for m in members), _greatest(m.until for m in members))
    if "/" in value:
        begin, until = value.split("/", 1)
        return Bounds(
            None if begin in ("", "..") else bounds(begin).begin,
            None if until in ("", "..") else bounds(until).until,
        )
    first, last = _atom_days(value)
    return Bounds(first.isoformat(), last.isoformat())


def overlap(one: str, other: str) -> bool:
    """Tell whether two EDTF values may mean the same day."""
    return days_apart(one, other) == 0


def days_apart(one: str, other: str) -> int:
    """Return the fewest days that may lie between two EDTF values: 0 where they overlap, 1 for neighbouring days."""
    (begin, until), (other_begin, other_until) = _days(one), _days(other)
    return max(0, (other_begin - until).days, (begin - other_until).days)


def compare(one: str, other: str) -> int | None:
    """Return -1 where one EDTF value lies wholly before the other, 1 wholly after, 0 the same, None undecided."""
    (begin, until), (other_begin, other_until) = _days(one), _days(other)
    if until < other_begin:
        return -1
    if begin > other_until:
        return 1
    return 0 if (begin, until) == (other_begin, other_until) else None


def _days(value: str) -> tuple[date, date]:
    begin, until = bounds(value)
    return (
        _EARLIEST if begin is None else date.fromisoformat(begin),
        _LATEST if until is None else date.fromisoformat(until),
    )


def _least(days: Iterable[str | None]) -> str | None:
    known = list(days)
    return None if None in known else min(day for day in known if day is not None)


def _greatest(days: Iterable[str | None]) -> str | None:
    known = list(days)
    return None if None in known else max(day for day in known if day is not None)


def _atom_days(value: str) -> tuple[date, date]:
    match = _ATOM.fullmatch(value)
    if match is None:
        raise UsageError(f"{value!r} is no date that Warledger can read; write it like 2017-03-20, 2017-03 or 2017")
    year, month, day = match["year"], match["month"], match["day"]
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if month is None or month == "XX":
            return date(max(low, 1), 1, 1), date(high, 12, 31)
        if int(month) > 12:
            return part_of_year(low, int(month))[0], part_of_year(high, int(month))[1]
        if day is None or day == "XX":
            return date(max(low, 1), int(month), 1), month_end(date(high, int(month), 1))
        return date(max(low, 1), int(month), int(day)), date(high, int(month), int(day))
    except ValueError as error:
        raise UsageError(f"{value!r} is no day of the calendar") from error


def part_of_year(year: int, code: int) -> tuple[date, date]:
    """Return the first and last day of an EDTF season (21-24, northern) or quarter (33-36).

    Raises:
        ValueError: the code names neither.
    """
    if 33 <= code <= 36:
        first = date(year, 3 * (code - 33) + 1, 1)
    elif 21 <= code <= 24:
        first = date(year, 3 * (code - 20), 1)
    else:
        raise ValueError(code)
    return first, month_end(add_months(first, 2))


def month_end(first: date) -> date:
    """Return the last day of a day's month."""
    in_next = first.replace(day=28) + timedelta(days=4)
    return in_next - timedelta(days=in_next.day)


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(min(max(year, 1), 9999), month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))
