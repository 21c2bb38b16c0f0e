"""Days, months and weekdays as phrases of time, and how they are read."""

import re

from warledger.reading.times.forms import (
    EDGES,
    PART_AFTER,
    PART_BEFORE,
    Base,
    Phrase,
    Rule,
    day_steps,
    edge_of,
    form,
)
from warledger.vocabulary.times import time_words
from warledger.when import WEEKDAYS


def _read_date(match: re.Match[str]) -> Phrase | None:
    """Read a day and a month, with a year or without."""
    month, day = time_words().months[match["month"]], f"{int(match['day']):02}"
    year = match["year"]
    part = day_steps(match, "part", "part_before")
    weekday = match["weekday"] and time_words().weekdays[match["weekday"]]
    precision = "part_of_day" if part else "day"
    if year is None:
        steps = "|".join(step for step in (f"date:{month}-{day}:?", part) if step)
        return Phrase(match.start(), match.end(), "published", steps, precision=precision, weekday=weekday)
    value = f"{year}-{month}-{day}"
    return Phrase(match.start(), match.end(), "fixed", part, value, precision, weekday=weekday)


def _read_iso(match: re.Match[str]) -> Phrase | None:
    clock = match["clock"]
    return Phrase(
        match.start(), match.end(), "fixed", f"at:{clock}" if clock else None, match["date"],
        "minute" if clock else "day", clock=clock,
    )  # fmt: skip


_LAST_SHORT_YEAR = 49


def _read_numeric(match: re.Match[str]) -> Phrase | None:
    """Read 10/7/2016: one of two days where both orders are possible, since the country of the writer is unknown."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    year = year if len(year) == 4 else f"{'19' if int(year) > _LAST_SHORT_YEAR else '20'}{year}"
    if max(first, second) > 12 and min(first, second) > 12:
        return None
    orders = (
        [(second, first)] if first > 12 else [(first, second)] if second > 12 else [(second, first), (first, second)]
    )
    values = sorted({f"{year}-{month:02}-{day:02}" for month, day in orders})
    value = values[0] if len(values) == 1 else f"[{','.join(values)}]"
    return Phrase(match.start(), match.end(), "fixed", None, value, "day")


_NIGHT = "part:overnight"


def _read_day_range(match: re.Match[str]) -> Phrase | None:
    month, year = time_words().months[match["month"]], match["year"]
    first, last = f"{int(match['first']):02}", f"{int(match['last']):02}"
    if (match["part_before"] or "").lower() == "night" and int(last) == int(first) + 1:
        steps, value = (f"date:{month}-{last}:?|", None) if year is None else ("", f"{year}-{month}-{last}")
        base: Base = "published" if year is None else "fixed"
        return Phrase(match.start("span"), match.end("span"), base, f"{steps}{_NIGHT}", value, "part_of_day")
    if year is None:
        start = f"date:{month}-{first}:?"
        steps = f"{start}/{start}|date:{month}-{last}:future"
        return Phrase(match.start("span"), match.end(), "published", steps, precision="day")
    value = f"{year}-{month}-{first}/{year}-{month}-{last}"
    return Phrase(match.start("span"), match.end(), "fixed", None, value, "day")


def _read_month(match: re.Match[str]) -> Phrase | None:
    month = time_words().months[match["month"]]
    edge = edge_of(match)
    which, year = match["which"], match["year"]
    if year is not None:
        return Phrase(match.start(), match.end(), "fixed", edge, f"{year}-{month}", "month")
    if which is not None:
        shift = {"last": "year-1", "this": "year+0", "next": "year+1", "that": "year+0"}[which.lower()]
        base: Base = "context" if which.lower() == "that" else "published"
        steps = f"{shift}|month:{month}:same"
    else:
        before = (match["before"] or "").lower()
        side = "before" if before == "last" else "after" if before == "next" else "?"
        # The month just gone by is "last month"; only December is named "last" in the next one.
        gone = "month-1|" if before == "last" and month != "12" else ""
        base, steps = "published", f"{gone}month:{month}:{side}"
        if before in ("this", "that"):
            steps = f"year+0|month:{month}:same"
        if before == "that":
            base = "context"
    return Phrase(match.start(), match.end(), base, "|".join(s for s in (steps, edge) if s), precision="month")


_OF_MONTH = {"last": "month-1|", "next": "month+1|", "this": "month+0|", "the": "month+0|"}


def _read_day_of_month(match: re.Match[str]) -> Phrase | None:
    """Read "on the 12th", "on the 3rd of this month"."""
    day, of = f"{int(match['day']):02}", _OF_MONTH.get((match["which"] or "").lower())
    steps = f"{of}monthday:{day}:same" if of else f"monthday:{day}:?"
    return Phrase(match.start("span"), match.end(), "published", steps, precision="day")


_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|late|early|mid|of|during|last|this|next|through|throughout|and|to|between|on|for)"
    r"(?: (?:the )?(?:month of|end of|start of|beginning of|middle of))?[\s-]+$",
    re.IGNORECASE,
)
_AMBIGUOUS_MONTHS = ("May", "March")


def _read_bare_month(match: re.Match[str]) -> Phrase | None:
    """Read a month without a year; "May" and "March" only where a preposition shows that no verb is meant."""
    if match["month"] in _AMBIGUOUS_MONTHS and not (match["which"] or match["before"] or match["edge"]):
        before = match.string[max(0, match.start() - 30) : match.start()]
        if _MONTH_BEFORE.search(before) is None:
            return None
    return _read_month(match)


def _read_weekday(match: re.Match[str]) -> Phrase | None:
    weekday = time_words().weekdays[match["weekday"]]
    which, week = (match["which"] or "").lower().split(), match["week"]
    if match["every"] or (match["plural"] and match["on"] and _POSSESSED.match(match.string, match.end()) is None):
        return Phrase(match.start(), match.end(), "none", precision="set", weekday=weekday)
    if week:
        shift = {"last": "week-1", "this": "week+0", "next": "week+1"}[week.split()[0].lower()]
        steps = f"{shift}|weekday:{weekday}:same"
    else:
        steps = f"weekday:{weekday}:{_weekday_side(which)}"
    base: Base = "context" if which and which[-1] in ("following", "previous", "same", "that") else "published"
    part = day_steps(match, "part", "part_before")
    start = match.start("span")
    steps = "|".join(step for step in (steps, part) if step)
    precision = "part_of_day" if part else "day"
    alone = steps if base == "context" and ":before" in steps else None
    return Phrase(start, match.end(), base, steps, precision=precision, weekday=weekday, alone=alone)


# Wire copy loses its apostrophes: "on Wednesdays blast" is Wednesday's.
_POSSESSED = re.compile(
    r"\s(?!(?:and|or|in|at|when|from|to|since|the|for|as|after|with|during|before|by|they|he|she|it)\b)[a-z]"
)


def _weekday_side(which: list[str]) -> str:
    if not which:
        return "?"
    if which[-1] in ("last", "previous"):
        return "before"
    if which[-1] in ("next", "following"):
        return "after"
    if which[-1] == "that":
        return "nearest"
    return "future" if which[-1] == "coming" else "past" if which[-1] == "past" else "?"


def _read_weekday_range(match: re.Match[str]) -> Phrase | None:
    first, last = (time_words().weekdays[match[name]] for name in ("first", "last"))
    if not match["night"] and not match[0].startswith(("From", "from", "Between", "between")):
        return None
    if match["night"] and WEEKDAYS.index(last) == (WEEKDAYS.index(first) + 1) % 7:
        return Phrase(
            match.start("span"), match.end("span"), "published", f"weekday:{last}:?|{_NIGHT}", precision="part_of_day"
        )
    start = f"weekday:{first}:?"
    steps = f"{start}/{start}|weekday:{last}:after"
    return Phrase(match.start("span"), match.end(), "published", steps, precision="day", weekday=first)


def rules() -> tuple[Rule, ...]:
    """Return the rules of this module, in order of precedence."""
    return (
        Rule(
            "digit",
            form(
                r"(?<![\d/.-])(?P<date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ]"
                r"(?P<clock>[0-2]\d:[0-5]\d)(?::\d\d)?Z?)?(?![\d-])"
            ),
            _read_iso,
        ),
        Rule(
            "digit",
            form(
                r"(?<![\d/.-])(?P<first>0?[1-9]|[12]\d|3[01])(?P<sep>[./-])(?P<second>0?[1-9]|[12]\d|3[01])"
                r"(?P=sep)(?P<year><Y>|(?<=/)\d\d)(?![\d/])"
            ),
            _read_numeric,
        ),
        Rule(
            "month",
            form(
                r"\b(?:[Bb]etween |[Ff]rom )?(?P<span><NIGHTOF>(?P<first><D>)<ORD>"
                r"(?:\s*[-–—]\s*| (?:and|to|until|into) )(?P<last><D>)<ORD> (?P<month><M>)\b\.?(?:,? (?P<year><Y>)\b)?)"
            ),
            _read_day_range,
        ),
        Rule(
            "month",
            form(
                r"\b(?:[Bb]etween |[Ff]rom )?(?P<span><NIGHTOF>(?P<month><M>)\.? (?P<first><D>)<ORD>(?:\s*[-–—]\s*| "
                r"(?:and|to|until) )(?P<last><D>)<ORD>(?![\d,:]\d)(?:,? (?P<year><Y>)\b)?)"
            ),
            _read_day_range,
        ),
        Rule(
            "month",
            form(
                rf"\b{PART_BEFORE}<LEAD>(?:(?P<weekday><WS>)\.?,? )?(?:the )?(?P<day><D>)<ORD>(?: of)? "
                rf"(?P<month><M>)\b\.?(?:,?\s*(?P<year><Y>)(?!\d))?{PART_AFTER}"
            ),
            _read_date,
        ),
        Rule(
            "month",
            form(
                rf"\b{PART_BEFORE}<LEAD>(?:(?P<weekday><WS>)\.?,? )?(?P<month><M>)\.?\s*(?P<day><D>)<ORD>(?:"
                rf"(?:,\s*| |(?<=\d\d))(?P<year><Y>)(?!\d)|(?![\d]|[,:.]\d)){PART_AFTER}"
            ),
            _read_date,
        ),
        Rule(
            "month",
            form(
                rf"(?:\b(?P<before>last|this|next|Last|This|Next) |\b)?{EDGES}\b(?P<month><M>)\b\.?,?(?: of)? "
                r"(?P<year><Y>)(?P<which>(?!))?\b"
            ),
            _read_month,
        ),
        Rule(
            "month",
            form(
                rf"(?:\b(?P<before>last|this|next|Last|This|Next|<THAT>) |\b)?{EDGES}\b(?P<month><ML>)\b(?P<year>"
                r"(?!))?(?:(?: of)? (?P<which>last|this|next|that) year)?"
            ),
            _read_bare_month,
        ),
        Rule(
            "digit",
            form(
                r"\b(?:(?:[Oo]n)|(?:[Uu]ntil|[Ss]ince|[Bb]y|[Ff]rom)(?= the)) (?P<span>(?:the )?"
                r"(?P<day>3[01]|[12]\d|[1-9])(?:st|[nr]d|th))"
                r"(?: of (?P<which>this|the|last|next) month)?(?= ?(?:[.,;:)]|$|and\b|but\b|after\b|when\b|at\b))"
            ),
            _read_day_of_month,
        ),
        Rule(
            "weekday",
            form(
                r"\b(?:(?P<on>[Oo]n) )?(?P<span>(?:(?P<every>(?i:every|each)) )?(?:(?P<which>"
                r"(?i:last|next|this past|this coming|this|the following|the previous|the same|this same|past"
                rf"|coming)|<THAT>) )?{PART_BEFORE}<LEAD>"
                rf"(?P<weekday><W>)(?P<plural>s)?\b{PART_AFTER}(?:,? (?P<week>(?:last|this|next) week))?)"
            ),
            _read_weekday,
        ),
        Rule(
            "weekday",
            form(
                r"\b(?:[Ff]rom |[Bb]etween )?(?P<span>(?:(?:[Tt]he )?(?P<night>[Nn]ight) (?:of|from|between) )?"
                r"(?P<first><W>)(?: (?:to|until|till|through|and) |[-–/])(?P<last><W>))\b"
            ),
            _read_weekday_range,
        ),
    )
