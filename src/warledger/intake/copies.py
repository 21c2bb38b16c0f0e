"""Which documents carry the same or nearly the same text: wire copies and reprints.

Candidates come from MinHash with locality-sensitive hashing; each is then verified by the exact share of common
word runs, so that hashing can miss a pair but never make one up.
"""

import re
from collections.abc import Iterable

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped,unused-ignore]

SHINGLE_WORDS = 5
MIN_JACCARD = 0.5
"""Two texts are copies where at least half of their word runs are common: a wire text under another headline."""
_SEED = 20170321
_PERMUTATIONS, _BANDS = 256, 64
# 64 bands of 4 rows: a pair at the threshold is seen with probability 1 - (1 - 0.5**4)**64 = 0.98.
_WORD = re.compile(r"\w+")


def find_copies(texts: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return for each document that has copies the ids of those, sorted.

    The answer depends on the set of texts, not on their order: being copies is a property of two texts alone.

    Args:
        texts: pairs of document id and text. Where an id comes twice the last text counts.

    >>> find_copies([("a", "Shells fell on the town."), ("b", "shells fell on the town"), ("c", "Talks were held.")])
    {'a': ('b',), 'b': ('a',)}
    """
    shingles = {identifier: shingles_of(text) for identifier, text in texts}
    ids = sorted(identifier for identifier, found in shingles.items() if found)
    index = RMinHashLSH(threshold=MIN_JACCARD, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    copies: dict[str, list[str]] = {}
    for number, identifier in enumerate(ids):
        hashed = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        hashed.update(sorted(shingles[identifier]))
        for other in sorted(set(index.query(hashed))):
            if jaccard(shingles[identifier], shingles[ids[other]]) >= MIN_JACCARD:
                copies.setdefault(identifier, []).append(ids[other])
                copies.setdefault(ids[other], []).append(identifier)
        index.insert(number, hashed)
    return {identifier: tuple(sorted(copies[identifier])) for identifier in sorted(copies)}


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
