"""The words on a map: names of marks first, then countries and towns, each only where nothing else stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from warledger.publish.ground import Shapes, Town
from warledger.publish.map_plan import WIDTH, MapPlan, View
from warledger.publish.phrase import shortened
from warledger.publish.svg import Ink, element, width_of, words

_MOST_TOWNS = 26
_TOWN_SIZE, _NAME_SIZE, _COUNTRY_SIZE = 9.5, 11.5, 8.5
_SPACED = 1.5
_NAME_LENGTH = 28
_GAP, _EDGE, _DOT = 3.0, 4.0, 1.6

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in the units of the drawing."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What lies under the marks: shapes, towns, and countries as (name, latitude, longitude).

    ``is_missing``: the package that holds the shapes is not installed.
    """

    shapes: tuple[Shapes, ...] = ()
    towns: tuple[Town, ...] = ()
    countries: tuple[tuple[str, float, float], ...] = ()
    is_missing: bool = False


@dataclass(slots=True)
class _Room:
    """What of a drawing is taken."""

    height: float
    taken: list[Box] = field(default_factory=list)

    def is_free(self, box: Box) -> bool:
        inside = box[0] > _EDGE and box[1] > _EDGE and box[2] < WIDTH - _EDGE and box[3] < self.height - _EDGE
        return inside and not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in self.taken
        )

    def beside(self, text: str, size: float, point: tuple[float, float], gap: float) -> Box | None:
        """Take the place right of a point, left of it, below or above; None where words fit nowhere."""
        (x, y), wide, high = point, width_of(text, size), size + _GAP
        for left, top in (
            (x + gap, y - high / 2),
            (x - gap - wide, y - high / 2),
            (x - wide / 2, y + gap),
            (x - wide / 2, y - gap - high),
        ):
            box = (left, top, left + wide, top + high)
            if self.is_free(box):
                self.taken.append(box)
                return box
        return None


def labels_of(plan: MapPlan, ground: Ground, ink: Ink, *, bar: float) -> Iterator[str]:
    """Yield the words of a map.

    Args:
        plan: what it shows.
        ground: what lies below.
        ink: colours and type.
        bar: how long the scale bar in the lower left corner may be.
    """
    view = plan.view
    room = _Room(view.height, [(0.0, view.height - 26.0, bar + 60.0, view.height)])
    room.taken += [_square(marker.x, marker.y, marker.extent + 1.0) for marker in plan.markers]
    names = list(_names(plan, room, ink))
    yield from _countries(ground, view, room, ink)
    yield from _towns(ground, view, room, ink)
    yield from names


def outlined(
    text: str, point: tuple[float, float], size: float, fill: str, *, halo: str, **more: str | float | None
) -> str:
    """Return words with a rim in the colour of the paper, to be read on any ground."""
    return element(
        "text", words(text), x=point[0], y=point[1], font_size=size, fill=fill, stroke=halo, stroke_width=2.4,
        stroke_linejoin="round", paint_order="stroke", **more,
    )  # fmt: skip


def _names(plan: MapPlan, room: _Room, ink: Ink) -> Iterator[str]:
    """Yield the name of each mark where there is room beside it; the key below the map has all."""
    for marker in plan.markers:
        names = marker.names
        text = shortened(names[0], _NAME_LENGTH) + (f" +{len(names) - 1}" if len(names) > 1 else "")
        box = room.beside(text, _NAME_SIZE, (marker.x, marker.y), marker.extent + _GAP)
        if box is not None:
            yield outlined(text, (box[0], box[3] - _GAP), _NAME_SIZE, ink.ink, halo=ink.paper, font_weight="bold")


def _countries(ground: Ground, view: View, room: _Room, ink: Ink) -> Iterator[str]:
    for name, latitude, longitude in ground.countries:
        x, y = view.place(latitude, longitude)
        half = (width_of(name.upper(), _COUNTRY_SIZE) * 1.2 + _SPACED * len(name)) / 2
        box = (x - half, y - _COUNTRY_SIZE, x + half, y + _GAP)
        if room.is_free(box):
            room.taken.append(box)
            yield outlined(
                name.upper(),
                (x, y),
                _COUNTRY_SIZE,
                ink.soft,
                halo=ink.paper,
                text_anchor="middle",
                letter_spacing=_SPACED,
            )


def _towns(ground: Ground, view: View, room: _Room, ink: Ink) -> Iterator[str]:
    written = 0
    for town in ground.towns:
        x, y = view.place(town.latitude, town.longitude)
        dot = _square(x, y, 2.0)
        if written >= _MOST_TOWNS or not room.is_free(dot):
            continue
        box = room.beside(town.name, _TOWN_SIZE, (x, y), 2 * _GAP)
        if box is None:
            continue
        written += 1
        room.taken.append(dot)
        yield element("circle", cx=x, cy=y, r=_DOT, fill=ink.soft)
        yield outlined(town.name, (box[0], box[3] - _GAP), _TOWN_SIZE, ink.soft, halo=ink.paper)


def _square(x: float, y: float, reach: float) -> Box:
    return (x - reach, y - reach, x + reach, y + reach)
