"""Neighbouring phrases that name one time together: "10 p.m. Wednesday", "20 years ago today", "from 3 to 5 a.m."."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from warledger.reading.times.forms import Phrase
from warledger.reading.times.relating import related
from warledger.when import SEASONS

_GAP = re.compile(
    r"(?:[,\s]|\bon\b|\bat\b|\baround\b|\babout\b|\bof\b|\bthe\b|\bin\b|\bby\b|\bjust\b|\bbefore\b|\bafter\b)*"
)
_INTO_GAP = re.compile(r"\s(?:into|to)\s")
_RANGE_GAP = re.compile(r"\s*(?:and|to|until|till|through|[-–—])\s+(?:about |around )?", re.IGNORECASE)
_OVERNIGHT = "day+0|part:overnight"
_LONGEST_GAP = 12


def joined(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Yield the phrases of a text in order, those joined that are one time."""
    return _merged(text, _merged(text, _with_days_of_ranges(text, phrases), _one_time), _one_range)


def _merged(
    text: str, phrases: Iterable[Phrase], join: Callable[[str, Phrase, Phrase], Phrase | None]
) -> Iterator[Phrase]:
    held: Phrase | None = None
    for phrase in phrases:
        if held is not None and (both := join(text, held, phrase)) is not None:
            held = both
            continue
        if held is not None:
            yield held
        held = phrase
    if held is not None:
        yield held


def _one_time(text: str, one: Phrase, other: Phrase) -> Phrase | None:
    gap = text[one.end : other.start]
    if len(gap) >= _LONGEST_GAP:
        return None
    words = text[max(one.start - 4, 0) : one.end]
    return _in_year_beside(gap, one, other) or related(words, gap, one, other) or _both(gap, one, other)


def _both(gap: str, one: Phrase, other: Phrase) -> Phrase | None:
    into = one.steps == _OVERNIGHT and _INTO_GAP.fullmatch(gap)
    if len(gap) >= _LONGEST_GAP or (_GAP.fullmatch(gap) is None and not into):
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


_AGO = re.compile(r"(?P<unit>month|year)-(?P<number>\d+)|day-(?P<days>\d+)\|about:P3D")
_TO_THE = {"day+0": "day", "month+0": "month", "week+0": "week"}


def _ago_to_a_day(one: Phrase, other: Phrase) -> Phrase | None:
    ago = _AGO.fullmatch(one.steps or "")
    if ago is None or one.base != "published" or other.base != "published":
        return None
    minus = f"minus:P{ago['days']}D" if ago["days"] else f"minus:P{ago['number']}{ago['unit'][0].upper()}"
    if other.steps in _TO_THE:
        steps, precision = f"{other.steps}|{minus}", _TO_THE[other.steps or ""]
    elif other.weekday is not None and (other.steps or "").endswith(":?") and "/" not in (other.steps or ""):
        steps, precision = f"day+0|{minus}|weekday:{other.weekday}:nearest", "day"
    else:
        return None
    return replace(one, end=other.end, steps=steps, precision=precision, weekday=other.weekday)


# ---------------------------------------------------------------- between Friday evening and Saturday morning

_FROM = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s(?:and|to|until|till)\s(?:the\s)?")


def _one_range(text: str, one: Phrase, other: Phrase) -> Phrase | None:
    """Join two parts or clocks of weekdays that are the ends of one range."""
    first, _, first_part = (one.steps or "").partition("|")
    last, _, last_part = (other.steps or "").partition("|")
    are_weekdays = (first, last) == (f"weekday:{one.weekday}:?", f"weekday:{other.weekday}:?") and first != last
    if not are_weekdays or not (first_part and last_part) or _TO.fullmatch(text[one.end : other.start]) is None:
        return None
    if _FROM.search(text[max(one.start - 13, 0) : one.start]) is None:
        return None
    steps = f"{one.steps}/{first}|weekday:{other.weekday}:after|{last_part}"
    return replace(one, end=other.end, steps=steps, precision="day", clock=None)


# ---------------------------------------------------------------- 4 April last year

_YEAR_BESIDE = re.compile(r"year[+-]\d")
_PART_WITHOUT_YEAR = re.compile(r"(?P<part>(?:date|month|season):[\w-]+):\?(?P<rest>.*)")


def _in_year_beside(gap: str, one: Phrase, other: Phrase) -> Phrase | None:
    """Give a date or a month the year that is named by its place beside this one."""
    part = _PART_WITHOUT_YEAR.fullmatch(one.steps or "")
    is_beside = gap.strip() in ("", "of") and _YEAR_BESIDE.fullmatch(other.steps or "") is not None
    if part is None or not is_beside or one.base != "published" or "/" in (one.steps or ""):
        return None
    return replace(one, end=other.end, base=other.base, steps=f"{other.steps}|{part['part']}:same{part['rest']}")


# ---------------------------------------------------------------- January nineteen ninety-seven


_PART_OF_YEAR = re.compile(r"(?:month:(?P<month>\d\d)|season:(?P<season>\w+)):\?(?P<edge>\|edge:\w+)?")


def _in_spelled_year(one: Phrase, other: Phrase) -> Phrase | None:
    part = _PART_OF_YEAR.fullmatch(one.steps or "")
    if part is None or other.base != "fixed" or other.precision != "year" or "/" in (other.value or ""):
        return None
    code = part["month"] or SEASONS[part["season"]]
    return replace(
        one, end=other.end, base="fixed", steps=(part["edge"] or "|")[1:] or None, value=f"{other.value}-{code}"
    )


# ---------------------------------------------------------------- 10 p.m. Wednesday, on Sunday at dawn


def _clock_and_day(one: Phrase, other: Phrase) -> Phrase | None:
    if one.steps == _OVERNIGHT and other.precision == "day" and other.base != "none":
        one = replace(one, steps="part:overnight", bare=True)  # "overnight on Tuesday": Tuesday's night, not last night
    if one.clock is not None and other.bare and other.clock is None:
        return replace(_in_part(one, other), end=other.end)
    bare, day = (one, other) if one.bare else (other, one)
    if not bare.bare or (day.bare and (day.clock is None or bare.clock is not None)):
        return None
    if day.bare:
        return replace(day, start=one.start, end=other.end)
    if not _takes_a_clock(day) or (day.clock is not None and bare.clock is not None):
        return None
    return replace(_at(day, bare), start=one.start, end=other.end)


def _in_part(clocked: Phrase, part: Phrase) -> Phrase:
    """Read "8:30 in the evening" as 20:30."""
    hour, minute = (clocked.clock or "").split(":")
    later = any(f"part:{name}" in (part.steps or "") for name in ("afternoon", "evening", "night"))
    if not later or not 1 <= int(hour) < 12 or ("part:night" in (part.steps or "") and int(hour) < 6):
        return clocked
    clock = f"{int(hour) + 12:02}:{minute}"
    return replace(
        clocked,
        clock=clock,
        steps=(clocked.steps or "").replace(f"at:{clocked.clock}", f"at:{clock}"),
        alone=(clocked.alone or "").replace(f"at:{clocked.clock}", f"at:{clock}") or None,
    )


def _takes_a_clock(day: Phrase) -> bool:
    named = day.precision in ("day", "part_of_day") and day.base != "none"
    return named and "/" not in (day.steps or "") and "/" not in (day.value or "")


def _at(day: Phrase, bare: Phrase) -> Phrase:
    """Put the clock or the part of the day of a bare phrase onto a day."""
    bare = _in_part(bare, day) if bare.clock is not None else bare
    clock = bare.clock or day.clock
    steps = [step for step in (day.steps or "").split("|") if step and not (bare.clock and step.startswith("part:"))]
    return replace(
        day,
        steps="|".join(step for step in (*steps, bare.steps) if step) or None,
        precision="minute" if clock else "part_of_day",
        clock=clock,
        utc_offset=bare.utc_offset or day.utc_offset,
    )


# ---------------------------------------------------------------- between 3 and 5 a.m. on Monday, 1 April to 3 May 2016


def _with_days_of_ranges(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Give the first end of a range the day or the year that is named behind the second."""
    for phrase, second, day in zip(phrases, [*phrases[1:], None], [*phrases[2:], None, None], strict=False):
        if second is None or _RANGE_GAP.fullmatch(text[phrase.end : second.start]) is None:
            yield phrase
        elif not phrase.bare:
            yield _in_year_of(phrase, second)
        elif second.bare and day is not None and _clock_and_day_of(text, second, day):
            yield replace(_at(replace(day, clock=None), phrase), start=phrase.start, end=phrase.end, bare=False)
        else:
            yield phrase


def _clock_and_day_of(text: str, clock: Phrase, day: Phrase) -> bool:
    return _takes_a_clock(day) and _both(text[clock.end : day.start], clock, day) is not None


_NO_YEAR = re.compile(r"(?:date:(?P<date>\d\d-\d\d)|month:(?P<month>\d\d)):\?")
_FULL = re.compile(r"(?P<year>\d{4})-\d\d(?:-\d\d)?")


def _in_year_of(one: Phrase, other: Phrase) -> Phrase:
    part, full = _NO_YEAR.fullmatch(one.steps or ""), _FULL.fullmatch(other.value or "")
    if part is None or full is None or other.base != "fixed" or one.precision != other.precision:
        return one
    value = f"{full['year']}-{part['date'] or part['month']}"
    if value > full[0]:
        value = f"{int(full['year']) - 1}{value[4:]}"
    return replace(one, base="fixed", steps=None, value=value)
