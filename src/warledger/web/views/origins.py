"""Counts of whose word outlets carry → the page of origins: who rests on whom, and how independent each is."""

from collections.abc import Iterable
from dataclasses import dataclass

from warledger.ledger.browsing.independence import OriginReach, OutletWays, Resting
from warledger.ledger.browsing.rows import NOBODY, OWN
from warledger.ledger.browsing.sayings import Carrying
from warledger.publish.phrase import named, plain
from warledger.publish.speaking import side_words
from warledger.web.address import Query
from warledger.web.views.resting import PARTY_MEDIA, Grid, grid_of, leanings_of, share, way_words

UNKNOWN = "outlet not known"


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet: of the happenings it prints, how many on its own word, as a party's voice, on others', on nobody's.

    ``own_share`` and ``carried_share`` are percents of ``events``; ``alone`` of its ``own`` nobody else tells.
    ``ways`` say how it came by what it carries, ``leans_on`` on whom it rests most: (name, happenings).
    """

    name: str
    key: str
    events: int
    own: int
    alone: int
    as_party: int
    carried: int
    nobody: int
    own_share: int
    carried_share: int
    ways: tuple[tuple[str, int], ...]
    leans_on: tuple[tuple[str, int], ...]

    @property
    def backed(self) -> int:
        """Happenings that it tells on its own word, and another independent origin tells too."""
        return self.own - self.alone


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An independent origin: the outlets that carry it, and in how many happenings it is the only word."""

    name: str
    key: str
    side: str | None
    outlets: int
    events: int
    alone: int
    alone_share: int

    @property
    def backed(self) -> int:
        """Happenings of which another independent origin says the same."""
        return self.events - self.alone


@dataclass(frozen=True, slots=True)
class PairRow:
    """How often an outlet's claims rest on a speaker, and who passed the words on."""

    outlet: str
    name: str
    kind: str
    side: str | None
    through: str | None
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class OriginsPage:
    """The page of origins; ``chosen`` names the outlet or origin that the page is narrowed to."""

    title: str
    chosen: str | None
    outlets: tuple[OutletRow, ...]
    origins: tuple[OriginRow, ...]
    grid: Grid | None
    pairs: tuple[PairRow, ...]
    query: Query


def origins_page(
    query: Query,
    outlets: Iterable[OutletWays],
    origins: Iterable[OriginReach],
    *,
    resting: Iterable[Resting],
    carrying: Iterable[Carrying],
) -> OriginsPage:
    """Return the page of origins.

    Args:
        query: the address; ``outlet`` or ``origin`` narrow it.
        outlets: in how many events each outlet came by what it prints in which way.
        origins: in how many events each origin speaks.
        resting: in how many events which outlet prints whose word.
        carrying: by claims, which outlet carries whose word, and through whom.
    """
    ways, reach, found = list(outlets), list(origins), list(resting)
    chosen = query.one("outlet") or query.one("origin")
    return OriginsPage(
        title="Origins",
        chosen=plain(chosen) if chosen is not None else None,
        outlets=tuple(_outlet(count, found) for count in ways),
        origins=tuple(_origin(count) for count in reach),
        grid=grid_of([count.outlet for count in ways], [count.origin for count in reach], found),
        pairs=tuple(_pair(pair) for pair in carrying),
        query=query,
    )


def _outlet(count: OutletWays, found: list[Resting]) -> OutletRow:
    ways = dict(count.ways)
    nobody = ways.get(NOBODY, 0)
    as_party = ways.get(PARTY_MEDIA, 0)
    carried = count.events - count.own - as_party - nobody
    return OutletRow(
        name=plain(count.outlet) or UNKNOWN,
        key=count.outlet,
        events=count.events,
        own=count.own,
        alone=count.alone,
        as_party=as_party,
        carried=carried,
        nobody=nobody,
        own_share=share(count.own, count.events),
        carried_share=share(carried, count.events),
        ways=way_words(count.ways),
        leans_on=leanings_of(count.outlet, found),
    )


def _origin(count: OriginReach) -> OriginRow:
    return OriginRow(
        name=named(count.origin),
        key=count.origin,
        side=side_words(count.side) if count.side else None,
        outlets=count.outlets,
        events=count.events,
        alone=count.alone,
        alone_share=share(count.alone, count.events),
    )


def _pair(pair: Carrying) -> PairRow:
    name = {OWN: "its own word", NOBODY: "nobody named"}.get(pair.kind, named(pair.origin))
    return PairRow(
        plain(pair.outlet) or UNKNOWN,
        name,
        pair.kind,
        side_words(pair.side) if pair.side else None,
        named(pair.through) if pair.through else None,
        pair.documents,
        pair.claims,
    )
