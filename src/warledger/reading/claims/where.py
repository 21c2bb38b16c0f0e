"""Where a deed happened: places tied to it by syntax, told from those it comes from, goes to or only mentions.

Rules of syntax say what a place is to a deed (`Rule`); learnt weights say how far that is to be believed.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from spacy.tokens import Span, Token

from warledger.reading.claims.attach import Nodes
from warledger.reading.claims.borrow import Rule
from warledger.reading.claims.classes import lemma_of
from warledger.reading.claims.grammar import SUBJECTS, is_verb
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.rules import rules_of
from warledger.reading.claims.series import series_of
from warledger.reading.claims.spot import MODIFIERS, Heads, Spot
from warledger.reading.claims.weigh import ties_by_row, ties_of_place, ties_to_deed, ties_to_others
from warledger.records import OtherPlace, Place
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.event_place import event_place

__all__ = ["Spot", "attach_places", "places_in", "split_roles", "ties_in"]


def attach_places(nodes: Nodes, sentence: Span, marks: Marks) -> list[list[Spot]]:
    """Return, by deed, its places with their roles, in the order of the text."""
    inside = places_in(sentence, marks) if nodes.deeds else []
    if not inside:
        return [[] for _ in nodes.deeds]
    rows = series_of(inside, marks)
    rules = rules_of(nodes, inside, rows, marks)
    ties = _ties(nodes, inside, rules, rows, marks)
    barred = {i for i, head in inside if _is_whose(head) or _acts(head, marks)}
    answered = {i for i, head in inside if head.i in nodes.reasons}
    return [
        _chosen(inside, mine, names, barred if deed.trigger.head.i in nodes.reasons else barred | answered)
        for deed, mine, names in zip(nodes.deeds, rules, ties, strict=True)
    ]


def places_in(sentence: Span, marks: Marks) -> list[tuple[int, Token]]:
    """Return a sentence's places with their heads, without those that only say who a speaker is."""
    return [
        (i, head)
        for i, head in enumerate(marks.place_heads)
        if head is not None and sentence.start <= head.i < sentence.end and not _is_speakers(head, marks)
    ]


def _is_speakers(head: Token, marks: Marks) -> bool:
    """Tell whether a place stands in a speaker's name or title, or says more of him ("a monitor based in A said").

    A phrase right before the cue is a speaker too, though parsers take it for an apposition to the noun before it.
    """
    token = head
    while token.i not in marks.speakers:
        if token.dep_ == "appos" and token.i != head.i and token.right_edge.i + 1 in marks.cues:
            return True
        if token.dep_ == "ROOT" or (is_verb(token) and token.dep_ != "acl"):
            return False
        token = token.head
    return not is_verb(token)


def ties_in(nodes: Nodes, inside: Heads, marks: Marks) -> list[list[tuple[str, ...]]]:
    """Return, by deed and place of a sentence, the names of what ties the two: what `event_place` weighs."""
    rows = series_of(inside, marks)
    return _ties(nodes, inside, rules_of(nodes, inside, rows, marks), rows, marks)


def split_roles(spots: Sequence[Spot], places: Sequence[Place]) -> tuple[tuple[int, ...], tuple[OtherPlace, ...]]:
    """Return the places where a deed happened, finest first without those that only contain another, and the others."""
    here = list(dict.fromkeys(spot.place for spot in spots if spot.role is None))
    elsewhere = tuple(OtherPlace(s.place, s.role) for s in dict.fromkeys(spots) if s.role is not None)
    kept = [i for i in here if not any(j != i and _contains(places[i], places[j]) for j in here)]
    kept.sort(key=lambda i: (places[i].precision or 9, places[i].radius_km or 0, places[i].start))
    return tuple(kept), elsewhere


def _contains(outer: Place, inner: Place) -> bool:
    return outer.name in inner.within and outer.name != inner.name


def _ties(
    nodes: Nodes, inside: Heads, rules: Sequence[dict[int, Rule]], rows: Mapping[int, int], marks: Marks
) -> list[list[tuple[str, ...]]]:
    always = [ties_of_place(number, inside, rows, marks) for number in range(len(inside))]
    return [
        [
            (
                *ties,
                *ties_to_deed(i, head, deed, own, inside),
                *ties_by_row(i, own, rows),
                *ties_to_others(i, own, rules),
            )
            for (i, head), ties in zip(inside, always, strict=True)
        ]
        for deed, own in zip(nodes.deeds, rules, strict=True)
    ]


def _acts(head: Token, marks: Marks) -> bool:
    """Tell whether a place's name is that of somebody who acts: "Washington has blamed", "blamed by Paris"."""
    if head.i not in marks.actors:
        return False
    by = head.dep_ == "pobj" and head.head.dep_ == "agent"
    return by or (head.dep_ in SUBJECTS and is_verb(head.head) and head.head.lemma_ not in ("be", "become", "remain"))


def _is_whose(head: Token) -> bool:
    """Tell whether a place only says whose an idea is: "in Paris's interest", "in the eyes of Paris"."""
    noun = head.head if head.dep_ in MODIFIERS else head.head.head if head.dep_ == "pobj" else None
    return noun is not None and lemma_of(noun) in deed_words().abstract


def _chosen(
    inside: Heads, rules: dict[int, Rule], ties: Sequence[Sequence[str]], barred: AbstractSet[int]
) -> list[Spot]:
    """Return a deed's likely places, the likeliest more readily than others; others' places and roles need more.

    Those barred are none: a place of what the deed answers, the name of somebody who acts.
    """
    table = event_place()
    rated = [(index, table.odds(names)) for (index, _), names in zip(inside, ties, strict=True) if index not in barred]
    best = max((weight for _, weight in rated), default=0.0)
    spots: list[Spot] = []
    for index, weight in rated:
        rule = rules.get(index)
        if weight > table.least(rule, is_best=weight == best):
            spots.append(Spot(index, None, aside=rule in ("aside", "sole")))
        elif rule in ("from", "to", "aim", "near"):
            spots.append(Spot(index, rule))
    return spots
