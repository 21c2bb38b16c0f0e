"""What a speaker denies, and what stands only in rumours and reports that nobody confirmed."""

from collections.abc import Iterable

from spacy.tokens import Token

from warledger.reading.claims.classes import lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import ancestors, is_verb
from warledger.reading.claims.layers import Marks
from warledger.records import Attribution
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.stance import stance_tables

# what these deny is the deed itself; "rejected" and "dismissed" need a report between
DENIES = frozenset({"deny", "refute", "disavow", "disclaim", "debunk", "rebut", "contradict"})
"""Verbs whose object is denied."""
_CALLS = frozenset({"call", "dub", "describe", "brand", "label"})


def is_denied(deed: Deed, marks: Marks) -> bool:
    """Tell whether a speaker denies a deed: "denied shelling", "dismissed claims that …", "reports of … are lies"."""
    start = deed.trigger.head.idx
    around = [a for a in marks.layers.attributions if any(s <= start < e for s, e in a.content)]
    if around and (inner := min(around, key=_size)).stance == "denied":
        cues = (deed.trigger.head.doc.char_span(s, e, alignment_mode="expand") for s, e in inner.cue)
        return not any(c.dep_ == "neg" for cue in cues if cue is not None for t in cue for c in t.children)
    if deed.frame.name in ("claim_responsibility", "blame"):
        return False
    if _is_called_untrue(deed):
        return True
    told = False
    below = deed.verb if deed.verb is not None else deed.trigger.head
    for above in ancestors(below):
        lemma = lemma_of(above)
        if lemma in deed_words().reports and (not is_verb(above) or above.dep_ in ("dobj", "pobj", "nsubj")):
            told = True
        elif is_verb(above):
            if lemma in (stance_tables().denied.governors if told else DENIES):
                return below.dep_ not in ("advcl", "conj", "nsubj") and not any(c.dep_ == "neg" for c in above.children)
            if told and _is_untrue(above, below):
                return True
            if not told and (below.dep_ not in ("xcomp", "pcomp") or above.i in marks.cues):
                return False
        below = above
    return False


def _is_called_untrue(deed: Deed) -> bool:
    """Tell whether a clause is said to be false: "it is not true that …", "it is a lie that …"."""
    clause = deed.verb if deed.verb is not None else deed.trigger.head
    verb = clause.head
    if clause.dep_ not in ("ccomp", "csubj", "acl") or not is_verb(verb) or verb.lemma_ != "be":
        return False
    if any(c.dep_ == "acomp" and c.lower_ in ("true", "correct", "accurate") for c in verb.children):
        return any(c.dep_ == "neg" for c in verb.children)
    return _is_untrue(verb, clause)


def _is_untrue(verb: Token, reports: Token) -> bool:
    """Tell whether reports are said to be false: "talk of … is a lie", "called claims of … baseless"."""
    if verb.lemma_ != "be" and verb.lemma_.lower() not in _CALLS:
        return False
    tables = stance_tables().denied
    said = [c for c in verb.children if c.dep_ in ("attr", "acomp", "oprd", "ccomp", "xcomp") and c.i != reports.i]
    words = {lemma_of(t) for c in said for t in (c, *c.children)}
    return bool(words & (tables.nouns | tables.adjectives))


def is_rumoured(deed: Deed) -> bool:
    """Tell whether a deed stands only in rumours or reports that nobody confirmed ("unconfirmed reports say …")."""
    held = (deed.heads[-1], *ancestors(deed.heads[-1]))
    return any(_is_rumour(noun) for above in held for noun in _voices(above))


def _voices(above: Token) -> Iterable[Token]:
    """Yield a noun that holds a deed, the subject of the verb that reports it, what it is told "according to"."""
    if not is_verb(above):
        yield above
        return
    for child in above.children:
        if child.dep_ == "nsubj" and child.i < above.i:
            yield child
        elif child.lower_ in ("according", "amid"):
            yield from (noun for noun in child.subtree if noun.dep_ == "pobj")


def _is_rumour(noun: Token) -> bool:
    tables = stance_tables().hedged
    if lemma_of(noun) in tables.nouns:
        return True
    doubted = any(c.dep_ == "amod" and c.lower_ in tables.adjectives for c in noun.children)
    return doubted and lemma_of(noun) in deed_words().reports


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
