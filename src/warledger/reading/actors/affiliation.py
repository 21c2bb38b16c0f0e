"""Mentions → for whom a person or body speaks: "Wael Alwan, a spokesman for Failaq al-Rahman" → Failaq al-Rahman."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from warledger.reading.actors.draft import Draft
from warledger.vocabulary.actors import load_actors
from warledger.vocabulary.roles import load_roles

_BESIDE = 90
_NO_BOSS = frozenset({"person", "civilians", "other", None})
_BODIES = frozenset({"other", "state", "media", "political"})
_POSSESSIVES = frozenset({"", "'s", "’s", "'", "’"})
_LINKS = frozenset({"of", "for", "from", "with", "the", "at"})
_CLAUSES = frozenset({"who", "which", "that", "and", "but", "while", "whose", "adding", "saying", "said", "told"})
_GENITIVE = 4
_OFFICE = 40
_OFFICE_OF = re.compile(r"(\w+) (?:of|for) (?:the )?$")


class Mention(Protocol):
    """What of an actor mention tells for whom it speaks: an `Actor`, or a draft of one."""

    @property
    def start(self) -> int:
        """Where the mention begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def name(self) -> str:
        """The canonical name."""

    @property
    def id(self) -> str | None:
        """The vocabulary's id."""

    @property
    def kind(self) -> str | None:
        """The kind of actor."""


def find_affiliations(text: str, actors: Sequence[Mention]) -> dict[str, str]:
    """Return, by a canonical name, the canonical name of whom a person or body speaks or acts for.

    The vocabulary knows some; of others the text tells: a body named in the person's title ("UN spokeswoman X"), before
    it ("the army's spokesman X", "its spokesman X"), or in the description beside the name ("X, head of the Y").
    """
    by_name: dict[str, list[Mention]] = {}
    for actor in actors:
        if actor.kind == "person" or (actor.kind in _BODIES and actor.id not in load_actors()):
            by_name.setdefault(actor.name, []).append(actor)
    found: dict[str, str] = {}
    for name, alike in by_name.items():
        boss = _known_boss(alike[0])
        if boss is None and alike[0].kind == "person":
            boss = _boss_of(text, actors, alike)
        elif boss is None:
            boss = _owner(text, actors, alike)
        if boss is not None:
            found[name] = boss
    return found


def with_sides_of_bodies(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Give those who speak for a body its side: "Their military spokesman" is the Houthis' and not the state's."""
    bosses = find_affiliations(text, drafts)
    known = load_actors()
    sided = {d.name: d for d in reversed(drafts) if d.side is not None}
    result = []
    for draft in drafts:
        boss = sided.get(bosses.get(draft.name, ""))
        mine = draft.id not in known and (draft.kind == "person" or draft.side is None)
        result.append(replace(draft, side=boss.side, country=boss.country or draft.country) if boss and mine else draft)
    return result


def _known_boss(actor: Mention) -> str | None:
    known = load_actors().get(actor.id or "")
    return None if known is None or known.affiliation is None else load_actors()[known.affiliation].name


def _boss_of(text: str, actors: Sequence[Mention], alike: Sequence[Mention]) -> str | None:
    return (
        _boss_within(actors, alike)
        or _owner(text, actors, alike)
        or _boss_before(text, actors, alike)
        or _boss_beside(text, actors, alike)
    )


def _boss_within(actors: Sequence[Mention], alike: Sequence[Mention]) -> str | None:
    """Return the body whose name stands within a mention of the person."""
    for mention in alike:
        for other in actors:
            inside = mention.start <= other.start and other.end <= mention.end
            if inside and other is not mention and other.kind not in _NO_BOSS and other.name != mention.name:
                return other.name
    return None


def _owner(text: str, actors: Sequence[Mention], alike: Sequence[Mention]) -> str | None:
    """Return the body that stands in the genitive right before a mention: "the army's", "their"."""
    for mention in alike:
        for other in actors:
            if other.end > mention.start or mention.start - other.end > _GENITIVE or other.kind in _NO_BOSS:
                continue
            owns = text[other.start : other.end].lower() in ("its", "their")
            between = text[other.end : mention.start].strip()
            if other.name != mention.name and between in _POSSESSIVES and (owns or between):
                return other.name
    return None


def _boss_before(text: str, actors: Sequence[Mention], alike: Sequence[Mention]) -> str | None:
    """Return whose the office is that stands before the name: "the spokesman of its General Command, X"."""
    for mention in alike:
        for other in actors:
            if other.kind in _NO_BOSS or not 0 < mention.start - other.end < _OFFICE or other.name == mention.name:
                continue
            between = text[other.end : mention.start]
            office = _OFFICE_OF.search(text, max(0, other.start - _OFFICE), other.start)
            holds = office is not None and _is_office(office.group(1))
            if holds and between.rstrip().endswith(",") and between.count(",") == 1 and "." not in between:
                return other.name
    return None


def _is_office(word: str) -> bool:
    head = load_roles().heads.get(word.lower())
    return head is not None and head.form == "office"


def _boss_beside(text: str, actors: Sequence[Mention], alike: Sequence[Mention]) -> str | None:
    """Return the body in the description that stands behind a mention of the person."""
    for mention in alike:
        for other in actors:
            between = text[mention.end : other.start] if other.start >= mention.end else None
            if between is None or len(between) > _BESIDE or other.kind in _NO_BOSS:
                continue
            if _is_description_of(between):
                return other.name
    return None


def _is_description_of(between: str) -> bool:
    """Tell whether the words between a person and a body make one describe the other: ", a spokesman for the"."""
    words = between.split()
    if not between.startswith(",") or len(words) <= 1 or words[-1].lower() not in _LINKS:
        return False
    return "." not in between and "," not in between[1:] and words[1].lower() not in _CLAUSES
