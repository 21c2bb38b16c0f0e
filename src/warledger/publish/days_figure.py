"""Bars of happenings → the drawing of the days: a row each where they are few, columns of how many where not.

An end that is not known to the day fades; what accounts contradict each other on is hatched, so that it is told by more
than colour.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from warledger.publish.figures import Bar
from warledger.publish.phrase import shortened
from warledger.publish.svg import Ink, element, number, path_of, width_of, words

WIDTH = 720.0
_MOST_ROWS = 28
_ROW, _BAR = 16.0, 9.0
_AXIS, _TOP = 20.0, 14.0
_COLUMNS_HEIGHT = 150.0
_SIZE, _AXIS_SIZE = 10.5, 9.5
_LEAST = 5.0
_MOST_COLUMNS = 62
_STRAY_SHARE, _STRAY_GAIN = 0.2, 0.5
"""So few bars, far before or after the rest, are cut at the edge where the days shown shrink to that."""
_UNITS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABEL_LENGTH = 72
_LABEL_ROOM = 100.0
"""Units beside a bar that its words need; with less, they stand on it."""
_LEAST_DAYS = 5
_THIN = 2.2
"""How high a bar is that runs along the whole figure, so that its words stand above it."""
_SOFT = {(True, False): "first", (False, True): "last", (True, True): "both"}


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


def draw_days(plan: DaysPlan, ink: Ink, *, label: str) -> str:
    """Return the drawing of the days.

    Args:
        plan: what it shows.
        ink: its colours and type.
        label: what it is called for those who cannot see it.
    """
    body = len(plan.bars) * _ROW if plan.unit is None else _COLUMNS_HEIGHT
    height = _TOP + body + _AXIS
    drawn = _rows(plan, ink) if plan.unit is None else _columns(plan, ink)
    return element(
        "svg",
        element("defs", *_fills(ink)),
        *_axis(plan, height, ink),
        *drawn,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {number(WIDTH)} {number(height)}",
        role="img", aria_label=label, font_family=ink.font, fill=ink.ink,
    )  # fmt: skip


def _x(plan: DaysPlan, day: date) -> float:
    return (day - plan.first).days / plan.length * WIDTH


def _fills(ink: Ink) -> Iterator[str]:
    """Yield the hatching of disputes, and a mask for each pair of hard and soft ends."""
    lines = element("path", d="M0 0H3V6H0Z", fill=ink.dispute)
    ground = element("rect", width=6.0, height=6.0, fill=ink.paper)
    yield element(
        "pattern", ground, lines, id="days-disputed", width=6.0, height=6.0, patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    for name, begin, end in (("first", 0.0, 1.0), ("last", 1.0, 0.0), ("both", 0.0, 0.0)):
        stops = ((0.0, begin), (0.45, 1.0), (0.55, 1.0), (1.0, end))
        fade = element(
            "linearGradient",
            *(element("stop", offset=at, stop_color="#ffffff", stop_opacity=0.12 + 0.88 * much) for at, much in stops),
            id=f"days-fade-{name}",
        )
        cover = element("rect", width=1.0, height=1.0, fill=f"url(#days-fade-{name})")
        yield fade
        yield element("mask", cover, id=f"days-soft-{name}", maskContentUnits="objectBoundingBox")


def _rows(plan: DaysPlan, ink: Ink) -> Iterator[str]:
    for row, bar in enumerate(plan.bars):
        left, right = max(_x(plan, bar.first), 0.0), min(_x(plan, bar.last + timedelta(1)), WIDTH)
        right = max(right - 1.0, left + _LEAST)
        is_long = max(WIDTH - right, left) < _LABEL_ROOM
        high = _THIN if is_long else _BAR
        top = _TOP + row * _ROW + (_ROW - high - 0.8 if is_long else (_ROW - high) / 2)
        soft = _SOFT.get((bar.is_soft_first, bar.is_soft_last))
        yield element(
            "rect", x=left, y=top, width=right - left, height=high,
            fill="url(#days-disputed)" if bar.is_disputed else ink.pale if bar.is_soft else ink.ink,
            stroke=ink.dispute if bar.is_disputed and not is_long else None,
            mask=f"url(#days-soft-{soft})" if soft is not None else None,
        )  # fmt: skip
        yield from _arrows(plan, bar, (top, top + high), ink)
        yield _row_label(bar, left, right, _TOP + (row + 1) * _ROW - (6.2 if is_long else 4.6), ink)


def _arrows(plan: DaysPlan, bar: Bar, edges: tuple[float, float], ink: Ink) -> Iterator[str]:
    """Yield an arrow at each edge that a bar runs beyond."""
    middle = sum(edges) / 2
    top, bottom = middle - _BAR / 2, middle + _BAR / 2
    for is_beyond, tip, foot in ((bar.first < plan.first, 0.0, 6.0), (bar.last > plan.last, WIDTH, WIDTH - 6.0)):
        if is_beyond:
            corners = [(tip, middle), (foot, top), (foot, bottom)]
            yield element("path", d=path_of([corners], is_closed=True), fill=ink.ink, stroke=ink.paper)


def _row_label(bar: Bar, left: float, right: float, y: float, ink: Ink) -> str:
    """Return the words of a row beside its bar, where there is more room, or above one as long as the figure."""
    is_right = WIDTH - right >= left
    room = WIDTH - right if is_right else left
    mark = "≠ " if bar.is_disputed else ""
    if room < _LABEL_ROOM:
        return _label(f"{mark}{shortened(bar.words, _LABEL_LENGTH)}", left + 9.0, y, ink, anchor=None)
    most = int((room - 10.0) / width_of("n", _SIZE))
    text = f"{mark}{shortened(bar.words, min(most, _LABEL_LENGTH))}"
    return _label(text, right + 6.0 if is_right else left - 6.0, y, ink, anchor=None if is_right else "end")


def _label(text: str, x: float, y: float, ink: Ink, *, anchor: str | None) -> str:
    return element(
        "text", words(text), x=x, y=y, font_size=_SIZE, text_anchor=anchor, stroke=ink.paper, stroke_width=3.0,
        stroke_linejoin="round", paint_order="stroke",
    )  # fmt: skip


@dataclass(slots=True)
class _Column:
    """How many happenings of one unit of time: certain, in dispute, and not known to be in it."""

    certain: float = 0.0
    disputed: float = 0.0
    soft: float = 0.0

    @property
    def total(self) -> float:
        return self.certain + self.disputed + self.soft


def _columns(plan: DaysPlan, ink: Ink) -> Iterator[str]:
    edges = _edges(plan)
    counted = _counted(plan, edges)
    most = max(column.total for column in counted)
    for (first, after), column in zip(edges, counted, strict=True):
        left, right = _x(plan, first), _x(plan, after)
        base = _TOP + _COLUMNS_HEIGHT
        parts = ((column.disputed, "url(#days-disputed)"), (column.certain, ink.ink), (column.soft, ink.pale))
        for value, fill in parts:
            tall = value / most * (_COLUMNS_HEIGHT - 12.0)
            base -= tall
            if tall > 0.2:
                wide = max(right - left - 2.0, 1.0)
                yield element("rect", x=left + 1.0, y=base, width=wide, height=tall, fill=fill)
        if column.total >= 0.5 and right - left > 14.0:
            yield element(
                "text", f"{column.total:.0f}", x=(left + right) / 2, y=base - 3.0, font_size=_AXIS_SIZE,
                text_anchor="middle", fill=ink.soft,
            )  # fmt: skip


def _counted(plan: DaysPlan, edges: Sequence[tuple[date, date]]) -> list[_Column]:
    """Count bars by column; what is not known to the day is spread over the days on which it may have been."""
    counted = [_Column() for _ in edges]
    for bar in plan.bars:
        length = (bar.last - bar.first).days + 1
        for (first, after), column in zip(edges, counted, strict=True):
            days = (min(after, bar.last + timedelta(1)) - max(first, bar.first)).days
            if days <= 0:
                continue
            if bar.is_soft:
                column.soft += days / length
            elif first <= max(bar.first, plan.first) < after:  # what lasts is counted once, where it begins
                column.disputed += bar.is_disputed
                column.certain += not bar.is_disputed
    return counted


def _edges(plan: DaysPlan) -> list[tuple[date, date]]:
    """Return the first day of each column and the day after its last."""
    after = plan.last + timedelta(1)
    starts = [day for day in _starts(plan) if plan.first < day < after]
    bounds = [plan.first, *starts, after]
    return list(pairwise(bounds))


def _starts(plan: DaysPlan) -> Iterator[date]:
    """Yield the days on which a column begins: every day, every Monday, the first of a month or of a year."""
    for offset in range(plan.length):
        day = plan.first + timedelta(offset)
        if (
            plan.unit in {None, "day"}
            or (plan.unit == "week" and day.weekday() == 0)
            or (plan.unit == "month" and day.day == 1)
            or (plan.unit == "year" and (day.month, day.day) == (1, 1))
        ):
            yield day


def _axis(plan: DaysPlan, height: float, ink: Ink) -> Iterator[str]:
    """Yield the days below, as many as there is room for, each with a line through the figure."""
    base = height - _AXIS
    yield element("path", d=f"M0 {number(base)}H{number(WIDTH)}", stroke=ink.line, fill="none")
    free = 0.0
    for day, text in _marks(plan):
        x = _x(plan, day)
        if x < free or x > WIDTH - width_of(text, _AXIS_SIZE) - 3.0:
            continue
        free = x + width_of(text, _AXIS_SIZE) + 12.0
        tick = f"M{number(x)} {number(_TOP / 2)}V{number(base + 4)}"
        yield element("path", d=tick, stroke=ink.line, stroke_width=0.5, fill="none", stroke_dasharray="1 2.5")
        yield element("text", words(text), x=x + 3.0, y=height - 6.0, font_size=_AXIS_SIZE, fill=ink.soft)


def _marks(plan: DaysPlan) -> Iterable[tuple[date, str]]:
    """Return the days to write on the axis: days of a short stretch, months or years of a longer one."""
    days = [plan.first + timedelta(offset) for offset in range(plan.length)]
    if plan.length <= 45:
        return [(day, f"{day.day} {_MONTHS[day.month - 1]}") for day in days]
    if plan.length <= 3 * 366:
        return [
            (day, f"{_MONTHS[day.month - 1]} {day.year}" if day.month == 1 else _MONTHS[day.month - 1])
            for day in days
            if day.day == 1
        ]
    return [(day, str(day.year)) for day in days if (day.month, day.day) == (1, 1)]
