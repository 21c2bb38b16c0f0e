"""One step of the projection: documents go and come, and their neighbourhood is decided anew, in one transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from warledger.ledger import schema
from warledger.ledger.cache import Cache, Row
from warledger.ledger.projection import interval_row
from warledger.ledger.store import Store
from warledger.reconcile.cluster import Member, members_of
from warledger.reconcile.control import control_intervals
from warledger.reconcile.holds import held_keys
from warledger.reconcile.names import place_key
from warledger.reconcile.reports import Report, report_of
from warledger.reconcile.sightings import Sighting  # noqa: TC001 - a plain import reads better than a guarded one
from warledger.records import Decision, Reading
from warledger.upkeep.cell_book import CellBook
from warledger.upkeep.copying import Copying
from warledger.upkeep.dating import Dating, Told
from warledger.upkeep.gathering import regather
from warledger.upkeep.happenings import Happenings, copies_among, named_claims, remake
from warledger.upkeep.linking import Members, relink


class _Kept:
    """What the store keeps of documents: texts, each fetched once, and reports.

    It stands by itself: were it a part of the step that hands it on, the step would hold itself in memory.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[str, str] = {}

    def add(self, document: str, text: str) -> None:
        """Know the text of a document without asking for it."""
        self._texts[document] = text

    def texts(self, documents: Iterable[str]) -> Mapping[str, str]:
        """Return the texts of documents by id."""
        wanted = list(documents)
        self._texts |= self._store.texts([document for document in wanted if document not in self._texts])
        return {document: self._texts[document] for document in wanted}

    def reports(self, documents: Iterable[str]) -> Mapping[str, Report]:
        """Return the reports of documents by id."""
        return {reading.document.id: report_of(reading) for reading in self._store.readings_of(list(documents))}


class Step:
    """What a step looks at: the tables, what the store keeps, and what it has unpacked so far."""

    def __init__(self, cache: Cache, store: Store, decisions: Sequence[Decision]) -> None:
        self._cache = cache
        self._decisions = decisions
        self._members = Members(cache)
        self._book = CellBook(cache)
        self._kept = _Kept(store)
        self._copying = Copying(cache, self._members, self._book, self._kept.texts)
        self._dating = Dating(cache, self._members, self._kept.reports)

    def take(self, gone: Iterable[str], come: Iterable[Reading], *, has_new_decisions: bool) -> Happenings:
        """Take documents out of the projection and into it.

        Args:
            gone: ids of documents that are superseded, or were read anew and come again.
            come: readings of documents that come, one a document.
            has_new_decisions: whether anything was decided since the last step.
        """
        going = self._going(gone)
        self._copying.remember(going)
        reports = self._taken_in(come)
        told = self._dating.change(going.values(), reports)
        leaving = self._tellings_of([*going.values(), *(d for d in told if d not in reports)])
        self._members.load(row.number for row in leaving)
        claims = self._claims(row.number for row in leaving)
        held = self._held_by(row.number for row in leaving)
        coming = self._numbered(told)
        relinked = relink(self._cache, self._members, self._book, {row.number: row.core for row in leaving}, coming)
        self._keep_held(coming)
        dirty = regather(self._cache, self._members, self._book, relinked) | {row.cluster for row in leaving}
        dirty |= self._recopied(going, reports)
        numbers = self._tellings_in(dirty)
        claims |= self._claims(numbers) if self._decisions else set()
        is_redecided = has_new_decisions or not claims.isdisjoint(named_claims(self._decisions))
        found = remake(self._cache, self._members, dirty, self._decisions, is_redecided=is_redecided)
        self._hold_anew(held | self._held_by(self._tellings_in(found.clusters)))
        return found

    # ------------------------------------------------------------ documents

    def _going(self, gone: Iterable[str]) -> dict[int, str]:
        """Return number → id of documents that go."""
        table = schema.reports
        rows = self._cache.where(table.c.document, sorted(gone))
        return {row.number: row.document for row in rows}

    def _taken_in(self, come: Iterable[Reading]) -> dict[str, Report]:
        """Return the reports of documents that come, and keep what else is needed of their readings."""
        found = {}
        for reading in come:
            found[reading.document.id] = report_of(reading)
            self._kept.add(reading.document.id, reading.document.text)
        return dict(sorted(found.items()))

    # ------------------------------------------------------------ tellings

    def _tellings_of(self, documents: Iterable[str]) -> list[Row]:
        table = schema.tellings
        columns = (table.c.number, table.c.document, table.c.core, table.c.cluster)
        return self._cache.where(table.c.document, sorted(documents), *columns)

    def _tellings_in(self, clusters: Iterable[int]) -> list[int]:
        table = schema.tellings
        return [row.number for row in self._cache.where(table.c.cluster, sorted(clusters), table.c.number)]

    def _numbered(self, told: Mapping[str, Told]) -> dict[int, Member]:
        """Return number → telling of what is told, and know them."""
        members = [member for document in sorted(told) for member in members_of(told[document])]
        numbered = dict(enumerate(members, start=self._cache.last(schema.tellings.c.number) + 1))
        self._members.add(numbered)
        return numbered

    def _claims(self, numbers: Iterable[int]) -> set[str]:
        wanted = list(numbers)
        self._members.load(wanted)
        return {s.claim for number in wanted for s in self._members[number].telling.sightings}

    def _recopied(self, going: Mapping[int, str], come: Mapping[str, Report]) -> set[int]:
        """Keep copies in step; return the clusters in which two documents that are copies now, or no more, meet."""
        table = schema.reports
        first = self._cache.last(table.c.number) + 1
        numbers = dict(enumerate(sorted(come), start=first))
        self._cache.drop(table.c.document, sorted(going.values()))
        rows = [
            {"document": document, "number": number, "month": come[document].month}
            for number, document in numbers.items()
        ]
        self._cache.put(table, rows)
        pairs = self._copying.change(going, numbers)
        clusters: dict[str, set[int]] = defaultdict(set)
        for row in self._tellings_of({document for pair in pairs for document in pair}):
            clusters[row.document].add(row.cluster)
        return {cluster for one, other in pairs for cluster in clusters[one] & clusters[other]}

    # ------------------------------------------------------------ who holds what

    def _held_by(self, numbers: Iterable[int]) -> set[str]:
        """Return the keys of the places of which some tellings say who holds them."""
        table = schema.held_places
        return {row.key for row in self._cache.where(table.c.telling, sorted(numbers), table.c.key)}

    def _keep_held(self, coming: Mapping[int, Member]) -> None:
        rows = [
            {"key": key, "telling": number}
            for number, member in coming.items()
            for key in sorted({key for s in member.telling.sightings for key in held_keys(s)})
        ]
        self._cache.put(schema.held_places, rows)

    def _hold_anew(self, keys: Collection[str]) -> None:
        """Make the intervals of some places anew."""
        held, table = schema.held_places, schema.control_intervals
        self._cache.drop(table.c.key, sorted(keys))
        rows = self._cache.where(held.c.key, sorted(keys))
        self._members.load(row.telling for row in rows)
        claims = schema.event_claims
        events = {
            row.claim: row.event for row in self._cache.where(claims.c.telling, sorted({row.telling for row in rows}))
        }
        by_key: dict[str, list[Sighting]] = defaultdict(list)
        for row in rows:
            for sighting in self._members[row.telling].telling.sightings:
                if row.key in held_keys(sighting) and sighting.claim in events:
                    by_key[row.key].append(sighting)
        copies = copies_among(self._cache, {s.document for sightings in by_key.values() for s in sightings})
        found = [
            (key, interval)
            for key in sorted(by_key)
            for interval in control_intervals(sorted(by_key[key], key=lambda s: s.order), events, copies)
            if place_key(interval.place) == key
        ]
        first = self._cache.last(table.c.position) + 1
        self._cache.put(table, [interval_row(n, key, interval) for n, (key, interval) in enumerate(found, start=first)])
