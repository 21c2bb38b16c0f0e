"""The desk: everything that pages and the API read of a ledger, blurred where the options say so.

It writes nothing but the ledger's own caches.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from sqlalchemy import select

from warledger.ledger import queries, schema
from warledger.ledger.browsing import claims, control, documents, events, independence, index, sayings, search, wording
from warledger.ledger.browsing.asking import Asked, Bar, Box, Cluster, Counts, Names, Order, Page, Point
from warledger.ledger.store import Store
from warledger.pipeline import Ledger
from warledger.publish.composed import Composed
from warledger.publish.page import Asked as BriefAsked
from warledger.reconcile.standing import standing_on
from warledger.records import ControlInterval, DisputeField, Document, Event, PlaceStanding, Reading
from warledger.web.blur import blurred, snapped
from warledger.web.opening import OnOpening, bring_up_to_date
from warledger.web.options import SiteOptions

_MOST_REMEMBERED = 512
AnswerT = TypeVar("AnswerT")
Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True)
class State:
    """What a page is of.

    ``head`` names the projection and ``arrived`` the last entry: they differ while documents are being added whose
    claims are not reconciled yet.
    """

    head: str
    arrived: str
    documents: int
    events: int

    @property
    def is_behind(self) -> bool:
        """Whether something has arrived that the pages do not show."""
        return self.head != self.arrived


class Desk:
    """Reads one ledger. Use as a context manager, or call `close`. It may be used from several threads."""

    def __init__(self, store: Store, options: SiteOptions) -> None:
        self._store = store
        self.options = options
        self._remembered: dict[object, object] = {}
        self._head = ""

    @classmethod
    def open(cls, location: str, options: SiteOptions, on_opening: OnOpening | None = None) -> Self:
        """Open a ledger, and bring its projection and index up to date.

        Args:
            location: the ledger: a file or a database URL.
            options: how it is served.
            on_opening: told how far that is.

        Raises:
            LedgerError: there is no ledger there, or it cannot be read.
        """
        desk = cls(Store.open(location), options)
        bring_up_to_date(desk._store, on_opening)
        return desk

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def state(self) -> State:
        """Return what the pages are of now; the index follows a projection that another process made."""
        index.refresh(self._store)
        head = next((row.head for row in self._store.stream(select(schema.projection.c.head))), "")
        if head != self._head:
            self._remembered.clear()
            self._head = head
        arrived = self._store.head()
        number = self._known(documents.count_documents)(self._store)
        return State(head, arrived, number, self.count_events(Asked()).total)

    # ------------------------------------------------------------ events

    def find_events(self, asked: Asked, *, order: Order = "time", offset: int = 0, limit: int = 50) -> Page[Event]:
        """Return one page of events."""
        total = self.count_events(asked).total
        return self._blurred(
            events.find_events(self._store, self._coarse(asked), order=order, offset=offset, limit=limit, total=total)
        )

    def find_disputes(
        self,
        asked: Asked,
        *,
        with_differences: bool,
        fields: tuple[DisputeField, ...] = (),
        offset: int = 0,
        limit: int = 50,
    ) -> Page[Event]:
        """Return one page of the events on which accounts differ, in some fields or in any."""
        condition = self._coarse(asked)
        total = self._known(events.total_disputes)(
            self._store, condition, with_differences=with_differences, fields=fields
        )
        return self._blurred(
            events.find_disputes(
                self._store,
                condition,
                with_differences=with_differences,
                fields=fields,
                offset=offset,
                limit=limit,
                total=total,
            )
        )

    def count_disputes(self, asked: Asked, *, with_differences: bool) -> tuple[tuple[str, int], ...]:
        """Return in how many events each field is disputed."""
        return self._known(events.count_disputes)(self._store, self._coarse(asked), with_differences=with_differences)

    def count_events(self, asked: Asked) -> Counts:
        """Return how many events are asked for, by grade, kind and day."""
        return self._known(events.count_events)(self._store, self._coarse(asked))

    def names_of(self, role: str, asked: Asked, most: int = 40) -> Names:
        """Return the parties, origins, outlets or places of the events asked for."""
        return self._known(events.names_of)(self._store, role, self._coarse(asked), most)

    def points_of(self, asked: Asked, most: int = 2000) -> tuple[Point, ...]:
        """Return the events asked for that have a point."""
        return self._blurred(events.points_of(self._store, self._coarse(asked), most))

    def count_points(self, asked: Asked) -> int:
        """Return how many events asked for have a point."""
        return self._known(events.count_points)(self._store, self._coarse(asked))

    def bars_of(self, asked: Asked, most: int = 2000) -> tuple[Bar, ...]:
        """Return the dated events asked for."""
        return events.bars_of(self._store, self._coarse(asked), most)

    def clusters_of(self, asked: Asked, box: Box) -> tuple[Cluster, ...]:
        """Return the events asked for, gathered by the cells of a grid."""
        return self._blurred(self._known(events.clusters_of)(self._store, self._coarse(asked), box))

    def event(self, event_id: str) -> Event | None:
        """Return an event by its id or by one that it used to have."""
        found = queries.event(self._store, event_id) if _is_id(event_id) else None
        return None if found is None else self._blurred(found)

    def events_by_id(self, ids: Iterable[str]) -> dict[str, Event]:
        """Return some events by id."""
        found = events.events_by_id(self._store, ids)
        return {event_id: self._blurred(event) for event_id, event in found.items()}

    def parts_of(self, event_id: str) -> tuple[Event, ...]:
        """Return the events that are part of one."""
        return self._blurred(events.parts_of(self._store, event_id))

    def compose_brief(self, asked: BriefAsked, most_documents: int) -> Composed:
        """Return a brief with its figures, not blurred: `briefs` does that.

        Raises:
            UsageError: it would rest on more documents, or nothing can be new in the days asked for.
        """
        return Ledger(self._store).compose_figured_brief(
            begin=asked.begin,
            until=asked.until,
            place=asked.place,
            as_of=asked.as_of,
            since=asked.since,
            convention=asked.convention,
            most_documents=most_documents,
        )

    # ------------------------------------------------------------ documents

    def reading(self, document_id: str) -> Reading | None:
        """Return the reading of a document, superseded or not."""
        found = self._store.reading(document_id) if _is_id(document_id) else None
        return None if found is None else self._blurred(found)

    def readings(self, ids: Iterable[str]) -> list[Reading]:
        """Return the readings of some documents, in their order; a document of none is left out."""
        found = (self.reading(document) for document in dict.fromkeys(ids))
        return [reading for reading in found if reading is not None]

    def readings_of(self, ids: Iterable[str]) -> list[Reading]:
        """Return the readings of many documents, by document id."""
        return [self._blurred(reading) for reading in self._store.readings_of(list(ids))]

    def copies_of(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the documents with the same text, for each of some documents that has any."""
        return queries.copies(self._store, list(ids))

    def document(self, document_id: str) -> Document | None:
        """Return a document with its inferred date and copies."""
        known = documents.documents_by_id(self._store, [document_id]) if _is_id(document_id) else {}
        return known.get(document_id)

    def list_documents(
        self,
        *,
        outlet: str | None = None,
        begin: str | None = None,
        until: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page[Document]:
        """Return one page of the documents, by day."""
        return documents.list_documents(
            self._store, outlet=outlet, begin=begin, until=until, offset=offset, limit=limit
        )

    def find_claims(
        self,
        *,
        document: str | None = None,
        kinds: tuple[str, ...] = (),
        origins: tuple[str, ...] = (),
        offset: int = 0,
        limit: int = 50,
    ) -> Page[claims.FoundClaim]:
        """Return one page of the claims."""
        return self._blurred(
            claims.find_claims(self._store, document=document, kinds=kinds, origins=origins, offset=offset, limit=limit)
        )

    def find_claim(self, claim_id: str) -> claims.FoundClaim | None:
        """Return one claim."""
        return self._blurred(claims.find_claim(self._store, claim_id)) if _is_id(claim_id) else None

    def texts_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the texts of some documents by id; a document of none is left out."""
        found = documents.documents_by_id(self._store, list(dict.fromkeys(ids)))
        return {name: document.text for name, document in found.items()}

    def parts_in(self, document_id: str) -> tuple[documents.Part, ...]:
        """Return the claims of a document that belong to an event."""
        return documents.parts_in(self._store, document_id)

    def events_in(self, document_ids: Iterable[str]) -> dict[str, tuple[Event, ...]]:
        """Return the events of each claim of some documents, by claim id."""
        parts = [part for document in document_ids for part in self.parts_in(document)]
        events = self.events_by_id(part.event for part in parts)
        found: dict[str, tuple[Event, ...]] = {}
        for part in parts:
            if part.event in events:
                found[part.claim] = (*found.get(part.claim, ()), events[part.event])
        return found

    def versions_of(self, document: Document) -> tuple[str, ...]:
        """Return the ids of all versions of a document."""
        return documents.versions_of(self._store, document)

    def find_texts(self, asked: str, *, offset: int = 0, limit: int = 20) -> Page[search.Hit]:
        """Return one page of the documents that hold what is asked for."""
        return self._blurred(search.find_texts(self._store, asked, offset=offset, limit=limit))

    # ------------------------------------------------------------ control, wording, origins, notices

    def find_intervals(
        self,
        *,
        on: str | None = None,
        place: str | None = None,
        holders: tuple[str, ...] = (),
        offset: int = 0,
        limit: int = 100,
    ) -> Page[ControlInterval]:
        """Return one page of the intervals of control."""
        return self._blurred(
            control.find_intervals(self._store, on=on, place=place, holders=holders, offset=offset, limit=limit)
        )

    def standings_on(
        self,
        day: str,
        *,
        place: str | None = None,
        holders: tuple[str, ...] = (),
        offset: int = 0,
        limit: int = 100,
    ) -> Page[PlaceStanding]:
        """Return one page of who holds each place on a day: held, contested, besieged or unknown."""
        found = control.places_known_on(self._store, day, place=place, holders=holders, offset=offset, limit=limit)
        told = standing_on(control.intervals_of(self._store, found.items), day)
        by_place = {standing.place: self._blurred(standing) for standing in told}
        standings = tuple(by_place[name] for name in found.items if name in by_place)
        return Page(standings, found.total, offset, limit)

    def days_of_change(self, place: str | None = None) -> tuple[tuple[str, int], ...]:
        """Return the days on which an interval of control begins."""
        return self._known(control.days_of_change)(self._store, place=place)

    def holders_of(self) -> tuple[tuple[str, int], ...]:
        """Return who holds places."""
        return self._known(control.holders_of)(self._store)

    def count_terms(
        self, outlets: tuple[str, ...], terms: tuple[str, ...], sides: tuple[str, ...]
    ) -> tuple[wording.TermCount, ...]:
        """Return how often each outlet uses each loaded word."""
        return self._known(wording.count_terms)(self._store, outlets=outlets, terms_asked=terms, sides=sides)

    def months_of(
        self, outlets: tuple[str, ...], terms: tuple[str, ...], sides: tuple[str, ...]
    ) -> tuple[tuple[str, str, int], ...]:
        """Return (month, word, number of uses)."""
        return self._known(wording.months_of)(self._store, outlets=outlets, terms_asked=terms, sides=sides)

    def uses_of(
        self,
        outlets: tuple[str, ...],
        terms: tuple[str, ...],
        sides: tuple[str, ...],
        *,
        offset: int = 0,
        limit: int = 50,
    ) -> Page[wording.Use]:
        """Return one page of the places where loaded words are used."""
        return wording.uses_of(self._store, outlets=outlets, terms_asked=terms, sides=sides, offset=offset, limit=limit)

    def term_choices(self, column: str) -> tuple[tuple[str, int], ...]:
        """Return the outlets, words or sides that loaded words have."""
        return self._known(wording.choices)(self._store, column)

    def count_ways(self, outlets: tuple[str, ...] | None = None) -> tuple[independence.OutletWays, ...]:
        """Return how some outlets, or all, came by what they print."""
        return self._known(independence.count_ways)(self._store, outlets=outlets)

    def count_reach(self, origins: tuple[str, ...] | None = None) -> tuple[independence.OriginReach, ...]:
        """Return some independent origins, or all, and in how many events each is the only one."""
        return self._known(independence.count_reach)(self._store, origins=origins)

    def resting(self, outlet: str | None = None, origin: str | None = None) -> tuple[independence.Resting, ...]:
        """Return in how many events which outlet prints whose word."""
        outlets, origins = (() if name is None else (name,) for name in (outlet, origin))
        return self._known(independence.resting)(self._store, outlets=outlets, origins=origins)

    def carrying(self, outlet: str | None = None, origin: str | None = None) -> tuple[sayings.Carrying, ...]:
        """Return which outlet carries whose word."""
        return self._known(sayings.carrying)(self._store, outlet=outlet, origin=origin)

    def count_notices(self) -> tuple[tuple[str, int], ...]:
        """Return how many notices there are of each code."""
        return self._known(documents.count_notices)(self._store)

    def list_notices(
        self, codes: tuple[str, ...] = (), *, offset: int = 0, limit: int = 50
    ) -> Page[documents.NoticeRow]:
        """Return one page of the notices."""
        return documents.list_notices(self._store, codes=codes, offset=offset, limit=limit)

    # ------------------------------------------------------------ inside

    def _blurred(self, value: AnswerT) -> AnswerT:
        return blurred(value, self.options.blur_km)

    def _coarse(self, asked: Asked) -> Asked:
        """Return a filter with its place looked up, and, on a blurred site, a box of whole cells.

        Any other box would tell where in its cell a point is.
        """
        if asked.place is not None and asked.places is None:
            asked = replace(asked, places=self._known(events.places_meant)(self._store, asked.place))
        km = self.options.blur_km
        return asked if km is None or asked.box is None else replace(asked, box=snapped(asked.box, km))

    def _known(self, ask: Callable[Given, AnswerT]) -> Callable[Given, AnswerT]:
        """Return a question whose answer is remembered until the ledger moves on."""

        def answer(*given: Given.args, **named: Given.kwargs) -> AnswerT:
            key = (ask, given[1:], tuple(sorted(named.items())))
            if key not in self._remembered:
                if len(self._remembered) >= _MOST_REMEMBERED:
                    self._remembered.clear()
                self._remembered[key] = ask(*given, **named)
            return self._remembered[key]  # type: ignore[return-value]  # what `ask` answered to the same question

        return answer


def _is_id(name: str) -> bool:
    """Tell whether a name can be an id: NUL cannot, and PostgreSQL does not take it."""
    return "\x00" not in name
