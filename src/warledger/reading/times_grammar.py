# ruff: noqa: E501 - a form is read in one piece
"""Text → phrases of time: what each says by itself, before tense, neighbours and publication date are looked at."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from warledger.records import Direction
from warledger.vocabulary.numbers import number_of, numbers
from warledger.vocabulary.times import time_words
from warledger.when import SEASONS

Base = Literal["published", "context", "fixed", "none"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time.

    ``base`` says what ``steps`` (the small language of `warledger.when`, a side ``?`` still open) start from: the
    publication date, a day named nearby, the fixed EDTF ``value``, or nothing. ``bare`` phrases (a clock, a part of the
    day, an ordinal quarter) name no day themselves.
    """

    start: int
    end: int
    base: Base
    steps: str | None = None
    value: str | None = None
    precision: str = "vague"
    weekday: str | None = None
    clock: str | None = None
    utc_offset: str | None = None
    direction: Direction | None = None
    bare: bool = False


_Reader = Callable[[re.Match[str]], Phrase | None]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A form, how it is read, and the kind of word near which alone it can match (None: anywhere)."""

    near: str
    form: re.Pattern[str]
    read: _Reader


def find_phrases(text: str) -> list[Phrase]:
    """Return the phrases of time of a text, in order and without overlap, neighbours of one day joined."""
    found = []
    windows = {near: list(_windows(text, form)) for near, form in _near().items()}
    for rank, rule in enumerate(_rules()):
        for first, last in windows[rule.near]:
            for match in rule.form.finditer(text, first, last):
                phrase = rule.read(match)
                if phrase is not None:
                    found.append((phrase.start, -phrase.end, rank, phrase))
    if any(phrase.precision == "season" and "quarter" in text[phrase.start : phrase.end] for *_, phrase in found):
        # Only where ordinal quarters show that quarters of a year, not of a town, are meant.
        found += [
            (m.start(), -m.end(), 99, Phrase(m.start(), m.end(), "none", precision="season"))
            for m in _QUARTER.finditer(text)
        ]
    chosen: list[Phrase] = []
    for _, _, _, phrase in sorted(found, key=lambda item: item[:3]):
        if not chosen or phrase.start >= chosen[-1].end:
            chosen.append(phrase)
    return list(_joined(text, chosen))


_BACK, _AHEAD = 90, 70


def _windows(text: str, near: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text around the words near which a rule can match at all, merged."""
    first = last = -1
    for match in near.finditer(text):
        if first < 0 or match.start() - _BACK > last:
            if first >= 0:
                yield first, last
            first = _word_start(text, max(match.start() - _BACK, 0))
        last = min(match.end() + _AHEAD, len(text))
    if first >= 0:
        yield first, last


def _word_start(text: str, at: int) -> int:
    """Step on from the middle of a word to where the next one starts."""
    while 0 < at < len(text) and not text[at - 1].isspace():
        at += 1
    return at


_QUARTER = re.compile(r"\b(?:the|that|this|its|a)\s+(?:(?:flat|full|latest|comparable|year-ago)\s+)?quarter\b")
_GAP = re.compile(
    r"(?:[,\s]|\bon\b|\bat\b|\baround\b|\babout\b|\bof\b|\bthe\b|\bin\b|\bby\b|\bjust\b|\bbefore\b|\bafter\b)*"
)


def _joined(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Join a clock or part of the day with the day beside it ("10 p.m. Wednesday", "on Sunday at dawn")."""
    held: Phrase | None = None
    for phrase in phrases:
        gap = text[held.end : phrase.start] if held is not None else ""
        if held is not None and len(gap) < 12 and _GAP.fullmatch(gap) and (joined := _join(held, phrase)) is not None:
            held = joined
            continue
        if held is not None:
            yield held
        held = phrase
    if held is not None:
        yield held


def _join(one: Phrase, other: Phrase) -> Phrase | None:
    bare, day = (one, other) if one.bare else (other, one)
    if not bare.bare:
        return None
    if day.bare:
        if day.clock is None or bare.clock is not None:
            return None if bare.clock is None or day.clock is not None else _join_bare(bare, one, other)
        return _join_bare(day, one, other)
    if day.precision not in ("day", "part_of_day") or day.base == "none":
        return None
    if "/" in (day.steps or "") or "/" in (day.value or "") or (day.clock is not None and bare.clock is not None):
        return None
    steps = [step for step in (day.steps, bare.steps) if step]
    clock = bare.clock or day.clock
    return replace(
        day,
        start=one.start,
        end=other.end,
        steps="|".join(steps) or None,
        precision="minute" if clock else "part_of_day",
        clock=clock,
        utc_offset=bare.utc_offset or day.utc_offset,
    )


def _join_bare(clocked: Phrase, one: Phrase, other: Phrase) -> Phrase:
    """Keep the clock of "5:30 in the morning"."""
    return replace(clocked, start=one.start, end=other.end)


# ---------------------------------------------------------------- forms


def _any(words: Iterable[str]) -> str:
    """Return an alternation, longest first; spaces match any run of white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def _names() -> dict[str, str]:
    words = time_words()
    return {
        "W": _any(words.weekday_names),
        "WS": _any(words.weekdays),
        "M": _any(words.months),
        "ML": _any(words.month_names),
        "PART": _any(words.parts),
        "SEASON": _any(words.seasons),
        "UNIT": _any(words.units),
        "D": r"(?:3[01]|[12]\d|0?[1-9])",
        "ORD": r"(?:st|nd|rd|th)?",
        "Y": r"(?:1[5-9]\d\d|20\d\d)",
        "NUM": _number_form(),
        "MOD": rf"(?:(?:{_any(numbers().bounds)}|barely|fully)\s+)?",
        "ZONE": _any(words.zones),
        "LEAD": r"(?:(?P<lead>early|late|mid|Early|Late|Mid)(?:\s+on|\s+in)?[\s-]+|(?:earlier|later|Earlier|Later)(?:\s+on)?\s+)?",
    }


def _number_form() -> str:
    known = numbers()
    word = rf"(?i:{_any((*known.small, *known.large))})"
    return (
        rf"(?:\d+(?:[.,]\d+)*(?:[\s-](?i:{_any(known.large)}))?(?![\d])"
        rf"|(?:an?\s+)?{word}(?:(?:[\s-]|\s+and\s+){word})*"
        r"|(?i:a\s+couple(?:\s+of)?|a\s+few|several|many|some|few|a\s+number\s+of|a\s+dozen|dozens\s+of|an?\s+half|half\s+an?|an?)"
        r"(?:\s+(?:dozen|more))?)"
    )


def _form(template: str) -> re.Pattern[str]:
    """Compile a form; ``<NAME>`` stands for one of the named parts, a space for white space."""
    for name, part in _names().items():
        template = template.replace(f"<{name}>", f"(?:{part})" if name not in ("LEAD", "MOD") else part)
    return re.compile(template.replace(" ", r"\s"))


# ---------------------------------------------------------------- fixed dates


def _day_steps(match: re.Match[str], *names: str) -> str | None:
    """Return the steps of a part of the day that a lead or a following word names."""
    groups = match.groupdict()
    part = next((groups[name] for name in names if groups.get(name)), None)
    if part is not None:
        key = " ".join(part.lower().split())
        named = time_words().parts[key]
        return "part:early" if (groups.get("lead") or "").lower() == "early" and named == "morning" else f"part:{named}"
    lead = (groups.get("lead") or "").lower()
    return f"part:{lead}" if lead in ("early", "late") else None


def _read_date(match: re.Match[str]) -> Phrase | None:
    """Read a day and a month, with a year or without."""
    month, day = time_words().months[match["month"]], f"{int(match['day']):02}"
    year = match["year"]
    part = _day_steps(match, "part", "part_before")
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


def _read_numeric(match: re.Match[str]) -> Phrase | None:
    """Read 10/7/2016: one of two days where both orders are possible, since the country of the writer is unknown."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if max(first, second) > 12 and min(first, second) > 12:
        return None
    orders = (
        [(second, first)] if first > 12 else [(first, second)] if second > 12 else [(second, first), (first, second)]
    )
    values = sorted({f"{year}-{month:02}-{day:02}" for month, day in orders})
    value = values[0] if len(values) == 1 else f"[{','.join(values)}]"
    return Phrase(match.start(), match.end(), "fixed", None, value, "day")


def _read_day_range(match: re.Match[str]) -> Phrase | None:
    month, year = time_words().months[match["month"]], match["year"]
    first, last = f"{int(match['first']):02}", f"{int(match['last']):02}"
    if year is None:
        start = f"date:{month}-{first}:?"
        steps = f"{start}/{start}|date:{month}-{last}:future"
        return Phrase(match.start("span"), match.end(), "published", steps, precision="day")
    value = f"{year}-{month}-{first}/{year}-{month}-{last}"
    return Phrase(match.start("span"), match.end(), "fixed", None, value, "day")


def _read_month(match: re.Match[str]) -> Phrase | None:
    month = time_words().months[match["month"]]
    edge = _edge_of(match)
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
        base, steps = "published", f"month:{month}:{side}"
        if before == "this":
            steps = f"year+0|month:{month}:same"
    return Phrase(match.start(), match.end(), base, "|".join(s for s in (steps, edge) if s), precision="month")


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


_EDGE_OF = {
    "early": "early", "late": "late", "mid": "mid", "middle": "mid", "beginning": "start", "start": "start",
    "end": "end", "latter": "late", "turn": "start", "sometime": None,
}  # fmt: skip


def _edge_of(match: re.Match[str]) -> str | None:
    words = re.findall(r"[a-z]+", (match["edge"] or "").lower())
    edge = next((_EDGE_OF[word] for word in words if word in _EDGE_OF), None)
    return f"edge:{edge}" if edge else None


# ---------------------------------------------------------------- weekdays


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
    base: Base = "context" if which and which[-1] in ("following", "previous", "same") else "published"
    part = _day_steps(match, "part", "part_before")
    start = match.start("span")
    steps = "|".join(step for step in (steps, part) if step)
    return Phrase(start, match.end(), base, steps, precision="part_of_day" if part else "day", weekday=weekday)


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
    return "future" if which[-1] == "coming" else "past" if which[-1] == "past" else "?"


def _read_weekday_range(match: re.Match[str]) -> Phrase | None:
    first, last = (time_words().weekdays[match[name]] for name in ("first", "last"))
    start = f"weekday:{first}:?"
    steps = f"{start}/{start}|weekday:{last}:after"
    return Phrase(match.start("span"), match.end(), "published", steps, precision="day", weekday=first)


# ---------------------------------------------------------------- units of the calendar


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
    direction: Direction | None = None
    if lead.startswith(("earlier", "later")) and shift == 0:
        direction = "past" if lead.startswith("earlier") else "future"
        steps += f"|only:{direction}"
    elif (edge := _edge_of(match)) is not None:
        steps += f"|{edge}"
    base: Base = "context" if context else "published"
    return Phrase(match.start(), match.end(), base, steps, precision=unit, direction=direction)


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


# ---------------------------------------------------------------- so many units


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
    direction: Direction | None = None if context else "future" if ahead else "past"
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
    direction: Direction | None = "future" if ahead else "past" if anchored else None
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


# ---------------------------------------------------------------- phrases of the vocabulary


def _key(match: re.Match[str]) -> str:
    text = match["span"] if "span" in match.re.groupindex else match[0]
    return " ".join(text.lower().split())


def _read_relative(match: re.Match[str]) -> Phrase | None:
    steps = time_words().relative[" ".join(match["phrase"].lower().split())]
    part = _day_steps(match, "part", "part_before")
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


# ---------------------------------------------------------------- clocks and parts of the day


def _read_part(match: re.Match[str]) -> Phrase | None:
    part = time_words().parts[" ".join(match["part"].lower().split())]
    if part == "morning" and (match["lead"] or "").lower() == "early":
        part = "early"
    steps = f"part:{part}"
    way = match["way"].lower().split()[0]
    if way in ("by", "before", "until", "till"):
        steps += "|open:by"
    return Phrase(match.start("span"), match.end(), "context", steps, precision="part_of_day", bare=True)


def _read_clock(match: re.Match[str]) -> Phrase | None:
    groups = match.groupdict()
    clock = _clock_of(
        groups["hour"] or groups["hour2"] or groups["military"] or groups["run"], groups["minute"], groups["half"]
    )
    if clock is None:
        return None
    zone = groups.get("zone")
    offset = time_words().zones.get(zone) if zone else None
    if groups.get("utc_hour"):
        other = _clock_of(groups["utc_hour"], groups["utc_minute"], groups["utc_half"])
        offset = _offset(clock, other) if other is not None else offset
    return Phrase(
        match.start("span"), match.end(), "context", f"at:{clock}", precision="minute", clock=clock, utc_offset=offset,
        bare=True,
    )  # fmt: skip


_CLOCK_BEFORE = re.compile(
    r"\b(?:at|around|about|by|from|until|before|after|since|till|and|to|between)\s+$", re.IGNORECASE
)


def _read_clock_checked(match: re.Match[str]) -> Phrase | None:
    """Read a clock in digits; without "a.m.", a zone or a preposition it is a score, a ratio or a verse."""
    shown = match["half"] or match["zone"] or match["utc_hour"] or match["military"] or " time" in match["span"]
    start = match.start("span")
    before = _CLOCK_BEFORE.search(match.string[max(0, start - 10) : start])
    if not shown and (before is None or match.string[match.start("minute") - 1] != ":"):
        return None
    return _read_clock(match)


def _read_clock_word(match: re.Match[str]) -> Phrase | None:
    clock = time_words().clocks[match["word"].lower()]
    return Phrase(match.start(), match.end(), "context", f"at:{clock}", precision="minute", clock=clock, bare=True)


def _clock_of(hour: str, minute: str | None, half: str | None) -> str | None:
    """Return HH:MM of an hour or four digits, the minutes and "a.m." or "p.m."; None where there is no such time."""
    if minute is None and len(hour) > 2:
        hour, minute = hour[:-2], hour[-2:]
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None if hours > 23 else f"{hours:02}:{minutes:02}"
        hours = hours % 12 + (12 if half.lower().startswith("p") else 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def _offset(local: str, utc: str) -> str:
    """Return the offset of a local clock from the same moment's UTC, the one within half a day."""
    minutes = (_minutes(local) - _minutes(utc) + 12 * 60) % (24 * 60) - 12 * 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


# ---------------------------------------------------------------- years


def _read_year(match: re.Match[str]) -> Phrase | None:
    groups = match.groupdict()
    edge = _edge_of(match) if groups.get("edge") else None
    return Phrase(match.start("span"), match.end(), "fixed", edge, match["year"], "year")


def _read_year_range(match: re.Match[str]) -> Phrase | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    if last <= first:
        return None
    return Phrase(match.start("span"), match.end(), "fixed", None, f"{first}/{last}", "year")


def _read_decade(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "fixed", _edge_of(match), f"{match['decade'][:3]}X", "decade")


def _read_spelled_decade(match: re.Match[str]) -> Phrase | None:
    value = time_words().decades[match["spelled"]]
    return Phrase(match.start(), match.end(), "fixed", _edge_of(match), value, "decade")


def _read_century(match: re.Match[str]) -> Phrase | None:
    return Phrase(match.start(), match.end(), "fixed", None, f"{int(match['century']) - 1:02}XX", "vague")


def _read_spelled_year(match: re.Match[str]) -> Phrase | None:
    rest = number_of(match["rest"] or "") or 0
    century = number_of(match["century"]) or 0
    year = int(century * (1 if century >= 1000 else 100) + rest)
    return Phrase(match.start(), match.end(), "fixed", None, str(year), "year")


def _read_season(match: re.Match[str]) -> Phrase | None:
    season = time_words().seasons[match["season"].lower()]
    if match["year"]:
        return Phrase(match.start(), match.end(), "fixed", None, f"{match['year']}-{SEASONS[season]}", "season")
    return Phrase(match.start(), match.end(), "published", f"season:{season}:?", precision="season")


# ---------------------------------------------------------------- the rules

_EDGES = r"(?:(?P<edge>(?:[Ee]arly|[Ll]ate|[Mm]id|[Ss]ometime)(?: in)?|(?:the|[Tt]he) (?:beginning|start|middle|end|turn|latter part) of)[\s-]+)?"
_PART_AFTER = r"(?:,? (?:in the |at )?(?P<part>(?i:<PART>))\b)?"
_PART_BEFORE = r"(?:(?:the )?(?P<part_before>(?i:<PART>)) (?:of|on) (?:the )?)?"
_CLOCK = (
    r"(?P<span>(?:(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?|(?P<hour2>1[0-2]|0?[1-9])(?=\s*[ap]\.?m)"
    r"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?=\s*(?:hours|hrs|GMT|UTC|local))"
    r"|(?P<run>(?:0?[1-9]|1[0-2])[0-5]\d)(?=\s*[ap]\.?m\b))(?:\s*(?:hours|hrs))?"
    r"(?:\s*(?P<half>[ap]\.?m\b\.?|[AP]\.?M\b\.?))?(?:\s*\(?(?:(?P<zone><ZONE>)\b|(?:local|[A-Z][a-z]+) time))?\)?"
    r"(?:,?\s*[(/,]?\s*(?P<utc_hour>\d{4}|[01]?\d|2[0-3])(?:[:.](?P<utc_minute>[0-5]\d))?\s*(?P<utc_half>[ap]\.?m\.?)?"
    r"\s*(?:GMT|UTC)\)?)?)"
)


@cache
def _near() -> dict[str, re.Pattern[str]]:
    """Return for each kind of rule the words near which it can match."""
    words = time_words()
    units = "|".join(
        (*words.units, "centurie", *words.sets, "today", "tomorrow", "yesterday", *words.parts, *words.seasons)
    )
    return {
        "month": re.compile(rf"\b(?:{_any(words.months)})"),
        "weekday": re.compile(rf"\b(?:{_any(words.weekday_names)})"),
        "digit": re.compile(r"\d+"),
        "unit": re.compile(rf"(?:{units})", re.IGNORECASE),
        "part": re.compile(rf"\b(?:{_any((*words.parts, *words.clocks, *words.seasons))})\b", re.IGNORECASE),
        "quarter": re.compile(r"quarter|period", re.IGNORECASE),
        "spelled": re.compile(r"nineteen|eighteen|two thousand|twenty[ -]", re.IGNORECASE),
        "any": re.compile(r"(?s).+"),
    }


@cache
def _rules() -> tuple[_Rule, ...]:
    words = time_words()
    forms: list[tuple[str, str, _Reader]] = [
        ("digit", r"(?<![\d/.-])(?P<date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ](?P<clock>[0-2]\d:[0-5]\d)(?::\d\d)?Z?)?(?![\d-])", _read_iso),
        ("digit", r"(?<![\d/.-])(?P<first>0?[1-9]|[12]\d|3[01])(?P<sep>[./-])(?P<second>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<year><Y>)(?!\d)", _read_numeric),
        ("month", r"\b(?:[Bb]etween |[Ff]rom )?(?P<span>(?P<first><D>)(?:\s*[-–—]\s*| (?:and|to|until) )(?P<last><D>)<ORD> (?P<month><M>)\b\.?(?:,? (?P<year><Y>)\b)?)", _read_day_range),
        ("month", r"\b(?:[Bb]etween |[Ff]rom )?(?P<span>(?P<month><M>)\.? (?P<first><D>)<ORD>(?:\s*[-–—]\s*| (?:and|to|until) )(?P<last><D>)<ORD>(?![\d,:]\d)(?:,? (?P<year><Y>)\b)?)", _read_day_range),
        ("month", rf"\b{_PART_BEFORE}<LEAD>(?:(?P<weekday><WS>)\.?,? )?(?:the )?(?P<day><D>)<ORD>(?: of)? (?P<month><M>)\b\.?(?:,?\s*(?P<year><Y>)(?!\d))?{_PART_AFTER}", _read_date),
        ("month", rf"\b{_PART_BEFORE}<LEAD>(?:(?P<weekday><WS>)\.?,? )?(?P<month><M>)\.?\s*(?P<day><D>)<ORD>(?:(?:,\s*| |(?<=\d\d))(?P<year><Y>)(?!\d)|(?![\d]|[,:.]\d)){_PART_AFTER}", _read_date),
        ("month", rf"(?:\b(?P<before>last|this|next|Last|This|Next) |\b)?{_EDGES}\b(?P<month><M>)\b\.?,?(?: of)? (?P<year><Y>)(?P<which>(?!))?\b", _read_month),
        ("month", rf"(?:\b(?P<before>last|this|next|Last|This|Next) |\b)?{_EDGES}\b(?P<month><ML>)\b(?P<year>(?!))?(?:(?: of)? (?P<which>last|this|next|that) year)?", _read_bare_month),
        ("weekday", rf"\b(?:(?P<on>[Oo]n) )?(?P<span>(?:(?P<every>(?i:every|each)) )?(?:(?P<which>(?i:last|next|this past|this coming|this|the following|the previous|the same|this same|past|coming)) )?{_PART_BEFORE}<LEAD>(?P<weekday><W>)(?P<plural>s)?\b{_PART_AFTER}(?:,? (?P<week>(?:last|this|next) week))?)", _read_weekday),
        ("weekday", r"\b(?:[Ff]rom|[Bb]etween) (?P<span>(?P<first><W>) (?:to|until|till|through|and) (?P<last><W>))\b", _read_weekday_range),
        ("unit", rf"\b{_PART_BEFORE}<LEAD>(?P<phrase>(?i:{_any(words.relative)}))\b{_PART_AFTER}", _read_relative),
        ("unit", rf"\b(?i:{_any(words.context)})\b", _read_context),
        ("unit", rf"\b(?P<lead>(?i:earlier|later)(?: on)?(?: in)? )?(?:{_EDGES[:-1]})?\b(?P<which>(?i:last|this|next|the last|the past|the previous|the current|the coming|the following|the next|the same|that same|this past|this coming|that)) (?P<unit>(?i:week|fortnight|month|year|quarter|decade|century|<SEASON>))\b(?!-)", _read_unit),
        ("quarter", r"(?:\b(?P<edge>[Ee]arly|[Ll]ate) in )?\b(?:the )?(?:fiscal )?(?:(?P<year_before><Y>) )?(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext) year['’]s )?(?:fiscal[ -])?(?P<ordinal>(?i:first|second|third|fourth|latest|year-ago|year-earlier|current))[ -](?:quarter|period)\b(?: of (?P<year><Y>))?", _read_quarter),
        ("unit", r"\b<MOD>(?P<number><NUM>)[\s-]+(?P<unit>(?i:<UNIT>|centurie))s?[\s-](?P<way>(?i:ago|earlier|later|before(?= ?[.,;)\"”]|$)|after(?= ?[.,;)\"”]|$)|from now|hence))\b", _read_ago),
        ("unit", r"\b(?:(?P<prep>(?i:for|in|over|during|within|after|than|nearly|almost|about|every|half|of|last|lasting)) )?(?P<span>(?:(?:the )?(?P<which>(?i:the first|the last|the past|the next|the previous|the coming|the recent|the final|last|past|next|first|previous|coming)) )?<MOD>(?P<number><NUM>)\s+(?P<unit>(?i:<UNIT>|centurie))s?)\b(?!-)(?! old\b)", _read_duration),
        ("unit", r"\b(?P<number><NUM>)-(?P<unit>(?i:<UNIT>))(?:-long)?\b(?!-old)(?!-)", _read_hyphened),
        ("unit", r"\b(?P<number><NUM>)-(?P<unit>year)(?:-old)(?= (?:civil |armed |brutal |bloody )?(?:war|conflict|siege|truce|ceasefire|insurgency|uprising|blockade|crisis|offensive|campaign|operation|rebellion|revolt))", _read_hyphened),
        ("unit", r"\b(?:[Ff]or|[Ii]n|[Ww]ithin|[Aa]fter|[Oo]ver|[Oo]f|[Ff]irst|several|many) (?P<span>(?:minutes|hours|days|weeks|months|years|decades|centuries))\b", _read_vague_duration),
        ("unit", rf"\b(?:(?i:every|each) (?:(?:other|few|single) )?(?i:<UNIT>)s?|(?i:{_any(words.sets)}))\b", _read_set),
        ("digit", rf"(?:\b(?:at|around|about|by|from|until|before|after|since|till|shortly after|circa) |\(|(?<=[\d ]))(?:around |about )?{_CLOCK}", _read_clock_checked),
        ("digit", r"(?<=\d{4} at )(?P<span>(?P<military>(?:[01]\d|2[0-3])[0-5]\d))\b(?P<hour>(?!))?(?P<hour2>(?!))?(?P<run>(?!))?(?P<minute>(?!))?(?P<half>(?!))?", _read_clock),
        ("part", rf"\b(?P<span>(?P<word>(?i:{_any(words.clocks)})))\b", _read_clock_word),
        ("part", r"\b(?P<way>(?i:at|by|before|after|since|until|till|in the|during the|through the|of the|from|towards|around|in))(?: the)? (?P<span>(?:(?P<lead>(?i:early|late)) )?(?P<part>(?i:<PART>)))\b(?! (?:of|vision|sky))", _read_part),
        ("any", rf"(?<!as )\b(?i:{_any(words.vague)})\b(?!-)", _read_vague),
        ("any", rf"\b(?:{_any(words.feasts)})\b", _read_feast),
        ("digit", rf"\b{_EDGES}(?:the )?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", _read_decade),
        ("any", rf"\b{_EDGES}(?:the )(?P<spelled>{_any(words.decades)})\b", _read_spelled_decade),
        ("spelled", r"\b(?:the year )(?P<century>(?i:two thousand|nineteen|eighteen))(?: (?:and )?(?P<rest>(?i:one|two|three|four|five|six|seven|eight|nine|ten)))?\b", _read_spelled_year),
        ("digit", r"\b(?:the )?(?P<century>1\d|2[01]|[1-9])(?:st|nd|rd|th)[ -][Cc]entury\b", _read_century),
        ("spelled", r"\b(?P<century>(?i:nineteen|eighteen|twenty|two thousand))[ -](?:and )?(?P<rest>(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))\b(?! (?:people|civilians|dollars|percent))", _read_spelled_year),
        ("digit", r"\b(?P<span>(?P<first><Y>)\s?[-–/]\s?(?P<last>\d\d(?:\d\d)?))\b(?![-–/.,]\d)", _read_year_range),
        ("digit", r"\b(?:[Bb]etween|[Ff]rom) (?P<span>(?P<first><Y>) (?:and|to|until|till|through) (?P<last><Y>))\b", _read_year_range),
        ("digit", rf"(?<![\d.,$€£/:-])\b(?P<span>{_EDGES}(?P<year>(?:1[89]\d\d|20\d\d)))(?!\d|[.,:]\d|[-–/]\d|%| ?(?:people|civilians|troops|soldiers|fighters|men|women|children|killed|dead|wounded|injured|km|kilomet|met|miles|tons|tonnes|families|homes|barrels|others|dollars|euros|refugees|terrorists|militants|rebels|residents|GMT|UTC|hours|local|points|percent|per))", _read_year),
        ("part", r"\b(?:the )?(?P<season>(?i:<SEASON>))(?: of)? (?P<year><Y>)\b", _read_season),
        ("part", r"\b(?<=in )(?:the )?(?P<season>(?i:spring|summer|autumn|winter))\b(?P<year>(?!))?", _read_season),
    ]  # fmt: skip
    return tuple(_Rule(near, _form(form), read) for near, form, read in forms)
