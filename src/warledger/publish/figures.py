"""Events → what the figures of a brief are drawn from: places with their radius, and days with their uncertainty."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from warledger.publish.headlines import is_sentence, label_of, told
from warledger.publish.phrase import plain
from warledger.records import Event

EXACT_KM = 2.0
"""A place known to within this distance is drawn as an exact one."""
_WIDE_KM = 120.0
_WIDE_PRECISION = 6
"""From this of UCDP's precisions on (a country, or no land at all) a point would be a false pin."""
_TO_THE_DAY = frozenset({None, "minute", "hour", "part_of_day", "day", "duration", "ongoing"})
_BY = "by_publication"
_OPEN_DAYS = 3
"""How far before its last possible day a bar is drawn where nobody gives the first."""
_DAY_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Spot:
    """One point with what happened there.

    ``radius_km`` says how far from the point most of that may have been, ``widest_km`` all of it; None where it is not
    known. ``events`` are the ids of the happenings, ``disputed`` counts those on which accounts contradict each other.
    """

    names: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: float | None
    widest_km: float | None
    events: tuple[str, ...]
    disputed: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether the point is as good as the place itself."""
        return self.widest_km is not None and self.widest_km <= EXACT_KM


@dataclass(frozen=True, slots=True)
class Bar:
    """One happening in time: the first and last day that it may have been on, and which of them is not known."""

    event: str
    words: str
    first: date
    last: date
    is_soft_first: bool = False
    is_soft_last: bool = False
    is_disputed: bool = False

    @property
    def is_soft(self) -> bool:
        """Whether the days are not known to the day."""
        return self.is_soft_first or self.is_soft_last


@dataclass(frozen=True, slots=True)
class Figures:
    """What a map and a timeline show.

    ``spots``: places with a point; ``wide``: places too large for one (a country), with the number of happenings;
    ``unplaced`` and ``undated`` count happenings without any place or point, and without any day.
    """

    spots: tuple[Spot, ...] = ()
    wide: tuple[tuple[str, int], ...] = ()
    unplaced: int = 0
    bars: tuple[Bar, ...] = ()
    undated: int = 0


def figures_of(events: Iterable[Event]) -> Figures:
    """Return what the map and the timeline of some happenings show."""
    members = list(events)
    placed: dict[tuple[float, float], list[Event]] = {}
    wide: Counter[str] = Counter()
    unplaced = 0
    for event in members:
        point = _point_of(event)
        if point is not None:
            placed.setdefault(point, []).append(event)
        elif event.place is not None and _is_wide(event):
            wide[plain(event.place.name)] += 1
        else:
            unplaced += 1
    spots = sorted((_spot(point, there) for point, there in placed.items()), key=_busiest_first)
    bars = [bar for bar in map(_bar, members) if bar is not None]
    return Figures(
        tuple(spots),
        tuple(sorted(wide.items(), key=lambda item: (-item[1], item[0]))),
        unplaced,
        tuple(sorted(bars, key=lambda bar: (bar.first, bar.last, bar.event))),
        len(members) - len(bars),
    )


def _busiest_first(spot: Spot) -> tuple[int, tuple[str, ...], float, float]:
    return (-len(spot.events), spot.names, spot.latitude, spot.longitude)


def _is_wide(event: Event) -> bool:
    place = event.place
    return place is not None and ((place.precision or 0) >= _WIDE_PRECISION or (place.radius_km or 0) > _WIDE_KM)


def _point_of(event: Event) -> tuple[float, float] | None:
    """Return latitude and longitude; None without a point, and where the place is too large for one."""
    place = event.place
    if place is None or place.latitude is None or place.longitude is None or _is_wide(event):
        return None
    return (round(place.latitude, 3), round(place.longitude, 3))


def _spot(point: tuple[float, float], there: list[Event]) -> Spot:
    places = [event.place for event in there if event.place is not None]
    counts = Counter(plain(place.name) for place in places)
    radii = Counter(place.radius_km for place in places)
    known = [radius for radius in radii if radius is not None]
    return Spot(
        tuple(sorted(counts, key=lambda name: (-counts[name], name))),
        *point,
        max(known, key=lambda radius: (radii[radius], radius)) if known else None,
        max(known) if len(known) == len(radii) else None,
        tuple(event.id for event in there),
        sum(_is_disputed(event) for event in there),
    )


def _is_disputed(event: Event) -> bool:
    return any(dispute.real for dispute in event.disputes)


def _bar(event: Event) -> Bar | None:
    """Return an event as a bar; None where no day of it is known."""
    begin, until = _day(event.begin, is_last=False), _day(event.until, is_last=True)
    known_by = until or begin
    if known_by is None:
        return None
    is_open = begin is None or event.time_precision == _BY
    first = max(known_by - timedelta(_OPEN_DAYS), date.min) if is_open or begin is None else begin
    last = max(known_by, first)
    is_soft = event.time_precision not in {*_TO_THE_DAY, _BY} and first != last
    words = told(event) if is_sentence(event) else label_of(event)
    return Bar(event.id, words, first, last, is_open or is_soft, is_soft or until is None, _is_disputed(event))


def _day(value: str | None, *, is_last: bool) -> date | None:
    """Return the day of an ISO date-time; of a month or a year, its first or last day; None where it is none."""
    if value is None:
        return None
    parts = value[:_DAY_LENGTH].split("-")
    try:
        if len(parts) == 1:
            return date(int(parts[0]), 12 if is_last else 1, 31 if is_last else 1)
        if len(parts) == 2:
            after = date(int(parts[0]) + int(parts[1]) // 12, int(parts[1]) % 12 + 1, 1)
            return after - timedelta(1) if is_last else date(int(parts[0]), int(parts[1]), 1)
        return date.fromisoformat(value[:_DAY_LENGTH])
    except (ValueError, OverflowError):
        return None
