"""A page's markup → its blocks of visible text, each with what the markup around it gives away."""

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree

from warledger.vocabulary.furniture import furniture_words

Hint = tuple[int, str, bool]
"""An element around a block that looks like furniture: its number, the kind, whether its tag (no class) says so."""

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "iframe", "svg", "head", "select", "option", "textarea", "input",
    "object", "canvas", "video", "audio", "math",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of visible text between two block elements.

    ``around`` numbers the elements that hold it, ``hints`` those of them that look like furniture.
    """

    text: str
    tag: str
    around: tuple[int, ...]
    hints: tuple[Hint, ...] = ()


def blocks_of(tree: etree._Element) -> list[Block]:
    """Return a page's blocks in order. The walk keeps its own stack: a deep page is as good as a flat one."""
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            walk.open(element)
        elif event == "end":
            walk.close(element)
        else:
            walk.say(element.tail)
    walk.flush()
    return walk.blocks


class _Walk:
    """Where the walk stands: open elements, open hints, and the words since the last block began."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._open: list[tuple[int, str]] = []
        self._hints: list[Hint] = []
        self._number = 0
        self._skipping = 0

    def open(self, element: etree._Element) -> None:
        tag = _tag(element)
        self._number += 1
        if tag in _BLOCKS:
            self.flush()
        if self._skipping or tag in _SKIPPED or _is_hidden(element):
            self._skipping += 1
        self._open.append((self._number, tag))
        hint = _hint(element, tag)
        if hint is not None:
            self._hints.append((self._number, *hint))
        self.say(element.text)

    def close(self, element: etree._Element) -> None:
        number, tag = self._open[-1]
        if tag in _BLOCKS:
            self.flush()
        self._open.pop()
        if self._hints and self._hints[-1][0] == number:
            self._hints.pop()
        if self._skipping:
            self._skipping -= 1
        self.say(element.tail)

    def say(self, text: str | None) -> None:
        if text and not self._skipping:
            self._words.append(text)

    def flush(self) -> None:
        """End the block that is open, where anything stands in it."""
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if not text:
            return
        tag = next((tag for _, tag in reversed(self._open) if tag in _BLOCKS), "body")
        self.blocks.append(Block(text, tag, tuple(number for number, _ in self._open), tuple(self._hints)))


def _tag(element: etree._Element) -> str:
    return str(element.tag).lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: etree._Element) -> bool:
    style = str(element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _hint(element: etree._Element, tag: str) -> tuple[str, bool] | None:
    by_tag = _kinds_by_tag().get(tag)
    if by_tag is not None:
        return by_tag, True
    names = " ".join(str(element.get(key) or "") for key in ("class", "id", "role", "itemprop"))
    kind = _kind_of_names(names) if names.strip() else None
    return (kind, False) if kind is not None else None


@cache
def _kinds_by_tag() -> dict[str, str]:
    return {tag: kind for kind, patterns in furniture_words().kinds.items() for tag in sorted(patterns.tags)}


@cache
def _kind_of_names(names: str) -> str | None:
    kinds = furniture_words().kinds.items()
    return next((kind for kind, patterns in kinds if patterns.classes.search(names)), None)
