"""Figures that cannot both be right, and figures that differ without contradiction."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from warledger.reconcile.counts import Counts, Pair
from warledger.reconcile.figures import Figure, figures_of
from warledger.reconcile.rivals import Standings, dispute_between, no_contradiction, side_of
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.toll_words import words_of_toll
from warledger.records import Dispute, DisputeSide, WhyNot
from warledger.vocabulary.reconciling import population_class

_ARMED = frozenset({"fighters", "soldiers"})
_WHY_ORDER: tuple[WhyNot, ...] = ("subset", "scope", "update", "wording")


def toll_disputes(sightings: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield one real dispute a harm and party of victims, and one difference that is none for each reason why."""
    figures = [figure for group in figures_of(sightings, standings).values() for figure in group]
    for harm in sorted({figure.toll.harm for figure in figures}):
        counts = Counts([figure for figure in figures if figure.toll.harm == harm], standings)
        for real in _by_victims(counts.disputed()):
            yield dispute_between("toll", *_sides(counts.behind(real)))
        for why in _WHY_ORDER:
            harmless = counts.differing(why)
            if harmless is not None:
                sides = _sides(harmless)
                yield Dispute("toll", sides, real=False, why_not=why, words=no_contradiction(sides, why))
    yield from _victims(figures, standings)


def _by_victims(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return the pairs by whose dead they count: the soldiers and the rebels of one fight are two disputes.

    Pairs that have a figure in common are one dispute of three counts or more.
    """
    groups: list[list[Pair]] = []
    for pair in pairs:
        joined = [group for group in groups if _share_a_figure(group, pair)]
        rest = [group for group in groups if group not in joined]
        groups = [*rest, [*(p for group in joined for p in group), pair]]
    return groups


def _share_a_figure(group: Sequence[Pair], pair: Pair) -> bool:
    numbers = {(f.toll.low, f.toll.high, f.people, f.teller) for p in group for f in p}
    return any((f.toll.low, f.toll.high, f.people, f.teller) in numbers for f in pair)


def _victims(figures: Sequence[Figure], standings: Standings) -> Iterator[Dispute]:
    """Yield where one number is civilians on one side's word and fighters on the other's."""
    for one, other in combinations(figures, 2):
        classes = {population_class(f.toll.population) for f in (one, other) if f.toll.population}
        same = one.toll.harm == other.toll.harm and one.toll.low is not None and one.toll.low == other.toll.low
        is_disputed = same and "civilians" in classes and bool(classes & _ARMED)
        if is_disputed and standings.are_other_words(one.sighting, other.sighting):
            yield dispute_between("victims", *_sides((one, other)))
            return


def _sides(figures: Sequence[Figure]) -> tuple[DisputeSide, ...]:
    """Return a side for each figure in dispute, lowest first."""
    grouped: dict[str, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(words_of_toll(figure.toll), []).append(figure)
    ordered = sorted(grouped.items(), key=lambda item: (item[1][0].toll.low or item[1][0].toll.high or 0, item[0]))
    return tuple(_side(value, figures) for value, figures in ordered)


def _side(value: str, figures: Sequence[Figure]) -> DisputeSide:
    return side_of(value, sorted((figure.sighting for figure in figures), key=lambda s: s.order))
