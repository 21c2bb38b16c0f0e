"""Tellings → clusters: best links first, under what forbids a link. Over-merging is the worse fault.

A cluster grows only where the mean of all comparisons between two clusters is above the threshold and none of them
is forbidden, so that a chain of half-likenesses never ties two happenings together.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import product

from warledger.reconcile.block import candidate_pairs
from warledger.reconcile.compare import Comparison, are_alike, compare_across
from warledger.reconcile.tellings import Telling
from warledger.vocabulary.reconciling import reconciling

_MOST_MEMBERS = 8
_TOLD_APART = ("other_place", "other_toll", "other_doer", "foreign_kind", "unlike_kind")

Cluster = tuple[Telling, ...]


def clusters_of(tellings: Sequence[Telling]) -> tuple[Cluster, ...]:
    """Return the tellings grouped into happenings, in the order of their anchors.

    Args:
        tellings: of all documents, in the order of their anchors.
    """
    compared = _Compared(tellings)
    threshold = reconciling().thresholds.across
    scored = [(compared(*pair).score, pair) for pair in candidate_pairs(tellings) if compared(*pair).veto is None]
    links = sorted((link for link in scored if link[0] > threshold), key=lambda link: (-link[0], link[1]))
    groups = _agglomerate(len(tellings), [pair for _, pair in links], compared)
    return tuple(tuple(tellings[index] for index in group) for group in groups)


def _agglomerate(
    size: int, links: list[tuple[int, int]], compared: Callable[[int, int], Comparison]
) -> list[tuple[int, ...]]:
    group_of: dict[int, tuple[int, ...]] = {index: (index,) for index in range(size)}
    for first, second in links:
        ones, others = group_of[first], group_of[second]
        if ones is not others and _may_join(ones, others, compared):
            joined = tuple(sorted((*ones, *others)))
            group_of.update(dict.fromkeys(joined, joined))
    return sorted(set(group_of.values()))


def _may_join(ones: tuple[int, ...], others: tuple[int, ...], compared: Callable[[int, int], Comparison]) -> bool:
    pairs = list(product(ones[:_MOST_MEMBERS], others[:_MOST_MEMBERS]))
    comparisons = [compared(min(pair), max(pair)) for pair in pairs]
    if any(comparison.veto is not None for comparison in comparisons):
        return False
    mean = sum(comparison.score for comparison in comparisons) / len(comparisons)
    return mean > reconciling().thresholds.across


class _Compared:
    """Comparisons of tellings by index, each made once; two tellings that one report tells apart are forbidden."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._tellings = tellings
        self._sole = _sole_tellings(tellings)
        self._leading = _leading_tellings(tellings)
        self._known: dict[tuple[int, int], Comparison] = {}

    def __call__(self, first: int, second: int) -> Comparison:
        if (first, second) not in self._known:
            are_sole = first in self._sole and second in self._sole
            are_leading = first in self._leading and second in self._leading
            self._known[first, second] = _compare(
                self._tellings[first], self._tellings[second], are_sole=are_sole, are_leading=are_leading
            )
        return self._known[first, second]


def _compare(first: Telling, second: Telling, *, are_sole: bool, are_leading: bool) -> Comparison:
    found = compare_across(first, second, are_sole=are_sole, are_leading=are_leading)
    if first.document != second.document or found.veto is not None:
        return found
    told_apart = next((r.words for r in found.reasons if r.code in _TOLD_APART), None)
    return Comparison(found.score, found.reasons, f"told apart: {told_apart}" if told_apart is not None else None)


def _sole_tellings(tellings: Sequence[Telling]) -> frozenset[int]:
    """Return the indexes of those that are the only telling of such a deed and day in their document."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        if _tells_a_day(telling):
            by_document[telling.document].append(index)
    return frozenset(
        one
        for indexes in by_document.values()
        for one in indexes
        if not any(one != other and are_alike(tellings[one], tellings[other]) for other in indexes)
    )


def _leading_tellings(tellings: Sequence[Telling]) -> frozenset[int]:
    """Return the indexes of what each document tells first, and of what it tells most of."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        by_document[telling.document].append(index)
    fullest = (min(own, key=lambda i: (-len(tellings[i].sightings), i)) for own in by_document.values())
    return frozenset((*fullest, *(min(own) for own in by_document.values())))


def _tells_a_day(telling: Telling) -> bool:
    return telling.stated and telling.window is not None and telling.window.is_day
