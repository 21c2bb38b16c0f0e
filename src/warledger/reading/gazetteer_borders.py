"""Which country and first-order division a point lies in, by its nearest town in the index: good enough inland."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from warledger.reading.gazetteer import Entry, Gazetteer
from warledger.reading.gazetteer_index import plain_key

_CELL = 0.5  # degrees
_FARTHEST_KM = 60.0
_VOTES = 5
_MAIN_SHARE = 0.8  # of a list's places: then it is that country's list
_KM_OF_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Territory:
    """A country by ISO code, and GeoNames' code of its first-order division where it is known."""

    country: str
    division: str | None


class Borders:
    """Territories by their towns; the towns are read only when first asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._cells: dict[tuple[int, int], list[tuple[float, float, str, str | None]]] | None = None
        self._codes: dict[str, str | None] = {}
        self._divisions: dict[tuple[str, str], str | None] = {}

    def code(self, country: str) -> str | None:
        """Return the ISO code of a country by its code, three-letter code or name."""
        if country not in self._codes:
            self._codes[country] = self._code(country)
        return self._codes[country]

    def division(self, country: str, name: str) -> str | None:
        """Return GeoNames' code of a country's first-order division by its code or name."""
        if (country, name) not in self._divisions:
            known = self._gazetteer.division(country, name)
            found = known or next(filter(lambda e: _is_division(e, country), self._gazetteer.entries(name)), None)
            self._divisions[country, name] = found.division if found is not None else None
        return self._divisions[country, name]

    def nearest(self, latitude: float, longitude: float, country: str | None = None) -> Territory | None:
        """Return the territory of the nearest town within 60 km, of a country if one is given."""
        cells = self._towns()
        row, column = math.floor(latitude / _CELL), math.floor(longitude / _CELL)
        narrowing = math.cos(math.radians(latitude))
        wide = min(8, math.ceil(_FARTHEST_KM / (_KM_OF_DEGREE * _CELL * max(narrowing, 0.1))))
        high = math.ceil(_FARTHEST_KM / (_KM_OF_DEGREE * _CELL))
        rows, columns = range(row - high, row + high + 1), range(column - wide, column + wide + 1)
        near = []
        for cell in product(rows, columns):
            for town_latitude, town_longitude, code, division in cells.get(cell, ()):
                if country is None or code == country:
                    away = math.hypot(town_latitude - latitude, (town_longitude - longitude) * narrowing)
                    near.append((away, code, division))
        near.sort(key=lambda town: town[0])
        if not near or near[0][0] > _FARTHEST_KM / _KM_OF_DEGREE:
            return None
        # The list has towns under the wrong division here and there: the nearest five decide together.
        divisions = Counter(division for _, code, division in near[:_VOTES] if code == near[0][1])
        return Territory(near[0][1], divisions.most_common(1)[0][0])

    @staticmethod
    def main_country(countries: Sequence[str]) -> str | None:
        """Return the country that nearly all places of a list lie in, if there is one."""
        counted = Counter(countries).most_common(1)
        return counted[0][0] if counted and counted[0][1] >= _MAIN_SHARE * len(countries) else None

    def _code(self, country: str) -> str | None:
        from pycountry import countries  # noqa: PLC0415 - only lists with codes pay for it

        if not country:
            return None
        upper = country.upper()
        if self._gazetteer.country(upper) is not None:
            return upper
        known = countries.get(alpha_3=upper) if len(upper) == 3 else None
        if known is not None:
            return str(known.alpha_2)
        listed = [e for e in self._gazetteer.entries(country) if e.kind == "country"]
        return listed[0].country if listed and plain_key(country) else None

    def _towns(self) -> dict[tuple[int, int], list[tuple[float, float, str, str | None]]]:
        if self._cells is None:
            self._cells = defaultdict(list)
            for latitude, longitude, country, division in self._gazetteer.towns():
                cell = math.floor(latitude / _CELL), math.floor(longitude / _CELL)
                self._cells[cell].append((latitude, longitude, country, division))
        return self._cells


def _is_division(entry: Entry, country: str) -> bool:
    return entry.kind == "division" and entry.country == country
