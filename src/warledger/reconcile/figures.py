"""The figures of one event, each with the claim that tells it: what it counts, how far it reaches, what replaced it.

An origin's latest figure counts. A figure that a report itself calls a former one, or that its own voice corrects, is
superseded: it stays visible as an account, and contradicts nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warledger.reconcile.compare import is_comparable
from warledger.reconcile.independence import independence_key
from warledger.reconcile.sightings import Sighting
from warledger.records import Harm, Toll, TollScope
from warledger.vocabulary.disputes import dispute_words
from warledger.vocabulary.reconciling import population_class

_FEW = 5
_STRETCH = 1.25


@dataclass(frozen=True, slots=True)
class Figure:
    """One toll with the sighting that tells it; ``counted`` has the side for its party, so that names can meet.

    ``is_superseded`` tells whether its report calls it a former one, or its own voice corrects it.
    """

    toll: Toll
    sighting: Sighting
    counted: Toll
    is_superseded: bool = False

    @property
    def people(self) -> str | None:
        """Which people it counts: as stated, else the only civilians whom its claim says were harmed ("teachers")."""
        if self.toll.population is not None:
            return self.toll.population
        harmed = self.sighting.targets
        return harmed[0].name.lower() if len(harmed) == 1 and harmed[0].kind == "civilians" else None

    @property
    def least(self) -> int | None:
        """The fewest that it can mean: its lower bound, for "dozens" what the word means at least."""
        if self.toll.low is not None:
            return self.toll.low
        return dispute_words().fewest.get((self.toll.qualifier or "").lower())


@dataclass(frozen=True, slots=True, order=True)
class TollKey:
    """What a toll counts; empty texts where nothing is stated, so that keys can be sorted."""

    harm: Harm
    scope: TollScope
    population: str
    party: str


def figures_of(sightings: Iterable[Sighting]) -> dict[TollKey, tuple[Figure, ...]]:
    """Return the figures of an event by what they count, in order; denied, negated and planned ones are none."""
    found: list[Figure] = []
    for sighting in sorted(sightings, key=lambda s: s.order):
        if sighting.stance != "denied" and not sighting.negated and sighting.mode == "happened":
            pairs = zip(sighting.tolls, sighting.counted, strict=True)
            found += [Figure(toll, sighting, counted, is_former(toll, sighting)) for toll, counted in pairs]
    grouped: dict[TollKey, list[Figure]] = defaultdict(list)
    for figure in found:
        grouped[_key(figure.toll)].append(figure)
    return {key: _with_corrections(grouped[key]) for key in sorted(grouped)}


def is_former(toll: Toll, sighting: Sighting) -> bool:
    """Tell whether a clause tells its figure as one that was given before ("initial reports spoke of 20").

    What stands after a word of correction is the figure that took its place ("revised its first toll of 12 to 9").
    """
    before = sighting.clause[: max(0, toll.start - sighting.start)]
    former, corrected = dispute_words().former.at(before), dispute_words().correcting.last_at(before)
    return former is not None and (corrected is None or corrected < former)


def latest_by_origin(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return each independent origin's latest figures that stand; those on nobody's word count as one more."""
    newest: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        newest[independence_key(figure.sighting) or ""].append(figure)
    latest: list[Figure] = []
    for key in sorted(newest):
        standing = [figure for figure in newest[key] if not figure.is_superseded] or newest[key]
        day = max(figure.sighting.published or 0 for figure in standing)
        latest += [figure for figure in standing if (figure.sighting.published or 0) == day]
    return tuple(latest)


def _key(toll: Toll) -> TollKey:
    population = (toll.population or "").lower()
    if population_class(population) == "people":
        population = ""
    return TollKey(toll.harm, toll.scope, population, toll.party or "")


def _with_corrections(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return figures of one key with those superseded that their own voice corrects further on in the same report."""
    return tuple(
        Figure(f.toll, f.sighting, f.counted, is_superseded=f.is_superseded or _is_corrected(f, figures))
        for f in figures
    )


def _is_corrected(figure: Figure, figures: Sequence[Figure]) -> bool:
    own = figure.sighting
    return any(
        other.sighting.document == own.document
        and other.sighting.voice.key == own.voice.key
        and own.voice.key is not None
        and other.sighting.order > own.order
        and (other.toll.low, other.toll.high) != (figure.toll.low, figure.toll.high)
        and dispute_words().correcting.are_in(other.sighting.clause)
        for other in figures
    )


def are_one_count(first: Figure, second: Figure) -> bool:
    """Tell whether two figures count the same people, as far as is said."""
    return is_comparable(first.counted, second.counted)


def exclude_each_other(first: Figure, second: Figure) -> bool:
    """Tell whether two figures of the same people cannot both be a count of them.

    A rounded figure ("about 30") reaches as far as rounding does, "dozens" no lower than two dozens. "At least 20" is a
    count so far: it agrees with 23, and with 50 it is another count, though in logic both may be right.
    """
    if not are_one_count(first, second):
        return False
    (low, high), (other_low, other_high) = _reach(first), _reach(second)
    highs = [top for top in (high, other_high) if top is not None]
    return bool(highs) and max(low, other_low) > min(highs)


def _reach(figure: Figure) -> tuple[float, float | None]:
    """Return the fewest and the most that a figure can mean; None where it sets no upper bound."""
    low, high = float(figure.least or 0), figure.toll.high
    rounding = dispute_words().rounding
    if (figure.toll.qualifier or "").lower() in dispute_words().rounded:
        return low * (1 - rounding), None if high is None else high * (1 + rounding)
    if high is None and figure.toll.low is not None and figure.toll.low >= _FEW:
        return low, low * _STRETCH
    return low, None if high is None else float(high)
