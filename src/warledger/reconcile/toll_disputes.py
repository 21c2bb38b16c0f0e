"""Figures that cannot both be right, and figures that differ without contradiction."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from warledger.reconcile.compare import WHOLES
from warledger.reconcile.figures import Figure, are_one_count, exclude_each_other, figures_of
from warledger.reconcile.independence import independence_key
from warledger.reconcile.rivals import dispute_between, no_contradiction, side_of, standing_of
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tolls import words_of_toll
from warledger.records import Dispute, DisputeSide, WhyNot
from warledger.vocabulary.conflicts import opposed
from warledger.vocabulary.reconciling import population_class, reconciling

Pair = tuple[Figure, Figure]
_ONE_NIGHT = 2
_MANY_DAYS = 5
_ARMED = frozenset({"fighters", "soldiers"})
_WHY_ORDER: tuple[WhyNot, ...] = ("subset", "scope", "update", "wording")


def toll_disputes(sightings: Sequence[Sighting]) -> Iterator[Dispute]:
    """Yield one real dispute a harm and party of victims, and one difference that is none for each reason why."""
    figures = [figure for group in figures_of(sightings).values() for figure in group]
    for harm in sorted({figure.toll.harm for figure in figures}):
        alike = [figure for figure in figures if figure.toll.harm == harm]
        rivals = [pair for pair in combinations(_wholes(alike), 2) if _is_dispute(*pair, alike)]
        rivals = [pair for pair in rivals if not _is_repeated(*pair, alike) and not _is_cited(*pair, sightings)]
        for real in _by_victims(rivals):
            yield dispute_between("toll", *_sides(real))
        pairs = list(combinations(alike, 2))
        for why in _WHY_ORDER:
            harmless = [pair for pair in pairs if why_no_dispute(*pair, alike) == why and _are_two_accounts(*pair)]
            if harmless:
                sides = _sides(harmless[:1])
                yield Dispute("toll", sides, real=False, why_not=why, words=no_contradiction(sides, why))
    yield from _victims(figures)


def _by_victims(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return the pairs by whose dead they count: the soldiers and the rebels of one fight are two disputes."""
    grouped: dict[str, list[Pair]] = {}
    for one, other in pairs:
        party = one.counted.party or other.counted.party
        population = one.people or other.people
        grouped.setdefault(party or population or "", []).append((one, other))
    return list(grouped.values())


def _are_two_accounts(first: Figure, second: Figure) -> bool:
    """Tell whether two documents or two voices differ: what one voice says in one report needs no reconciling."""
    one, other = first.sighting, second.sighting
    return one.document != other.document or one.voice.key != other.voice.key


def _wholes(figures: Sequence[Figure]) -> list[Figure]:
    """Return each teller's greatest figure of each party and class of people: what it counts beside are parts of it.

    A teller is an origin in one report: what an official and his news agency list there are parts of one count.
    """
    greatest: dict[tuple[str | None, str, str | None, str | None], Figure] = {}
    for figure in (figure for figure in figures if not figure.is_superseded):
        people = population_class(figure.people or "people")
        key = independence_key(figure.sighting), figure.sighting.document, people, figure.counted.party
        if figure.least is not None and (key not in greatest or figure.least > (greatest[key].least or 0)):
            greatest[key] = figure
    return list(greatest.values())


def _is_dispute(first: Figure, second: Figure, figures: Sequence[Figure]) -> bool:
    if why_no_dispute(first, second, figures) is not None or not _are_rival_counts(first, second):
        return False
    return exclude_each_other(first, second)


def _is_repeated(first: Figure, second: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether one origin repeats a count that the other gave too, before its present one: an update."""
    return any(
        own.sighting.voice.key == one.sighting.voice.key
        and own.toll.low == other.toll.low
        and own.toll.low != one.toll.low
        for one, other in ((first, second), (second, first))
        for own in figures
    )


def why_no_dispute(first: Figure, second: Figure, figures: Sequence[Figure] = ()) -> WhyNot | None:
    """Name why two different figures are no contradiction, None where they are one or do not differ at all.

    Another scope; a part and its whole; a later and higher count, or one origin that corrects itself; "at least 20"
    beside 23, or what outlets without a word of their own write down differently.

    Args:
        first: a figure of one harm.
        second: another.
        figures: all figures of the event, by which to know whether a count of civilians is all that its teller gives.
    """
    one, other = first.counted, second.counted
    if (one.low, one.high, first.people) == (other.low, other.high, second.people):
        return None
    if _is_of_another_span(first.sighting, second.sighting):
        return "scope"
    if one.scope != other.scope:
        return "subset" if "subset" in (one.scope, other.scope) else "scope"
    if _is_part(first, second, figures) or _is_part(second, first, figures):
        return "subset"
    if not are_one_count(first, second):
        return "scope"
    if not exclude_each_other(first, second):
        return "wording"
    if _is_update(first, second) or _is_update(second, first):
        return "update"
    return None if _are_rival_counts(first, second) else "wording"


def _is_of_another_span(first: Sighting, second: Sighting) -> bool:
    """Tell whether one origin counts the victims of a day and another those of many."""
    if independence_key(first) == independence_key(second):
        return False
    lengths = sorted(s.window.days for s in (first, second) if s.window is not None)
    return len(lengths) == 2 and lengths[0] <= _ONE_NIGHT and lengths[1] >= _MANY_DAYS


def _is_part(part: Figure, whole: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether one figure counts some of those whom the other counts.

    Under fire on a town, a rival who counts civilians, and nobody else, counts the dead; in a fight, he leaves out the
    fighters.
    """
    if not part.people or part.people == whole.people:
        return False
    if part.people == "civilians" and _are_rival_counts(part, whole) and _is_fire(part) and _is_fire(whole):
        return _counts_others(part, figures)
    classes = population_class(part.people), population_class(whole.people or "people")
    narrower = classes[1] in (None, "people") or (classes[0] == classes[1] and whole.people in WHOLES)
    return narrower and (part.toll.low or 0) <= (whole.toll.low or whole.toll.high or 0)


def _counts_others(civilians: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether who counts civilians counts other people of that harm too, or all."""
    teller = independence_key(civilians.sighting)
    own = [f for f in figures if f.toll.harm == civilians.toll.harm and independence_key(f.sighting) == teller]
    return any(f.toll.low is not None and population_class(f.people or "people") != "civilians" for f in own)


def _is_fire(figure: Figure) -> bool:
    return figure.sighting.told_kind not in reconciling().two_sided


def _is_update(earlier: Figure, later: Figure) -> bool:
    """Tell whether the later figure takes the earlier one's place: it grew by a day, or its own origin gives it.

    What an enemy counts a day later is a count of its own.
    """
    one, other = earlier.sighting, later.sighting
    if earlier.is_superseded or later.is_superseded:
        return True
    if opposed(one.voice.side, other.voice.side):
        return False
    same_voice = one.voice.key == other.voice.key
    if one.published is None or other.published is None or one.published >= other.published:
        return same_voice
    return same_voice or (later.toll.low or 0) >= (earlier.toll.low or 0)


def _are_rival_counts(first: Figure, second: Figure) -> bool:
    """Tell whether two figures rest on words of their own that may contradict each other.

    Two voices of one side in one report tell one count, in two reports two. An outlet that writes a figure in its own
    voice has it from somebody: it stands against a party's count in another report, and against no neutral one.
    "Activists" may be anybody.
    """
    one, other = first.sighting, second.sighting
    if one.voice.key == other.voice.key:
        return False
    standings = {standing_of(one), standing_of(other)}
    if "nobody" in standings:
        return False
    if independence_key(one) == independence_key(other) and one.document == other.document:
        return False
    if "outlet" in standings:
        return "party" in standings and one.document != other.document
    return True


def _is_cited(first: Figure, second: Figure, sightings: Sequence[Sighting]) -> bool:
    """Tell whether an outlet's report has the other figure's origin speak of the event: it has it from there."""
    return any(
        one.sighting.voice.is_outlet
        and s.document == one.sighting.document
        and independence_key(s) == independence_key(other.sighting)
        for one, other in ((first, second), (second, first))
        for s in sightings
    )


def _victims(figures: Sequence[Figure]) -> Iterator[Dispute]:
    """Yield where one number is civilians on one side's word and fighters on the other's."""
    for one, other in combinations(figures, 2):
        classes = {population_class(f.toll.population) for f in (one, other) if f.toll.population}
        same = one.toll.harm == other.toll.harm and one.toll.low is not None and one.toll.low == other.toll.low
        if same and "civilians" in classes and classes & _ARMED and _are_rival_counts(one, other):
            yield dispute_between("victims", *_sides([(one, other)]))
            return


def _sides(pairs: Sequence[Pair]) -> tuple[DisputeSide, ...]:
    """Return a side for each figure in dispute, lowest first."""
    grouped: dict[str, list[Figure]] = {}
    for figure in (figure for pair in pairs for figure in pair):
        grouped.setdefault(words_of_toll(figure.toll), []).append(figure)
    ordered = sorted(grouped.items(), key=lambda item: (item[1][0].toll.low or item[1][0].toll.high or 0, item[0]))
    return tuple(_side(value, figures) for value, figures in ordered)


def _side(value: str, figures: Sequence[Figure]) -> DisputeSide:
    return side_of(value, sorted((figure.sighting for figure in figures), key=lambda s: s.order))
