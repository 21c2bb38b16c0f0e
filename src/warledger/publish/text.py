"""Brief → plain text for a terminal: wrapped to a width, a grade in the gutter, [n] after each line."""

from collections.abc import Iterator

from warledger.publish.numbering import lines_in
from warledger.publish.page import Brief, Group, Line, Section, Voice
from warledger.publish.passages import document_list, grades_used
from warledger.publish.phrase import counted, listed
from warledger.publish.pieces import sentence_pieces, told_line, voice_pieces, words_of
from warledger.publish.terminal import GUTTER, TextPage
from warledger.vocabulary.publishing import publishing


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
        *_bottom_line(brief, page),
        *(line for section in brief.sections for line in _section(section, page)),
        *document_list(brief, page),
        *_needs_person(brief, page),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(brief: Brief, page: TextPage) -> Iterator[str]:
    for line in page.wrap(brief.title, "", ""):
        yield page.dress(line, "title")
    for line in head_lines(brief):
        yield from page.wrap(line, "", "  ")
    used = grades_used([*brief.bottom_line, *lines_in(brief.sections)])
    if used:
        legend = "; ".join(f"{grade}: {publishing().grades[grade]}" for grade in used)
        for line in page.wrap(f"Grades: {legend}. [n] leads to the words at the end.", "", ""):
            yield page.dress(line, "dim")
    for remark in brief.remarks:
        yield from page.wrap(remark, "", "")


def head_lines(brief: Brief) -> Iterator[str]:
    """Yield what a brief covers: documents, outlets, and the independent origins that they rest on."""
    documents = counted(brief.document_count, "document")
    outlets = f"; {counted(len(brief.outlets), 'outlet')}" if brief.outlets else ""
    if not brief.origins:
        yield f"{documents}{outlets}."
        return
    origins = listed(list(brief.origins), publishing().caps["origins"])
    yield f"{documents}{outlets}, {counted(len(brief.origins), 'independent origin')}: {origins}."


def _bottom_line(brief: Brief, page: TextPage) -> Iterator[str]:
    """Yield the opening sentences, each with its citations, as one paragraph an idea."""
    yield from page.heading("Bottom line")
    if not brief.bottom_line:
        yield "No happening of war was found in these documents."
    for line in brief.bottom_line:
        yield from (page.cited(text) for text in page.wrap(sentence_words(line), "", ""))


def sentence_words(line: Line) -> str:
    """Return a line with its voices as one sentence, its citations at the end of what rests on them."""
    return words_of(sentence_pieces(line))


def _section(section: Section, page: TextPage) -> Iterator[str]:
    yield from page.heading(section.title)
    if section.note is not None:
        yield from (page.dress(line, "dim") for line in page.wrap(section.note, "", ""))
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
    told = told_line(line)
    words = words_of(told.pieces)
    grade = line.grade or ""
    if grade and page.gutter == GUTTER:
        wrapped = page.wrap(words, margin, margin)
        wrapped[0] = page.dress(grade, grade or "dim") + wrapped[0][len(grade) :]
    elif not grade:
        wrapped = page.wrap(words, "  ", "    ")
    else:
        wrapped = page.wrap(f"{grade}: {words}", "", margin)
    yield from (page.cited(text) for text in wrapped)
    margin += "  "
    for voice in told.voices:
        yield from (page.cited(text) for text in page.wrap(words_of(voice), margin, margin + "  "))


def voice_words(voice: Voice) -> str:
    """Return a voice on one line: who, then each saying with its citations."""
    return words_of(voice_pieces(voice))


def _needs_person(brief: Brief, page: TextPage) -> Iterator[str]:
    if not brief.needs_person:
        return
    yield from page.heading("Needs a person")
    cap = publishing().caps["notices"]
    for notice in brief.needs_person[:cap]:
        yield from page.wrap(notice, "  ", "    ")
    if len(brief.needs_person) > cap:
        yield f"  … and {len(brief.needs_person) - cap:,} more"
