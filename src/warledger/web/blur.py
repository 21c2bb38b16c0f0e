"""Rounds coordinates, in whatever record holds them: the one place where ``--blur`` happens.

Points move to the middle of a cell of a grid that is the same for every record, so that no number of questions
narrows a place down further than its cell. A cell is at least as high and wide as was asked for.
"""

from dataclasses import fields, is_dataclass, replace
from math import ceil, cos, floor, hypot, radians
from typing import TypeVar, cast

from warledger.ledger.browsing.asking import Box

KM_PER_DEGREE = 111.32
_LIMIT, _FAR_LIMIT = 60.0, 85.0
"""Latitudes up to which a cell of the near and of the far grid is wide enough."""
_DIGITS = 4
ValueT = TypeVar("ValueT")


def blurred(value: ValueT, km: float | None) -> ValueT:
    """Return a value with every point in it rounded, however deep it lies; the value itself where ``km`` is None.

    A point is any record with ``latitude`` and ``longitude``; its ``radius_km``, if it has one, grows to reach
    every place that may have been rounded to it.
    """
    return value if km is None else cast("ValueT", _blurred(value, km))


def _blurred(value: object, km: float) -> object:
    if isinstance(value, tuple):
        return tuple(_blurred(item, km) for item in value)
    if isinstance(value, Box):
        return snapped(value, km)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {f.name: _blurred(getattr(value, f.name), km) for f in fields(value)}
    latitude, longitude = changes.get("latitude"), changes.get("longitude")
    if isinstance(latitude, float | int) and isinstance(longitude, float | int):
        changes["latitude"], changes["longitude"] = rounded(latitude, longitude, km)
        if "radius_km" in changes:
            known = changes["radius_km"]
            changes["radius_km"] = max(known if isinstance(known, float | int) else 0.0, reach(latitude, km))
    return replace(value, **changes)


def rounded(latitude: float, longitude: float, km: float) -> tuple[float, float]:
    """Return the middle of the cell that a point lies in.

    >>> rounded(33.5312, 36.3317, 10)
    (33.5968, 36.2917)
    """
    high, wide = _steps(latitude, km)
    return _middle(latitude, high), _middle(longitude, wide)


def reach(latitude: float, km: float) -> float:
    """Return how far, in km, the corner of a cell is from its middle."""
    high, wide = _steps(latitude, km)
    width_km = wide * KM_PER_DEGREE * cos(radians(min(abs(latitude), _FAR_LIMIT)))
    return round(hypot(high * KM_PER_DEGREE, width_km) / 2, 1)


def snapped(box: Box, km: float) -> Box:
    """Return the smallest box of whole cells around one: what is in a cell that it touches is in it."""
    is_far = max(abs(box.south), abs(box.north)) > _LIMIT - km / KM_PER_DEGREE
    high, wide = _steps(90.0 if is_far else 0.0, km)
    return Box(
        west=floor(box.west / wide) * wide,
        south=floor(box.south / high) * high,
        east=ceil(box.east / wide) * wide,
        north=ceil(box.north / high) * high,
    )


def _middle(degrees: float, step: float) -> float:
    return round((floor(degrees / step) + 0.5) * step, _DIGITS)


def _steps(latitude: float, km: float) -> tuple[float, float]:
    """Return a cell's height and width in degrees: one width up to the 60th parallel, and one beyond.

    A row of cells lies on one side of it by its middle, so that all points of a cell are rounded alike.
    """
    high = km / KM_PER_DEGREE
    is_far = abs(_middle(latitude, high)) > _LIMIT
    widest = _FAR_LIMIT if is_far else _LIMIT
    # A whole multiple, so that a box of far cells is one of near cells too.
    return high, high * ceil(1 / cos(radians(widest)) - 1e-9)
