"""Whose word a claim is: the voice behind it, for whom it speaks, and which voices are one origin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from warledger.reconcile.names import name_key, words_of_text
from warledger.records import Actor, Claim, Link, Reading
from warledger.vocabulary.conflicts import load_conflicts
from warledger.vocabulary.outlets import Outlet, outlet_named
from warledger.vocabulary.reconciling import reconciling


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a claim is: ``name`` the origin (None: nobody's), ``body`` whom it speaks for, ``outlet`` who prints.

    ``key`` is equal for all voices that are one origin: a spokesman and his organisation.
    """

    name: str | None
    key: str | None
    side: str | None
    body: str | None
    outlet: str | None

    @property
    def is_identified(self) -> bool:
        """Whether it is known who speaks: a party or a name, not "activists" or "a London-based group"."""
        if self.side is not None or self.name is None:
            return self.side is not None
        return self.name != self.name.lower() and self.name.split()[-1] not in reconciling().vague_speakers

    @property
    def is_outlet(self) -> bool:
        """Whether an outlet speaks in its own voice."""
        return self.name is not None and self.name == self.outlet

    @property
    def is_vague(self) -> bool:
        """Whether a single unnamed speaker is meant who may be anyone ("the source", "a monitor")."""
        if self.is_identified or self.name is None:
            return False
        return self.name.split()[-1] in reconciling().vague_speakers

    @property
    def is_both_sides(self) -> bool:
        """Whether the parties speak together ("both sides confirmed")."""
        return self.name is not None and self.name.lower().removeprefix("the ") in reconciling().both_sides


class Voices:
    """The voices of one reading, with what its other layers know of their sides."""

    def __init__(self, reading: Reading) -> None:
        self._sides = _sides_by_name(reading)
        self._reading = reading
        self._speakers = self._sides_of_speakers()
        self._countries = {actor.country for actor in reading.actors} | {place.country for place in reading.places}

    def side_of(self, name: str | None) -> str | None:
        """Return the side of somebody whom the reading names, None where it knows none."""
        return self._sides.get(name) if name is not None else None

    def voice_of(self, claim: Claim) -> Voice:
        """Return whose word a claim is; a speaker without a side has that of the body it speaks for."""
        outlet = next((link.name for link in claim.chain if link.outlet), None)
        if claim.origin is None:
            return Voice(None, None, None, None, outlet)
        links = (link for link in reversed(claim.chain) if link.name is not None and link.name == claim.origin)
        speaker = next(links, None)
        body = speaker.affiliation if speaker is not None else None
        side = None if speaker is None else self._side_of_link(speaker)
        return Voice(claim.origin, name_key(body or claim.origin), side, body, outlet)

    def _side_of_link(self, link: Link) -> str | None:
        if link.side is not None:
            return link.side
        if link.outlet:
            return self._side_of_outlet(link.name)
        return self.side_of(link.affiliation) or self._side_of_group(link) or self._speakers.get(link.name or "")

    def _side_of_group(self, link: Link) -> str | None:
        """Return the side of "the paramilitary" or "the movement" where the reading tells of one such side only."""
        if link.affiliation is None or link.affiliation.lower() not in reconciling().group_words:
            return None
        sides = {actor.side for actor in self._reading.actors if actor.kind in _GROUPS and actor.side is not None}
        return sides.pop() if len(sides) == 1 else None

    def _sides_of_speakers(self) -> Mapping[str, str]:
        """Return the sides of speakers who are named as somebody's once ("the army's information team")."""
        found: dict[str, str] = {}
        for link in (link for claim in self._reading.claims for link in claim.chain):
            if link.name is not None and not link.outlet and link.name not in found:
                side = link.side or self._side_of_owner(link)
                found.update({link.name: side} if side is not None else {})
        return found

    def _side_of_owner(self, link: Link) -> str | None:
        """Return the side of the force to which a speaker is said to belong, right before the name."""
        if link.start is None or link.affiliation is not None:
            return None
        owners = (actor for actor in self._reading.actors if actor.kind in _OWNERS and self._owns(actor, link))
        return next((actor.side for actor in owners if actor.side is not None), None)

    def _owns(self, actor: Actor, link: Link) -> bool:
        """Tell whether a mention stands as an owner in a speaker's own phrase or right before it."""
        if link.start is None or link.end is None or not link.start - _OWNER_REACH <= actor.start < link.end:
            return False
        between = self._reading.document.text[actor.end : max(link.start, actor.end + 3)]
        return _OWNS.fullmatch(between) is not None

    def _side_of_outlet(self, name: str | None) -> str | None:
        """Return the side of a party's own outlet, where that party has a part in what the reading tells."""
        known = outlet_named(name) if name is not None else None
        if known is None or known.side is None:
            return None
        present = set(self._sides.values())
        if known.side in present:
            return known.side if known.side not in _EVERYWHERE or known.country in self._countries else None
        found = sorted(sides_of_country(known) & present)
        return found[0] if len(found) == 1 else None


_OWNS = re.compile(r"['’]s? (?:[\w-]+ ){0,3}")
_OWNERS = frozenset({"state_forces", "police", "rebel", "militia", "terrorist_group", "political"})
_GROUPS = frozenset({"rebel", "militia", "terrorist_group"})
_OWNER_REACH = 60
_EVERYWHERE = frozenset({"government", "opposition"})
"""Sides that many conflicts have: an outlet of one country's government is not that of another's."""


@cache
def sides_of_country(outlet: Outlet) -> frozenset[str]:
    """Return the sides that stand for an outlet's state in some conflict (Saudi Arabia's is the coalition's)."""
    sides = (side for conflict in load_conflicts().values() for side in conflict.sides.values())
    return frozenset(side.slug for side in sides if outlet.country in side.states and side.slug not in _EVERYWHERE)


def with_whole_names(voices: Iterable[Voice]) -> Mapping[Voice, Voice]:
    """Return the voices of a report that it names in short ("the Observatory said") under their whole names.

    A name is short for another where all its words stand in that one, or in that of the body for which a speaker
    speaks, and in no other.
    """
    known = set(voices)
    whole: dict[Voice, Voice] = {}
    for voice in known:
        words = set(words_of_text(voice.name or ""))
        longer = {(o.key, o.body or o.name, o.side) for o in known if words < _words_of_body(o)}
        if words and len(longer) == 1:
            key, name, side = longer.pop()
            whole[voice] = replace(voice, name=name, key=key, side=voice.side or side)
    return whole


def _words_of_body(voice: Voice) -> set[str]:
    return set(words_of_text(voice.body or voice.name or ""))


def _sides_by_name(reading: Reading) -> Mapping[str, str]:
    """Return the side under which each actor of a reading mostly stands."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in reading.actors:
        if actor.side is not None:
            found[actor.name][actor.side] += 1
    return {name: min(sides, key=lambda side: (-sides[side], side)) for name, sides in found.items()}
