"""Who holds a place by the way: "the rebel-held district of Northgate", "the group's stronghold of Duma"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from warledger.records import Actor, Claim, Extent, Place, Range, Reading
from warledger.vocabulary.conflicts import Conflict
from warledger.vocabulary.control import control_words
from warledger.vocabulary.origins import origin_words

_REACH = 80
_ROLES = {
    "state": frozenset({"government", "regime", "army", "state", "loyalist"}),
    "rebel": frozenset({"rebel", "opposition", "insurgent", "moderate"}),
}


@dataclass(frozen=True, slots=True)
class Presupposed:
    """A holder whom a report names in passing: ``place`` (an index into its places), who, his side, how much."""

    place: int
    holder: str
    side: str | None
    extent: Extent


def presupposed_holds(reading: Reading, conflict: Conflict | None) -> dict[str, tuple[Presupposed, ...]]:
    """Return claim id → who is said in its sentence to hold which place, by the way.

    Args:
        reading: of the report.
        conflict: that it tells of; it knows whom "rebel-held" means where no mention does.
    """
    found: dict[str, list[Presupposed]] = defaultdict(list)
    for index, place in enumerate(reading.places):
        sentence = next(((s, e) for s, e in reading.sentences if s <= place.start < e), None)
        claim = None if sentence is None else _claim_of(place, sentence, reading.claims)
        held = None if sentence is None or claim is None else _held(index, place, sentence, reading, conflict)
        if claim is not None and held is not None:
            found[claim.id].append(held)
    return {claim: tuple(held) for claim, held in found.items()}


def _claim_of(place: Place, sentence: Range, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim in whose words a place stands, else the first of its sentence."""
    beside = [claim for claim in claims if sentence[0] <= claim.trigger[0] < sentence[1] and not claim.background]
    around = (claim for claim in beside if claim.start <= place.start < claim.end)
    return next(around, next(iter(beside), None))


def _held(index: int, place: Place, sentence: Range, reading: Reading, conflict: Conflict | None) -> Presupposed | None:
    begin = max(sentence[0], place.start - _REACH)
    before = reading.document.text[begin : place.start]
    found = _held_before().search(before) or _stronghold_before().search(before)
    if found is None:
        return None
    between = found["between"].split()
    if not all(word[:1].isupper() or word.lower() in _allowed() for word in between):
        return None
    who = _who(found["who"], (begin + found.start("who"), begin + found.end("who")), reading.actors, conflict)
    if who is None:
        return None
    holder, side = who
    return Presupposed(index, holder, side, _extent(before[: found.start()], between))


def _extent(before: str, between: list[str]) -> Extent:
    """Return how much is meant: "a rebel-held district of", "areas of" and "east" a part, "the … district of" all."""
    words = {word.lower() for word in between}
    if words & origin_words().parts_before or words & origin_words().parts - {"areas"} or "areas" in words:
        return "part"
    is_one_of_many = before.split()[-1:] in (["a"], ["an"], ["another"]) and "of" in words
    return "part" if is_one_of_many or any(word.endswith("s") and word in _KINDS_OF_MANY for word in words) else "whole"


def _who(word: str, span: Range, actors: Iterable[Actor], conflict: Conflict | None) -> tuple[str, str | None] | None:
    """Return who is meant by the first half of "rebel-held": the mention there, else the side whose part it names."""
    mention = next((actor for actor in actors if actor.start < span[1] and span[0] < actor.end), None)
    if mention is not None and mention.kind not in ("civilians", "person", "media", "monitor"):
        return mention.name, mention.side
    key = word.lower().removesuffix("s").removesuffix("’").removesuffix("'")
    for side in () if conflict is None else conflict.sides.values():
        if key in side.words or any(key in words and role in side.roles for role, words in _ROLES.items()):
            return side.forces, side.slug
    return None


_KINDS = frozenset(
    {"district", "neighbourhood", "neighborhood", "village", "town", "city", "area", "region", "province"}
)
_KINDS_OF_MANY = frozenset({f"{kind}s" for kind in _KINDS} | {"provinces", "cities"})


@cache
def _allowed() -> frozenset[str]:
    """Return words that may stand between "rebel-held" and the place that is held."""
    more = {"of", "in", "the", "enclave", "suburb", "stronghold", "side", "syrias", "iraqs", "border", "old"}
    return frozenset(_KINDS | _KINDS_OF_MANY | more | origin_words().parts | origin_words().parts_before)


@cache
def _held_before() -> re.Pattern[str]:
    held = "|".join(sorted(control_words().held_suffixes))
    return re.compile(rf"(?P<who>[\w’']+)(?: group)? ?- ?(?:{held})\s+(?P<between>(?:[\w’'-]+\s+){{0,5}})$")


@cache
def _stronghold_before() -> re.Pattern[str]:
    return re.compile(
        r"(?P<who>[\w’']+?)(?:['’]s)?[- ](?:stronghold|bastion)\s+(?P<between>(?:(?:city|town|village)\s+)?(?:of\s+)?)$"
    )
