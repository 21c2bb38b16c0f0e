"""What the rules for phrases of time share: the phrase, the rule, and the named parts of forms."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from warledger.records import Direction
from warledger.vocabulary.numbers import numbers
from warledger.vocabulary.times import time_words

Base = Literal["published", "context", "fixed", "none"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time.

    ``base`` says what ``steps`` (the small language of `warledger.when`, a side ``?`` still open) start from: the
    publication date, a day named nearby, the fixed EDTF ``value``, or nothing. ``bare`` phrases (a clock, a part of the
    day) name no day themselves. ``alone`` are steps from the publication date for a phrase that leans on a neighbour
    and has none; one ``beside_event`` ("the day before the vote") leans on no day of the text. ``ahead`` are the steps
    of a span that a verb of the future makes a point ("will leave in three days").
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
    alone: str | None = None
    beside_event: bool = False
    ahead: str | None = None


Reader = Callable[[re.Match[str]], Phrase | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A form, how it is read, and the kind of word near which alone it can match."""

    near: str
    form: re.Pattern[str]
    read: Reader


EDGES = (
    r"(?:(?P<edge>(?:[Ee]arly|[Ll]ate|[Mm]id|[Ss]ometime)(?: in)?"
    r"|(?:the|[Tt]he) (?:beginning|start|middle|end|turn|latter part|(?:first|second|last|latter) half) of)[\s-]+)?"
)
PART_AFTER = r"(?:,? (?:in the |at )?(?P<part>(?i:<PART>))\b)?"
PART_BEFORE = r"(?:(?:the )?(?P<part_before>(?i:<PART>)) (?:of|on) (?:the )?)?"


def alternation(words: Iterable[str]) -> str:
    """Return an alternation, longest first; spaces match any run of white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def _named_parts() -> dict[str, str]:
    words = time_words()
    return {
        "W": alternation(words.weekday_names),
        "WS": alternation(words.weekdays),
        "M": alternation(words.months),
        "ML": alternation(words.month_names),
        "PART": alternation(words.parts),
        "SEASON": alternation(words.seasons),
        "UNIT": alternation(words.units),
        "D": r"(?:3[01]|[12]\d|0?[1-9])",
        "ORD": r"(?:st|[nr]d|th)?",
        "Y": r"(?:1[5-9]\d\d|20\d\d)",
        "NUM": _number_form(),
        "MOD": rf"(?:(?:{alternation(numbers().bounds)}|barely|fully)\s+)?",
        "ZONE": alternation(words.zones),
        "THAT": r"(?:(?<=[OoIi]n\s)|(?<=[Bb]y\s)|(?<=since\s)|(?<=until\s))that|That",
        "NIGHTOF": r"(?:(?:[Tt]he\s)?(?P<part_before>[Nn]ight)\s(?:of|from|between)\s)?",
        "LEAD": r"(?:(?P<lead>early|late|mid|Early|Late|Mid)(?:\s+on|\s+in)?[\s-]+"
        r"|(?:earlier|later|Earlier|Later)(?:\s+on)?\s+)?",
    }


def _number_form() -> str:
    known = numbers()
    word = rf"(?i:{alternation((*known.small, *known.large))})"
    return (
        rf"(?:\d+(?:[.,]\d+)*(?:[\s-](?i:{alternation(known.large)}))?(?![\d])"
        rf"|(?:an?\s+)?{word}(?:(?:[\s-]|\s+and\s+){word})*"
        r"|(?i:a\s+couple(?:\s+of)?|a\s+few|several|many|some|few|a\s+number\s+of|a\s+dozen|dozens\s+of|an?\s+half|half\s+an?|an?)"
        r"(?:\s+(?:dozen|more))?)"
    )


def form(template: str) -> re.Pattern[str]:
    """Compile a form; ``<NAME>`` stands for one of the named parts, a space for white space."""
    for name, part in _named_parts().items():
        template = template.replace(f"<{name}>", f"(?:{part})" if name not in ("LEAD", "MOD", "NIGHTOF") else part)
    return re.compile(template.replace(" ", r"\s"))


def day_steps(match: re.Match[str], *names: str) -> str | None:
    """Return the steps of a part of the day that a lead or a following word names."""
    groups = match.groupdict()
    part = next((groups[name] for name in names if groups.get(name)), None)
    before = " ".join((groups.get("part_before") or "").lower().split())
    if part is not None and time_words().parts.get(before) in ("early", "dawn"):
        part = before  # "the early hours of Thursday morning"
    if part is not None:
        key = " ".join(part.lower().split())
        named = time_words().parts[key]
        return "part:early" if (groups.get("lead") or "").lower() == "early" and named == "morning" else f"part:{named}"
    lead = (groups.get("lead") or "").lower()
    return f"part:{lead}" if lead in ("early", "late") else None


_EDGE_OF = {
    "early": "early", "late": "late", "mid": "mid", "middle": "mid", "beginning": "start", "start": "start",
    "end": "end", "latter": "late", "turn": "start", "sometime": None,
}  # fmt: skip


def edge_of(match: re.Match[str]) -> str | None:
    """Return the step of an edge that a phrase names ("early", "the end of"), None where it names none."""
    words = re.findall(r"[a-z]+", (match["edge"] or "").lower())
    if "half" in words:
        return "edge:half1" if "first" in words else "edge:half2"
    edge = next((_EDGE_OF[word] for word in words if word in _EDGE_OF), None)
    return f"edge:{edge}" if edge else None
