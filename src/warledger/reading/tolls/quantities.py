"""Tokens of a sentence → numbers and vague quantities, with the words that qualify and bound them."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from warledger.vocabulary.numbers import Bound, number_of, numbers
from warledger.vocabulary.times import time_words

_DIGITS = re.compile(r"\d[\d.,'’]*[kKmM]?\+?")
YEAR = re.compile(r"(?:19|20)\d\d")
"""A year in figures, which counts nobody."""
_LONGEST_QUALIFIER = 5
_ARTICLES = frozenset({"a", "an", "another", "one"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this"})
OWNERS = frozenset({"its", "his", "her", "their", "our", "my"})
"""Words that say whose the people are."""
_NOBODY = frozenset({"nobody", "none", "neither"})
_TO = frozenset({"to", "-", "–", "and", "or"})
_CHANGES = frozenset({
    "rise", "climb", "jump", "increase", "go", "revise", "up", "raise", "grow", "soar", "fall", "drop", "change",
    "correct", "lower", "reduce", "update", "cut", "swell", "amend", "double",
})  # fmt: skip
_FARTHEST_CHANGE = 6
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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
                if words == ("some",) and end < last and number_run(doc, end, last)[1] is not None:
                    return None
                return Number(at, at + len(words), None, None, vague=True)
    if lower in ("no", "zero"):
        compared = at + 2 < last and doc[at + 2].lower_ == "than"  # "no fewer than 16" counts sixteen
        return None if compared else Number(at, at + 1, 0, 0)
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
    ranged = _range(doc, Number(at, end, value, value), last)
    return ranged or Number(at, end, value, value, singular=lower == "one" and end == at + 1)


def _range(doc: Doc, low: Number, last: int) -> Number | None:
    """Return the range that a number opens: "20 to 30", "20-30", "20 or 30", "between 20 and 30"."""
    at, end = low.first, low.last
    before = doc[at - 1].lower_ if at else ""
    if end + 1 >= last or doc[end].lower_ not in _TO or (doc[end].lower_ == "and" and before != "between"):
        return None
    if doc[end].lower_ == "to" and before == "from" and _changes(doc, at - 1):
        return None
    other_end, high = number_run(doc, end + 1, last)
    if high is None or low.low is None or high < low.low or YEAR.fullmatch(doc[end + 1].text):
        return None
    return Number(at - (before == "between"), other_end, low.low, high)


def _changes(doc: Doc, at: int) -> bool:
    """Tell whether a verb before "from 35 to 40" says that the number changed."""
    before = doc[max(0, at - _FARTHEST_CHANGE) : at]
    return any(token.lemma_.lower() in _CHANGES for token in before)


def is_date(doc: Doc, number: Number) -> bool:
    """Tell whether digits stand in a date: "May 18", "29-06-2016"."""
    if not doc[number.first].text[0].isdigit() or number.first == 0:
        return False
    before = doc[number.first - 1].text
    if before in ("-", "/", ".") and number.first > 1 and doc[number.first - 2].text[-1].isdigit():
        return True
    return is_month(before)


def is_month(word: str) -> bool:
    """Tell whether a word names a month."""
    return word[:3] in _MONTHS and word in time_words().months


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
        elif lower in known.suffixes and words and not doc[end - 1].whitespace_:
            pass  # "1.2m", which the tokenizer takes apart
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
