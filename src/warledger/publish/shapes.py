"""Shapefiles and the tables beside them → arrays of points and rows, and their parts inside a rectangle.

The two formats are ESRI's (Shapefile Technical Description, 1998) and dBASE III's; only what the base map needs of
them is read: lines, polygons, and text.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
"""One point a row: longitude, latitude."""

_HEADER, _RECORD_HEADER, _BOX = 100, 8, 32
_LINE, _POLYGON = 3, 5
_FIELD, _FIELDS_END = 32, 0x0D


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Part:
    """One line or ring; ``record`` is the number of the record it belongs to, ``box`` the rectangle around it."""

    record: int
    points: Points
    box: Rectangle

    @property
    def is_hole(self) -> bool:
        """Whether this ring is cut out of another: holes run against the clock."""
        longitude, latitude = self.points[:, 0], self.points[:, 1]
        return float(np.dot(longitude[:-1], latitude[1:]) - np.dot(longitude[1:], latitude[:-1])) > 0

    def meets(self, box: Rectangle) -> bool:
        """Whether its own rectangle meets another."""
        own = self.box
        return own.west <= box.east and own.east >= box.west and own.south <= box.north and own.north >= box.south


def parts_of(path: Path) -> Iterator[Part]:
    """Yield every line or ring of a shapefile."""
    content = path.read_bytes()
    place, number = _HEADER, 0
    while place < len(content):
        (length,) = struct.unpack_from(">i", content, place + 4)
        place += _RECORD_HEADER
        (shape,) = struct.unpack_from("<i", content, place)
        if shape in {_LINE, _POLYGON}:
            for points in _record_parts(content, place + 4 + _BOX):
                yield part(number, points)
        place += 2 * length
        number += 1


def part(record: int, points: Points) -> Part:
    """Return a line or ring."""
    return Part(record, points, around(points))


def around(points: Points) -> Rectangle:
    """Return the rectangle around some points."""
    (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return Rectangle(west, south, east, north)


def _record_parts(content: bytes, place: int) -> Iterator[Points]:
    parts, points = struct.unpack_from("<ii", content, place)
    starts = [*struct.unpack_from(f"<{parts}i", content, place + 8), points]
    values = np.frombuffer(content, "<f8", 2 * points, place + 8 + 4 * parts).reshape(-1, 2)
    for first, last in pairwise(starts):
        yield values[first:last].astype(np.float64)


def rows_of(path: Path, wanted: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield the wanted columns of every row of a dBASE table, as text."""
    content = path.read_bytes()
    (count, header, length) = struct.unpack_from("<IHH", content, 4)
    fields, offset, place = dict[str, tuple[int, int]](), 1, _FIELD
    while content[place] != _FIELDS_END:
        name = content[place : place + 11].split(b"\0")[0].decode("ascii")
        fields[name] = (offset, content[place + 16])
        offset += content[place + 16]
        place += _FIELD
    for number in range(count):
        row = content[header + number * length : header + (number + 1) * length]
        yield {
            name: row[fields[name][0] : sum(fields[name])].decode("utf-8", "replace").strip(" \0") for name in wanted
        }


def clipped_ring(points: Points, box: Rectangle) -> Points:
    """Return the part of a polygon inside a rectangle, by Sutherland and Hodgman's cut along one edge at a time."""
    for axis, bound, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        if len(points):
            points = _cut(points, axis, bound, sign)
    return points


def _cut(points: Points, axis: int, bound: float, sign: int) -> Points:
    inside = sign * (points[:, axis] - bound) >= 0
    if inside.all():
        return points
    before, was_inside = np.roll(points, 1, axis=0), np.roll(inside, 1)
    crossing = inside != was_inside
    step = points[:, axis] - before[:, axis]
    share = np.divide(bound - before[:, axis], step, out=np.zeros_like(step), where=step != 0)
    both = np.empty((2 * len(points), 2))
    both[0::2] = before + share[:, None] * (points - before)
    both[1::2] = points
    kept = np.empty(2 * len(points), dtype=bool)
    kept[0::2], kept[1::2] = crossing, inside
    return both[kept]


def clipped_line(points: Points, box: Rectangle) -> Iterator[Points]:
    """Yield the pieces of a line that touch a rectangle; each runs on to the first point outside."""
    inside = (
        (points[:, 0] >= box.west)
        & (points[:, 0] <= box.east)
        & (points[:, 1] >= box.south)
        & (points[:, 1] <= box.north)
    )
    kept = inside.copy()
    kept[:-1] |= inside[1:]
    kept[1:] |= inside[:-1]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], kept, [False])).astype(np.int8)))
    for first, last in edges.reshape(-1, 2):
        yield points[first:last]


def coarsened(points: Points, step: float) -> Points:
    """Return a line on a grid, without the points that fall on the one before."""
    rounded = np.round(points / step) * step
    if len(rounded) < 2:
        return rounded
    kept = np.concatenate(([True], np.any(rounded[1:] != rounded[:-1], axis=1)))
    return rounded[kept]
