"""Text → words, and the names of a vocabulary found in them, in any transliteration.

An index holds names as sequences of words. A name of several words matches by spelling keys, so that "Failaq al
Rahman" finds "Faylaq ar-Rahman"; a name of one word matches as written, and an acronym in its capitals: one word is
too little for a key ("Hamas" and "Hama").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from warledger.vocabulary.spelling import key_of

ValueT = TypeVar("ValueT")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVES = frozenset({"'s", "’s"})
_ARTICLES = frozenset({"al", "el", "ul"})
_ARTICLES_BEFORE_HYPHEN = _ARTICLES | {"ad", "an", "ar", "as", "at", "az", "ez", "es", "er", "en", "ed"}
_ACRONYM_LENGTH = 7
_SHORT = 4
# Characters between two words of one name: a space, or a possessive ending and a space.
_GAP = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; ``start`` includes an Arabic article, ``bare`` does not. ``key`` is its spelling key."""

    start: int
    bare: int
    end: int
    written: str
    key: str

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital or a digit."""
        return not self.written[0].islower()


def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a text; the Arabic article belongs to the word after it, a possessive ending to none."""
    words: list[Word] = []
    article: int | None = None
    for match in _WORD.finditer(text):
        written = match.group()
        start, end = match.span()
        if len(written) == 2 and _is_article(written, text[end : end + 1]):
            article = start if article is None else article
            continue
        if written[-2:] in _POSSESSIVES and len(written) > 2:
            written, end = written[:-2], end - 2
        elif "." in written:
            written = written.replace(".", "")
        if "’" in written:
            written = written.replace("’", "'")
        words.append(Word(start if article is None else article, start, end, written, _key(written)))
        article = None
    return tuple(words)


class NameIndex(Generic[ValueT]):
    """Names to values, to be found in words."""

    def __init__(self, names: Iterable[tuple[str, ValueT]], *, possessive: bool = False) -> None:
        """Index names; a name that stands twice keeps all its values.

        Args:
            names: names and values.
            possessive: whether "Syrias" finds "Syria", as in texts that lost their apostrophes.
        """
        self._possessive = possessive
        self._single: dict[str, list[ValueT]] = {}
        self._first: dict[str, list[tuple[tuple[str, ...], bool, list[ValueT]]]] = {}
        for name, value in names:
            self._add(name, value)
        for entries in self._first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Sequence[Word]) -> list[tuple[int, int, tuple[ValueT, ...]]]:
        """Return (first word, word after the last, values) of the names found, the longest ones, without overlap."""
        found = []
        at = 0
        while at < len(words):
            length, values = self._longest(words, at)
            if length:
                found.append((at, at + length, values))
            at += length or 1
        return found

    def _add(self, name: str, value: ValueT) -> None:
        words = words_in(name)
        if not words:
            return
        sequence = tuple(word.key for word in words)
        if len(words) == 1:
            written = words[0].written
            self._single.setdefault(written if _is_acronym(written) else f"={written.lower()}", []).append(value)
            return
        entries = self._first.setdefault(sequence[0], [])
        for known, _, values in entries:
            if known == sequence:
                values.append(value)
                return
        entries.append((sequence, words[0].is_capital, [value]))

    def _longest(self, words: Sequence[Word], at: int) -> tuple[int, tuple[ValueT, ...]]:
        word = words[at]
        for sequence, capital, values in self._first.get(word.key, ()):
            size = len(sequence)
            if (word.is_capital or not capital) and _matches(words, at, sequence, self._possessive):
                return size, tuple(dict.fromkeys(values))
        if word.is_capital:
            single = self._single.get(word.written) or self._single.get(f"={word.written.lower()}")
            if not single and self._possessive and len(word.written) > _SHORT and word.written[-1] == "s":
                single = self._single.get(f"={word.written[:-1].lower()}")
            if single:
                return 1, tuple(dict.fromkeys(single))
        return 0, ()


def _matches(words: Sequence[Word], at: int, sequence: tuple[str, ...], possessive: bool) -> bool:
    """Tell whether words continue a name after its first word, close to each other."""
    if at + len(sequence) > len(words):
        return False
    for n in range(1, len(sequence)):
        word = words[at + n]
        if word.start - words[at + n - 1].end > _GAP:
            return False
        if word.key != sequence[n] and not (
            possessive and n == len(sequence) - 1 and word.written[-1] == "s" and _key(word.written[:-1]) == sequence[n]
        ):
            return False
    return True


def _is_article(written: str, after: str) -> bool:
    lower = written.lower()
    return (lower in _ARTICLES and after in ("-", " ", "‑")) or (after in "-‑" and lower in _ARTICLES_BEFORE_HYPHEN)


def _is_acronym(written: str) -> bool:
    return written.isupper() and len(written) <= _ACRONYM_LENGTH


@lru_cache(maxsize=65536)
def _key(written: str) -> str:
    return key_of(written) or written.lower()
