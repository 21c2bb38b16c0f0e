"""Text → phrases of time: what each says by itself, before tense, neighbours and publication date are looked at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from warledger.reading.times import clocks, dates, phrases, quarters, relating, units, years
from warledger.reading.times.forms import (
    Phrase,
    Rule,
    alternation,
)
from warledger.reading.times.joining import joined
from warledger.vocabulary.times import time_words


def find_phrases(text: str) -> list[Phrase]:
    """Return the phrases of time of a text, in order and without overlap, neighbours of one day joined."""
    found = []
    lowered = _lowered(text)
    windows = {near: list(_windows(lowered if near in _LOWER else text, form)) for near, form in _near().items()}
    for rank, rule in enumerate(_rules()):
        for first, last in windows[rule.near]:
            for match in rule.form.finditer(text, first, last):
                phrase = rule.read(match)
                if phrase is not None and not _is_title(text, phrase):
                    found.append((phrase.start, -phrase.end, rank, phrase))
    if any(phrase.precision == "season" and "quarter" in text[phrase.start : phrase.end] for *_, phrase in found):
        # Only where ordinal quarters show that quarters of a year, not of a town, are meant.
        found += [
            (m.start(), -m.end(), 99, Phrase(m.start(), m.end(), "context", "quarter+0", precision="season"))
            for m in _QUARTER.finditer(text)
        ]
    chosen: list[Phrase] = []
    for _, _, _, phrase in sorted(found, key=lambda item: item[:3]):
        if not chosen or phrase.start >= chosen[-1].end:
            chosen.append(_without_full_stop(text, phrase))
    return list(joined(text, chosen))


_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,6} $")
"""Letters before "Today" that make it the name of a station or a paper."""


def _is_title(text: str, phrase: Phrase) -> bool:
    """Tell whether a phrase is the name of a programme: "This Week" in quotes."""
    words = text[phrase.start : phrase.end].split()
    if len(words) == 1 and words[0] in ("Today", "Tomorrow", "Tonight"):
        return _CAPITALS_BEFORE.search(text[max(0, phrase.start - 12) : phrase.start]) is not None
    common = words[-1].lower() in time_words().units or words[-1].lower() in time_words().parts
    return text[phrase.start - 1 : phrase.start] in ('"', "“") and len(words) > 1 and common and words[-1].istitle()


def _without_full_stop(text: str, phrase: Phrase) -> Phrase:
    """Leave the full stop behind a whole month's name to the sentence: "on 12 May." but "on 12 Sept."."""
    words = text[phrase.start : phrase.end].split()
    is_whole = len(words) > 0 and words[-1].endswith(".") and words[-1][:-1] in time_words().month_names
    return replace(phrase, end=phrase.end - 1) if is_whole else phrase


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


_LOWER = ("eve", "unit", "part", "quarter", "spelled", "vague")
"""Kinds of words that are sought in lower case: twenty times as fast as without regard to case."""


def _lowered(text: str) -> str:
    """Return a text in lower case and of the same length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


@cache
def _near() -> dict[str, re.Pattern[str]]:
    """Return for each kind of rule the words near which it can match."""
    words = time_words()
    units = (*words.units, "centurie", *words.sets, "today", "tomorrow", "yesterday", *words.parts, *words.seasons)
    vague = {phrase.split()[-1] for phrase in (*words.vague, *words.adjectives)}
    return {
        "month": re.compile(rf"\b(?:{alternation(words.months)})"),
        "weekday": re.compile(rf"\b(?:{alternation(words.weekday_names)})"),
        "digit": re.compile(r"\d+"),
        "unit": re.compile(_folded(units)),
        "part": re.compile(rf"\b(?:{_folded((*words.parts, *words.clocks, *words.seasons))})\b"),
        "quarter": re.compile(r"quarter|period"),
        "spelled": re.compile(rf"nineteen|eighteen|two thousand|twenty[ -]|{_folded(words.decades)}"),
        "vague": re.compile(rf"\b(?:{_folded((*vague, 'then', 'moment', 'juncture'))})\b"),
        "eve": re.compile(r"day|week|eve of"),
        "feast": re.compile(rf"\b(?:{alternation(words.feasts)})\b"),
    }


def _folded(words: Iterable[str]) -> str:
    return alternation(word.lower() for word in words)


@cache
def _rules() -> tuple[Rule, ...]:
    return (
        *relating.rules(),
        *dates.rules(),
        *phrases.rules(),
        *quarters.rules(),
        *units.rules(),
        *clocks.rules(),
        *years.rules(),
    )
