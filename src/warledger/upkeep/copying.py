"""Which documents are copies of each other, kept in step: whole texts, and the clauses that they print."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from warledger.cells import Pair
from warledger.intake import copies as texts
from warledger.ledger import schema
from warledger.ledger.cache import Cache
from warledger.reconcile import copying as clauses
from warledger.reconcile.copying import Clauses
from warledger.upkeep.cell_book import CellBook, Standings
from warledger.upkeep.linking import Members

TextOf = Callable[[Iterable[str]], Mapping[str, str]]
"""Returns the texts of documents by id."""


class _Print:
    """What of a document tells its copies: its runs of words, its clauses, and where it stands by either.

    Where it stands is worked out when asked: of a document that others are held against it is not.
    """

    def __init__(self, document: str, text: str, own: Clauses, month: str) -> None:
        self.document = document
        self.month = month
        self.runs = texts.shingles_of(text)
        self.clauses = own

    @cached_property
    def by_text(self) -> Standings:
        return texts.standings_of(self.document, self.runs, self.month)

    @cached_property
    def by_clause(self) -> Standings:
        return clauses.standings_of(self.document, self.clauses, self.month)

    @property
    def standings(self) -> Standings:
        return (*self.by_text, *self.by_clause)


class Copying:
    """Finds the copies of documents that come, and forgets those of documents that go."""

    def __init__(self, cache: Cache, members: Members, book: CellBook, text_of: TextOf) -> None:
        self._cache = cache
        self._members = members
        self._book = book
        self._text_of = text_of
        self._prints: dict[int, _Print] = {}
        self._met: dict[int, tuple[Mapping[int, int], Mapping[int, int]]] = {}
        self._names: dict[int, str] = {}

    def remember(self, documents: Mapping[int, str]) -> None:
        """Look at documents, by number, while their tellings are there."""
        unknown = {number: document for number, document in documents.items() if number not in self._prints}
        if not unknown:
            return
        self._names.update(unknown)
        found, own = self._text_of(unknown.values()), self._clauses(unknown.values())
        table = schema.reports
        rows = self._cache.where(table.c.number, sorted(unknown), table.c.number, table.c.month)
        months = {row.number: row.month for row in rows}
        for number, document in unknown.items():
            self._prints[number] = _Print(document, found[document], own[document], months[number])

    def change(self, gone: Mapping[int, str], come: Mapping[int, str]) -> frozenset[tuple[str, str]]:
        """Keep copies in step; return the pairs of documents that became copies or are copies no more.

        What goes was remembered; the tellings of what comes are there.

        Args:
            gone: number → id of documents that go.
            come: number → id of documents that come.
        """
        self.remember(gone)
        self.remember(come)
        self._met.clear()
        won, lost = self._book.change(
            {number: self._prints[number].standings for number in gone},
            {number: self._prints[number].standings for number in come},
        )
        table = schema.copies
        self._cache.drop(table.c.document, sorted(gone.values()))
        self._cache.drop(table.c.copy, sorted(gone.values()))
        pairs = self._worth_asking(come) | self._known_still(lost) | {p for p in won if come.keys().isdisjoint(p)}
        self._name(number for pair in pairs for number in pair)
        known = {
            (row.document, row.copy)
            for row in self._cache.where(table.c.document, sorted({self._names[n] for pair in pairs for n in pair}))
        }
        self.remember({number: self._names[number] for pair in sorted(pairs) for number in pair})
        fresh_first = ((pair if pair[0] in come else pair[::-1]) for pair in sorted(pairs))
        is_copy = {pair: self._are_copies(*pair) for pair in fresh_first}
        fresh = {p for p in self._both_ways(pair for pair in is_copy if is_copy[pair]) if p not in known}
        over = {p for p in self._both_ways(pair for pair in is_copy if not is_copy[pair]) if p in known}
        self._cache.put(table, [{"document": one, "copy": other} for one, other in sorted(fresh)])
        self._cache.drop_rows(table, [{"document": one, "copy": other} for one, other in sorted(over)])
        return frozenset(fresh | over)

    def _worth_asking(self, come: Iterable[int]) -> set[Pair]:
        """Return the pairs of what comes that share a band of their texts, or clauses enough."""
        found: set[Pair] = set()
        for number in come:
            by_text, by_clause = self._times_met(number)
            near = {other for other, count in by_text.items() if texts.is_likely(count)}
            near |= {other for other, count in by_clause.items() if clauses.is_enough(count)}
            found |= {(min(number, other), max(number, other)) for other in near}
        return found

    def _times_met(self, number: int) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """Return whom a document meets, and how often: by runs of words, by clauses."""
        if number not in self._met:
            own = self._prints[number]
            self._book.load(own.standings)
            self._met[number] = (
                self._book.times_met(number, own.by_text),
                self._book.times_met(number, own.by_clause),
            )
        return self._met[number]

    def _known_still(self, lost: Collection[Pair]) -> set[Pair]:
        """Return those of some pairs that are kept as copies."""
        self._name(number for pair in lost for number in pair)
        table = schema.copies
        names = {self._names[number] for pair in lost for number in pair}
        known = {(row.document, row.copy) for row in self._cache.where(table.c.document, sorted(names))}
        return {pair for pair in lost if (self._names[pair[0]], self._names[pair[1]]) in known}

    def _are_copies(self, one: int, other: int) -> bool:
        first, second = self._prints[one], self._prints[other]
        by_text, by_clause = self._times_met(one)
        if texts.is_likely(by_text.get(other, 0)) and texts.are_copies(first.runs, second.runs):
            return True
        return clauses.are_copied(by_clause.get(other, 0), first.clauses, second.clauses)

    def _both_ways(self, pairs: Iterable[Pair]) -> set[tuple[str, str]]:
        named = [(self._names[one], self._names[other]) for one, other in pairs]
        return {*named, *((other, one) for one, other in named)}

    def _name(self, numbers: Iterable[int]) -> None:
        unknown = sorted({number for number in numbers if number not in self._names})
        for row in self._cache.where(schema.reports.c.number, unknown):
            self._names[row.number] = row.document

    def _clauses(self, documents: Iterable[str]) -> Mapping[str, Clauses]:
        table = schema.tellings
        wanted = sorted(documents)
        rows = self._cache.where(table.c.document, wanted, table.c.number, table.c.document)
        self._members.load(row.number for row in rows)
        own: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            own[row.document].append(row.number)
        return {
            document: clauses.clauses_of(s for number in own[document] for s in self._members[number].telling.sightings)
            for document in wanted
        }
