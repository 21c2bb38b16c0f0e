"""What a report tells again of an event that it shares with other reports, though in a sentence that stood alone.

Once two reports are known to tell of one event, a further sentence of either that speaks of such a deed most likely
tells of it, too: it needs less likeness than the first sentences did.
"""

from collections.abc import Callable, Collection, Container, Sequence

from warledger.reconcile.compare import Comparison
from warledger.reconcile.tellings import Telling
from warledger.vocabulary.reconciling import reconciling

Group = tuple[int, ...]
Compared = Callable[[int, int], Comparison]


def gathered(
    groups: Sequence[Group],
    tellings: Sequence[Telling],
    pairs: Container[tuple[int, int]],
    leading: Collection[int],
    compared: Compared,
) -> list[Group]:
    """Return the groups with single tellings moved into the shared group that their report leads with.

    Args:
        groups: of indexes of tellings; each telling is in one.
        tellings: of all documents, in the order of their anchors.
        pairs: those worth comparing, the smaller index first.
        leading: the indexes of what each document tells first, or most of.
        compared: compares two tellings by index.
    """
    home = {index: group for group in groups for index in group}
    shared: dict[str, list[Group]] = {}
    for index in sorted(leading):
        if len({tellings[i].document for i in home[index]}) > 1:
            shared.setdefault(tellings[index].document, []).append(home[index])
    moved: dict[Group, list[int]] = {}
    for group in groups:
        goal = _goal(group, shared.get(tellings[group[0]].document, ()), tellings, pairs, compared)
        if goal is not None:
            moved.setdefault(goal, []).extend(group)
    gone = {index for indexes in moved.values() for index in indexes}
    kept = [tuple(sorted((*group, *moved.get(group, ())))) for group in groups if not gone.issuperset(group)]
    return sorted(kept)


def _goal(
    group: Group,
    shared: Sequence[Group],
    tellings: Sequence[Telling],
    pairs: Container[tuple[int, int]],
    compared: Compared,
) -> Group | None:
    """Return the shared group that a single telling belongs to, None where it stays by itself."""
    if len(group) > 1:
        return None
    scored = [(score, goal) for goal in shared if (score := _score(group[0], goal, tellings, pairs, compared)) > 0.0]
    return max(scored)[1] if scored else None


def _score(
    index: int,
    goal: Group,
    tellings: Sequence[Telling],
    pairs: Container[tuple[int, int]],
    compared: Compared,
) -> float:
    """Return how much speaks for a telling being of a group: what is most alike in it, and that its report is there."""
    found = [compared(min(index, other), max(index, other)) for other in goal]
    others = [
        comparison.score
        for other, comparison in zip(goal, found, strict=True)
        if tellings[other].document != tellings[index].document and (min(index, other), max(index, other)) in pairs
    ]
    if not others or any(comparison.veto is not None for comparison in found):
        return 0.0
    return max(others) + reconciling().across["retold"] - reconciling().thresholds.across
