"""Times told by their place in or beside another: "the first week of April", "two days before Sunday"."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from warledger.reading.times.forms import Phrase, Rule, form
from warledger.vocabulary.times import time_words
from warledger.when import anchor

# ---------------------------------------------------------------- the first week of April, the last day of May 2016

_WEEKS = {"first": "01-07", "second": "08-14", "third": "15-21", "fourth": "22-28", "last": "last07", "final": "last07"}
_DAYS = {"first": "01-01", "last": "last01", "final": "last01"}


def _read_days_of_month(match: re.Match[str]) -> Phrase | None:
    days = (_WEEKS if match["unit"] == "week" else _DAYS).get(match["which"].lower())
    if days is None:
        return None
    month, year, precision = time_words().months[match["month"]], match["year"], match["unit"]
    if year is None:
        steps = f"month:{month}:?|days:{days}"
        return Phrase(match.start(), match.end(), "published", steps, precision=precision)
    value = anchor(f"month+0|days:{days}", date(int(year), int(month), 1)).value
    return Phrase(match.start(), match.end(), "fixed", None, value, precision)


# ---------------------------------------------------------------- the Friday before

OF_AN_EVENT = re.compile(r"\s+(?:the|an?|his|her|its|their|this|that|these|those|[A-Z\d]|\w+ing\b|\w+['’]s\b)")


def _read_weekday_beside(match: re.Match[str]) -> Phrase | None:
    """Read "the Friday before"; that before the vote is a Friday not known."""
    weekday, way, further = time_words().weekdays[match["weekday"]], match["way"], match["further"]
    steps = f"weekday:{weekday}:{way}"
    start, end = match.start("span"), match.end()
    if further is not None:
        steps += "|day-7" if way == "before" else "|day+7"
        return Phrase(start, end, "published", steps, precision="day", weekday=weekday)
    if OF_AN_EVENT.match(match.string, end) is not None:
        return Phrase(start, match.end("weekday"), "none", precision="day", weekday=weekday)
    alone = steps if way == "before" else None
    return Phrase(start, end, "context", steps, precision="day", weekday=weekday, alone=alone)


@cache
def beside_a_day() -> re.Pattern[str]:
    """Return the form of a day behind "before" or "after", which makes "a day" a distance: "a day before Sunday"."""
    return form(r" (?:(?:before|after) )?(?:the )?(?:<W>|<M> <D>|<D> <M>)\b")


def _read_the_day_beside(match: re.Match[str]) -> Phrase | None:
    """Read "the day" before Sunday and "the eve" of Sunday's vote as a span, which joins the day behind it."""
    value = "P1W" if match["unit"] == "week" else "P1D"
    return Phrase(match.start("span"), match.end("span"), "none", None, value, "duration")


def rules() -> tuple[Rule, ...]:
    """Return the rules of this module, in order of precedence."""
    return (
        Rule(
            "month",
            form(
                r"\b[Tt]he (?P<which>(?i:first|second|third|fourth|last|final)) (?P<unit>week|day) of (?:[Ll]ast )?"
                r"(?P<month><M>)\b\.?(?:,? (?P<year><Y>)\b)?"
            ),
            _read_days_of_month,
        ),
        Rule(
            "weekday",
            form(
                r"\b(?P<span>[Tt]he (?P<weekday><W>) (?P<way>before|after)(?: (?P<further>(?<=before )last"
                r"|(?<=after )next))?)\b"
            ),
            _read_weekday_beside,
        ),
        Rule(
            "eve",
            form(
                r"\b(?P<span>[Tt]he (?:(?P<unit>day|week)(?= before| after)|eve(?= of))) (?:before|after|of)"
                r"(?= (?:the )?(?:<W>|<M> <D>|<D> <M>)\b)"
            ),
            _read_the_day_beside,
        ),
    )


# ---------------------------------------------------------------- two days before Sunday, the 24 hours to Monday

_BESIDE_GAP = re.compile(r"\s(?P<way>before|after)\s(?:the\s)?")
_EVE_GAP = re.compile(r"\s(?P<way>of)\s(?:the\s)?")
_UP_TO_GAP = re.compile(r"\s(?:to|until|till|up to|before|ending|ended)\s(?:on\s)?(?:the\s)?")
_SPAN = re.compile(r"P(?:(?P<number>\d+)(?P<letter>[DW])|T\d+H)")
_WITHIN_A_DAY = ("part:", "at:")


_STRETCH = re.compile(r"(?:^|\s)[Tt]he\s+\S+\s+\S+$")


def related(words: str, gap: str, one: Phrase, other: Phrase) -> Phrase | None:
    """Return the one time that a span and the day behind it name together, None where they do not.

    ``words`` are those of the span and just before it: "the two days before Sunday" are those two, "two days before
    Sunday" is a Friday.
    """
    span = _SPAN.fullmatch(one.value or "")
    if span is None or one.base != "none" or not _is_a_day(other):
        return None
    is_stretch = _STRETCH.search(words) is not None
    if is_stretch and _UP_TO_GAP.fullmatch(gap) is not None:
        return _up_to(one, other)
    beside = _EVE_GAP.fullmatch(gap) if words.lower().endswith("eve") else _BESIDE_GAP.fullmatch(gap)
    if is_stretch or beside is None or span["number"] is None or other.precision != "day":
        return None
    days = int(span["number"]) * (7 if span["letter"] == "W" else 1) * (1 if beside["way"] == "after" else -1)
    steps = [other.steps or "", f"day{days:+d}", "about:P3D" if span["letter"] == "W" else ""]
    return replace(other, start=one.start, steps="|".join(step for step in steps if step), weekday=None)


def _is_a_day(phrase: Phrase) -> bool:
    named = phrase.precision in ("day", "part_of_day", "minute") and phrase.base in ("published", "fixed")
    return named and "/" not in (phrase.steps or "") and "/" not in (phrase.value or "")


def _up_to(one: Phrase, other: Phrase) -> Phrase:
    kept = [step for step in (other.steps or "").split("|") if step and not step.startswith(_WITHIN_A_DAY)]
    steps = "|".join((*kept, f"{one.value}:before"))
    return replace(other, start=one.start, steps=steps, precision="duration", weekday=None, clock=None)
