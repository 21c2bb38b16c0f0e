"""Which deed each time, place and toll of a sentence belongs to: by climbing the tree to the nearest deed."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import is_passive, is_verb, precedes
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.reasons import reasons_in

_STOPS = frozenset({"relcl"})
_RAISED = frozenset({"xcomp", "ccomp", "acomp"})


@dataclass(frozen=True, slots=True, eq=False)
class Nodes:
    """The tokens of a sentence that stand for deeds: token index → indexes into the sentence's deeds.

    ``reasons`` are the tokens that tell what a deed answers.
    """

    deeds: Sequence[Deed]
    at: dict[int, tuple[int, ...]]
    cues: frozenset[int]
    reasons: frozenset[int] = frozenset()

    def owners(self, token: Token) -> tuple[int, ...] | None:
        """Return the deeds nearest above a token: empty where there is none, None where a speaker's cue is nearer.

        What a deed above only answers ("in response to the attack in A") is the answered deed's.

        A phrase between what is said and its trailing speaker belongs to what is said, though parsers hang it on the
        cue: "rebels entered the town, on Thursday 5 May, officials reported".
        """
        below = token
        while True:
            if token.i in self.at:
                return self.at[token.i]
            if token.i in self.reasons and token.head.i not in self.reasons:
                return tuple(i for i, deed in enumerate(self.deeds) if deed.trigger.head.i in self.reasons) or None
            if token.i in self.cues and is_verb(token):
                return self._beside_cue(below, token)
            if token.dep_ in _STOPS or token.dep_ == "ROOT" or token.head.i == token.i:
                return ()
            below, token = token, token.head

    def _beside_cue(self, phrase: Token, cue: Token) -> tuple[int, ...] | None:
        speakers = [c for c in cue.children if c.dep_ == "nsubj" and c.i > phrase.right_edge.i]
        told = [c for c in cue.children if c.dep_ == "ccomp"] or ([cue.head] if cue.dep_ == "advcl" else [])
        if not speakers or not told or not told[0].i < phrase.i or phrase.i > cue.i:
            return None
        between = cue.doc[phrase.right_edge.i + 1 : speakers[0].left_edge.i]
        return self.at.get(told[0].i) if between.text == "," else None

    def above(self, index: int) -> int | None:
        """Return the deed that one hangs on as clause, conjunct or argument; None across relatives and speakers."""
        deed = self.deeds[index]
        token = deed.verb or deed.trigger.head
        while token.dep_ not in ("ROOT", "relcl") and token.i not in self.cues:
            if token.i in self.reasons and token.head.i not in self.reasons:
                return None
            token = token.head
            found = [i for i in self.at.get(token.i, ()) if i != index]
            if found:
                return found[0]
        return None


def nodes_of(deeds: Sequence[Deed], marks: Marks) -> Nodes:
    """Return the nodes of a sentence's deeds; verbs that only raise a deed ("began to", "forced … to") stand for it."""
    at: dict[int, list[int]] = {}
    for index, deed in enumerate(deeds):
        for head in deed.heads:
            at.setdefault(head.i, []).append(index)
    for index, deed in enumerate(deeds):
        verb = deed.verb
        while verb is not None and verb.dep_ in _RAISED and is_verb(verb.head) and not precedes(verb):
            verb = verb.head
            if verb.i in at or (verb.i in marks.cues and not is_passive(verb)):
                break
            at[verb.i] = [index]
    reasons = reasons_in(deeds[0].trigger.head.sent) if deeds else frozenset()
    return Nodes(deeds, {i: tuple(indexes) for i, indexes in at.items()}, marks.cues, reasons)


def attach_times(nodes: Nodes, sentence: Span, marks: Marks) -> list[tuple[int, ...]]:
    """Return, by deed, the times at which it is said to have happened.

    A time goes to the nearest deed above it in the tree; one that hangs on a speaker's cue dates the saying. A deed
    without a day of its own takes that of the deed it hangs on, of one that hangs on it, or the sentence's only one.
    """
    found: list[list[int]] = [[] for _ in nodes.deeds]
    free: list[int] = []
    for index, head in _inside(marks.time_heads, sentence):
        owners = nodes.owners(head)
        if owners is None:
            continue
        noun = _noun_told_of(head) if not owners else None
        if noun is not None:
            owners = nodes.at.get(noun.i, ())
        elif not owners:
            free.append(index)
        for owner in owners:
            found[owner].append(index)
    own = [tuple(times) for times in found]
    return [_with_day(i, own, free, nodes, marks) for i in range(len(own))]


def _noun_told_of(token: Token) -> Token | None:
    """Return the noun that a relative clause tells of: "the road that the army cut on Thursday" dates nothing else."""
    while token.dep_ not in ("relcl", "ROOT"):
        token = token.head
    return token.head if token.dep_ == "relcl" else None


def _with_day(index: int, own: list[tuple[int, ...]], free: list[int], nodes: Nodes, marks: Marks) -> tuple[int, ...]:
    """Return a deed's own times, with the day of a deed beside it where they name none."""
    times = own[index]
    if any(_has_day(marks, time) for time in times):
        return times
    above = nodes.above(index)
    seen = {index}
    while above is not None and above not in seen:
        seen.add(above)
        days = tuple(t for t in own[above] if _has_day(marks, t))
        if days:
            return tuple(sorted({*times, *days}))
        above = nodes.above(above)
    for other in range(len(own)):
        if other != index and nodes.above(other) == index and _shares(nodes.deeds[other]):
            days = tuple(t for t in own[other] if _has_day(marks, t))
            if days:
                return tuple(sorted({*times, *days}))
    days = tuple(t for t in _of_when(index, own, nodes) if _has_day(marks, t))
    if days:
        return tuple(sorted({*times, *days}))
    days = tuple(t for t in free if _has_day(marks, t))
    return tuple(sorted({*times, *days})) if len(days) == 1 else times


def _of_when(index: int, own: list[tuple[int, ...]], nodes: Nodes) -> tuple[int, ...]:
    """Return the times of a "when" clause on the verb that a deed is coordinated with: "When A came in May, they …"."""
    verb = nodes.deeds[index].verb
    while verb is not None and verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    for other, deed in enumerate(nodes.deeds):
        told = deed.verb
        if other == index or told is None or told.dep_ != "advcl" or told.head != verb:
            continue
        if any(c.dep_ == "advmod" and c.lower_ == "when" for c in told.children):
            return own[other]
    return ()


def _has_day(marks: Marks, index: int) -> bool:
    time = marks.layers.times[index]
    return time.precision not in ("part_of_day", "duration", "set", "vague") or time.begin is not None


def _shares(deed: Deed) -> bool:
    """Tell whether a deed below another is part of the same happening: its noun argument or a conjunct."""
    return deed.trigger.nominal or (deed.verb is not None and deed.verb.dep_ in ("conj", "advcl", "xcomp"))


def attach_tolls(nodes: Nodes, sentence: Span, marks: Marks) -> tuple[list[tuple[int, ...]], list[int]]:
    """Return, by deed, its tolls, and the tolls of the sentence that no deed holds. One toll belongs to one deed."""
    found: list[list[int]] = [[] for _ in nodes.deeds]
    free: list[int] = []
    for index, head in _inside(marks.toll_heads, sentence):
        owner = _holder(index, nodes, marks)
        if owner is None:
            above = () if _is_apart(head, nodes) else nodes.owners(head) or ()
            owner = next((i for i in above if not _is_word(nodes.deeds[i])), None)
        if owner is None:
            free.append(index)
        else:
            found[owner].append(index)
    return [tuple(tolls) for tolls in found], free


def _is_apart(head: Token, nodes: Nodes) -> bool:
    """Tell whether a toll stands in a main clause of its own ("…; claims of 134 dead are fantasy")."""
    token = head
    while token.dep_ != "ROOT" and token.i not in nodes.at:
        if is_verb(token) and token.dep_ in ("ccomp", "parataxis", "conj"):
            subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children)
            between = token.doc[min(token.i, token.head.i) : max(token.i, token.head.i)]
            return subject and any(t.text == ";" for t in between)
        token = token.head
    return False


def _holder(index: int, nodes: Nodes, marks: Marks) -> int | None:
    """Return the deed one of whose triggers lies within a toll's own words ("12 people were killed")."""
    for number, deed in enumerate(nodes.deeds):
        heads = (deed.trigger.head, *(t.head for t in deed.joined))
        if any(index in marks.tolls.get(head.i, ()) for head in heads):
            return number
        toll = marks.toll_heads[index]
        if toll is not None and any(h.dep_ == "acl" and h.head.i == toll.i and h.tag_ == "VBN" for h in heads):
            return number
    return None


def _is_word(deed: Deed) -> bool:
    return deed.frame.kind in ("Diplomacy", "Responsibility")


def _inside(heads: Sequence[Token | None], sentence: Span) -> list[tuple[int, Token]]:
    return [(i, head) for i, head in enumerate(heads) if head is not None and sentence.start <= head.i < sentence.end]
