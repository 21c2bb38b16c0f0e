"""Brief → Markdown: the same page, with each [n] linked to the words it rests on."""

import re
from collections.abc import Iterable, Iterator

from warledger.publish.numbering import citations_in
from warledger.publish.page import Brief, Citation, Group, Line, Quote, Section, Voice
from warledger.publish.passages import document_words
from warledger.publish.phrase import plain
from warledger.publish.pieces import follows_on
from warledger.publish.text import head_lines, sentence_words, voice_words
from warledger.vocabulary.publishing import publishing

_ESCAPED_MARK = re.compile(r"\\\[(\d+)\\\]")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render_markdown(brief: Brief) -> str:
    """Return a brief as Markdown (CommonMark, with HTML anchors for the citations)."""
    lines = [
        f"# {_escaped(brief.title)}",
        "",
        *_head(brief),
        *_bottom_line(brief),
        *(line for section in brief.sections for line in _section(section)),
        *_documents(brief),
        *_needs_person(brief),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _escaped(words: str) -> str:
    """Return words so that Markdown shows them as they are, whatever a document holds."""
    return _SPECIAL.sub(r"\\\1", plain(words))


def _head(brief: Brief) -> Iterator[str]:
    for place, line in enumerate(head_lines(brief)):
        yield from (("",) if place else ())
        yield _escaped(line)
    for remark in brief.remarks:
        yield from ("", _escaped(remark))


def _bottom_line(brief: Brief) -> Iterator[str]:
    yield from ("", "## Bottom line", "")
    if not brief.bottom_line:
        yield "No happening of war was found in these documents."
    for line in brief.bottom_line:
        yield _linked(_escaped(sentence_words(line)), citations_in([line]))


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {_escaped(section.title)}", "")
    if section.note is not None:
        yield from (_escaped(section.note), "")
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
    if follows_on(line):
        words = f"{words.rstrip('.')} – {'; '.join(_voice(voice) for voice in voices)}"
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
    yield from ("", "## Documents and passages")
    passages: dict[str, list[Quote]] = {}
    for quote in brief.quotes:
        passages.setdefault(quote.document, []).append(quote)
    for document in brief.documents:
        yield from ("", _escaped(document_words(document)), "")
        yield from (_quote(quote) for quote in passages.get(document.id, ()))
    if brief.documents_left_out:
        yield from ("", f"… and {brief.documents_left_out:,} more: `warledger documents`")


def _quote(quote: Quote) -> str:
    words = _escaped(quote.words)
    return f'- <a id="c{quote.number}"></a>\\[{quote.number}\\] {quote.start}–{quote.end} {words}'


def _needs_person(brief: Brief) -> Iterator[str]:
    if brief.needs_person:
        yield from ("", "## Needs a person", "")
    cap = publishing().caps["notices"]
    for notice in brief.needs_person[:cap]:
        yield f"- {_escaped(notice)}"
    if len(brief.needs_person) > cap:
        yield f"- … and {len(brief.needs_person) - cap:,} more"
