"""One place of one deed: whether the deed happened there, came from there or went there, by what ties them."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from warledger.reading.claims.classes import PEOPLE_CLASSES, is_territory, lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, is_verb
from warledger.reading.claims.layers import Marks
from warledger.records import PlaceRole
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.kinds import kinds

COUNTRY_PRECISION = 6
"""UCDP's precision of a whole country: such a name before a noun tells whose it is, not where."""
Heads = Sequence[tuple[int, Token]]
"""A sentence's places in order: index into the layer, and syntactic head."""
LOCATIVE = frozenset(
    {"in", "at", "near", "on", "inside", "across", "around", "outside", "within", "throughout", "along", "over"}
)
"""Prepositions of place."""
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
"""Labels of a noun's modifiers."""
_MOVES = frozenset({"change", "flee", "displace", "aid", "offensive", "talks", "handover"})
_PARTY = frozenset({"with", "between", "by", "against", "like", "than", "as", "for", "about", "including"})
_ARRIVES = frozenset({"offensive", "talks", "aid", "expel", "strike", "fall", "attack"})
_HAPPENS_TO_SUBJECT = frozenset({"fall", "hold", "contest", "siege", "blast", "die", "displace", "disaster"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a deed, its role (None: the deed happened there), and whether another place is told by it.

    ``aside``: the place only helps to find another ("Baquba, north of Baghdad", "Jobar in Damascus").
    """

    place: int
    role: PlaceRole | None
    aside: bool = False


def spot_of(index: int, head: Token, deed: Deed, marks: Marks) -> Spot | None:
    """Return a place with its role for the deed above it, None where it is no place of the deed."""
    words, path = deed_words(), path_to(head, deed)
    prepositions = [token for token in path if token.dep_ in ("prep", "agent")]
    if len(prepositions) > 1 and prepositions[0].lower_ in LOCATIVE and not _moves(deed):
        # "set fire to houses in A", "16 of 17 drones over A": the nearest preposition tells where
        prepositions = [p for p in prepositions if p.lower_ not in (*words.place_to, "of")] or prepositions
    outer = prepositions[-1].lower_ if prepositions else None
    nearest = path[1:2] if _owns_deed(head, path, index, marks) else path[:1]
    located = outer in LOCATIVE and bool(nearest) and nearest[0].dep_ == "prep"
    taken = deed.frame.place == "object" and head.dep_ in ("dobj", "nsubjpass", "pobj", "conj")
    if is_name_part(index, head, marks) and not (located or taken):
        return None
    if outer is None:
        return _argument(index, head, deed)
    if path and _says_whence(path, marks):
        return None
    if outer in words.place_from:
        return Spot(index, None if deed.frame.place == "from" else "from")
    if outer in words.place_to and deed.frame.name not in _ARRIVES and deed.frame.weapon is None:
        return Spot(index, "to")
    if outer in _PARTY and prepositions[0].lower_ == outer and not _is_instance(prepositions[0]):
        return None
    if any(t.dep_ == "appos" and t.head.dep_ in SUBJECTS | PASSIVE_SUBJECTS for t in path):
        return None
    if outer == "of" and in_people(path, marks):
        return None
    return Spot(index, None, aside=_is_aside(head, path, marks))


def _is_instance(preposition: Token) -> bool:
    """Tell whether a preposition names some of the ground before it ("towns in A, including B and C")."""
    return preposition.lower_ in ("including", "like") and is_ground(preposition.head)


def _has_instance(ground: Token, head: Token, marks: Marks) -> bool:
    """Tell whether other places are named as some of the ground in a place ("towns in A, including B")."""
    named = (c for c in ground.children if c.dep_ == "prep" and _is_instance(c) and not c.is_ancestor(head))
    return any(token.i in marks.places for preposition in named for token in preposition.subtree)


def _owns_deed(head: Token, path: Sequence[Token], index: int, marks: Marks) -> bool:
    """Tell whether a country's name stands before what went on there ("in A's long war"), not before a place in it."""
    if not path or head.dep_ != "poss" or path[0].dep_ != "pobj":
        return False
    if (marks.layers.places[index].precision or 0) < COUNTRY_PRECISION:
        return False
    finer = any(t.i in marks.places and t.i > head.i for t in path[0].subtree)
    return not finer and not is_ground(path[0])


def _moves(deed: Deed) -> bool:
    return deed.frame.place == "from" or deed.frame.name in _MOVES


def _says_whence(path: Sequence[Token], marks: Marks) -> bool:
    """Tell whether "from X" only says who somebody is ("fighters from X repulsed the attack")."""
    noun = path[0].head
    return path[0].lower_ == "from" and not is_verb(noun) and noun.i in {t.i for t in path} and noun.i in marks.actors


def path_to(head: Token, deed: Deed) -> list[Token]:
    """Return the tokens between a place's head and its deed, nearest to the place first."""
    heads = {token.i for token in deed.heads}
    path: list[Token] = []
    token = head
    while token.dep_ != "ROOT" and token.i not in heads:
        if token.i != head.i:
            path.append(token)
        token = token.head
    return path


def in_people(path: Sequence[Token], marks: Marks) -> bool:
    """Tell whether "of X" only says who somebody is ("a worker of X", "the president of X")."""
    nouns = [token for token in path if token.pos_ in ("NOUN", "PROPN")]
    return (
        bool(nouns)
        and nouns[-1].dep_ in SUBJECTS | {"nsubjpass", "pobj", "appos"}
        and any(
            (token.i in marks.actors or token.ent_type_ == "PERSON") and not is_territory(token, marks)
            for token in nouns
        )
    )


def is_ground(noun: Token) -> bool:
    """Tell whether a noun names ground: "village", "province", "outskirts"."""
    return lemma_of(noun) in deed_words().parts or lemma_of(noun) in kinds().territory


def _argument(index: int, head: Token, deed: Deed) -> Spot | None:
    """Return a place that is itself subject, object or modifier: "captured X", "X was shelled", "Aleppo clashes"."""
    while head.dep_ == "conj" and not is_verb(head.head):
        head = head.head
    if head.dep_ in SUBJECTS and head.head.i not in {token.i for token in deed.heads}:
        return None
    noun = deed.trigger.nominal and deed.link != "light"
    if head.dep_ in SUBJECTS and not noun and deed.frame.name not in _HAPPENS_TO_SUBJECT:
        return None
    return Spot(index, None)


def is_territory_of(head: Token) -> bool:
    """Tell whether a name without a point on the map stands in a phrase of place of its own ("the village of A")."""
    return head.dep_ == "pobj" and (head.head.lower_ in LOCATIVE or is_locative_noun(head.head.head))


def is_name_part(index: int, head: Token, marks: Marks) -> bool:
    """Tell whether a place is part of a name or says whose a thing is ("U.S. jets", "Russia deployed")."""
    place = marks.layers.places[index]
    country = (place.precision or 0) >= COUNTRY_PRECISION
    if place.latitude is None and marks.actors.get(head.i) and not is_territory_of(head):
        return True
    if head.dep_ in MODIFIERS and head.head.i > head.i and not is_ground(head.head):
        people = kinds().participants.get(lemma_of(head.head)) in PEOPLE_CLASSES
        if country or (people and head.dep_ != "poss"):
            return True
    for number in marks.actors.get(head.i, ()):
        actor = marks.layers.actors[number]
        longer = actor.start < place.start or actor.end > place.end
        if longer or head.dep_ in SUBJECTS | {"agent"}:
            return True
    return False


def is_locative_noun(token: Token) -> bool:
    """Tell whether "… of X" names a part of X or the side it lies on ("the outskirts of X", "north of X")."""
    return token.lower_ in deed_words().directions or lemma_of(token) in deed_words().parts


def _is_aside(head: Token, path: Sequence[Token], marks: Marks) -> bool:
    """Tell whether a place only helps to find another one of the same phrase: its container, what it lies north of."""
    if any(
        token.lower_ in deed_words().directions or token.lower_ in ("kilometers", "kilometres", "miles", "km")
        for token in path
    ):
        return True
    if len(path) > 1 and path[0].lower_ in deed_words().place_near:
        return True
    if any(is_verb(token) and token.dep_ == "acl" for token in path):
        return True
    if any(_has_instance(token, head, marks) for token in path if is_ground(token)):
        return True
    return any(_names_place(token, head, marks) for token in path if token.pos_ in ("NOUN", "PROPN"))


def _names_place(noun: Token, head: Token, marks: Marks) -> bool:
    """Tell whether a noun above a place is itself a place, or names an earlier one ("the village of A in B")."""
    if noun.i in marks.places and head.i not in {t.i for t in noun.conjuncts}:
        return True
    return any(
        token.i in marks.places
        and token.i < head.i
        and token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and token.head.head.i == noun.i
        for token in noun.subtree
    )
