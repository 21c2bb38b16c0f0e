"""Neighbouring mentions → which is said to hold which: "Jobar, in Damascus", "the Aleppo suburb of Layramun"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from warledger.reading.places.mentions import Mention
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.places import load_place_words

_FARTHEST = 60  # characters between two names that are said to hold one another


@dataclass(frozen=True, slots=True)
class Hold:
    """Mention ``inner`` is in mention ``outer``; ``said`` where words say so and not a comma alone."""

    inner: int
    outer: int
    said: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    comma: re.Pattern[str]
    within: re.Pattern[str]
    holder_first: re.Pattern[str]
    people: re.Pattern[str]


def find_holds(text: str, mentions: Sequence[Mention]) -> tuple[Hold, ...]:
    """Return what the text says of mentions that hold one another, neighbours only."""
    holds = []
    for index, (one, other) in enumerate(pairwise(mentions)):
        between = text[one.end : other.start]
        if len(between) <= _FARTHEST:
            hold = _hold(between, index)
            if hold is not None:
                holds.append(hold)
    return tuple(holds)


def find_people_holds(text: str, mentions: Sequence[Mention]) -> dict[int, str]:
    """Return the countries whose adjective stands before a mention: "the Syrian town of Kobani"."""
    found = {}
    for index, mention in enumerate(mentions):
        match = _patterns().people.search(text, max(0, mention.start - _FARTHEST), mention.start)
        if match:
            found[index] = people_of_countries()[match[1].lower()]
    return found


def _hold(between: str, index: int) -> Hold | None:
    patterns = _patterns()
    if patterns.within.fullmatch(between):
        return Hold(index, index + 1, said=True)
    if patterns.holder_first.fullmatch(between):
        return Hold(index + 1, index, said=True)
    if patterns.comma.fullmatch(between):
        return Hold(index, index + 1, said=False)
    return None


@cache
def _patterns() -> _Patterns:
    words = load_place_words()
    kinds = "|".join(sorted(map(re.escape, words.types), key=len, reverse=True))
    ways = "|".join(sorted(map(re.escape, words.directions), key=len, reverse=True))
    people = "|".join(sorted(map(re.escape, people_of_countries()), key=len, reverse=True))
    way = rf"(?:(?:the\s+|a\s+)?(?:{ways})\s+)*"
    kind = rf"(?:\s+(?:{kinds}))"
    return _Patterns(
        comma=re.compile(rf"(?:\s+(?:{kinds}))?(?:,|\s\()\s*(?:the\s+)?{way}(?:the\s+)?", re.IGNORECASE),
        within=re.compile(
            rf"{kind}?(?:,)?(?:\s+(?:located|situated|lying|which is|just))?"
            rf"(?:,?\s+(?:a|an|the|its)?\s*(?:\w+[\s-]){{0,2}}(?:{kinds}))?"
            rf"\s+(?:in|of|within|inside)\s+(?:the\s+)?(?:\w+\s+(?:of|part of)\s+)?{way}(?:the\s+)?"
            rf"(?:(?:{kinds})\s+of\s+)?",
            re.IGNORECASE,
        ),
        holder_first=re.compile(
            rf"(?:(?:'s|’s)\s+{way}(?:(?:\w+[\s-]){{0,2}}(?:{kinds})\s+of\s+)?|(?:{kind})?\s+(?:\w+[\s-])?(?:{kinds})\s+of\s+)",
            re.IGNORECASE,
        ),
        people=re.compile(
            rf"\b({people})(?:['’]s)?\s+(?:\w+[\s-]){{0,3}}(?:(?:{kinds})\s+(?:of\s+)?)?$", re.IGNORECASE
        ),
    )
