"""The site as files: the same pages, which link to each other wherever they lie, with what their scripts load."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Any

from warledger.errors import PublishError, UsageError
from warledger.ledger.browsing.asking import Asked, Page
from warledger.records import Document, Event, Reading
from warledger.web import sifting
from warledger.web.address import Query
from warledger.web.assets import BRIEF_STYLE, MAP_FILES, brief_style, map_file, static_folder
from warledger.web.basemap import base_file, files_near
from warledger.web.briefs import brief_asked
from warledger.web.bundle import bundled
from warledger.web.conventions import rules
from warledger.web.desk import Desk
from warledger.web.links import BASEMAP, Links
from warledger.web.opening import OnOpening
from warledger.web.options import SiteOptions, check_basemap
from warledger.web.sifting import document_item, event_item, in_pieces, script_of, words_of_event
from warledger.web.site import DISPUTES, DOCUMENTS, EVENTS, INTERVALS, NOTICES, USES, Site, downloads
from warledger.web.views.brief import months_of
from warledger.web.views.geo import bars_to_json, intervals_to_geojson, points_to_geojson
from warledger.web.word_index import WordIndex

MANIFEST = "files.json"
"""Names the files of a published site, so that publishing anew takes away those that are no more."""
_MOST_ON_MAP = 100_000
_BATCH = 500
_NEWS = Asked(background="without")

OnWritten = Callable[[int], None]
"""Told how many files were written since it was last told."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: files in all, events, documents."""

    files: int
    events: int
    documents: int


def publish_site(
    location: str,
    folder: Path,
    options: SiteOptions,
    *,
    on_written: OnWritten | None = None,
    on_opening: OnOpening | None = None,
) -> Published:
    """Write the pages of a ledger as files that any file server can give out.

    The same ledger gives the same files. A folder that holds something else is left alone.

    Args:
        location: the ledger: a file or a database URL.
        folder: where to; it is made if need be.
        options: blur and base map.
        on_written: told of each file, for a progress bar.
        on_opening: told how far bringing the ledger up to date is.

    Raises:
        UsageError: the folder holds files of something else.
        PublishError: it cannot be written.
        LedgerError: there is no ledger there.
    """
    check_basemap(options.basemap)
    before = _manifest(folder)
    with Desk.open(location, options, on_opening) as desk:
        state = desk.state()
        written: set[str] = set()
        try:
            for name, content in _files(desk):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                written.add(name)
                if on_written is not None:
                    on_written(1)
            if options.basemap_file is not None:
                copyfile(options.basemap_file, folder / BASEMAP)
                written.add(BASEMAP)
            for name in before - written:
                (folder / name).unlink(missing_ok=True)
            (folder / MANIFEST).write_text(json.dumps(sorted(written), indent=0) + "\n", "utf-8")
        except OSError as error:
            raise PublishError(f"{error.filename or folder}: {error.strerror or error}") from error
    return Published(len(written) + 1, state.events, state.documents)


def _manifest(folder: Path) -> frozenset[str]:
    """Return the names of the files that an earlier publishing left, nothing for a new or empty folder."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return frozenset()
    try:
        names = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder} holds files of something else; name a new or empty folder") from error
    inside = (name for name in names if isinstance(name, str) and ".." not in Path(name).parts and name[:1] != "/")
    return frozenset(inside)


def _files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file."""
    for name, page in _pages(desk):
        yield name, page.encode("utf-8", "replace")
    yield from _briefs(Site(desk, Links("", is_static=True)))
    for name, value in _data(desk):
        yield f"{name}.js", script_of(name, value)
    yield from _assets()


def _pages(desk: Desk) -> Iterator[tuple[str, str]]:
    top, inner = Site(desk, Links("", is_static=True)), Site(desk, Links("../", is_static=True))
    yield from _lists(desk, top)
    for event in _all_events(desk):
        for rule in rules() if event.tolls else rules()[:1]:
            yield inner.links.event(event.id, rule.code).removeprefix("../"), inner.event(event.id, rule.code)
    for document in _all_documents(desk):
        yield inner.links.document(document.id).removeprefix("../"), inner.document(document.id, Query())


def _lists(desk: Desk, site: Site) -> Iterator[tuple[str, str]]:
    """Yield the pages of the navigation, each as many times as its list is long."""
    everything, all_days = Query((("all", "1"),)), Query((("on", "all"),))
    differing = desk.find_disputes(_NEWS, with_differences=True, limit=1).total
    lists = (
        ("overview", site.overview, Query(), desk.count_events(_NEWS).total, EVENTS),
        ("documents", site.documents, Query(), desk.state().documents, DOCUMENTS),
        ("disputes", site.disputes, everything, differing, DISPUTES),
        ("control", site.control, all_days, desk.find_intervals(limit=1).total, INTERVALS),
        ("origins", site.origins, Query(), 1, 1),
        ("wording", site.wording, Query(), desk.uses_of((), (), (), limit=1).total, USES),
        ("search", site.search, Query(), 1, 1),
        ("notices", site.notices, Query(), desk.list_notices(limit=1).total, NOTICES),
    )
    for name, make, query, total, size in lists:
        for number in range(1, max(1, -(-total // size)) + 1):
            asked = query.at_page(number)
            yield site.links.page(name, asked), make(asked)


def _briefs(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the brief as a page and as files to hand on: of everything, or of each month where that is too much."""
    whole = Query()
    if site.has_brief(whole):
        yield from _brief(site, whole)
        return
    months = [period for period in months_of(site.briefs.count(brief_asked(whole)[0])) if site.has_brief(period.query)]
    yield site.links.brief(whole), site.brief(whole, months).encode("utf-8", "replace")
    for month in months:
        yield from _brief(site, month.query)


def _brief(site: Site, query: Query) -> Iterator[tuple[str, bytes]]:
    yield site.links.brief(query), site.brief(query).encode("utf-8", "replace")
    for form in downloads():
        yield site.links.brief(query, form), site.brief_file(query, form)


def _data(desk: Desk) -> Iterator[tuple[str, object]]:
    """Yield what scripts load: points, bars and intervals as the API of a server would give them, lists, the index."""
    yield "data/geojson", points_to_geojson(desk.points_of(_NEWS, _MOST_ON_MAP))
    yield "data/timeline", bars_to_json(desk.bars_of(_NEWS, _MOST_ON_MAP))
    yield "data/control.geojson", intervals_to_geojson(desk.find_intervals(limit=_MOST_ON_MAP).items)
    yield from _searched(desk)
    cells = []
    for name in files_near((point.latitude, point.longitude) for point in desk.points_of(Asked(), _MOST_ON_MAP)):
        content = base_file(name)
        if content is not None:
            cells.append(name.removesuffix(".json"))
            yield f"static/base/{cells[-1]}", json.loads(content)
    yield "static/base/files", cells


def _searched(desk: Desk) -> Iterator[tuple[str, object]]:
    """Yield documents and events in pieces, and the index of their words; an item's number is its place in these."""
    index, outlets = WordIndex(), dict[str, str]()
    for number, readings in enumerate(in_pieces(_all_readings(desk), sifting.DOCUMENTS)):
        items = []
        for reading in readings:
            document = reading.document
            outlets |= {document.id: document.outlet} if document.outlet else {}
            items.append(document_item(reading, desk.events_in([document.id])))
            index.add((items[-1]["title"], document.text))
        yield f"data/texts-{number}", items
    documents, pieces = index.items, 0
    for pieces, events in enumerate(in_pieces(_all_events(desk), sifting.EVENTS), start=1):
        found = [event_item(event, {outlets[d] for d in event.documents if d in outlets}) for event in events]
        for item in found:
            index.add(words_of_event(item))
        yield f"data/events-{pieces - 1}", found
    yield "data/events", {"pieces": pieces}
    first = []
    for number, words in enumerate(index.pieces()):
        first.append(words.first)
        yield f"data/words-{number}", words.words
    yield "data/words", {
        "items": index.items, "documents": documents, "pieces": first,
        "documentsAPiece": sifting.DOCUMENTS, "eventsAPiece": sifting.EVENTS,
    }  # fmt: skip


def _assets() -> Iterator[tuple[str, bytes]]:
    """Yield our own files, the scripts among them as one, and the map's."""
    folder = static_folder()
    scripts = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
    yield "static/published.js", bundled(scripts, "site.js").encode()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in scripts:
            yield f"static/{path.relative_to(folder).as_posix()}", path.read_bytes()
    for name in MAP_FILES:
        yield f"static/{name}", map_file(name)[0]
    yield f"static/{BRIEF_STYLE}", brief_style()[0]


def _all_documents(desk: Desk) -> Iterator[Document]:
    return _all_pages(lambda offset: desk.list_documents(offset=offset, limit=_BATCH))


def _all_readings(desk: Desk) -> Iterator[Reading]:
    for document in _all_documents(desk):
        yield from desk.readings([document.id])


def _all_events(desk: Desk) -> Iterator[Event]:
    return _all_pages(lambda offset: desk.find_events(Asked(), offset=offset, limit=_BATCH))


def _all_pages(ask: Callable[[int], Page[Any]]) -> Iterator[Any]:
    """Yield the items of all pages of a list."""
    offset = 0
    while (page := ask(offset)).items:
        yield from page.items
        offset += len(page.items)
