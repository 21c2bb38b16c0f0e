"""Actor mentions and a range of text → the mention that the range means: the one look-up all layers share."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from warledger.records import Actor

LONGEST = 400
"""No mention is longer, in characters: a phrase, never a paragraph."""
_START = attrgetter("start")


def actor_at(actors: Sequence[Actor], start: int, end: int, head: int | None = None) -> int | None:
    """Return the index of the mention that a noun phrase means, None where no mention touches it.

    The mention that covers the phrase's head wins; among those, the one that shares most characters with the phrase,
    then the one that sticks out least, then the first. "Syrian government jets" is the whole mention and not the
    "Syrian government" within it.

    Args:
        actors: the document's mentions, by where they begin.
        start: where the phrase begins.
        end: where it ends (half-open).
        head: the offset of the phrase's head word where the caller knows it. A mention that does not cover the head
            is then no match: the commander of Hamas fighters is not Hamas.

    Returns:
        An index into ``actors``.
    """
    best: int | None = None
    best_rank = (0, 0)
    first = bisect_left(actors, start - LONGEST, key=_START)
    for index in range(first, bisect_left(actors, end, lo=first, key=_START)):
        actor = actors[index]
        shared = min(end, actor.end) - max(start, actor.start)
        if shared <= 0 or (head is not None and not actor.start <= head < actor.end):
            continue
        rank = (shared, shared - (actor.end - actor.start))
        if best is None or rank > best_rank:
            best, best_rank = index, rank
    return best
