"""How two places of deeds lie to each other: the same, one within the other, near, or apart."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from warledger.reconcile.sightings import Spot
from warledger.vocabulary.reconciling import reconciling

PlaceRelation = Literal["same_place", "within_place", "near_place", "other_place", "no_place"]
_ORDER: tuple[PlaceRelation, ...] = ("same_place", "near_place", "within_place", "other_place")
_SHARES = ((5.0, 1.0), (30.0, 0.7), (float("inf"), 0.4))
_EARTH_DIAMETER_KM = 12_742.0
_MOST_REMEMBERED = 50_000
"""The same few places are held against each other over and over."""


def relation_of_places(first: Iterable[Spot], second: Iterable[Spot]) -> PlaceRelation:
    """Return the closest relation between two sets of places; ``no_place`` where one of them has none that tells."""
    return closest(first, second)[0]


def closest(first: Iterable[Spot], second: Iterable[Spot]) -> tuple[PlaceRelation, float]:
    """Return the closest relation between two sets of places, with how much it tells: a quarter more than a province.

    A place that only says where another of its own set lies counts as what holds both: two sets that name the same
    town, and other quarters of it, lie within one place.
    """
    return _closest_of(tuple(first), tuple(second))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _closest_of(ones: tuple[Spot, ...], others: tuple[Spot, ...]) -> tuple[PlaceRelation, float]:
    relation, share = _closest(innermost(ones), innermost(others))
    if relation != "other_place":
        return relation, share
    wider, wider_share = _closest([s for s in ones if not s.is_coarse], [s for s in others if not s.is_coarse])
    return ("within_place", wider_share) if wider in ("same_place", "within_place") else (relation, share)


def _closest(ones: Sequence[Spot], others: Sequence[Spot]) -> tuple[PlaceRelation, float]:
    found = [(_ORDER.index(relation_of_spots(one, other)), -_telling(one, other)) for one in ones for other in others]
    if not found:
        return "no_place", 1.0
    rank, share = min(found)
    return _ORDER[rank], -share


def innermost(spots: Iterable[Spot]) -> list[Spot]:
    """Return the places that hold no other of the same set, countries left out."""
    fine = [spot for spot in spots if not spot.is_coarse]
    holders = {key for spot in fine for key in spot.holders}
    return [spot for spot in fine if spot.key not in holders]


def _telling(first: Spot, second: Spot) -> float:
    """Return how much the meeting of two places says, by the finer one's radius: 1 a village, 0.4 a province."""
    radius = min(first.radius_km or 0.0, second.radius_km or 0.0)
    return next(share for limit, share in _SHARES if radius <= limit)


def relation_of_spots(first: Spot, second: Spot) -> PlaceRelation:
    """Tell how two places lie to each other: by name and what holds them first, then by distance and radius.

    Two quarters of one town often share the town's point, for want of a better one: they are apart all the same.
    """
    if first.country is not None and second.country is not None and first.country != second.country:
        return "other_place"
    if first.key == second.key:
        return "same_place"
    distance = distance_km(first, second)
    if first.key in second.holders or second.key in first.holders or _is_part_of_name(first, second):
        return "other_place" if _is_namesake(first, second, distance) else "within_place"
    if distance is None or distance == 0.0:
        return "other_place"
    radii = sorted((first.radius_km or 0.0, second.radius_km or 0.0))
    if radii[1] > 4 * max(radii[0], 1.0) and distance <= radii[1]:
        return "within_place"
    if radii[1] > 3 * radii[0] and distance <= radii[0] + radii[1]:
        return "near_place"
    return "near_place" if distance <= reconciling().thresholds.near_km else "other_place"


def _is_namesake(first: Spot, second: Spot, distance: float | None) -> bool:
    """Tell whether what seems to hold a place is only a town called like its province, and too far away."""
    reach = max(first.radius_km or 0.0, second.radius_km or 0.0) + reconciling().thresholds.namesake_km
    return distance is not None and distance > reach


def are_quarters(first: Spot, second: Spot) -> bool:
    """Tell whether two places may be quarters of one town: held by one town at least, or of which too little is known.

    A town is what holds both and shares its point with them, or lies no further than its quarters do.
    """
    distance = distance_km(first, second)
    if distance is None:
        return not first.holders and not second.holders
    return bool(first.holders & second.holders) and distance <= reconciling().thresholds.town_km


def _is_part_of_name(first: Spot, second: Spot) -> bool:
    """Tell whether one name holds all words of the other ("eastern Aleppo" and "Aleppo") under a common holder."""
    ones, others = set(first.key.split()), set(second.key.split())
    return bool(ones <= others or others <= ones) and bool(first.holders & second.holders)


def distance_km(first: Spot, second: Spot) -> float | None:
    """Return the great-circle distance of two places' points, None where one has no point."""
    if first.latitude is None or first.longitude is None or second.latitude is None or second.longitude is None:
        return None
    north, south = radians(first.latitude), radians(second.latitude)
    across = radians(second.longitude - first.longitude)
    root = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return _EARTH_DIAMETER_KM * asin(min(1.0, sqrt(root)))


def finest(spots: Iterable[Spot]) -> Spot | None:
    """Return the finest of some places: held by most others, with the smallest radius; ties by name."""
    return min(spots, key=_fineness, default=None)


def _fineness(spot: Spot) -> tuple[int, float, int, str]:
    return (
        spot.precision if spot.precision is not None else COARSEST,
        spot.radius_km if spot.radius_km is not None else float("inf"),
        -len(spot.holders),
        spot.name,
    )


COARSEST = 8
