"""Intervals of control → the page of who holds what on a day, and the course of one place."""

from dataclasses import dataclass

from warledger.ledger.browsing.asking import Page
from warledger.publish.phrase import day_words, named, period_words, plain
from warledger.publish.speaking import side_words
from warledger.records import ControlInterval, PlaceStanding
from warledger.vocabulary.publishing import publishing
from warledger.web.address import Query
from warledger.web.links import claim_anchor
from warledger.web.views.matrix import NOBODY
from warledger.web.views.pager import Pager, pager_of

SIGNS = {"held": "■", "captured": "▲", "lost": "▽", "contested": "◆", "besieged": "◎", "unknown": "?"}


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a place over some days, on whose word; ``until`` None: still so as far as is known."""

    place: str
    status: str
    words: str
    sign: str
    holder: str | None
    side: str | None
    when: str
    begin: str | None
    until: str | None
    origins: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    event: str | None
    latitude: float | None
    longitude: float | None
    basis: str
    last_told: str | None
    is_part: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Who holds a place on a day: the answer in one line, and the intervals that it rests on."""

    place: str
    status: str
    sign: str
    holders: tuple[str, ...]
    rows: tuple[Held, ...]
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something changes, and how many intervals begin."""

    day: str
    number: int


@dataclass(frozen=True, slots=True)
class ControlPage:
    """Who holds what: place by place on a day (``standings``), or, where no day is asked for, over time (``rows``)."""

    title: str
    day: str | None
    day_words: str | None
    before: str | None
    after: str | None
    place: str
    holders: tuple[tuple[str, int, bool], ...]
    standings: tuple[Standing, ...]
    rows: tuple[Held, ...]
    days: tuple[Day, ...]
    pager: Pager
    query: Query


def control_page(
    query: Query,
    page: Page[ControlInterval] | Page[PlaceStanding],
    *,
    day: str | None,
    days: tuple[tuple[str, int], ...],
    holders: tuple[tuple[str, int], ...],
) -> ControlPage:
    """Return the page of who holds what.

    Args:
        query: the address.
        page: the intervals of this page, or, on a day, the standings.
        day: the ISO day asked for, None for all days.
        days: on which intervals begin, with how many do.
        holders: who holds places, with how many intervals.
    """
    known = [value for value, _ in days]
    chosen = query.many("holder")
    return ControlPage(
        title="Control",
        day=day,
        day_words=day_words(day) if day else None,
        before=max((value for value in known if day is not None and value < day), default=None),
        after=min((value for value in known if day is not None and value > day), default=None),
        place=query.one("place") or "",
        holders=tuple((holder, number, holder in chosen) for holder, number in holders),
        standings=tuple(_standing(item) for item in page.items if isinstance(item, PlaceStanding)),
        rows=tuple(held_of(item) for item in page.items if isinstance(item, ControlInterval)),
        days=tuple(Day(value, number) for value, number in days),
        pager=pager_of(page, query),
        query=query,
    )


def held_of(interval: ControlInterval) -> Held:
    """Return an interval as a row."""
    dated = interval.begin is not None or interval.until is not None
    return Held(
        place=plain(interval.place),
        status=interval.status,
        words=publishing().control[interval.status],
        sign=SIGNS[interval.status],
        holder=named(interval.holder) if interval.holder else None,
        side=side_words(interval.side) if interval.side else None,
        when=period_words(interval.begin, interval.until) if dated else "no day given",
        begin=interval.begin,
        until=interval.until,
        origins=tuple(named(origin) if origin else NOBODY for origin in interval.origins),
        places=tuple(
            (document, claim_anchor(claim))
            for document, claim in zip(interval.documents, interval.claims, strict=False)
        ),
        event=interval.event,
        latitude=interval.latitude,
        longitude=interval.longitude,
        basis=_basis(interval),
        last_told=day_words(interval.last_told) if interval.last_told else None,
        is_part=interval.extent == "part",
    )


def _basis(interval: ControlInterval) -> str:
    """Return how well an interval is supported: claimed or corroborated, and why."""
    return f"{interval.basis}: {plain(interval.why)}" if interval.why else interval.basis


def _standing(standing: PlaceStanding) -> Standing:
    placed = [interval for interval in standing.intervals if interval.latitude is not None]
    return Standing(
        place=plain(standing.place),
        status=standing.status,
        sign=SIGNS[standing.status],
        holders=tuple(named(holder) for holder in standing.holders),
        rows=tuple(held_of(interval) for interval in standing.intervals),
        latitude=placed[0].latitude if placed else None,
        longitude=placed[0].longitude if placed else None,
    )
