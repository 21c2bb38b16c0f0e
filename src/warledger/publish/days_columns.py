"""Many happenings → columns of how many there are in each day, week, month or year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from warledger.publish.days_plan import DaysPlan
from warledger.publish.svg import Ink, element

HEIGHT = 150.0
_SPARE, _NUMBER_SIZE, _NUMBER_WIDTH = 12.0, 9.5, 14.0


@dataclass(slots=True)
class _Column:
    """How many happenings of one unit of time: certain, in dispute, and not known to be in it."""

    certain: float = 0.0
    disputed: float = 0.0
    soft: float = 0.0

    @property
    def total(self) -> float:
        return self.certain + self.disputed + self.soft


def draw_columns(plan: DaysPlan, ink: Ink, *, top: float) -> Iterator[str]:
    """Yield the columns of a plan, from ``top`` down to `HEIGHT` below it."""
    edges = _edges(plan)
    counted = _counted(plan, edges)
    most = max(column.total for column in counted)
    for (first, after), column in zip(edges, counted, strict=True):
        left, right = plan.place(first), plan.place(after)
        base = top + HEIGHT
        parts = ((column.disputed, "url(#days-disputed)"), (column.certain, ink.ink), (column.soft, ink.pale))
        for value, fill in parts:
            tall = value / most * (HEIGHT - _SPARE)
            base -= tall
            if tall > 0.2:
                wide = max(right - left - 2.0, 1.0)
                yield element("rect", x=left + 1.0, y=base, width=wide, height=tall, fill=fill)
        if column.total >= 0.5 and right - left > _NUMBER_WIDTH:
            yield element(
                "text", f"{column.total:.0f}", x=(left + right) / 2, y=base - 3.0, font_size=_NUMBER_SIZE,
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
