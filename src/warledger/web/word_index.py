"""Words of many items → an index in pieces that a browser loads as it needs them: which word stands in which items.

An item is known by its number. Words are in small letters, without accents; the pieces hold them in order, so that
the first word of each piece tells in which one a word stands, or all that begin with some letters.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_ACCENT = re.compile("[\u0300-\u036f]")
_LONGEST = 40
"""Letters of a word that are kept: longer ones are addresses and noise."""
_PIECE = 60_000
"""Characters of one piece, about; a frequent word alone may take more."""
MOST_TIMES = 7
"""How often a word stands in an item is counted up to this."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in order with where they stand: for each word, of each item, the step from the one before and the times.

    A step and the times are one number: step · 8 + times.
    """

    first: str
    words: tuple[tuple[str, tuple[int, ...]], ...]


class WordIndex:
    """Takes items in, and gives the pieces when all are in."""

    def __init__(self) -> None:
        self._where: dict[str, array[int]] = {}
        self._last: dict[str, int] = {}
        self.items = 0

    def add(self, texts: Iterable[str]) -> int:
        """Take in the next item and return its number."""
        number, self.items = self.items, self.items + 1
        for word, times in Counter(word for text in texts for word in words_of(text)).items():
            step = number - self._last.get(word, 0)
            self._where.setdefault(word, array("I")).append(step * (MOST_TIMES + 1) + min(times, MOST_TIMES))
            self._last[word] = number
        return number

    def pieces(self) -> Iterator[Piece]:
        """Yield the index, word by word, in pieces of about the same size."""
        held: list[tuple[str, tuple[int, ...]]] = []
        size = 0
        for word in sorted(self._where):
            where = tuple(self._where[word])
            held.append((word, where))
            size += len(word) + 6 + 4 * len(where)
            if size >= _PIECE:
                yield Piece(held[0][0], tuple(held))
                held, size = [], 0
        if held:
            yield Piece(held[0][0], tuple(held))


def words_of(text: str) -> list[str]:
    """Return the words of a text as the index knows them.

    >>> words_of("Shells hit the café, 3 dead")
    ['shells', 'hit', 'the', 'cafe', '3', 'dead']
    """
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", text)).lower()
    return [word[:_LONGEST] for word in _WORD.findall(plain)]
