"""Places told in one breath: which of them only helps to find another ("Baquba, north of Baghdad")."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from warledger.reading.claims.classes import lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import is_verb
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.spot import COUNTRY_PRECISION, MODIFIERS, Spot, path_to
from warledger.vocabulary.deeds import deed_words


def with_asides(spots: list[Spot], deed: Deed, rows: Mapping[int, int], marks: Marks) -> list[Spot]:
    """Mark places that follow a finer one with nothing but small words between, or that only set the scene.

    Args:
        spots: a deed's places.
        deed: the deed.
        rows: by place, the row of places that it stands in.
        marks: the document's mentions by token.
    """
    heads = {spot.place: head for spot in spots if (head := marks.place_heads[spot.place]) is not None}
    order = sorted((spot for spot in spots if spot.place in heads), key=lambda spot: heads[spot.place].i)
    runs = [
        (a.place, b.place)
        for a, b in pairwise(order)
        if _runs_on(heads[a.place], heads[b.place]) and not (a.place in rows and rows[a.place] == rows.get(b.place))
    ]
    later = {_coarser(a, b, heads, marks) for a, b in runs}
    if any(_is_object(heads[spot.place], deed) for spot in order):
        later |= {s.place for s in order if _sets_scene(heads[s.place], deed)}
    return [replace(spot, aside=spot.aside or spot.place in later) for spot in spots]


def _coarser(first: int, second: int, heads: dict[int, Token], marks: Marks) -> int:
    """Return which of two places of one breath only helps to find the other: the larger, else the second."""
    a, b = marks.layers.places[first], marks.layers.places[second]
    if _is_whose(heads[first], heads[second]) and b.name not in a.within and not (a.latitude is None and b.latitude):
        return first
    large = lemma_of(heads[second].head) in deed_words().large and heads[second].dep_ in MODIFIERS
    if large and (a.precision or 0) < COUNTRY_PRECISION and b.name not in a.within:
        return second
    country = (a.precision or 0) >= COUNTRY_PRECISION > (b.precision or 9)
    return first if a.name in b.within or country else second


def _is_whose(first: Token, second: Token) -> bool:
    """Tell whether the first place says whose the second is: "A's B", "the A suburb of B"."""
    noun = first.head
    small = {t.lower_ for t in first.doc[first.i + 1 : second.i] if t.dep_ == "prep"}
    return first.dep_ in MODIFIERS and first.i < second.i and small <= {"of"} and second in noun.subtree


def _runs_on(first: Token, second: Token) -> bool:
    """Tell whether one place follows another in the same breath: "A in the countryside of B", "A, B"."""
    if second.i - first.i > 9 or first.sent.start != second.sent.start:
        return False
    between = first.doc[first.i + 1 : second.i + 1]
    joined = any(t.dep_ == "cc" or is_verb(t) or t.ent_type_ in ("DATE", "TIME") or t.text in ";:-" for t in between)
    series = second.dep_ == "conj" or first.i in {t.i for t in second.conjuncts}
    return not joined and not series


def _is_object(head: Token, deed: Deed) -> bool:
    top = head
    while top.head.i not in {t.i for t in deed.heads} and top.dep_ != "ROOT":
        top = top.head
    return top.dep_ in ("dobj", "nsubjpass") and not any(
        t.dep_ == "prep" and t.lower_ != "of" for t in path_to(head, deed)
    )


def _sets_scene(head: Token, deed: Deed) -> bool:
    """Tell whether a place stands in a phrase before the verb: "In the province of A, the army took B"."""
    path = path_to(head, deed)
    return (
        bool(path) and path[-1].dep_ == "prep" and path[-1].i < deed.trigger.head.i and path[-1].lower_ in ("in", "at")
    )
