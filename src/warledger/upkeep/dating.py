"""Dates of undated documents, kept in step: asked anew where a neighbour came that tells of more of their places."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from warledger.ledger import schema
from warledger.ledger.cache import Cache
from warledger.ledger.projection import date_row, notice_row
from warledger.reconcile.dating import MOST_NEIGHBOURS, date_reports, places_named, places_told
from warledger.reconcile.inside import tellings_of_report
from warledger.reconcile.reconcile import undated_notice, with_date
from warledger.reconcile.reports import Report
from warledger.reconcile.tellings import Telling
from warledger.records import Dated
from warledger.upkeep.linking import Members

ReportOf = Callable[[Iterable[str]], Mapping[str, Report]]
"""Returns the reports of documents that the ledger holds, by id, as they are without an inferred date."""
Told = tuple[Telling, ...]


class Dating:
    """Knows which undated documents have to be asked again, and asks them."""

    def __init__(self, cache: Cache, members: Members, report_of: ReportOf) -> None:
        self._cache = cache
        self._members = members
        self._report_of = report_of

    def change(self, gone: Iterable[str], come: Mapping[str, Report]) -> dict[str, Told]:
        """Keep dates in step; return what documents tell that come, or whose date is another now.

        Args:
            gone: ids of documents that go.
            come: id → report of documents that come.
        """
        left = set(gone)
        told = {document: tellings_of_report(report) for document, report in come.items()}
        affected = self._forget(left)
        dated = {document: told[document] for document, report in come.items() if report.published is not None}
        self._keep_places(told, dated)
        undated = come.keys() - dated.keys()
        bereft = (affected - left) | undated
        shared = {document: self._cache.sharing_most_places(document, MOST_NEIGHBOURS) for document in sorted(bereft)}
        shared |= {document: found for document, found in self._outdone(dated).items() if document not in shared}
        reports = dict(self._report_of(sorted(shared.keys() - undated)))
        reports |= {document: come[document] for document in undated}
        retold = self._ask({document: reports[document] for document in sorted(shared)}, shared, dated, undated)
        return dated | {document: tellings_of_report(report) for document, report in retold.items()}

    def _forget(self, gone: Iterable[str]) -> set[str]:
        """Drop what is known of documents that go; return the undated ones whose neighbours they were."""
        documents = sorted(gone)
        table = schema.neighbours
        affected = {row.document for row in self._cache.where(table.c.neighbour, documents, table.c.document)}
        for column in (
            table.c.document,
            schema.told_places.c.document,
            schema.open_places.c.document,
            schema.inferred_dates.c.document,
            schema.reconciling_notices.c.document,
        ):
            self._cache.drop(column, documents)
        return affected

    def _keep_places(self, told: Mapping[str, Told], dated: Mapping[str, Told]) -> None:
        for table, rows in (
            (schema.told_places, {document: places_told(own) for document, own in dated.items()}),
            (schema.open_places, {d: places_named(own) for d, own in told.items() if d not in dated}),
        ):
            self._cache.put(
                table,
                [
                    {"key": key, "document": document, "tellings": count}
                    for document, counts in sorted(rows.items())
                    for key, count in sorted(counts.items())
                ],
            )

    def _outdone(self, dated: Mapping[str, Told]) -> dict[str, dict[str, int]]:
        """Return the undated documents that share more places with one of some than with their neighbours so far.

        Told are their neighbours now, and how many places they share with each.
        """
        counts = {document: places_told(own) for document, own in dated.items()}
        table = schema.open_places
        at: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for row in self._cache.where(table.c.key, sorted({key for found in counts.values() for key in found})):
            at[row.key].append((row.document, row.tellings))
        shared: dict[str, Counter[str]] = defaultdict(Counter)
        for document, own in counts.items():
            for key, count in own.items():
                for undated, tellings in at.get(key, ()):
                    shared[undated][document] += count * tellings
        known = self._neighbours(shared)
        return {
            undated: _most_shared(known[undated] | found)
            for undated, found in shared.items()
            if _outdo(found, known[undated])
        }

    def _neighbours(self, undated: Iterable[str]) -> dict[str, dict[str, int]]:
        """Return the neighbours of undated documents so far, and how many places they share with each."""
        table = schema.neighbours
        known: dict[str, dict[str, int]] = {document: {} for document in sorted(undated)}
        for row in self._cache.where(table.c.document, known):
            known[row.document][row.neighbour] = row.shared
        return known

    def _ask(
        self,
        reports: Mapping[str, Report],
        shared: Mapping[str, Mapping[str, int]],
        fresh: Mapping[str, Told],
        new: Iterable[str],
    ) -> dict[str, Report]:
        """Date undated documents; return those that are new, or whose date is another now, as they read then."""
        documents = sorted(reports)
        self._keep_neighbours(shared)
        told = self._told({other for found in shared.values() for other in found}, fresh)
        table = schema.inferred_dates
        was = {row.document: Dated(row.value, row.reason) for row in self._cache.where(table.c.document, documents)}
        now: dict[str, Dated] = {}
        for document in documents:
            near = [telling for other in sorted(shared[document]) for telling in told[other]]
            now |= date_reports([reports[document]], near)
        changed = [document for document in documents if was.get(document) != now.get(document)]
        self._keep_dates(sorted({*changed, *new}), now)
        values = {document: dated.value for document, dated in now.items()}
        return {
            document: with_date(reports[document], values.get(document))
            for document in documents
            if document in new or (was[document].value if document in was else None) != values.get(document)
        }

    def _keep_neighbours(self, shared: Mapping[str, Mapping[str, int]]) -> None:
        table = schema.neighbours
        self._cache.drop(table.c.document, shared)
        rows = [
            {"document": document, "neighbour": other, "shared": count}
            for document, found in shared.items()
            for other, count in found.items()
        ]
        self._cache.put(table, rows)

    def _keep_dates(self, documents: list[str], now: Mapping[str, Dated]) -> None:
        self._cache.drop(schema.inferred_dates.c.document, documents)
        self._cache.drop(schema.reconciling_notices.c.document, documents)
        self._cache.put(schema.inferred_dates, [date_row(d, now[d]) for d in documents if d in now])
        notices = [notice_row(d, 0, undated_notice(d)[1]) for d in documents if d not in now]
        self._cache.put(schema.reconciling_notices, notices)

    def _told(self, documents: Iterable[str], fresh: Mapping[str, Told]) -> dict[str, Told]:
        """Return what dated documents tell, in the order of the text."""
        table = schema.tellings
        known = {document: fresh[document] for document in documents if document in fresh}
        rows = self._cache.where(
            table.c.document, sorted(set(documents) - known.keys()), table.c.number, table.c.document
        )
        self._members.load(row.number for row in rows)
        found: dict[str, list[Telling]] = defaultdict(list)
        for row in rows:
            found[row.document].append(self._members[row.number].telling)
        return known | {d: tuple(sorted(own, key=lambda telling: telling.order)) for d, own in found.items()}


def _outdo(found: Mapping[str, int], known: Mapping[str, int]) -> bool:
    """Tell whether any of some documents is nearer than the last of the neighbours, or these are not enough."""
    if len(known) < MOST_NEIGHBOURS:
        return True
    worst = max((-count, document) for document, count in known.items())
    return any((-count, document) < worst for document, count in found.items())


def _most_shared(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the documents with which most places are shared, as `Cache.sharing_most_places` finds them."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_NEIGHBOURS])
