"""All gold sets, in the order of the report. A new one is a module in ``bench/sets`` and a line here."""

from typing import Any

from bench.gold import GoldSet
from bench.sets import (
    airwars,
    airwars_mixed,
    attribution,
    cells,
    event_location,
    fakes,
    first_pass,
    gvdb,
    kinds,
    muc4,
    plover,
    re3d,
    times,
    toponyms,
)

SETS: tuple[GoldSet[Any], ...] = (  # Any: each set has rows of its own, which only its own functions see
    kinds.SET,
    attribution.SET,
    times.SET,
    toponyms.LGL,
    toponyms.TRNEWS,
    event_location.GOLD,
    event_location.SILVER,
    cells.SET,
    fakes.SET,
    gvdb.SET,
    re3d.SET,
    plover.SET,
    muc4.SET,
    airwars.SET,
    airwars_mixed.SET,
    first_pass.SET,
)
BY_NAME = {one.name: one for one in SETS}
