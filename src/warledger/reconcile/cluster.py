"""Tellings → clusters: best links first, under what forbids a link. Over-merging is the worse fault.

A cluster grows only where the mean of all comparisons between two clusters is above the threshold and none of them
is forbidden, so that a chain of half-likenesses never ties two happenings together.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, Protocol

from warledger.reconcile.block import candidate_pairs
from warledger.reconcile.compare import Comparison, are_alike, compare_across, score_across, veto_of
from warledger.reconcile.gather import gathered
from warledger.reconcile.tellings import Telling
from warledger.vocabulary.reconciling import reconciling

_MOST_MEMBERS = 5
_TOLD_APART = ("other_place", "other_toll", "other_doer", "foreign_kind", "unlike_kind")

Order = tuple[str, int, int, str]
Cluster = tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A telling as it stands in its document.

    ``is_sole``: no other telling of the document is of such a deed and day; ``is_leading``: the document tells it
    first, or tells most of it.
    """

    telling: Telling
    is_sole: bool
    is_leading: bool

    @property
    def order(self) -> Order:
        """Where the first of its claims stands."""
        return self.telling.order


class Numbered(Protocol):
    """Members by number."""

    def __getitem__(self, number: int, /) -> Member:
        """Return the member of a number."""


class Link(NamedTuple):
    """Two members by number, the one that stands first before the other, and how much speaks for their being one."""

    score: float
    first: int
    second: int


class Agglomerated(NamedTuple):
    """Clusters, each in the order of its members, in that of their anchors; ``joined`` are the links that made them."""

    groups: list[tuple[int, ...]]
    joined: frozenset[tuple[int, int]]


def clusters_of(tellings: Sequence[Telling]) -> tuple[Cluster, ...]:
    """Return the tellings grouped into happenings, in the order of their anchors.

    Args:
        tellings: of all documents, in the order of their anchors.
    """
    by_document: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_document[telling.document].append(telling)
    members = sorted((m for own in by_document.values() for m in members_of(own)), key=lambda member: member.order)
    compared = Compared(members)
    pairs = candidate_pairs([member.telling for member in members])
    links = links_among(pairs, compared)
    groups = agglomerate(range(len(members)), links, compared, [member.order for member in members]).groups
    leading = frozenset(number for number, member in enumerate(members) if member.is_leading)
    groups = gathered(groups, [member.telling for member in members], frozenset(pairs), leading, compared)
    return tuple(tuple(members[number].telling for number in group) for group in groups)


def members_of(tellings: Sequence[Telling]) -> tuple[Member, ...]:
    """Return the tellings of one document as members, in the order of their anchors."""
    ordered = sorted(tellings, key=lambda telling: telling.order)
    sole, leading = _sole_tellings(ordered), _leading_tellings(ordered)
    return tuple(Member(telling, index in sole, index in leading) for index, telling in enumerate(ordered))


class Compared:
    """Comparisons of members by number, each made once, reasons left aside.

    Two tellings that one report tells apart are forbidden.
    """

    def __init__(self, members: Numbered) -> None:
        self._members = members
        self._known: dict[tuple[int, int], Comparison] = {}

    def __call__(self, first: int, second: int) -> Comparison:
        """Return what speaks for and against two members, of which the first stands first."""
        if (first, second) not in self._known:
            self._known[first, second] = _weighed(self._members[first], self._members[second])
        return self._known[first, second]

    def remember(self, links: Iterable[Link]) -> None:
        """Know what an earlier comparison of two members said, without its reasons."""
        for score, first, second in links:
            self._known.setdefault((first, second), Comparison(score, (), None))


def links_among(pairs: Iterable[tuple[int, int]], compared: Callable[[int, int], Comparison]) -> list[Link]:
    """Return the pairs for which more speaks than against, and that nothing forbids."""
    threshold = reconciling().thresholds.across
    scored = ((compared(*pair), pair) for pair in pairs)
    return [Link(found.score, *pair) for found, pair in scored if found.veto is None and found.score > threshold]


def compare_members(first: Member, second: Member) -> Comparison:
    """Compare two members, of which the first stands first; of what is forbidden at once no reasons are given."""
    forbidden = veto_of(first.telling, second.telling)
    if forbidden is not None:
        return Comparison(0.0, (), forbidden)
    found = compare_across(first.telling, second.telling, **_standing(first, second))
    if first.telling.document != second.telling.document:
        return found
    told_apart = next((r.words for r in found.reasons if r.code in _TOLD_APART), None)
    return Comparison(found.score, found.reasons, f"told apart: {told_apart}" if told_apart is not None else None)


def _weighed(first: Member, second: Member) -> Comparison:
    """Compare two members as `compare_members` does, without the reasons: thousands are held at a time."""
    if first.telling.document == second.telling.document:
        return compare_members(first, second)._replace(reasons=())
    forbidden = veto_of(first.telling, second.telling)
    if forbidden is not None:
        return Comparison(0.0, (), forbidden)
    return Comparison(score_across(first.telling, second.telling, **_standing(first, second)), ())


def _standing(first: Member, second: Member) -> dict[str, bool]:
    return {
        "are_sole": first.is_sole and second.is_sole,
        "are_leading": first.is_leading and second.is_leading,
    }


def agglomerate(
    numbers: Iterable[int],
    links: Iterable[Link],
    compared: Callable[[int, int], Comparison],
    order: Mapping[int, Order] | Sequence[Order],
    settled: Collection[tuple[int, int]] = (),
) -> Agglomerated:
    """Return members grouped into clusters.

    Args:
        numbers: of the members.
        links: pairs for which more speaks than against, in any order.
        compared: compares two members, of which the first stands first.
        order: of each member.
        settled: links of which it is known that they join what they link.
    """
    group_of: dict[int, tuple[int, ...]] = {number: (number,) for number in numbers}
    accepted: set[tuple[int, int]] = set()
    refused: set[frozenset[tuple[int, int]]] = set()
    for _, first, second in sorted(links, key=lambda link: (-link.score, order[link.first], order[link.second])):
        ones, others = group_of[first], group_of[second]
        both = frozenset(((ones[0], len(ones)), (others[0], len(others))))  # a group only grows: this names it as it is
        is_settled = (first, second) in settled
        if ones is others or (both in refused and not is_settled):
            continue
        if not is_settled and not _may_join(ones, others, compared, order):
            refused.add(both)
        else:
            joined = tuple(sorted((*ones, *others), key=order.__getitem__))
            group_of.update(dict.fromkeys(joined, joined))
            accepted.add((first, second))
    groups = sorted(set(group_of.values()), key=lambda group: order[group[0]])
    return Agglomerated(groups, frozenset(accepted))


def _may_join(
    ones: tuple[int, ...],
    others: tuple[int, ...],
    compared: Callable[[int, int], Comparison],
    order: Mapping[int, Order] | Sequence[Order],
) -> bool:
    total = 0.0
    pairs = list(product(ones[:_MOST_MEMBERS], others[:_MOST_MEMBERS]))
    for one, other in pairs:
        found = compared(one, other) if order[one] < order[other] else compared(other, one)
        if found.veto is not None:
            return False
        total += found.score
    return total / len(pairs) > reconciling().thresholds.across


def _sole_tellings(tellings: Sequence[Telling]) -> frozenset[int]:
    """Return the indexes of those that are a document's only telling of such a deed and day."""
    days = [index for index, telling in enumerate(tellings) if _tells_a_day(telling)]
    return frozenset(
        one for one in days if not any(one != other and are_alike(tellings[one], tellings[other]) for other in days)
    )


def _leading_tellings(tellings: Sequence[Telling]) -> frozenset[int]:
    """Return the indexes of what a document tells first, and of what it tells most of."""
    if not tellings:
        return frozenset()
    return frozenset((0, min(range(len(tellings)), key=lambda i: (-len(tellings[i].sightings), i))))


def _tells_a_day(telling: Telling) -> bool:
    return telling.stated and telling.window is not None and telling.window.is_day
