"""How firmly a deed is told: asserted, hedged, denied, planned, predicted, hypothetical; and whether it is negated."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.denial import is_denied, is_negated, is_rumoured, negates
from warledger.reading.claims.grammar import is_passive, is_verb
from warledger.reading.claims.layers import Marks
from warledger.records import Stance
from warledger.vocabulary.stance import stance_tables

_ORDER: tuple[Stance, ...] = ("denied", "hypothetical", "planned", "predicted", "hedged")
# what "will" happen to these is an appointment, no forecast
_APPOINTED = frozenset({"talks", "agreement", "aid", "change", "base", "handover", "retreat", "protest"})
# trying to take a place is no taking of it
_TAKEN = frozenset({"captured", "lost", "besieged"})
_NON_FACTUAL_MODALS = frozenset({"can", "ca", "must", "could"})


@dataclass(frozen=True, slots=True)
class Modality:
    """The stance of a deed and whether it is said not to have happened."""

    stance: Stance
    negated: bool


def modality_of(deed: Deed, marks: Marks) -> Modality:
    """Return a deed's stance and negation, from its own words and those that govern it up to its clause's end."""
    found = set(_of_words(deed))
    negated = is_negated(deed)
    token = deed.verb if deed.verb is not None else deed.trigger.head
    found.update(_of_verb(token))
    for _ in range(8):
        above = token.head
        if token.dep_ == "ROOT" or above.i == token.i:
            break
        found.update(_of_link(token, above))
        if token.dep_ == "conj" and is_verb(token) and is_verb(above) and not _own_subject(token):
            found.update(s for s in _of_verb(above) if s != "hedged")
        if token.dep_ in ("xcomp", "pcomp", "acl") and negates(above):
            negated = not negated
        if _ends(token, above, marks):
            break
        if is_verb(above) and token.dep_ != "ccomp":
            found.update(_of_verb(above))
        token = above
    found.update(_of_speakers(deed, marks))
    if is_denied(deed, marks):
        found.add("denied")
    if deed.frame.control in _TAKEN and is_attempt(deed):
        found.add("planned")
    stance: Stance = next((s for s in _ORDER if s in found), "asserted")
    if stance == "predicted" and deed.frame.name in _APPOINTED and not _is_foretold(deed, marks):
        stance = "planned"
    return Modality(stance, negated and stance != "denied")


def is_attempt(deed: Deed) -> bool:
    """Tell whether a deed is only tried ("were trying to encircle the town")."""
    verb = deed.verb
    return verb is not None and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in stance_tables().planned.tries


def _is_foretold(deed: Deed, marks: Marks) -> bool:
    """Tell whether a cue of belief or fear governs a deed ("analysts expect that …")."""
    words = stance_tables().predicted.governors
    return any(token.i in marks.cues and token.lemma_.lower() in words for token in deed.heads[-1].ancestors)


def _ends(token: Token, above: Token, marks: Marks) -> bool:
    """Tell whether what stands above a word no longer bears on it: a speaker, a relative, a conjunct of its own."""
    if token.dep_ == "conj":
        shared = token.tag_ == above.tag_ == "VB" and not _own_subject(token)
        return not shared and is_verb(token)
    return (above.i in marks.cues and is_verb(above)) or token.dep_ in ("relcl", "nsubj")


# ---------------------------------------------------------------- beside the deed


def _of_words(deed: Deed) -> Iterable[Stance]:
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
                if deed.trigger.nominal and word in tables.planned.modifiers and token.i == deed.trigger.head.i:
                    yield "planned"
            if deed.trigger.nominal and token.i == deed.trigger.head.i and not _is_done(deed) and _is_appointed(child):
                yield "planned"


def _is_done(deed: Deed) -> bool:
    """Tell whether a noun's deed is what a verb did: in "launched an offensive to regain ground" the aim is ahead."""
    verb, noun = deed.verb, deed.trigger.head
    return verb is not None and noun.head.i == verb.i and noun.dep_ in ("dobj", "nsubjpass") and verb.tag_ != "VB"


def _is_appointed(child: Token) -> bool:
    """Tell whether a noun's clause puts it in the future: "talks set for Thursday", "peace talks to resume"."""
    if child.dep_ not in ("acl", "relcl", "advcl") or _own_subject(child):
        return False
    infinitive = child.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    return infinitive or child.lemma_.lower() in stance_tables().planned.participles


def _of_verb(verb: Token) -> Iterable[Stance]:
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


# ---------------------------------------------------------------- above the deed


def _of_link(token: Token, above: Token) -> Iterable[Stance]:
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
    adjectives = tables.planned.governors | tables.planned.adjectives
    done = lemma == "able" and above.head.tag_ == "VBD"
    if above.pos_ == "ADJ" and infinitive and lemma in adjectives and not done:
        yield _of_adjective(lemma)
    if token.dep_ in ("acl", "relcl") and infinitive and above.pos_ in ("NOUN", "PROPN") and not _own_subject(token):
        yield (
            "planned"
            if lemma in tables.planned.nouns or lemma in tables.planned.deeds
            else "predicted"
            if lemma in tables.predicted.nouns
            else "hypothetical"
        )
    if token.dep_ in ("pcomp", "pobj") and above.dep_ == "prep":
        yield from _of_preposition(token, above)


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
        if lemma in tables.planned.callers and word in ("at", "for", "on"):
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


def _of_speakers(deed: Deed, marks: Marks) -> Iterable[Stance]:
    """Yield what the attributions that hold a deed say: told with a hedge, or nobody's word but rumour."""
    start = deed.trigger.head.idx
    around = [a for a in marks.layers.attributions if any(s <= start < e for s, e in a.content)]
    if any(a.hedged for a in around) or is_rumoured(deed):
        yield "hedged"


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
