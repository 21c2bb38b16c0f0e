"""Which claims say who holds a place: what is told of the place itself, of a part of it, and what is no control at all.

"Seized a hilltop near the town" says nothing of the town; "villages in the province" are a part of it; families who
are driven out lose no ground; a plan to retake it is none; a road that is cut is no siege.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from warledger.reconcile.bodies import is_known_body
from warledger.reconcile.names import name_key, place_key, words_of_text
from warledger.reconcile.sightings import HeldByTheWay, Sighting, Spot
from warledger.records import ControlStatus, Extent
from warledger.vocabulary.origins import origin_words

_UNARMED = frozenset({"civilians", "media", "monitor", "un", "aid", "person"})
_PURPOSE = re.compile(r"^(?:in order )?to\s+\w+", re.IGNORECASE)
_FEWEST_LETTERS = 4
_IN = re.compile(r"\b(?:in|inside|within|at|across)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
_MEANT = re.compile(r"\b(?:which|it|that|the (?:city|town|village|place|whole))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hold:
    """One claim that somebody holds, takes, loses, contests or besieges a place.

    ``camp`` is the holder's side, else his key, None where nobody is named. ``day`` is that from which it is said to be
    so, or that of the report; ``precision`` how well it is known. ``spot`` is the place as the report knows it.
    """

    place: str
    holder: str | None
    side: str | None
    camp: str | None
    status: ControlStatus
    extent: Extent
    day: int | None
    precision: str
    spot: Spot | None
    sighting: Sighting

    @property
    def is_holding(self) -> bool:
        """Whether it names a place as somebody's."""
        return self.status in ("held", "captured")

    @property
    def last_day(self) -> int | None:
        """The last day of which it speaks: what is so without a day, or since one, is so as the report appears."""
        published, window = self.sighting.published, self.sighting.window
        if self.precision == "by_publication":
            return published
        if window is not None and window.last is not None:
            return window.last if published is None else min(window.last, published)
        return self.day if published is None else published


def holds_of(sightings: Iterable[Sighting]) -> list[Hold]:
    """Return what claims say of who holds what, in the order of their days."""
    found = [hold for sighting in sightings for hold in _holds(sighting)]
    return sorted(found, key=lambda hold: (hold.day or 0, hold.precision != "day", hold.sighting.order))


def held_keys(sighting: Sighting) -> frozenset[str]:
    """Return the keys of the places of which a claim may say who holds them."""
    by_the_way = {place_key(held.spot.name) for held in sighting.presupposed}
    return frozenset(by_the_way if sighting.control is None else {*by_the_way, place_key(sighting.control.place)})


def _holds(sighting: Sighting) -> Iterator[Hold]:
    own = _hold(sighting)
    if own is not None:
        yield own
    for by_the_way in sighting.presupposed:
        is_told = own is not None and own.is_holding and place_key(own.place) == by_the_way.spot.key
        if not is_told and not by_the_way.spot.is_coarse:
            yield _by_the_way(sighting, by_the_way)


def _by_the_way(sighting: Sighting, held: HeldByTheWay) -> Hold:
    """Return who holds a place as a report tells in passing: so as it appears."""
    camp = held.side or name_key(held.holder)
    day = sighting.published
    return Hold(
        held.spot.name, held.holder, held.side, camp, "held", held.extent, day, "by_publication", held.spot, sighting
    )


def _hold(sighting: Sighting) -> Hold | None:
    control = sighting.control
    if control is None or sighting.mode != "happened" or sighting.negated or sighting.stance == "denied":
        return None
    if _says_nothing(sighting, control.status, control.holder):
        return None
    spot = next((spot for spot in sighting.spots if place_key(spot.name) == place_key(control.place)), None)
    extent = extent_in(sighting.clause, control.place)
    if extent is None or (spot is not None and spot.is_coarse):
        return None
    day, precision = _day(sighting, control.status)
    if sighting.background and precision == "by_publication" and control.status in ("captured", "lost"):
        return None
    side = None if sighting.holder == control.holder else sighting.holder
    camp = side or (name_key(control.holder) if control.holder is not None else None)
    return Hold(control.place, control.holder, side, camp, control.status, extent, day, precision, spot, sighting)


def _says_nothing(sighting: Sighting, status: ControlStatus, holder: str | None) -> bool:
    """Tell whether a claim that looks like one of control is none."""
    words = set(words_of_text(sighting.clause))
    if _PURPOSE.match(sighting.clause) or words & origin_words().no_hold:
        return True
    if holder is not None and status != "besieged" and _is_unarmed(sighting, holder):
        return True
    if status == "lost" and (sighting.told_kind == "Displacement" or holder is None):
        return True
    return status == "besieged" and bool(words & origin_words().no_siege)


def _is_unarmed(sighting: Sighting, holder: str) -> bool:
    """Tell whether a holder is nobody who holds ground: those who live there, a monitor that tells of it."""
    if is_known_body(holder) or set(words_of_text(holder)) & origin_words().residents:
        return True
    parties = (*sighting.initiators, *sighting.targets)
    kinds = {party.kind for party in parties if name_key(party.name) == name_key(holder)}
    return bool(kinds) and kinds <= _UNARMED


def _day(sighting: Sighting, status: ControlStatus) -> tuple[int | None, str]:
    """Return the day from which a claim says that it is so, else that of its report.

    What changed hands "in March" has done so by the last day of March: a claim that knows the day comes before.
    """
    window = sighting.window
    if window is None or (window.first is None and window.last is None):
        return sighting.published, "by_publication"
    if window.first is None or (window.last is not None and status in ("captured", "lost") and not window.is_day):
        return window.last, window.precision
    return window.first, "day" if window.is_day else window.precision


def extent_in(clause: str, place: str) -> Extent | None:
    """Return whether a clause speaks of a place or of a part of it; None where it speaks of something near it.

    A clause that does not name the place means all of it only where it says "which", "it" or "the town".

    >>> extent_in("the army seized a hilltop near Duma", "Duma") is None
    True
    >>> extent_in("rebels hold eastern Aleppo", "Aleppo"), extent_in("rebels hold Aleppo", "Aleppo")
    ('part', 'whole')
    """
    before, after = _around(clause, place)
    if _beside().search(before):
        return None
    if _part_of().search(before) or _part_behind().match(after) or _IN.search(before):
        return "part"
    last = before.rstrip("- ").split()[-2:]
    if any(word in origin_words().parts_before for word in last):
        return "part"
    return "whole" if before != clause or _MEANT.search(clause) else "part"


def _around(clause: str, place: str) -> tuple[str, str]:
    """Return a clause up to a place's name and from there; all of it twice where the name is spelled otherwise."""
    at = clause.casefold().find(place.casefold())
    length = len(place)
    if at < 0:
        words = [word for word in place.split() if len(word) >= _FEWEST_LETTERS]
        found = [(clause.casefold().find(word.casefold()), len(word)) for word in words]
        at, length = min(((at, length) for at, length in found if at >= 0), default=(-1, 0))
    return (clause, "") if at < 0 else (clause[:at], clause[at + length :])


@cache
def _beside() -> re.Pattern[str]:
    """Return what finds something else than the place: "a hilltop near", "villages south of", "the road to"."""
    things = _any(origin_words().places_in)
    beside = _any(origin_words().beside)
    return re.compile(rf"\b{things}\b[^,;]{{0,40}}?\b{beside}\b", re.IGNORECASE)


@cache
def _part_of() -> re.Pattern[str]:
    """Return what finds a part: "parts of", "60 percent of", "villages in", "most of which"."""
    parts, things = _any(origin_words().parts), _any(origin_words().places_in)
    return re.compile(
        rf"(?<!as )\b{parts}\b(?: \w+){{0,3}}? of\b(?! (?:an?|its|their|the) (?:offensive|operation|campaign|assault))"
        rf"|\b{things}\b[^,;]{{0,30}}?\b(?:in|inside|within|of|at|on)\b|\b(?:largely|partly|partially|mostly)\b"
        r"|\b(?:between|into) (?:a )?\w*-?(?:held|controlled)\b",
        re.IGNORECASE,
    )


@cache
def _part_behind() -> re.Pattern[str]:
    """Return what finds a part behind a place's name: "Aleppo's eastern districts"."""
    return re.compile(
        rf"['’]?s?\s+(?!as\b)(?:\w+\s+){{0,2}}{_any(origin_words().parts | origin_words().places_in)}\b", re.IGNORECASE
    )


def _any(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"
