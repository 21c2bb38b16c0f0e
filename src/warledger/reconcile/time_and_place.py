"""When and where: reports that give one deed different days, or different places."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from warledger.reconcile.days import Window, is_one_night, iso_of
from warledger.reconcile.nearness import distance_km, innermost, relation_of_spots
from warledger.reconcile.rivals import Standings, dispute_between, is_positive, no_contradiction, side_of
from warledger.reconcile.sightings import Sighting, Spot
from warledger.records import Dispute, Harm, WhyNot
from warledger.vocabulary.disputes import dispute_words
from warledger.vocabulary.reconciling import kind_weight, reconciling

_EXACT = frozenset({"minute", "hour", "part_of_day", "day"})
_ALIKE = 0.5
_TELLING_NUMBER = 10
_VILLAGE = 2
_FAR_KM = 5.0
_Figures = set[tuple[Harm, int | None]]


def time_disputes(sightings: Sequence[Sighting]) -> Iterator[Dispute]:
    """Yield where two reports give one deed days that exclude each other, and neither has the other's day as well.

    The evening of a day and the next morning are one night: other words for one time. A purpose joined to the deed
    ("an attack to retake the road on Thursday") has the deed's day where that day was over when the report appeared.
    One deed it is for certain where both reports count the same people; else a fight may have run on.
    """
    told = _days_by_report(sightings)
    apart = [pair for pair in combinations(_first_reports(told), 2) if _are_apart(told[pair[0]], told[pair[1]])]
    counted = _figures_by_report(sightings)
    apart = [(a, b) for a, b in apart if _is_telling(counted[a] & counted[b])]
    real = [(a, b) for a, b in apart if not _are_one_night(told[a], told[b]) and _are_alike(told[a], told[b])]
    for one, other in (real or apart)[:1]:
        days = [_day_words(told[one][0]), _day_words(told[other][0])]
        ones = [s for key in sorted(told) if _day_words(told[key][0]) == days[0] for s in told[key]]
        others = [s for key in sorted(told) if _day_words(told[key][0]) == days[1] for s in told[key]]
        sides = (side_of(days[0], ones), side_of(days[1], others))
        if real:
            yield dispute_between("time", *sides)
        else:
            yield Dispute("time", sides, real=False, why_not="wording", words=no_contradiction(sides, "wording"))


def _days_by_report(sightings: Sequence[Sighting]) -> dict[str, list[Sighting]]:
    """Return document → its claims that give the deed a day of its own."""
    found: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if _gives_a_day(sighting):
            found[sighting.document].append(sighting)
    return found


def _figures_by_report(sightings: Sequence[Sighting]) -> dict[str, _Figures]:
    """Return document → the figures that it gives for the deed."""
    found: dict[str, _Figures] = defaultdict(set)
    for sighting in sightings:
        found[sighting.document] |= {(toll.harm, toll.low) for toll in sighting.tolls if toll.low is not None}
    return found


def _is_telling(same: _Figures) -> bool:
    """Tell whether figures are of one deed for certain: ten or more people, or two harms alike."""
    return len(same) > 1 or any((low or 0) >= _TELLING_NUMBER for _, low in same)


def _first_reports(told: Mapping[str, Sequence[Sighting]]) -> list[str]:
    """Return the first report of all that give the same days for the same kinds of deeds, under the same precision."""
    first: dict[Hashable, str] = {}
    for document in sorted(told):
        given = frozenset((s.told_kind, s.window) for s in told[document])
        first.setdefault(given, document)
    return sorted(first.values())


def _gives_a_day(sighting: Sighting) -> bool:
    window = sighting.window
    if window is None or not window.is_day or window.precision not in _EXACT or sighting.background:
        return False
    if not is_positive(sighting) or sighting.mode == "hypothetical":
        return False
    is_over = sighting.published is not None and (window.last or 0) <= sighting.published
    return (sighting.mode == "happened" or is_over) and not _dates_a_clause_within(sighting)


def _dates_a_clause_within(sighting: Sighting) -> bool:
    """Tell whether the day stands in a clause within ("killed on the road which they cut on Thursday")."""
    after = sighting.clause.partition(sighting.trigger)[2]
    inner = dispute_words().within.at(after)
    if inner is None or dispute_words().days.are_in(sighting.clause[: len(sighting.clause) - len(after) + inner]):
        return False
    return dispute_words().days.are_in(after[inner:])


def _are_apart(first: Sequence[Sighting], second: Sequence[Sighting]) -> bool:
    return not _days(first) & _days(second)


def _days(sightings: Sequence[Sighting]) -> set[int | None]:
    return {s.window.first for s in sightings if s.window is not None}


def _are_one_night(first: Sequence[Sighting], second: Sequence[Sighting]) -> bool:
    pairs = [(a.window, b.window) for a in first for b in second if a.window is not None and b.window is not None]
    return any(is_one_night(one, other) or _are_a_night_and_its_morning(one, other) for one, other in pairs)


def _are_a_night_and_its_morning(first: Window, second: Window) -> bool:
    """Tell whether one is a part of a day and the other the whole day beside it: "overnight" is told of either."""
    if abs((first.first or 0) - (second.first or 0)) != 1:
        return False
    return "part_of_day" in (first.precision, second.precision)


def _are_alike(first: Sequence[Sighting], second: Sequence[Sighting]) -> bool:
    violent = reconciling().violent
    kinds = [{s.told_kind for s in sightings if s.told_kind in violent} for sightings in (first, second)]
    return any((kind_weight(one, other) or 0.0) >= _ALIKE for one in kinds[0] for other in kinds[1])


def _day_words(sighting: Sighting) -> str:
    window = sighting.window
    return "" if window is None or window.first is None else iso_of(window.first)


def place_disputes(told: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield where two origins put one deed in different places; the town against its quarter is a matter of scope.

    One deed it is for certain where both count the same people, ten or more, or two harms alike; elsewhere blows at
    several places may have been put together.
    """
    placed = standings.spokesmen((s for s in told if s.spots), _what_counts)
    pairs = [(a, b) for a, b in combinations(placed, 2) if a.document != b.document]
    for one, other in pairs:
        if standings.are_rivals(one, other) and _is_elsewhere(one, other):
            yield dispute_between("place", side_of(_spot(one).name, [one]), side_of(_spot(other).name, [other]))
            return
    for one, other in pairs:
        why = _why_no_dispute(one.spots[0], other.spots[0])
        if why is not None:
            sides = (side_of(one.spots[0].name, [one]), side_of(other.spots[0].name, [other]))
            yield Dispute("place", sides, real=False, why_not=why, words=no_contradiction(sides, why))
            return


def _what_counts(sighting: Sighting) -> Hashable:
    """Return all that tells whether a claim puts the deed elsewhere than another does."""
    figures = frozenset((toll.harm, toll.low) for toll in sighting.tolls)
    return tuple(spot.key for spot in sighting.spots), figures, sighting.carried, is_positive(sighting)


def _spot(sighting: Sighting) -> Spot:
    return innermost(sighting.spots)[0]


def _is_elsewhere(first: Sighting, second: Sighting) -> bool:
    """Tell whether rivals count the same people in two villages that lie apart."""
    if not is_positive(first) or not is_positive(second):
        return False
    if first.carried or second.carried or not _count_the_same(first, second):
        return False
    return are_far_apart(first.spots, second.spots)


def are_far_apart(first: Sequence[Spot], second: Sequence[Spot]) -> bool:
    """Tell whether two sets of places are villages or towns with points of their own that lie apart."""
    pairs = [(one, other) for one in innermost(first) for other in innermost(second)]
    return bool(pairs) and all(_lie_apart(one, other) for one, other in pairs)


def _count_the_same(first: Sighting, second: Sighting) -> bool:
    ones: _Figures = {(toll.harm, toll.low) for toll in first.tolls if toll.low is not None}
    return _is_telling(ones & {(toll.harm, toll.low) for toll in second.tolls})


def _lie_apart(first: Spot, second: Spot) -> bool:
    if relation_of_spots(first, second) != "other_place" or first.is_coarse or second.is_coarse:
        return False
    if max(first.precision or _VILLAGE + 1, second.precision or _VILLAGE + 1) > _VILLAGE:
        return False
    return (distance_km(first, second) or 0.0) > _FAR_KM


def _why_no_dispute(first: Spot, second: Spot) -> WhyNot | None:
    relation = relation_of_spots(first, second)
    if relation == "within_place":
        return "scope"
    return "wording" if relation == "near_place" else None
