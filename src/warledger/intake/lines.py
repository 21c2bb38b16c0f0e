"""A text's lines and paragraphs as offsets: what furniture, datelines and titles are told from."""

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[.!?…؟][\"'”’»)\]]*$")
_WRAPPED_WIDTH = 55
"""A line at least so long that ends in mid-sentence goes on in the next one: the file was wrapped by hand."""
_MAX_WRAPPED_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph wrapped over several, without white space at its ends: ``[start, end)`` of the text."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        """The line's words, as white space divides them."""
        return self.text.split()

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None


def lines_of(text: str) -> list[Line]:
    """Return the lines that hold something, a hand-wrapped paragraph as one."""
    found: list[Line] = []
    offset, open_paragraph = 0, False
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        start = offset + len(raw) - len(raw.lstrip())
        offset += len(raw)
        if not stripped:
            open_paragraph = False
            continue
        line = Line(start, start + len(stripped), stripped)
        if open_paragraph and _goes_on(found[-1].text.rsplit("\n", 1)[-1], stripped):
            found[-1] = Line(found[-1].start, line.end, text[found[-1].start : line.end])
        else:
            found.append(line)
        open_paragraph = True
    return found


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line is the first part of a wrapped paragraph that goes on in the following line."""
    if not _WRAPPED_WIDTH <= len(line) <= _MAX_WRAPPED_WIDTH or len(following) > _MAX_WRAPPED_WIDTH:
        return False
    return following[0].islower() or not _SENTENCE_END.search(line)
