"""Which single tellings are told again of an event that their report shares with others: clusters made of cores."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping

from warledger.ledger import schema
from warledger.ledger.cache import Cache, Row
from warledger.reconcile.cluster import Compared
from warledger.reconcile.gather import gathered
from warledger.upkeep.cell_book import CellBook
from warledger.upkeep.linking import Members, Relinked


def regather(cache: Cache, members: Members, book: CellBook, relinked: Relinked) -> frozenset[int]:
    """Put single tellings into the clusters that they belong to, where that may have changed; return whose changed.

    Args:
        cache: the projected tables.
        members: all tellings.
        book: the cells.
        relinked: which cores changed; what the documents of their tellings tell may belong elsewhere now.
    """
    table = schema.tellings
    rejoined = {number for core in relinked.cores for number in core}
    touched = sorted(rejoined | relinked.parted)
    documents = sorted({row.document for row in cache.where(table.c.number, touched, table.c.document)})
    columns = (table.c.number, table.c.document, table.c.core, table.c.cluster, table.c.leads)
    rows = cache.where(table.c.document, documents, *columns)
    moved = _moved(cache, members, book, rows)
    changed = [row for row in rows if row.cluster != moved.get(row.number, row.core)]
    cache.change(table, ("number",), [{"number": r.number, "cluster": moved.get(r.number, r.core)} for r in changed])
    named = {core[0] for core in relinked.cores}
    rejoined.update(row.number for row in changed)
    now = {moved.get(row.number, row.core) for row in rows if row.number in rejoined}
    return frozenset({*relinked.dead, *named, *now, *(row.cluster for row in changed)})


def _moved(cache: Cache, members: Members, book: CellBook, rows: Iterable[Row]) -> dict[int, int]:
    """Return single telling → the core that it is gathered into, for all tellings of some documents."""
    cores = _cores(cache, {row.core for row in rows})
    by_document: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_document[row.document].append(row)
    shared = {core for core, own in cores.items() if len({row.document for row in own}) > 1}
    goals = {
        document: {row.core for row in own if row.leads and row.core in shared} for document, own in by_document.items()
    }
    singles = [row for row in rows if goals[row.document] and len(cores[row.core]) == 1]
    members.load(row.number for row in singles)
    book.load(spot for row in singles for spot in members.standings(row.number))
    met = {row.number: book.met_by(row.number, members.standings(row.number)) for row in singles}
    pool = {core: [r.number for r in cores[core]] for row in singles for core in goals[row.document]}
    asked = [row for row in singles if any(not met[row.number].isdisjoint(pool[core]) for core in goals[row.document])]
    return _gathered(members, asked, pool, met)


def _gathered(
    members: Members, asked: Iterable[Row], pool: Mapping[int, Iterable[int]], met: Mapping[int, Collection[int]]
) -> dict[int, int]:
    """Gather some single tellings into cores of a pool."""
    singles = {row.number for row in asked}
    if not singles:
        return {}
    members.load([*singles, *(number for own in pool.values() for number in own)])
    numbers = sorted({*singles, *(n for own in pool.values() for n in own)}, key=lambda n: members[n].order)
    place = {number: index for index, number in enumerate(numbers)}
    groups = [tuple(sorted(place[n] for n in own)) for own in pool.values()] + [(place[n],) for n in singles]
    found = gathered(
        sorted(groups),
        [members[number].telling for number in numbers],
        _Worth(numbers, met),
        frozenset(place[number] for number in numbers if members[number].is_leading),
        Compared([members[number] for number in numbers]),
    )
    core_of = {place[number]: core for core, own in pool.items() for number in own}
    homes = ((group, next((core_of[i] for i in group if i in core_of), None)) for group in found)
    return {numbers[i]: home for group, home in homes if home is not None for i in group if numbers[i] in singles}


class _Worth(Container[tuple[int, int]]):
    """The pairs of indexes that are worth comparing, of which one is a single telling."""

    def __init__(self, numbers: list[int], met: Mapping[int, Collection[int]]) -> None:
        self._numbers = numbers
        self._met = met

    def __contains__(self, pair: object) -> bool:
        if not isinstance(pair, tuple):
            return False
        one, other = (self._numbers[index] for index in pair)
        return other in self._met.get(one, ()) or one in self._met.get(other, ())


def _cores(cache: Cache, names: Collection[int]) -> dict[int, list[Row]]:
    table = schema.tellings
    found: dict[int, list[Row]] = defaultdict(list)
    for row in cache.where(table.c.core, sorted(names), table.c.number, table.c.core, table.c.document):
        found[row.core].append(row)
    return found
