"""Where a deed happened: places tied to it by syntax, told from those it comes from, goes to or only mentions."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from warledger.reading.claims.attach import Nodes
from warledger.reading.claims.classes import is_territory
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, is_verb
from warledger.reading.claims.layers import Marks
from warledger.records import OtherPlace, Place, PlaceRole
from warledger.vocabulary.deeds import deed_words

Spot = tuple[int, PlaceRole | None]
_ELSEWHERE = frozenset(
    {"against", "with", "between", "by", "like", "than", "as", "for", "about", "over", "including", "to"}
)
_COUNTRY_WIDE = ("PCLI",)


def attach_places(nodes: Nodes, sentence: Span, marks: Marks) -> list[list[Spot]]:
    """Return, by deed, its places with their role; None as role means that the deed happened there."""
    found: list[list[Spot]] = [[] for _ in nodes.deeds]
    for index, head in _places_in(sentence, marks):
        owners = nodes.owners(head)
        for owner in owners or ():
            spot = _spot(index, head, nodes.deeds[owner], marks)
            if spot is not None:
                found[owner].append(spot)
    return found


def fill_places(spots: list[list[Spot]], nodes: Nodes, sentence: Span, marks: Marks) -> list[list[Spot]]:
    """Give deeds without a place of their own that of the deed they hang on, else the sentence's nearest free one."""
    filled = []
    for index, own in enumerate(spots):
        if any(role is None for _, role in own):
            filled.append(own)
            continue
        filled.append([*own, *_borrowed(index, spots, nodes, sentence, marks)])
    return filled


def _borrowed(index: int, spots: list[list[Spot]], nodes: Nodes, sentence: Span, marks: Marks) -> list[Spot]:
    above, seen = nodes.above(index), {index}
    while above is not None and above not in seen:
        seen.add(above)
        places = [spot for spot in spots[above] if spot[1] is None]
        if places:
            return places
        above = nodes.above(above)
    for other, own in enumerate(spots):
        if nodes.above(other) == index and any(role is None for _, role in own):
            return [spot for spot in own if spot[1] is None]
    used = {place for own in spots for place, _ in own}
    free = [(i, head) for i, head in _places_in(sentence, marks) if i not in used and not _is_name_part(i, head, marks)]
    free = [(i, head) for i, head in free if nodes.owners(head) is not None]
    if not free:
        return []
    at = nodes.deeds[index].trigger.head.i
    return [(min(free, key=lambda item: abs(item[1].i - at))[0], None)]


def split_roles(spots: Sequence[Spot], places: Sequence[Place]) -> tuple[tuple[int, ...], tuple[OtherPlace, ...]]:
    """Return the places where a deed happened, finest first without those that only contain another, and the others."""
    here = list(dict.fromkeys(place for place, role in spots if role is None))
    elsewhere = tuple(OtherPlace(place, role) for place, role in dict.fromkeys(spots) if role is not None)
    kept = [i for i in here if not any(j != i and _contains(places[i], places[j]) for j in here)]
    kept.sort(key=lambda i: (places[i].precision or 9, places[i].radius_km or 0, places[i].start))
    return tuple(kept), elsewhere


def _contains(outer: Place, inner: Place) -> bool:
    return outer.name in inner.within and outer.name != inner.name


def _places_in(sentence: Span, marks: Marks) -> list[tuple[int, Token]]:
    """Return the sentence's places, without those inside a speaker's name or title."""
    return [
        (i, head)
        for i, head in enumerate(marks.place_heads)
        if head is not None and sentence.start <= head.i < sentence.end and head.i not in marks.speakers
    ]


def _is_name_part(index: int, head: Token, marks: Marks) -> bool:
    """Tell whether a place only is part of an actor's name or stands for its government ("Russia deployed …")."""
    place = marks.layers.places[index]
    for number in marks.actors.get(head.i, ()):
        actor = marks.layers.actors[number]
        if (actor.start, actor.end) != (place.start, place.end) or head.dep_ in SUBJECTS | {
            "agent",
            "poss",
            "compound",
            "amod",
        }:
            return True
    return head.dep_ in ("amod", "poss") and head.ent_type_ in ("NORP", "GPE") and not is_territory(head.head, marks)


def _spot(index: int, head: Token, deed: Deed, marks: Marks) -> Spot | None:
    """Return a place with its role for the deed above it, None where it is no place of the deed."""
    words = deed_words()
    prepositions = _prepositions(head, deed)
    if not prepositions:
        return _argument(index, head, deed, marks)
    outer = prepositions[-1]
    if _is_name_part(index, head, marks) and outer not in ("in", "at", "near", "on", "inside", "across"):
        return None
    if outer in words.place_from:
        return (index, None if deed.frame.place == "from" else "from")
    if outer in words.place_to and deed.frame.name not in ("offensive", "talks", "aid"):
        return (index, "to")
    if outer in words.place_near:
        return (index, None)
    if outer in _ELSEWHERE and not is_territory(head, marks):
        return None
    if outer in ("with", "between", "by", "against") and head.ent_type_ == "GPE" and deed.frame.roles == "mutual":
        return None
    return (index, None)


def _prepositions(head: Token, deed: Deed) -> list[str]:
    """Return the prepositions between a place and its deed, the nearest to the place first."""
    heads = {token.i for token in deed.heads}
    found, token = [], head
    while token.i not in heads and token.dep_ != "ROOT":
        if token.dep_ in ("prep", "agent") or token.pos_ == "ADP":
            found.append(token.lower_)
        token = token.head
        if is_verb(token) and token.i not in heads and found:
            break
    return found


def _argument(index: int, head: Token, deed: Deed, marks: Marks) -> Spot | None:
    """Return a place that is itself subject, object or modifier: "captured X", "X was shelled", "Aleppo clashes"."""
    if _is_name_part(index, head, marks) and deed.frame.place != "object":
        return None
    if head.dep_ in SUBJECTS and deed.trigger.nominal is False and deed.frame.roles not in ("fall", "bare", "victim"):
        if deed.frame.roles == "mutual" and deed.frame.place == "object":
            return (index, None)
        return None
    if head.dep_ in SUBJECTS | PASSIVE_SUBJECTS | {
        "dobj",
        "attr",
        "compound",
        "conj",
        "appos",
        "npadvmod",
        "nmod",
        "dative",
        "poss",
        "amod",
    }:
        return (index, None)
    return (index, None)
