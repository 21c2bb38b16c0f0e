"""Triggers → deeds: light verbs joined with their nouns, consequences with their causes, mere mentions left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from spacy.tokens import Token

from warledger.reading.claims.classes import is_weapon, lemma_of
from warledger.reading.claims.find import Trigger
from warledger.reading.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, ancestors, is_verb
from warledger.reading.claims.layers import Marks
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.triggers import Frame

Link = Literal["self", "light", "happen", "suffer", "phrase"]
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "her", "their", "any", "both"})
_HARM_FRAMES = frozenset({"kill", "die"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_CAUSE_PREPOSITIONS = frozenset(
    {"in", "during", "by", "from", "when", "amid", "as", "through", "with", "after", "following", "of", "to", "under"}
)
_CAUSES = frozenset(
    {
        "clash",
        "shoot_down",
        "offensive",
        "air_strike",
        "strike",
        "shelling",
        "blast",
        "suicide",
        "chemical",
        "grenade",
        "attack",
        "kill",
        "riot",
        "disaster",
        "protest",
        "repel",
        "capture",
        "mob",
        "disperse",
        "contest",
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """One happening told in a sentence.

    ``verb`` makes its clause (the trigger itself, a light verb, or a verb of happening; None for a bare noun phrase),
    ``link`` how the trigger hangs on it. ``joined`` are triggers that tell the same happening (its deaths, its means).
    """

    trigger: Trigger
    verb: Token | None
    link: Link
    joined: tuple[Trigger, ...] = field(default=())

    @property
    def frame(self) -> Frame:
        """The frame of the trigger."""
        return self.trigger.frame

    @property
    def heads(self) -> tuple[Token, ...]:
        """The tokens that stand for the deed in the tree."""
        own = [self.trigger.head, *(t.head for t in self.joined)]
        return tuple(own if self.verb is None or self.verb in own else [*own, self.verb])


def deeds_of(found: Sequence[Trigger], marks: Marks) -> list[Deed]:
    """Return a sentence's deeds in order.

    Args:
        found: the sentence's triggers.
        marks: the document's mentions by token.
    """
    by_verb = {trigger.head.i: trigger for trigger in found if not trigger.nominal}
    deeds: list[Deed] = []
    joined: dict[int, list[Trigger]] = {}
    for trigger in found:
        host = _host(trigger, by_verb, found)
        if host is not None:
            joined.setdefault(host.head.i, []).append(trigger)
            continue
        deed = _nominal(trigger, by_verb, marks) if trigger.nominal else Deed(trigger, trigger.head, "self")
        if deed is not None:
            deeds.append(deed)
    by_head = {deed.trigger.head.i: deed for deed in deeds}
    merged = {i: replace(d, joined=_all_joined(d.trigger, joined)) for i, d in by_head.items()}
    return [
        deed for i in sorted(merged) if (deed := merged[i]) and (deed.joined or not _repeats(deed, merged.values()))
    ]


def _all_joined(trigger: Trigger, joined: dict[int, list[Trigger]]) -> tuple[Trigger, ...]:
    found: list[Trigger] = []
    for member in joined.get(trigger.head.i, []):
        found += [member, *_all_joined(member, joined)]
    return tuple(found)


# ---------------------------------------------------------------- what tells the same happening


def _host(trigger: Trigger, by_verb: dict[int, Trigger], found: Sequence[Trigger]) -> Trigger | None:
    """Return the trigger whose happening this one only adds to, None where it stands for itself."""
    if trigger.nominal:
        return _host_of_noun(trigger, by_verb, found)
    if trigger.frame.name in _HARM_FRAMES:
        return _host_of_harm(trigger, by_verb, found)
    return _host_of_means(trigger, by_verb)


def _host_of_noun(trigger: Trigger, by_verb: dict[int, Trigger], found: Sequence[Trigger]) -> Trigger | None:
    """Return the verb that a cause noun belongs to: "air strikes killed 12", "12 died in clashes"."""
    head = trigger.head
    if head.dep_ == "compound":
        return next((t for t in found if t.nominal and t.head.i == head.head.i and t is not trigger), None)
    if trigger.frame.name not in _CAUSES | _HARM_FRAMES | {"offensive"}:
        return None
    while head.dep_ == "conj" and not is_verb(head.head):
        head = head.head
    verb = head.head
    if (
        head.dep_ in SUBJECTS
        and verb.i in by_verb
        and by_verb[verb.i].frame.name
        in _HARM_FRAMES | {"strike", "shelling", "blast", "attack", "destroy", "displace"}
    ):
        return by_verb[verb.i]
    if head.dep_ in ("dobj", "nsubjpass") and verb.i in by_verb and by_verb[verb.i].frame.name == "repel":
        return by_verb[verb.i]
    if (
        head.dep_ == "dobj"
        and verb.i in by_verb
        and by_verb[verb.i].frame.name in _HARM_FRAMES | {"strike", "shelling", "grenade", "blast", "suicide"}
    ):
        return by_verb[verb.i]
    if trigger.frame.name in _HARM_FRAMES and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "conj"):
        cause = by_verb.get(verb.head.i)
        if cause is not None and cause.frame.name in _CAUSES:
            return cause
    if head.dep_ == "pobj" and verb.lower_ in _CAUSE_PREPOSITIONS:
        governor = verb.head
        if governor.dep_ in ("dobj", "nsubjpass") and not is_verb(governor):
            governor = governor.head
        trigger_above = by_verb.get(governor.i)
        if (
            trigger_above is not None
            and trigger_above.frame.name in _HARM_FRAMES
            and verb.lower_ not in ("after", "following")
        ):
            return trigger_above
    return None


def _host_of_harm(trigger: Trigger, by_verb: dict[int, Trigger], found: Sequence[Trigger]) -> Trigger | None:
    """Return the deed whose dead a participle or a coordinated verb counts: "…, killing 12 and wounding 5"."""
    verb = trigger.head
    has_subject = any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in verb.children)
    other = by_verb.get(verb.head.i)
    if verb.dep_ == "conj" and other is not None and other.frame.name in _HARM_FRAMES:
        return other if not has_subject or _short_subject(verb) else None
    if verb.dep_ == "relcl" and any(c.lower_ in ("that", "which") and c.dep_ in SUBJECTS for c in verb.children):
        return next((t for t in found if t.nominal and t.head.i == verb.head.i and t.frame.name in _CAUSES), None)
    if verb.dep_ in ("advcl", "acl", "xcomp", "ccomp", "dep", "conj") and verb.tag_ == "VBG" and not has_subject:
        if other is not None and other.frame.name in _CAUSES | _HARM_FRAMES | {"sexual", "arrest"}:
            return other
        return _cause_beside(verb, found)
    return None


def _cause_beside(verb: Token, found: Sequence[Trigger]) -> Trigger | None:
    """Return the noun deed whose clause a participle closes ("carried out air strikes, killing 12")."""
    for trigger in found:
        if (
            trigger.nominal
            and trigger.frame.name in _CAUSES
            and (
                trigger.head.i == verb.head.i
                or (trigger.head.head.i == verb.head.i and trigger.head.dep_ in ("dobj", "nsubj", "nsubjpass", "attr"))
            )
        ):
            return trigger
    return None


def _short_subject(verb: Token) -> bool:
    """Tell whether a coordinated verb's own subject only counts others: "12 were killed and 5 wounded"."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    return bool(subjects) and all(
        s.like_num
        or s.lower_ in ("others", "other", "dozens", "scores", "many", "several", "more", "hundreds", "some")
        or any(c.dep_ == "nummod" or c.lower_ in ("more", "other", "many", "several") for c in s.children)
        for s in subjects
    )


def _host_of_means(trigger: Trigger, by_verb: dict[int, Trigger]) -> Trigger | None:
    """Return the killing that happened "when a bomb exploded" or "after a shell hit": the means are no second deed."""
    verb = trigger.head
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return _host_of_participle(trigger, by_verb)
    if verb.dep_ != "advcl" or trigger.frame.name not in _CAUSES:
        return None
    above = by_verb.get(verb.head.i)
    marker = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i), "")
    if above is not None and above.frame.name in _HARM_FRAMES and marker in ("when", "as"):
        return above
    return None


def _host_of_participle(trigger: Trigger, by_verb: dict[int, Trigger]) -> Trigger | None:
    """Return the strike whose means a participle describes ("shells fired by X hit Y"), the loss it tells again."""
    noun = trigger.head.head
    above = noun.head if noun.dep_ != "pobj" else noun.head.head
    other = by_verb.get(above.i)
    if other is None:
        return None
    if trigger.frame.name in _HARM_FRAMES:
        return other if noun.dep_ == "dobj" and other.frame.name in _HARM_FRAMES else None
    means = is_weapon(noun) and (noun.dep_ in SUBJECTS or noun.head.dep_ in ("agent", "prep"))
    return other if means and trigger.frame.name in _CAUSES and other.frame.name in _CAUSES | _HARM_FRAMES else None


# ---------------------------------------------------------------- nouns


def _nominal(trigger: Trigger, by_verb: dict[int, Trigger], marks: Marks) -> Deed | None:
    """Return a noun's deed with the verb that makes its clause, None for a mere mention."""
    head = trigger.head
    while head.dep_ == "conj" and not is_verb(head.head):
        head = head.head
    head = _out_of_series(head)
    verb, words = head.head, deed_words()
    if is_verb(verb) and verb.i not in by_verb and verb.i not in marks.cues:
        lemma = verb.lemma_.lower()
        if head.dep_ in ("dobj", "nsubjpass") and lemma in words.light_verbs:
            if trigger.frame.name == "die" and any(c.dep_ == "neg" or c.lower_ == "no" for c in verb.children):
                return None  # "did not give a death toll"
            return Deed(trigger, verb, "light")
        if head.dep_ in SUBJECTS and lemma in words.suffer_verbs - words.happen_verbs:
            return _told(Deed(trigger, None, "phrase"), marks)
        if head.dep_ == "dobj" and lemma in words.suffer_verbs:
            return Deed(trigger, verb, "suffer")
        if head.dep_ in SUBJECTS | PASSIVE_SUBJECTS | {"attr"}:
            return _told(Deed(trigger, verb, "happen"), marks)
    if head.dep_ == "pobj" and verb.lower_ in ("out", "in", "to", "with") and is_verb(verb.head):
        above = verb.head
        if (
            above.i not in by_verb
            and above.i not in marks.cues
            and above.lemma_.lower() in ("carry", "engage", "respond", "lead", "participate", "go", "hit", "retaliate")
        ):
            return Deed(trigger, above, "light")
    return _told(Deed(trigger, None, "phrase"), marks)


def _out_of_series(head: Token) -> Token:
    """Climb from "a round of clashes", "a series of strikes" to the noun that stands in the clause."""
    while (
        head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and lemma_of(head.head.head)
        in (
            "round",
            "series",
            "wave",
            "spate",
            "string",
            "barrage",
            "campaign",
            "hour",
            "number",
            "kind",
            "outbreak",
            "resumption",
            "start",
            "launch",
            "beginning",
            "series",
            "night",
            "day",
            "bout",
            "surge",
        )
    ):
        head = head.head.head
    return head


def _told(deed: Deed, marks: Marks) -> Deed | None:
    """Return the deed where its noun phrase or clause says something of its own, None for "the attack" alone."""
    noun = deed.trigger.head
    if _is_unmentioned(noun):
        return None
    # "the Russian bombardment" says no more than "the bombardment"
    phrase = [
        t
        for t in noun.subtree
        if t.dep_ != "relcl" and not (t.head.i == noun.i and t.is_title and t.dep_ in _MODIFIERS)
    ]
    informed = any(
        token.i in layer for token in phrase for layer in (marks.actors, marks.places, marks.times, marks.tolls)
    )
    if informed or deed.frame.name == "claim_responsibility" or _is_denied(noun):
        return deed
    clause = list(deed.verb.subtree) if deed.verb is not None and len(list(deed.verb.subtree)) < 60 else []
    in_clause = any(
        token.i in layer for token in clause for layer in (marks.places, marks.times, marks.tolls, marks.actors)
    )
    definite = any(child.dep_ in ("det", "poss") and child.lower_ in _DEFINITE for child in noun.children)
    if deed.link == "happen" and deed.verb is not None and _is_course(deed.verb, deed):
        return deed
    if deed.trigger.weak or definite:
        return deed if deed.link == "happen" and in_clause and not deed.trigger.weak else None
    described = any(child.dep_ in ("amod", "nummod", "det", "compound") for child in noun.children)
    return deed if in_clause or (described and deed.verb is None) else None


def _is_course(verb: Token, deed: Deed) -> bool:
    """Tell whether a verb says that fighting or a movement begins, goes on or ends: "the attack has ended"."""
    return verb.lemma_.lower() in deed_words().courses and deed.frame.name in _CAUSES | {"flee", "siege", "agreement"}


def _is_denied(noun: Token) -> bool:
    """Tell whether somebody denies a bare deed ("denied shelling homes", which parsers take for a noun)."""
    return any(above.lemma_.lower() in deed_words().answers for above in ancestors(noun) if is_verb(above))


def _is_unmentioned(noun: Token) -> bool:
    """Tell whether a noun only says what somebody was silent about ("made no mention of the counter-attack")."""
    return any(
        above.lemma_.lower() in deed_words().mentions
        and any(c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") for c in above.children)
        for above in ancestors(noun)
    )


def _repeats(deed: Deed, others: Iterable[Deed]) -> bool:
    """Tell whether a definite noun phrase repeats an earlier deed of the same sentence and frame."""
    noun = deed.trigger.head
    if deed.link != "phrase" or not any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children):
        return False
    return any(
        other.trigger.head.i < noun.i and (other.frame.kind, other.frame.group) == (deed.frame.kind, deed.frame.group)
        for other in others
    )
