"""Which documents carry the same or nearly the same text: wire copies and reprints.

Candidates come from MinHash with locality-sensitive hashing; each is then verified by the exact share of common
word runs, so that hashing can miss a pair but never make one up.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rensa import RMinHash  # type: ignore[import-untyped,unused-ignore]

from warledger.cells import FEATURES, Standing, by_cell, cell_number, pairs_of, path_in, pieces

SHINGLE_WORDS = 5
MIN_JACCARD = 0.5
"""Two texts are copies where at least half of their word runs are common: a wire text under another headline."""
_SEED = 20170321
_BANDS, _ROWS, _SHARED = 48, 3, 2
# Two of 48 bands of 3 rows: a pair at the threshold is seen with probability 0.987, one of a fifth with 0.06.
_WORD = re.compile(r"\w+")


class Text(NamedTuple):
    """A document's text; ``month`` in which it appeared, "" where it does not say."""

    document: str
    text: str
    month: str = ""


def find_copies(texts: Iterable[Text]) -> dict[str, tuple[str, ...]]:
    """Return for each document that has copies the ids of those, sorted.

    The answer depends on the set of texts, not on their order. Of a run of words that more than twenty documents carry,
    each is held against some of them only, of its own month first (``cells``).

    Args:
        texts: what to compare. Where an id comes twice the last text counts.

    >>> town, talks = "Shells fell on the town.", "Talks were held."
    >>> find_copies([Text("a", town), Text("b", town.lower()), Text("c", talks)])
    {'a': ('b',), 'b': ('a',)}
    """
    known = {text.document: text for text in texts}
    ids = sorted(known)
    shingles = {document: shingles_of(known[document].text) for document in ids}
    standings = (standings_of(document, shingles[document], known[document].month) for document in ids)
    cells = by_cell(dict(enumerate(standings)))
    met = Counter(
        pair for cell, members in cells.items() for piece in pieces(cell, members) for pair in pairs_of(piece)
    )
    copies: dict[str, list[str]] = {}
    for first, second in ((ids[one], ids[other]) for one, other in sorted(met) if is_likely(met[one, other])):
        if are_copies(shingles[first], shingles[second]):
            copies.setdefault(first, []).append(second)
            copies.setdefault(second, []).append(first)
    return {identifier: tuple(sorted(copies[identifier])) for identifier in sorted(copies)}


def standings_of(document: str, shingles: frozenset[str], month: str) -> tuple[Standing, ...]:
    """Return the cells in which a document meets those whose word runs may be much the same.

    An overfull cell, of a run that many print, is divided by month, as a wire text is reprinted within days; then by
    what copies are likely to have in common besides: the bands that follow.
    """
    if not shingles:
        return ()
    hashed = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    hashed.update(sorted(shingles))
    digest = hashed.digest()
    bands = [tuple(map(str, digest[start : start + _ROWS])) for start in range(0, _BANDS * _ROWS, _ROWS)]
    cells = {cell_number(("text", str(place), *band)): place for place, band in enumerate(bands)}
    following = {place: (*bands[place + 1 :], *bands)[: FEATURES - 1] for place in cells.values()}
    return tuple(
        Standing(number, path_in(number, document, ((month,), *following[cells[number]]))) for number in sorted(cells)
    )


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
