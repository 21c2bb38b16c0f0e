"""A deed on its way to a claim, and the place that the sentences before tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from warledger.reading.claims.classes import lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.reasons import reasons_in
from warledger.reading.claims.where import Spot
from warledger.records import Claim
from warledger.vocabulary.kinds import kinds

CARRY_SENTENCES = 2
"""A place is carried over at most so many sentences."""
_AT_HOME = frozenset({"Diplomacy", "Responsibility", "Aid", "Crime", "Disaster"})
_POINTING = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A deed with its clause, places, times and tolls (indexes), before it becomes a claim."""

    deed: Deed
    clause: list[Token]
    spots: list[Spot]
    times: tuple[int, ...]
    tolls: tuple[int, ...]
    sentence: int


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A claim without its chain, the deed it tells, and how its kind was chosen (`kind.Choice`)."""

    claim: Claim
    told: Told
    firm: bool
    sure: bool
    bare: bool = False


def carry_places(told: Sequence[Told], marks: Marks) -> list[Told]:
    """Give deeds that name no place that of the deed before: "the town", "from there", or a sentence without places.

    Args:
        told: a document's deeds in order.
        marks: the document's mentions by token.
    """
    last: tuple[int, list[Spot]] | None = None
    carried = []
    for item in told:
        here = [spot for spot in item.spots if spot.role is None]
        if last is not None and _goes_on(item, here, last[0], marks):
            item = replace(item, spots=[*(s for s in item.spots if s.role is not None), *last[1]])  # noqa: PLW2901
        elif here and item.deed.frame.kind not in _AT_HOME and not _is_answered(item.deed):
            last = item.sentence, here
        carried.append(item)
    return carried


def _is_answered(deed: Deed) -> bool:
    """Tell whether a deed is only what another answers: the report goes on about the other."""
    head = deed.trigger.head
    return head.i in reasons_in(head.sent)


def _goes_on(item: Told, here: list[Spot], sentence: int, marks: Marks) -> bool:
    if item.sentence - sentence > CARRY_SENTENCES or item.deed.frame.kind in _AT_HOME:
        return False
    if any(_points_back(token, marks) for token in item.clause) and all(spot.aside for spot in here):
        return True
    sent = item.deed.trigger.head.sent
    named = any(token.i in marks.places and token.i not in marks.speakers for token in sent)
    return not here and not named and sent[0].i > 0


def _points_back(token: Token, marks: Marks) -> bool:
    """Tell whether a subject is a place named before: "the town", "the area", "there"."""
    if token.lower_ == "there" and token.dep_ in ("advmod", "pcomp", "pobj"):
        return True
    return (
        lemma_of(token) in kinds().territory
        and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        and any(c.dep_ == "det" and c.lower_ in _POINTING for c in token.children)
        and not any(t.i in marks.places for t in token.subtree)
    )
