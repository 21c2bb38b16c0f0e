"""Text → the words that a net sees: lower case, names and numbers masked, so that no net learns who somebody is.

A word that begins with a capital is a name unless it is known in lower case (kept.txt: the words of our own training
sentences and of the lexicons). A run of names is one mask: "Ivano-Frankivsk" and "Goma" look the same, and so do two
sides of a war whose names are swapped.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MASK = "[MASK]"
NUMBER = "12"
"""What every number looks like."""
_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as a net sees it, and the characters that it stands for (half-open)."""

    word: str
    start: int
    end: int


def masked(text: str) -> list[Seen]:
    """Return the words of a text, masked."""
    known, seen = kept_words(), list[Seen]()
    for match in _WORD.finditer(text):
        word = _look(match.group(), known)
        if word == MASK and seen and seen[-1].word == MASK:
            seen[-1] = Seen(MASK, seen[-1].start, match.end())
        else:
            seen.append(Seen(word, match.start(), match.end()))
    return seen


def words_of(text: str) -> list[str]:
    """Return the words of a text as they stand."""
    return _WORD.findall(text)


def _look(word: str, known: frozenset[str]) -> str:
    if any(character.isdigit() for character in word):
        return NUMBER
    lower = word.lower()
    if not word[0].isupper() or lower in known or lower.removesuffix("s") in known:
        return lower
    return MASK


@cache
def kept_words() -> frozenset[str]:
    """Return the words that are no names although a capital begins them."""
    return frozenset((files(__package__) / "kept.txt").read_text("utf-8").split())
