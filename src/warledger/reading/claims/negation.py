"""Whether a deed is said not to have happened: by its own words, or by what governs it ("failed to", "foiled")."""

from collections.abc import Iterable

from spacy.tokens import Token

from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.denial import DENIES
from warledger.reading.claims.grammar import is_verb
from warledger.vocabulary.stance import stance_tables

_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_NO = frozenset({"no", "neither"})
_FAILURES = frozenset({"failure", "inability", "refusal"})


def is_negated(deed: Deed) -> bool:
    """Tell whether a deed's own words say that it did not happen ("did not attack", "no soldiers were killed")."""
    if any(_is_not(c) for t in deed.trigger.tokens for c in t.children):
        return True
    tokens = [deed.trigger.head, *([deed.verb] if deed.verb is not None and deed.verb.i != deed.trigger.head.i else [])]
    found = next((True for token in tokens for child in token.children if _denies(child)), False)
    if found or any(_has_yet(token) for token in tokens):
        return True
    for token in tokens:
        if any(child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_nobody(child) for child in token.children):
            return is_verb(token)
    return _is_averted(deed)


def _has_yet(verb: Token) -> bool:
    """Tell whether a verb is that of "has yet to capture"."""
    return verb.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.children)


def _is_not(child: Token) -> bool:
    """Tell whether a word is "not", but not that of "not only"."""
    if child.dep_ != "neg" and child.lower_ != "not":
        return False
    return not any(word.lower_ in ("only", "just", "merely", "simply") for word in _after(child))


def _after(token: Token) -> Iterable[Token]:
    return (token.doc[i] for i in range(token.i + 1, min(token.i + 2, len(token.doc))))


def _denies(child: Token) -> bool:
    if child.dep_ == "det" and child.lower_ in _NO:
        return True
    if child.dep_ == "neg":
        return _is_not(child)
    if child.dep_ != "advmod":
        return False
    no_longer = child.lower_ in ("longer", "more") and any(c.lower_ == "no" for c in child.children)
    return no_longer or child.lower_ in stance_tables().negated.words


def _is_nobody(child: Token) -> bool:
    return child.lower_ in _NOBODY or any(
        c.dep_ in ("det", "neg", "cc", "preconj") and c.lower_ in _NO for c in child.children
    )


def _is_averted(deed: Deed) -> bool:
    """Tell whether somebody kept a deed from happening: "foiled an attack", "the assault was averted"."""
    noun = deed.trigger.head
    while noun.dep_ == "conj" and noun.head.i != noun.i and not is_verb(noun):
        noun = noun.head
    held = deed.trigger.nominal and noun.dep_ in ("dobj", "nsubjpass") and is_verb(noun.head)
    return held and noun.head.lemma_.lower() in stance_tables().negated.averts and not _is_undone(noun.head)


def _is_undone(verb: Token) -> bool:
    """Tell whether nobody did what would have kept a deed from happening: "nothing stopped …", "did not prevent"."""
    return any(
        c.dep_ == "neg"
        or (c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in _NOBODY)
        or (c.lower_ == "to" and c.dep_ == "aux")
        for c in verb.children
    )


def negates(governor: Token) -> bool:
    """Tell whether a word says that what it governs did not happen: "failed to", "unable to", "has yet to"."""
    tables, lemma = stance_tables().negated, governor.lemma_.lower()
    if governor.dep_ == "prep":
        return lemma == "without" or _keeps(governor)
    if lemma in DENIES:
        return False
    if _has_yet(governor):
        return True
    return (
        lemma in tables.governors
        or lemma in tables.adjectives
        or lemma in _FAILURES
        or any(_is_not(c) and c.dep_ == "neg" for c in governor.children)
    )


def _keeps(preposition: Token) -> bool:
    """Tell whether a verb before a preposition keeps from a deed: "prevented them from", "stopped short of"."""
    above, tables = preposition.head, stance_tables().negated
    if preposition.lower_ == "of" and above.lower_ in ("short", "incapable"):
        return True
    if preposition.lower_ != "from" or not is_verb(above):
        return False
    keeps = above.lemma_.lower() in tables.averts | tables.governors | tables.keeps
    return keeps and not _is_undone(above)
