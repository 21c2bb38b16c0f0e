"""Gives the passages of a brief their numbers: in document order, so that one list at the end holds them all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from warledger.publish.page import Citation, Group, Line, Section, Voice


def numbers_of(citations: Iterable[Citation], order: Mapping[str, int]) -> dict[Citation, int]:
    """Return each passage with its number: by place of its document in ``order``, then by offsets."""
    distinct = sorted(set(citations), key=lambda c: (order.get(c.document, len(order)), c.document, c.start, c.end))
    return {citation: number for number, citation in enumerate(distinct, start=1)}


def citations_in(lines: Iterable[Line]) -> Iterator[Citation]:
    """Yield every citation of some lines and their voices."""
    for line in lines:
        yield from line.citations
        for voice in line.voices:
            yield from voice.citations


def lines_in(sections: Iterable[Section]) -> Iterator[Line]:
    """Yield every line of some sections."""
    for section in sections:
        for group in section.groups:
            yield from group.lines


def number_line(line: Line, numbers: Mapping[Citation, int]) -> Line:
    """Return a line with the numbers of its passages filled in."""
    voices = tuple(_number_voice(voice, numbers) for voice in line.voices)
    return replace(line, citations=_numbered(line.citations, numbers), voices=voices)


def number_section(section: Section, numbers: Mapping[Citation, int]) -> Section:
    """Return a section with the numbers of its passages filled in."""
    return replace(section, groups=tuple(_number_group(group, numbers) for group in section.groups))


def _number_group(group: Group, numbers: Mapping[Citation, int]) -> Group:
    return replace(group, lines=tuple(number_line(line, numbers) for line in group.lines))


def _number_voice(voice: Voice, numbers: Mapping[Citation, int]) -> Voice:
    sayings = tuple(replace(saying, citations=_numbered(saying.citations, numbers)) for saying in voice.sayings)
    return replace(voice, sayings=sayings)


def _numbered(citations: Iterable[Citation], numbers: Mapping[Citation, int]) -> tuple[Citation, ...]:
    known = (replace(citation, number=numbers[citation]) for citation in citations)
    return tuple(sorted(known, key=lambda citation: citation.number))
