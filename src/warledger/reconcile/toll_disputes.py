"""Figures that cannot both be right, and figures that differ without contradiction."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from warledger.reconcile.compare import WHOLES, is_comparable
from warledger.reconcile.independence import independence_key
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tolls import Figure, figures_of, words_of_toll
from warledger.records import Dispute, DisputeSide, Toll, WhyNot
from warledger.vocabulary.conflicts import opposed
from warledger.vocabulary.reconciling import population_class

_ONE_NIGHT = 2
_MANY_DAYS = 5
_ARMED = frozenset({"fighters", "soldiers"})
_WHY_ORDER: tuple[WhyNot, ...] = ("subset", "scope", "update", "wording")


def toll_disputes(sightings: Sequence[Sighting]) -> Iterator[Dispute]:
    """Yield one real dispute a harm and party of victims, and one difference that is none for each reason why."""
    figures = [figure for group in figures_of(sightings).values() for figure in group]
    for harm in sorted({figure.toll.harm for figure in figures}):
        alike = [figure for figure in figures if figure.toll.harm == harm]
        for real in _by_victims([pair for pair in combinations(_wholes(alike), 2) if _is_dispute(*pair)]):
            yield Dispute("toll", _sides(real), words=f"figures of {harm} that exclude each other")
        pairs = list(combinations(alike, 2))
        for why in _WHY_ORDER:
            harmless = [pair for pair in pairs if why_no_dispute(*pair) == why and _are_two_accounts(*pair)]
            if harmless:
                yield Dispute("toll", _sides(harmless[:1]), real=False, why_not=why, words=f"a difference of {why}")
    yield from _victims(figures)


def _by_victims(pairs: Sequence[tuple[Figure, Figure]]) -> list[list[tuple[Figure, Figure]]]:
    """Return the pairs by whose dead they count: the soldiers and the rebels of one fight are two disputes."""
    grouped: dict[str, list[tuple[Figure, Figure]]] = {}
    for one, other in pairs:
        party = one.counted.party or other.counted.party
        population = one.toll.population or other.toll.population
        grouped.setdefault(party or population or "", []).append((one, other))
    return list(grouped.values())


def _are_two_accounts(first: Figure, second: Figure) -> bool:
    """Tell whether two documents or two voices differ: what one voice says in one report needs no reconciling."""
    one, other = first.sighting, second.sighting
    return one.document != other.document or one.voice.key != other.voice.key


def _wholes(figures: Sequence[Figure]) -> list[Figure]:
    """Return each origin's greatest figure of each party and class of people: what it counts beside are parts of it."""
    greatest: dict[tuple[str | None, str | None, str | None], Figure] = {}
    for figure in figures:
        people = population_class(figure.toll.population or "people")
        key = independence_key(figure.sighting), people, figure.counted.party
        if figure.toll.low is not None and (key not in greatest or figure.toll.low > (greatest[key].toll.low or 0)):
            greatest[key] = figure
    return list(greatest.values())


def _is_dispute(first: Figure, second: Figure) -> bool:
    return (
        _differ(first.counted, second.counted) and why_no_dispute(first, second) is None and _are_named(first, second)
    )


def why_no_dispute(first: Figure, second: Figure) -> WhyNot | None:
    """Name why two different figures are no contradiction, None where they are one or do not differ at all.

    Another scope; a part and its whole; a later and higher count, or one origin that corrects itself; "at least 20"
    beside 23, or what outlets without a word of their own write down differently.
    """
    one, other = first.counted, second.counted
    if (one.low, one.high, one.population) == (other.low, other.high, other.population):
        return None
    if _is_of_another_span(first.sighting, second.sighting):
        return "scope"
    if one.scope != other.scope:
        return "subset" if "subset" in (one.scope, other.scope) else "scope"
    if _is_part(one, other) or _is_part(other, one):
        return "subset"
    if not is_comparable(one, other):
        return "scope"
    if not _differ(one, other):
        return "wording"
    if _is_update(first, second) or _is_update(second, first):
        return "update"
    return None if _are_named(first, second) else "wording"


def _is_of_another_span(first: Sighting, second: Sighting) -> bool:
    """Tell whether one origin counts the victims of a day and another those of many."""
    if independence_key(first) == independence_key(second):
        return False
    lengths = sorted(s.window.days for s in (first, second) if s.window is not None)
    return len(lengths) == 2 and lengths[0] <= _ONE_NIGHT and lengths[1] >= _MANY_DAYS


def _differ(first: Toll, second: Toll) -> bool:
    """Tell whether two ranges exclude each other."""
    low = max(first.low or 0, second.low or 0)
    highs = [high for high in (first.high, second.high) if high is not None]
    return bool(highs) and low > min(highs) and is_comparable(first, second)


def _is_part(part: Toll, whole: Toll) -> bool:
    """Tell whether one figure counts some of those whom the other counts."""
    if not part.population or part.population == whole.population:
        return False
    classes = population_class(part.population), population_class(whole.population or "people")
    narrower = classes[1] in (None, "people") or (classes[0] == classes[1] and whole.population in WHOLES)
    return narrower and (part.low or 0) <= (whole.low or whole.high or 0)


def _is_update(earlier: Figure, later: Figure) -> bool:
    """Tell whether the later figure takes the earlier one's place: it grew by a day, or its own origin gives it.

    What an enemy counts a day later is a count of its own.
    """
    if opposed(earlier.sighting.voice.side, later.sighting.voice.side):
        return False
    before, after = earlier.sighting.published, later.sighting.published
    same_origin = independence_key(earlier.sighting) == independence_key(later.sighting)
    if before is None or after is None or before >= after:
        return same_origin
    return same_origin or (later.toll.low or 0) >= (earlier.toll.low or 0)


def _are_named(first: Figure, second: Figure) -> bool:
    """Tell whether both figures rest on a named word of their own, of different origins.

    An outlet without a side that writes a figure in its own voice has it from somebody, and "activists" may be
    anybody: these are no rival counts.
    """
    keys = {independence_key(figure.sighting) for figure in (first, second)}
    if None in keys or len(keys) < 2:
        return False
    voices = [figure.sighting.voice for figure in (first, second)]
    return all(voice.is_identified and (voice.side is not None or not voice.is_outlet) for voice in voices)


def _victims(figures: Sequence[Figure]) -> Iterator[Dispute]:
    """Yield where one number is civilians on one side's word and fighters on the other's."""
    for one, other in combinations(figures, 2):
        classes = {population_class(f.toll.population) for f in (one, other) if f.toll.population}
        same = one.toll.harm == other.toll.harm and one.toll.low is not None and one.toll.low == other.toll.low
        if same and "civilians" in classes and classes & _ARMED and _are_named(one, other):
            yield Dispute("victims", _sides([(one, other)]), words="the same number, other people")
            return


def _sides(pairs: Sequence[tuple[Figure, Figure]]) -> tuple[DisputeSide, ...]:
    """Return a side for each figure in dispute, lowest first."""
    grouped: dict[str, list[Figure]] = {}
    for figure in (figure for pair in pairs for figure in pair):
        grouped.setdefault(words_of_toll(figure.toll), []).append(figure)
    ordered = sorted(grouped.items(), key=lambda item: (item[1][0].toll.low or item[1][0].toll.high or 0, item[0]))
    return tuple(_side(value, figures) for value, figures in ordered)


def _side(value: str, figures: Sequence[Figure]) -> DisputeSide:
    origins = {figure.sighting.voice.name for figure in figures}
    return DisputeSide(
        value=value,
        origins=tuple(sorted(origins, key=lambda name: (name is None, name or ""))),
        documents=tuple(sorted({figure.sighting.document for figure in figures})),
        claims=tuple(sorted({figure.sighting.claim for figure in figures})),
    )
