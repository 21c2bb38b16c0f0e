"""Places → what a map of them shows: its frame, numbered markers (near ones gathered), and what lies outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asinh, atan, cos, degrees, hypot, radians, sinh, sqrt, tan

from warledger.publish.figures import Spot
from warledger.publish.shapes import Rectangle

WIDTH = 720.0
"""Units across a figure: pixels on a wide screen."""
_HIGHEST, _LOWEST = 420.0, 300.0
_MARGIN = 34.0
"""Units kept free around the outermost markers."""
_LEAST_KM = 24.0
"""A map shows at least so much across: on less there is nothing to know a place by."""
_KM_PER_DEGREE = 111.32
_FRAMED_KM = 30.0
"""Radii up to this are kept inside the frame; larger ones may run out of it."""
_STRAYS = ((0.1, 0.4), (0.25, 0.15))
"""Far places are left outside where they hold no more of the happenings than the first number, and the map without
them is no more of its size than the second: a few for a closer look, more where the map would be one of the world."""
_NEAR, _SPREAD, _MOST_MARKERS = 20.0, 1.25, 36
_RADIUS, _MORE, _LARGEST = 8.5, 0.7, 15.0
_POLE = 84.0
DIAMOND, RIM = 1.3, 2.6


@dataclass(frozen=True, slots=True)
class View:
    """The frame of a map in Mercator's projection: which corner is at the origin, and units a degree of longitude."""

    west: float
    top: float
    scale: float
    height: float

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a point is drawn."""
        return ((longitude - self.west) * self.scale, (self.top - _north(latitude)) * self.scale)

    def units(self, km: float, latitude: float) -> float:
        """Return how long a distance is drawn at a latitude."""
        return km / (_KM_PER_DEGREE * cos(radians(min(abs(latitude), _POLE)))) * self.scale

    @property
    def box(self) -> Rectangle:
        """The rectangle that the frame shows, in degrees."""
        south, north = _latitude(self.top - self.height / self.scale), _latitude(self.top)
        return Rectangle(self.west, south, self.west + WIDTH / self.scale, north)


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbered mark on the map for one point, or for several that would lie on each other."""

    number: int
    spots: tuple[Spot, ...]
    x: float
    y: float
    radius: float

    @property
    def names(self) -> tuple[str, ...]:
        """The places that it stands for, the busiest first."""
        return tuple(dict.fromkeys(name for spot in self.spots for name in spot.names))

    @property
    def events(self) -> tuple[str, ...]:
        """The happenings there."""
        return tuple(event for spot in self.spots for event in spot.events)

    @property
    def disputed(self) -> int:
        """On how many of them accounts contradict each other."""
        return sum(spot.disputed for spot in self.spots)

    @property
    def is_several(self) -> bool:
        """Whether it stands for several points."""
        return len(self.spots) > 1

    @property
    def extent(self) -> float:
        """How far from its middle it is drawn: a diamond is larger than its circle, several points have a rim."""
        return self.radius * DIAMOND if self.disputed else self.radius + RIM * self.is_several

    @property
    def is_exact(self) -> bool:
        """Whether all its points are as good as their places."""
        return all(spot.is_exact for spot in self.spots)


@dataclass(frozen=True, slots=True)
class MapPlan:
    """A map before it is drawn; ``outside`` are the places beyond its frame."""

    view: View
    markers: tuple[Marker, ...]
    outside: tuple[Spot, ...]


def plan_map(spots: Sequence[Spot]) -> MapPlan | None:
    """Return the plan of a map of some places; None where there is none.

    Args:
        spots: the places, the busiest first.
    """
    if not spots:
        return None
    inside = _without_strays(spots)
    view = _view(inside)
    outside = tuple(spot for spot in spots if spot not in inside)
    return MapPlan(view, _markers(inside, view), outside)


def _without_strays(spots: Sequence[Spot]) -> list[Spot]:
    """Leave out the few far places that would make the rest too small to see."""
    kept, total, lost = list(spots), sum(len(spot.events) for spot in spots), 0
    while (closer := _closer(kept, total, lost)) is not None:
        lost += sum(len(spot.events) for spot in kept) - sum(len(spot.events) for spot in closer)
        kept = closer
    return [spot for spot in spots if spot in kept]


def _closer(spots: Sequence[Spot], total: int, lost: int) -> list[Spot] | None:
    """Return the places without the farthest ones, as few as make a difference; None where nothing does."""
    ranked = sorted(spots, key=lambda spot: (_distance(spot, spots[0]), spot.names))
    whole = _extent(ranked)
    for cut in range(len(ranked) - 1, 0, -1):
        lost += len(ranked[cut].events)
        share, gain = lost / total, _extent(ranked[:cut]) / whole
        if any(share <= most and gain <= least for most, least in _STRAYS):
            return ranked[:cut]
    return None


def _distance(spot: Spot, other: Spot) -> float:
    across = (spot.longitude - other.longitude) * cos(radians(other.latitude))
    return hypot(across, spot.latitude - other.latitude)


def _extent(spots: Sequence[Spot]) -> float:
    """Return how many degrees a map of some places would be across."""
    box = _box(spots)
    least = _LEAST_KM / _KM_PER_DEGREE
    return max(box.east - box.west, box.north - box.south, least)


def _box(spots: Sequence[Spot]) -> Rectangle:
    """Return the rectangle around some places with their radii; Mercator's degrees northward."""
    edges: list[tuple[float, float, float, float]] = []
    for spot in spots:
        known = max(spot.radius_km or 0.0, spot.widest_km or 0.0)
        reach = (known if known <= _FRAMED_KM else 0.0) / (
            _KM_PER_DEGREE * cos(radians(min(abs(spot.latitude), _POLE)))
        )
        north = _north(spot.latitude)
        edges.append((spot.longitude - reach, north - reach, spot.longitude + reach, north + reach))
    return Rectangle(
        min(edge[0] for edge in edges),
        min(edge[1] for edge in edges),
        max(edge[2] for edge in edges),
        max(edge[3] for edge in edges),
    )


def _view(spots: Sequence[Spot]) -> View:
    box = _box(spots)
    middle = radians(min(abs(spots[0].latitude), _POLE))
    least = _LEAST_KM / (_KM_PER_DEGREE * cos(middle))
    across = max(box.east - box.west, least)
    up = max(box.north - box.south, least * 0.4)
    height = min(max((WIDTH - 2 * _MARGIN) * up / across + 2 * _MARGIN, _LOWEST), _HIGHEST)
    scale = min((WIDTH - 2 * _MARGIN) / across, (height - 2 * _MARGIN) / up)
    west = (box.west + box.east) / 2 - WIDTH / scale / 2
    top = (box.south + box.north) / 2 + height / scale / 2
    return View(west, top, scale, height)


def _markers(spots: Sequence[Spot], view: View) -> tuple[Marker, ...]:
    """Gather places that would lie on each other, further apart where there would be too many marks."""
    near = _NEAR
    while True:
        groups = _gathered(spots, view, near)
        if len(groups) <= _MOST_MARKERS:
            break
        near *= _SPREAD
    ranked = sorted(groups, key=lambda group: (-sum(len(spot.events) for spot in group), group[0].names))
    return tuple(_marker(number, group, view) for number, group in enumerate(ranked, 1))


def _gathered(spots: Sequence[Spot], view: View, near: float) -> list[list[Spot]]:
    groups: list[list[Spot]] = []
    for spot in spots:
        x, y = view.place(spot.latitude, spot.longitude)
        for group in groups:
            there = view.place(group[0].latitude, group[0].longitude)
            if hypot(there[0] - x, there[1] - y) < near:
                group.append(spot)
                break
        else:
            groups.append([spot])
    return groups


def _marker(number: int, group: Sequence[Spot], view: View) -> Marker:
    x, y = view.place(group[0].latitude, group[0].longitude)
    events = sum(len(spot.events) for spot in group)
    return Marker(number, tuple(group), x, y, min(_RADIUS + _MORE * sqrt(events - 1), _LARGEST))


def _north(latitude: float) -> float:
    """Return Mercator's northing of a latitude, in degrees of longitude at the equator."""
    return degrees(asinh(tan(radians(min(max(latitude, -_POLE), _POLE)))))


def _latitude(north: float) -> float:
    return degrees(atan(sinh(radians(north))))
