"""Neighbouring phrases that name one time together: "10 p.m. Wednesday", "20 years ago today", "from 3 to 5 a.m."."""

import re
from collections.abc import Iterator
from dataclasses import replace

from warledger.reading.times.forms import Phrase

_GAP = re.compile(
    r"(?:[,\s]|\bon\b|\bat\b|\baround\b|\babout\b|\bof\b|\bthe\b|\bin\b|\bby\b|\bjust\b|\bbefore\b|\bafter\b)*"
)
_RANGE_GAP = re.compile(r"\s*(?:and|to|until|till|[-–—])\s+(?:about |around )?", re.IGNORECASE)
_OVERNIGHT = "day+0|part:overnight"
_LONGEST_GAP = 12


def joined(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Yield the phrases of a text in order, those joined that are one time."""
    held: Phrase | None = None
    for phrase in _with_days_of_ranges(text, phrases):
        if held is not None and (both := _both(text[held.end : phrase.start], held, phrase)) is not None:
            held = both
            continue
        if held is not None:
            yield held
        held = phrase
    if held is not None:
        yield held


def _both(gap: str, one: Phrase, other: Phrase) -> Phrase | None:
    if len(gap) >= _LONGEST_GAP or _GAP.fullmatch(gap) is None:
        return None
    if gap.isspace():
        moved = _ago_to_a_day(one, other)
        if moved is not None:
            return moved
    if gap.strip() in ("", "of", ","):
        dated = _in_spelled_year(one, other)
        if dated is not None:
            return dated
    return _clock_and_day(one, other)


# ---------------------------------------------------------------- 20 years ago today, a year ago Tuesday


_AGO = re.compile(r"(?P<unit>week|month|year)-(?P<number>\d+)")
_TO_THE = {"day+0": "day", "month+0": "month", "week+0": "week"}


def _ago_to_a_day(one: Phrase, other: Phrase) -> Phrase | None:
    ago = _AGO.fullmatch(one.steps or "")
    if ago is None or one.base != "published" or other.base != "published":
        return None
    minus = f"minus:P{ago['number']}{ago['unit'][0].upper()}"
    if other.steps in _TO_THE:
        steps, precision = f"{other.steps}|{minus}", _TO_THE[other.steps or ""]
    elif other.weekday is not None and (other.steps or "").endswith(":?") and "/" not in (other.steps or ""):
        steps, precision = f"day+0|{minus}|weekday:{other.weekday}:nearest", "day"
    else:
        return None
    return replace(one, end=other.end, steps=steps, precision=precision, weekday=other.weekday)


# ---------------------------------------------------------------- January nineteen ninety-seven


_MONTH = re.compile(r"month:(?P<month>\d\d):\?(?P<edge>\|edge:\w+)?")


def _in_spelled_year(one: Phrase, other: Phrase) -> Phrase | None:
    month = _MONTH.fullmatch(one.steps or "")
    if month is None or other.base != "fixed" or other.precision != "year" or "/" in (other.value or ""):
        return None
    edge = (month["edge"] or "|")[1:] or None
    return replace(one, end=other.end, base="fixed", steps=edge, value=f"{other.value}-{month['month']}")


# ---------------------------------------------------------------- 10 p.m. Wednesday, on Sunday at dawn


def _clock_and_day(one: Phrase, other: Phrase) -> Phrase | None:
    if one.steps == _OVERNIGHT and other.precision == "day" and other.base != "none":
        one = replace(one, steps="part:overnight", bare=True)  # "overnight on Tuesday": Tuesday's night, not last night
    bare, day = (one, other) if one.bare else (other, one)
    if not bare.bare:
        return None
    if day.bare:  # the clock of "5:30 in the morning"
        clocked = [phrase for phrase in (day, bare) if phrase.clock is not None]
        return replace(clocked[0], start=one.start, end=other.end) if len(clocked) == 1 else None
    if not _takes_a_clock(day) or (day.clock is not None and bare.clock is not None):
        return None
    return replace(_at(day, bare), start=one.start, end=other.end)


def _takes_a_clock(day: Phrase) -> bool:
    named = day.precision in ("day", "part_of_day") and day.base != "none"
    return named and "/" not in (day.steps or "") and "/" not in (day.value or "")


def _at(day: Phrase, bare: Phrase) -> Phrase:
    """Put the clock or the part of the day of a bare phrase onto a day."""
    clock = bare.clock or day.clock
    return replace(
        day,
        steps="|".join(step for step in (day.steps, bare.steps) if step) or None,
        precision="minute" if clock else "part_of_day",
        clock=clock,
        utc_offset=bare.utc_offset or day.utc_offset,
    )


# ---------------------------------------------------------------- between 3 a.m. and 5 a.m. on Monday


def _with_days_of_ranges(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Give the first end of a range of clocks the day that is named behind the second."""
    for phrase, second, day in zip(phrases, [*phrases[1:], None], [*phrases[2:], None, None], strict=False):
        if (
            phrase.bare
            and second is not None
            and second.bare
            and day is not None
            and _RANGE_GAP.fullmatch(text[phrase.end : second.start])
            and _takes_a_clock(day)
            and _both(text[second.end : day.start], second, day) is not None
        ):
            yield replace(_at(replace(day, clock=None), phrase), start=phrase.start, end=phrase.end, bare=False)
        else:
            yield phrase
