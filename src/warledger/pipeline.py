"""Wires the five rooms: intake → reading → reconcile → ledger → publish. The only place that does.

What the commands do and what Python callers use is the same: `read`, `readings_of`, `brief_of` and `Ledger`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal, Self, TypedDict, TypeVar, Unpack

from warledger.errors import UsageError, WarledgerError
from warledger.ids import digest_of
from warledger.intake.compose import compose
from warledger.intake.copies import Text, find_copies
from warledger.intake.draft import Draft, Metadata
from warledger.intake.given import Given
from warledger.intake.intake import Taken, take_in
from warledger.ledger import queries
from warledger.ledger.arrivals import arrivals
from warledger.ledger.browsing.documents import count_documents
from warledger.ledger.connection import IN_MEMORY
from warledger.ledger.placement import NOBODY, Known, Lookup, Placement, place
from warledger.ledger.queries import EventFilter
from warledger.ledger.store import Arrival, Original, Store
from warledger.ledger.verification import verify
from warledger.publish import brief as brief_room
from warledger.publish.brief import Asked, Brief, Composed
from warledger.publish.covered import documents_of
from warledger.publish.known import Known as KnownThen
from warledger.publish.known import known_by
from warledger.publish.scope import control_within, names_of_place, place_keys
from warledger.publish.written import written
from warledger.reading.port import Reader
from warledger.reconcile.reconcile import reconcile
from warledger.reconcile.standing import standing_on
from warledger.reconcile.tolls import Convention, event_under
from warledger.reconcile.why import days_around, near_to, why_of
from warledger.records import (
    Claim,
    ControlInterval,
    Decision,
    Dispute,
    Document,
    Event,
    Notice,
    PlaceStanding,
    Reading,
    Reconciled,
    Why,
)
from warledger.upkeep import projector

BRIEF_WIDTH = 80
"""Most characters of a line of a brief as text."""

BATCH = 64
"""Documents read at a time: as many as the language model takes in one go."""

OnRead = Callable[[int], None]
"""Told how many documents were done since it was last told."""

OnNotice = Callable[[str, Notice], None]
"""Told (input, notice) of each notice."""

BriefFormat = Literal["text", "markdown", "json", "html"]


class Asking(TypedDict, total=False):
    """What a brief may be asked for; see `Ledger.compose_brief`."""

    begin: str | None
    until: str | None
    place: str | None
    as_of: str | None
    since: str | None
    convention: Convention


ItemT = TypeVar("ItemT")


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    document_id: str = "text",
) -> Reading:
    """Read one report.

    Args:
        text: the whole text; all offsets count its characters.
        published: publication date, ISO 8601; a visible dateline serves where it is not given.
        outlet: who published it.
        url: where it was published.
        title: its headline.
        document_id: what the document is called in the reading.

    >>> reading = read("Shells hit the port on Monday, the army said.", published="2024-05-07", outlet="Coast Wire")
    >>> [(claim.sub_event_type, claim.origin) for claim in reading.claims]
    [('Shelling/artillery/missile attack', 'army')]
    """
    raw = text.encode("utf-8", "surrogatepass")
    draft = Draft(document_id, document_id, text, raw, digest_of(raw), "text/plain", Metadata("metadata"))
    given = Given(outlet=outlet, published=published, url=url, title=title)
    return next(read_documents([compose(draft, given)]))


def documents_in(paths: Sequence[str], given: Given, stdin: BinaryIO | None = None) -> Iterator[Taken]:
    """Yield what intake makes of each input: a document with its bytes, or notices that say why there is none.

    Raises:
        IntakeError: a path that the user named does not exist.
    """
    return take_in(paths, given, stdin)


def read_documents(documents: Iterable[Document], reader: Reader | None = None) -> Iterator[Reading]:
    """Yield one reading a document, in order; a document that cannot be read gets empty layers and a notice."""
    chosen = reader or _layered_reader()
    for batch in _batches(documents):
        yield from _read_batch(batch, chosen)


def readings_of(
    paths: Sequence[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    on_read: OnRead | None = None,
    on_notice: OnNotice | None = None,
) -> Iterator[Reading]:
    """Yield a reading of every document in the inputs, with nothing kept.

    Args:
        paths: files, folders, or ``-`` for standard input.
        outlet: who published them all, where they do not say.
        published: when they were all published.
        stdin: standard input, as bytes.
        on_read: told after each document, for a progress bar.
        on_notice: told of each notice, with the input's name.
    """
    inputs = documents_in(paths, Given(outlet=outlet, published=published), stdin)
    for reading in read_documents(_placed(inputs, on_notice)):
        _tell_all(((reading.document.id, notice) for notice in reading.notices), on_notice)
        if on_read is not None:
            on_read(1)
        yield reading


def reconcile_all(readings: Callable[[], Iterable[Reading]], decisions: Sequence[Decision] = ()) -> Reconciled:
    """Return the projection of all readings: copies first, then events.

    Args:
        readings: gives the readings, afresh each time it is called; it is called twice.
        decisions: what analysts decided.
    """
    documents = (reading.document for reading in readings())
    copies = find_copies(Text(document.id, document.text, document.month) for document in documents)
    reconciled = reconcile((_with_copies(reading, copies) for reading in readings()), decisions)
    return replace(reconciled, copies=dict(copies))


def brief_of(
    paths: Sequence[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    on_read: OnRead | None = None,
    on_notice: OnNotice | None = None,
    **asked: Unpack[Asking],
) -> Brief:
    """Return the situation brief of some reports in one go, by way of a ledger in memory.

    What may be asked is as for `Ledger.compose_brief`, the rest as for `readings_of`.
    """
    return figured_brief_of(
        paths, outlet=outlet, published=published, stdin=stdin, on_read=on_read, on_notice=on_notice, **asked
    ).brief


def figured_brief_of(
    paths: Sequence[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    on_read: OnRead | None = None,
    on_notice: OnNotice | None = None,
    **asked: Unpack[Asking],
) -> Composed:
    """Return the same as `brief_of` with what its figures show, for `publish.html` and `publish.paper`."""
    with Ledger.open(IN_MEMORY, create=True) as ledger:
        ledger.add(paths, outlet=outlet, published=published, stdin=stdin, on_read=on_read, on_notice=on_notice)
        return ledger.compose_figured_brief(**asked)


@dataclass(frozen=True, slots=True)
class Added:
    """What an `Ledger.add` did: documents that are new, were there already, are new versions, or could not be taken.

    ``unread`` of the new ones and versions were kept unread; ``reread`` had been kept unread and are read now.
    """

    new: int = 0
    same: int = 0
    versions: int = 0
    failed: int = 0
    unread: int = 0
    reread: int = 0


class _Shelf:
    """What one call has taken in so far, on top of what a ledger holds (if there is one)."""

    def __init__(self, below: Lookup | None = None) -> None:
        self._below = below
        self._by_id: dict[str, Known] = {}
        self._by_url: dict[str, list[Known]] = {}

    def put(self, document: Document) -> None:
        """Remember a document that is about to be kept."""
        known = Known(document.id, document.digest, document.url, document.version_of)
        self._by_id[known.id] = known
        if known.url is not None:
            self._by_url.setdefault(known.url, []).append(known)

    def known_by_id(self, document_id: str) -> Known | None:
        """Return what is known of the document of an id."""
        below = self._below.known_by_id(document_id) if self._below else None
        return self._by_id.get(document_id) or below

    def known_by_url(self, url: str) -> tuple[Known, ...]:
        """Return what is known of the documents of a URL, the first to arrive first."""
        kept = self._below.known_by_url(url) if self._below else ()
        ids = {known.id for known in kept}
        return (*kept, *(known for known in self._by_url.get(url, ()) if known.id not in ids))


class Ledger:
    """A ledger: what the reports say, who says it, and what follows from it.

    >>> with Ledger.open("war.ledger", create=True) as ledger:
    ...     ledger.add(["reports/"])
    ...     for event in ledger.events():
    ...         print(event.begin, event.words, event.grade)
    """

    def __init__(self, store: Store, reader: Reader | None = None) -> None:
        self._store = store
        self._reader = reader

    @classmethod
    def open(cls, location: str | Path, *, create: bool = False, reader: Reader | None = None) -> Self:
        """Open a ledger: a file, or a database URL.

        Args:
            location: path of a SQLite file, or a URL such as ``postgresql://…``.
            create: make the ledger where there is none.
            reader: reads what is added; the layered reader if not given.

        Raises:
            LedgerError: there is no ledger there, or it cannot be opened.
        """
        return cls(Store.open(str(location), create=create), reader)

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # ------------------------------------------------------------ add

    def add(
        self,
        paths: Sequence[str],
        *,
        outlet: str | None = None,
        published: str | None = None,
        stdin: BinaryIO | None = None,
        on_read: OnRead | None = None,
        on_notice: OnNotice | None = None,
        only_conflict: bool = False,
    ) -> Added:
        """Take documents in, read them, keep them, and reconcile them with what is there.

        Each document is kept whole or not at all; what is there already changes nothing. Arguments as for
        `readings_of`, and ``only_conflict``: keep what is not about conflict unread, with a notice; to add it again
        without this reads it.

        Raises:
            IntakeError: a path that the user named does not exist.
            LedgerError: the ledger cannot be written.
        """
        counts = dict.fromkeys(("new", "same", "version", "failed", "unread", "reread"), 0)
        shelf = _Shelf(self._store)
        inputs = documents_in(paths, Given(outlet=outlet, published=published), stdin)
        placed = self._place_all(inputs, shelf, counts, on_notice)
        if only_conflict:
            placed = self._set_aside(placed, counts, on_notice, on_read)
        reader = self._reader or _layered_reader()
        for batch in _batches(placed):
            self._keep(self._read_placed(batch, reader, counts, on_notice, on_read))
        self._refresh()
        new, versions = counts["new"], counts["version"]
        return Added(new, counts["same"], versions, counts["failed"], counts["unread"], counts["reread"])

    def _read_placed(
        self,
        batch: Sequence[tuple[Placement, Taken]],
        reader: Reader,
        counts: dict[str, int],
        on_notice: OnNotice | None,
        on_read: OnRead | None,
    ) -> Iterator[Arrival]:
        """Yield what was read in a batch, on its way into the ledger."""
        by_id = {placement.document.id: (placement, taken) for placement, taken in batch}
        for reading in read_documents((placement.document for placement, _ in batch), reader):
            placement, taken = by_id[reading.document.id]
            counts["reread"] += placement.status == "unread"
            _tell_all(((taken.name, notice) for notice in reading.notices), on_notice)
            yield _arrival(reading, taken, reader.name, is_known=placement.status == "unread")
            if on_read is not None:
                on_read(1)

    def _set_aside(
        self,
        placed: Iterable[tuple[Placement, Taken]],
        counts: dict[str, int],
        on_notice: OnNotice | None,
        on_read: OnRead | None,
    ) -> Iterator[tuple[Placement, Taken]]:
        """Yield what the first pass takes for a report of conflict; keep the rest unread."""
        from warledger.reading.relevance import is_about_conflict  # noqa: PLC0415 - only where it is asked for

        unread: list[Arrival] = []
        for placement, taken in placed:
            if is_about_conflict(placement.document.text):
                yield placement, taken
                continue
            if placement.status == "unread":
                counts["same"] += 1
                continue
            counts["unread"] += 1
            reading = _off_topic(placement.document)
            unread.append(_arrival(reading, taken, NOBODY))
            _tell_all(((taken.name, notice) for notice in reading.notices), on_notice)
            if on_read is not None:
                on_read(1)
            if len(unread) == BATCH:
                self._keep(unread)
                unread = []
        self._keep(unread)

    def _place_all(
        self,
        inputs: Iterable[Taken],
        shelf: _Shelf,
        counts: dict[str, int],
        on_notice: OnNotice | None,
    ) -> Iterator[tuple[Placement, Taken]]:
        """Yield what has to be read; count the rest, and keep the notices of inputs that made no document."""
        for taken in inputs:
            _tell_all(taken.notices, on_notice)
            if taken.document is None and _is_repeated(taken):
                counts["same"] += 1
                continue
            self._store.add_notices(taken.notices, arrived=_now())
            if taken.document is None:
                counts["failed"] += 1
                continue
            placement = place(taken.document, shelf)
            if placement.status != "unread":
                counts[placement.status] += 1
            if placement.status != "same":
                shelf.put(placement.document)
                yield placement, taken

    def keep(self, arrivals: Sequence[Arrival], arrived: str) -> None:
        """Keep documents that were read and placed elsewhere, and reconcile them with what is there.

        Args:
            arrivals: the documents with their readings, in the order in which they arrived.
            arrived: ISO 8601 time of arrival, UTC.
        """
        self._store.add_readings(arrivals, arrived=arrived)
        self._refresh()

    def _keep(self, arrivals: Iterable[Arrival]) -> None:
        """Keep what arrived, in one transaction."""
        self._store.add_readings(list(arrivals), arrived=_now())

    # ------------------------------------------------------------ ask

    def documents(self) -> Iterator[Document]:
        """Yield every document, superseded versions too, with the date inferred for it and its copies."""
        self._refresh()
        dates, copies = queries.inferred_dates(self._store), queries.copies(self._store)
        for document in self._store.documents():
            yield replace(document, dated=dates.get(document.id), copies=copies.get(document.id, ()))

    def readings(self) -> Iterator[Reading]:
        """Yield the reading of every document that no newer version supersedes."""
        return self._store.readings()

    def claims(self, *, document: str | None = None, kind: str | None = None) -> Iterator[tuple[Reading, Claim]]:
        """Yield each claim with its reading, superseded versions too.

        Args:
            document: only those of this document id.
            kind: only those of this event type or sub-event type.
        """
        for reading in self._store.readings(superseded=True):
            if document is not None and reading.document.id != document:
                continue
            for claim in reading.claims:
                if kind is None or kind in (claim.sub_event_type, claim.event_type):
                    yield reading, claim

    def events(
        self,
        *,
        begin: str | None = None,
        until: str | None = None,
        place: str | None = None,
        kind: str | None = None,
        disputed: bool = False,
        convention: Convention = "ucdp",
    ) -> Iterator[Event]:
        """Yield events in order of time.

        Args:
            begin: ISO day; only events that last to it or later.
            until: ISO day; only events that begin on it or earlier.
            place: any part of the name of the place, or of what holds it.
            kind: an event type or sub-event type.
            disputed: only those with a real dispute.
            convention: how tolls are summed up: ucdp, acled or airwars.
        """
        self._refresh()
        found = queries.events(self._store, EventFilter(begin, until, place, kind, disputed))
        return (event_under(event, convention) for event in found)

    def event(self, event_id: str, *, convention: Convention = "ucdp") -> Event:
        """Return one event, also by an id that it used to have; its tolls are summed up under a convention.

        Raises:
            UsageError: there is none.
        """
        self._refresh()
        found = queries.event(self._store, event_id)
        if found is None:
            raise UsageError(f"there is no event {event_id!r}; `warledger events` lists them")
        return event_under(found, convention)

    def near(self, event: Event) -> tuple[Event, ...]:
        """Return other events of those days and places that could be taken for an event."""
        begin, until = days_around(event)
        return near_to(event, self.events(begin=begin, until=until))

    def why(self, event: Event, near: Sequence[Event]) -> Why:
        """Return why the reports of an event tell one event, and why near ones are not it; see `near`."""
        documents = sorted({name for one in (event, *near) for name in one.documents})
        dated = queries.inferred_dates(self._store)
        return why_of(event, near, [self.reading(document) for document in documents], dated)

    def disputes(
        self, *, begin: str | None = None, until: str | None = None, place: str | None = None
    ) -> Iterator[tuple[Event, Dispute]]:
        """Yield each dispute, and each difference that is none, with its event; filters as for `events`."""
        for event in self.events(begin=begin, until=until, place=place):
            for dispute in event.disputes:
                yield event, dispute

    def control(self, place: str | None = None, on: str | None = None) -> Iterator[ControlInterval]:
        """Yield who holds what, on whose word; ``place`` is any part of a name, ``on`` an ISO day."""
        self._refresh()
        return queries.control(self._store, place, on)

    def standing(self, place: str, on: str) -> tuple[PlaceStanding, ...]:
        """Return who held each place of a name on a day: held, contested, besieged or unknown, and on what it rests."""
        return standing_on(self.control(place), on)

    def reading(self, document_id: str) -> Reading:
        """Return the reading of one document.

        Raises:
            UsageError: there is no such document.
        """
        found = self._store.reading(document_id)
        if found is None:
            raise UsageError(f"there is no document {document_id!r}; `warledger documents` lists them")
        return found

    def text_of(self, document_id: str) -> str:
        """Return the text that a document's offsets count.

        Raises:
            UsageError: there is no such document.
        """
        return self.reading(document_id).document.text

    def compose_brief(self, **asked: Unpack[Asking]) -> Brief:
        """Return the situation brief as a record.

        Args:
            asked: ``begin``, ``until`` and ``place``, filters as for `events`; ``as_of``, an ISO day: only what was
                published by then (arrived, where undated) is known, and reconciled anew; ``since``, an ISO day: what
                is new since then comes first; ``convention``: how tolls are summed up.

        Raises:
            UsageError: ``since`` is not before ``as_of``.
        """
        return self.compose_figured_brief(**asked).brief

    def compose_figured_brief(self, *, most_documents: int | None = None, **asked: Unpack[Asking]) -> Composed:
        """Return the situation brief with what its map and timeline show; asked for as by `compose_brief`.

        Args:
            most_documents: how many documents may be looked at for a brief of what is known now.
            asked: as for `compose_brief`.

        Raises:
            UsageError: as for `compose_brief`, and where more documents would have to be looked at.
        """
        wanted = Asked(**asked)
        if wanted.since is not None and wanted.as_of is not None and wanted.since >= wanted.as_of:
            raise UsageError(f"nothing can be new since {wanted.since} as of {wanted.as_of}: the first must be earlier")
        if wanted.as_of is None and wanted.since is None:
            return self._brief_of_now(wanted, most_documents)
        now = _under(self._known_by(wanted.as_of) if wanted.as_of is not None else self._known_now(Asked())[0], wanted)
        before = _under(self._known_by(wanted.since), wanted) if wanted.since is not None else None
        return brief_room.compose_with_figures(now, wanted, before=before)

    def _brief_of_now(self, wanted: Asked, most_documents: int | None) -> Composed:
        """Return the brief of what is known now, of which only what is asked for is fetched."""
        known, remark = self._known_now(wanted, most_documents)
        now = _under(known, wanted)
        names = {name for event in now.reconciled.events for name in names_of_place(event)}
        composed = brief_room.compose_with_figures(
            now,
            wanted,
            spellings=queries.spellings(self._store, names) if wanted.place is not None else {},
            undated=queries.count_undated(self._store, wanted.place) if wanted.begin or wanted.until else 0,
        )
        if remark is None:
            return composed
        return replace(composed, brief=replace(composed.brief, remarks=(*composed.brief.remarks, remark)))

    def _known_now(self, wanted: Asked, most_documents: int | None = None) -> tuple[KnownThen, str | None]:
        """Return the events of what is asked for, as projected, and the readings that they rest on.

        With a bound, also what a reader must know that was left out because of it.
        """
        self._refresh()
        found = EventFilter(wanted.begin, wanted.until, wanted.place)
        events = tuple(queries.events(self._store, found))
        is_narrow = found != EventFilter()
        held, remark = self._held(events, wanted, most_documents if is_narrow else None)
        documents = documents_of(events, held) if is_narrow else None
        if most_documents is not None:
            _check_number(len(documents) if documents is not None else count_documents(self._store), most_documents)
        reconciled = Reconciled(
            events=events,
            control=held,
            dated=queries.inferred_dates(self._store, documents),
            copies=queries.copies(self._store, documents),
            notices=queries.reconciling_notices(self._store, documents),
        )
        return KnownThen(reconciled, self._current_readings(documents)), remark

    def _held(
        self, events: Sequence[Event], wanted: Asked, most_documents: int | None
    ) -> tuple[tuple[ControlInterval, ...], str | None]:
        """Return who held what in the days asked for; within a bound only of places where something happened, or none.

        What nobody says has ended lasts: on a long ledger, the control of any week rests on thousands of documents.
        """
        keys = place_keys(events, wanted.place if most_documents is None else wanted.place or "")
        held = queries.control_at(self._store, keys) if keys is not None else tuple(queries.control(self._store))
        held = control_within(held, begin=wanted.begin, until=wanted.until, places=keys)
        if most_documents is None:
            return held, None
        if len(documents_of(events, held)) > most_documents:
            return (), "Who holds what is left out: it would rest on too many documents. The page Control has it."
        return held, None if wanted.place is not None else "Who holds what: of places where something happened."

    def _current_readings(self, documents: Collection[str] | None) -> tuple[Reading, ...]:
        """Return the readings that no newer version supersedes, of some documents where they are given."""
        return tuple(self.readings() if documents is None else self._store.readings_of(documents))

    def _known_by(self, day: str) -> KnownThen:
        """Return what was known by the end of a day, reconciled anew; decisions count whenever they were made."""
        readings = known_by(self._store.readings(superseded=True), arrivals(self._store), day)
        reconciled = reconcile_all(lambda: readings, self._store.decisions())
        # A decision on what was published later has no subject yet; that is no fault of the decision.
        notices = tuple((name, n) for name, n in reconciled.notices if n.code != "decision_without_subject")
        return KnownThen(replace(reconciled, notices=notices), readings)

    def brief(
        self,
        *,
        format: BriefFormat = "text",  # noqa: A002 - the name of the command's option
        **asked: Unpack[Asking],
    ) -> str:
        """Return the situation brief as text, Markdown, JSON or HTML; what may be asked is as for `compose_brief`."""
        return written(self.compose_figured_brief(**asked), format, width=BRIEF_WIDTH).decode()

    def brief_pdf(self, **asked: Unpack[Asking]) -> bytes:
        """Return the situation brief as PDF; what may be asked is as for `compose_brief`.

        Raises:
            PublishError: the extra ``pdf`` is not installed.
        """
        return written(self.compose_figured_brief(**asked), "pdf")

    # ------------------------------------------------------------ care

    def rebuild(self) -> int:
        """Drop the projection and make it again of what is kept; return the number of events."""
        return projector.rebuild(self._store)

    def verify(self) -> tuple[str, ...]:
        """Return what is wrong with the ledger, one sentence a fault; nothing where it is sound."""
        return verify(self._store)

    def _refresh(self) -> None:
        projector.catch_up(self._store)


def _check_number(documents: int, most: int) -> None:
    if documents > most:
        raise UsageError(f"the brief would rest on {documents:,} documents; ask for fewer days or for a place")


def _under(known: KnownThen, wanted: Asked) -> KnownThen:
    """Return a state of knowledge with its tolls summed up under the convention asked for."""
    events = tuple(event_under(event, wanted.convention) for event in known.reconciled.events)
    return replace(known, reconciled=replace(known.reconciled, events=events))


def _arrival(reading: Reading, taken: Taken, reader: str, *, is_known: bool = False) -> Arrival:
    raw_digest = reading.document.raw_digest
    original = None if raw_digest is None else Original(raw_digest, taken.media_type, taken.original)
    return Arrival(reading, original, reader, taken.name, is_known)


def _layered_reader() -> Reader:
    """Return the package's own reader; only what reads pays for loading the language model's library."""
    from warledger.reading.reader import LayeredReader  # noqa: PLC0415 - see above

    return LayeredReader()


def _read_batch(batch: Sequence[Document], reader: Reader) -> Iterator[Reading]:
    """Read a batch; where one document breaks the reader, read each alone, so that only that one is lost."""
    readable = [document for document in batch if _is_readable(document)]
    try:
        found = {reading.document.id: reading for reading in reader.read_all(readable)}
    except WarledgerError:
        raise
    except Exception:  # noqa: BLE001 - the guard: one broken document must not take the others with it
        found = {document.id: _read_alone(document, reader) for document in readable}
    for document in batch:
        yield found.get(document.id) or _unread(document)


def _read_alone(document: Document, reader: Reader) -> Reading:
    try:
        return next(iter(reader.read_all([document])))
    except WarledgerError:
        raise
    except Exception as error:  # noqa: BLE001 - the guard: becomes a notice that names the document
        notice = Notice("reading_failed", f"{document.id} could not be read ({type(error).__name__}: {error})")
        return _unread(replace(document, notices=(*document.notices, notice)))


def _is_readable(document: Document) -> bool:
    return not any(notice.code == "language_not_read" for notice in document.notices)


def _unread(document: Document) -> Reading:
    return Reading(document, furniture=document.furniture, notices=document.notices)


def _off_topic(document: Document) -> Reading:
    message = "nothing in it speaks of conflict, so it was kept unread; add it again without --only-conflict to read it"
    return Reading(document, furniture=document.furniture, notices=(*document.notices, Notice("off_topic", message)))


def _placed(inputs: Iterable[Taken], on_notice: OnNotice | None) -> Iterator[Document]:
    """Yield documents, the same one once; tell the notices of inputs that made none."""
    shelf = _Shelf()
    for taken in inputs:
        _tell_all(taken.notices, on_notice)
        if taken.document is None:
            continue
        placement = place(taken.document, shelf)
        if placement.status != "same":
            shelf.put(placement.document)
            yield placement.document


def _with_copies(reading: Reading, copies: Mapping[str, tuple[str, ...]]) -> Reading:
    return replace(reading, document=replace(reading.document, copies=copies.get(reading.document.id, ())))


def _is_repeated(taken: Taken) -> bool:
    return any(notice.code == "same_input" for _, notice in taken.notices)


def _batches(items: Iterable[ItemT]) -> Iterator[list[ItemT]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _tell_all(notices: Iterable[tuple[str, Notice]], on_notice: OnNotice | None) -> None:
    if on_notice is not None:
        for name, notice in notices:
            on_notice(name, notice)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
