"""Bars of happenings → the drawing of the days: a row each where they are few, columns of how many where not.

An end that is not known to the day fades; what accounts contradict each other on is hatched, so that it is told by more
than colour.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from warledger.publish.days_columns import HEIGHT, draw_columns
from warledger.publish.days_plan import WIDTH, DaysPlan
from warledger.publish.figures import Bar
from warledger.publish.phrase import shortened
from warledger.publish.svg import Ink, element, number, path_of, width_of, words

_ROW, _BAR = 16.0, 9.0
_AXIS, _TOP = 20.0, 14.0
_SIZE, _AXIS_SIZE = 10.5, 9.5
_LEAST = 5.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABEL_LENGTH = 72
_LABEL_ROOM = 100.0
"""Units beside a bar that its words need; with less, they stand on it."""
_THIN = 2.2
"""How high a bar is that runs along the whole figure, so that its words stand above it."""
_SOFT = {(True, False): "first", (False, True): "last", (True, True): "both"}


def draw_days(plan: DaysPlan, ink: Ink, *, label: str) -> str:
    """Return the drawing of the days.

    Args:
        plan: what it shows.
        ink: its colours and type.
        label: what it is called for those who cannot see it.
    """
    body = len(plan.bars) * _ROW if plan.unit is None else HEIGHT
    height = _TOP + body + _AXIS
    drawn = _rows(plan, ink) if plan.unit is None else draw_columns(plan, ink, top=_TOP)
    return element(
        "svg",
        element("defs", *_fills(ink)),
        *_axis(plan, height, ink),
        *drawn,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {number(WIDTH)} {number(height)}",
        role="img", aria_label=label, font_family=ink.font, fill=ink.ink,
    )  # fmt: skip


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
        left, right = max(plan.place(bar.first), 0.0), min(plan.place(bar.last + timedelta(1)), WIDTH)
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


def _axis(plan: DaysPlan, height: float, ink: Ink) -> Iterator[str]:
    """Yield the days below, as many as there is room for, each with a line through the figure."""
    base = height - _AXIS
    yield element("path", d=f"M0 {number(base)}H{number(WIDTH)}", stroke=ink.line, fill="none")
    free = 0.0
    for day, text in _marks(plan):
        x = plan.place(day)
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
