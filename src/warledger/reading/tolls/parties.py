"""Whose people were harmed: the actor that lost them, that they belong to, or that "its" points back to."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from warledger.reading.tolls.counted import Counted
from warledger.reading.tolls.quantities import OWNERS
from warledger.reading.tolls.told import Fate, Told
from warledger.records import Actor

_OF_ACTOR = re.compile(r"\s+(?:of|from|belonging to)\s+(?:the\s+)?")
_NO_FORCES = frozenset({"civilians", "media", "person"})
_FORCES = frozenset({"soldiers", "fighters", "police"})
_PRONOUNS = frozenset({"it", "they", "which", "who"})
_MEN = frozenset({"man", "troop", "unit", "own", "number"})


def party_of(told: Told, people: Counted, fate: Fate, text: str, actors: Sequence[Actor]) -> str | None:
    """Return the actor whose people these are: who lost them, who overlaps them, follows with "of", or is "its"."""
    span, cue = told.doc[people.first : people.last], told.doc[fate.cue]
    forces = [actor for actor in actors if actor.kind not in _NO_FORCES]
    owners = [actor for actor in forces if _is_party(actor)]
    if cue.lemma_.lower() == "lose":
        for subject in (child for child in cue.children if child.dep_ == "nsubj"):
            loser = (
                _subject_before(told, subject.i, forces) if subject.lower_ in _PRONOUNS else _actor_at(subject, forces)
            )
            if loser is not None:
                return loser.name
    for actor in owners:
        if actor.start < span.end_char and span.start_char < actor.end:
            return actor.name
    for actor in owners:
        if 0 <= actor.start - span.end_char <= 16 and _OF_ACTOR.fullmatch(text[span.end_char : actor.start]):
            return actor.name
    return _owner_before(told, people, forces)


def _owner_before(told: Told, people: Counted, forces: Sequence[Actor]) -> str | None:
    """Return whom "its" means in "the army said five of its soldiers were killed": the subject told before."""
    begin = max(told.first, people.first - 1)
    if not any(token.lower_ in OWNERS for token in told.doc[begin : people.last]) or not _may_be_owned(told, people):
        return None
    actor = _subject_before(told, people.first, forces)
    return actor.name if actor is not None else None


def _subject_before(told: Told, at: int, forces: Sequence[Actor]) -> Actor | None:
    """Return the force that is the nearest subject before a token."""
    for token in reversed(told.doc[told.first : at]):
        if token.dep_ in ("nsubj", "nsubjpass"):
            return _actor_at(token, forces)
    return None


def _may_be_owned(told: Told, people: Counted) -> bool:
    return people.population in _FORCES or told.doc[people.head].lemma_.lower() in _MEN


def _actor_at(token: Token, actors: Sequence[Actor]) -> Actor | None:
    return next((actor for actor in actors if actor.start < token.idx + len(token) and token.idx < actor.end), None)


def _is_party(actor: Actor) -> bool:
    """Tell whether an actor can own people: a side or a name, no mere description of those counted ("fighters")."""
    return actor.side is not None or not actor.name.islower()
