"""What a noun phrase is to a deed: which participant class, territory, weapon or disaster it names."""

from spacy.tokens import Token

from warledger.reading.claims.layers import Marks
from warledger.vocabulary.kinds import kinds
from warledger.vocabulary.triggers import triggers
from warledger.vocabulary.weapons import weapons

ARMED_CLASSES = frozenset({"state", "police", "foreign", "nonstate", "armed", "military_site"})
ARMED_PEOPLE = frozenset({"state", "police", "foreign", "nonstate", "armed"})
PEOPLE_CLASSES = frozenset({"civilians", "protesters", "mob", "person"})
_QUANTITIES = frozenset(
    {
        "score",
        "dozen",
        "hundred",
        "thousand",
        "ten",
        "number",
        "group",
        "total",
        "pair",
        "majority",
        "member",
        "lot",
        "remnant",
        "amount",
        "quantity",
        "batch",
        "haul",
    }
    | {
        "handful",
        "bodies",
        "body",
        "most",
        "half",
        "third",
        "rest",
        "some",
        "many",
        "life",
        "two",
        "three",
        "four",
        "crowd",
    }
)
_CLASS_OF_ACTOR = {
    "state": "state",
    "state_forces": "state",
    "police": "police",
    "external": "foreign",
    "rebel": "nonstate",
    "militia": "nonstate",
    "terrorist_group": "nonstate",
    "civilians": "civilians",
    "media": "civilians",
    "aid": "civilians",
    "monitor": "civilians",
    "person": "person",
}
# plurals that the lemmatizer takes for another word's
_PLURALS = {"bases": "base", "corpses": "corpse", "buses": "bus"}
_SHARES = frozenset({"part", "most", "much", "rest", "half", "percent", "%", "third", "quarter", "all", "majority"})
_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "npadvmod"})
_OF = frozenset({"of", "from", "by", "to", "in"})


def lemma_of(token: Token) -> str:
    """Return a token's lemma in lower case; a capitalised plural ("Airstrikes") is made singular."""
    if token.lower_ in _PLURALS:
        return _PLURALS[token.lower_]
    lemma = token.lemma_.lower()
    if token.tag_ in ("NNP", "NNPS") and len(lemma) > 3 and lemma.endswith("s") and not lemma.endswith("ss"):
        return lemma[:-1]
    return lemma


def actor_of(token: Token, marks: Marks) -> int | None:
    """Return the actor that a phrase's head names, or whose the thing is ("army positions", "posts of the army")."""
    own = _actor_at(token, marks)
    owner = next((i for c in token.children if c.tag_ == "PRP$" and (i := _actor_at(c, marks)) is not None), None)
    if own is not None and (owner is None or marks.layers.actors[own].side is not None):
        return own
    if owner is not None:
        return owner
    for child in token.children:
        if child.dep_ in _MODIFIERS:
            found = _actor_at(child, marks)
            if found is None and child.dep_ in ("amod", "poss"):
                found = next((f for c in child.children if (f := _actor_at(c, marks)) is not None), None)
            if found is not None:
                return found
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for noun in child.children:
                found = _actor_at(noun, marks)
                if found is not None:
                    return found
    return None


def actors_of(token: Token, marks: Marks) -> list[int]:
    """Return the actors of a noun phrase; two where its modifiers are joined ("regime and opposition forces")."""
    own = actor_of(token, marks)
    if own is None:
        return []
    found = [own]
    left = list(token.lefts)
    if any(c.dep_ == "cc" for m in (token, *left) for c in m.children if c.i < token.i):
        for child in left:
            for part in (child, *(c for c in child.children if c.dep_ == "conj")):
                index = _actor_at(part, marks)
                if index is not None and marks.layers.actors[index].name not in {
                    marks.layers.actors[i].name for i in found
                }:
                    found.append(index)
    return sorted(found)


def _actor_at(token: Token, marks: Marks) -> int | None:
    found = marks.actors.get(token.i)
    return found[-1] if found else None


def class_of(token: Token, marks: Marks, country: str | None = None) -> str | None:
    """Return the participant class of a noun phrase, None where it is no participant.

    Args:
        token: the head of the phrase.
        marks: the document's mentions by token.
        country: where the deed happened; a state acting elsewhere is "foreign".
    """
    index = _actor_at(token, marks)
    by_noun = kinds().participants.get(lemma_of(token))
    counted = counted_by(token)
    if counted is not None and (index is None or marks.layers.actors[index].kind in (None, "other")):
        return class_of(counted, marks, country) or by_noun
    if index is not None:
        actor = marks.layers.actors[index]
        by_actor = _CLASS_OF_ACTOR.get(actor.kind or "")
        if by_noun in ("protesters", "mob"):
            return by_noun
        if by_actor == "state" and country and actor.country and actor.country != country:
            return "foreign"
        if by_actor is not None:
            return by_actor
    if by_noun is not None and by_noun not in ("military_site", "civil_site"):
        return _owned_class(token, marks, by_noun)
    return by_noun


def counted_by(token: Token) -> Token | None:
    """Return whom a word of quantity counts: "scores of militants", "members of the group"."""
    if lemma_of(token) not in _QUANTITIES and not token.like_num:
        return None
    of = (child for child in token.children if child.dep_ == "prep" and child.lower_ == "of")
    return next((noun for prep in of for noun in prep.children if noun.dep_ == "pobj"), None)


def _owned_class(token: Token, marks: Marks, by_noun: str) -> str:
    """Return the owner's class where the noun alone does not tell sides ("Houthi forces", "rebel artillery")."""
    if by_noun not in ("armed", "state"):
        return by_noun
    index = actor_of(token, marks)
    if index is None:
        for child in token.children:
            if child.dep_ in _MODIFIERS:
                found = kinds().participants.get(lemma_of(child))
                if found in ARMED_PEOPLE:
                    return found
        return by_noun
    owner = _CLASS_OF_ACTOR.get(marks.layers.actors[index].kind or "")
    return owner if owner in ARMED_PEOPLE else by_noun


def is_territory(token: Token, marks: Marks) -> bool:
    """Tell whether a noun is ground that can be taken: a place name or a noun of territory."""
    if token.pos_ == "PRON":
        return False
    if lemma_of(token) in _SHARES:
        return any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
    return lemma_of(token) in kinds().territory or (
        token.i in marks.places
        and token.ent_type_ != "NORP"
        and (token.ent_type_ != "PERSON" or not marks.actors.get(token.i))
    )


def is_weapon(token: Token) -> bool:
    """Tell whether a noun names a weapon or a strike by one."""
    return any(
        word.words[-1] == lemma_of(token) and (len(word.words) == 1 or _precedes(token, word.words[-2]))
        for first in (lemma_of(token), _before(token))
        for word in weapons().get(first, ())
    ) or lemma_of(token) in (
        "bomb",
        "strike",
        "airstrike",
        "round",
        "blast",
        "explosion",
        "bombing",
        "munition",
        "device",
        "shelling",
        "raid",
        "vest",
        "belt",
        "weapon",
        "attack",
        "salvo",
        "barrage",
    )


def _before(token: Token) -> str:
    return lemma_of(token.nbor(-1)) if token.i > 0 else ""


def _precedes(token: Token, word: str) -> bool:
    return _before(token) == word


def fits(token: Token, name: str, marks: Marks) -> bool:
    """Tell whether a noun phrase is of a class of the trigger patterns ({place}, {armed}, {people} …)."""
    if name == "place":
        return is_territory(token, marks)
    if name == "weapon":
        return is_weapon(token)
    if name == "disaster":
        return any(
            p.frame.name == "disaster" and p.words[-1] == lemma_of(token)
            for p in triggers().nouns.get(lemma_of(token), ())
        ) or lemma_of(token) in ("storm", "quake", "water")
    found = class_of(token, marks)
    if name == "mob":
        return found == "mob" or lemma_of(token) == "crowd"
    if name == "people":
        return found in PEOPLE_CLASSES
    if name == "armed":
        return found in ARMED_CLASSES or (found is None and _armed_actor(token, marks))
    return found is not None or token.i in marks.actors


def _armed_actor(token: Token, marks: Marks) -> bool:
    """Tell whether an actor of unknown kind with a side stands there: parties to a conflict are armed."""
    index = _actor_at(token, marks)
    if index is None:
        return token.pos_ == "PRON" and token.lower_ in ("they", "we", "it")
    actor = marks.layers.actors[index]
    return actor.side is not None
