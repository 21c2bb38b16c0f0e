"""Which documents carry the same or nearly the same text: wire copies and reprints.

Candidates come from MinHash with locality-sensitive hashing; each is then verified by the exact share of common
word runs, so that hashing can miss a pair but never make one up.
"""

import re
from collections import Counter
from collections.abc import Iterable

from rensa import RMinHash  # type: ignore[import-untyped,unused-ignore]

from warledger.cells import Standing, by_cell, cell_number, pairs_of, path_in, pieces

SHINGLE_WORDS = 5
MIN_JACCARD = 0.5
"""Two texts are copies where at least half of their word runs are common: a wire text under another headline."""
_SEED = 20170321
_BANDS, _ROWS, _SHARED = 48, 3, 2
# Two of 48 bands of 3 rows: a pair at the threshold is seen with probability 0.987, one of a fifth with 0.06.
_WORD = re.compile(r"\w+")


def find_copies(texts: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return for each document that has copies the ids of those, sorted.

    The answer depends on the set of texts, not on their order. Of a text that more than sixty documents carry, each is
    held against some of them only (``cells``).

    Args:
        texts: pairs of document id and text. Where an id comes twice the last text counts.

    >>> find_copies([("a", "Shells fell on the town."), ("b", "shells fell on the town"), ("c", "Talks were held.")])
    {'a': ('b',), 'b': ('a',)}
    """
    shingles = {identifier: shingles_of(text) for identifier, text in texts}
    ids = sorted(shingles)
    cells = by_cell({number: standings_of(ids[number], shingles[ids[number]]) for number in range(len(ids))})
    met = Counter(pair for members in cells.values() for piece in pieces(members) for pair in pairs_of(piece))
    copies: dict[str, list[str]] = {}
    for first, second in ((ids[one], ids[other]) for one, other in sorted(met) if is_likely(met[one, other])):
        if are_copies(shingles[first], shingles[second]):
            copies.setdefault(first, []).append(second)
            copies.setdefault(second, []).append(first)
    return {identifier: tuple(sorted(copies[identifier])) for identifier in sorted(copies)}


def standings_of(document: str, shingles: frozenset[str]) -> tuple[Standing, ...]:
    """Return the cells in which a document meets those whose word runs may be much the same."""
    if not shingles:
        return ()
    hashed = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    hashed.update(sorted(shingles))
    digest = hashed.digest()
    bands = (digest[start : start + _ROWS] for start in range(0, _BANDS * _ROWS, _ROWS))
    numbers = (cell_number(("text", str(place), *map(str, band))) for place, band in enumerate(bands))
    return tuple(Standing(number, path_in(number, document)) for number in sorted(numbers))


def is_likely(shared: int) -> bool:
    """Tell whether two documents that meet in so many cells are worth comparing."""
    return shared >= _SHARED


def are_copies(first: frozenset[str], second: frozenset[str]) -> bool:
    """Tell whether two texts, given by their word runs, are copies."""
    return jaccard(first, second) >= MIN_JACCARD


def shingles_of(text: str) -> frozenset[str]:
    """Return a text's runs of five words, case and punctuation aside; of a shorter text its only run."""
    words = _WORD.findall(text.casefold())
    if not words:
        return frozenset()
    runs = range(max(1, len(words) - SHINGLE_WORDS + 1))
    return frozenset(" ".join(words[start : start + SHINGLE_WORDS]) for start in runs)


def jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    """Return how much two sets have in common: the size of what both hold over the size of what either holds."""
    either = len(first | second)
    return len(first & second) / either if either else 0.0
