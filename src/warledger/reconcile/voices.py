"""Whose word a claim is: the voice behind it, for whom it speaks, and which voices are one origin."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from warledger.reconcile.bodies import (
    body_key,
    body_of,
    can_speak,
    canonical,
    cited_in,
    cites_monitor,
    is_known_body,
    is_monitor,
)
from warledger.reconcile.credits import agency_of_document
from warledger.reconcile.names import words_of_text
from warledger.reconcile.sides import (
    EVERYWHERE,
    conflict_of_reading,
    side_in_conflict,
    side_of_known,
    sides_of_country,
)
from warledger.records import Actor, Claim, Link, Reading
from warledger.vocabulary.conflicts import Conflict
from warledger.vocabulary.origins import origin_words
from warledger.vocabulary.outlets import outlet_named
from warledger.vocabulary.reconciling import reconciling
from warledger.vocabulary.saying import saying


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a claim is: ``name`` the origin (None: nobody's), ``body`` whom it speaks for, ``outlet`` who prints.

    ``key`` is equal for all voices that are one origin: a spokesman and his organisation, an outlet and the agency
    whose report it prints. ``called`` names that origin for people. ``agency`` is the one that the page credits.
    ``is_outlet``: the outlet speaks in its own voice, or shows what nobody says ("footage showed"); ``cited`` is then
    the voice that its sentence cites all the same, and ``monitors`` are keys and names of those that its report names.
    """

    name: str | None
    key: str | None
    side: str | None
    body: str | None
    outlet: str | None
    called: str | None = None
    agency: str | None = None
    is_outlet: bool = False
    cited: "Voice | None" = None
    monitors: tuple[tuple[str, str], ...] = ()

    @property
    def is_identified(self) -> bool:
        """Whether it is known who speaks: a party or a name, not "activists" or "a London-based group"."""
        if self.side is not None or self.name is None:
            return self.side is not None
        return self.name != self.name.lower() and self.name.split()[-1] not in reconciling().vague_speakers

    @property
    def is_vague(self) -> bool:
        """Whether an unnamed speaker is meant who may be anyone ("the source", "a monitor", "agencies")."""
        if self.is_identified or self.name is None or self.is_outlet:
            return False
        return self.name.split()[-1] in reconciling().vague_speakers | origin_words().unnamed

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
        self._conflict = conflict_of_reading(reading)
        self._agency = agency_of_document(reading.document)
        self._monitors = _monitors_in(reading)
        self._towns = {place.name for place in reading.places}
        self._bodies = {canonical(actor.name) for actor in reading.actors if is_known_body(actor.name)}

    @property
    def conflict(self) -> Conflict | None:
        """The conflict that the reading tells of."""
        return self._conflict

    @property
    def sides(self) -> Mapping[str, str]:
        """The side under which each actor of the reading mostly stands, and each speaker."""
        return {**self._speakers, **self._sides}

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
        if speaker is None or speaker.outlet:
            return self._own_voice(claim, outlet)
        is_elsewhere = "-based" in claim.origin.lower()  # a "Britain-based group" does not speak for Britain
        side = self._side_of_known(claim.origin) or (None if is_elsewhere else self._side_of_link(speaker))
        if side is None and not can_speak(claim.origin):
            return self._own_voice(claim, outlet)
        for_whom = None if speaker.affiliation in self._towns else speaker.affiliation
        body = self._whole_name(claim.origin) or body_of(claim.origin, speaker.actor, for_whom)
        side = side or (self._side_of_outlet(body) if body is not None else None)
        known = canonical(claim.origin)
        called = known if known != claim.origin or body is None else body
        return Voice(claim.origin, body_key(body or claim.origin), side, body, outlet, called, self._agency)

    def _own_voice(self, claim: Claim, outlet: str | None) -> Voice:
        """Return an outlet's own voice: that of the agency whose report it prints, where the page credits one."""
        prints = self._agency or outlet or claim.origin or ""
        side = self._side_of_outlet(prints)
        own = Voice(claim.origin, body_key(prints), side, None, outlet, prints, self._agency, is_outlet=True)
        return replace(own, cited=self._voice_cited(claim, outlet), monitors=self._monitors)

    def _voice_cited(self, claim: Claim, outlet: str | None) -> Voice | None:
        """Return the body that a claim's sentence names as where it has it from, though not in so many clauses."""
        start, end = next(((s, e) for s, e in self._reading.sentences if s <= claim.trigger[0] < e), (0, 0))
        sentence = self._reading.document.text[start:end]
        name = cited_in(sentence)
        if name is None and len(self._monitors) == 1 and cites_monitor(sentence):
            name = self._monitors[0][1]
        if name is None or (outlet is not None and body_key(name) == body_key(outlet)):
            return None
        side = self._side_of_known(name) or self._side_of_outlet(name)
        return Voice(name, body_key(name), side, None, outlet, canonical(name), self._agency)

    def _whole_name(self, name: str) -> str | None:
        """Return the one body of the report for which a speaker's name is short ("the Observatory's director")."""
        words = _short_words(name)
        found = {body for body in self._bodies if words < set(words_of_text(body))}
        return found.pop() if words and len(found) == 1 else None

    def _side_of_known(self, name: str) -> str | None:
        """Return the side that the conflict gives to a known actor of that name."""
        return side_of_known(name, self._conflict, self._reading.document.told_on) if self._conflict else None

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
        """Return the side of a party's own outlet in the conflict that the reading tells of.

        Where no conflict is known, that party must have a part in what the reading tells.
        """
        known = outlet_named(name) if name is not None else None
        if known is None or known.side is None:
            return None
        if self._conflict is not None:
            return side_in_conflict(known, self._conflict, self._reading.document.told_on)
        present = set(self._sides.values())
        if known.side in present:
            return known.side if known.side not in EVERYWHERE or known.country in self._countries else None
        found = sorted(sides_of_country(known) & present)
        return found[0] if len(found) == 1 else None


def _monitors_in(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Return keys and names of the monitors that a report names: news names them for what they say."""
    names = {actor.name for actor in reading.actors if actor.kind == "monitor"}
    names |= {found.speaker_name for found in reading.attributions if found.speaker_name is not None}
    bodies = {canonical(body_of(name) or name) for name in names}
    return tuple(sorted((body_key(body), body) for body in bodies if is_monitor(body)))


_OWNS = re.compile(r"['’]s? (?:[\w-]+ ){0,3}")
_OWNERS = frozenset({"state_forces", "police", "rebel", "militia", "terrorist_group", "political"})
_GROUPS = frozenset({"rebel", "militia", "terrorist_group"})
_OWNER_REACH = 60


def with_whole_names(voices: Iterable[Voice]) -> Mapping[Voice, Voice]:
    """Return the voices of a report that it names in short ("the Observatory said") under their whole names.

    A name is short for another where all its words stand in that one, or in that of the body for which a speaker
    speaks, and in no other. What somebody is to a body ("the Observatory's director") is no part of the name.
    """
    known = set(voices)
    whole: dict[Voice, Voice] = {}
    for voice in known:
        words = set() if voice.is_outlet else _short_words(voice.name or "")
        speakers = (other for other in known if not other.is_outlet and other != voice)
        longer = {(o.key, o.body or o.name, o.side, o.called) for o in speakers if words < _words_of_body(o)}
        if words and len(longer) == 1:
            key, name, side, called = longer.pop()
            whole[voice] = replace(voice, name=name, key=key, side=voice.side or side, called=called)
    return whole


def _short_words(name: str) -> set[str]:
    words = {word.removesuffix("'s").removesuffix("’s") for word in words_of_text(name)}
    bare = words - saying().roles
    return bare if bare and bare <= reconciling().vague_speakers else words


def _words_of_body(voice: Voice) -> set[str]:
    return set(words_of_text(voice.body or voice.name or ""))


def _sides_by_name(reading: Reading) -> Mapping[str, str]:
    """Return the side under which each actor of a reading mostly stands."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in reading.actors:
        if actor.side is not None:
            found[actor.name][actor.side] += 1
    return {name: min(sides, key=lambda side: (-sides[side], side)) for name, sides in found.items()}
