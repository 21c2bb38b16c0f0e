"""The figures of one event, by harm, population and party: low, best and high under a named convention.

``ucdp``: the lowest and the highest figure given, and as best the one that most independent origins give (of equals
the latest). ``acled``: the lowest figure for all three, words for numbers as its codebook counts them. ``airwars``:
the lowest and the highest, no best. Each origin's latest figure counts, its earlier ones stay visible as accounts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from warledger.reconcile.independence import independence_key
from warledger.reconcile.sightings import Sighting
from warledger.records import EventToll, Harm, Toll, TollAccount, TollScope
from warledger.vocabulary.reconciling import population_class, reconciling

Convention = Literal["ucdp", "acled", "airwars"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One toll with the sighting that tells it; ``counted`` has the side for its party, so that names can meet."""

    toll: Toll
    sighting: Sighting
    counted: Toll


@dataclass(frozen=True, slots=True, order=True)
class TollKey:
    """What a toll counts; empty texts where nothing is stated, so that keys can be sorted."""

    harm: Harm
    scope: TollScope
    population: str
    party: str


def figures_of(sightings: Iterable[Sighting]) -> dict[TollKey, tuple[Figure, ...]]:
    """Return the figures of an event by what they count, in order; denied, negated and planned ones are none."""
    found: dict[TollKey, list[Figure]] = defaultdict(list)
    for sighting in sorted(sightings, key=lambda s: s.order):
        if sighting.stance != "denied" and not sighting.negated and sighting.mode == "happened":
            for toll, counted in zip(sighting.tolls, sighting.counted, strict=True):
                found[_key(toll)].append(Figure(toll, sighting, counted))
    return {key: tuple(found[key]) for key in sorted(found)}


def tolls_of(sightings: Iterable[Sighting], convention: Convention = "ucdp") -> tuple[EventToll, ...]:
    """Return the reconciled tolls of one event. Parts and wholes have different keys and are never added up."""
    return tuple(_toll(key, figures, convention) for key, figures in figures_of(sightings).items())


def _key(toll: Toll) -> TollKey:
    population = (toll.population or "").lower()
    if population_class(population) == "people":
        population = ""
    return TollKey(toll.harm, toll.scope, population, toll.party or "")


def _toll(key: TollKey, figures: Sequence[Figure], convention: Convention) -> EventToll:
    low, best, high = _range(latest_by_origin(figures), convention)
    return EventToll(
        harm=key.harm,
        low=low,
        best=best,
        high=high,
        accounts=toll_accounts(figures),
        population=key.population or None,
        party=key.party or None,
        scope=key.scope,
    )


def latest_by_origin(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return each independent origin's latest figures; what nobody's word is given for counts as one more."""
    newest: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        newest[independence_key(figure.sighting) or ""].append(figure)
    latest: list[Figure] = []
    for key in sorted(newest):
        day = max(figure.sighting.published or 0 for figure in newest[key])
        latest += [figure for figure in newest[key] if (figure.sighting.published or 0) == day]
    return tuple(latest)


def _range(figures: Sequence[Figure], convention: Convention) -> tuple[int | None, int | None, int | None]:
    bounds = [_bounds(figure.toll, convention) for figure in figures]
    numbers = [number for pair in bounds for number in pair if number is not None]
    if not numbers:
        return None, None, None
    low, high = min(numbers), max(numbers)
    if convention == "acled":
        return low, low, low
    if convention == "airwars":
        return low, None, high
    lows = [first for first, _ in bounds if first is not None]
    highs = [last for _, last in bounds if last is not None]
    return min(lows, default=None), _best(figures), max([*highs, *lows], default=None) if highs else None


def _best(figures: Sequence[Figure]) -> int | None:
    """Return the figure that most independent origins give; of equals the latest, then the highest."""
    support: dict[int, set[str]] = defaultdict(set)
    newest: dict[int, int] = defaultdict(int)
    for figure in figures:
        number = figure.toll.low if figure.toll.low is not None else figure.toll.high
        if number is not None:
            support[number].add(independence_key(figure.sighting) or "")
            newest[number] = max(newest[number], figure.sighting.published or 0)
    named = {number: len(keys - {""}) for number, keys in support.items()}
    return max(support, key=lambda number: (named[number], newest[number], number), default=None)


def _bounds(toll: Toll, convention: Convention) -> tuple[int | None, int | None]:
    if toll.low is None and toll.high is None and convention == "acled":
        for word, number in reconciling().vague_numbers.items():
            if word in (toll.qualifier or "").lower():
                return number, number
    return toll.low, toll.high


def toll_accounts(figures: Sequence[Figure]) -> tuple[TollAccount, ...]:
    """Return who gives which figure, one account an origin and figure, in the order of the figures."""
    grouped: dict[tuple[int | None, int | None, str | None, str | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        toll = figure.toll
        grouped[toll.low, toll.high, figure.sighting.voice.name, toll.qualifier].append(figure)
    return tuple(
        TollAccount(
            low=low,
            high=high,
            origin=origin,
            documents=tuple(sorted({member.sighting.document for member in members})),
            claims=tuple(dict.fromkeys(member.sighting.claim for member in members)),
            qualifier=qualifier,
        )
        for (low, high, origin, qualifier), members in grouped.items()
    )


def words_of_toll(toll: Toll) -> str:
    """Return a figure as it is printed: "at least 15 civilians killed"."""
    number = toll.low if toll.low is not None else toll.high
    given = str(number) if number is not None else (toll.qualifier or "an unstated number")
    qualifier = f"{toll.qualifier} " if toll.qualifier and number is not None else ""
    population = " " + toll.population.replace("_", " ") if toll.population else ""
    return f"{qualifier}{given}{population} {toll.harm}"
