"""Reading → sightings: one small record a claim, with everything that later steps compare and nothing of the text.

A sighting is a claim made comparable: its days as numbers, its places with keys, its parties with sides, its voice
(whose word it is) and the stems of its clause. Readings can be forgotten once their sightings are taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from warledger.reconcile.alternatives import alternatives_in
from warledger.reconcile.days import ONGOING, Window, day_of, iso_of, window_of
from warledger.reconcile.details import details_of
from warledger.reconcile.names import name_key, names_in, place_key, stems_of, words_of_text
from warledger.reconcile.noted import Noted, noted_silences
from warledger.reconcile.outcomes import Outcome, outcome_of
from warledger.reconcile.pointing import contrasts_in, is_definite, pointed_kind, tells_victims_again
from warledger.reconcile.presupposed import Presupposed, presupposed_holds
from warledger.reconcile.voices import Voice, Voices, with_whole_names
from warledger.records import (
    Actor,
    Claim,
    Control,
    Extent,
    Place,
    Range,
    Reading,
    ResponsibilityStance,
    Stance,
    Time,
    Toll,
)
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.reconciling import reconciling, told_kind

Mode = Literal["happened", "planned", "hypothetical"]
_MODES: dict[Stance, Mode] = {
    "asserted": "happened",
    "hedged": "happened",
    "denied": "happened",
    "planned": "planned",
    "predicted": "planned",
    "hypothetical": "hypothetical",
}
COARSE_PRECISION = 6
CLAUSE_LIMIT = 220
_WAR_TOTAL = 1000
_BESIDE_CUE = 40
"""A day dates what is said where it stands so many characters from the word for saying at most."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who does or suffers a deed; ``side`` is None for those who are not party to the conflict."""

    name: str
    key: str
    side: str | None
    kind: str | None = None

    @property
    def camp(self) -> str:
        """The side, or the party itself where no side is known."""
        return self.side or self.key


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a deed, with the keys of itself and of what holds it."""

    name: str
    key: str
    holders: frozenset[str]
    within: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    precision: int | None
    country: str | None

    @property
    def is_coarse(self) -> bool:
        """A country or more: says too little to tell deeds apart."""
        return self.precision is not None and self.precision >= COARSE_PRECISION


@dataclass(frozen=True, slots=True)
class HeldByTheWay:
    """A holder whom a claim's sentence names in passing ("the rebel-held district of Northgate")."""

    spot: Spot
    holder: str
    side: str | None
    extent: Extent


@dataclass(frozen=True, slots=True)
class Sighting:
    """One claim, made comparable.

    ``carried`` tells whether its places stand in another sentence. ``counted`` are its tolls with sides for parties,
    ``holder`` the side (or name) of who holds its ``control``. ``alternatives`` are parties between whom it leaves
    its doer open. ``names`` are words written like names, and numbers.
    ``deed_at`` is where the trigger stands, ``parting`` where its sentence has words that set one deed beside another.
    ``definite`` tells whether it points back at a deed, ``pointed`` the kind of deed where its words name one,
    ``again`` whether at victims; ``habit`` whether it tells what happens time and again; ``details`` are what its
    clause says beside all that.
    """

    document: str
    start: int
    end: int
    claim: str
    sentence: int
    event_type: str
    kind: str
    told_kind: str
    mode: Mode
    stance: Stance
    negated: bool
    background: bool
    window: Window | None
    hint: Window | None
    published: int | None
    spots: tuple[Spot, ...]
    carried: bool
    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    tolls: tuple[Toll, ...]
    counted: tuple[Toll, ...]
    weapon: str | None
    responsibility: tuple[tuple[Party, ResponsibilityStance], ...]
    control: Control | None
    holder: str | None
    outcome: Outcome | None
    voice: Voice
    trigger: str
    clause: str
    stems: frozenset[str]
    names: frozenset[str]
    details: frozenset[str]
    deed_at: int
    parting: tuple[int, ...]
    definite: bool
    pointed: str | None
    contrast: frozenset[str]
    again: bool
    habit: bool
    about: str | None
    alternatives: tuple[Party, ...] = ()
    noted: tuple[Noted, ...] = ()
    presupposed: tuple[HeldByTheWay, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where the claim stands: by this every choice among claims is made."""
        return (self.document, self.start, self.end, self.claim)


def sightings_of(reading: Reading) -> tuple[Sighting, ...]:
    """Return the sightings of a reading, in order; of the reading itself nothing is kept."""
    published = day_of(reading.document.told_on)
    voices = Voices(reading)
    found = [_sighting(reading, claim, published, voices) for claim in reading.claims]
    whole = with_whole_names(sighting.voice for sighting in found)
    noted, held = noted_silences(reading, voices.sides), presupposed_holds(reading, voices.conflict)
    found = [
        replace(
            sighting,
            voice=whole.get(sighting.voice, sighting.voice),
            noted=noted.get(sighting.claim, ()),
            presupposed=_by_the_way(reading, held.get(sighting.claim, ())),
        )
        for sighting in found
    ]
    return tuple(sorted(found, key=lambda sighting: sighting.order))


def _by_the_way(reading: Reading, held: tuple[Presupposed, ...]) -> tuple[HeldByTheWay, ...]:
    return tuple(HeldByTheWay(spot_of(reading.places[h.place]), h.holder, h.side, h.extent) for h in held)


def redated(sighting: Sighting, times: Sequence[Time], loose: Sequence[Time], published: int) -> Sighting:
    """Return a sighting of an undated document with its times anchored on the day inferred for the document."""
    window = window_of(times) or _ongoing(sighting.told_kind, sighting.clause, sighting.background, published)
    return replace(sighting, window=window, hint=window_of(loose), published=published)


def _ongoing(kind: str, clause: str, background: bool, published: int | None) -> Window | None:
    """Return the day of the report as that of fighting which it says goes on ("clashes are ongoing")."""
    vocabulary = reconciling()
    if published is None or background or kind not in vocabulary.two_sided:
        return None
    if not vocabulary.ongoing & set(words_of_text(clause)):
        return None
    return Window(published, published, iso_of(published), iso_of(published), ONGOING)


def times_of(reading: Reading, claim: Claim) -> tuple[tuple[Time, ...], tuple[Time, ...]]:
    """Return a claim's own times, and those of its sentence that date what somebody said ("… said on Tuesday")."""
    own, loose = tuple(reading.times[index] for index in claim.times), _loose_times(reading, claim)
    return own, loose


def _loose_times(reading: Reading, claim: Claim) -> tuple[Time, ...]:
    if claim.times:
        return ()
    taken = {index for other in reading.claims for index in other.times}
    start, end = next(((s, e) for s, e in reading.sentences if s <= claim.trigger[0] < e), (0, 0))
    times = enumerate(reading.times)
    free = (time for index, time in times if index not in taken and start <= time.start and time.end <= end)
    cues = [cue for said in reading.attributions for cue in said.cue]
    return tuple(time for time in free if any(_is_beside(time, cue) for cue in cues))


def _is_beside(time: Time, cue: Range) -> bool:
    return time.start - cue[1] <= _BESIDE_CUE and cue[0] - time.end <= _BESIDE_CUE


def _sighting(reading: Reading, claim: Claim, published: int | None, voices: Voices) -> Sighting:
    text = reading.document.text
    initiators = _parties(reading, claim.initiators)
    targets = _parties(reading, claim.targets)
    voice = voices.voice_of(claim)
    own, loose = times_of(reading, claim)
    tolls = tuple(reading.tolls[index] for index in claim.tolls)
    clause = " ".join(text[claim.start : claim.end].split())
    trigger = text[claim.trigger[0] : claim.trigger[1]]
    words = words_of_text(clause)
    kind = told_kind(claim.sub_event_type, trigger, clause)
    return Sighting(
        document=reading.document.id,
        start=claim.start,
        end=claim.end,
        claim=claim.id,
        sentence=_sentence(reading.sentences, claim.trigger[0]),
        event_type=claim.event_type,
        kind=claim.sub_event_type,
        told_kind=kind,
        mode=_MODES[claim.stance],
        stance=claim.stance,
        negated=claim.negated,
        background=claim.background or _is_war_total(tolls),
        window=window_of(own) or _ongoing(kind, clause, claim.background, None if own else published),
        hint=window_of(loose),
        published=published,
        spots=_spots(reading.places, claim.places),
        carried=_is_carried(reading, claim),
        initiators=initiators,
        targets=targets,
        tolls=tolls,
        counted=tuple(replace(toll, party=voices.side_of(toll.party) or toll.party) for toll in tolls),
        weapon=claim.weapon,
        responsibility=tuple((_party(reading.actors[row.actor]), row.stance) for row in claim.responsibility),
        control=claim.control,
        holder=None if claim.control is None else voices.side_of(claim.control.holder) or claim.control.holder,
        outcome=outcome_of(claim, text, initiators, targets, voice.side),
        voice=voice,
        trigger=trigger,
        clause=_clip(clause),
        stems=stems_of(clause),
        names=names_in(clause) - _words_of_times(reading, claim) - people_of_countries().keys(),
        details=details_of(reading, claim),
        deed_at=claim.trigger[0],
        parting=_partings(reading, claim.trigger[0]),
        definite=is_definite(text, trigger, claim.trigger[0], words),
        pointed=pointed_kind(words),
        contrast=contrasts_in((*_opening_words(reading, claim), *words)),
        habit=reconciling().habit.search(clause) is not None or any(toll.scope == "cumulative" for toll in tolls),
        again=tells_victims_again(words, trigger, tolls),
        about=claim.about,
        alternatives=tuple(_party(actor) for actor in alternatives_in(reading, claim)),
    )


def _parties(reading: Reading, indexes: tuple[int, ...]) -> tuple[Party, ...]:
    found = {party.key: party for party in (_party(reading.actors[index]) for index in indexes)}
    return tuple(found.values())


def _party(actor: Actor) -> Party:
    return Party(actor.name, actor.id or name_key(actor.name), actor.side, actor.kind)


def _spots(places: tuple[Place, ...], indexes: tuple[int, ...]) -> tuple[Spot, ...]:
    found: dict[str, Spot] = {}
    for index in indexes:
        spot = spot_of(places[index])
        found.setdefault(spot.key, spot)
    return tuple(found.values())


def spot_of(place: Place) -> Spot:
    """Return a place as it is compared."""
    return Spot(
        name=place.name,
        key=place_key(place.name),
        holders=frozenset(place_key(name) for name in place.within) - {place_key(place.name)},
        within=place.within,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=place.radius_km,
        precision=place.precision,
        country=place.country,
    )


def _sentence(sentences: tuple[Range, ...], offset: int) -> int:
    """Return the number of the sentence that holds an offset (claims are few: a walk is quick enough)."""
    return sum(1 for start, _ in sentences if start <= offset)


def _is_carried(reading: Reading, claim: Claim) -> bool:
    """Tell whether all places of a claim stand in other sentences than its deed."""
    start, end = next(((s, e) for s, e in reading.sentences if s <= claim.trigger[0] < e), (0, 0))
    return bool(claim.places) and not any(start <= reading.places[index].start < end for index in claim.places)


def _partings(reading: Reading, offset: int) -> tuple[int, ...]:
    """Return where the sentence that holds an offset has words that set one deed beside another ("after")."""
    start, end = next(((s, e) for s, e in reading.sentences if s <= offset < e), (0, 0))
    return tuple(start + found.start() for found in reconciling().parting.finditer(reading.document.text[start:end]))


def _words_of_times(reading: Reading, claim: Claim) -> frozenset[str]:
    """Return the words of a claim's times: a weekday is compared as a day, not as a name."""
    spans = [time for time in reading.times if claim.start <= time.start and time.end <= claim.end]
    return frozenset(word for time in spans for word in words_of_text(reading.document.text[time.start : time.end]))


def _is_war_total(tolls: Sequence[Toll]) -> bool:
    """Tell whether a claim counts what a war has cost so far, and nothing else."""
    return bool(tolls) and all(
        toll.scope == "cumulative" and max(toll.low or 0, toll.high or 0) >= _WAR_TOTAL for toll in tolls
    )


def _opening_words(reading: Reading, claim: Claim) -> tuple[str, ...]:
    """Return the first word of a sentence before a claim's clause: "Elsewhere, monitors said that …"."""
    start = next((s for s, e in reading.sentences if s <= claim.trigger[0] < e), claim.start)
    return words_of_text(reading.document.text[start : claim.start])[:1] if start < claim.start else ()


def _clip(clause: str) -> str:
    return clause if len(clause) <= CLAUSE_LIMIT else clause[: CLAUSE_LIMIT - 1].rsplit(" ", 1)[0] + "…"
