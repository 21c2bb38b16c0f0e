"""Who can contradict whom, and how a contradiction is written down: both values, and who stands for which.

A voice is a party (it has a side), a named origin, an outlet that gives nobody's word, or nobody. Nobody contradicts
anybody; what an outlet tells in its own voice stands against a party's word in another report, not in its own, where
it only tells what its speakers say.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from warledger.reconcile.independence import independence_key
from warledger.reconcile.sightings import Sighting
from warledger.records import Dispute, DisputeField, DisputeSide, WhyNot

Difference = tuple[Sighting, Sighting]
Values = Callable[[Sighting], str]
Standing = Literal["party", "named", "outlet", "nobody"]
_NOBODY = "nobody named"


def standing_of(sighting: Sighting) -> Standing:
    """Tell on what word a claim stands."""
    voice = sighting.voice
    if voice.side is not None:
        return "party"
    if voice.is_outlet:
        return "outlet"
    return "named" if voice.is_identified else "nobody"


def are_rivals(first: Sighting, second: Sighting) -> bool:
    """Tell whether two claims rest on different origins that can contradict each other, one of them a party."""
    one, other = independence_key(first), independence_key(second)
    if one is None or other is None or one == other:
        return False
    standings = {standing_of(first), standing_of(second)}
    if "nobody" in standings or "party" not in standings:
        return False
    return "outlet" not in standings or first.document != second.document


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


def first_dispute(
    field: DisputeField, real: Sequence[Difference], split: Sequence[Difference], words: Values, why: WhyNot
) -> Iterator[Dispute]:
    """Yield one dispute of the real differences, else one difference that is none.

    Args:
        field: what the claims differ on.
        real: pairs that contradict each other, in order.
        split: all pairs that differ.
        words: the value that a claim gives.
        why: why those that are not real are none.
    """
    if real:
        yield dispute_between(field, *_two_sides(real, words))
        return
    differing = [(one, other) for one, other in split if words(one) != words(other)]
    if differing:
        sides = _two_sides(differing[:1], words)
        yield Dispute(field, sides, real=False, why_not=why, words=no_contradiction(sides, why))


def _two_sides(pairs: Sequence[Difference], words: Values) -> tuple[DisputeSide, ...]:
    """Return both sides of some differences: whoever stands with the first claim, and whoever against it."""
    first, _ = pairs[0]
    ones, others = {first.order: first}, {}
    for one, other in pairs:
        if one.order in ones:
            others[other.order] = other
        elif one.order in others:
            ones[other.order] = other
    with_it, against = list(ones.values()), list(others.values())
    return side_of(words(with_it[0]), with_it), side_of(words(against[0]), against)


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
