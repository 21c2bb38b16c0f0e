"""On whose word each claim of an event finally rests, and by what way an outlet came by it.

An outlet that cites somebody on an event has what it tells of it from there; one that prints a news agency's report has
it from the agency; one whose sentence stands in another's report before has it from there. A party's own outlet speaks
as that party, where the party takes part in the event. "The source" and "a monitor" may be whoever is named beside.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from warledger.reconcile.bodies import body_key, is_monitor, is_unmodified
from warledger.reconcile.sightings import Sighting
from warledger.records import CarriedHow
from warledger.vocabulary.origins import origin_words
from warledger.vocabulary.reconciling import reconciling

_FEWEST_STEMS = 5
_LATE = 10**7
_OFTEN = 2
_LONGEST_PARTICLE = 2

Order = tuple[bool, int, tuple[str, int, int, str]]


@dataclass(frozen=True, slots=True)
class Rest:
    """On whose word a claim rests.

    ``key`` is the origin's, None where nobody's word is given. ``how`` says by what way the outlet came by it, ``via``
    names what stands between: the speaker, the agency, the outlet whose words these are.
    """

    key: str | None
    how: CarriedHow
    via: str | None


def rests_of(sightings: Sequence[Sighting], copies: Mapping[str, tuple[str, ...]]) -> dict[str, Rest]:
    """Return claim id → on whose word it rests.

    Args:
        sightings: of one event.
        copies: document id → ids of its copies.
    """
    return _Resting(sightings, copies).rests()


def side_keys(sightings: Sequence[Sighting]) -> dict[str | None, str]:
    """Return voice key → side, of voices that any report knows to speak for a party."""
    return {s.voice.key: s.voice.side for s in sightings if s.voice.side is not None}


class _Resting:
    def __init__(self, sightings: Sequence[Sighting], copies: Mapping[str, tuple[str, ...]]) -> None:
        self._ordered = sorted(sightings, key=_order)
        self._copies = copies
        self._sides = side_keys(self._ordered)
        self._taking_part = {p.side for s in self._ordered for p in (*s.initiators, *s.targets) if p.side is not None}
        self._speakers: dict[str, list[Sighting]] = defaultdict(list)
        for sighting in self._ordered:
            if _is_speaker(sighting):
                self._speakers[sighting.document].append(sighting)
        self._twins: dict[str, list[Sighting]] = defaultdict(list)
        self._reprints: dict[str, list[Sighting]] = defaultdict(list)
        for later, earlier in self._alike():
            self._twins[later.claim].append(earlier)
            self._reprints[later.claim].append(earlier)
            self._reprints[earlier.claim].append(later)
        self._own: dict[str, Rest] = {}

    def rests(self) -> dict[str, Rest]:
        found = {sighting.claim: self._rest(sighting) for sighting in self._ordered}
        found |= self._of_one_outlet(found)
        onward = self._onward(found)
        return {claim: _led(rest, onward) for claim, rest in found.items()}

    def _of_one_outlet(self, found: Mapping[str, Rest]) -> dict[str, Rest]:
        """Return where an outlet's own words rest that has the event from somebody else in another of its reports."""
        had = self._had_from(found)
        own = [s for s in self._ordered if s.voice.is_outlet and s.voice.side not in (self._taking_part - {None})]
        own = [s for s in own if found[s.claim].how in ("own_word", "party_media")]
        return {s.claim: had[_printer(s)] for s in own if _printer(s) in had}

    def _had_from(self, found: Mapping[str, Rest]) -> dict[str, Rest]:
        """Return outlet → on whose word it has the event, of outlets that have it from somebody else in any report."""
        had: dict[str, Rest] = {}
        for sighting in self._ordered:
            rest = found[sighting.claim]
            if rest.key is not None and rest.how not in ("own_word", "party_media", "speaks"):
                had.setdefault(_printer(sighting), rest)
        return had

    def _key(self, sighting: Sighting) -> str:
        side = self._sides.get(sighting.voice.key)
        return f"name:{sighting.voice.key}" if side is None else f"side:{side}"

    def _rest(self, sighting: Sighting) -> Rest:
        voice = sighting.voice
        if voice.key is None:
            return Rest(None, "quotes", None)
        if voice.is_outlet:
            own = self._own.get(sighting.document) or self._rest_of_outlet(sighting)
            self._own[sighting.document] = own
            return own
        return self._rest_of_speaker(sighting)

    def _rest_of_speaker(self, sighting: Sighting) -> Rest:
        voice = sighting.voice
        if self._has_two_speakers(sighting):
            return Rest(f"name:{body_key(_printer(sighting))}", "own_word", _printer(sighting))
        who = self._named_beside(sighting) if voice.is_vague else None
        if who is not None:
            return Rest(self._key(who), "quotes", who.voice.called)
        return Rest(self._key(sighting), "speaks" if _is_own_people(sighting) else "quotes", voice.called)

    def _has_two_speakers(self, sighting: Sighting) -> bool:
        """Tell whether an outlet prints a sentence again and again beside different speakers: it is none of theirs."""
        same = [s for s in self._reprints[sighting.claim] if _printer(s) == _printer(sighting)]
        reports = {s.document for s in same}
        return len(reports) >= _OFTEN and any(s.voice.key != sighting.voice.key for s in same)

    def _named_beside(self, vague: Sighting) -> Sighting | None:
        """Return whom "the source" or "a monitor" may be: named in its report, or where it says no more, in another."""
        name = vague.voice.name or ""
        beside = [s for s in self._speakers[vague.document] if s.voice.is_identified and s.voice.key != vague.voice.key]
        if beside:
            return beside[0]
        elsewhere = [s for speakers in self._speakers.values() for s in speakers if s.voice.is_identified]
        if origin_words().monitor_words & set(name.lower().split()):
            elsewhere = [s for s in elsewhere if is_monitor(s.voice.called or "")]
        elif not is_unmodified(name):
            return None
        return min(elsewhere, key=_order, default=None)

    def _rest_of_outlet(self, sighting: Sighting) -> Rest:
        """Return on whose word an outlet's own telling of the event rests, one answer for all of its report."""
        voice = sighting.voice
        is_party = voice.side is not None
        if is_party and voice.side in self._taking_part:
            return Rest(self._key(sighting), "party_media", voice.called)
        who = self._cited(sighting)
        if who is not None:
            rest = self._rest_of_speaker(who)
            return Rest(rest.key, "quotes", rest.via)
        by_sentence = self._cited_in_sentence(sighting)
        if by_sentence is not None:
            return by_sentence
        other = self._first_print(sighting)
        if other is not None:
            rest = self._rest(other)
            is_copy = other.document in self._copies.get(sighting.document, ())
            return Rest(rest.key, "copy" if is_copy else "same_words", other.voice.outlet or other.document)
        monitor = self._monitor_beside(sighting)
        if monitor is not None:
            return monitor
        if voice.agency is not None:
            return Rest(self._key(sighting), "agency", voice.agency)
        return Rest(self._key(sighting), "party_media" if is_party else "own_word", voice.called)

    def _cited(self, sighting: Sighting) -> Sighting | None:
        """Return whom an outlet's report cites on the event: who is known rather than not, and most often."""
        others = [s for s in self._speakers[sighting.document] if not _is_own_people(s)]
        counts = Counter(s.voice.key for s in others)
        return min(others, key=lambda s: (not s.voice.is_identified, -counts[s.voice.key], s.order), default=None)

    def _cited_in_sentence(self, sighting: Sighting) -> Rest | None:
        """Return on whose word an outlet's report rests whose sentences on the event name where they have it from."""
        own = (s.voice.cited for s in self._ordered if s.document == sighting.document)
        cited = next((voice for voice in own if voice is not None), None)
        if cited is None:
            return None
        side = cited.side or self._sides.get(cited.key)
        return Rest(f"name:{cited.key}" if side is None else f"side:{side}", "quotes", cited.called)

    def _monitor_beside(self, sighting: Sighting) -> Rest | None:
        """Return the monitor that an outlet's report names elsewhere, where another report has this event from it."""
        told = {s.voice.key for speakers in self._speakers.values() for s in speakers}
        told |= {s.voice.cited.key for s in self._ordered if s.voice.cited is not None}
        for key, called in sighting.voice.monitors:
            if key in told:
                return Rest(f"name:{key}", "quotes", called)
        return None

    def _first_print(self, sighting: Sighting) -> Sighting | None:
        """Return a claim of an earlier report that has the text, or a sentence, of this one."""
        own = [s for s in self._ordered if s.document == sighting.document]
        copied = self._copies.get(sighting.document, ())
        found = [s for s in self._ordered if s.document in copied and _order(s) < _order(own[0])]
        found += [twin for s in own for twin in self._twins.get(s.claim, ())]
        return min((s for s in found if s.voice.key is not None), key=_order, default=None)

    def _alike(self) -> Iterator[tuple[Sighting, Sighting]]:
        """Yield claims of two reports in the same words, the later first."""
        least = reconciling().thresholds.near_words
        stems = {s.claim: _plain_stems(s) for s in self._ordered}
        seen: dict[str, list[Sighting]] = defaultdict(list)
        for sighting in self._ordered:
            own = stems[sighting.claim]
            if len(own) < _FEWEST_STEMS:
                continue
            # Two sets that share so much share one of their first words in any fixed order.
            first = sorted(own)[: len(own) - math.ceil(least * len(own)) + 1]
            near = {other.claim: other for stem in first for other in seen[stem]}
            for other in near.values():
                if other.document != sighting.document and _share(own, stems[other.claim]) >= least:
                    yield sighting, other
            for stem in first:
                seen[stem].append(sighting)

    def _onward(self, found: Mapping[str, Rest]) -> dict[str, Rest]:
        """Return an outlet's key → on whose word its own reports of the event rest, for those who cite the outlet."""
        had = self._had_from(found)
        stands = {rest.key for s in self._ordered if (rest := found[s.claim]).how in ("own_word", "speaks", "agency")}
        keys = {f"name:{body_key(outlet)}": rest for outlet, rest in had.items()}
        return {key: rest for key, rest in keys.items() if key not in stands and rest.key != key}


def _printer(sighting: Sighting) -> str:
    return sighting.voice.outlet or sighting.document


def _plain_stems(sighting: Sighting) -> frozenset[str]:
    """Return a clause's stems with compounds taken apart: "al-Nusra" here is "Al Nusra" there."""
    parts = {part for stem in sighting.stems for part in stem.split("-")}
    return frozenset(part for part in parts if len(part) > _LONGEST_PARTICLE)


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second)


def _led(rest: Rest, onward: Mapping[str, Rest]) -> Rest:
    """Return where a claim rests that cites an outlet which itself has it from somebody else."""
    key, seen = rest.key, set[str]()
    while key is not None and key in onward and key not in seen:
        seen.add(key)
        key = onward[key].key
    return rest if key == rest.key else Rest(key, rest.how, rest.via)


def _order(sighting: Sighting) -> Order:
    """Order claims by who can have them from whom: an agency's report first, then by the day on which they appeared."""
    day = _LATE if sighting.published is None else sighting.published
    return (sighting.voice.agency is None, day, sighting.order)


def _is_speaker(sighting: Sighting) -> bool:
    is_said = sighting.stance != "denied" and not sighting.negated
    return is_said and sighting.voice.name is not None and not sighting.voice.is_outlet


def _is_own_people(sighting: Sighting) -> bool:
    """Tell whether an outlet's own correspondent speaks, or that of the agency whose report it prints."""
    voice = sighting.voice
    own = {body_key(name) for name in (voice.outlet, voice.agency) if name is not None}
    return not voice.is_outlet and voice.key in own
