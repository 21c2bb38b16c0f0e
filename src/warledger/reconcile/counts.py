"""The figures of one harm of an event held against each other: which are rivals, and why others are none."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import combinations

from warledger.reconcile.compare import WHOLES
from warledger.reconcile.figures import Figure, are_one_count, exclude_each_other
from warledger.reconcile.nearness import relation_of_places
from warledger.reconcile.rivals import Standings
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.time_and_place import are_far_apart
from warledger.records import WhyNot
from warledger.vocabulary.conflicts import opposed
from warledger.vocabulary.reconciling import population_class, reconciling

Pair = tuple[Figure, Figure]
_MANY_DAYS = 5
_TELLING_NUMBER = 10


class Counts:
    """The figures of one harm, and on what words they stand."""

    def __init__(self, figures: Sequence[Figure], standings: Standings) -> None:
        self._figures = tuple(figures)
        self._standings = standings
        self._given: dict[str | None, set[int | None]] = defaultdict(set)
        for figure in figures:
            self._given[figure.sighting.voice.key].add(figure.toll.low)
        kept = {s.order for s in standings.spokesmen((figure.sighting for figure in figures), _what_counts)}
        self._spoken = tuple(figure for figure in figures if figure.sighting.order in kept)

    def disputed(self) -> list[Pair]:
        """Return the pairs of whole counts that cannot both be right."""
        pairs = combinations(self._wholes(), 2)
        return [pair for pair in pairs if self._is_dispute(*pair) and not self._is_repeated(*pair)]

    def behind(self, pairs: Sequence[Pair]) -> list[Figure]:
        """Return the figures of some pairs, and all others that give the same number on the same word."""
        spoken = {figure.sighting.order: figure for pair in pairs for figure in pair}
        heard = self._standings.behind(
            (figure.sighting for figure in spoken.values()), (f.sighting for f in self._figures), _what_counts
        )
        orders = {sighting.order for sighting in heard}
        numbers = {(f.toll.low, f.toll.high, f.people, f.counted.party) for pair in pairs for f in pair}
        return [
            f
            for f in self._figures
            if f.sighting.order in orders and (f.toll.low, f.toll.high, f.people, f.counted.party) in numbers
        ]

    def differing(self, why: WhyNot) -> Pair | None:
        """Return the first pair that differs without contradiction for a reason, in two accounts.

        That one gives a number and the other "several" is no difference to tell.
        """
        numbered = [figure for figure in self._spoken if figure.least is not None or figure.toll.high is not None]
        pairs = (pair for pair in combinations(numbered, 2) if _are_two_accounts(*pair))
        return next((pair for pair in pairs if self.why_no_dispute(*pair) == why), None)

    def why_no_dispute(self, first: Figure, second: Figure) -> WhyNot | None:
        """Name why two different figures are no contradiction, None where they are one or do not differ at all.

        Another scope; a part and its whole; a later and higher count, or one origin that corrects itself; "at least
        20" beside 23, or what outlets without a word of their own write down differently.
        """
        one, other = first.counted, second.counted
        if (one.low, one.high, first.people) == (other.low, other.high, second.people):
            return None
        if self._is_of_another_span(first.sighting, second.sighting):
            return "scope"
        if one.scope != other.scope and not _are_of_one_group(first, second):
            return "subset" if "subset" in (one.scope, other.scope) else "scope"
        if self._is_part(first, second) or self._is_part(second, first):
            return "subset"
        if self._is_sum(first, second) or self._is_sum(second, first):
            return "subset"
        if not are_one_count(first, second) or _are_of_two_places(first.sighting, second.sighting):
            return "scope"
        if not exclude_each_other(first, second):
            return "wording"
        if self._is_update(first, second) or self._is_update(second, first):
            return "update"
        return None if self._are_rivals(first, second) else "wording"

    def _wholes(self) -> list[Figure]:
        """Return each teller's greatest figure of each party and class of people: what it counts beside are parts.

        A teller is an origin in one report: what an official and his news agency list there are parts of one count. A
        number tells more than "scores".
        """
        greatest: dict[tuple[str | None, str, str | None, str | None], Figure] = {}
        for figure in (figure for figure in self._spoken if figure.set_aside is None):
            people = population_class(figure.people or "people")
            key = figure.teller, figure.sighting.document, people, figure.counted.party
            if figure.least is not None and (key not in greatest or _rank(figure) > _rank(greatest[key])):
                greatest[key] = figure
        return list(greatest.values())

    def _is_dispute(self, first: Figure, second: Figure) -> bool:
        if self.why_no_dispute(first, second) is not None:
            return False
        return self._are_rivals(first, second) and exclude_each_other(first, second)

    def _is_repeated(self, first: Figure, second: Figure) -> bool:
        """Tell whether one origin repeats a count that the other gave too, before its present one: an update."""
        return any(
            other.toll.low != one.toll.low and other.toll.low in self._given[one.sighting.voice.key]
            for one, other in ((first, second), (second, first))
        )

    def _are_rivals(self, first: Figure, second: Figure) -> bool:
        """Tell whether two figures rest on words of their own that may contradict each other.

        Two voices of one side in one report tell one count, in two reports two. An outlet that writes a figure in its
        own voice has it from somebody: it stands against a party's count, and against no neutral one.
        """
        one, other = first.sighting, second.sighting
        if self._are_bodies_of_one_side(one, other):
            return True
        if not self._standings.are_other_words(one, other):
            return False
        standings = {self._standings.of(one), self._standings.of(other)}
        return "outlet" not in standings or "party" in standings

    def _are_bodies_of_one_side(self, first: Sighting, second: Sighting) -> bool:
        """Tell whether two voices of one side, a governor and the state's news agency, count in two reports."""
        if first.voice.side is None or first.voice.side != second.voice.side or first.document == second.document:
            return False
        return first.voice.key != second.voice.key and not (first.voice.is_outlet or second.voice.is_outlet)

    def _is_of_another_span(self, first: Sighting, second: Sighting) -> bool:
        """Tell whether one origin counts the victims of many days and another those of half as many or fewer."""
        if self._standings.key(first) == self._standings.key(second):
            return False
        lengths = sorted(s.window.days for s in (first, second) if s.window is not None)
        return len(lengths) == 2 and lengths[1] >= max(_MANY_DAYS, 2 * lengths[0])

    def _is_part(self, part: Figure, whole: Figure) -> bool:
        """Tell whether one figure counts some of those whom the other counts.

        One party's dead are a part of all the dead. Under fire on a town, a rival who counts civilians, and nobody
        else, counts the dead; in a fight, he leaves out the fighters.
        """
        if part.counted.party and not whole.counted.party and not whole.people:
            return (part.least or 0) <= (whole.least or whole.toll.high or 0)
        if not part.people or part.people == whole.people:
            return False
        if part.people == "civilians" and self._are_rivals(part, whole) and self._is_fire(part, whole):
            return self._counts_others(part)
        classes = population_class(part.people), population_class(whole.people or "people")
        narrower = classes[1] in (None, "people") or (classes[0] == classes[1] and whole.people in WHOLES)
        return narrower and (part.toll.low or 0) <= (whole.toll.low or whole.toll.high or 0)

    def _is_fire(self, first: Figure, second: Figure) -> bool:
        """Tell whether two figures count the victims of fire: what is told as some attack is what others call it."""
        two_sided, one_sided = reconciling().two_sided, reconciling().one_sided
        told = {figure.sighting.told_kind for figure in (first, second)}
        if told & two_sided:
            return False
        kinds = {figure.sighting.kind for figure in (first, second)}
        return bool(told & one_sided) or not kinds & two_sided or self._has_fire()

    def _has_fire(self) -> bool:
        return any(figure.sighting.told_kind in reconciling().one_sided for figure in self._figures)

    def _is_sum(self, part: Figure, whole: Figure) -> bool:
        """Tell whether one figure is the sum of those that the other's teller lists ("15 and six others" make 21).

        Small numbers add up by chance; of several in one claim, the greatest is its count.
        """
        if part.teller is None or part.toll.scope == "subset" or (whole.toll.low or 0) < _TELLING_NUMBER:
            return False
        listed: dict[Hashable, int] = {}
        for figure in self._figures:
            low = figure.toll.low
            if figure.teller == part.teller and low is not None and low < (whole.toll.low or 0):
                listed[figure.sighting.order] = max(low, listed.get(figure.sighting.order, 0))
        numbers = set(listed.values())
        return len(numbers) > 1 and part.toll.low in numbers and whole.toll.low == sum(numbers)

    def _counts_others(self, civilians: Figure) -> bool:
        """Tell whether who counts civilians counts other people too, or all."""
        own = [f for f in self._figures if f.teller == civilians.teller]
        return any(f.toll.low is not None and population_class(f.people or "people") != "civilians" for f in own)

    def _is_update(self, earlier: Figure, later: Figure) -> bool:
        """Tell whether the later figure takes the earlier one's place: it grew by a day, or its own origin gives it.

        What an enemy counts a day later is a count of its own.
        """
        one, other = earlier.sighting, later.sighting
        if {earlier.set_aside, later.set_aside} & {"former", "replaced", "retracted"}:
            return True
        if opposed(one.voice.side, other.voice.side):
            return False
        is_one_origin = one.voice.side is None and earlier.teller == later.teller and one.document != other.document
        same = one.voice.key == other.voice.key or is_one_origin
        if one.published is None or other.published is None or one.published >= other.published:
            return same
        return same or (later.toll.low or 0) >= (earlier.toll.low or 0)


def _are_of_one_group(first: Figure, second: Figure) -> bool:
    """Tell whether both count one party's people, or one class of people: "41, 22 of them rebels" counts the rebels."""
    one, other = first.counted, second.counted
    if "cumulative" in (one.scope, other.scope):
        return False
    is_party = one.party is not None and one.party == other.party
    return is_party or (first.people is not None and first.people == second.people)


def _rank(figure: Figure) -> tuple[bool, int]:
    return figure.toll.low is not None, figure.least or 0


def _what_counts(sighting: Sighting) -> Hashable:
    """Return all that tells how a claim's figures lie to another's."""
    days = None if sighting.window is None else sighting.window.days
    spots = () if sighting.carried else tuple(spot.key for spot in sighting.spots)
    people = tuple(party.key for party in sighting.targets)
    kinds = sighting.kind, sighting.told_kind
    return (
        frozenset(replace(toll, start=0, end=0) for toll in sighting.counted),
        kinds,
        days,
        spots,
        people,
        sighting.published,
    )


def _are_two_accounts(first: Figure, second: Figure) -> bool:
    """Tell whether two documents or two voices differ: what one voice says in one report needs no reconciling."""
    one, other = first.sighting, second.sighting
    return one.document != other.document or one.voice.key != other.voice.key


def _are_of_two_places(first: Sighting, second: Sighting) -> bool:
    """Tell whether victims of two places are counted, each in a sentence that names its own.

    Of two reports, one may name the town and the other its quarter; places of which nothing is known but their names
    may be one under two spellings.
    """
    if first.carried or second.carried:
        return False
    if first.document == second.document:
        is_other = relation_of_places(first.spots, second.spots) in ("other_place", "within_place")
        return is_other and first.sentence != second.sentence
    return are_far_apart(first.spots, second.spots)
