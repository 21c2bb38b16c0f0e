"""What stands beside a deed says how firmly it is told: adverbs, adjectives, auxiliaries, the verb of its noun."""

from collections.abc import Iterable

from spacy.tokens import Token

from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import is_verb
from warledger.records import Stance
from warledger.vocabulary.stance import stance_tables

_NON_FACTUAL_MODALS = frozenset({"can", "ca", "must", "could"})


def of_holder(deed: Deed) -> Iterable[Stance]:
    """Yield what the verb says whose object the deed's noun is: "plan an attack", "rehearse a raid"."""
    noun = deed.trigger.head
    while noun.dep_ == "conj" and noun.head.i != noun.i and not is_verb(noun):
        noun = noun.head
    if not deed.trigger.nominal or noun.dep_ not in ("dobj", "nsubjpass") or not is_verb(noun.head):
        return
    tables, lemma = stance_tables(), noun.head.lemma_.lower()
    if lemma in tables.planned.holders:
        yield "planned"
    elif lemma in tables.predicted.holders:
        yield "predicted"
    elif lemma in tables.hypothetical.holders:
        yield "hypothetical"


def of_words(deed: Deed) -> Iterable[Stance]:
    """Yield what adjectives and adverbs beside the trigger say ("a planned offensive", "allegedly shelled")."""
    tables = stance_tables()
    verb = deed.verb
    if (
        deed.trigger.nominal
        and verb is not None
        and verb.tag_ == "VBN"
        and verb.lemma_.lower() in tables.planned.participles
    ):
        yield "planned"
    noun = deed.trigger.head
    if deed.trigger.nominal and noun.dep_ == "nsubj" and _is_scheduled(noun.head, list(noun.head.children)):
        yield "planned"
    for token in (deed.trigger.head, *([verb] if verb is not None else [])):
        for child in token.children:
            word = child.lower_
            if child.dep_ in ("advmod", "amod", "npadvmod", "acomp", "ccomp") or child.tag_ in ("RB", "JJ"):
                if word in tables.hedged.modifiers and not (word == "likely" and child.dep_ == "acomp"):
                    yield "hedged"
                if deed.trigger.nominal and token.i == deed.trigger.head.i:
                    if word in tables.planned.modifiers:
                        yield "planned"
                    elif word in tables.hypothetical.modifiers:
                        yield "hypothetical"
            if deed.trigger.nominal and token.i == deed.trigger.head.i and not _is_done(deed) and _is_appointed(child):
                yield "planned"


def _is_done(deed: Deed) -> bool:
    """Tell whether a noun's deed is what a verb did: in "launched an offensive to regain ground" the aim is ahead."""
    verb, noun = deed.verb, deed.trigger.head
    return verb is not None and noun.head.i == verb.i and noun.dep_ in ("dobj", "nsubjpass") and verb.tag_ != "VB"


def _is_appointed(child: Token) -> bool:
    """Tell whether a noun's clause puts it in the future: "talks set for Thursday", "peace talks to resume"."""
    if child.dep_ not in ("acl", "relcl", "advcl") or own_subject(child):
        return False
    infinitive = child.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    return infinitive or child.lemma_.lower() in stance_tables().planned.participles


def of_verb(verb: Token) -> Iterable[Stance]:
    """Yield what a verb's auxiliaries and subordinators say of it."""
    tables = stance_tables()
    children = list(verb.children)
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in children)
    conditional = any(c.dep_ == "mark" and c.lower_ in tables.hypothetical.markers for c in children)
    if conditional:
        yield "hypothetical"
    if _is_scheduled(verb, children):
        yield "planned"
    for child in children:
        if child.dep_ not in ("aux", "advmod"):
            continue
        word = child.lower_
        if word in tables.hedged.modals:
            yield "hedged" if perfect or word != "could" else "hypothetical"
        elif word in tables.predicted.modals and child.dep_ == "aux":
            yield "predicted"
        elif (word in tables.hypothetical.modals or word in _NON_FACTUAL_MODALS) and child.dep_ == "aux":
            yield "hypothetical" if word != "would" or conditional else "predicted"
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.dep_ == "xcomp" and c.pos_ == "VERB" for c in children):
        yield "predicted"


def _is_scheduled(verb: Token, children: list[Token]) -> bool:
    """Tell whether an infinitive stands for the future: "the army is to attack", "Talks to resume" in a headline."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in children)
    below_be = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.pos_ in ("AUX", "VERB")
    return infinitive and (verb.dep_ in ("ROOT", "ccomp") or below_be)


def own_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
