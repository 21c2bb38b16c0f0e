"""Text → its quotations: what stands between quotation marks, also over sentences and paragraphs."""

import re
from dataclasses import dataclass

# A single line break inside a sentence is a wrapped line, not a paragraph's end.
_PARAGRAPH = re.compile(r"(?:[^\n]|(?<![.!?:\"”’')\s])\n(?!\s*\n))+")
_OPEN = {"“": "”", "„": "”", "«": "»", "``": "''", "‘": "’"}
_MARK = re.compile(r"``|''|[“”„«»\"‘’]|(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])")
_OPENERS = " \t\r\n([{—–-:;,…/>"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A range between quotation marks, the marks included.

    ``unclosed``: the paragraph ends before the closing mark, so that the quotation goes on with the next paragraph's.
    """

    start: int
    end: int
    unclosed: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a text in order; a quotation within one is part of it.

    Marks are paired inside a paragraph. A paragraph that opens a quotation and does not close it holds the quotation
    up to its end: English print repeats the opening mark at the next paragraph.
    """
    return tuple(q for paragraph in _PARAGRAPH.finditer(text) for q in _in_paragraph(text, *paragraph.span()))


def _in_paragraph(text: str, begin: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    start, closer = -1, ""
    for match in _MARK.finditer(text, begin, end):
        mark = match.group()
        if closer:
            if mark == closer and _closes(text, match, end):
                found.append(Quotation(start, match.end()))
                closer = ""
            continue
        closer = _closer_for(text, match, begin, end)
        start = match.start()
    if closer:
        found.extend(_left_open(text, start, end, closer))
    return found


def _closer_for(text: str, match: re.Match[str], begin: int, end: int) -> str:
    """Return the mark that would close what this mark opens, empty where it opens nothing."""
    mark, before = match.group(), text[match.start() - 1] if match.start() > begin else " "
    after = text[match.end()] if match.end() < end else " "
    if before not in _OPENERS and mark not in "“„«``":
        return ""
    if after.isspace():
        return ""
    if mark in _OPEN:
        return _OPEN[mark]
    return mark if mark in ('"', "''", "'") else ""


def _closes(text: str, match: re.Match[str], end: int) -> bool:
    """Tell whether a closing mark really closes: an apostrophe inside a word or after a plural's s does not."""
    before = text[match.start() - 1]
    after = text[match.end()] if match.end() < end else " "
    if match.group() in ("’", "'"):
        return not after.isalnum() and before not in " s"
    return not after.isalnum() or not before.isspace()


def _left_open(text: str, start: int, end: int, closer: str) -> list[Quotation]:
    """Keep an unclosed quotation to the paragraph's end where it may go on; single marks are mostly apostrophes."""
    if closer in ("’", "'"):
        return []
    stop = start + len(text[start:end].rstrip())
    return [Quotation(start, stop, unclosed=True)]
