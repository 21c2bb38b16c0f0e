"""An invented war to make a stream of: places, parties, outlets, and what happens on a day.

Everything is drawn from the number of the day, so that the same day is the same on every machine, and no day has to
be made to make the next.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_HEADS = (
    "Bar",
    "Dul",
    "Fen",
    "Gor",
    "Hal",
    "Jam",
    "Kir",
    "Lum",
    "Mar",
    "Nol",
    "Ost",
    "Pel",
    "Ruk",
    "Sem",
    "Tab",
    "Vor",
)
_TAILS = ("adan", "emir", "ibesh", "oluk", "urest", "anor", "ivel", "omira", "ukat", "eshan", "idor", "alim", "oven")
_PROVINCES, _TOWNS, _QUARTERS = 12, 15, 3
SIDES = {"government": "army", "opposition": "rebels"}


@dataclass(frozen=True)
class Site:
    """A quarter, town or province; ``within`` names what holds it, innermost first."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    precision: int
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Teller:
    """An outlet or a speaker; ``side`` where a party has the say in it."""

    name: str
    side: str | None = None
    body: str | None = None


@dataclass(frozen=True)
class Deed:
    """What happened: kind, place, who did it to whom, how many died, who holds the place after it."""

    number: int
    day: int
    kind: str
    site: Site
    doer: str
    sufferer: str
    killed: int
    injured: int
    holder: str | None


KINDS = (
    "Shelling/artillery/missile attack",
    "Air/drone strike",
    "Armed clash",
    "Remote explosive/landmine/IED",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Attack",
    "Suicide bomb",
)
_WEIGHTS = (22, 20, 22, 10, 6, 6, 10, 4)


@cache
def sites() -> tuple[Site, ...]:
    """Return the places of the war: twelve provinces, with fifteen towns each, some of which have quarters."""
    drawn = random.Random("sites")  # noqa: S311 - a fixed draw
    names = iter(sorted({head + tail for head in _HEADS for tail in _TAILS}, key=lambda name: (hash_of(name), name)))
    found = []
    for number in range(_PROVINCES):
        province, north, east = f"{next(names)} Province", 30 + number * 0.9, 40 + (number % 4) * 1.3
        found.append(Site(province, north, east, 60.0, 4))
        for _ in range(_TOWNS):
            town = next(names)
            point = (round(north + drawn.uniform(-0.4, 0.4), 4), round(east + drawn.uniform(-0.4, 0.4), 4))
            found.append(Site(town, *point, 5.0, 1, (province,)))
            if drawn.random() < 0.3:
                quarters = drawn.sample(("North", "South", "East", "Harbour", "Old", "Station"), _QUARTERS)
                found += [Site(f"{town} {quarter}", *point, 1.5, 1, (town, province)) for quarter in quarters]
    return tuple(found)


def hash_of(text: str) -> int:
    """Return a number that is drawn from a text, the same on every machine."""
    return random.Random(text).getrandbits(32)  # noqa: S311 - a fixed draw


@cache
def outlets() -> tuple[Teller, ...]:
    """Return the outlets: most of no side, some of either."""
    kinds = ("Post", "Herald", "Wire", "Radio", "Times", "Monitor", "Courier", "Channel")
    names = [f"{head}ward {kind}" for kind in kinds for head in _HEADS[:6]]
    sides = (None, None, None, "government", None, None, "opposition", None)
    return tuple(Teller(name, sides[number % len(sides)]) for number, name in enumerate(names))


SPEAKERS = (
    Teller("Valley Observatory"),
    Teller("Northern Medical Network"),
    Teller("army spokesman", "government", "army"),
    Teller("interior ministry", "government", "interior ministry"),
    Teller("rebel spokesman", "opposition", "rebels"),
    Teller("witnesses"),
    Teller("hospital official"),
)


def deeds_of(day: int, count: int) -> Sequence[Deed]:
    """Return what happens on a day, the most told first."""
    drawn = random.Random(f"day {day}")  # noqa: S311 - a fixed draw
    return tuple(_deed(drawn, day, number) for number in range(count))


def _deed(drawn: random.Random, day: int, number: int) -> Deed:
    kind = drawn.choices(KINDS, _WEIGHTS)[0]
    doer, sufferer = drawn.sample(sorted(SIDES), 2)
    if kind in ("Government regains territory", "Non-state actor overtakes territory"):
        doer = "government" if kind.startswith("Government") else "opposition"
        sufferer = "opposition" if doer == "government" else "government"
    killed = min(drawn.choice((0, 0, 1, 2, 3, 4, 5, 7, 9, 12, 18, 25, 40)), 40)
    holder = SIDES[doer] if "territory" in kind else None
    site = drawn.choice(sites())
    return Deed(number, day, kind, site, doer, sufferer, killed, drawn.randrange(0, 3) * killed, holder)
