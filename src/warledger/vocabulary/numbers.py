"""Words for numbers (``numbers.toml``), and what a phrase of digits and such words counts."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of

Bound = Literal["at_least", "at_most", "about", "exactly"]
_FILE = "numbers.toml"
_BOUNDS: tuple[Bound, ...] = ("at_least", "at_most", "about", "exactly")
_PIECE = re.compile(r"\d[\d.,'’]*|[^\W\d_]+")
_DIGITS = re.compile(r"\d{1,3}(?:[,'’]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words: ``small`` add up, ``large`` multiply, ``phrases`` count as a whole, ``bounds`` qualify a number.

    ``vague`` words tell no number.
    """

    small: dict[str, int]
    large: dict[str, int]
    phrases: dict[tuple[str, ...], int]
    suffixes: dict[str, int]
    bounds: dict[str, Bound]
    vague: frozenset[str]


@cache
def numbers() -> Numbers:
    """Return the number words.

    Raises:
        VocabularyError: the file does not say what it must.
    """
    table = load_table(_FILE)
    check_keys(table, (), _FILE, required=("small", "large", "phrases", "suffixes", "bounds", "vague"))
    check_keys(table["bounds"], (), f"{_FILE} [bounds]", required=_BOUNDS)
    bounds = {word: bound for bound in _BOUNDS for word in words_of(table["bounds"], bound, f"{_FILE} [bounds]")}
    return Numbers(
        small=_counts(table, "small"),
        large=_counts(table, "large"),
        phrases={tuple(phrase.split()): number for phrase, number in _counts(table, "phrases").items()},
        suffixes=_counts(table, "suffixes"),
        bounds=bounds,
        vague=frozenset(words_of(table["vague"], "words", f"{_FILE} [vague]")),
    )


def number_of(phrase: str) -> float | None:
    """Return what a phrase of digits and number words counts, None where it is no number.

    >>> number_of("1,200"), number_of("two hundred and fifty"), number_of("1.5 million"), number_of("two dozen")
    (1200, 250, 1500000, 24)
    """
    pieces = _PIECE.findall(phrase.lower().replace("-", " "))
    total, current, seen = 0.0, 0.0, False
    for piece in pieces:
        value = _value_of(piece)
        if value is None:
            if piece in ("and", "a", "an", "of"):
                continue
            return None
        if piece in numbers().large:
            current = (current or 1) * value
            if value >= 1000:
                total, current = total + current, 0.0
        elif piece in numbers().suffixes:
            current *= value
        elif seen and current % 100 != 0 and value >= 10:
            return None
        else:
            current += value
        seen = True
    if not seen:
        return None
    number = total + current
    return int(number) if number == int(number) else number


def _value_of(piece: str) -> float | None:
    if piece[0].isdigit():
        match = _DIGITS.fullmatch(piece.rstrip(".,'’"))
        if match is None:
            return None
        digits = match[0].replace(",", "").replace("'", "").replace("’", "")
        # 1.200.000 is a continental spelling of a million; 1.5 is a fraction.
        return float(digits.replace(".", "")) if digits.count(".") > 1 else float(digits)
    known = numbers()
    return known.small.get(piece, known.large.get(piece, known.suffixes.get(piece)))


def _counts(table: dict[str, object], key: str) -> dict[str, int]:
    rows = table[key]
    if not isinstance(rows, dict) or not all(isinstance(value, int) and value >= 0 for value in rows.values()):
        raise VocabularyError(f"{_FILE} [{key}]: each word needs a whole number")
    return dict(rows)
