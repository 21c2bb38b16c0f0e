"""Intervals of control → the page of who holds what on a day, and the course of one place."""

from dataclasses import dataclass

from warledger.ledger.browsing.asking import Page
from warledger.publish.phrase import day_words, named, period_words, plain
from warledger.publish.speaking import side_words
from warledger.records import ControlInterval
from warledger.vocabulary.publishing import publishing
from warledger.web.address import Query
from warledger.web.links import claim_anchor
from warledger.web.views.matrix import NOBODY
from warledger.web.views.pager import Pager, pager_of

SIGNS = {"held": "■", "captured": "▲", "lost": "▽", "contested": "◆", "besieged": "◎"}


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


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something changes, and how many intervals begin."""

    day: str
    number: int


@dataclass(frozen=True, slots=True)
class ControlPage:
    """Who holds what: on a day, or, where no day is asked for, over time."""

    title: str
    day: str | None
    day_words: str | None
    before: str | None
    after: str | None
    place: str
    holders: tuple[tuple[str, int, bool], ...]
    rows: tuple[Held, ...]
    contested: tuple[str, ...]
    days: tuple[Day, ...]
    pager: Pager
    query: Query


def control_page(
    query: Query,
    page: Page[ControlInterval],
    *,
    day: str | None,
    days: tuple[tuple[str, int], ...],
    holders: tuple[tuple[str, int], ...],
) -> ControlPage:
    """Return the page of who holds what.

    Args:
        query: the address.
        page: the intervals of this page.
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
        rows=tuple(held_of(interval) for interval in page.items),
        contested=_contradicted(page.items) if day is not None else (),
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
    )


def _contradicted(intervals: tuple[ControlInterval, ...]) -> tuple[str, ...]:
    """Return the places that several are said to hold on the same day."""
    holders: dict[str, set[str]] = {}
    for interval in intervals:
        if interval.holder and interval.status in {"held", "captured"}:
            holders.setdefault(interval.place, set()).add(interval.holder)
    return tuple(plain(place) for place, who in holders.items() if len(who) > 1)
