"""The offline base map → GeoJSON: coasts, borders, lakes, places.

The whole world comes coarse in one file; where a map is looked at closely, cells of ten degrees hold the finer shapes.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock

from warledger.publish.ground import SMALLEST_TOWN, Scale, countries, shapes_of, towns_in
from warledger.publish.shapes import Points, Rectangle

WORLD = "world.json"
CELL_DEGREES = 10
_WORLD_STEP, _CELL_STEP = 0.1, 0.002
"""Degrees to which points are rounded: a pixel or less where the file is drawn."""
_WORLD_POPULATION = 1_000_000
_MOST_PLACES = 600
_NEAR_DEGREES = 2.0

_MAKING = Lock()
"""Who asks for cells beside each other waits, instead of reading the same shapes at once."""

Feature = dict[str, object]  # GeoJSON is open: geometry and properties are what the map's style asks for


def base_file(name: str) -> bytes | None:
    """Return a file of the base map: ``world.json`` or ``cell-COLUMN-ROW.json``; None where there is none so called.

    Columns count cells eastward from 180° W, rows northward from the south pole.

    Raises:
        PublishError: the package that holds the shapes is not installed.
    """
    with _MAKING:
        return _made(name)


def _made(name: str) -> bytes | None:
    if name == WORLD:
        return _world()
    stem, _, ending = name.partition(".")
    head, *numbers = stem.split("-")
    if (
        head != "cell"
        or ending != "json"
        or len(numbers) != 2
        or not all(part.isascii() and part.isdecimal() for part in numbers)
    ):
        return None
    column, row = map(int, numbers)
    return _cell(column, row) if column < 360 // CELL_DEGREES and row < 180 // CELL_DEGREES else None


def files_near(points: Iterable[tuple[float, float]]) -> tuple[str, ...]:
    """Return the names of the files that a map of some points (latitude, longitude) needs."""
    cells = {
        (
            int((longitude + east + 180) // CELL_DEGREES) % (360 // CELL_DEGREES),
            min(max(int((latitude + north + 90) // CELL_DEGREES), 0), 180 // CELL_DEGREES - 1),
        )
        for latitude, longitude in points
        for east in (-_NEAR_DEGREES, _NEAR_DEGREES)
        for north in (-_NEAR_DEGREES, _NEAR_DEGREES)
    }
    return (WORLD, *(f"cell-{column}-{row}.json" for column, row in sorted(cells)))


@cache
def _world() -> bytes:
    box = Rectangle(-180, -90, 180, 90)
    named = (
        _feature("country", "Point", [place.longitude, place.latitude], name=place.name, rank=place.rank)
        for place in countries()
    )
    return _written([*_shapes("50m", box, _WORLD_STEP), *named, *_places(box, _WORLD_POPULATION)])


@cache
def _cell(column: int, row: int) -> bytes:
    west, south = column * CELL_DEGREES - 180.0, row * CELL_DEGREES - 90.0
    box = Rectangle(west, south, west + CELL_DEGREES, south + CELL_DEGREES)
    return _written([*_shapes("10m", box, _CELL_STEP), *_places(box, SMALLEST_TOWN)])


def _shapes(scale: Scale, box: Rectangle, step: float) -> Iterator[Feature]:
    """Yield one feature a kind of area or line."""
    for shapes in shapes_of(scale, box, step):
        lines = [_listed(points) for points in shapes.parts]
        if shapes.is_area:
            yield _feature(shapes.kind, "MultiPolygon", [[ring] for ring in lines])
        else:
            yield _feature(shapes.kind, "MultiLineString", lines)


def _places(box: Rectangle, population: int) -> Iterator[Feature]:
    for town in towns_in(box, population, _MOST_PLACES):
        yield _feature("place", "Point", [town.longitude, town.latitude], name=town.name, people=town.people)


def _feature(kind: str, shape: str, points: object, **properties: object) -> Feature:
    return {
        "type": "Feature",
        "properties": {"kind": kind, **properties},
        "geometry": {"type": shape, "coordinates": points},
    }


def _listed(points: Points) -> list[list[float]]:
    return [[round(longitude, 3), round(latitude, 3)] for longitude, latitude in points.tolist()]


def _written(features: list[Feature]) -> bytes:
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
