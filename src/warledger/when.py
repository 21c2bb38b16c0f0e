"""The small language of expressions that are relative to a publication date; values are EDTF (`warledger.edtf`).

A relative expression is a chain of steps; each step takes the stretch of time that the step before reached (the first
takes the publication date) to another stretch::

    expression = chain [ "/" chain ]               from the first chain's begin to the second's end
    chain      = step { "|" step }
    step       = unit sign number                  day-1, weekend-1, week+0, month-1, quarter-1, year+2, decade-1
               | "weekday:" name ":" side          weekday:tuesday:past
               | "month:" MM ":" side              month:02:past
               | "date:" MM "-" DD ":" side        date:07-10:past
               | "monthday:" DD ":" side           monthday:05:past
               | "quarter:" 1-4 ":" side           quarter:3:past
               | ("easter"|"orthodox") sign number ":" side   easter-2:past, Good Friday
               | "hijri:" MM [ "-" DD ] ":" side  hijri:10-01:past, Eid al-Fitr; approximate, since the moon is sighted
               | "season:" name ":" side           season:spring:past
               | "weekend:" side                   weekend:past
               | "part:" name                      part:morning, of the day reached
               | "at:" HH ":" MM                   at:05:00, of the day reached
               | "edge:" ("early"|"mid"|"late"|"start"|"end"|"half1"|"half2")
               | "only:" ("past"|"future")         earlier this year, later this week: cut at the publication date
               | "open:" ("since"|"by"|"until"|"after"|"before")
               | duration ":" ("before"|"after")   P18M:before, the past 18 months
               | "minus:" duration                 minus:P20Y, 20 years ago today: the stretch moved as a whole
               | "about:" duration                 about:P3D, two weeks ago: give or take; the value is qualified "~"
               | "days:" DD "-" DD                 days:01-07, the first week of the month reached
               | "days:last" DD                    days:last07, its last week
    side       = "past"                            the latest that has begun
               | "future"                          the first that has not ended
               | "before" | "after"                the same, without the stretch stood in
               | "recent"                          the same as "past", unless the next begins within 90 days: a writer
                                                   names the year of what is nine months old
               | "nearest" | "same"                inside the stretch reached

``yesterday evening`` is ``day-1|part:evening``; ``June last year`` is ``year-1|month:06:same``; ``two days after
Sunday`` is ``weekday:sunday:past|day+2``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from warledger.edtf import add_months, month_end, part_of_year
from warledger.errors import UsageError
from warledger.feasts import easter, hijri, hijri_year, orthodox_easter

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
PARTS_OF_DAY = {
    "dawn": ("04:00", "07:00", 0),
    "early": ("00:00", "09:00", 0),
    "morning": ("06:00", "12:00", 0),
    "noon": ("11:00", "13:00", 0),
    "afternoon": ("12:00", "18:00", 0),
    "evening": ("17:00", "22:00", 0),
    "late": ("17:00", "23:59", 0),
    "nightfall": ("17:00", "20:00", 0),
    "night": ("18:00", "06:00", 1),
    "midnight": ("23:00", "01:00", 1),
}
"""Part of the day → clock where it begins, clock where it ends, days later that it ends."""

_OVERNIGHT = "overnight"
_UNITS = ("day", "weekend", "week", "month", "quarter", "year", "decade", "century")
_PRECISION = {"weekend": "week", "quarter": "season", "century": "vague"}
_EARLIEST = date(1, 1, 1)
_DAY = timedelta(days=1)
_SOON_DAYS = 90
_REMEMBERED = 2**14


@dataclass(frozen=True, slots=True)
class Anchored:
    """What a relative expression means on a given publication date; fields as those of `records.Time`."""

    value: str | None
    begin: str | None
    until: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of time on the way through a chain: whole days, clocks at its ends where they are known."""

    begin: date
    until: date
    precision: str
    value: str | None
    begin_clock: str | None = None
    until_clock: str | None = None
    opened: str | None = None
    on: date = _EARLIEST


@lru_cache(maxsize=_REMEMBERED)
def anchor(relative: str, on: date) -> Anchored:
    """Return what an expression of the small language means in a document published on a day.

    >>> anchor("weekday:tuesday:past", date(2017, 3, 23))
    Anchored(value='2017-03-21', begin='2017-03-21', until='2017-03-21', precision='day')

    Raises:
        UsageError: the expression is not well-formed.
    """
    chains = relative.split("/")
    if len(chains) > 2:
        raise UsageError(f"{relative!r} names more than two ends of a range")
    ends = [_walk(chain, on) for chain in chains]
    if len(ends) == 1:
        return _anchored(ends[0])
    first, last = (_anchored(end) for end in ends)
    return Anchored(f"{first.value or '..'}/{last.value or '..'}", first.begin, last.until, first.precision)


def is_expression(relative: str) -> bool:
    """Tell whether a text is well-formed in the small language."""
    try:
        anchor(relative, date(2000, 1, 1))
    except UsageError:
        return False
    return True


def _anchored(stretch: _Stretch) -> Anchored:
    begin: str | None = _with_clock(stretch.begin, stretch.begin_clock)
    until: str | None = _with_clock(stretch.until, stretch.until_clock)
    if stretch.opened in ("by", "until", "before") and stretch.precision not in ("part_of_day", "minute"):
        begin = None
    if stretch.opened == "after":
        until = None
    return Anchored(stretch.value, begin, until, stretch.precision)


def _with_clock(day: date, clock: str | None) -> str:
    return day.isoformat() if clock is None else f"{day.isoformat()}T{clock}"


def _walk(chain: str, on: date) -> _Stretch:
    stretch = _Stretch(on, on, "day", on.isoformat(), on=on)
    for step in chain.split("|"):
        for form, take in _STEPS:
            match = form.fullmatch(step)
            if match is not None:
                try:
                    stretch = take(stretch, match)
                except (OverflowError, ValueError) as error:
                    raise UsageError(f"{step!r} leaves the calendar") from error
                break
        else:
            raise UsageError(f"{step!r} is no step of a relative time")
    return stretch


def _unit(unit: str, day: date, on: date) -> _Stretch:
    """Return the whole unit of the calendar that holds a day."""
    until = day
    if unit == "day":
        value, begin = day.isoformat(), day
    elif unit in ("week", "weekend"):
        begin = day - timedelta(days=day.weekday())
        until = begin + timedelta(days=6)
        begin = until - _DAY if unit == "weekend" else begin
        value = f"{begin}/{until}"
    elif unit == "month":
        begin, value = day.replace(day=1), f"{day:%Y-%m}"
        until = month_end(begin)
    elif unit == "quarter":
        code = 33 + (day.month - 1) // 3
        (begin, until), value = part_of_year(day.year, code), f"{day.year:04}-{code}"
    else:
        years = {"year": 1, "decade": 10, "century": 100}[unit]
        first = day.year - day.year % years
        begin, until = date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)
        value = f"{day.year:04}"[: 5 - len(str(years))].ljust(4, "X")
    return _Stretch(begin, until, _PRECISION.get(unit, unit), value, on=on)


def _shift(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    unit, number = match["unit"], int(match["number"])
    start = stretch.until if number > 0 else stretch.begin
    return _unit(unit, _moved(unit, start, number), stretch.on)


def _moved(unit: str, day: date, number: int) -> date:
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=number * (1 if unit == "day" else 7))
    return add_months(day, number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])


def _pick(stretch: _Stretch, candidates: list[_Stretch], side: str) -> _Stretch:
    """Choose among candidates in calendar order the one that stands on a side of the stretch reached."""
    begin, until = stretch.begin, stretch.until
    if side == "past":
        return [c for c in candidates if c.begin <= until][-1]
    if side == "before":
        return [c for c in candidates if c.until < begin][-1]
    if side == "future":
        return next(c for c in candidates if c.until >= begin)
    if side == "after":
        return next(c for c in candidates if c.begin > until)
    if side == "recent":
        ahead = next(c for c in candidates if c.begin > until)
        return ahead if (ahead.begin - until).days <= _SOON_DAYS else _pick(stretch, candidates, "past")
    if side == "same":
        inside = [c for c in candidates if begin <= c.begin <= until]
        return inside[0] if inside else _pick(stretch, candidates, "past")
    return min(candidates, key=lambda c: (max((c.begin - until).days, (begin - c.until).days, 0), c.begin))


def _weekday(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    offset = WEEKDAYS.index(match["name"])
    monday = stretch.begin - timedelta(days=stretch.begin.weekday())
    days = [monday + timedelta(days=offset + 7 * week) for week in range(-2, 3 + (stretch.until - monday).days // 7)]
    return _pick(stretch, [_unit("day", day, stretch.on) for day in days], match["side"])


def _years_around(stretch: _Stretch) -> range:
    # Eight years, since the 29th of February may be so far away.
    return range(max(stretch.begin.year - 8, 1), min(stretch.until.year + 9, 10_000))


def _month(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    months = [_unit("month", date(year, int(match["month"]), 1), stretch.on) for year in _years_around(stretch)]
    return _pick(stretch, months, match["side"])


def _month_day(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    days = []
    for year in _years_around(stretch):
        first = date(year, int(match["month"]), 1)
        if int(match["day"]) <= month_end(first).day:
            days.append(_unit("day", first.replace(day=int(match["day"])), stretch.on))
    if not days:
        raise ValueError(match[0])
    return _pick(stretch, days, match["side"])


def _day_of_month(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    start, days = stretch.begin.replace(day=1), []
    for months in range(-3, 4 + (stretch.until - start).days // 28):
        first = add_months(start, months)
        if int(match["day"]) <= month_end(first).day:
            days.append(_unit("day", first.replace(day=int(match["day"])), stretch.on))
    return _pick(stretch, days, match["side"])


def _season(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    code = SEASONS[match["season"]] if match["season"] else 32 + int(match["quarter"])
    seasons = []
    for year in _years_around(stretch)[:-1]:
        begin, until = part_of_year(year, code)
        seasons.append(_Stretch(begin, until, "season", f"{year:04}-{code}", on=stretch.on))
    return _pick(stretch, seasons, match["side"])


def _easter(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    sunday, days = easter if match["church"] == "easter" else orthodox_easter, int(match["days"])
    feasts = [sunday(year) + timedelta(days=days) for year in _years_around(stretch)]
    return _pick(stretch, [_unit("day", day, stretch.on) for day in feasts], match["side"])


def _hijri(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    month, day, middle = int(match["month"]), match["day"], hijri_year(stretch.begin)
    feasts = []
    for year in range(max(middle - 3, 1), middle + 4 + (stretch.until - stretch.begin).days // 354):
        first = hijri(year, month, int(day or 1))
        last = first if day else hijri(year + month // 12, month % 12 + 1, 1) - _DAY
        value = f"{first}~" if day else f"{first}~/{last}~"
        precision = "day" if day else "month"
        feasts.append(_Stretch(first - _DAY, last + _DAY, precision, value, on=stretch.on))
    return _pick(stretch, feasts, match["side"])


def _weekend(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    weeks = [stretch.begin + timedelta(days=7 * n) for n in range(-2, 3 + (stretch.until - stretch.begin).days // 7)]
    return _pick(stretch, [_unit("weekend", day, stretch.on) for day in weeks], match["side"])


def _part(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    if stretch.begin != stretch.until:
        return stretch
    if match["part"] == _OVERNIGHT:
        eve = stretch.begin - _DAY
        return replace(
            stretch,
            begin=eve,
            value=f"{eve}/{stretch.until}",
            precision="part_of_day",
            begin_clock="18:00",
            until_clock="06:00",
        )
    begin_clock, until_clock, later = PARTS_OF_DAY[match["part"]]
    return replace(
        stretch,
        until=stretch.until + later * _DAY,
        precision="part_of_day",
        begin_clock=begin_clock,
        until_clock=until_clock,
    )


def _clock(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    if stretch.begin != stretch.until:
        return stretch
    clock = match["clock"]
    value = f"{stretch.begin}T{clock}"
    return replace(stretch, value=value, precision="minute", begin_clock=clock, until_clock=clock)


_EDGES = {
    "early": (0, 6),
    "mid": (6, 12),
    "late": (12, 18),
    "start": (0, 2),
    "end": (16, 18),
    "half1": (0, 9),
    "half2": (9, 18),
}
"""Edge → which eighteenths of the stretch it keeps."""


def _edge(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    if stretch.begin == stretch.until:
        return stretch
    first, last = _EDGES[match["edge"]]
    begin = stretch.begin + timedelta(days=_share(stretch, first))
    return replace(stretch, begin=begin, until=max(begin, stretch.begin + timedelta(days=_share(stretch, last) - 1)))


def _share(stretch: _Stretch, eighteenths: int) -> int:
    """Return how many days a share of a stretch lasts; the half of a year is its first six months."""
    if eighteenths == 9 and stretch.precision == "year":
        return (add_months(stretch.begin, 6) - stretch.begin).days
    return ((stretch.until - stretch.begin).days + 1) * eighteenths // 18


def _only(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    if match["tense"] == "past":
        return replace(stretch, until=max(stretch.begin, min(stretch.until, stretch.on)))
    return replace(stretch, begin=min(stretch.until, max(stretch.begin, stretch.on)))


def _open(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    way = match["way"]
    if way == "since":
        until = stretch.on if stretch.on >= stretch.begin else stretch.until
        return replace(stretch, until=until, until_clock=None)
    if way == "after":
        return replace(stretch, begin=stretch.until, begin_clock=stretch.until_clock, opened=way)
    is_clocked = stretch.precision in ("part_of_day", "minute")
    if way == "before" and is_clocked:
        # "Before dawn on Sunday" is still Sunday; its midnight, as an hour told about, begins before the day ends.
        until_clock = "23:59" if stretch.begin_clock == PARTS_OF_DAY["midnight"][0] else stretch.begin_clock
        return replace(
            stretch, until=stretch.begin, begin_clock="00:00", until_clock=until_clock, opened=way
        )  # fmt: skip
    if way == "before":
        return replace(stretch, until=stretch.begin - _DAY, until_clock=None, begin_clock=None, opened=way)
    if is_clocked:
        return replace(stretch, begin_clock="00:00", opened=way)
    return replace(stretch, opened=way)


def _span(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    sign = -1 if match["way"] == "before" else 1
    far = shift_by(stretch.begin if sign < 0 else stretch.until, match["duration"], sign)
    begin, until = (far, stretch.until) if sign < 0 else (stretch.begin, far)
    return _Stretch(begin, until, "duration", match["duration"], on=stretch.on)


def _minus(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    moved = shift_by(stretch.begin, match["duration"], -1)
    return _unit(stretch.precision if stretch.precision in ("week", "month", "year") else "day", moved, stretch.on)


def _about(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    begin, until = shift_by(stretch.begin, match["duration"], -1), shift_by(stretch.until, match["duration"], 1)
    precision = "week" if stretch.precision == "day" and (until - begin).days + 1 >= 7 else stretch.precision
    return replace(stretch, begin=begin, until=until, value=f"{stretch.value}~", precision=precision)


def _days(stretch: _Stretch, match: re.Match[str]) -> _Stretch:
    last = stretch.until if match["number"] else stretch.begin + int(match["last"]) * _DAY - _DAY
    begin = (
        last - int(match["number"]) * _DAY + _DAY
        if match["number"]
        else stretch.begin + int(match["first"]) * _DAY - _DAY
    )
    if begin == last:
        return _unit("day", begin, stretch.on)
    return _Stretch(begin, last, "week", f"{begin}/{last}", on=stretch.on)


_DURATION = r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?"
_DURATION_PART = re.compile(r"(\d+)([YMWDHS])")


def shift_by(day: date, duration: str, sign: int) -> date:
    """Return the day a duration of ISO 8601 (such as ``P18M``) after (sign 1) or before (-1) a day.

    Hours and smaller count in whole days: ``PT24H`` is a day, ``PT3H`` none.
    """
    days, _, clock = duration.partition("T")
    for number, letter in _DURATION_PART.findall(days):
        unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[letter]
        day = _moved(unit, day, sign * int(number))
    hours = sum(int(n) * {"H": 3600, "M": 60, "S": 1}[letter] for n, letter in _DURATION_PART.findall(clock))
    return day + timedelta(days=sign * (hours // 86_400))


_SIDE = r"(?P<side>past|recent|future|before|after|nearest|same)"
_Step = Callable[[_Stretch, re.Match[str]], _Stretch]
_STEPS: tuple[tuple[re.Pattern[str], _Step], ...] = tuple(
    (re.compile(form), take)
    for form, take in (
        (rf"(?P<unit>{'|'.join(_UNITS)})(?P<number>[+-]\d{{1,4}})", _shift),
        (rf"weekday:(?P<name>{'|'.join(WEEKDAYS)}):{_SIDE}", _weekday),
        (rf"month:(?P<month>0[1-9]|1[0-2]):{_SIDE}", _month),
        (rf"date:(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d):{_SIDE}", _month_day),
        (rf"monthday:(?P<day>0[1-9]|[12]\d|3[01]):{_SIDE}", _day_of_month),
        (rf"(?:quarter:(?P<quarter>[1-4])|season:(?P<season>{'|'.join(SEASONS)})):{_SIDE}", _season),
        (rf"(?P<church>easter|orthodox)(?P<days>[+-]\d{{1,2}}):{_SIDE}", _easter),
        (rf"hijri:(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d))?:{_SIDE}", _hijri),
        (rf"weekend:{_SIDE}", _weekend),
        (rf"part:(?P<part>{'|'.join((*PARTS_OF_DAY, _OVERNIGHT))})", _part),
        (r"at:(?P<clock>[01]\d:[0-5]\d|2[0-3]:[0-5]\d)", _clock),
        (rf"edge:(?P<edge>{'|'.join(_EDGES)})", _edge),
        (r"only:(?P<tense>past|future)", _only),
        (r"open:(?P<way>since|by|until|after|before)", _open),
        (rf"(?P<duration>{_DURATION}):(?P<way>before|after)", _span),
        (rf"minus:(?P<duration>{_DURATION})", _minus),
        (rf"about:(?P<duration>{_DURATION})", _about),
        (r"days:(?:(?P<first>\d\d)-(?P<last>\d\d)|last(?P<number>\d\d))", _days),
    )
)
