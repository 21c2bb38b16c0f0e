"""Counts of whose word outlets carry → the page of origins: who rests on whom, and how independent each is."""

from collections.abc import Iterable
from dataclasses import dataclass

from warledger.ledger.browsing.rows import NOBODY, OWN
from warledger.ledger.browsing.sayings import Carrying, OriginCount, OutletCount
from warledger.publish.phrase import named, plain
from warledger.publish.speaking import side_words
from warledger.web.address import Query

UNKNOWN = "outlet not known"
_SPEAKERS = 5


@dataclass(frozen=True, slots=True)
class Leaning:
    """How much an outlet or a pair rests on: ``share`` is of the outlet's claims, in percent."""

    name: str
    key: str
    kind: str
    side: str | None
    through: str | None
    documents: int
    claims: int
    share: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet: on whose word what it tells rests; the three shares are of its claims, in percent."""

    name: str
    key: str
    documents: int
    claims: int
    own: int
    speakers: int
    nobody: int
    leans_on: tuple[Leaning, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A speaker, and how many outlets carry its word."""

    name: str
    key: str
    side: str | None
    outlets: int
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class OriginsPage:
    """The page of origins; ``chosen`` names the outlet or speaker that the page is narrowed to."""

    title: str
    chosen: str | None
    outlets: tuple[OutletRow, ...]
    origins: tuple[OriginRow, ...]
    carrying: tuple[tuple[str, Leaning], ...]
    query: Query


def origins_page(
    query: Query,
    outlets: Iterable[OutletCount],
    origins: Iterable[OriginCount],
    carrying: Iterable[Carrying],
) -> OriginsPage:
    """Return the page of origins.

    Args:
        query: the address; ``outlet`` or ``origin`` narrow it.
        outlets: counts by outlet.
        origins: counts by speaker.
        carrying: counts by outlet and speaker: of what the page is narrowed to, or the most frequent ones.
    """
    totals = {count.outlet: count.claims for count in outlets}
    pairs = list(carrying)
    outlet, origin = query.one("outlet"), query.one("origin")
    chosen = outlet if outlet is not None else origin
    return OriginsPage(
        title="Origins",
        chosen=plain(chosen) if chosen is not None else None,
        outlets=tuple(_outlet(count, pairs) for count in outlets if outlet in {None, count.outlet}),
        origins=tuple(
            OriginRow(
                named(count.origin),
                count.origin,
                side_words(count.side) if count.side else None,
                count.outlets,
                count.documents,
                count.claims,
            )
            for count in origins
            if origin in {None, count.origin}
        ),
        carrying=tuple((plain(pair.outlet) or UNKNOWN, _leaning(pair, totals.get(pair.outlet, 0))) for pair in pairs),
        query=query,
    )


def _outlet(count: OutletCount, pairs: list[Carrying]) -> OutletRow:
    own = [pair for pair in pairs if pair.outlet == count.outlet and pair.kind not in {OWN, NOBODY}]
    return OutletRow(
        plain(count.outlet) or UNKNOWN,
        count.outlet,
        count.documents,
        count.claims,
        _percent(count.own, count.claims),
        _percent(count.speakers, count.claims),
        _percent(count.nobody, count.claims),
        tuple(_leaning(pair, count.claims) for pair in own[:_SPEAKERS]),
    )


def _leaning(pair: Carrying, claims: int) -> Leaning:
    name = {OWN: "its own word", NOBODY: "nobody named"}.get(pair.kind, named(pair.origin))
    return Leaning(
        name,
        pair.origin,
        pair.kind,
        side_words(pair.side) if pair.side else None,
        named(pair.through) if pair.through else None,
        pair.documents,
        pair.claims,
        _percent(pair.claims, claims),
    )


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
