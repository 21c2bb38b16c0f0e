"""Units of the calendar ("last week"), so many of them ("three days ago") and the vocabulary's phrases of time."""

import re

from warledger.reading.times.forms import (
    EDGES,
    PART_AFTER,
    PART_BEFORE,
    Base,
    Phrase,
    Rule,
    alternation,
    day_steps,
    edge_of,
    form,
)
from warledger.records import Direction
from warledger.vocabulary.numbers import number_of
from warledger.vocabulary.times import time_words


def _read_unit(match: re.Match[str]) -> Phrase | None:
    """Read "last week", "earlier this year", "the end of next month", "that year"."""
    which, unit = match["which"].lower().split()[-1], match["unit"].lower()
    shift = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    context = which in ("that", "same", "following", "previous")
    if unit in ("day", "night", "hour", "minute", "second"):
        return None
    if unit in time_words().seasons:
        side = {-1: "before", 0: "?", 1: "after"}[shift]
        steps = f"season:{time_words().seasons[unit]}:{side}"
    else:
        steps = f"{ {'fortnight': 'week'}.get(unit, unit) }{shift:+d}"
    lead = (match["lead"] or "").lower()
    direction = None
    if lead.startswith(("earlier", "later")) and shift == 0:
        direction = _way(ahead=lead.startswith("later"))
        steps += f"|only:{direction}"
    elif (edge := edge_of(match)) is not None:
        steps += f"|{edge}"
    base: Base = "context" if context else "published"
    return Phrase(match.start(), match.end(), base, steps, precision=unit, direction=direction)


def _read_unit_of_report(match: re.Match[str]) -> Phrase | None:
    """Read "the worst attack of the year": the year of the report."""
    steps = f"{match['unit'].lower()}+0"
    return Phrase(match.start("span"), match.end(), "published", steps, precision=match["unit"].lower())


def _read_quarter(match: re.Match[str]) -> Phrase | None:
    ordinal = (match["ordinal"] or "").lower()
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(ordinal)
    year, which = match["year"] or match["year_before"], match["which"]
    if number is None:
        return Phrase(match.start(), match.end(), "published", "quarter+0", precision="season")
    if year is not None:
        return Phrase(match.start(), match.end(), "fixed", None, f"{year}-{32 + number}", "season")
    if which is not None:
        shift = {"last": "year-1", "this": "year+0", "next": "year+1"}[which.lower()]
        return Phrase(match.start(), match.end(), "published", f"{shift}|quarter:{number}:same", precision="season")
    return Phrase(match.start(), match.end(), "published", f"quarter:{number}:?", precision="season")


def _amount(match: re.Match[str]) -> tuple[str, str, int | None]:
    """Return the unit, its ISO letter and how many; None where the number cannot be told."""
    unit = match["unit"].lower().removesuffix("s").replace("centurie", "century")
    words = " ".join(match["number"].lower().split())
    if words.startswith("a couple"):
        number: float | None = 2
    elif words in ("a", "an"):
        number = 1
    else:
        number = number_of(words)
    letter = time_words().units[unit]
    return unit, letter, int(number) if number is not None and number == int(number) else None


def _way(*, ahead: bool) -> Direction:
    return "future" if ahead else "past"


def _duration(letter: str, number: int) -> str:
    times = int(letter[:-1]) if letter[:-1].isdigit() else 1
    clock = "T" if letter.startswith("T") else ""
    return f"P{clock}{number * times}{letter[-1]}"


_SHIFTABLE = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade", "night": "day"}


def _read_ago(match: re.Match[str]) -> Phrase | None:
    unit, letter, number = _amount(match)
    way = match["way"].lower().split()[0]
    ahead = way in ("later", "after", "from", "hence")
    sign = 1 if ahead else -1
    context = way not in ("ago", "from", "hence")
    base: Base = "context" if context else "published"
    direction = None if context else _way(ahead=ahead)
    if number is None:
        return Phrase(match.start(), match.end(), "none", direction=direction)
    if unit == "fortnight":
        unit, number = "week", 2 * number
    if unit not in _SHIFTABLE or number > 3000:
        steps = f"{_duration(letter, number)}:{'after' if ahead else 'before'}"
        return Phrase(match.start(), match.end(), base, steps, precision="duration", direction=direction)
    steps = f"{_SHIFTABLE[unit]}{sign * number:+d}"
    return Phrase(match.start(), match.end(), base, steps, precision=_SHIFTABLE[unit], direction=direction)


def _read_duration(match: re.Match[str]) -> Phrase | None:
    unit, letter, number = _amount(match)
    which = (match["which"] or "").lower().split()
    ahead = bool(which) and which[-1] in ("next", "coming")
    anchored = ahead or (bool(which) and which[-1] in ("last", "past", "previous", "recent"))
    if match["number"].lower() in ("a", "an") and not which and not match["prep"]:
        return None
    if unit == "second" and not match["unit"].endswith("s"):
        return None
    value = None if number is None or number > 3000 else _duration(letter, number)
    start = match.start("span")
    direction = _way(ahead=ahead) if anchored else None
    if anchored and value is not None:
        steps = f"{value}:{'after' if ahead else 'before'}"
        return Phrase(start, match.end(), "published", steps, value, "duration", direction=direction)
    return Phrase(start, match.end(), "none", None, value, "duration", direction=direction)


def _read_hyphened(match: re.Match[str]) -> Phrase | None:
    _, letter, number = _amount(match)
    value = None if number is None or number > 3000 else _duration(letter, number)
    return Phrase(match.start(), match.end(), "none", None, value, "duration")


def _read_vague_duration(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start("span"), match.end("span"), "none", precision="duration")


def _key(match: re.Match[str]) -> str:
    text = match["span"] if "span" in match.re.groupindex else match[0]
    return " ".join(text.lower().split())


def _read_relative(match: re.Match[str]) -> Phrase | None:
    steps = time_words().relative[" ".join(match["phrase"].lower().split())]
    part = day_steps(match, "part", "part_before")
    if part and "part:" not in steps:
        steps += f"|{part}"
    unit = re.split(r"[+:-]", steps)[0].replace("weekend", "week")
    precision = "part_of_day" if "part:" in steps else unit
    return Phrase(match.start(), match.end(), "published", steps, precision=precision)


def _read_context(match: re.Match[str]) -> Phrase | None:
    steps = time_words().context[_key(match)]
    precision = "part_of_day" if "part:" in steps else re.split(r"[+:-]", steps)[0].replace("weekend", "week")
    return Phrase(match.start(), match.end(), "context", steps, precision=precision)


def _read_vague(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "none", direction=time_words().vague[_key(match)])


def _read_feast(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "none")


def _read_set(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "none", precision="set")


def rules() -> tuple[Rule, ...]:
    """Return the rules of this module, in order of precedence."""
    words = time_words()
    return (
        Rule(
            "unit",
            form(rf"\b{PART_BEFORE}<LEAD>(?P<phrase>(?i:{alternation(words.relative)}))\b{PART_AFTER}"),
            _read_relative,
        ),
        Rule(
            "unit",
            form(rf"\b(?i:{alternation(words.context)})\b"),
            _read_context,
        ),
        Rule(
            "unit",
            form(
                rf"\b(?P<lead>(?i:earlier|later)(?: on)?(?: in)? )?(?:{EDGES[:-1]})?\b(?P<which>"
                r"(?i:last|this|next|the last|the past|the previous|the current|the coming|the following|the next"
                r"|the same|that same|this past|this coming|that)) "
                r"(?P<unit>(?i:week|fortnight|month|year|quarter|decade|century|<SEASON>))\b(?!-)"
            ),
            _read_unit,
        ),
        Rule(
            "unit",
            form(
                r"\b(?i:for|of|in|during|through|throughout|over) (?P<span>the (?P<unit>week|year))\b"
                r"(?! (?:of|ended|ending|to|when|before|after|that|since)\b|[-'’])"
            ),
            _read_unit_of_report,
        ),
        Rule(
            "quarter",
            form(
                r"(?:\b(?P<edge>[Ee]arly|[Ll]ate) in )?\b(?:the )?(?:fiscal )?(?:(?P<year_before><Y>) )?(?:"
                r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) year['’]s )?(?:fiscal[ -])?(?P<ordinal>"
                r"(?i:first|second|third|fourth|latest|year-ago|year-earlier|current))[ -](?:quarter|period)\b"
                r"(?: of (?P<year><Y>))?"
            ),
            _read_quarter,
        ),
        Rule(
            "unit",
            form(
                r"\b<MOD>(?P<number><NUM>)[\s-]+(?P<unit>(?i:<UNIT>|centurie))s?(?: or so)?[\s-](?P<way>"
                r"(?i:ago|earlier|later|before(?= ?[.,;)\"”]|$)|after(?= ?[.,;)\"”]|$)|from now|hence))\b"
            ),
            _read_ago,
        ),
        Rule(
            "unit",
            form(
                r"\b(?:(?P<prep>"
                r"(?i:for|in|over|during|within|after|than|nearly|almost|about|every|half|of|last|lasting)) )?"
                r"(?P<span>(?:(?:the )?(?P<which>"
                r"(?i:the first|the last|the past|the next|the previous|the coming|the recent|the final|last|past"
                r"|next|first|previous|coming)) )?<MOD>"
                r"(?P<number><NUM>)\s+(?P<unit>(?i:<UNIT>|centurie))s?)\b(?!-)(?! old\b)"
            ),
            _read_duration,
        ),
        Rule(
            "unit",
            form(r"\b(?P<number><NUM>)-(?P<unit>(?i:<UNIT>))(?:-long)?\b(?!-old)(?!-)"),
            _read_hyphened,
        ),
        Rule(
            "unit",
            form(
                r"\b(?P<number><NUM>)-(?P<unit>year)(?:-old)(?= (?:civil |armed |brutal |bloody )?"
                r"(?:war|conflict|siege|truce|ceasefire|insurgency|uprising|blockade|crisis|offensive|campaign"
                r"|operation|rebellion|revolt))"
            ),
            _read_hyphened,
        ),
        Rule(
            "unit",
            form(
                r"\b(?:[Ff]or|[Ii]n|[Ww]ithin|(?i:after)|[Oo]ver|[Oo]f|[Ff]irst|several|many) (?P<span>"
                r"(?:minutes|hours|days|weeks|months|years|decades|centuries))\b"
            ),
            _read_vague_duration,
        ),
        Rule(
            "unit",
            form(rf"\b(?:(?i:every|each) (?:(?:other|few|single) )?(?i:<UNIT>)s?|(?i:{alternation(words.sets)}))\b"),
            _read_set,
        ),
        Rule(
            "any",
            form(rf"(?<!as )\b(?i:{alternation(words.vague)})\b(?!-)"),
            _read_vague,
        ),
        Rule(
            "any",
            form(rf"\b(?:{alternation(words.feasts)})\b"),
            _read_feast,
        ),
    )
