"""The name of the outlet at the head of a text: alone on its line, or beside the date.

A headline may look like a name. What tells them apart is the company: a name is made of words of outlets' names, or
stands with a date above a headline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from warledger.intake.dateline import Dateline
from warledger.intake.dates import find_printed
from warledger.intake.lines import Line
from warledger.vocabulary.mastheads import masthead_words
from warledger.vocabulary.outlets import outlet_named

_HEAD_LINES = 4
_MAX_WORDS, _MAX_WORDS_ALONE = 5, 3
_HEADLINE_WORDS = 4
_DIVIDER = re.compile(r"\s*[|•·:]\s*|\s+[-–—]+(?:\s+|$)|\s*,\s+|[.]\s+")
_INSIDE = frozenset({"of", "the", "and", "for", "in", "&", "al", "el", "de", "du", "la", "le"})
_NO_NAME = re.compile(
    r"(?:by|from|published|updated|posted|date|statement|photo|image|source)\b|.*[\"“”!?@]", re.IGNORECASE
)
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Masthead:
    """The outlet's name, and the characters of the line that it stands on."""

    name: str
    start: int
    end: int


def find_masthead(lines: Sequence[Line], dated: Sequence[Dateline]) -> Masthead | None:
    """Return the outlet's name that a text's first lines show, None where they show none."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if index + 1 == len(lines):
            break
        name = _name_in(line)
        if name is not None and _is_outlet(name, index, lines, dated):
            return Masthead(_in_print(name), line.start, line.end)
        if line.ends_sentence and not _is_dated(line, dated):
            break
    return None


def _name_in(line: Line) -> str | None:
    """Return the first part of a line that is no date, where it looks like a name."""
    text, dates = line.text, find_printed(line.text, unclear=True)
    if dates:
        before = text[: dates[0].start].strip(" ,.|•·–—-")
        text = before or text[dates[-1].end :].strip(" ,.|•·–—-")
    name = _DIVIDER.split(text, maxsplit=1)[0].strip()
    words = name.split()
    if not 1 <= len(words) <= _MAX_WORDS or _NO_NAME.match(name) or name.endswith("."):
        return None
    capital = all(word[0].isupper() or word[0].isdigit() or word.lower() in _INSIDE for word in words)
    return name if capital and name[0].isupper() else None


def _is_outlet(name: str, index: int, lines: Sequence[Line], dated: Sequence[Dateline]) -> bool:
    words, known = [word.lower() for word in name.split()], masthead_words()
    if set(words) <= known.sections:
        return False
    line, following = lines[index], lines[index + 1]
    on_line, below = _is_dated(line, dated), _is_dated(following, dated)
    if outlet_named(name) is not None:
        return on_line or below or line.text == name
    has_headline = _is_headline(lines, index + (2 if below else 1))
    if len(words) > 1 and (words[-1] in known.last or words[0] in known.first):
        return on_line or below or (len(words) <= _MAX_WORDS_ALONE and line.text == name and has_headline)
    return index == 0 and len(words) > 1 and has_headline and (on_line or (below and line.text == name))


def _is_dated(line: Line, dated: Sequence[Dateline]) -> bool:
    """Tell whether a line is a dateline as a whole."""
    return any(d.start == line.start and d.end == line.end and d.role != "place" for d in dated)


def _is_headline(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and len(lines[index].words) >= _HEADLINE_WORDS and not lines[index].ends_sentence


def _in_print(name: str) -> str:
    """Return a name in capitals as a name is written: "NILE MONITOR" is Nile Monitor, "SANA" stays."""
    outlet = outlet_named(name)
    if outlet is not None:
        return outlet.name
    words = name.split()
    if not name.isupper() or (len(words) == 1 and len(name) <= _SHORT):
        return name
    acronyms = masthead_words().acronyms
    return " ".join(
        word if word in acronyms else word.lower() if place and word.lower() in _INSIDE - {"al", "el"} else word.title()
        for place, word in enumerate(words)
    )
