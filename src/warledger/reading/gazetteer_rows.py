"""A row of a user's file → a place, or the reason why it is none."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warledger.errors import IntakeError
from warledger.reading.gazetteer_files import GEONAMES_COLUMNS, Row, Rows
from warledger.reading.gazetteer_index import is_in_use, radius_of_town
from warledger.vocabulary.own_places import header_key, kind_of_feature, load_own_place_words

_LONGEST_NAME = 200
_KM_OF_DEGREE = 111.2
_LEVELS = re.compile(r"\s+[-–]\s+")  # "Abin - Afrin": a name and what holds it; "Deir ez-Zor" is one name
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_OTHER_NAMES = re.compile(r"[,;|/،؛]")
_WITH_OTHER_NAME = 4  # levels from which the second may be another name: "Name - Other - Subdistrict - District"
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d*)?(?:[eE]-?\d{1,2})?")
_SETTLEMENT_RADIUS = 10.0  # km; a wider polygon is a region

_POINT_PARTS = 2
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place of a user's list: ``within`` innermost first; ``country`` and ``division`` as the list has them."""

    name: str
    also: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: float
    kind: str
    country: str
    division: str
    people: int
    within: tuple[str, ...]
    id: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Which headers of a file hold what: ``also`` may be several, the others one or none."""

    one: Mapping[str, str]
    also: tuple[str, ...]


def columns_of(headers: Sequence[str], where: str, *, needs_point: bool = True) -> Columns:
    """Guess which headers hold what.

    Raises:
        IntakeError: there is no name, or no latitude and longitude.
    """
    by_key: dict[str, str] = {}
    for header in headers:
        by_key.setdefault(header_key(header), header)
    known = load_own_place_words().columns
    found = {column: next((by_key[k] for k in keys if k in by_key), None) for column, keys in known.items()}
    needed = ("name", "latitude", "longitude") if needs_point else ("name",)
    missing = [column for column in needed if found[column] is None]
    if missing:
        stand = ", ".join(headers[:8]) or "none"
        raise IntakeError(f"{where}: no column for {' and '.join(missing)} (columns: {stand})")
    one = {column: header for column, header in found.items() if header is not None and column != "also"}
    also = tuple(by_key[k] for k in known["also"] if k in by_key and by_key[k] != one["name"])
    return Columns(one, tuple(dict.fromkeys(also)))


def places_of(rows: Rows, where: str) -> Iterator[OwnPlace | tuple[int, str]]:
    """Yield a place for each row, or the row's number and what is wrong with it.

    Raises:
        IntakeError: the file's columns do not say what a place is.
    """
    columns = columns_of(rows.headers, where) if rows.headers else None
    for row in rows.rows:
        if row.fault is not None:
            yield row.number, row.fault
            continue
        if columns is None or not set(columns.one.values()) <= row.values.keys():
            # Objects may each have keys of their own; the first must say how the file is meant.
            columns = _columns_of_object(row, where, columns)
        yield _place(row, columns, is_dump=rows.headers is GEONAMES_COLUMNS)


def _columns_of_object(row: Row, where: str, before: Columns | None) -> Columns:
    try:
        return columns_of(tuple(row.values), where, needs_point=row.geometry is None)
    except IntakeError:
        if before is None:
            raise
        return before


def _place(row: Row, columns: Columns, *, is_dump: bool) -> OwnPlace | tuple[int, str]:
    name, also, within = _split_name(_text(row.values, columns.one.get("name")))
    if not any(c.isalpha() for c in name) or len(name) > _LONGEST_NAME:
        return row.number, "no name"
    if "\ufffd" in name:
        return row.number, "a name in another encoding"
    found = _point(row, columns)
    if isinstance(found, str):
        return row.number, found
    (latitude, longitude), radius = found
    feature = _text(row.values, columns.one.get("feature"))
    if is_dump:
        feature = _feature_of_dump(row.values["featureclass"], feature)
    people = _people(_text(row.values, columns.one.get("people")))
    kind = kind_of_feature(feature) or ("region" if radius > _SETTLEMENT_RADIUS else "town")
    names = (*also, *_other_names(row.values, columns.also, is_dump=is_dump))
    return OwnPlace(
        name,
        tuple(dict.fromkeys(n for n in names if n != name)),
        latitude,
        longitude,
        radius or (radius_of_town(people) if kind == "town" else _RADII[kind]),
        kind,
        _text(row.values, columns.one.get("country")),
        _text(row.values, columns.one.get("division")),
        people,
        within,
        _text(row.values, columns.one.get("id")),
    )


def _feature_of_dump(feature_class: str, code: str) -> str:
    """Return the code by which a dump's feature is kept: hills and wells are sites, lower divisions districts."""
    if feature_class == "P" or code.startswith("RGN"):
        return code if feature_class != "P" else "P"
    if feature_class == "A":
        return code if code in ("ADM1", "ADM2") else "ADM3"
    return "S"


_RADII = {"division": 60.0, "district": 20.0, "region": 30.0, "site": 2.0}  # km, where the list tells no extent


def _text(values: Mapping[str, Any], key: str | None) -> str:
    value = values.get(key) if key is not None else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def _split_name(name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Split a name as lists print it into the name, other names, and what is said to hold it.

    >>> _split_name("Tiba (Suluk) - Suluk - Tell Abiad")
    ('Tiba', (), ('Suluk', 'Tell Abiad'))
    """
    first, *holders = _LEVELS.split(name)
    bracketed = [inner.strip() for inner in _BRACKETS.findall(first)]
    bare = _BRACKETS.sub("", first).strip() or first
    # In brackets stands another name, or in lists that say what holds a place, whose namesake it is.
    also = [] if holders else [inner for inner in bracketed if inner]
    if len(holders) >= _WITH_OTHER_NAME - 1 and holders[0] not in holders[1:]:
        also.append(holders.pop(0))
    bare, *others = [part.strip() for part in bare.split("/") if part.strip()] or [bare]
    return bare, (*others, *also), tuple(dict.fromkeys(h for h in holders if h))


def _other_names(values: Mapping[str, Any], headers: Sequence[str], *, is_dump: bool) -> Iterator[str]:
    for header in headers:
        value = values.get(header)
        listed = value if isinstance(value, list) else _OTHER_NAMES.split(_text(values, header))
        for other in listed:
            name = _split_name(" ".join(other.split()))[0] if isinstance(other, str) else ""
            if 1 < len(name) <= _LONGEST_NAME and "\ufffd" not in name and (not is_dump or is_in_use(name)):
                yield name


def _people(text: str) -> int:
    digits = text.replace(",", "").replace(" ", "").partition(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


def _point(row: Row, columns: Columns) -> tuple[Point, float] | str:
    """Return a row's point and its radius in km (0 for a point), or what is wrong with it."""
    if row.geometry is not None:
        extent = _extent(row.geometry)
        if extent is None:
            return "no point or polygon"
        point, radius = extent
    else:
        latitude, longitude = (_number(row.values, columns.one.get(c)) for c in ("latitude", "longitude"))
        if latitude is None or longitude is None:
            return "no latitude and longitude in degrees"
        point, radius = (latitude, longitude), 0.0
    if not -90 <= point[0] <= 90:
        return "latitude out of range"
    if not -180 <= point[1] <= 180:
        return "longitude out of range"
    return (point, radius) if point != (0.0, 0.0) else "latitude and longitude both 0"


def _number(values: Mapping[str, Any], key: str | None) -> float | None:
    text = _text(values, key).removesuffix("°")
    if not _NUMBER.fullmatch(text) and not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", text):
        return None
    return float(text.replace(",", "."))


def _extent(geometry: Any) -> tuple[Point, float] | None:  # noqa: ANN401 - JSON is dynamically typed
    """Return the middle of a GeoJSON geometry (polygons: of their area) and the radius of a circle as large."""
    if not isinstance(geometry, dict):
        return None
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    try:
        if kind == "Point":
            return _corner(coordinates), 0.0
        if kind == "MultiPoint" and coordinates:
            points = [_corner(c) for c in coordinates]
            return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)), 0.0
        if kind == "Polygon" and coordinates:
            return _middle([coordinates[0]])
        if kind == "MultiPolygon" and coordinates:
            return _middle([polygon[0] for polygon in coordinates])
    except (TypeError, ValueError, IndexError, KeyError):
        return None
    return None


def _corner(position: Any) -> Point:  # noqa: ANN401 - JSON is dynamically typed
    longitude, latitude = position[:_POINT_PARTS]
    if not all(isinstance(n, int | float) and math.isfinite(n) for n in (latitude, longitude)):
        raise ValueError(position)
    return float(latitude), float(longitude)


def _middle(rings: Sequence[Any]) -> tuple[Point, float] | None:
    """Return the centroid of outer rings by the shoelace formula, and the radius of a circle of their area."""
    areas = [_ring([_corner(c) for c in ring]) for ring in rings]
    whole = sum(area for area, _ in areas)
    if whole == 0.0:
        corners = [_corner(c) for ring in rings for c in ring]
        return (sum(c[0] for c in corners) / len(corners), sum(c[1] for c in corners) / len(corners)), 0.0
    latitude = sum(area * point[0] for area, point in areas) / whole
    longitude = sum(area * point[1] for area, point in areas) / whole
    square_km = whole * _KM_OF_DEGREE**2 * math.cos(math.radians(latitude))
    return (latitude, longitude), round(math.sqrt(abs(square_km) / math.pi), 1)


def _ring(corners: Sequence[Point]) -> tuple[float, Point]:
    """Return a ring's area in square degrees and its centroid."""
    first = corners[0]
    twice = latitude = longitude = 0.0
    for (lat, lon), (next_lat, next_lon) in zip(corners, (*corners[1:], first), strict=True):
        # Counted from the first corner: far from the origin the differences would be lost in rounding.
        y, x, next_y, next_x = lat - first[0], lon - first[1], next_lat - first[0], next_lon - first[1]
        cross = x * next_y - next_x * y
        twice += cross
        latitude += (y + next_y) * cross
        longitude += (x + next_x) * cross
    if twice == 0.0:
        return 0.0, first
    return abs(twice) / 2, (first[0] + latitude / (3 * twice), first[1] + longitude / (3 * twice))
