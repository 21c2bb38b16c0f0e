"""Time expressions: TimeBank in the edition of TempEval-3 (Pustejovsky et al. 2003; UzZaman et al. 2013)."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.figures import f1_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, each, input_of, json_lines
from bench.spans import around, first_free, touches
from warledger.records import Reading, Span, Time

FILE = "times/timebank.jsonl"
POINTS = ("DATE", "TIME")
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
DAY = 10
"""How many characters of an ISO date-time name the day."""
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_SATURDAY, _SUNDAY = 6, 7


@dataclass(frozen=True, slots=True)
class Expression(Span):
    """A time expression of the gold: TIMEX3 type and value."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A document and its time expressions, durations and sets too."""

    document: Input
    times: tuple[Expression, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)


def load(data: Path) -> list[Timed]:
    """Return the documents."""
    return [
        Timed(
            input_of(row),
            tuple(Expression(t["start"], t["end"], t["type"], t["value"] or "") for t in row["times"]),
        )
        for row in json_lines(data / FILE)
    ]


def judge(gold: Timed, reading: Reading) -> Judgement:
    """Count dates and clock times found, and those whose value is right to the day.

    A time that touches a duration or a set is neither right nor wrong: the contract keeps them as times of their own.
    """
    text, used, differences = gold.document.text, set[int](), list[Difference]()
    valued = same_days = 0
    asked = [t for t in gold.times if t.type in POINTS]
    for expression in asked:
        index = first_free(reading.times, expression, used)
        read = None if index is None else reading.times[index]
        used |= set() if index is None else {index}
        right = read is not None and _same_value(expression, read)
        valued += right
        same_days += right or (read is not None and read.value is not None and read.value == edtf_of(expression.value))
        if not right:
            differences.append(_difference(text, expression, read))
    extra = [t for i, t in enumerate(reading.times) if i not in used and not any(touches(t, g) for g in gold.times)]
    differences += [Difference("nothing", _in_words(text, t), around(text, t.start, t.end)) for t in extra]
    tally = {
        "span.hit": len(used),
        "span.extra": len(extra),
        "span.missed": len(asked) - len(used),
        "value.hit": valued,
        "value.extra": len(used) + len(extra) - valued,
        "value.missed": len(asked) - valued,
        "days.hit": same_days,
        "days.extra": len(used) + len(extra) - same_days,
        "days.missed": len(asked) - same_days,
    }
    return Judgement(gold.id, tally, tuple(differences))


def _same_value(gold: Expression, read: Time) -> bool:
    said = (read.value or "").strip("~?%")
    if gold.value[:DAY].rstrip("X-") == said[:DAY].rstrip("X-"):
        return True
    return gold.value in REFERENCES and not said


def edtf_of(value: str) -> str | None:
    """Return what TIMEX3 writes in a way of its own as EDTF: quarters, seasons, weeks, weekends; None for the rest.

    >>> edtf_of("1989-Q3"), edtf_of("1998-W08"), edtf_of("1989")
    ('1989-35', '1998-02-16/1998-02-22', None)
    """
    if match := _QUARTER.fullmatch(value):
        return f"{match[1]}-{32 + int(match[2])}"
    if match := _SEASON.fullmatch(value):
        return f"{match[1]}-{_SEASONS[match[2]]}"
    if match := _WEEK.fullmatch(value):
        first = _SATURDAY if match[3] else 1
        return "/".join(date.fromisocalendar(int(match[1]), int(match[2]), d).isoformat() for d in (first, _SUNDAY))
    return None


def _difference(text: str, gold: Expression, read: Time | None) -> Difference:
    said = "nothing" if read is None else _in_words(text, read)
    return Difference(f"{text[gold.start : gold.end]} = {gold.value}", said, around(text, gold.start, gold.end))


def _in_words(text: str, time: Time) -> str:
    return f"{text[time.start : time.end]} = {time.value}"


SET = GoldSet(
    name="times",
    layer="times",
    about="News of 1989 to 1998 with its publication date. Dates and clock times (TIMEX3 DATE and TIME) are asked "
    "for; a value is right when it names the same day, or no day where gold has only past, present or future. TIMEX3 "
    "writes quarters, halves, seasons and weeks in ways that EDTF does not have; the last line counts those that say "
    "the same days.",
    files=(FILE,),
    load=load,
    judge=each(judge),
    measures=(
        Measure(
            "span_f1",
            "dates and times found, F1 (touching)",
            f1_of("span"),
            "about 0.90, HeidelTime on a sister set (unverified)",
            must=0.88,
            aim=0.92,
        ),
        Measure(
            "value_f1",
            "dates and times with their value, F1",
            f1_of("value"),
            "about 0.78, HeidelTime on a sister set (unverified)",
            must=0.70,
            aim=0.80,
        ),
        Measure(
            "days_f1",
            "the same, where quarters, seasons and weeks count when EDTF names the same days, F1",
            f1_of("days"),
        ),
    ),
    fast=40,
)
