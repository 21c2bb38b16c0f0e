"""Furniture inside a report's paragraph: credits in brackets, signatures, captions and footers without line breaks."""

import re
from collections.abc import Iterator

from warledger.intake.lines import Line
from warledger.records import Furniture
from warledger.vocabulary.furniture import FurnitureWords, furniture_words
from warledger.vocabulary.outlets import outlet_named

BRACKETS = re.compile(r"[\[(]\s*([^\[\]()]{2,60}?)\s*[\])]\.?$")
SIGNATURE = re.compile(r"\s*[-–—/]+\s*([A-Z][\w'’. &/]{1,30})\.?$")
QUOTE = re.compile(r"[\"“”]")
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"'”’)\]]*\s+)(?=\S)")
_INLINE_HEAD, _LONG_LINE = 900, 300


def furniture_inside(line: Line, begin: int, *, is_last: bool) -> Iterator[Furniture]:
    """Yield furniture inside a report's paragraph: credits in brackets, signatures, a footer without line breaks.

    ``begin`` is where the paragraph's words begin, behind a dateline.
    """
    words = furniture_words()
    for match in words.kinds["credit"].tails.finditer(line.text):
        yield Furniture(line.start + match.start(), line.start + match.end(), "credit")
    if is_last:
        yield from _signature(line)
    if len(line.text) >= _LONG_LINE:
        yield from _inline_captions(line, words, begin)
        yield from _inline_footer(line, words)


def _signature(line: Line) -> Iterator[Furniture]:
    """Yield the agency behind a report's last word: "(Reuters)", "- AFP"."""
    match = BRACKETS.search(line.text) or SIGNATURE.search(line.text)
    if match is not None and is_outlet(match[1]) and match.start() > 0:
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Furniture(line.start + start, line.end, "credit")


def _inline_captions(line: Line, words: FurnitureWords, begin: int) -> Iterator[Furniture]:
    """Yield captions at the head of a text without line breaks: a sentence that shows a scene, with its credit."""
    patterns = words.kinds["caption"]
    head = line.text[:_INLINE_HEAD]
    for brackets in re.finditer(r"[\[(][^\[\]()]{2,60}[\])]\.?", head):
        credit = brackets[0]
        if not patterns.ends.fullmatch(credit) and not is_outlet(credit.strip("[(]). ")):
            continue
        starts = [match.end() for match in _SENTENCE_START.finditer(head, begin, max(begin, brackets.start() - 1))]
        start = starts[-1] if starts else begin
        is_speech = QUOTE.search(head[start : brackets.start()]) is not None
        if not is_speech and (patterns.scenes.match(head, start) or patterns.starts.match(head, start)):
            yield Furniture(line.start + start, line.start + brackets.end(), "caption")
        elif head[: brackets.start()].rstrip().endswith((".", "!", "?")):
            # Inside a sentence brackets are the report's: "the Observatory (SOHR) said".
            yield Furniture(line.start + brackets.start(), line.start + brackets.end(), "credit")


def _inline_footer(line: Line, words: FurnitureWords) -> Iterator[Furniture]:
    """Yield what follows a text's last sentence where it is a run of footer words."""
    tail_start = max(match.end() for match in _SENTENCE_START.finditer(line.text))
    tail = line.text[tail_start:].casefold()
    if sum(word in tail for word in words.kinds["footer"].run_words) >= 3:
        yield Furniture(line.start + tail_start, line.end, "footer")


def is_outlet(name: str) -> bool:
    """Tell whether a line or the inside of brackets names one or more outlets and nothing else."""
    parts = [
        part.strip() for part in re.split(r"\s*(?:/|,|\||&|\band\b|\+|\bvia\b)\s*", name.strip(" .")) if part.strip()
    ]
    return bool(parts) and all(part[0].isupper() and outlet_named(part) is not None for part in parts)
