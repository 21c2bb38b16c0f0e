"""What governs a deed says how firmly it is told: verbs, nouns, adjectives and prepositions above it."""

from collections.abc import Iterable

from spacy.tokens import Token

from warledger.reading.claims.beside import own_subject
from warledger.reading.claims.grammar import is_passive, is_verb
from warledger.records import Stance
from warledger.vocabulary.stance import stance_tables


def of_link(token: Token, above: Token) -> Iterable[Stance]:
    """Yield what the word that governs a deed says of it."""
    tables = stance_tables()
    lemma = above.lemma_.lower()
    infinitive = is_verb(token) and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    if is_verb(above) and is_verb(token) and token.dep_ in ("xcomp", "ccomp", "advcl", "dep", "oprd"):
        if infinitive and not perfect:
            yield from _of_infinitive(token, above)
        if (token.dep_ in ("xcomp", "ccomp", "oprd") and lemma in tables.hedged.governors) or (
            lemma in tables.hedged.passive_governors and infinitive and is_passive(above)
        ):
            yield "hedged"
    if is_verb(above) and token.dep_ in ("ccomp", "csubj", "acl"):
        yield from _of_judgement(above)
    adjectives = tables.planned.governors | tables.planned.adjectives
    done = lemma == "able" and above.head.tag_ == "VBD"
    if (above.pos_ == "ADJ" or lemma == "about") and infinitive and lemma in adjectives and not done:
        yield _of_adjective(lemma)
    if token.dep_ in ("acl", "relcl") and infinitive and above.pos_ in ("NOUN", "PROPN") and not own_subject(token):
        yield (
            "planned"
            if lemma in tables.planned.nouns or lemma in tables.planned.deeds
            else "predicted"
            if lemma in tables.predicted.nouns
            else "hypothetical"
        )
    if token.dep_ in ("pcomp", "pobj") and above.dep_ == "prep":
        yield from _of_preposition(token, above)


def _of_judgement(above: Token) -> Iterable[Stance]:
    """Yield how sure "it is possible that …" and "could not confirm that …" are."""
    tables = stance_tables()
    if above.lemma_ == "be":
        words = {c.lower_ for c in above.children if c.dep_ in ("acomp", "attr")}
        if words & (tables.hedged.modifiers | tables.hedged.judgements) - {"likely"}:
            yield "hedged"
        elif words & {"likely", "inevitable", "expected"}:
            yield "predicted"
    elif above.lemma_.lower() in tables.hedged.confirms and any(c.dep_ == "neg" for c in above.children):
        yield "hedged"


def _of_adjective(lemma: str) -> Stance:
    """Return the stance of an infinitive under an adjective: "likely to", "able to", "ready to"."""
    if lemma in ("likely", "bound"):
        return "predicted"
    return "hypothetical" if lemma == "able" else "planned"


def _of_infinitive(token: Token, above: Token) -> Iterable[Stance]:
    tables, lemma = stance_tables(), above.lemma_.lower()
    if any(c.dep_ == "dobj" and c.lemma_.lower() in tables.planned.deeds | tables.planned.aims for c in above.children):
        yield "planned"
        return
    if lemma in tables.planned.tries or lemma in tables.planned.real:
        return
    if lemma in tables.planned.governors:
        yield "planned"
    elif lemma in tables.predicted.governors and lemma not in tables.hedged.governors:
        yield "predicted"
    elif token.dep_ == "advcl":
        yield "planned"


def _of_preposition(token: Token, preposition: Token) -> Iterable[Stance]:
    """Yield what "aimed at", "the aim of", "in preparation for", "without" say of what follows."""
    tables, governor, word = stance_tables(), preposition.head, preposition.lower_
    lemma = governor.lemma_.lower()
    if word in tables.hypothetical.prepositions:
        yield "hypothetical"
    elif governor.pos_ in ("NOUN", "PROPN"):
        if lemma in (tables.planned.aims if is_verb(token) else tables.planned.calls):
            yield "planned"
        elif lemma in tables.predicted.nouns and word in ("of", "for", "about"):
            yield "predicted"
    elif is_verb(governor):
        if lemma in ("suspect", "presume") and word in ("of", "in", "over"):
            yield "hedged"
        elif lemma in tables.planned.callers and word in ("at", "for", "on"):
            yield "planned"
        elif lemma in tables.predicted.callers and word in ("of", "about", "against"):
            yield "predicted"
        elif word == "by" and token.tag_ == "VBG" and _is_future(governor):
            yield "planned"


def _is_future(verb: Token) -> bool:
    tables = stance_tables()
    children = list(verb.children)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in children)
    governs = verb.lemma_.lower() in tables.planned.governors and any(c.dep_ == "xcomp" for c in children)
    return infinitive or governs or any(c.dep_ == "aux" and c.lower_ in tables.predicted.modals for c in children)
