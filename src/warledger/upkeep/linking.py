"""Which tellings are one happening, kept in step: what comes and goes re-decides its neighbourhood, and nothing else.

Links join tellings into cores, best links first (``reconcile.cluster``). What joins what can only have changed around
tellings that came or went: their cores are decided anew together with those that are linked to them, and wherever such
a neighbour turns out differently, its own neighbours are asked, too. A neighbour that turns out as it was has not
changed at any point on the way, so that whoever lies behind it need not be asked.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from warledger.cells import Pair
from warledger.ledger import schema
from warledger.ledger.cache import Cache
from warledger.reconcile.block import standings_of
from warledger.reconcile.cluster import Agglomerated, Compared, Link, Member, agglomerate, links_among
from warledger.reconcile.packing import pack_member, unpack_member
from warledger.upkeep.cell_book import CellBook, Standings

Core = tuple[int, ...]
"""Numbers of the tellings that likeness joined, in the order in which they stand; the first names it."""


class Members:
    """The tellings that a step has looked at, by number."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._known: dict[int, Member] = {}
        self._standings: dict[int, Standings] = {}

    def __getitem__(self, number: int) -> Member:
        if number not in self._known:
            self.load([number])
        return self._known[number]

    def __contains__(self, number: int) -> bool:
        return number in self._known

    def load(self, numbers: Iterable[int]) -> None:
        """Fetch some tellings in one go."""
        table = schema.tellings
        unknown = sorted({number for number in numbers if number not in self._known})
        for row in self._cache.where(table.c.number, unknown, table.c.number, table.c.packed):
            self._known[row.number] = unpack_member(row.packed)

    def add(self, members: Mapping[int, Member]) -> None:
        """Know members that are about to be kept."""
        self._known.update(members)

    def standings(self, number: int) -> Standings:
        """Return where a telling stands."""
        if number not in self._standings:
            self._standings[number] = standings_of(self[number].telling)
        return self._standings[number]


@dataclass(frozen=True, slots=True)
class Relinked:
    """``cores`` that are new or different, names of the ``dead``, and tellings ``parted`` from whom they met.

    Among these are old ones that meet since others left their cell.
    """

    cores: tuple[Core, ...]
    dead: frozenset[int]
    parted: frozenset[int]


def relink(
    cache: Cache, members: Members, book: CellBook, gone: Mapping[int, int], come: Mapping[int, Member]
) -> Relinked:
    """Take tellings out and in, and decide anew what is joined.

    Args:
        cache: the projected tables.
        members: all tellings, those that go and come among them.
        book: the cells.
        gone: number → core of the tellings that go; their rows are there still.
        come: number → what comes.
    """
    won, lost = book.change(
        {number: members.standings(number) for number in gone}, {number: members.standings(number) for number in come}
    )
    cache.drop(schema.links.c.first, gone)
    cache.drop(schema.links.c.second, gone)
    cache.drop(schema.held_places.c.telling, gone)
    cache.drop(schema.tellings.c.number, gone)
    _keep(cache, come)
    touched = _cut(cache, members, book, lost)
    compared = Compared(members)
    made = _tie(cache, members, compared, won)
    touched |= {number for link in made for number in link[1:] if number not in come}
    changed = _Recore(cache, members, compared).decide(set(gone.values()), _cores_of(cache, touched), come)
    regrouped = lost | {pair for pair in won if come.keys().isdisjoint(pair)}
    return Relinked(*changed, frozenset(number for pair in regrouped for number in pair))


def _keep(cache: Cache, come: Mapping[int, Member]) -> None:
    rows = [
        {
            "number": number,
            "document": member.telling.document,
            "core": number,
            "cluster": number,
            "leads": member.is_leading,
            "packed": pack_member(member),
        }
        for number, member in sorted(come.items())
    ]
    cache.put(schema.tellings, rows)


def _cut(cache: Cache, members: Members, book: CellBook, lost: Collection[Pair]) -> set[int]:
    """Drop the links between tellings that meet nowhere any more; return whose they were."""
    ends = {number for pair in lost for number in pair}
    links = [row for row in cache.where(schema.links.c.first, sorted(ends)) if _pair(row) in lost]
    members.load(number for row in links for number in (row.first, row.second))
    book.load(spot for row in links for spot in members.standings(row.first))
    cut = [row for row in links if row.second not in book.met_by(row.first, members.standings(row.first))]
    cache.drop_rows(schema.links, [{"first": row.first, "second": row.second} for row in cut])
    return {number for row in cut for number in (row.first, row.second)}


def _tie(cache: Cache, members: Members, compared: Compared, won: Collection[Pair]) -> list[Link]:
    """Compare the tellings that meet now, and keep the links; return those that are new."""
    members.load(number for pair in won for number in pair)
    pairs = [
        pair if members[pair[0]].order < members[pair[1]].order else (pair[1], pair[0])
        for pair in sorted(won)
        if members[pair[0]].telling.document != members[pair[1]].telling.document
    ]
    links = links_among(pairs, compared)
    firsts = {link.first for link in links}
    known = {(row.first, row.second) for row in cache.where(schema.links.c.first, sorted(firsts))}
    fresh = [link for link in links if link[1:] not in known]
    rows = [{"first": first, "second": second, "score": score, "joined": False} for score, first, second in fresh]
    cache.put(schema.links, rows)
    return fresh


def _pair(row: object) -> Pair:
    first, second = row.first, row.second  # type: ignore[attr-defined] # a row of links
    return min(first, second), max(first, second)


def _cores_of(cache: Cache, numbers: Iterable[int]) -> set[int]:
    table = schema.tellings
    return {row.core for row in cache.where(table.c.number, sorted(numbers), table.c.core)}


class _Recore:
    """Decides anew which tellings are joined, from some cores outwards."""

    def __init__(self, cache: Cache, members: Members, compared: Compared) -> None:
        self._cache = cache
        self._members = members
        self._compared = compared
        self._core_of: dict[int, int] = {}
        self._cores: dict[int, set[int]] = {}
        self._links: dict[int, list[tuple[Link, bool]]] = {}

    def decide(
        self, bereft: Collection[int], touched: Collection[int], come: Iterable[int]
    ) -> tuple[tuple[Core, ...], frozenset[int]]:
        """Return the cores that are new or different, and the names of those that are no more what they were.

        Args:
            bereft: the names of cores that a telling has left.
            touched: the names of cores whose links changed.
            come: the numbers of tellings that have no core yet.
        """
        fresh = set(come)
        asked = {*bereft, *touched}
        for number in fresh:
            self._core_of[number] = number
            self._cores[number] = {number}
        while True:
            active = self._tellings_in(asked) | fresh
            found, spoilt = self._simulate(active)
            if not spoilt:
                break
            asked |= spoilt
        was = {frozenset(self._cores[name]): name for name in asked if name not in bereft}
        own = [group for group in found.groups if active.issuperset(group)]
        changed = tuple(group for group in own if frozenset(group) not in was)
        self._write_joined(active, found.joined)
        self._rename(changed)
        return changed, frozenset(asked - {was[frozenset(group)] for group in own if frozenset(group) in was})

    def _simulate(self, active: set[int]) -> tuple[Agglomerated, set[int]]:
        """Join from the best link down; return what is joined, and which neighbours turned out otherwise."""
        self._fetch_links(active)
        outside = {n for number in active for link, _ in self._links[number] for n in link[1:]} - active
        self._fetch_cores(outside)
        neighbours = {self._core_of[number] for number in outside}
        around = self._tellings_in(neighbours)
        self._fetch_links(around)
        everybody = active | around
        self._members.load(everybody)
        links, settled = set(), set()
        for number in everybody:
            for link, is_joined in self._links[number]:
                if link.first in active or link.second in active:
                    links.add(link)
                elif is_joined and self._core_of[link.first] == self._core_of[link.second]:
                    links.add(link)
                    settled.add(link[1:])
        order = {number: self._members[number].order for number in everybody}
        self._compared.remember(links)
        found = agglomerate(everybody, links, self._compared, order, settled)
        as_they_were = {frozenset(self._cores[name]) for name in neighbours}
        spoilt = (number for group in found.groups if frozenset(group) not in as_they_were for number in group)
        return found, {self._core_of[number] for number in spoilt if number in around}

    def _fetch_links(self, numbers: Collection[int]) -> None:
        unknown = sorted(number for number in numbers if number not in self._links)
        for number in unknown:
            self._links[number] = []
        table = schema.links
        for column in (table.c.first, table.c.second):
            for row in self._cache.where(column, unknown):
                end = row.first if column is table.c.first else row.second
                self._links[end].append((Link(row.score, row.first, row.second), row.joined))

    def _fetch_cores(self, numbers: Collection[int]) -> None:
        """Know the cores of some tellings, whole."""
        unknown = {number for number in numbers if number not in self._core_of}
        self._tellings_in(_cores_of(self._cache, unknown))

    def _tellings_in(self, cores: Collection[int]) -> set[int]:
        table = schema.tellings
        unknown = sorted(core for core in cores if core not in self._cores)
        for core in unknown:
            self._cores[core] = set()
        for row in self._cache.where(table.c.core, unknown, table.c.number, table.c.core):
            if row.number not in self._core_of or self._core_of[row.number] == row.core:
                self._cores[row.core].add(row.number)
                self._core_of[row.number] = row.core
        return {number for core in cores for number in self._cores[core]}

    def _write_joined(self, active: Collection[int], joined: Collection[Pair]) -> None:
        """Keep which links joined."""
        changed = {
            link[1:]: link[1:] in joined
            for number in active
            for link, was_joined in self._links[number]
            if (link[1:] in joined) != was_joined
        }
        rows = [
            {"first": first, "second": second, "joined": changed[first, second]} for first, second in sorted(changed)
        ]
        self._cache.change(schema.links, ("first", "second"), rows)

    def _rename(self, changed: Iterable[Core]) -> None:
        rows = [{"number": number, "core": group[0]} for group in changed for number in group]
        self._cache.change(schema.tellings, ("number",), rows)
