"""Deeds that name no place of their own: that of a deed above or below, of the relative's noun, or the nearest."""

from collections.abc import Sequence
from typing import Literal

from spacy.tokens import Token

from warledger.reading.claims.attach import Nodes
from warledger.reading.claims.classes import lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, is_verb
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.spot import LOCATIVE, Heads, Spot, is_locative_noun, is_name_part
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.kinds import kinds

Rule = Literal[
    "own", "aside", "sole", "above", "told", "below", "nearest", "from", "to", "aim", "near", "refused", "apart"
]
"""What a place is to a deed: its own, or told only to find that (aside; sole: the first of them, where there is nothing
else); that of a deed above or below, of the noun that a relative clause tells of, the sentence's nearest; a role; what
the rules refuse; and, where a deed has its own, what only another has (apart)."""
Loan = tuple[Rule, list[Spot]]
"""How a deed comes by places that are not its own, and these."""


def borrowed(index: int, found: Sequence[list[Spot]], nodes: Nodes, inside: Heads, marks: Marks) -> Loan:
    """Return the places that a deed without one of its own takes from others, none where it has its own.

    Args:
        index: the deed.
        found: by deed, the places that syntax ties to it.
        nodes: the sentence's deeds.
        inside: the sentence's places.
        marks: the document's mentions by token.
    """
    here = [firm_or_first(spots) for spots in found]
    if any(not spot.aside for spot in here[index]):
        return "own", []
    above, seen = nodes.above(index), {index}
    while above is not None and above not in seen:
        seen.add(above)
        if here[above]:
            return "above", here[above]
        above = nodes.above(above)
    told = _told_of(nodes.deeds[index], inside)
    if told:
        return "told", told
    inner = (i for i, deed in enumerate(nodes.deeds) if here[i] and nodes.above(i) == index and _within(deed))
    below = next((here[i] for i in inner), None)
    return ("below", below) if below else ("nearest", _nearest(index, found, nodes, inside, marks))


def firm_or_first(spots: Sequence[Spot]) -> list[Spot]:
    """Return the places where a deed happened, without those told aside unless there are no others: then the first."""
    here = [spot for spot in spots if spot.role is None]
    return [spot for spot in here if not spot.aside] or here[:1]


def _within(deed: Deed) -> bool:
    """Tell whether a deed below another is part of it: its noun argument, or a clause without a subject of its own."""
    verb = deed.verb
    return deed.trigger.nominal or (
        verb is not None and not any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children)
    )


def _told_of(deed: Deed, inside: Heads) -> list[Spot]:
    """Return the place that a relative clause tells of: "in A, where the army …", "A, which rebels have encircled"."""
    token = deed.verb or deed.trigger.head
    while token.dep_ not in ("relcl", "ROOT"):
        token = token.head
    if token.dep_ != "relcl" or not _tells_of(token, deed):
        return []
    whole = {t.i for t in token.head.subtree} - {t.i for t in token.subtree}
    own = [Spot(i, None) for i, head in inside if head.i == token.head.i]
    ground = lemma_of(token.head) in kinds().territory
    return own or ([Spot(i, None) for i, head in inside if head.i in whole] if ground else [])


def _tells_of(verb: Token, deed: Deed) -> bool:
    """Tell whether a relative clause tells what befell its noun, or there: "where …", "which rebels have encircled"."""
    pronouns = [t for t in verb.children if t.lower_ in ("where", "whereby", "which", "that")]
    if any(t.lower_ in ("where", "whereby") for t in pronouns):
        return True
    if any(t.lower_ == "whose" and t.head.dep_ in ("dobj", "nsubjpass") for c in verb.children for t in c.children):
        return True
    return deed.frame.place == "object" and any(t.dep_ in ("dobj", "nsubjpass") for t in pronouns)


def _nearest(index: int, found: Sequence[list[Spot]], nodes: Nodes, inside: Heads, marks: Marks) -> list[Spot]:
    """Return the nearest place of the sentence that a preposition of place introduces and that is nobody's name."""
    elsewhere = {spot.place for spots in found for spot in spots if spot.role is not None}
    free = [
        (i, head)
        for i, head in inside
        if i not in elsewhere
        and not is_name_part(i, head, marks)
        and is_locative(head)
        and nodes.owners(head) is not None
    ]
    at = nodes.deeds[index].trigger.head.i
    free = [(i, head) for i, head in free if not is_bearing(head)] or free
    if not free:
        return _described(nodes.deeds[index], inside)
    return [Spot(min(free, key=lambda item: abs(item[1].i - at))[0], None)]


def _described(deed: Deed, inside: Heads) -> list[Spot]:
    """Return the places by which a relative clause tells where the ground lies ("an area that separates A from B")."""
    below = {token.i for head in deed.heads for token in head.subtree}
    return [
        Spot(i, None)
        for i, head in inside
        if head.i in below
        and any(t.dep_ == "relcl" and lemma_of(t.head) in kinds().territory for t in (head, *head.ancestors))
    ]


def is_bearing(head: Token) -> bool:
    """Tell whether a place is only what another lies north of."""
    return head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in deed_words().directions


def is_locative(head: Token) -> bool:
    """Tell whether a preposition of place introduces a place ("in A", "on the outskirts of A")."""
    token = head
    for _ in range(6):
        if token.dep_ == "prep":
            return token.lower_ in LOCATIVE or (token.lower_ == "of" and is_locative_noun(token.head))
        if token.dep_ == "ROOT" or is_verb(token):
            return False
        token = token.head
    return False
