"""Brief → Markdown: the same page, with each [n] linked to the words it rests on."""

import re
from collections.abc import Iterable, Iterator

from warledger.publish.page import Brief, Citation, DocumentLine, Group, Line, Quote, Section, Voice
from warledger.publish.phrase import counted, listed, plain
from warledger.publish.text import is_alone, voice_words
from warledger.vocabulary.publishing import publishing

_ESCAPED_MARK = re.compile(r"\\\[(\d+)\\\]")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render_markdown(brief: Brief) -> str:
    """Return a brief as Markdown (CommonMark, with HTML anchors for the citations)."""
    lines = [
        f"# {_escaped(brief.title)}",
        "",
        *_head(brief),
        *_summary(brief),
        *(line for section in brief.sections for line in _section(section)),
        *_documents(brief),
        *_quotes(brief.quotes),
        *_needs_person(brief),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _escaped(words: str) -> str:
    """Return words so that Markdown shows them as they are, whatever a document holds."""
    return _SPECIAL.sub(r"\\\1", plain(words))


def _head(brief: Brief) -> Iterator[str]:
    outlets = f" of {counted(len(brief.outlets), 'outlet')} ({listed(list(brief.outlets))})" if brief.outlets else ""
    origins = counted(len(brief.origins), "independent origin")
    documents = counted(brief.document_count, "document")
    yield _escaped(f"{documents}{outlets}; {origins}; {counted(brief.event_count, 'event')}.")
    for remark in brief.remarks:
        yield from ("", _escaped(remark))


def _summary(brief: Brief) -> Iterator[str]:
    yield from ("", "## Summary", "")
    if not brief.summary:
        yield "No happening of war was found in these documents."
    for line in brief.summary:
        yield from _line(line)


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {_escaped(section.title)}", "")
    for place, group in enumerate(section.groups):
        yield from _group(group, is_first=place == 0)
    if section.left_out:
        yield from ("", f"… and {section.left_out:,} more: `{section.see}`")


def _group(group: Group, *, is_first: bool) -> Iterator[str]:
    if group.heading is not None:
        yield from (() if is_first else ("",))
        yield from (f"### {_escaped(group.heading)}", "")
    for line in group.lines:
        yield from _line(line)
    if group.left_out:
        yield f"- … and {group.left_out:,} more: `{group.see}`"


def _line(line: Line) -> Iterator[str]:
    grade = f"**{line.grade}** " if line.grade else ""
    part = "part of it: " if line.is_part else ""
    words = f"- {grade}{part}{_escaped(line.words)}{_marks(line.citations)}"
    voices = line.voices
    if len(voices) == 1 and is_alone(voices[0]):
        words += f" – {_voice(voices[0])}"
        voices = ()
    yield words
    for voice in voices:
        yield f"  - {_voice(voice)}"


def _voice(voice: Voice) -> str:
    """Return a voice as text has it, its [n] made links."""
    return _linked(_escaped(voice_words(voice)), voice.citations)


def _linked(words: str, citations: Iterable[Citation]) -> str:
    """Turn the marks of some citations into links to the passages; other brackets stay what they are."""
    numbers = {str(citation.number) for citation in citations}
    return _ESCAPED_MARK.sub(lambda m: f"[{m[0]}](#c{m[1]})" if m[1] in numbers else m[0], words)


def _marks(citations: Iterable[Citation]) -> str:
    marks = "".join(f"[\\[{citation.number}\\]](#c{citation.number})" for citation in citations)
    return f" {marks}" if marks else ""


def _documents(brief: Brief) -> Iterator[str]:
    yield from ("", "## Documents", "")
    for document in brief.documents:
        yield _document(document)
    if brief.documents_left_out:
        yield f"- … and {brief.documents_left_out:,} more: `warledger documents`"


def _document(document: DocumentLine) -> str:
    title = f", “{document.title}”" if document.title else ""
    words = _escaped(f"{document.outlet or 'Outlet not known'}{title}; {document.dated}; id {document.id}")
    if document.first is None:
        return f"- not cited: {words}"
    last = f"–\\[{document.last}\\]" if document.last != document.first else ""
    return f"- \\[{document.first}\\]{last} {words}"


def _quotes(quotes: Iterable[Quote]) -> Iterator[str]:
    before = None
    for quote in quotes:
        if before is None:
            yield from ("", "## The words that the lines rest on")
        if quote.document != before:
            before = quote.document
            yield from ("", f"### {_escaped(quote.document)}", "")
        words = _escaped(quote.words)
        yield f'- <a id="c{quote.number}"></a>\\[{quote.number}\\] {quote.start}–{quote.end} {words}'


def _needs_person(brief: Brief) -> Iterator[str]:
    if brief.needs_person:
        yield from ("", "## Needs a person", "")
    cap = publishing().caps["notices"]
    for notice in brief.needs_person[:cap]:
        yield f"- {_escaped(notice)}"
    if len(brief.needs_person) > cap:
        yield f"- … and {len(brief.needs_person) - cap:,} more"
