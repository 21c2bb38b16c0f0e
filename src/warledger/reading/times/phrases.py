"""The vocabulary's phrases of time: relative, leaning on a day told before, vague, feasts and what recurs."""

import re

from warledger.reading.times.forms import PART_AFTER, PART_BEFORE, Phrase, Rule, alternation, day_steps, form
from warledger.reading.times.relating import OF_AN_EVENT, beside_a_day
from warledger.records import Direction
from warledger.vocabulary.times import time_words


def _key(match: re.Match[str]) -> str:
    return " ".join(match[0].lower().split())


def _precision(steps: str) -> str:
    return "part_of_day" if "part:" in steps else re.split(r"[+:-]", steps)[0].replace("weekend", "week")


def _read_relative(match: re.Match[str]) -> Phrase | None:
    steps = time_words().relative[" ".join(match["phrase"].lower().split())]
    part = day_steps(match, "part", "part_before")
    if part and "part:" not in steps:
        steps += f"|{part}"
    return Phrase(match.start(), match.end(), "published", steps, precision=_precision(steps))


def _read_context(match: re.Match[str]) -> Phrase | None:
    steps = time_words().context[_key(match)]
    if match[0].lower().endswith(("day before", "day after", "week before", "week after")) and beside_a_day().match(
        match.string, match.end()
    ):
        return None  # "the day before Sunday" joins that Sunday
    beside = match[0].lower().endswith(("before", "after")) and OF_AN_EVENT.match(match.string, match.end()) is not None
    alone = None if beside or steps.startswith(("day+1", "week+1", "month+1", "year+1")) else steps
    precision = _precision(steps)
    return Phrase(match.start(), match.end(), "context", steps, precision=precision, alone=alone, beside_event=beside)


def _read_then(match: re.Match[str]) -> Phrase | None:
    way = "since" if match["way"].lower() == "since" else "by"
    return Phrase(match.start("span"), match.end("span"), "context", f"day+0|open:{way}", precision="day")


def _read_vague(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "none", direction=time_words().vague[_key(match)])


_VAGUE_WAYS: dict[str, Direction] = {"ago": "past", "recent": "past", "past": "past"}


def _read_vague_units(match: re.Match[str]) -> Phrase | None:
    way = _VAGUE_WAYS.get((match["which"] or match["ago"]).lower(), "future")
    return Phrase(match.start(), match.end(), "none", direction=way)


def _read_adjective(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "none", direction=time_words().adjectives[match[0].lower()])


def _read_this_moment(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start("span"), match.end("span"), "none", direction="present")


def _read_one_day(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start("span"), match.end("span"), "none", direction="future")


def _read_ordinal_day(match: re.Match[str]) -> Phrase | None:
    """Read "it is the third day of", which is the report's; "on" it is a day not known, "for a third day" is a span."""
    if match["is"] and match["unit"] == "day":
        return Phrase(match.start("span"), match.end("span"), "published", "day+0", precision="day")
    if match["for"] is None:
        return Phrase(match.start("span"), match.end("span"), "none")
    number = time_words().ordinals.index(" ".join(match["ordinal"].lower().split())) + 2
    letter = {"night": "D"}.get(match["unit"], match["unit"][0].upper())
    return Phrase(match.start("span"), match.end("span"), "none", None, f"P{number}{letter}", "duration")


_NAMED_DAY = ("Day", "Eve", "Friday", "Sunday", "Monday")


def _read_feast(match: re.Match[str]) -> Phrase | None:
    """Read a feast; one whose day a rule gives has that day where it is named as a day, not as a season or a person."""
    steps, day = time_words().feasts[" ".join(match["feast"].split())], match["first"]
    if steps is None or not (match["on"] or day or match["feast"].endswith(_NAMED_DAY)):
        return Phrase(match.start("feast"), match.end("feast"), "none")
    is_month = steps.startswith("hijri:") and steps.count("-") == 0
    if is_month and day:
        steps, is_month = steps.replace(":?", "-01:?"), False
    start = match.start("first") if day else match.start("feast")
    if (match["on"] or "").lower() == "during" and not is_month:
        return Phrase(match.start("feast"), match.end("feast"), "none")
    return Phrase(start, match.end("feast"), "published", steps, precision="month" if is_month else "day")


def _read_set(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "none", precision="set")


_UNITS = r"(?i:minutes|hours|days|weeks|months|quarters|years|decades|centuries)"


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
            form(rf"\b(?:(?i:every|each) (?:(?:other|few|single) )?(?i:<UNIT>)s?|(?i:{alternation(words.sets)}))\b"),
            _read_set,
        ),
        Rule(
            "unit",
            form(
                rf"\b(?:(?:(?i:the) )?(?P<which>(?i:recent|past|coming|future)) {_UNITS}(?: and {_UNITS})?"
                rf"|(?:(?i:some) )?{_UNITS} (?P<ago>(?i:ago)))\b"
            ),
            _read_vague_units,
        ),
        Rule(
            "vague",
            form(r"\b(?P<way>(?i:until|till|by|since)) (?P<span>then)\b(?!-)"),
            _read_then,
        ),
        Rule(
            "vague",
            form(r"\b(?i:at) (?P<span>this (?:(?!very)\w+ )?(?:moment|juncture))\b"),
            _read_this_moment,
        ),
        Rule(
            "unit",
            form(r"\b(?i:will|would|could|may|might|can|must|shall) (?P<span>one day)\b"),
            _read_one_day,
        ),
        Rule(
            "unit",
            form(
                rf"\b(?:(?P<for>(?i:for)) |(?i:on) |(?P<is>(?i:today is|it is|it['’]s|this is)) )"
                rf"(?P<span>(?:a|an|the|its|their) "
                rf"(?P<ordinal>(?i:{alternation(words.ordinals)}))(?: (?:straight|consecutive|successive|full))?"
                r" (?P<unit>day|night|week|month|year)(?: running| in a row)?)\b"
            ),
            _read_ordinal_day,
        ),
        Rule(
            "vague",
            form(rf"(?<!\bas )\b(?i:{alternation(words.vague)})\b(?!-| (?:after|as|of)\b)"),
            _read_vague,
        ),
        Rule(
            "vague",
            form(
                rf"(?<!-)\b(?i:{alternation(words.adjectives)})\b(?= [\w'])"
                r"(?! (?:in|of|on|at|to|from|and|or|was|is|were|are|that|which|through|by|with)\b)"
            ),
            _read_adjective,
        ),
        Rule(
            "feast",
            form(
                rf"(?:\b(?P<on>(?i:on|before|after|by|until|till|since|during|month of)) )?"
                rf"(?P<first>(?i:the first day of) )?\b(?P<feast>{alternation(words.feasts)})\b"
                r"(?! (?:market|tree|tale)s?\b)"
            ),
            _read_feast,
        ),
    )
