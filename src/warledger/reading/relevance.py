"""Is a document about armed conflict at all? A cheap first pass over its words, before any parse.

A document is looked at in passages, and its best ones decide: a digest of the day with one paragraph on a war is
about conflict. The weights of the words are learned (``training/first_pass``) and stand in
``vocabulary/relevance.tsv``, where a person can read and mend them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from warledger.vocabulary.relevance import relevance

PASSAGE_WORDS = 40
"""Words looked at together: about a paragraph of news."""
_STRIDE = PASSAGE_WORDS // 2
_FEW = 4
_WORD = re.compile(r"[^\W\d_]{3,}")


def is_about_conflict(text: str) -> bool:
    """Tell whether a text speaks of armed conflict or unrest anywhere, in doubt yes."""
    return decisive_score([score_of(words) for words in passages_of(text)]) >= relevance().threshold


def decisive_score(scores: Sequence[float]) -> float:
    """Return the score that decides for a text: the best of a few passages, the second best of many.

    Passages overlap by half, so that what a paragraph really tells shows in two of them; a chance hit in one of many.
    """
    return sorted(scores, reverse=True)[1 if len(scores) > _FEW else 0]


def score_of(words: frozenset[str]) -> float:
    """Return the log-odds that a passage with these words is about conflict."""
    known = relevance()
    return known.bias + sum(known.weights.get(word, 0.0) for word in sorted(words))


def passages_of(text: str) -> Iterator[frozenset[str]]:
    """Yield the distinct lower-case words of overlapping passages; one passage, perhaps empty, of a short text."""
    words = [word for _, word in words_of(text)]
    for begin in range(0, max(1, len(words) - _STRIDE), _STRIDE):
        yield frozenset(islice(words, begin, begin + PASSAGE_WORDS))


def words_of(text: str) -> list[tuple[int, str]]:
    """Return the lower-case words that can have a weight, each with the offset where it begins."""
    return [(match.start(), match.group().lower()) for match in _WORD.finditer(text)]
