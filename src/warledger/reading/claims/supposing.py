"""Deeds told in conditions, questions and orders: what might happen, is asked, or is to be done."""

from collections.abc import Iterator

from spacy.tokens import Token

from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import is_verb
from warledger.records import Stance
from warledger.vocabulary.stance import stance_tables

_FARTHEST_CONDITION = 12
_LONGEST_CONDITION = 4
_CLAUSE_ENDS = frozenset({",", ";", ":", '"', "“", "”", "(", "-", "–", "—"})
_ASKS = frozenset(
    {"did", "does", "do", "has", "have", "had", "was", "were", "is", "are", "can", "could", "will", "would"}
)


def supposed(deed: Deed) -> Iterator[Stance]:
    """Yield the stance of a deed that a condition, a question or an order holds."""
    verb = deed.verb if deed.verb is not None else deed.trigger.head
    if _in_condition(deed.trigger.head) or _would_have(verb):
        yield "hypothetical"
    opening = _inverted(verb)
    if opening == "had" or (opening is not None and _is_question(verb)):
        yield "hypothetical"
    if _is_order(deed, verb):
        yield "planned"


def _in_condition(token: Token) -> bool:
    """Tell whether "if", "in case of", "suppose" stands before a word in its own clause."""
    conditions, at = stance_tables().hypothetical.phrases, token.i - 1
    first = max(token.sent.start, token.i - _FARTHEST_CONDITION)
    while at >= first and token.doc[at].text not in _CLAUSE_ENDS:
        for length in range(1, _LONGEST_CONDITION + 1):
            words = " ".join(t.lower_ for t in token.doc[max(first, at - length + 1) : at + 1])
            if words in conditions and not _is_asked(token.doc[max(first, at - length + 1)]):
                return True
        at -= 1
    return False


def _is_asked(word: Token) -> bool:
    """Tell whether a word only looks like a condition: "even if", "as if" tell what is or seems."""
    return word.i > word.sent.start and word.lower_ == "if" and word.nbor(-1).lower_ == "even"


def _would_have(verb: Token) -> bool:
    """Tell whether a verb tells what did not come about: "would have captured the town"."""
    words = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    return "would" in words and "have" in words


def _inverted(verb: Token) -> str | None:
    """Return the auxiliary that stands before a verb's subject at the head of a sentence: "Had the army attacked"."""
    aux = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if aux is None or subject is None or aux.i > subject.i or aux.lower_ not in _ASKS:
        return None
    before = [t for t in verb.doc[verb.sent.start : aux.i] if not t.is_punct]
    return aux.lower_ if not before or before[-1].lower_ in ("why", "and", "but", "or") else None


def _is_question(verb: Token) -> bool:
    ahead = verb.doc[verb.i : verb.sent.end]
    return any(token.text == "?" for token in ahead)


def _is_order(deed: Deed, verb: Token) -> bool:
    """Tell whether a sentence orders a deed: "Attack them wherever you find them"."""
    if (
        deed.trigger.nominal
        or not is_verb(verb)
        or verb.tag_ != "VB"
        or verb.dep_ not in ("ROOT", "ccomp", "parataxis")
    ):
        return False
    ruled = any(c.dep_ in ("aux", "nsubj", "nsubjpass", "mark") for c in verb.children)
    opens = all(t.is_punct or t.lower_ in ("do", "not", "n't", "let", "us") for t in verb.doc[verb.sent.start : verb.i])
    return opens and not ruled
