"""A page of plain text: its width, its margin, and how words wrap and are dressed in colour."""

import re
import textwrap

from warledger.publish.phrase import plain

NARROWEST, WIDEST = 40, 120
GUTTER = 14
_NO_GUTTER_BELOW = 64
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
_CITATION = re.compile(r"\[\d+\](?:\[\d+\])*")


class TextPage:
    """A width (kept between 40 and 120) and whether there is colour: how wide words wrap and how they are dressed."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = max(NARROWEST, min(width, WIDEST))
        self.colour = colour
        self.gutter = GUTTER if self.width >= _NO_GUTTER_BELOW else 2

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
