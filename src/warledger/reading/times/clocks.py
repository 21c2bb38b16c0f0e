"""Clocks and parts of the day as phrases of time; a pair of clocks tells the offset from UTC."""

import re

from warledger.reading.times.forms import (
    Phrase,
    Rule,
    alternation,
    form,
)
from warledger.vocabulary.times import time_words

_CLOCK = (
    r"(?P<span>(?:(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?|(?<!\d)(?P<hour2>1[0-2]|0?[1-9])(?=\s*[ap]\.?m\b|\sin\sthe\s(?:morning|afternoon|evening))"
    r"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?=\s*(?:hours|hrs|GMT|UTC|local))"
    r"|(?P<run>(?:0?[1-9]|1[0-2])[0-5]\d)(?=\s*[ap]\.?m\b))(?:\s*(?:hours|hrs))?"
    r"(?:\s*(?P<half>[ap]\.?m\b\.?|[AP]\.?M\b\.?))?"
    r"(?:\s*\(?(?:(?P<zone><ZONE>)\b|[ECMP]T\b|(?:local|[A-Z][a-z]+) time))?\)?"
    r"(?:,?\s*[(/,]?\s*(?P<utc_hour>\d{4}|[01]?\d|2[0-3])(?:[:.](?P<utc_minute>[0-5]\d))?\s*(?P<utc_half>[ap]\.?m\.?)?"
    r"\s*(?:GMT|UTC)\)?)?)"
)


_CLAUSE = re.compile(r"\s+(?:the|a|an|that|when|it|he|she|they|we)\b")


def _read_part(match: re.Match[str]) -> Phrase | None:
    part = time_words().parts[" ".join(match["part"].lower().split())]
    if part == "morning" and (match["lead"] or "").lower() == "early":
        part = "early"
    steps = f"part:{part}"
    way = match["way"].lower().split()[0]
    if way in ("of", "from") and _CLAUSE.match(match.string, match.end()):
        return None  # "the night the bridge fell" is that of its clause
    if way in ("by", "before", "until", "till"):
        steps += "|open:by"
    return Phrase(
        match.start("span"), match.end(), "context", steps, precision="part_of_day", bare=True, alone=f"day+0|{steps}"
    )


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
        bare=True, alone=f"day+0|at:{clock}",
    )  # fmt: skip


_CLOCK_BEFORE = re.compile(
    r"\b(?:at|around|about|by|from|until|before|after|since|till|and|to|between)\s+$", re.IGNORECASE
)


def _read_clock_checked(match: re.Match[str]) -> Phrase | None:
    """Read a clock in digits; without "a.m.", a zone or a preposition it is a score, a ratio or a verse."""
    shown = match["half"] or match["zone"] or match["utc_hour"] or match["military"] or " time" in match["span"]
    shown = shown or match["hour2"]
    start = match.start("span")
    before = _CLOCK_BEFORE.search(match.string[max(0, start - 10) : start])
    if not shown and (before is None or match.string[match.start("minute") - 1] != ":"):
        return None
    return _read_clock(match)


def _read_clock_word(match: re.Match[str]) -> Phrase | None:
    clock = time_words().clocks[match["word"].lower()]
    return Phrase(
        match.start(), match.end(), "context", f"at:{clock}", precision="minute", clock=clock, bare=True,
        alone=f"day+0|at:{clock}",
    )  # fmt: skip


def _read_midnight(match: re.Match[str]) -> Phrase | None:
    """Read "midnight (2200 GMT)", whose two clocks tell the offset."""
    word = match["word"].lower()
    clock = time_words().clocks.get(word, "00:00")
    other = _clock_of(match["utc_hour"], match["utc_minute"], None)
    offset = _offset(clock, other) if other is not None else None
    steps = f"at:{clock}" if word in time_words().clocks else "part:midnight"
    precision = "minute" if word in time_words().clocks else "part_of_day"
    return Phrase(
        match.start(), match.end(), "context", steps, precision=precision, clock=clock, utc_offset=offset, bare=True,
        alone=f"day+0|{steps}",
    )  # fmt: skip


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


def rules() -> tuple[Rule, ...]:
    """Return the rules of this module, in order of precedence."""
    words = time_words()
    return (
        Rule(
            "digit",
            form(
                r"(?:\b(?:at|around|about|by|from|until|before|after|since|till|shortly after|circa) |\(|"
                rf"(?<=[\d ]))(?:around |about )?{_CLOCK}"
            ),
            _read_clock_checked,
        ),
        Rule(
            "digit",
            form(
                r"(?<=\d{4} at )(?P<span>(?P<military>(?:[01]\d|2[0-3])[0-5]\d))\b(?P<hour>(?!))?(?P<hour2>"
                r"(?!))?(?P<run>(?!))?(?P<minute>(?!))?(?P<half>(?!))?"
            ),
            _read_clock,
        ),
        Rule(
            "part",
            form(
                rf"\b(?P<word>(?i:{alternation((*words.clocks, 'midnight'))}))(?:,? (?:local|[A-Z][a-z]+) time)?"
                r",?\s*[(/,]\s*(?P<utc_hour>\d{4}|[01]?\d|2[0-3])(?:[:.](?P<utc_minute>[0-5]\d))?\s*(?:GMT|UTC)\)?"
            ),
            _read_midnight,
        ),
        Rule(
            "part",
            form(rf"\b(?P<span>(?P<word>(?i:{alternation(words.clocks)})))\b"),
            _read_clock_word,
        ),
        Rule(
            "part",
            form(
                r"\b(?P<way>"
                r"(?i:at|by|before|after|since|until|till|in the|during the|through the|of the|from|towards|around"
                r"|in))"
                r"(?: the)? (?P<span>(?:(?P<lead>(?i:early|late)) )?(?P<part>(?i:<PART>)))\b(?! "
                r"(?:of|vision|sky))"
            ),
            _read_part,
        ),
    )
