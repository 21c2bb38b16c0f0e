"""A cluster of sightings → the event: what it is, when and where, who, how many, what is disputed, how sure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warledger.reconcile.accounts import accounts_of
from warledger.reconcile.airwars import airwars_of
from warledger.reconcile.anchoring import anchoring_of
from warledger.reconcile.days import Window
from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.grade import grade_of
from warledger.reconcile.independence import origin_groups, origins_of_event, outlets_of
from warledger.reconcile.nearness import finest
from warledger.reconcile.omissions import omissions_of
from warledger.reconcile.responsibility import answering_of
from warledger.reconcile.rivals import Standings
from warledger.reconcile.sightings import Party, Sighting, Spot
from warledger.reconcile.tellings import Telling
from warledger.reconcile.tolls import Convention, tolls_of
from warledger.reconcile.words import central_sighting, words_of
from warledger.records import Control, Event, EventClaim, EventPlace, Stance
from warledger.vocabulary.reconciling import reconciling

_STANCES: tuple[Stance, ...] = ("asserted", "hedged", "planned", "predicted", "hypothetical", "denied")


@dataclass(frozen=True, slots=True)
class Setting:
    """What all events of one run share: copies of documents, the convention for tolls."""

    copies: Mapping[str, tuple[str, ...]]
    convention: Convention = "ucdp"


def event_id(claim: str) -> str:
    """Return the id of the event whose anchor is a claim: the claim's hash under another letter.

    >>> event_id("c-1f00ab34cd56")
    'e-1f00ab34cd56'
    """
    return "e-" + claim.removeprefix("c-")


def event_of(telling: Telling, setting: Setting) -> Event:
    """Return the event that a cluster of sightings makes, without what needs its neighbours (wholes, updates)."""
    sightings = telling.sightings
    groups = origin_groups(sightings, setting.copies)
    standings = Standings(sightings, setting.copies)
    disputes = disputes_of(sightings, standings)
    grade, reasons = grade_of(sightings, groups, disputes)
    answering = answering_of(sightings, groups)
    anchored = anchoring_of(sightings, telling.window)
    kind = _leading_kind(sightings)
    begin, until, precision = printed_window(telling.window)
    return Event(
        id=event_id(sightings[0].claim),
        event_type=kind.event_type,
        sub_event_type=kind.kind,
        words=words_of(sightings),
        begin=begin,
        until=until,
        place=_place(telling),
        initiators=_leading_parties(telling, is_doer=True),
        targets=_leading_parties(telling, is_doer=False),
        documents=tuple(sorted({s.document for s in sightings})),
        claims=tuple(EventClaim(s.start, s.end, s.document, s.claim, s.voice.name, s.stance) for s in sightings),
        tolls=tolls_of(sightings, setting.convention, standings),
        disputes=disputes,
        grade=grade,
        reasons=reasons if anchored is None else (*reasons, anchored),
        time_precision=precision,
        control=_controls(sightings),
        origins=tuple(dict.fromkeys(name for group in groups for name in group.names)),
        accounts=accounts_of(sightings),
        stance=_stance(sightings),
        background=telling.background,
        outlets=outlets_of(sightings),
        independent=origins_of_event(groups),
        answering=answering,
        omissions=omissions_of(sightings, groups, answering),
        airwars=airwars_of(sightings, groups, answering, disputes),
    )


def printed_window(window: Window | None) -> tuple[str | None, str | None, str | None]:
    """Return begin, until and precision as an event prints them; a clock joins the day where one day is meant."""
    if window is None:
        return None, None, None
    begin = window.begin
    if begin is not None and "T" not in begin and window.clock and window.is_day:
        begin = f"{begin}T{window.clock}"
    return begin, window.until, window.precision


def _leading_kind(sightings: Sequence[Sighting]) -> Sighting:
    """Return a sighting of the kind that most claims name; kinds that say little come last."""
    silent = reconciling().silent_kinds
    counts = Counter(s.kind for s in sightings)
    return min(sightings, key=lambda s: (s.kind in silent, -counts[s.kind], s.order))


def _place(telling: Telling) -> EventPlace | None:
    """Return the finest place of the claim that says most, else the finest of all, else the country."""
    central = [spot for spot in central_sighting(telling.sightings).spots if not spot.is_coarse]
    named = [spot for spot in telling.spots if not spot.is_coarse]
    spot = _most_told(telling.sightings, central or named) or finest(telling.spots)
    if spot is None:
        return None
    if spot.latitude is None:
        spot = _with_point(spot, telling.sightings)
    return EventPlace(
        name=spot.name,
        latitude=spot.latitude,
        longitude=spot.longitude,
        radius_km=spot.radius_km,
        precision=spot.precision,
        country=spot.country,
        within=spot.within,
    )


def _with_point(spot: Spot, sightings: Sequence[Sighting]) -> Spot:
    """Return a place as another claim of the event knows it, where that has a point: one report says where Jobar is."""
    alike = [other for s in sightings for other in s.spots if other.key == spot.key and other.latitude is not None]
    return finest(alike) or spot


def _most_told(sightings: Sequence[Sighting], spots: Sequence[Spot]) -> Spot | None:
    if not spots:
        return None
    counts = Counter(spot.key for s in sightings for spot in s.spots)
    best = max(counts[spot.key] for spot in spots)
    return finest([spot for spot in spots if counts[spot.key] == best])


def _leading_parties(telling: Telling, *, is_doer: bool) -> tuple[str, ...]:
    """Return names of doers or sufferers; who is told as both stands where most claims have him."""
    doers: Counter[str] = Counter(p.key for s in telling.sightings for p in s.initiators)
    sufferers: Counter[str] = Counter(p.key for s in telling.sightings for p in s.targets)
    own, other = (doers, sufferers) if is_doer else (sufferers, doers)
    parties: tuple[Party, ...] = telling.initiators if is_doer else telling.targets
    kept = [p for p in parties if own[p.key] > other[p.key] or (own[p.key] == other[p.key] and is_doer)]
    return tuple(p.name for p in sorted(kept, key=lambda p: -own[p.key]))


def _controls(sightings: Sequence[Sighting]) -> tuple[Control, ...]:
    found = [s.control for s in sightings if s.control is not None and not s.negated and s.stance != "denied"]
    return tuple(dict.fromkeys(found))


def _stance(sightings: Sequence[Sighting]) -> Stance:
    """Return the firmest stance that any claim takes."""
    return min((s.stance for s in sightings), key=_STANCES.index)
