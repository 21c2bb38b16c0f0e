"""Are two pieces of text the same statement? Asked so that no page prints one clause twice."""

import re
from collections import Counter

_MOST_OF_CLAUSE = 0.6
_MOST_OF_WORDS = 0.75
_FEWEST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d")
_TURNS = frozenset({"not", "no", "never", "nor", "denied", "denies", "deny", "without", "none"})
"""Words that turn a statement round: with one of them more, a clause is another."""


def is_same(words: str, clause: str) -> bool:
    """Tell whether words are a clause: whole, its beginning, or all but a few words of it.

    Two clauses with other numbers, or of which one denies, are never the same.

    >>> is_same("Rebels took the bridge…", "rebels took the bridge at dawn"), is_same("It fell", "It did not fall")
    (True, False)
    """
    own, other = letters(words), letters(clause)
    if not own or not other:
        return False
    is_most = len(own) >= _MOST_OF_CLAUSE * len(other)
    if own == other or ((words.endswith("…") or is_most) and other.startswith(own)):
        return True
    return _share_most(words_of(words), words_of(clause))


def letters(words: str) -> str:
    """Return the letters and digits of a text in lower case, so that marks and spaces make no difference."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case.

    >>> words_of("12,000 fled Al-Bab")
    ['12,000', 'fled', 'al', 'bab']
    """
    return [word.casefold() for word in _WORD.findall(text)]


def _share_most(own: list[str], other: list[str]) -> bool:
    """Tell whether two lists of words are nearly one: a weekday or a speaker left out changes no statement."""
    if min(len(own), len(other)) < _FEWEST_WORDS or _telling(own) != _telling(other):
        return False
    shared = (Counter(own) & Counter(other)).total()
    return shared >= _MOST_OF_WORDS * max(len(own), len(other))


def _telling(words: list[str]) -> list[str]:
    return sorted(word for word in words if word in _TURNS or word[:1].isdigit())
