"""One event → a page: accounts side by side, disputes, tolls, grade with reasons, and the sentences in context."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warledger.publish.accounts import NOBODY, NOT_SAID, OWN, SAME, Cell, Row, columns_of, copies_joined, grid_of
from warledger.publish.answering import responsibility
from warledger.publish.carrying import carrying
from warledger.publish.differing import difference_line, dispute_line
from warledger.publish.harm import toll_line
from warledger.publish.headlines import headline
from warledger.publish.numbering import citations_in, lines_in, number_line, numbers_of
from warledger.publish.page import Citation, Line
from warledger.publish.phrase import period_words, plain, shortened
from warledger.publish.speaking import who_says
from warledger.publish.terminal import TextPage
from warledger.publish.testimony import Testimony
from warledger.publish.text import line_text
from warledger.publish.unsaid import unsaid
from warledger.records import Airwars, Event, EventClaim, Reading
from warledger.vocabulary.publishing import publishing

_LABEL_WIDTH, _COLUMN_WIDTH = 18, 24
_CONTEXT = 500
_DISPUTED = "disputed_"
_OPEN, _CLOSE = "«", "»"


def render_event(event: Event, readings: Iterable[Reading], *, width: int = 100, colour: bool = False) -> str:
    """Return the page of an event.

    Args:
        event: the event.
        readings: of its documents; sentences of a document that is missing are not quoted.
        width: most characters of a line.
        colour: whether to put in ANSI colours; every difference has a mark too.
    """
    testimony = Testimony.of(readings)
    event = copies_joined(event, testimony)
    page = TextPage(width, colour)
    tolls = [toll_line(event, toll, testimony) for toll in event.tolls]
    disputes = [
        (dispute_line if dispute.real else difference_line)(event, dispute, testimony) for dispute in event.disputes
    ]
    beside = [responsibility([event], testimony), unsaid([event], testimony), carrying([event], testimony)]
    known = [section for section in beside if section is not None]
    own = [Citation(claim.document, claim.start, claim.end) for claim in event.claims]
    order = {document: place for place, document in enumerate(event.documents)}
    numbers = numbers_of([*own, *citations_in([*tolls, *disputes, *lines_in(known)])], order)
    lines = [
        *_head(event, page),
        *_accounts(event, numbers, page),
        *_lines("Tolls", tolls, numbers, page),
        *_lines("Disputes", disputes, numbers, page),
        *(line for section in known for line in _lines(section.title, list(lines_in([section])), numbers, page)),
        *_sentences(event, testimony, numbers, page),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(event: Event, page: TextPage) -> Iterator[str]:
    for line in page.wrap(headline(event), "", ""):
        yield page.dress(line, "title")
    where = f"{', '.join(plain(name) for name in (event.place.name, *event.place.within))}; " if event.place else ""
    part = f"; part of {event.part_of}" if event.part_of else ""
    known = f"; also known as {', '.join(event.aliases)}" if event.aliases else ""
    kind = plain(event.sub_event_type)
    yield from page.wrap(f"{where}{period_words(event.begin, event.until)}; {kind}; {event.id}{part}{known}", "", "")
    yield ""
    yield from page.wrap(f"Grade: {event.grade} ({publishing().grades[event.grade]}).", "", "")
    for reason in event.reasons:  # what is in dispute has a section of its own
        if not reason.startswith(_DISPUTED):
            yield from page.wrap(f"– {plain(reason)}", "  ", "    ")
    if event.airwars is not None:
        yield from page.wrap(f"Airwars: {_airwars(event.airwars)}.", "", "  ")


def _airwars(nearest: Airwars) -> str:
    """Return the nearest grades of Airwars with the reason."""
    grade = nearest.grade or "no grade, for no harm to civilians is told"
    status = nearest.strike_status or "no strike status, for the deed is no strike"
    return f"{grade}; {status} ({plain(nearest.why).rstrip('.')})"


def _accounts(event: Event, numbers: Mapping[Citation, int], page: TextPage) -> Iterator[str]:
    columns = columns_of(event)
    words = tuple(Cell((("", _numbers_of(event.claims, origin, numbers)),)) for origin in columns)
    rows = (*grid_of(event), Row("words", words))
    yield from page.heading("Accounts, one column an origin")
    legend = f"{SAME} another origin says the same; {OWN} nobody else says this; {NOT_SAID} not said; ! in dispute."
    for line in page.wrap(legend, "", ""):
        yield page.dress(line, "dim")
    at_once = max(1, (page.width - _LABEL_WIDTH) // _COLUMN_WIDTH)
    for first in range(0, len(columns), at_once):
        shown = range(first, min(first + at_once, len(columns)))
        yield from _table(columns, rows, shown, page)


def _table(columns: Sequence[str | None], rows: Sequence[Row], shown: range, page: TextPage) -> Iterator[str]:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", max_width=_LABEL_WIDTH, overflow="fold")
    for place in shown:
        table.add_column(Text(shortened(plain(columns[place] or NOBODY), 60)), overflow="fold", min_width=8)
    for row in rows:
        if not any(row.cells[place].values for place in shown):
            continue
        cells = [Text(row.cells[place].words, style=_style(row, place)) for place in shown]
        table.add_row(Text(f"{row.label}{' !' if row.is_disputed else ''}"), *cells)
    console = Console(width=page.width, force_terminal=page.colour, no_color=not page.colour, highlight=False)
    with console.capture() as captured:
        console.print(table)
    yield from (line.rstrip() for line in captured.get().strip("\n").splitlines())


def _style(row: Row, place: int) -> str:
    if not row.cells[place].values:
        return "dim"
    return "red" if row.is_disputed else ("green" if row.cells[place].is_shared else "")


def _numbers_of(claims: Iterable[EventClaim], origin: str | None, numbers: Mapping[Citation, int]) -> str:
    own = [Citation(claim.document, claim.start, claim.end) for claim in claims if claim.origin == origin]
    return " ".join(f"[{number}]" for number in sorted({numbers[citation] for citation in own}))


def _lines(title: str, lines: Sequence[Line], numbers: Mapping[Citation, int], page: TextPage) -> Iterator[str]:
    if lines:
        yield from page.heading(title)
    for line in lines:
        yield from line_text(number_line(line, numbers), page)


def _sentences(event: Event, testimony: Testimony, numbers: Mapping[Citation, int], page: TextPage) -> Iterator[str]:
    yield from page.heading("The sentences")
    own = {Citation(part.document, part.start, part.end): part for part in reversed(event.claims)}
    for citation, number in sorted(numbers.items(), key=lambda item: item[1]):
        who = _who(own.get(citation), testimony)
        place = f"{plain(citation.document)} {citation.start}–{citation.end}"
        yield from page.wrap(f"[{number}] {who}. {place}", "", "    ")
        if citation.document in testimony.readings:
            yield from page.wrap(_in_context(citation, testimony.readings[citation.document]), "    ", "    ")


def _who(part: EventClaim | None, testimony: Testimony) -> str:
    """Return who says a clause and how firmly; a clause of another event is only compared with."""
    if part is None:
        return "Of another event, to compare"
    found = testimony.claims.get(part.claim)
    who = who_says(*found) if found else plain(part.origin or NOBODY)
    return who if part.stance == "asserted" else f"{who} ({part.stance})"


def _in_context(clause: Citation, reading: Reading) -> str:
    """Return the sentence around a clause, the clause between guillemets."""
    text = reading.document.text
    around = [(start, end) for start, end in reading.sentences if start < clause.end and clause.start < end]
    start = min([clause.start, *(first for first, _ in around)])
    end = max([clause.end, *(last for _, last in around)])
    before = plain(text[start : clause.start])
    if len(before) > _CONTEXT:
        before = f"…{before[-_CONTEXT:]}"
    words = shortened(plain(text[clause.start : clause.end]), 2 * _CONTEXT)
    after = shortened(plain(text[clause.end : end]), _CONTEXT)
    gap = "" if after[:1] in ".,;:!?”’\"'" else " "
    return f"{before} {_OPEN}{words}{_CLOSE}{gap}{after}".strip()
