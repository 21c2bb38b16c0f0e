"""Harm told without any number: "caused deaths", "there were injuries among the crew"."""

from collections.abc import Iterator

from spacy.tokens import Token

from warledger.reading.tolls.told import Told
from warledger.records import Toll
from warledger.vocabulary.tolls import toll_words

_NUMBERED = frozenset({"nummod", "det", "poss", "neg", "quantmod"})


def find_unnumbered(told: Told) -> Iterator[Toll]:
    """Yield tolls without numbers: the deaths or injuries that a verb causes, reports or confirms, nothing counted."""
    taken = {i for people in told.counted for i in range(people.first, people.last)}
    for token in told.doc[told.first : told.last]:
        if token.tag_ != "NNS" or token.i in taken or token.lower_ not in toll_words().unnumbered:
            continue
        if _is_told(token) and not any(child.dep_ in _NUMBERED for child in token.children):
            harm = toll_words().unnumbered[token.lower_]
            yield Toll(token.idx, token.idx + len(token), harm=harm, low=None, high=None)


def _is_told(noun: Token) -> bool:
    """Tell whether a verb that makes or tells harm holds the noun, and neither denies nor only fears it."""
    while noun.dep_ == "conj" and noun.head.i != noun.i:
        noun = noun.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    held = noun.dep_ in ("dobj", "obj", "attr") or (noun.dep_ == "pobj" and noun.head.lower_ in ("in", "to"))
    if not held or verb.lemma_.lower() not in toll_words().inflicting:
        return False
    return not any(child.dep_ == "neg" or child.tag_ == "MD" or child.lower_ == "to" for child in verb.children)
