"""Mentions → for each name the places it can mean, with their probability in this document.

A name alone is weak: there are nine towns of Damascus. What decides is the company it keeps: the countries and
divisions of the other names, what is said to hold it, the word for its kind, and only then its size.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from warledger.reading.gazetteer import ALTERNATE, SPELT, Entry
from warledger.reading.places.weights import Weights, load_weights


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that a name can mean and how probable that is."""

    entry: Entry
    probability: float


@dataclass(frozen=True, slots=True)
class Name:
    """All mentions of one name in a document: ``holders`` and ``held`` are keys of the names said to hold it."""

    key: str
    mentions: tuple[int, ...]
    entries: tuple[Entry, ...]
    kinds: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    said_holders: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def distance_km(one: Entry, other: Entry) -> float:
    """Return the distance of two places, on a plane through the middle latitude: good enough below 2,000 km."""
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the distance of two points in km, on a plane through the middle latitude."""
    middle = math.radians((latitude + other_latitude) / 2)
    turn = abs(longitude - other_longitude)
    east = min(turn, 360 - turn) * math.cos(middle)
    return 111.2 * math.hypot(latitude - other_latitude, east)


def is_within(inner: Entry, outer: Entry) -> bool:
    """Tell whether a place can lie in another."""
    if inner.id == outer.id:
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind == "division":
        same = inner.country == outer.country and (inner.division or "").split(".")[0] == outer.division
        return same and inner.kind != "country"
    if inner.kind in ("country", "division"):
        return False
    return distance_km(inner, outer) <= 1.3 * outer.radius_km + (25 if outer.kind in ("town", "capital") else 10)


def resolve(
    names: Sequence[Name], countries: Mapping[str, float], weights: Weights | None = None
) -> dict[str, tuple[Choice, ...]]:
    """Return the choices for each name, the most probable first.

    Args:
        names: the document's names.
        countries: how often words for a country's people occur, a first guess of where the report plays.
        weights: what weighs how much; by default `load_weights`'s.
    """
    weights = weights or load_weights()
    by_key = {name.key: name for name in names}
    chosen = {name.key: _choices(name.entries, [_prior(e, name, weights) for e in name.entries]) for name in names}
    for round_number in range(weights.rounds):
        shares = _shares(names, chosen, countries)
        company = _company(names, chosen, weights) if round_number else []
        scored = {}
        for name in names:
            held = _holder_entries(name, by_key, chosen)
            country_shares, division_shares = (share.without(name.key) for share in shares)
            scores = [
                _prior(e, name, weights)
                + weights.country * country_shares.get(e.country or "", 0.0)
                + weights.division * division_shares.get(_division(e), 0.0)
                + weights.company * _nearness(e, name.key, company, weights)
                + (weights.held if any(is_within(e, h) for h in held) else 0.0)
                for e in name.entries
            ]
            scored[name.key] = _choices(name.entries, scores)
        chosen = scored
    return chosen


def _prior(entry: Entry, name: Name, weights: Weights) -> float:
    """Return what speaks for a place before its company is known."""
    score = weights.population * math.log10(entry.population + 100) if entry.kind != "country" else 0.0
    score += weights.kinds.get(entry.kind, 0.0)
    score -= {ALTERNATE: weights.alternate, SPELT: weights.spelt}.get(entry.quality, 0.0)
    if entry.kind in ("division", "district"):
        if "division" in name.kinds:
            score += weights.said_kind
        elif "settlement" in name.kinds:
            score -= weights.said_kind
        elif any(is_within(town, entry) for town in name.entries if town.population >= weights.namesake_size):
            score -= weights.namesake
    if ("settlement" in name.kinds or "part" in name.kinds) and entry.kind in ("town", "capital"):
        score += weights.said_kind / 2
    if entry.country in name.countries:
        score += weights.held
    return score


def _choices(entries: Sequence[Entry], scores: Sequence[float]) -> tuple[Choice, ...]:
    if not entries:
        return ()
    top = max(scores)
    masses = [math.exp(score - top) for score in scores]
    total = sum(masses)
    ranked = sorted(zip(entries, masses, strict=True), key=lambda pair: (-pair[1], pair[0].quality, pair[0].id))
    return tuple(Choice(entry, mass / total) for entry, mass in ranked)


def _division(entry: Entry) -> str:
    return f"{entry.country}.{(entry.division or '').split('.')[0]}" if entry.division else ""


@dataclass(frozen=True, slots=True)
class _Shares:
    """How much a document speaks of each area: ``counts`` of all its names, ``own`` what each name adds."""

    counts: Mapping[str, float]
    own: Mapping[str, Mapping[str, float]]

    def without(self, key: str) -> dict[str, float]:
        """Return each area's share in what the other names say, softened so that one name alone is no proof.

        A name is no witness for itself: a town named ten times is not the likelier to be the largest of that name.
        """
        own = self.own.get(key, {})
        counts = {area: count - own.get(area, 0.0) for area, count in self.counts.items()}
        total = sum(counts.values()) + 1.0
        return {area: count / total for area, count in counts.items()}


def _shares(
    names: Sequence[Name], chosen: Mapping[str, Sequence[Choice]], people: Mapping[str, float]
) -> tuple[_Shares, _Shares]:
    """Return the shares of countries and divisions in the document, each name weighing by its mentions' root."""
    countries: dict[str, dict[str, float]] = {}
    divisions: dict[str, dict[str, float]] = {}
    for name in names:
        weight = math.sqrt(len(name.mentions))
        for found, area in ((countries, _country), (divisions, _division)):
            found[name.key] = {key: weight * mass for key, mass in _best(chosen[name.key], area).items()}
    rooted = {country: math.sqrt(count) for country, count in sorted(people.items())}
    return _counted(countries, rooted), _counted(divisions, {})


def _counted(own: Mapping[str, Mapping[str, float]], first: Mapping[str, float]) -> _Shares:
    counts = defaultdict(float, first)
    for areas in own.values():
        for area, mass in areas.items():
            counts[area] += mass
    return _Shares(counts, own)


def _country(entry: Entry) -> str:
    return entry.country or ""


def _best(choices: Sequence[Choice], area: Callable[[Entry], str]) -> dict[str, float]:
    """Return for each area the best of a name's places there: thirty Genevas do not make a report American."""
    best: dict[str, float] = {}
    for choice in choices:
        key = area(choice.entry)
        if key:
            best[key] = max(best.get(key, 0.0), choice.probability)
    total = sum(best.values()) or 1.0
    return {key: mass / total for key, mass in best.items()}


def _company(
    names: Sequence[Name], chosen: Mapping[str, Sequence[Choice]], weights: Weights
) -> list[tuple[str, Entry, float]]:
    """Return the document's best placed small places, which others may be near to."""
    found = []
    for name in names:
        if chosen[name.key]:
            best = chosen[name.key][0]
            if best.entry.kind not in ("country", "water") and best.entry.radius_km < weights.company_radius_km:
                found.append((name.key, best.entry, best.probability * math.sqrt(len(name.mentions))))
    found.sort(key=lambda row: (-row[2], row[0]))
    return found[: weights.company_size]


def _nearness(entry: Entry, key: str, company: Iterable[tuple[str, Entry, float]], weights: Weights) -> float:
    if entry.kind in ("country", "water"):
        return 0.0
    near = sum(
        mass * math.exp(-distance_km(entry, other) / weights.near_km)
        for other_key, other, mass in company
        if other_key != key
    )
    return near / (near + 1.0)


def _holder_entries(name: Name, by_key: Mapping[str, Name], chosen: Mapping[str, Sequence[Choice]]) -> list[Entry]:
    """Return what may hold a name: the likely places of the names said to hold it.

    Countries with commas between them are a list: Egypt in "Egypt, the United States" is no town of America.
    """
    holders = [c.entry for key in name.holders if key in by_key for c in chosen[key][:3] if c.probability > 0.1]
    if any(e.kind == "country" for e in name.entries):
        return [holder for holder in holders if holder.kind != "country"]
    return holders
