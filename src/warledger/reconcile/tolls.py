"""The figures of one event, by harm, population and party: low, best and high under a named convention.

``ucdp``: the lowest and the highest figure given, and as best the one that most independent origins give (of equals
the latest). ``acled``: the lowest figure for all three, words for numbers as its codebook counts them. ``airwars``:
the lowest and the highest, no best. Each origin's latest figure counts, its earlier ones stay visible as accounts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from warledger.reconcile.figures import Figure, TollKey, figures_of, latest_by_origin
from warledger.reconcile.independence import independence_key
from warledger.reconcile.sightings import Sighting
from warledger.records import EventToll, Toll, TollAccount
from warledger.vocabulary.reconciling import reconciling

_SIGNS = frozenset({"+", "-plus"})
Convention = Literal["ucdp", "acled", "airwars"]


def tolls_of(sightings: Iterable[Sighting], convention: Convention = "ucdp") -> tuple[EventToll, ...]:
    """Return the reconciled tolls of one event. Parts and wholes have different keys and are never added up."""
    return tuple(_toll(key, figures, convention) for key, figures in figures_of(sightings).items())


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
    if toll.qualifier in _SIGNS and number is not None:
        given, qualifier = f"{number}{toll.qualifier}", ""
    population = " " + toll.population.replace("_", " ") if toll.population else ""
    return f"{qualifier}{given}{population} {toll.harm}"
