"""What is said not to have happened: negated by plain words, denied by its speaker, or told as mere rumour."""

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
_DENIES = frozenset({"deny", "refute", "disavow", "disclaim", "debunk", "rebut", "contradict"})
_CALLS = frozenset({"call", "dub", "describe", "brand", "label"})


def is_negated(deed: Deed) -> bool:
    """Tell whether a deed's own words say that it did not happen ("did not attack", "no soldiers were killed")."""
    tables = stance_tables()
    tokens = [deed.trigger.head, *([deed.verb] if deed.verb is not None and deed.verb.i != deed.trigger.head.i else [])]
    if any(c.dep_ == "neg" or c.lower_ == "not" for t in deed.trigger.tokens for c in t.children):
        return True
    for token in tokens:
        for child in token.children:
            if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no"):
                return True
            if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (
                child.lower_ in ("nobody", "none", "neither", "nothing")
                or any(c.dep_ in ("det", "neg") and c.lower_ == "no" for c in child.children)
            ):
                return is_verb(token)
            if child.dep_ == "advmod" and child.lower_ in tables.negated.words:
                return True
    return False


def negates(governor: Token) -> bool:
    """Tell whether a verb or noun says that what follows did not happen ("failed to", "without", "not able to")."""
    lemma = governor.lemma_.lower()
    return (
        lemma in stance_tables().negated.governors
        or lemma in ("failure", "inability", "refusal")
        or any(c.dep_ == "neg" for c in governor.children)
        or (governor.dep_ == "prep" and lemma == "without")
    )


# ---------------------------------------------------------------- denial


def is_denied(deed: Deed, marks: Marks) -> bool:
    """Tell whether a speaker denies a deed: "denied shelling", "dismissed claims that …", "reports of … are lies"."""
    start = deed.trigger.head.idx
    around = [a for a in marks.layers.attributions if any(s <= start < e for s, e in a.content)]
    if around and (inner := min(around, key=_size)).stance == "denied":
        cues = (deed.trigger.head.doc.char_span(s, e, alignment_mode="expand") for s, e in inner.cue)
        return not any(c.dep_ == "neg" for cue in cues if cue is not None for t in cue for c in t.children)
    if deed.frame.name in ("claim_responsibility", "blame"):
        return False
    told = False
    below = deed.verb if deed.verb is not None else deed.trigger.head
    for above in ancestors(below):
        lemma = lemma_of(above)
        if lemma in deed_words().reports and (not is_verb(above) or above.dep_ in ("dobj", "pobj", "nsubj")):
            told = True
        elif is_verb(above):
            if lemma in (stance_tables().denied.governors if told else _DENIES):
                return below.dep_ not in ("advcl", "conj", "nsubj") and not any(c.dep_ == "neg" for c in above.children)
            if told and _is_untrue(above, below):
                return True
            if not told and (below.dep_ not in ("xcomp", "pcomp") or above.i in marks.cues):
                return False
        below = above
    return False


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
    return any(_is_rumour(noun) for above in ancestors(deed.heads[-1]) for noun in _voices(above))


def _voices(above: Token) -> Iterable[Token]:
    """Yield a noun that holds a deed, or the subject of the verb that reports it."""
    if is_verb(above):
        yield from (c for c in above.children if c.dep_ == "nsubj" and c.i < above.i)
    else:
        yield above


def _is_rumour(noun: Token) -> bool:
    tables = stance_tables().hedged
    if lemma_of(noun) in tables.nouns:
        return True
    doubted = any(c.dep_ == "amod" and c.lower_ in tables.adjectives for c in noun.children)
    return doubted and lemma_of(noun) in deed_words().reports


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
