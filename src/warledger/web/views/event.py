"""One event and the readings it rests on → its page."""

from collections.abc import Iterable
from dataclasses import dataclass

from warledger.publish.headlines import headline
from warledger.publish.phrase import figure, named, period_words, plain
from warledger.publish.speaking import side_words
from warledger.records import Dispute, Event, EventOrigin, EventToll, Reading
from warledger.vocabulary.publishing import publishing
from warledger.web.address import Convention
from warledger.web.conventions import Rule, rule_of, rules, under
from warledger.web.views.cites import Cite, Cites, Passage
from warledger.web.views.matrix import NOBODY, Matrix, matrix_of
from warledger.web.views.rows import EventRow, GradeMark, event_row, grade_mark

_SCOPES = {"cumulative": "counted over a longer time", "subset": "part of a larger number", "event": ""}

_SET_ASIDE = {
    "former": "told as an earlier figure",
    "replaced": "replaced by its own origin",
    "retracted": "taken back by its own origin",
    "part": "counts some of a larger number",
}


@dataclass(frozen=True, slots=True)
class Where:
    """The event's place: ``radius_km`` says how far from the point it may have been."""

    name: str
    within: tuple[str, ...]
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    precision: int | None


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a dispute: a value, who stands for it, and where."""

    value: str
    origins: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """What accounts differ on; ``why_not`` says why a difference is no dispute."""

    question: str
    is_real: bool
    why_not: str | None
    words: str | None
    sides: tuple[SideRow, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One origin's figure; ``set_aside`` says why it does not count, ``is_enemy``: it counts its enemy's people."""

    figure: str
    origin: str
    cites: tuple[Cite, ...]
    set_aside: str | None = None
    is_enemy: bool = False


@dataclass(frozen=True, slots=True)
class TollRow:
    """A reconciled figure: who was harmed how, lowest, best and highest number (None: not stated), and who counted."""

    harm: str
    who: str
    scope: str
    low: int | None
    best: int | None
    high: int | None
    accounts: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An independent origin, and how each outlet came by its word; ``names`` are the voices that count as this one."""

    name: str
    side: str | None
    names: tuple[str, ...]
    denies: bool
    carriage: tuple[tuple[str, str], ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class AnsweringRow:
    """What one origin says of a party's part: blamed, claimed, denied or admitted."""

    party: str
    stance: str
    origin: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class OmissionRow:
    """What one side leaves out that others state; ``is_noted``: a text itself says that they do not mention it."""

    words: str
    is_noted: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """The page of an event."""

    title: str
    id: str
    when: str
    begin: str | None
    until: str | None
    precision: str | None
    kind: str
    event_type: str
    where: Where | None
    parties: tuple[tuple[str, ...], tuple[str, ...]]
    grade: GradeMark
    reasons: tuple[str, ...]
    airwars: tuple[str, ...]
    origins: tuple[OriginRow, ...]
    answering: tuple[AnsweringRow, ...]
    omissions: tuple[OmissionRow, ...]
    aliases: tuple[str, ...]
    matrix: Matrix
    disputes: tuple[DisputeRow, ...]
    differences: tuple[DisputeRow, ...]
    tolls: tuple[TollRow, ...]
    convention: Rule
    conventions: tuple[Rule, ...]
    whole: EventRow | None
    parts: tuple[EventRow, ...]
    control: tuple[str, ...]
    passages: tuple[Passage, ...]
    documents: int
    documents_read: int


def event_page(
    event: Event,
    readings: Iterable[Reading],
    *,
    whole: Event | None = None,
    parts: Iterable[Event] = (),
    convention: Convention | None = None,
) -> EventPage:
    """Return the page of an event.

    Args:
        event: the event.
        readings: of its documents, or of the first of them where there are many.
        whole: the event that it is part of.
        parts: the events that are part of it.
        convention: whose rules its tolls are counted by; None for UCDP's, as the ledger keeps them.
    """
    cites = Cites(event, readings)
    disputes = tuple(_dispute(dispute, cites) for dispute in event.disputes)
    place = event.place
    return EventPage(
        title=headline(event, publishing().caps["headline"]),
        id=event.id,
        when=period_words(event.begin, event.until),
        begin=event.begin,
        until=event.until,
        precision=event.time_precision,
        kind=plain(event.sub_event_type),
        event_type=plain(event.event_type),
        where=None
        if place is None
        else Where(
            plain(place.name), tuple(plain(name) for name in place.within), place.country, place.latitude,
            place.longitude, place.radius_km, place.precision,
        ),
        parties=(tuple(map(named, event.initiators)), tuple(map(named, event.targets))),
        grade=grade_mark(event.grade),
        reasons=tuple(plain(reason.partition(": ")[2] or reason) for reason in event.reasons),
        airwars=_airwars(event),
        origins=tuple(_origin(origin, cites) for origin in event.independent),
        answering=tuple(
            AnsweringRow(
                named(row.party), row.stance, named(row.origin) if row.origin else NOBODY, cites.of(row.claims)
            )
            for row in event.answering
            if not row.told
        ),
        omissions=tuple(OmissionRow(plain(row.words), row.noted, cites.of(row.claims)) for row in event.omissions),
        aliases=event.aliases,
        matrix=matrix_of(event, cites),
        disputes=tuple(dispute for dispute in disputes if dispute.is_real),
        differences=tuple(dispute for dispute in disputes if not dispute.is_real),
        tolls=tuple(_toll(under(toll, convention), cites) for toll in event.tolls),
        convention=rule_of(convention),
        conventions=rules(),
        whole=event_row(whole) if whole is not None else None,
        parts=tuple(event_row(part) for part in parts),
        control=tuple(_held(event)),
        passages=cites.passages(),
        documents=len(event.documents),
        documents_read=len(cites.readings),
    )  # fmt: skip


def _origin(origin: EventOrigin, cites: Cites) -> OriginRow:
    return OriginRow(
        named(origin.name),
        side_words(origin.side) if origin.side else None,
        tuple(named(name) for name in origin.names if name != origin.name),
        origin.denies,
        tuple((plain(carriage.outlet), plain(carriage.words)) for carriage in origin.carriage),
        cites.of(origin.claims),
    )


def _airwars(event: Event) -> tuple[str, ...]:
    """Return the nearest grades of Airwars and why, nothing where none fits."""
    if event.airwars is None:
        return ()
    known = (event.airwars.grade, event.airwars.strike_status)
    return (*(named(code).lower() for code in known if code), plain(event.airwars.why))


def _dispute(dispute: Dispute, cites: Cites) -> DisputeRow:
    words = publishing()
    return DisputeRow(
        question=words.disputes[dispute.field],
        is_real=dispute.real,
        why_not=words.why_not[dispute.why_not] if dispute.why_not else None,
        words=plain(dispute.words) if dispute.words else None,
        sides=tuple(
            SideRow(
                plain(side.value),
                tuple(named(origin) if origin else NOBODY for origin in side.origins),
                cites.of(side.claims),
            )
            for side in dispute.sides
        ),
    )


def _toll(toll: EventToll, cites: Cites) -> TollRow:
    people = " of ".join(dict.fromkeys(named(who) for who in (toll.population, toll.party) if who))
    return TollRow(
        harm=toll.harm,
        who=people,
        scope=_SCOPES.get(toll.scope or "", ""),
        low=toll.low,
        best=toll.best,
        high=toll.high,
        accounts=tuple(
            FigureRow(
                figure(account.low, account.high, account.qualifier),
                named(account.origin) if account.origin else NOBODY,
                cites.of(account.claims),
                _SET_ASIDE.get(account.set_aside or ""),
                account.enemy,
            )
            for account in toll.accounts
        ),
    )


def _held(event: Event) -> Iterable[str]:
    for control in event.control:
        holder = f" by {named(control.holder)}" if control.holder else ""
        yield f"{plain(control.place)}: {publishing().control[control.status]}{holder}"
