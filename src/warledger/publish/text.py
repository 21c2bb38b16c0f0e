"""Brief → plain text for a terminal: wrapped to a width, a grade in the gutter, [n] after each line."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from warledger.publish.page import Brief, Citation, DocumentLine, Group, Line, Quote, Section, Voice
from warledger.publish.phrase import counted, listed, plain, quoted
from warledger.vocabulary.publishing import publishing

NARROWEST, WIDEST = 40, 120
_GUTTER = 14
_NO_GUTTER_BELOW = 64
_SHORTEST_QUOTE = 12
_TWO_COLUMNS_FROM = 96
_RESET = "\x1b[0m"
_STYLES = {
    "title": "\x1b[1m",
    "heading": "\x1b[1;36m",
    "day": "\x1b[1m",
    "dim": "\x1b[2m",
    "agreed": "\x1b[32m",
    "admitted": "\x1b[32m",
    "corroborated": "\x1b[32m",
    "single": "\x1b[33m",
    "contested": "\x1b[31m",
    "unattributed": "\x1b[35m",
}
_ALSO = "also "
_CITATION = re.compile(r"\[\d+\](?:\[\d+\])*")


def render_text(brief: Brief, *, width: int = 80, colour: bool = False) -> str:
    """Return a brief as text.

    Args:
        brief: what `compose` made.
        width: most characters of a line, kept between 40 and 120.
        colour: whether to put in ANSI colours; every difference is told in words too.
    """
    page = TextPage(width, colour)
    lines = [
        *_head(brief, page),
        *_summary(brief, page),
        *(line for section in brief.sections for line in _section(section, page)),
        *_documents(brief, page),
        *_needs_person(brief, page),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


class TextPage:
    """A width (kept between 40 and 120) and whether there is colour: how wide words wrap and how they are dressed."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = max(NARROWEST, min(width, WIDEST))
        self.colour = colour
        self.gutter = _GUTTER if self.width >= _NO_GUTTER_BELOW else 2

    def dress(self, words: str, style: str) -> str:
        """Return words in a style, unchanged without colour."""
        return f"{_STYLES[style]}{words}{_RESET}" if self.colour and words else words

    def wrap(self, words: str, first: str, rest: str) -> list[str]:
        """Return words wrapped, the first line after ``first``, the others after ``rest``; citations stay whole."""
        return textwrap.wrap(
            plain(words), self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        ) or [first.rstrip()]

    def cited(self, line: str) -> str:
        """Return a wrapped line with its citations dimmed."""
        return _CITATION.sub(lambda found: self.dress(found[0], "dim"), line) if self.colour else line

    def heading(self, title: str) -> list[str]:
        """Return a section's heading after an empty line."""
        return ["", self.dress(title.upper(), "heading")]


def _head(brief: Brief, page: TextPage) -> Iterator[str]:
    for line in page.wrap(brief.title, "", ""):
        yield page.dress(line, "title")
    for line in head_lines(brief):
        yield from page.wrap(line, "", "  ")
    used = [grade for grade in publishing().grades if grade in _grades(brief)]
    if used:
        legend = "; ".join(f"{grade}: {publishing().grades[grade]}" for grade in used)
        for line in page.wrap(f"Grades: {legend}. [n] leads to the words at the end.", "", ""):
            yield page.dress(line, "dim")
    for remark in brief.remarks:
        yield from page.wrap(remark, "", "")


def head_lines(brief: Brief) -> Iterator[str]:
    """Yield what a brief covers: documents and outlets, happenings, and whose word they rest on."""
    outlets = f" of {counted(len(brief.outlets), 'outlet')} ({listed(list(brief.outlets))})" if brief.outlets else ""
    documents = counted(brief.document_count, "document")
    yield f"{documents}{outlets}; {counted(brief.event_count, 'event')}."
    if brief.origins:
        most = publishing().caps["origins"]
        names = listed(list(brief.origins), most)
        yield f"{counted(len(brief.origins), 'independent origin')}: {names}. A party counts once, a copy not at all."


def _grades(brief: Brief) -> set[str]:
    lines = [*brief.summary, *(line for s in brief.sections for group in s.groups for line in group.lines)]
    return {line.grade for line in lines if line.grade is not None}


def _summary(brief: Brief, page: TextPage) -> Iterator[str]:
    yield from page.heading("Summary")
    if not brief.summary:
        yield "  No happening of war was found in these documents."
    for line in brief.summary:
        yield from line_text(line, page)


def _section(section: Section, page: TextPage) -> Iterator[str]:
    yield from page.heading(section.title)
    for group in section.groups:
        yield from _group(group, page)
    if section.left_out:
        yield from page.wrap(f"… and {section.left_out:,} more: {section.see}", "  ", "  ")


def _group(group: Group, page: TextPage) -> Iterator[str]:
    if group.heading is not None:
        yield from (page.dress(text, "day") for text in page.wrap(group.heading, "", "  "))
    for line in group.lines:
        yield from line_text(line, page)
    if group.left_out:
        yield from page.wrap(f"… and {group.left_out:,} more: {group.see}", " " * page.gutter, " " * page.gutter)


def line_text(line: Line, page: TextPage) -> Iterator[str]:
    """Yield a line as text: its grade in the gutter, its words, and its voices under it."""
    margin = " " * page.gutter
    part = "part of it: " if line.is_part else ""
    words = f"{part}{line.words}{_marks(line.citations)}"
    voices = line.voices
    if follows_on(line):
        words = f"{words.rstrip('.')} – {'; '.join(voice_words(voice) for voice in voices)}"
        voices = ()
    grade = line.grade or ""
    if grade and page.gutter == _GUTTER:
        wrapped = page.wrap(words, margin, margin)
        wrapped[0] = page.dress(grade, grade or "dim") + wrapped[0][len(grade) :]
    elif not grade:
        wrapped = page.wrap(words, "  ", "    ")
    else:
        wrapped = page.wrap(f"{grade}: {words}", "", margin)
    yield from (page.cited(text) for text in wrapped)
    for voice in voices:
        yield from _voice(voice, page)


def _voice(voice: Voice, page: TextPage) -> Iterator[str]:
    margin = " " * (page.gutter + 2)
    yield from (page.cited(text) for text in page.wrap(voice_words(voice), margin, margin + "  "))


def follows_on(line: Line) -> bool:
    """Tell whether the voices of a line stand on it and not under it: one voice alone, or short ones."""
    return bool(line.voices) and (line.is_inline or len(line.voices) == 1)


def voice_words(voice: Voice) -> str:
    """Return a voice on one line: who, then each saying with its citations."""
    parts = [f"{saying.words}{_marks(saying.citations)}".strip() for saying in voice.sayings]
    if not parts:
        return voice.who
    if not voice.sayings[0].words:  # the line is in the first words
        joined = ", " if parts[1:] and parts[1].startswith(_ALSO) else ", and: "
        return f"{voice.who} {parts[0]}" + (f"{joined}{'; '.join(parts[1:])}" if parts[1:] else "")
    return f"{voice.who}: {'; '.join(parts)}"


def _marks(citations: Iterable[Citation]) -> str:
    marks = "".join(f"[{citation.number}]" for citation in citations)
    return f" {marks}" if marks else ""


def _documents(brief: Brief, page: TextPage) -> Iterator[str]:
    """Yield each document with the passages of it that the lines rest on."""
    yield from page.heading("Documents and passages")
    passages: dict[str, list[Quote]] = {}
    for quote in brief.quotes:
        passages.setdefault(quote.document, []).append(quote)
    for document in brief.documents:
        yield from (page.dress(line, "day") for line in page.wrap(document_words(document), "", "  "))
        yield from _passages(passages.get(document.id, ()), page)
    if brief.documents_left_out:
        yield from page.wrap(f"… and {brief.documents_left_out:,} more: warledger documents", "", "  ")


def document_words(document: DocumentLine) -> str:
    """Return a document in words: outlet, title, date, id, and whose word it carries."""
    title = f", “{document.title}”" if document.title else ""
    words = f"{document.outlet or 'Outlet not known'}{title}; {document.dated}; id {document.id}"
    carries = f". Quotes or cites {listed(list(document.carries), 6)}" if document.carries else ""
    return f"{words}{carries}." if document.first is not None else f"Not cited: {words}."


def _passages(quotes: Sequence[Quote], page: TextPage) -> Iterator[str]:
    """Yield passages with their offsets, each cut to one line; on a wide page in two columns, to be read downwards."""
    columns = 2 if page.width >= _TWO_COLUMNS_FROM and len(quotes) > 1 else 1
    room = page.width // columns
    cells = [_passage(quote, room - 2) for quote in quotes]
    height = -(-len(cells) // columns)
    for row in range(height):
        line = "".join(cell.ljust(room) for cell in cells[row::height])
        yield page.cited(line.rstrip())


def _passage(quote: Quote, room: int) -> str:
    """Return a passage on one line: its offsets lead to all of its words."""
    where = f"  [{quote.number}] {quote.start}–{quote.end} "
    return f"{where}{quoted(quote.words, max(_SHORTEST_QUOTE, room - len(where) - 2))}"


def _needs_person(brief: Brief, page: TextPage) -> Iterator[str]:
    if not brief.needs_person:
        return
    yield from page.heading("Needs a person")
    cap = publishing().caps["notices"]
    for notice in brief.needs_person[:cap]:
        yield from page.wrap(notice, "  ", "    ")
    if len(brief.needs_person) > cap:
        yield f"  … and {len(brief.needs_person) - cap:,} more"
