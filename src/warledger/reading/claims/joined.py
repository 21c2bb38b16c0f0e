"""Deeds of one sentence that tell the same happening → one deed: the best trigger, what the others add joined to it.

"They fired shells, which landed in a market, killing two" tells one happening three times. What came of a deed, where
its shells came down and the noun that names it again are joined to it with their tolls, places and parties.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from warledger.reading.claims.classes import ARMED_CLASSES, actor_of, class_of, counted_by, is_weapon, lemma_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.find import Trigger
from warledger.reading.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, doers, is_verb
from warledger.reading.claims.layers import Marks
from warledger.vocabulary.deeds import deed_words

_HARMS = frozenset({"kill", "die"})
_BLOWS = frozenset(
    {"air_strike", "strike", "shelling", "blast", "suicide", "chemical", "grenade", "attack", "shoot_down"}
)
_VIOLENT = _HARMS | _BLOWS | {"clash", "offensive", "destroy", "riot", "mob", "disaster"}
_COMES_DOWN = frozenset({"land", "fall", "hit", "strike", "target", "explode", "detonate", "rain", "slam"})
_BY_MEANS = frozenset({"in", "by", "with", "during", "through", "from", "due", "to", "of", "via", "because", "under"})
_NOT_SAME = frozenset(
    {"after", "following", "before", "since", "despite", "against", "until", "without", "on", "about", "over", "for"}
)
_PARTS = frozenset({"pobj", "prep", "dobj", "compound", "amod", "acl", "pcomp", "conj", "appos", "nmod", "agent"})
_DESCRIBING = frozenset({"position", "station", "base", "deploy", "locate", "entrench"})
_LOSSES = frozenset({"damage", "casualty", "destruction", "loss", "injury", "death"})
_CAUSING = frozenset({"cause", "result", "lead", "leave", "claim", "inflict"})
_OTHERS = frozenset({"others", "other", "more", "dozens", "scores", "several", "many", "hundreds", "some"})
_CLOSE = 12
"""A count of hurt belongs to the dead told so many words before it at most."""


def join_same(deeds: Sequence[Deed], marks: Marks) -> list[Deed]:
    """Return a sentence's deeds with those that tell a happening again joined to it, and mere descriptions left out.

    Args:
        deeds: the sentence's deeds in order.
        marks: the document's mentions by token.
    """
    told = [deed for deed in deeds if not _only_describes(deed, deeds, marks)]
    at = {head.i: number for number, deed in enumerate(told) for head in deed.heads}
    hosts = {n: host for n in range(len(told)) if (host := _host_of(n, told, at, marks)) is not None and host != n}
    members: dict[int, list[int]] = {}
    for number in hosts:
        members.setdefault(_top(number, hosts), []).append(number)
    return [
        replace(deed, joined=(*deed.joined, *(t for m in members.get(n, []) if m != n for t in _triggers(told[m]))))
        for n, deed in enumerate(told)
        if n not in hosts or _top(n, hosts) == n
    ]


def adopt_tolls(
    tolls: Sequence[tuple[int, ...]], free: Iterable[int], deeds: Sequence[Deed], marks: Marks
) -> tuple[list[tuple[int, ...]], list[int]]:
    """Give tolls that no deed holds to the violent deed whose count they are told as: "… , claiming two lives".

    Args:
        tolls: tolls by deed.
        free: the tolls that no deed holds.
        deeds: the sentence's deeds.
        marks: the document's mentions by token.
    """
    found, left = [list(held) for held in tolls], []
    for index in free:
        host = _host_of_toll(index, deeds, marks)
        if host is None:
            left.append(index)
        else:
            found[host].append(index)
    return [tuple(held) for held in found], left


# ---------------------------------------------------------------- whose happening a deed tells again


def _host_of(number: int, deeds: Sequence[Deed], at: dict[int, int], marks: Marks) -> int | None:
    deed = deeds[number]
    if deed.trigger.nominal:
        if _is_caused(deed):
            return _cause_of(number, deeds, at, marks)
        return _named_again(number, deeds, at) if deed.link == "phrase" else None
    if _is_consequence(deed):
        return _cause_of(number, deeds, at, marks)
    if _is_count_of_hurt(deed):
        return _dead_before(number, deeds, marks)
    return _comes_down_from(number, deeds, at)


def _is_consequence(deed: Deed) -> bool:
    """Tell whether a participle without a subject tells the harm or damage that a deed did."""
    verb = deed.trigger.head
    if verb.tag_ != "VBG" or any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children):
        return False
    return deed.frame.name in _HARMS or any(lemma_of(t) in _LOSSES for t in deed.trigger.tokens)


def _is_caused(deed: Deed) -> bool:
    """Tell whether a noun names the harm that a participle says was done: ", causing the death of", "resulting in"."""
    noun = deed.trigger.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    subject = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children)
    return deed.frame.name in _HARMS | {"destroy"} and verb.tag_ == "VBG" and verb.lemma_ in _CAUSING and not subject


def _cause_of(number: int, deeds: Sequence[Deed], at: dict[int, int], marks: Marks) -> int | None:
    """Return the violent deed above a participle, else the one told right before it."""
    above = _first_above(deeds[number].trigger.head, number, at)
    if above is not None:
        return above if deeds[above].frame.name in _VIOLENT else None
    before = [n for n in range(number) if deeds[n].frame.name in _VIOLENT]
    if not before:
        return None
    between = range(deeds[before[-1]].trigger.head.i + 1, deeds[number].trigger.head.i)
    return None if any(i in marks.cues for i in between) else before[-1]


def _is_count_of_hurt(deed: Deed) -> bool:
    """Tell whether a harm is a bare count beside another: "three killed, 38 injured", "… and 50 others wounded"."""
    verb = deed.trigger.head
    if deed.frame.name not in _HARMS or any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children) or verb.i == 0:
        return False
    before = verb.nbor(-1)
    return before.like_num or before.lower_ in _OTHERS


def _dead_before(number: int, deeds: Sequence[Deed], marks: Marks) -> int | None:
    verb = deeds[number].trigger.head
    for other in range(number - 1, -1, -1):
        head = deeds[other].trigger.head
        near = verb.i - head.i <= _CLOSE and not any(i in marks.cues for i in range(head.i + 1, verb.i))
        if deeds[other].frame.name in _HARMS and near:
            return other
    return None


def _comes_down_from(number: int, deeds: Sequence[Deed], at: dict[int, int]) -> int | None:
    """Return the deed whose shells or strikes come down: "fired shells, which landed in", "strikes targeting"."""
    verb = deeds[number].trigger.head
    if deeds[number].frame.name not in _BLOWS:
        return None
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in _BY_MEANS:
        return _violent(at.get(verb.head.head.i), deeds)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and is_weapon(verb.head):
        # "a number of shells fired by the group hit the town"
        noun = _counted(verb.head)
        return _violent(at.get(noun.head.i), deeds) if noun.dep_ in SUBJECTS else None
    if verb.lemma_.lower() not in _COMES_DOWN:
        return None
    own = [c for c in verb.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    pronoun = any(c.lower_ in ("which", "that") for c in own)
    if verb.dep_ == "relcl" and pronoun:
        noun = verb.head
        if noun.i in at:
            return at[noun.i]
        above = _first_above(noun, number, at) if is_weapon(noun) else None
        return above if above is not None and deeds[above].frame.name in _BLOWS else None
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.i in at:
        return _violent(at[verb.head.i], deeds)
    participle = verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl", "pcomp", "xcomp", "ccomp", "conj", "dep")
    follows = verb.dep_ in ("conj", "acl", "ccomp", "dep") and not own and _sends_weapon(verb.head)
    if (participle and all(is_weapon(c) for c in own)) or follows:
        above = _first_above(verb, number, at)
        return above if above is not None and deeds[above].frame.name in _BLOWS | {"offensive"} else None
    return None


def _violent(number: int | None, deeds: Sequence[Deed]) -> int | None:
    return number if number is not None and deeds[number].frame.name in _VIOLENT else None


def _sends_weapon(token: Token) -> bool:
    """Tell whether what is sent off goes on as the subject: "a shell was fired and landed"."""
    if is_weapon(token):
        return True
    return any(c.dep_ == "nsubjpass" and is_weapon(c) for c in token.children)


def _named_again(number: int, deeds: Sequence[Deed], at: dict[int, int]) -> int | None:
    """Return the violent deed below whose verb a noun only names its means: "damaged by the bomb", "hit with raids"."""
    noun = _counted(deeds[number].trigger.head)
    if deeds[number].frame.name not in _VIOLENT:
        return None
    takes = _HARMS | _BLOWS | {"destroy"}
    if noun.dep_ in SUBJECTS and noun.head.i in at and deeds[at[noun.head.i]].frame.name in takes:
        return at[noun.head.i]
    token = noun
    while token.dep_ in _PARTS and token.head.i != token.i:
        does = is_verb(token) and token.lemma_ not in ("use", "contain", "involve", "carry")
        if does or token.lower_ in _NOT_SAME or lemma_of(token) in deed_words().reasons:
            return None
        token = token.head
        if token.i in at and at[token.i] != number:
            other = deeds[at[token.i]]
            same = not other.trigger.nominal and other.frame.name in takes
            return at[token.i] if same and _by_means(noun, token) else None
    return None


def _by_means(noun: Token, verb: Token) -> bool:
    """Tell whether the words from a noun up to a verb say that it is the verb's means or occasion."""
    token = noun
    while token.head.i != verb.i:
        token = token.head
    return token.lower_ in _BY_MEANS or token.dep_ in ("agent", "advcl", "dobj") or token.lemma_ == "use"


def _counted(noun: Token) -> Token:
    """Climb from "strikes" to "dozens" in "dozens of strikes"."""
    prep = noun.head
    return prep.head if noun.dep_ == "pobj" and prep.lower_ == "of" and counted_by(prep.head) == noun else noun


def _first_above(token: Token, number: int, at: dict[int, int]) -> int | None:
    while token.dep_ != "ROOT" and token.head.i != token.i:
        token = token.head
        if at.get(token.i, number) != number:
            return at[token.i]
    return None


def _triggers(deed: Deed) -> tuple[Trigger, ...]:
    return (deed.trigger, *deed.joined)


def _top(number: int, hosts: dict[int, int]) -> int:
    seen = {number}
    while number in hosts and hosts[number] not in seen:
        number = hosts[number]
        seen.add(number)
    return number


# ---------------------------------------------------------------- tolls


def _host_of_toll(index: int, deeds: Sequence[Deed], marks: Marks) -> int | None:
    head = marks.toll_heads[index]
    if head is None or marks.layers.tolls[index].harm == "displaced":
        return None
    violent = [n for n, deed in enumerate(deeds) if deed.frame.name in _VIOLENT]
    of_it = [n for n in violent if deeds[n].frame.name in _HARMS and head.is_ancestor(deeds[n].trigger.head)]
    if of_it:
        return of_it[0]
    before = [n for n in violent if deeds[n].trigger.head.i < head.i]
    if before and not _is_told_apart(deeds[before[-1]].trigger.head, head, marks):
        return before[-1]
    return None


def _is_told_apart(left: Token, right: Token, marks: Marks) -> bool:
    """Tell whether a speaker, a semicolon or a clause with a subject of its own stands between two words."""
    for token in left.doc[left.i + 1 : right.i]:
        subject = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in token.children) and is_verb(token)
        if token.text == ";" or (subject and (token.i in marks.cues or token.dep_ != "relcl")):
            return True
    return False


# ---------------------------------------------------------------- what tells no deed


def _only_describes(deed: Deed, deeds: Sequence[Deed], marks: Marks) -> bool:
    """Tell whether a trigger only describes somebody or something: "groups positioned in"."""
    verb = deed.trigger.head
    if deed.trigger.nominal:
        return False
    lemma = verb.lemma_.lower()
    if lemma == "surround":
        return not any(actor_of(t, marks) is not None or class_of(t, marks) in ARMED_CLASSES for t in doers(verb))
    reduced = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD")
    if lemma in _DESCRIBING and reduced and deed.frame.name not in _VIOLENT:
        return len(deeds) > 1 and not any(c.dep_ == "agent" for c in verb.children)
    if any(lemma_of(t) == "hospital" for t in deed.trigger.tokens):
        return len(deeds) > 1 or any(
            c.lower_ in ("injured", "wounded") for s in verb.children for c in (s, *s.children)
        )
    # "to reach the injured"
    noun = verb.dep_ in ("dobj", "pobj") and verb.tag_ != "VBG" and any(c.dep_ == "det" for c in verb.children)
    return deed.frame.name in _HARMS and noun
