"""A map's plan → its drawing: coasts, borders and towns below, numbered marks with their radius above.

Nothing is drawn as an area of control or of fighting: a dashed circle says how far a point may be off, no more.
"""

from collections.abc import Iterator

from warledger.errors import PublishError
from warledger.publish.ground import SMALLEST_TOWN, Scale, Shapes, countries, shapes_of, towns_in
from warledger.publish.map_labels import Ground, labels_of, outlined
from warledger.publish.map_plan import WIDTH, MapPlan, Marker, View
from warledger.publish.shapes import Points
from warledger.publish.svg import Ink, element, number, path_of, round_below, words

_FINE_UP_TO = 25.0
"""Degrees across up to which the finer shapes are drawn."""
_MOST_TOWNS = 60
_NUMBER_SIZE, _SCALE_SIZE = 10.5, 9.5
_BAR_SHARE = 0.22
_TALL_DEGREES = 15.0
"""From here on a scale bar holds for one latitude only, and says for which."""
_LINE = 1.8
"""How thick a mark is drawn."""


def ground_under(plan: MapPlan) -> Ground:
    """Return the base map under a plan; one that says so where the package of shapes is not installed."""
    box = plan.view.box
    scale: Scale = "10m" if box.east - box.west <= _FINE_UP_TO else "50m"
    towns = tuple(towns_in(box, SMALLEST_TOWN, _MOST_TOWNS))
    try:
        shapes = tuple(shapes_of(scale, box, 0.8 / plan.view.scale))
        named = tuple((c.name, c.latitude, c.longitude) for c in sorted(countries(), key=lambda c: (c.rank, c.name)))
    except PublishError:
        return Ground(towns=towns, is_missing=True)
    return Ground(shapes, towns, named)


def draw_map(plan: MapPlan, ground: Ground, ink: Ink, *, label: str) -> str:
    """Return the drawing of a map.

    Args:
        plan: what it shows.
        ground: what lies below.
        ink: its colours and type.
        label: what it is called for those who cannot see it.
    """
    view = plan.view
    frame = element("rect", x=0.0, y=0.0, width=WIDTH, height=view.height)
    sea = ink.paper if ground.is_missing else ink.water
    inside = (
        element("rect", x=0.0, y=0.0, width=WIDTH, height=view.height, fill=sea),
        *(_shape(shapes, view, ink) for shapes in ground.shapes),
        *(line for marker in plan.markers for line in _reach(marker, view, ink)),
        *labels_of(plan, ground, ink, bar=WIDTH * _BAR_SHARE),
        *(_mark(marker, ink) for marker in reversed(plan.markers)),
        *_scale_bar(view, ink),
    )  # fmt: skip
    return element(
        "svg",
        element("defs", element("clipPath", frame, id="map-frame")),
        element("g", *inside, clip_path="url(#map-frame)"),
        element("rect", x=0.5, y=0.5, width=WIDTH - 1, height=view.height - 1, fill="none", stroke=ink.line),
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {number(WIDTH)} {number(view.height)}",
        role="img", aria_label=label, font_family=ink.font, fill=ink.ink,
    )  # fmt: skip


def _shape(shapes: Shapes, view: View, ink: Ink) -> str:
    path = path_of((_placed(points, view) for points in shapes.parts), is_closed=shapes.is_area)
    if not path:
        return ""
    if shapes.is_area:
        return element("path", d=path, fill=ink.land if shapes.kind == "land" else ink.water)
    dashes = {"border": "7 2.5 1.5 2.5", "unsettled": "2 3"}.get(shapes.kind)
    return element(
        "path",
        d=path,
        fill="none",
        stroke=ink.line,
        stroke_width=0.8 if dashes is None else 1.1,
        stroke_dasharray=dashes,
    )


def _placed(points: Points, view: View) -> Iterator[tuple[float, float]]:
    for longitude, latitude in points.tolist():
        yield view.place(latitude, longitude)


def _reach(marker: Marker, view: View, ink: Ink) -> Iterator[str]:
    """Yield dashed circles: how far from its point most, and all, of what a mark tells may have been."""
    for spot in marker.spots:
        x, y = view.place(spot.latitude, spot.longitude)
        lines = {spot.widest_km: "1.5 4", spot.radius_km: "5 3.5"}
        for km, dashes in lines.items():
            r = view.units(km, spot.latitude) if km is not None and not spot.is_exact else 0.0
            if r > marker.radius + 1.0:
                yield element(
                    "circle", cx=x, cy=y, r=r, fill="none", stroke=ink.ink, stroke_width=1.1, stroke_dasharray=dashes
                )


def _mark(marker: Marker, ink: Ink) -> str:
    """Return a mark: full where its places are exact, hollow where not; a diamond where something is in dispute."""
    line = ink.dispute if marker.disputed else ink.ink
    fill, figure = (line, ink.paper) if marker.is_exact else (ink.paper, line)
    x, y, r = marker.x, marker.y, marker.radius
    if marker.disputed:
        far = marker.extent
        corners = [(x, y - far), (x + far, y), (x, y + far), (x - far, y)]
        body = element("path", d=path_of([corners], is_closed=True), fill=fill, stroke=line, stroke_width=_LINE)
    else:
        body = element("circle", cx=x, cy=y, r=r, fill=fill, stroke=line, stroke_width=_LINE)
    several = (
        element("circle", cx=x, cy=y, r=marker.extent, fill="none", stroke=line, stroke_width=0.9)
        if marker.is_several and not marker.disputed
        else ""
    )
    text = element(
        "text", words(str(marker.number)), x=x, y=y + 0.36 * _NUMBER_SIZE, font_size=_NUMBER_SIZE, font_weight="bold",
        text_anchor="middle", fill=figure,
    )  # fmt: skip
    return several + body + text


def _scale_bar(view: View, ink: Ink) -> Iterator[str]:
    box = view.box
    middle = (box.south + box.north) / 2
    km = round_below(WIDTH * _BAR_SHARE / view.units(1.0, middle))
    x, y = 12.0, view.height - 12.0
    end = x + view.units(km, middle)
    bar = f"M{number(x)} {number(y - 4)}V{number(y)}H{number(end)}V{number(y - 4)}"
    for stroke, width in ((ink.paper, 4.0), (ink.ink, 1.4)):
        yield element("path", d=bar, fill="none", stroke=stroke, stroke_width=width)
    is_tall = box.north - box.south > _TALL_DEGREES
    at = f" at {abs(middle):.0f}° {'N' if middle >= 0 else 'S'}" if is_tall else ""
    yield outlined(f"{km:g} km{at}", (end + 6.0, y), _SCALE_SIZE, ink.ink, halo=ink.paper)
