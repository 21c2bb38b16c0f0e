"""Units of the calendar ("last week"), and so many of them ("three days ago", "for two weeks")."""

import re

from warledger.reading.times.forms import (
    EDGES,
    Base,
    Phrase,
    Rule,
    edge_of,
    form,
)
from warledger.reading.times.relating import beside_a_day
from warledger.records import Direction
from warledger.vocabulary.numbers import number_of, numbers
from warledger.vocabulary.times import time_words

_PRECISION = {"fortnight": "week", "quarter": "season", "century": "vague"}


_OF_SOMETHING = re.compile(r"\s+of\s+(?:the|an?|his|her|its|their|[A-Za-z]+)\b")
_ROLLING = re.compile(r"(?:the|this)\s+(?:past|last)", re.IGNORECASE)
"""Before "week": the seven days up to the report, not the week of the calendar."""


def _read_unit(match: re.Match[str]) -> Phrase | None:
    """Read "last week", "earlier this year", "the end of next month", "that year"."""
    which, unit = match["which"].lower().split()[-1], match["unit"].lower()
    shift = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    context = which in ("that", "same", "following", "previous")
    if unit in ("day", "night", "hour", "minute", "second") or (which, unit) == ("that", "fall"):
        return None
    if which == "last" and _OF_SOMETHING.match(match.string, match.end()):
        return None
    if unit in ("week", "month") and _ROLLING.fullmatch(match["which"]) and not match["lead"] and not match["edge"]:
        value = _duration(time_words().units[unit], 1)
        steps = f"{value}:before"
        return Phrase(match.start(), match.end(), "published", steps, value, "duration", direction="past")
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
    precision = _PRECISION.get(unit, "season" if unit in time_words().seasons else unit)
    return Phrase(match.start(), match.end(), base, steps, precision=precision, direction=direction)


def _read_unit_of_report(match: re.Match[str]) -> Phrase | None:
    """Read "the worst attack of the year": the year of the report."""
    steps = f"{match['unit'].lower()}+0"
    return Phrase(match.start("span"), match.end(), "published", steps, precision=match["unit"].lower())


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
    if unit in ("week", "fortnight"):
        unit, number = "day", number * (7 if unit == "week" else 14)
        rounded = "P3D"
    else:
        rounded = _ROUNDED.get(unit, "") if number < 10 or unit != "day" else "P3D"
    if unit not in _SHIFTABLE or number > 3000:
        steps = f"{_duration(letter, number)}:{'after' if ahead else 'before'}"
        return Phrase(match.start(), match.end(), base, steps, precision="duration", direction=direction)
    steps = f"{_SHIFTABLE[unit]}{sign * number:+d}"
    if _is_rounded(match) and rounded:
        steps += f"|about:{rounded}"
    precision = "week" if "P3D" in steps else _SHIFTABLE[unit]
    return Phrase(
        match.start(), match.end(), base, steps, precision=precision, direction=direction,
        alone=None if ahead else steps,
    )  # fmt: skip


_ROUNDED = {"day": "P1D", "night": "P1D", "month": "P15D", "year": "P6M"}
"""Unit → how far "about so many" of it may be off; weeks are counted loosely even without "about"."""


def _is_rounded(match: re.Match[str]) -> bool:
    """Tell whether so many units ago are told loosely: "two weeks ago", "about ten days ago", not "exactly"."""
    bound = " ".join(match.string[match.start() : match.start("number")].lower().split())
    if bound:
        return numbers().bounds.get(bound) != "exactly" and bound != "fully"
    return match["unit"].lower().startswith(("week", "fortnight")) or " or so" in match[0]


_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SHARE = re.compile(r"quarter\s+of\b")
_COMPARED = re.compile(r"\b(?:first|only|worst|best|most \w+|\w+est|times?)\b[\w\s]{0,25}$", re.IGNORECASE)
"""Before "in ten years": the span that a comparison looks back on."""


def _read_duration(match: re.Match[str]) -> Phrase | None:
    unit, letter, number = _amount(match)
    which = (match["which"] or "").lower().split()
    ahead = bool(which) and which[-1] in ("next", "coming")
    anchored = ahead or (bool(which) and which[-1] in ("last", "past", "previous", "recent"))
    is_bare = match["number"].lower() in ("a", "an") and not which and not match["prep"]
    if is_bare and beside_a_day().match(match.string, match.end()) is None:
        return None
    if match["about"] and match["about"].split()[-1] in ("two", "three"):
        return Phrase(match.start("span"), match.end(), "none", precision="duration")
    if unit == "quarter" and (_YEAR.fullmatch(match["number"]) or _SHARE.match(match.string, match.start("unit"))):
        return None
    if unit == "second" and not match["unit"].endswith("s"):
        return None
    value = None if number is None or number > 3000 else _duration(letter, number)
    start = match.start("span")
    direction = _way(ahead=ahead) if anchored else None
    if anchored and value is not None:
        steps = f"{value}:{'after' if ahead else 'before'}"
        return Phrase(start, match.end(), "published", steps, value, "duration", direction=direction)
    ahead_steps = None
    if (
        (match["prep"] or "").lower() == "in"
        and number
        and unit in _SHIFTABLE
        and not which
        and match["number"] != "one"
    ):
        ahead_steps = None if _COMPARED.search(match.string[: match.start()]) else f"{_SHIFTABLE[unit]}+{number}"
    return Phrase(start, match.end(), "none", None, value, "duration", direction=direction, ahead=ahead_steps)


def _read_hyphened(match: re.Match[str]) -> Phrase | None:
    _, letter, number = _amount(match)
    value = None if number is None or number > 3000 else _duration(letter, number)
    return Phrase(match.start(), match.end(), "none", None, value, "duration")


def _read_vague_duration(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start("span"), match.end("span"), "none", precision="duration")


def rules() -> tuple[Rule, ...]:
    """Return the rules of this module, in order of precedence."""
    return (
        Rule(
            "unit",
            form(
                rf"\b(?P<lead>(?i:earlier|later)(?: on)?(?: in)? )?(?:{EDGES[:-1]})?\b(?P<which>"
                r"(?i:last|this|next|the last|the past|the previous|the current|the coming|the following|the next"
                r"|the same|that same|this past|this coming|that)) "
                r"(?:fiscal |calendar |school )?"
                r"(?P<unit>(?i:week|fortnight|month|year|quarter|decade|century|<SEASON>))\b(?!-)"
            ),
            _read_unit,
        ),
        Rule(
            "unit",
            form(
                r"\b(?i:for|of|in|during|through|throughout|over) (?P<span>the (?:fiscal )?(?P<unit>week|month|year))\b"
                r"(?! of \w| (?:ended|ending|to|when|before|after|that|since|two)\b| \d|[-'’])"
            ),
            _read_unit_of_report,
        ),
        Rule(
            "unit",
            form(
                r"\b(?P<span>[Tt]he (?P<unit>week|month|year))(?=['’]s (?:most|first|last|only|second|worst|\w+est)\b)"
            ),
            _read_unit_of_report,
        ),
        Rule(
            "unit",
            form(
                r"\b<MOD>(?P<number><NUM>)[\s-]+(?P<unit>(?i:<UNIT>|centurie))s?(?: or so)?[\s-](?P<way>"
                r"(?i:ago|earlier|later|before(?= ?[.,;)\"”]|$)|after(?= ?[.,;)\"”]|$)|from now|hence))\b(?! than\b)"
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
                r"(?P<number><NUM>)\s+(?P<unit>(?i:<UNIT>|centurie))s?(?P<about> or (?:two|three|so|more))?)\b"
                r"(?!-)(?! old\b)"
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
                r"\b(?:[Ff]or|[Ii]n|[Ww]ithin|(?i:after)|[Oo]ver|[Ff]irst|several|many) (?P<span>"
                r"(?:minutes|hours|days|weeks|months|years|decades|centuries))\b"
            ),
            _read_vague_duration,
        ),
    )
