"""Where a deed happened: places tied to it by syntax, told from those it comes from, goes to or only mentions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Span, Token

from warledger.reading.claims.attach import Nodes
from warledger.reading.claims.classes import PEOPLE_CLASSES, is_territory, lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, is_verb
from warledger.reading.claims.layers import Marks
from warledger.records import OtherPlace, Place, PlaceRole
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.kinds import kinds

COUNTRY_PRECISION = 6
"""UCDP's precision of a whole country: such a name before a noun tells whose it is, not where."""
_LOCATIVE = frozenset(
    {"in", "at", "near", "on", "inside", "across", "around", "outside", "within", "throughout", "along", "over"}
)
_MOVES = frozenset({"change", "flee", "displace", "aid", "offensive", "talks", "handover"})
_PARTY = frozenset({"with", "between", "by", "against", "like", "than", "as", "for", "about", "including"})
_ARRIVES = frozenset({"offensive", "talks", "aid", "expel", "strike", "fall", "attack"})
_HAPPENS_TO_SUBJECT = frozenset({"fall", "hold", "contest", "siege", "blast", "die", "displace", "disaster"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a deed, its role (None: the deed happened there), and whether another place is told by it.

    ``aside``: the place only helps to find another ("Baquba, north of Baghdad", "Jobar in Damascus").
    """

    place: int
    role: PlaceRole | None
    aside: bool = False


def attach_places(nodes: Nodes, sentence: Span, marks: Marks) -> list[list[Spot]]:
    """Return, by deed, its places with their roles, the places that syntax ties to it first."""
    found: list[list[Spot]] = [[] for _ in nodes.deeds]
    inside = _places_in(sentence, marks)
    for index, head in inside:
        for owner in nodes.owners(head) or ():
            spot = _spot(index, head, nodes.deeds[owner], marks)
            if spot is not None:
                found[owner].append(spot)
    filled = [_filled(i, found, nodes, inside, marks) for i in range(len(found))]
    return [_without_asides(_with_asides(spots, deed, marks)) for spots, deed in zip(filled, nodes.deeds, strict=True)]


def split_roles(spots: Sequence[Spot], places: Sequence[Place]) -> tuple[tuple[int, ...], tuple[OtherPlace, ...]]:
    """Return the places where a deed happened, finest first without those that only contain another, and the others."""
    here = list(dict.fromkeys(spot.place for spot in spots if spot.role is None))
    elsewhere = tuple(OtherPlace(s.place, s.role) for s in dict.fromkeys(spots) if s.role is not None)
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


# ---------------------------------------------------------------- deeds without a place of their own


def _filled(
    index: int, found: list[list[Spot]], nodes: Nodes, inside: list[tuple[int, Token]], marks: Marks
) -> list[Spot]:
    """Return a deed's places; where it has none, a deed's above or below it, else the sentence's nearest."""
    own = found[index]
    if any(spot.role is None for spot in own):
        return own
    here = [[spot for spot in spots if spot.role is None] for spots in found]
    above, seen = nodes.above(index), {index}
    while above is not None and above not in seen:
        seen.add(above)
        if here[above]:
            return [*own, *here[above]]
        above = nodes.above(above)
    where = _antecedent_places(nodes.deeds[index], inside)
    if where:
        return [*own, *where]
    inner = (i for i, deed in enumerate(nodes.deeds) if here[i] and nodes.above(i) == index and _within(deed))
    below = next((here[i] for i in inner), None)
    return [*own, *(below or _nearest(index, found, nodes, inside, marks))]


def _within(deed: Deed) -> bool:
    """Tell whether a deed below another is part of it: its noun argument, or a clause without a subject of its own."""
    verb = deed.verb
    return deed.trigger.nominal or (
        verb is not None and not any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children)
    )


def _antecedent_places(deed: Deed, inside: list[tuple[int, Token]]) -> list[Spot]:
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
    return deed.frame.place == "object" and any(t.dep_ in ("dobj", "nsubjpass") for t in pronouns)


def _nearest(
    index: int, found: list[list[Spot]], nodes: Nodes, inside: list[tuple[int, Token]], marks: Marks
) -> list[Spot]:
    """Return the nearest place of the sentence that a preposition of place introduces and that is nobody's name."""
    elsewhere = {spot.place for spots in found for spot in spots if spot.role is not None}
    free = [
        (i, head)
        for i, head in inside
        if i not in elsewhere
        and not _is_name_part(i, head, marks)
        and _is_locative(head)
        and nodes.owners(head) is not None
    ]
    at = nodes.deeds[index].trigger.head.i
    free = [(i, head) for i, head in free if not _is_bearing(head)] or free
    if not free:
        return _described(nodes.deeds[index], inside)
    return [Spot(min(free, key=lambda item: abs(item[1].i - at))[0], None)]


def _described(deed: Deed, inside: list[tuple[int, Token]]) -> list[Spot]:
    """Return the places by which a relative clause tells where the ground lies ("an area that separates A from B")."""
    below = {token.i for head in deed.heads for token in head.subtree}
    return [
        Spot(i, None)
        for i, head in inside
        if head.i in below
        and any(t.dep_ == "relcl" and lemma_of(t.head) in kinds().territory for t in (head, *head.ancestors))
    ]


def _is_bearing(head: Token) -> bool:
    """Tell whether a place is only what another lies north of."""
    return head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in deed_words().directions


def _is_locative(head: Token) -> bool:
    token = head
    for _ in range(6):
        if token.dep_ == "prep":
            return token.lower_ in _LOCATIVE or (token.lower_ == "of" and is_locative_noun(token.head))
        if token.dep_ == "ROOT" or is_verb(token):
            return False
        token = token.head
    return False


def is_locative_noun(token: Token) -> bool:
    """Tell whether "… of X" names a part of X or the side it lies on ("the outskirts of X", "north of X")."""
    return token.lower_ in deed_words().directions or lemma_of(token) in deed_words().parts


# ---------------------------------------------------------------- one place of one deed


def _spot(index: int, head: Token, deed: Deed, marks: Marks) -> Spot | None:
    """Return a place with its role for the deed above it, None where it is no place of the deed."""
    words, path = deed_words(), _path(head, deed)
    prepositions = [token for token in path if token.dep_ in ("prep", "agent")]
    if len(prepositions) > 1 and prepositions[0].lower_ in _LOCATIVE and not _moves(deed):
        # "set fire to houses in A", "16 of 17 drones over A": the nearest preposition tells where
        prepositions = [p for p in prepositions if p.lower_ not in (*words.place_to, "of")] or prepositions
    outer = prepositions[-1].lower_ if prepositions else None
    nearest = path[1:2] if _owns_deed(head, path, index, marks) else path[:1]
    located = outer in _LOCATIVE and bool(nearest) and nearest[0].dep_ == "prep"
    taken = deed.frame.place == "object" and head.dep_ in ("dobj", "nsubjpass", "pobj", "conj")
    if _is_name_part(index, head, marks) and not (located or taken):
        return None
    if outer is None:
        return _argument(index, head, deed)
    if path and _says_whence(path, marks):
        return None
    if outer in words.place_from:
        return Spot(index, None if deed.frame.place == "from" else "from")
    if outer in words.place_to and deed.frame.name not in _ARRIVES and deed.frame.weapon is None:
        return Spot(index, "to")
    if outer in _PARTY and prepositions[0].lower_ == outer:
        return None
    if any(t.dep_ == "appos" and t.head.dep_ in SUBJECTS | PASSIVE_SUBJECTS for t in path):
        return None
    if outer == "of" and _in_people(path, marks):
        return None
    return Spot(index, None, aside=_is_aside(head, path, marks))


def _owns_deed(head: Token, path: Sequence[Token], index: int, marks: Marks) -> bool:
    """Tell whether a country's name stands before what went on there ("in A's long war"), not before a place in it."""
    if not path or head.dep_ != "poss" or path[0].dep_ != "pobj":
        return False
    if (marks.layers.places[index].precision or 0) < COUNTRY_PRECISION:
        return False
    finer = any(t.i in marks.places and t.i > head.i for t in path[0].subtree)
    return not finer and not _is_ground(path[0])


def _moves(deed: Deed) -> bool:
    return deed.frame.place == "from" or deed.frame.name in _MOVES


def _says_whence(path: Sequence[Token], marks: Marks) -> bool:
    """Tell whether "from X" only says who somebody is ("fighters from X repulsed the attack")."""
    noun = path[0].head
    return path[0].lower_ == "from" and not is_verb(noun) and noun.i in {t.i for t in path} and noun.i in marks.actors


def _path(head: Token, deed: Deed) -> list[Token]:
    """Return the tokens between a place's head and its deed, nearest to the place first."""
    heads = {token.i for token in deed.heads}
    path: list[Token] = []
    token = head
    while token.dep_ != "ROOT" and token.i not in heads:
        if token.i != head.i:
            path.append(token)
        token = token.head
    return path


def _in_people(path: Sequence[Token], marks: Marks) -> bool:
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


def _is_ground(noun: Token) -> bool:
    return lemma_of(noun) in deed_words().parts or lemma_of(noun) in kinds().territory


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


def _with_asides(spots: list[Spot], deed: Deed, marks: Marks) -> list[Spot]:
    """Mark places that follow a finer one with nothing but small words between, or that only set the scene."""
    heads = {spot.place: head for spot in spots if (head := marks.place_heads[spot.place]) is not None}
    order = sorted((spot for spot in spots if spot.place in heads), key=lambda spot: heads[spot.place].i)
    runs = [(a.place, b.place) for a, b in pairwise(order) if _runs_on(heads[a.place], heads[b.place])]
    later = {_coarser(a, b, heads, marks) for a, b in runs}
    if any(_is_object(heads[spot.place], deed) for spot in order):
        later |= {s.place for s in order if _sets_scene(heads[s.place], deed)}
    return [replace(spot, aside=spot.aside or spot.place in later) for spot in spots]


def _coarser(first: int, second: int, heads: dict[int, Token], marks: Marks) -> int:
    """Return which of two places of one breath only helps to find the other: the larger, else the second."""
    a, b = marks.layers.places[first], marks.layers.places[second]
    large = lemma_of(heads[second].head) in deed_words().large and heads[second].dep_ in _MODIFIERS
    if large and (a.precision or 0) < COUNTRY_PRECISION and b.name not in a.within:
        return second
    country = (a.precision or 0) >= COUNTRY_PRECISION > (b.precision or 9)
    return first if a.name in b.within or country else second


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
        t.dep_ == "prep" and t.lower_ != "of" for t in _path(head, deed)
    )


def _sets_scene(head: Token, deed: Deed) -> bool:
    """Tell whether a place stands in a phrase before the verb: "In the province of A, the army took B"."""
    path = _path(head, deed)
    return (
        bool(path) and path[-1].dep_ == "prep" and path[-1].i < deed.trigger.head.i and path[-1].lower_ in ("in", "at")
    )


def _without_asides(spots: list[Spot]) -> list[Spot]:
    firm = [spot for spot in spots if not spot.aside]
    if any(spot.role is None for spot in firm):
        return firm
    here = [spot for spot in spots if spot.role is None]
    return [spot for spot in spots if spot.role is not None] + here[:1]


def _argument(index: int, head: Token, deed: Deed) -> Spot | None:
    """Return a place that is itself subject, object or modifier: "captured X", "X was shelled", "Aleppo clashes"."""
    if head.dep_ in SUBJECTS and head.head.i not in {token.i for token in deed.heads}:
        return None
    noun = deed.trigger.nominal and deed.link != "light"
    if head.dep_ in SUBJECTS and not noun and deed.frame.name not in _HAPPENS_TO_SUBJECT:
        return None
    return Spot(index, None)


def is_territory_of(head: Token) -> bool:
    """Tell whether a name without a point on the map stands in a phrase of place of its own ("the village of A")."""
    return head.dep_ == "pobj" and (head.head.lower_ in _LOCATIVE or is_locative_noun(head.head.head))


def _is_name_part(index: int, head: Token, marks: Marks) -> bool:
    """Tell whether a place is part of a name or says whose a thing is ("U.S. jets", "Russia deployed")."""
    place = marks.layers.places[index]
    country = (place.precision or 0) >= COUNTRY_PRECISION
    if place.latitude is None and marks.actors.get(head.i) and not is_territory_of(head):
        return True
    if head.dep_ in _MODIFIERS and head.head.i > head.i and not _is_ground(head.head):
        people = kinds().participants.get(lemma_of(head.head)) in PEOPLE_CLASSES
        if country or (people and head.dep_ != "poss"):
            return True
    for number in marks.actors.get(head.i, ()):
        actor = marks.layers.actors[number]
        longer = actor.start < place.start or actor.end > place.end
        if longer or head.dep_ in SUBJECTS | {"agent"}:
            return True
    return False
