"""How two places of deeds lie to each other: the same, one within the other, near, or apart."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from warledger.reconcile.sightings import Spot
from warledger.vocabulary.reconciling import reconciling

PlaceRelation = Literal["same_place", "within_place", "near_place", "other_place", "no_place"]
_ORDER: tuple[PlaceRelation, ...] = ("same_place", "near_place", "within_place", "other_place")
_EARTH_DIAMETER_KM = 12_742.0


def relation_of_places(first: Iterable[Spot], second: Iterable[Spot]) -> PlaceRelation:
    """Return the closest relation between two sets of places; ``no_place`` where one of them has none that tells."""
    ones = [spot for spot in first if not spot.is_coarse]
    others = [spot for spot in second if not spot.is_coarse]
    relations = {relation_of_spots(one, other) for one in ones for other in others}
    return next((name for name in _ORDER if name in relations), "no_place")


def relation_of_spots(first: Spot, second: Spot) -> PlaceRelation:
    """Tell how two places lie to each other: by name and what holds them first, then by distance and radius.

    Two quarters of one town often share the town's point, for want of a better one: they are apart all the same.
    """
    if first.country is not None and second.country is not None and first.country != second.country:
        return "other_place"
    if first.key == second.key:
        return "same_place"
    if first.key in second.holders or second.key in first.holders:
        return "within_place"
    distance = distance_km(first, second)
    if distance is None or distance == 0.0:
        return "other_place"
    radii = sorted((first.radius_km or 0.0, second.radius_km or 0.0))
    if radii[1] > 4 * max(radii[0], 1.0) and distance <= radii[1]:
        return "within_place"
    return "near_place" if distance <= reconciling().thresholds.near_km else "other_place"


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
