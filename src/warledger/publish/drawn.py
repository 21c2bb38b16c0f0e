"""A sheet's figures, drawn: the map and the days as SVG with their captions and key, in the ink asked for."""

from dataclasses import dataclass

from warledger.publish.captions import KeyRow, days_caption, key_of, map_caption, without_map
from warledger.publish.days_figure import draw_days
from warledger.publish.days_plan import plan_days
from warledger.publish.map_figure import draw_map, ground_under
from warledger.publish.phrase import counted
from warledger.publish.sheet import Sheet
from warledger.publish.svg import Ink


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure: its SVG, what it is called for those who cannot see it, and the sentences under it."""

    name: str
    svg: str
    label: str
    caption: tuple[str, ...]
    key: tuple[KeyRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """The figures of a sheet; ``no_map`` says why there is no map, where something could have been on one."""

    figures: tuple[Drawing, ...]
    no_map: str | None = None


def drawn_of(sheet: Sheet, ink: Ink) -> Drawn:
    """Return the figures of a sheet, drawn in an ink."""
    figures = tuple(figure for figure in (_map(sheet, ink), _days(sheet, ink)) if figure is not None)
    return Drawn(figures, without_map(sheet.figures) if sheet.plan is None else None)


def _map(sheet: Sheet, ink: Ink) -> Drawing | None:
    plan = sheet.plan
    if plan is None:
        return None
    ground = ground_under(plan)
    label = f"Map of {counted(len(plan.markers), 'numbered mark')}; the key below names them"
    caption = map_caption(plan, sheet.figures, has_ground=not ground.is_missing)
    return Drawing("Where", draw_map(plan, ground, ink, label=label), label, caption, key_of(plan))


def _days(sheet: Sheet, ink: Ink) -> Drawing | None:
    plan = plan_days(sheet.figures.bars, sheet.begin, sheet.until)
    if plan is None:
        return None
    label = f"Timeline of {counted(len(plan.bars), 'happening')}; the sections below tell them day by day"
    return Drawing("When", draw_days(plan, ink, label=label), label, days_caption(plan, sheet.figures))
