"""Characters, words and distances: what several measures count by."""

import re
from collections.abc import Iterable, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import TypeVar

from warledger.records import Range, Span

EARTH_KM = 12742
"""The diameter of the earth."""

CONTEXT = 60
_WORD = re.compile(r"\w+")

SpanT = TypeVar("SpanT", bound=Span)


def characters(ranges: Iterable[Range]) -> set[int]:
    """Return the offsets of all characters in some ranges."""
    return {offset for start, end in ranges for offset in range(start, end)}


def word_starts(text: str) -> list[int]:
    """Return where each word begins."""
    return [match.start() for match in _WORD.finditer(text)]


def touches(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def overlap(one: Span, other: Span) -> float:
    """Return intersection over union of two spans."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def first_free(spans: Sequence[Span], wanted: Span, used: set[int]) -> int | None:
    """Return the index of the first span that touches ``wanted`` and is not used."""
    return next((i for i, span in enumerate(spans) if i not in used and touches(span, wanted)), None)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points (latitude, longitude) by the haversine formula."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (one, other))
    return EARTH_KM * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def around(text: str, start: int, end: int) -> str:
    """Return some words with their surroundings, in one line, the words themselves in brackets."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return " ".join(f"…{before}[{text[start:end]}]{after}…".split())


def words_in(text: str, ranges: Iterable[Range]) -> str:
    """Return the words of some ranges in one line."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in ranges)
