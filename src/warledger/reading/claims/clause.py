"""The clause that tells a deed: its verb with subject, objects, phrases, without other deeds' clauses or speakers."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, is_gerund, is_verb, precedes
from warledger.reading.claims.layers import Marks
from warledger.records import Range
from warledger.vocabulary.deeds import deed_words

_CUT = frozenset({"conj", "advcl", "relcl", "ccomp", "parataxis", "acl", "dep"})
_EDGES = frozenset({"cc", "punct", "mark", "dep"})
MAX_ANTECEDENT = 14
"""A relative clause is told with its noun phrase where that has at most so many words."""
_OPEN_CLOSE = "\"“”'‘’()[]"


def clause_of(deed: Deed, deeds: Sequence[Deed], sentence: Span, marks: Marks) -> list[Token]:
    """Return the tokens of a deed's clause in order, its trigger always among them."""
    root = _root_of(deed, deeds, marks)
    others = {head.i for other in deeds if other is not deed for head in other.heads} - {h.i for h in deed.heads}
    kept: list[Token] = []
    _gather(root, _Cut(others, frozenset(h.i for h in deed.heads)), marks, kept)
    first, last = deed.trigger.tokens[0].i, deed.trigger.tokens[-1].i
    words = [
        t for t in kept if sentence.start <= t.i < sentence.end and not (t.is_space or t.is_punct or t.dep_ == "cc")
    ]
    inside = {t.i for t in words} | set(range(first, last + 1))
    if deed.verb is not None:
        inside.add(deed.verb.i)
    first_word = min(inside) - len(_antecedent(root, min(inside)))
    return _trimmed([t for t in sentence if first_word <= t.i <= max(inside)], deed, marks)


def _antecedent(root: Token, start: int) -> list[Token]:
    """Return the tokens from a relative clause's noun phrase up to the clause ("families who fled"), if they adjoin."""
    if root.dep_ != "relcl" or root.doc[start].lower_ not in ("who", "which", "that", "of", "whom", "where", "from"):
        return []
    within = {t.i for t in root.subtree}
    phrase = [t for t in root.head.subtree if t.i not in within and t.i < start]
    gap = start - phrase[-1].i if phrase else MAX_ANTECEDENT
    if not phrase or gap > 2 or start - phrase[0].i > MAX_ANTECEDENT:
        return []
    return list(root.doc[phrase[0].i : start])


def range_of(clause: Sequence[Token]) -> Range:
    """Return a clause's character range."""
    return clause[0].idx, clause[-1].idx + len(clause[-1])


def own_words(clause: Sequence[Token]) -> str:
    """Return a clause's words in lower case, without the relative clauses within it."""
    inside = {token.i for token in clause}
    relative = {t.i for token in clause if token.dep_ == "relcl" and token.head.i in inside for t in token.subtree}
    return " ".join(token.lower_ for token in clause if token.i not in relative)


def _root_of(deed: Deed, deeds: Sequence[Deed], marks: Marks) -> Token:
    """Return the token whose subtree is the clause: the verb, or one above that only raises it or holds the noun."""
    heads = {head.i for other in deeds if other is not deed for head in other.heads}
    root = deed.verb if deed.verb is not None else deed.trigger.head
    if is_gerund(root):
        return root.head
    for _ in range(4):
        above = _verb_above(root)
        if above is None or above.i in heads or _is_saying(root, above, marks):
            break
        root = above
    return root


def _is_saying(root: Token, above: Token, marks: Marks) -> bool:
    """Tell whether the verb above is a speaker's cue; "put the toll at 22" tells, "believed to have" only raises."""
    if above.i not in marks.cues or root.dep_ in ("xcomp", "acomp"):
        return False
    return is_verb(root) or above.lemma_.lower() in deed_words().saying


def _verb_above(token: Token) -> Token | None:
    """Return the verb that raises an infinitive or governs a noun phrase, None at a clause of its own."""
    if is_verb(token):
        if token.dep_ in ("xcomp", "acomp") and is_verb(token.head):
            return token.head
        if (
            token.dep_ == "ccomp"
            and not precedes(token)
            and is_verb(token.head)
            and not any(c.dep_ == "nsubj" and c.i < token.i and c.dep_ == "mark" for c in token.children)
        ):
            return token.head
        if token.dep_ == "pcomp" and is_verb(token.head.head):
            return token.head.head
        return None
    while token.dep_ not in ("ROOT", "appos") and token.head.i != token.i:
        token = token.head
        if is_verb(token):
            return token
    return None


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a clause is cut: the tokens of other deeds, and those of its own that hold it together."""

    others: set[int]
    own: frozenset[int]


def _gather(token: Token, cut: _Cut, marks: Marks, kept: list[Token]) -> None:
    kept.append(token)
    for child in token.children:
        if child.i in marks.cues and is_verb(child) and child.dep_ in ("parataxis", "ccomp", "advcl", "conj"):
            continue
        if child.dep_ in _CUT and _holds_other(child, cut):
            continue
        _gather(child, cut, marks, kept)


def _holds_other(child: Token, cut: _Cut) -> bool:
    """Tell whether a dependent clause tells another deed, or is a coordinated clause with a subject of its own."""
    if child.i in cut.others:
        return True
    if child.i in cut.own or not is_verb(child):
        return False
    if child.dep_ == "conj" and any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in child.children):
        return True
    return any(t.i in cut.others for t in child.subtree)


def _trimmed(tokens: list[Token], deed: Deed, marks: Marks) -> list[Token]:
    """Return tokens without conjunctions, commas, and speakers' cues at the ends."""
    heads = {t.i for t in deed.trigger.tokens}
    while len(tokens) > 1 and tokens[0].i not in heads and _is_edge(tokens[0], marks):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].i not in heads and _is_edge(tokens[-1], marks):
        tokens = tokens[:-1]
    return tokens


def _is_edge(token: Token, marks: Marks) -> bool:
    if token.is_space or (token.is_punct and token.text not in "%$") or token.dep_ == "cc":
        return True
    return token.i in marks.cues or (token.lower_ == "that" and token.dep_ == "mark")
