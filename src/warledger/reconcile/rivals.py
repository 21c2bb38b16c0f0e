"""Who can contradict whom, and how a contradiction is written down: both values, and who stands for which.

A claim stands on the word of a party (it has a side), of a named origin, of an outlet that gives nobody's word, or of
nobody. Nobody contradicts anybody; what an outlet tells in its own voice stands against a party's word in another
report, not in its own, where it only tells what its speakers say. An outlet that has its telling from somebody stands
on his word (`resting`), and is named beside him.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from warledger.reconcile.independence import independence_key
from warledger.reconcile.resting import rests_of
from warledger.reconcile.sightings import Sighting
from warledger.records import Dispute, DisputeField, DisputeSide, WhyNot

Difference = tuple[Sighting, Sighting]
Values = Callable[[Sighting], str]
Standing = Literal["party", "named", "outlet", "nobody"]
_NOBODY = "nobody named"
_SPOKESMEN = 3
_NO_COPIES: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_FROM_OTHERS = frozenset({"quotes", "copy", "same_words"})


class Standings:
    """On what word the claims of one event stand, and which of them can contradict each other.

    Args:
        sightings: of the event.
        copies: document id → ids of its copies.
    """

    def __init__(self, sightings: Sequence[Sighting], copies: Mapping[str, tuple[str, ...]] = _NO_COPIES) -> None:
        self._rests = rests_of(sightings, copies)
        self._speaking: dict[str, set[str | None]] = {}
        for sighting in sightings:
            if not sighting.voice.is_outlet:
                self._speaking.setdefault(sighting.document, set()).add(independence_key(sighting))

    def key(self, sighting: Sighting) -> str | None:
        """Return what makes a claim's word one with others: the side, or whom it rests on; None: nobody's."""
        rest = self._rests.get(sighting.claim)
        return independence_key(sighting) if rest is None else rest.key

    def of(self, sighting: Sighting) -> Standing:
        """Tell on what word a claim stands."""
        rest, voice = self._rests.get(sighting.claim), sighting.voice
        if voice.side is not None:
            return "party"
        if not voice.is_outlet:
            is_known = voice.is_identified or (rest is not None and rest.key != independence_key(sighting))
            return "named" if is_known else "nobody"
        return "named" if rest is not None and rest.how in _FROM_OTHERS and rest.key is not None else "outlet"

    def spokesmen(self, sightings: Iterable[Sighting], same: Callable[[Sighting], Hashable]) -> list[Sighting]:
        """Return some claims for all: of those that say the same on one word, the first of three reports.

        What hundreds of reports repeat is held against what others say once; `first_dispute` names them all.
        """
        kept: dict[Hashable, dict[str, Sighting]] = {}
        for sighting in sorted(sightings, key=lambda s: s.order):
            reports = kept.setdefault((same(sighting), self._word(sighting)), {})
            if sighting.document not in reports and len(reports) < _SPOKESMEN:
                reports[sighting.document] = sighting
        return sorted((s for reports in kept.values() for s in reports.values()), key=lambda s: s.order)

    def behind(
        self, spoken: Iterable[Sighting], sightings: Iterable[Sighting], same: Callable[[Sighting], Hashable]
    ) -> list[Sighting]:
        """Return all claims for which some spoke."""
        heard = {(same(sighting), self._word(sighting)) for sighting in spoken}
        return [sighting for sighting in sightings if (same(sighting), self._word(sighting)) in heard]

    def _word(self, sighting: Sighting) -> str | None:
        return "outlet" if self.of(sighting) == "outlet" else self.key(sighting)

    def are_rivals(self, first: Sighting, second: Sighting) -> bool:
        """Tell whether two claims rest on different origins that can contradict each other, one of them a party."""
        return "party" in {self.of(first), self.of(second)} and self.are_other_words(first, second)

    def are_other_words(self, first: Sighting, second: Sighting) -> bool:
        """Tell whether two claims are words of different origins that somebody stands for."""
        if self.key(first) == self.key(second) or None in (self.key(first), self.key(second)):
            return False
        standings = {self.of(first), self.of(second)}
        if "nobody" in standings or self._has_it_from(first, second) or self._has_it_from(second, first):
            return False
        is_told = first.voice.is_outlet or second.voice.is_outlet
        return not is_told or first.document != second.document

    def _has_it_from(self, first: Sighting, second: Sighting) -> bool:
        """Tell whether an outlet's report has the other claim's origin speak of the event."""
        return first.voice.is_outlet and independence_key(second) in self._speaking.get(first.document, ())


def is_positive(sighting: Sighting) -> bool:
    """Tell whether a claim says that its deed was done."""
    return not sighting.negated and sighting.stance != "denied"


def are_of_other_days(first: Sighting, second: Sighting) -> bool:
    """Tell whether two claims name different clocks or days: one thing after the other, or another deed."""
    one, other = first.window, second.window
    if one is None or other is None:
        return False
    if one.clock and other.clock and one.clock != other.clock:
        return True
    return one.is_day and other.is_day and one.first != other.first


def side_of(value: str, sightings: Sequence[Sighting]) -> DisputeSide:
    """Return one side of a dispute: a value and who stands for it."""
    origins = {s.voice.name for s in sightings}
    return DisputeSide(
        value=value,
        origins=tuple(sorted(origins, key=lambda name: (name is None, name or ""))),
        documents=tuple(sorted({s.document for s in sightings})),
        claims=tuple(dict.fromkeys(s.claim for s in sightings)),
    )


def dispute_between(field: DisputeField, *sides: DisputeSide) -> Dispute:
    """Return a real dispute, told in one sentence."""
    return Dispute(field, sides, words=who_says(sides))


def first_difference(
    field: DisputeField,
    split: Sequence[Difference],
    why: WhyNot,
    *,
    words: Values,
    same: Callable[[Sighting], Hashable],
) -> Iterator[Dispute]:
    """Yield the first difference that is no contradiction, if there is one.

    Args:
        field: what the claims differ on.
        split: pairs that differ, in order.
        why: why they contradict each other in nothing.
        words: the value that a claim gives, as it is printed.
        same: equal for claims that give one value; each is a side.
    """
    differing = next(((one, other) for one, other in split if words(one) != words(other)), None)
    if differing is not None:
        sides = sides_of(differing, words, same)
        yield Dispute(field, sides, real=False, why_not=why, words=no_contradiction(sides, why))


def sides_of(
    claims: Iterable[Sighting], words: Values, same: Callable[[Sighting], Hashable]
) -> tuple[DisputeSide, ...]:
    """Return a side for each value that some claims give, in the order in which they are told."""
    grouped: dict[Hashable, list[Sighting]] = {}
    for sighting in sorted({s.order: s for s in claims}.values(), key=lambda s: s.order):
        grouped.setdefault(same(sighting), []).append(sighting)
    return tuple(side_of(words(members[0]), members) for members in grouped.values())


def who_says(sides: Sequence[DisputeSide]) -> str:
    """Return who stands for which value, as one sentence.

    >>> who_says([DisputeSide("6 killed", ("State TV",)), DisputeSide("8 killed", ("A monitor", None))])
    'State TV: 6 killed; A monitor, nobody named: 8 killed'
    """
    return "; ".join(f"{', '.join(name or _NOBODY for name in side.origins)}: {side.value}" for side in sides)


_WHY: dict[WhyNot, str] = {
    "scope": "they speak of other people, places or days",
    "update": "one follows the other",
    "subset": "one counts some of those whom the other counts",
    "wording": "other words for what may be the same",
}


def no_contradiction(sides: Sequence[DisputeSide], why: WhyNot) -> str:
    """Return why a difference is none, as one sentence."""
    return f"no contradiction, {_WHY[why]}: {who_says(sides)}"
