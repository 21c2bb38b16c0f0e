"""How firmly a deed is told: asserted, hedged, denied, planned, predicted, hypothetical; and whether it is negated."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from warledger.reading.claims.above import of_link
from warledger.reading.claims.beside import of_holder, of_verb, of_words, own_subject
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.denial import is_denied, is_rumoured
from warledger.reading.claims.grammar import is_verb
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.negation import is_negated, negates
from warledger.reading.claims.supposing import supposed
from warledger.records import Stance
from warledger.vocabulary.stance import stance_tables

_ORDER: tuple[Stance, ...] = ("denied", "hypothetical", "planned", "predicted", "hedged")
# what "will" happen to these is an appointment, no forecast
_APPOINTED = frozenset({"talks", "agreement", "aid", "change", "base", "handover", "retreat", "protest"})
# trying to take a place is no taking of it
_TAKEN = frozenset({"captured", "lost", "besieged"})


@dataclass(frozen=True, slots=True)
class Modality:
    """The stance of a deed and whether it is said not to have happened."""

    stance: Stance
    negated: bool


def modality_of(deed: Deed, marks: Marks) -> Modality:
    """Return a deed's stance and negation, from its own words and those that govern it up to its clause's end."""
    found = {*of_words(deed), *of_holder(deed), *supposed(deed)}
    negated = is_negated(deed)
    token = deed.verb if deed.verb is not None else deed.trigger.head
    found.update(of_verb(token))
    for _ in range(8):
        above = token.head
        if token.dep_ == "ROOT" or above.i == token.i:
            break
        found.update(of_link(token, above))
        if token.dep_ == "conj" and is_verb(token) and is_verb(above) and not own_subject(token):
            found.update(s for s in of_verb(above) if s != "hedged")
        if token.dep_ in ("xcomp", "pcomp", "acl") and negates(above):
            negated = not negated
        if _ends(token, above, marks):
            break
        if is_verb(above) and token.dep_ != "ccomp":
            found.update(of_verb(above))
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
    if token.dep_ == "advcl" and is_verb(token) and _is_past(token) and own_subject(token):
        return True
    if token.dep_ == "conj":
        shared = token.tag_ == above.tag_ == "VB" and not own_subject(token)
        return not shared and is_verb(token)
    return (above.i in marks.cues and is_verb(above)) or token.dep_ in ("relcl", "nsubj")


def _is_past(verb: Token) -> bool:
    """Tell whether a clause tells the past, whatever its governor plans: "moved in to help after rebels attacked"."""
    words = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in words)


def _of_speakers(deed: Deed, marks: Marks) -> Iterable[Stance]:
    """Yield what the attributions that hold a deed say: told with a hedge, or nobody's word but rumour."""
    start = deed.trigger.head.idx
    around = [a for a in marks.layers.attributions if any(s <= start < e for s, e in a.content)]
    if any(a.hedged for a in around) or is_rumoured(deed):
        yield "hedged"
