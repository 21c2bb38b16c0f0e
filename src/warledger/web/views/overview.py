"""Counts and events of a period → the overview: what stands out, by day and kind and grade, and the list."""

from collections.abc import Mapping
from dataclasses import dataclass

from warledger.ledger.browsing.asking import Asked, Counts, Names, Page
from warledger.publish.opening import Opening
from warledger.publish.phrase import counted, day_words, period_words, plain
from warledger.records import Event
from warledger.web.address import Query
from warledger.web.views.brief import BriefOpening, brief_opening
from warledger.web.views.filters import FilterForm, filter_form
from warledger.web.views.pager import Pager, pager_of
from warledger.web.views.rows import EventRow, GradeMark, event_row, grade_mark

_DAY, _MONTH, _YEAR = 10, 7, 4
"""Characters of an ISO date that name a day, a month, a year."""
_MOST_ROWS = 400


@dataclass(frozen=True, slots=True)
class KindCount:
    """Events of one kind."""

    kind: str
    number: int
    disputed: int
    query: Query


@dataclass(frozen=True, slots=True)
class DayCount:
    """Events that begin on one day, or in one month or year of many; ``share`` is of the fullest one, in percent."""

    day: str
    words: str
    number: int
    disputed: int
    share: int
    query: Query


@dataclass(frozen=True, slots=True)
class GradeCount:
    """Events of one grade."""

    grade: GradeMark
    number: int
    query: Query


@dataclass(frozen=True, slots=True)
class DayGroup:
    """Rows of the list that begin on one day."""

    heading: str
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The overview."""

    title: str
    period: str
    sentences: tuple[str, ...]
    brief: BriefOpening
    standing_out: tuple[EventRow, ...]
    grades: tuple[GradeCount, ...]
    kinds: tuple[KindCount, ...]
    days: tuple[DayCount, ...]
    days_words: str
    undated: int
    unplaced: int
    total: int
    groups: tuple[DayGroup, ...]
    pager: Pager
    order: str
    form: FilterForm
    query: Query


def overview_page(
    query: Query,
    asked: Asked,
    counts: Counts,
    *,
    page: Page[Event],
    standing_out: Page[Event],
    names: Mapping[str, Names],
    order: str,
    opening: Opening | None = None,
) -> OverviewPage:
    """Return the overview.

    Args:
        query: the address.
        asked: what it asks for.
        counts: of all events asked for.
        page: the events of this page of the list.
        standing_out: the events that most origins tell of.
        names: what the filters may be set to.
        order: of the list.
        opening: what a brief of them opens with; None where they are too many.
    """
    days = _days(counts, query)
    return OverviewPage(
        title="Overview",
        period=_period(asked, counts),
        sentences=_sentences(counts),
        brief=brief_opening(query, opening, counts),
        standing_out=tuple(event_row(event) for event in standing_out.items),
        grades=tuple(
            GradeCount(grade_mark(grade), number, query.having("grade", grade)) for grade, number in counts.grades
        ),
        kinds=tuple(
            KindCount(plain(kind), number, disputed, query.having("kind", kind))
            for kind, number, disputed in counts.kinds
        ),
        days=days,
        days_words=counted(len(days), {_DAY: "day", _MONTH: "month"}.get(len(days[0].day) if days else _DAY, "year")),
        undated=counts.undated,
        unplaced=counts.unplaced,
        total=counts.total,
        groups=_groups(page.items),
        pager=pager_of(page, query),
        order=order,
        form=filter_form(query, asked, counts, names),
        query=query,
    )  # fmt: skip


def _days(counts: Counts, query: Query) -> tuple[DayCount, ...]:
    """Return the days, or the months or years where there would be too many rows."""
    rows: list[tuple[str, int, int]] = []
    for length in (_DAY, _MONTH, _YEAR):
        gathered: dict[str, tuple[int, int]] = {}
        for day, number, disputed in counts.days:
            before = gathered.get(day[:length], (0, 0))
            gathered[day[:length]] = (before[0] + number, before[1] + disputed)
        rows = [(day, number, disputed) for day, (number, disputed) in gathered.items()]
        if len(rows) <= _MOST_ROWS:
            break
    fullest = max((number for _, number, _ in rows), default=1)
    return tuple(
        DayCount(
            day, day_words(day), number, disputed, max(1, round(100 * number / fullest)),
            query.having("from", day).having("until", day),
        )
        for day, number, disputed in rows
    )  # fmt: skip


def _period(asked: Asked, counts: Counts) -> str:
    if asked.begin is None and asked.until is None:
        return period_words(counts.first, counts.last) if counts.first else "no dated happenings"
    return period_words(asked.begin, asked.until)


def _sentences(counts: Counts) -> tuple[str, ...]:
    """Return what the numbers say, in words."""
    if not counts.total:
        return ("Nothing in the ledger is like this.",)
    found = [f"{counted(counts.total, 'happening')} on {counted(len(counts.days), 'day')}."]
    grades = dict(counts.grades)
    firm = sum(grades.get(grade, 0) for grade in ("agreed", "admitted", "corroborated"))
    found.append(
        f"{counted(firm, 'rests', 'rest')} on more than one origin, on both sides, or on an admission; "
        f"{grades.get('single', 0):,} on one origin; {grades.get('unattributed', 0):,} on nobody's stated word."
    )
    if counts.disputed:
        found.append(f"On {counted(counts.disputed, 'happening')} accounts contradict each other.")
    return tuple(found)


def _groups(events: tuple[Event, ...]) -> tuple[DayGroup, ...]:
    """Return the rows under the day on which they begin, in the order given."""
    found: list[tuple[str, list[EventRow]]] = []
    for event in events:
        day = event.begin or event.until
        heading = day_words(day[:10]) if day else "Undated"
        if not found or found[-1][0] != heading:
            found.append((heading, []))
        found[-1][1].append(event_row(event))
    return tuple(DayGroup(heading, tuple(rows)) for heading, rows in found)
