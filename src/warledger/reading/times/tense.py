"""Which way a phrase of time points: read off the verb that governs it."""

from spacy.tokens import Doc, Token

from warledger.records import Direction
from warledger.vocabulary.times import time_words

_STEPS_UP = 8
_REDUCED = ("acl", "advcl", "amod")
"""Dependencies of a participle that stands for a clause: "the truce, announced Friday, would hold"."""


def governor(doc: Doc, first: int, last: int) -> Token | None:
    """Return the verb that governs tokens [first, last), None where none does within the sentence."""
    token = doc[first:last].root
    for _ in range(_STEPS_UP):
        if token.pos_ in ("VERB", "AUX") and not _opens_behind(token, last):
            return token
        if token.head is token or token.head.i == token.i:
            return None
        token = token.head
    return None


def _opens_behind(verb: Token, last: int) -> bool:
    """Tell whether a verb's clause opens with "that" only behind the phrase, which then lies outside of it.

    Parsers hang "warned on Thursday that strikes could follow" on "could".
    """
    return any(child.dep_ == "mark" and child.lower_ == "that" and last <= child.i < verb.i for child in verb.children)


def is_announced(doc: Doc, first: int, last: int, verb: Token | None) -> bool:
    """Tell whether a phrase dates a thing that is announced or aimed at: "told them of a cut in May".

    The phrase hangs on a noun that is not yet known ("a cut", not "the cut"), and that noun on a verb of announcing or
    on an infinitive of purpose. What a verb of the past has brought about itself ("died in a raid in May") has been.
    """
    token = doc[first:last].root
    if token.dep_ == "pobj":
        token = token.head
    noun = token.head
    if (
        verb is None
        or noun.pos_ != "NOUN"
        or not (token.dep_ == "prep" or (token.dep_ == "compound" and noun.i >= last))
    ):
        return False
    if any(child.lower_ in ("the", "this", "that", "these", "those") for child in noun.children):
        return False
    aimed = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)
    return aimed or verb.lemma_.lower() in time_words().announcers


def direction_of(verb: Token | None) -> Direction | None:
    """Return past, present or future as the verb's form and its auxiliaries tell, None without a verb."""
    words = time_words()
    for _ in range(_STEPS_UP):
        if verb is None:
            return None
        auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        if auxiliaries & {"will", "shall", "wo", "'ll", "’ll"}:
            return "future"
        if auxiliaries & {"had", "did", "was", "were", "has", "have", "having"}:
            return _past_or_planned(verb, auxiliaries)
        if auxiliaries & words.future_modals:
            return "future"
        if verb.tag_ == "VBD":
            return "past"
        if verb.tag_ in ("VBP", "VBZ") or auxiliaries & {"is", "are", "am", "'s", "’s", "being"}:
            lemma = verb.lemma_.lower()
            return "future" if lemma in words.future_governors or lemma in words.appointments else "present"
        head = verb.head
        if verb.tag_ == "VB" and "to" in auxiliaries and head.lemma_.lower() in (*words.future_governors, "be"):
            return "past" if _lay_ahead(head) else "future"
        if verb.tag_ == "VBN" and verb.dep_ in _REDUCED:
            return "future" if verb.lemma_.lower() in words.future_participles else "past"
        verb = _next_verb(verb)
    return None


def _lay_ahead(governor: Token) -> bool:
    """Tell whether what was to come is told as long past: "it had been due to expire on Friday"."""
    return any(child.lower_ == "had" for verb in (governor, governor.head) for child in verb.children)


def _past_or_planned(verb: Token, auxiliaries: set[str]) -> Direction:
    """Tell "were to meet" and "was due", which lie ahead, from what has happened."""
    planned = "to" in auxiliaries or (verb.tag_ == "VB" and verb.head.lemma_.lower() in time_words().future_governors)
    return "future" if planned and not auxiliaries & {"have", "having", "did"} else "past"


def _next_verb(verb: Token) -> Token | None:
    token = verb
    for _ in range(_STEPS_UP):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def in_relative_clause(token: Token, stop: Token | None) -> bool:
    """Tell whether a token lies in a relative or adverbial clause that does not hold ``stop``."""
    for _ in range(_STEPS_UP):
        if stop is not None and token.i == stop.i:
            return False
        if token.dep_ in ("relcl", "acl"):
            return not (stop is not None and (token.is_ancestor(stop) or token.i == stop.i))
        if token.head.i == token.i:
            return False
        token = token.head
    return False
