"""How much speaks for two tellings being one happening: a sum of weights, each with the reason it stands for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from warledger.reconcile.days import Window, relation
from warledger.reconcile.nearness import are_quarters, closest, innermost
from warledger.reconcile.sightings import Party, Sighting
from warledger.reconcile.tellings import Telling
from warledger.records import Toll
from warledger.vocabulary.conflicts import opposed
from warledger.vocabulary.reconciling import kind_weight, population_class, reconciling

_MOST_CLAUSES = 6
_FEWEST_STEMS = 3
_MANY_NAMES = 4
_MANY_DETAILS = 3
_WITHIN = 0.7
_NOWHERE = 0.3
_MOST_DAYS_APART = 14
"""So many days between two reports count."""
_MOST_DAYS_OF_HISTORY = 3
"""So many where both tell history, which is told again for years."""
_TELLING_NUMBER = 5
_FURTHER_FIGURE = 0.5
_ROUNDED = 0.9
WHOLES = frozenset({"civilians", "civilian", "fighters"})
"""Populations that hold narrower ones (children, medics; rebels, soldiers)."""

_SAME = 0.95
ALIKE = 0.5
FOREIGN = -0.5
_SAME_TOWN = 0.3
_CARRIED = 0.6
_ELSEWHERE = ("other_place", 1.0)
"""How two known places lie that are apart; where either is vague, the share is less."""


Found = tuple[str, float, str]
"""A code, how much of its weight counts (a share, or a number of days), and the words for it."""


class Reason(NamedTuple):
    """One reason for (weight above 0) or against a link."""

    code: str
    weight: float
    words: str


class Comparison(NamedTuple):
    """What speaks for and against two tellings being one happening.

    ``score`` is the sum of the reasons' weights; ``veto`` names what forbids the link, whatever the score.
    """

    score: float
    reasons: tuple[Reason, ...]
    veto: str | None = None

    @property
    def in_words(self) -> tuple[str, ...]:
        """The reasons as "+1.50 same_place: …", the strongest first."""
        ordered = sorted(self.reasons, key=lambda reason: (-abs(reason.weight), reason.code))
        return tuple(f"{reason.weight:+.2f} {reason.code}: {reason.words}" for reason in ordered)


def compare_across(first: Telling, second: Telling, *, are_sole: bool = False, are_leading: bool = False) -> Comparison:
    """Compare two tellings of different documents.

    Args:
        first: of one document.
        second: of another.
        are_sole: neither document tells of another such deed of that day.
        are_leading: each is what its document tells first, or tells most of.
    """
    found = _found_across(first, second, are_sole=are_sole, are_leading=are_leading)
    return sum_up(veto_of(first, second), reconciling().across, found)


def score_across(first: Telling, second: Telling, *, are_sole: bool = False, are_leading: bool = False) -> float:
    """Return the score of `compare_across`, its reasons left aside."""
    weights = reconciling().across
    found = _found_across(first, second, are_sole=are_sole, are_leading=are_leading)
    return sum((weights[code] * share for code, share, _ in found if weights[code] != 0.0), weights["bias"])


def _found_across(first: Telling, second: Telling, *, are_sole: bool, are_leading: bool) -> Iterator[Found]:
    yield from common_reasons(first, second)
    yield from _shared_wording(first, second)
    yield from _days_of_reports(first, second)
    share = _share_of_standing(first, second)
    if are_sole and share > 0.0:
        yield "sole", share, "neither report tells of another such deed then"
    if are_leading and share > 0.0:
        yield "leading", share, "either report tells it first, or most of it"


def _share_of_standing(first: Telling, second: Telling) -> float:
    """Return how much it says that each report leads with a deed, or tells one such: what places and kinds say.

    Two reports of one day that lead with something somewhere in a country most likely lead with two things.
    """
    place, share = closest(first.spots, second.spots)
    where = {"same_place": 1.0, "near_place": 1.0, "within_place": _WITHIN, "no_place": _NOWHERE}
    return where.get(place, 0.0) * share * min(1.0, max(0.0, _likeness_of_kinds(first, second)) / ALIKE)


def _days_of_reports(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield how many days lie between two reports that tell no common day: tomorrow's roundup tells of others."""
    if first.stated and second.stated:
        return
    days = [t.sightings[0].published for t in (first, second)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return
    apart = abs(days[0] - days[1])
    most = _MOST_DAYS_OF_HISTORY if first.background and second.background else _MOST_DAYS_APART
    yield "other_publication", float(min(apart, most)), f"told in reports {apart} days apart"


def _shared_wording(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield how many stems, and which names and numbers, all clauses of two tellings share."""
    shorter = min(len(first.stems), len(second.stems))
    share = len(first.stems & second.stems) / shorter if shorter >= _FEWEST_STEMS else 0.0
    if share > 0.0:
        yield "gist", share, f"{share:.2f} of the shorter one's words"
    ones, others = first.names, second.names
    if ones & others:
        common = sorted(ones & others)
        yield "shared_names", min(len(common), _MANY_NAMES) / _MANY_NAMES, ", ".join(common[:_MANY_NAMES])
    elif ones and others:
        yield "no_shared_names", 1.0, f"{min(ones)} / {min(others)}"


def are_alike(first: Telling, second: Telling) -> bool:
    """Tell whether two tellings of one document could be taken for each other: alike in kind, at a time they share."""
    if veto_of(first, second) is not None:
        return False
    return any((kind_weight(one, other) or 0.0) >= ALIKE for one, _ in first.kinds for other, _ in second.kinds)


def sum_up(veto: str | None, weights: Mapping[str, float], found: Iterable[Found]) -> Comparison:
    """Return the sum of reasons, each with its share of its weight; every code has one, be it 0."""
    reasons = [Reason("bias", weights["bias"], "two tellings are seldom one happening")]
    reasons += [Reason(code, weights[code] * share, words) for code, share, words in found if weights[code] != 0.0]
    return Comparison(sum(reason.weight for reason in reasons), tuple(reasons), veto)


def veto_of(first: Telling, second: Telling) -> str | None:
    """Name what forbids two tellings to be one happening, None where nothing does.

    What is planned never meets what happened, history never meets news, and disjoint days exclude each other.
    """
    if first.mode != second.mode:
        return "mode"
    if first.background != second.background:
        return "background"
    if relation(first.window, second.window) == "apart":
        return "days apart"
    if _is_foreign(first, second):
        return "kinds"
    return None


def _is_foreign(first: Telling, second: Telling) -> bool:
    return all(kind_weight(one, other) is None for one, _ in first.kinds for other, _ in second.kinds)


def common_reasons(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield what speaks for and against two tellings wherever they stand: kind, day, place, parties, toll, words."""
    yield _kinds(first, second)
    yield from _days(first, second)
    place = _places(first, second)
    yield place
    yield from _parties(first, second)
    yield from _tolls(first.tolls, second.tolls)
    yield from _weapons(first, second)
    if place[:2] != _ELSEWHERE:  # "warplanes bombed A" and "warplanes bombed B" are two raids, told in one wording
        yield from _words(first, second)
    yield from _details(first, second)
    if _is_habit(first) != _is_habit(second):
        yield "habit", 1.0, "one tells what happens time and again"
    if _confirms(first, second) or _confirms(second, first):
        yield "confirms", 1.0, "one says of the other that it is so, or not"


def _kinds(first: Telling, second: Telling) -> Found:
    """Return how alike the kinds are, each pair weighed by the share of claims that name it."""
    weight, names = _likeness_of_kinds(first, second), " / ".join((_leading(first), _leading(second)))
    if weight >= _SAME:
        return "same_kind", 1.0, names
    if weight < reconciling().thresholds.unlike_kind and not _is_silent(first, second):
        return "unlike_kind", 1.0, names
    return "related_kind", max(weight, 0.0), names


def _likeness_of_kinds(first: Telling, second: Telling) -> float:
    """Return the mean likeness of all pairs of kinds, weighed by the shares of claims that name them."""
    weight = 0.0
    for one, share in first.kinds:
        for other, other_share in second.kinds:
            alike = kind_weight(one, other)
            weight += share * other_share * (FOREIGN if alike is None else alike)
    return weight


def _leading(telling: Telling) -> str:
    return max(telling.kinds, key=lambda item: item[1])[0]


def _is_silent(first: Telling, second: Telling) -> bool:
    silent = reconciling().silent_kinds
    return any(all(kind in silent for kind, _ in telling.kinds) for telling in (first, second))


def _days(first: Telling, second: Telling) -> Iterator[Found]:
    found = relation(first.window if first.stated else None, second.window if second.stated else None)
    if found == "apart":
        return
    words = f"{_day_words(first)} / {_day_words(second)}"
    if found == "overlapping_days" and _is_span_against_day(first.window, second.window):
        yield "span_against_day", 1.0, words
    else:
        yield found, 1.0, words
    if found == "unstated_day" and _published_together(first, second):
        yield "same_publication", 1.0, "told in reports of the same day"
    told = [w.clock for w in (first.window, second.window) if w is not None and w.clock]
    if found == "same_day" and len(told) == 2 and len(set(told)) == 1:
        yield "same_clock", 1.0, told[0]


def _published_together(first: Telling, second: Telling) -> bool:
    """Tell whether both are news of one day: told in reports of that day, or stated."""
    days = [w.last for w in (first.window, second.window) if w is not None and w.last is not None]
    return len(days) == 2 and abs(days[0] - days[1]) <= 1


def _is_span_against_day(first: Window | None, second: Window | None) -> bool:
    """Tell whether one speaks of weeks and the other of a day: a course of things and one of its deeds."""
    lengths = sorted(w.days for w in (first, second) if w is not None)
    return len(lengths) == 2 and lengths[0] <= 2 and lengths[1] > reconciling().thresholds.span_days


def _day_words(telling: Telling) -> str:
    window = telling.window
    if window is None or not telling.stated:
        return "no day told"
    return window.begin or f"until {window.until}"


def _names(telling: Telling) -> str:
    return ", ".join(spot.name for spot in telling.spots[:3]) or "no place told"


def _places(first: Telling, second: Telling) -> Found:
    """Return how the places lie; of one side's fight in one town, another quarter says less than elsewhere."""
    place, share = closest(first.spots, second.spots)
    if place == "other_place":
        share = _SAME_TOWN if _is_one_front(first, second) or _is_vague(first, second) else 1.0
    elif first.carried or second.carried:
        share *= _CARRIED
    return place, share, f"{_names(first)} / {_names(second)}"


def are_elsewhere(first: Telling, second: Telling) -> bool:
    """Tell whether two tellings are of known places apart from each other."""
    return _places(first, second)[:2] == _ELSEWHERE


def _is_vague(first: Telling, second: Telling) -> bool:
    """Tell whether a place is carried over from another sentence, or it is not known well enough where it lies."""
    return first.carried or second.carried or _is_unknown(first) or _is_unknown(second) or _are_namesakes(first, second)


def _is_unknown(telling: Telling) -> bool:
    """Tell whether nothing but the name is known of all places, or of one no more than its country."""
    nameless = all(spot.latitude is None and not spot.holders for spot in telling.spots)
    return nameless or any(spot.is_coarse and spot.holders for spot in telling.spots)


def _are_namesakes(first: Telling, second: Telling) -> bool:
    """Tell whether two places bear one name, so that one of them was most likely taken for another."""
    return bool({spot.key for spot in innermost(first.spots)} & {spot.key for spot in innermost(second.spots)})


def _is_one_front(first: Telling, second: Telling) -> bool:
    """Tell whether one fight may run through both: ground fighting of one day, of one side, in quarters of one town."""
    windows = relation(first.window if first.stated else None, second.window if second.stated else None)
    if windows != "same_day" or not _is_ground(first) or not _is_ground(second):
        return False
    if not _sides(first.initiators) & _sides(second.initiators):
        return False
    return all(are_quarters(one, other) for one in innermost(first.spots) for other in innermost(second.spots))


def _is_ground(telling: Telling) -> bool:
    return all(kind in reconciling().two_sided for kind, _ in telling.kinds)


def _parties(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield how the parties meet. Told the other way round, a fight is the same and a bombardment is the answer."""
    if _is_answer(first, second):
        yield "other_doer", 1.0, f"{_doers(first)} / {_doers(second)}"
        return
    doers, others = _camps(first.initiators), _camps(second.initiators)
    sufferers, other_sufferers = _camps(first.targets), _camps(second.targets)
    if doers & others or (not (doers and others) and sufferers & other_sufferers):
        yield "same_parties", 1.0, ", ".join(sorted((doers & others) or (sufferers & other_sufferers)))
    elif doers & other_sufferers or sufferers & others:
        yield "swapped_parties", 1.0, ", ".join(sorted((doers & other_sufferers) | (sufferers & others)))
    elif _sides(first.initiators) and _sides(second.initiators):
        yield "other_parties", 1.0, f"{', '.join(sorted(doers))} / {', '.join(sorted(others))}"


def _is_answer(first: Telling, second: Telling) -> bool:
    """Tell whether enemies do the two deeds, one of which only one side can have done: fire, or a raid from the air."""
    ones, others = _sides(first.initiators), _sides(second.initiators)
    if not ones or not others or ones & others or not any(opposed(one, other) for one in ones for other in others):
        return False
    return _is_fire(first) or _is_fire(second)


def _is_fire(telling: Telling) -> bool:
    return all(kind in reconciling().one_sided for kind, _ in telling.kinds)


def _doers(telling: Telling) -> str:
    return ", ".join(party.name for party in telling.initiators)


def _camps(parties: tuple[Party, ...]) -> set[str]:
    return {party.camp for party in parties if party.kind != "civilians"}


def _sides(parties: tuple[Party, ...]) -> set[str]:
    return {party.side for party in parties if party.side is not None}


def _tolls(first: tuple[Toll, ...], second: tuple[Toll, ...]) -> Iterator[Found]:
    """Yield whether figures are the same, or every comparable one differs; small numbers say less, several more."""
    comparable = [(a, b) for a in first for b in second if is_comparable(a, b)]
    same = [a for a, b in comparable if a.low is not None and (a.low, a.high) == (b.low, b.high)]
    same += [a for a, b in comparable if a.low is not None and a.low == b.low and a.high != b.high]
    same += [a for a, b in comparable if _is_just_below(a, b) or _is_just_below(b, a)]
    if same:
        number = max(toll.low or 0 for toll in same)
        share = 1.0 if number >= _TELLING_NUMBER else 0.5
        several = _FURTHER_FIGURE if len({(toll.harm, toll.low) for toll in same}) > 1 else 0.0
        yield "same_toll", share + several, f"{number} {same[0].harm}"
    elif comparable and all(_exclude(a, b) for a, b in comparable):
        yield "other_toll", 1.0, f"{comparable[0][0].low} / {comparable[0][1].low} {comparable[0][0].harm}"


def _is_just_below(first: Toll, second: Toll) -> bool:
    """Tell whether a figure is what "nearly 30" rounds up."""
    if first.low is None or second.low is not None or second.high is None or first.low < _TELLING_NUMBER:
        return False
    return _ROUNDED * second.high <= first.low <= second.high


def is_comparable(first: Toll, second: Toll) -> bool:
    """Tell whether two figures count the same people: the same harm, scope, and no different population or party."""
    if first.harm != second.harm or "cumulative" in (first.scope, second.scope):
        return False
    parties = {toll.party for toll in (first, second) if toll.party}
    return len(parties) < 2 and _are_one_population(first.population or "people", second.population or "people")


def _are_one_population(first: str, second: str) -> bool:
    """Tell whether two words for people may mean the same: soldiers are no civilians, women are no children."""
    classes = {population_class(first), population_class(second)}
    if len(classes - {None, "people"}) > 1:
        return False
    return first.lower() == second.lower() or "people" in classes or bool({first.lower(), second.lower()} & WHOLES)


def _exclude(first: Toll, second: Toll) -> bool:
    if population_class(first.population or "people") != population_class(second.population or "people"):
        return False
    low = max(first.low or 0, second.low or 0)
    highs = [high for high in (first.high, second.high) if high is not None]
    return bool(highs) and low > min(highs)


def _weapons(first: Telling, second: Telling) -> Iterator[Found]:
    if first.weapons & second.weapons:
        yield "same_weapon", 1.0, ", ".join(sorted(first.weapons & second.weapons))
    elif first.weapons and second.weapons:
        yield "other_weapon", 1.0, f"{min(first.weapons)} / {min(second.weapons)}"


def _words(first: Telling, second: Telling) -> Iterator[Found]:
    ones, others = first.sightings[:_MOST_CLAUSES], second.sightings[:_MOST_CLAUSES]
    share = max(likeness(one, other) for one in ones for other in others)
    if share > 0.0:
        yield "words", share, f"{share:.2f} of a clause's words"
    if share >= reconciling().thresholds.near_words:
        yield "copied_words", 1.0, "one clause copies the other"


def _details(first: Telling, second: Telling) -> Iterator[Found]:
    """Yield whether two tellings share what few deeds have, or each has such details of its own alone."""
    ones, others = first.details, second.details
    if ones & others:
        shared = sorted(ones & others)
        yield "shared_details", min(len(shared), _MANY_DETAILS) / _MANY_DETAILS, ", ".join(shared[:_MANY_DETAILS])
    elif len(ones) >= _MANY_DETAILS and len(others) >= _MANY_DETAILS:
        yield "no_shared_details", 1.0, f"{', '.join(sorted(ones)[:2])} / {', '.join(sorted(others)[:2])}"


def _is_habit(telling: Telling) -> bool:
    """Tell whether it has no day, and all that it tells happens time and again, or over many days."""
    is_day = telling.stated and telling.window is not None and telling.window.is_day
    return not is_day and all(sighting.habit for sighting in telling.sightings)


def likeness(first: Sighting, second: Sighting) -> float:
    """Return the share of two clauses' stems that both have (Jaccard), 0 where one has too few to tell."""
    if min(len(first.stems), len(second.stems)) < _FEWEST_STEMS:
        return 0.0
    return len(first.stems & second.stems) / len(first.stems | second.stems)


def _confirms(first: Telling, second: Telling) -> bool:
    claims = {sighting.claim for sighting in second.sightings}
    return any(sighting.about in claims for sighting in first.sightings if sighting.about is not None)
