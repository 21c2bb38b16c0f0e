"""Tokens of a sentence → numbers and vague quantities, with the words that qualify and bound them."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from warledger.vocabulary.numbers import Bound, number_of, numbers

_DIGITS = re.compile(r"\d[\d.,'’]*[kKmM]?\+?")
YEAR = re.compile(r"(?:19|20)\d\d")
"""A year in figures, which counts nobody."""
_LONGEST_QUALIFIER = 5
_ARTICLES = frozenset({"a", "an", "another", "one"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this"})
OWNERS = frozenset({"its", "his", "her", "their", "our", "my"})
"""Words that say whose the people are."""
_NOBODY = frozenset({"nobody", "none", "neither"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number or vague quantity in tokens [first, last); ``nobody`` where the word itself denies all ("none")."""

    first: int
    last: int
    low: int | None
    high: int | None
    vague: bool = False
    singular: bool = False
    definite: bool = False
    nobody: bool = False


@cache
def _vague_phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(word.split()) for word in numbers().vague), key=lambda words: (-len(words), words)))


@cache
def _vague_first() -> frozenset[str]:
    return frozenset(words[0] for words in _vague_phrases())


def words_at(doc: Doc, first: int, count: int) -> tuple[str, ...]:
    """Return so many words from a token on, in lower case."""
    return tuple(token.lower_ for token in doc[first : first + count])


def number_at(doc: Doc, at: int, last: int) -> Number | None:
    """Return the number, vague quantity, article or "no" that starts at a token."""
    lower = doc[at].lower_
    if lower in ("a", "half"):
        for words, number in numbers().phrases.items():
            if words_at(doc, at, len(words)) == words and at + len(words) <= last:
                return Number(at, at + len(words), number, number)
    if lower in _vague_first():
        for words in _vague_phrases():
            end = at + len(words)
            if words_at(doc, at, len(words)) == words and end <= last:
                if words == ("some",) and number_run(doc, end, last)[1] is not None:
                    return None
                return Number(at, at + len(words), None, None, vague=True)
    if lower in ("no", "zero"):
        return Number(at, at + 1, 0, 0)
    if lower in _NOBODY:
        return Number(at, at + 1, 0, 0, nobody=True)
    if lower == "not":  # "not one of them", "not a single soldier"; but "not one but two" counts two
        for words in (("one",), ("a", "single")):
            end = at + 1 + len(words)
            if words_at(doc, at + 1, len(words)) == words and end < last and doc[end].lower_ not in ("but", "more"):
                return Number(at, end, 0, 0)
    end, value = number_run(doc, at, last)
    if value is None:
        definite = lower in _DEFINITE
        return Number(at, at + 1, 1, 1, singular=True, definite=definite) if definite or lower in _ARTICLES else None
    if (
        end + 1 < last
        and doc[end].lower_ in ("to", "-", "–", "and")
        and (doc[end].lower_ != "and" or (at > 0 and doc[at - 1].lower_ == "between"))
    ):
        other_end, other = number_run(doc, end + 1, last)
        if other is not None and other >= value and not YEAR.fullmatch(doc[end + 1].text):
            return Number(at - (doc[end].lower_ == "and"), other_end, value, other)
    return Number(at, end, value, value, singular=lower == "one" and end == at + 1)


def number_run(doc: Doc, at: int, last: int) -> tuple[int, int | None]:
    """Return where a run of digits and number words ends, and what it counts (None: no number starts here)."""
    known = numbers()
    words: list[str] = []
    end = at
    if doc[at].lower_ in ("a", "an", "half") and at + 1 < last and doc[at + 1].lower_ in known.large:
        end = at + 1
    while end < last:
        lower = doc[end].lower_
        if _DIGITS.fullmatch(lower):
            if words and words[-1][0].isdigit():
                break
        elif lower in ("-", "and"):
            if not words or end + 1 >= last or doc[end + 1].lower_ not in known.small or words[-1][0].isdigit():
                break
            if lower == "and" and words[-1] not in known.large:
                break
        elif lower not in known.large and (lower not in known.small or (words and words[-1][0].isdigit())):
            break
        words.append(lower)
        end += 1
    value = number_of(" ".join(words)) if words else None
    return end, int(value) if value is not None and value == int(value) else None


def qualified(doc: Doc, number: Number, start: int) -> tuple[int, list[str], list[Bound]]:
    """Return where the words that qualify a number begin, those words and what they bound."""
    known, at = numbers().bounds, number.first
    words: list[str] = []
    bounds: list[Bound] = []
    again = True
    while again:
        again = False
        for length in range(min(_LONGEST_QUALIFIER, at - start), 0, -1):
            phrase = " ".join(words_at(doc, at - length, length))
            if phrase in known:
                at, again = at - length, True
                bounds.insert(0, known[phrase])
                if known[phrase] != "exactly":
                    words.insert(0, phrase)
                break
    if at > start and doc[at - 1].lower_ in OWNERS:
        at -= 1
    return at, words, bounds


def bounded(number: Number, bounds: list[Bound]) -> tuple[int | None, int | None]:
    """Return the lowest and the highest that a number can be within its bounds, None for open."""
    if "at_least" in bounds:
        return number.low, None
    if "at_most" in bounds:
        return None, number.high
    return number.low, number.high
