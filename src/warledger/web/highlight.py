"""A text and overlapping spans over it → well-formed markup: the characters of the text, and nobody's tags but ours."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_RETURN = re.compile(r"\r(\n?)")
_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
# Characters that turn the text around them, and half surrogates, which no encoding carries.
_UNSHOWN = re.compile(r"[\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\x80-\x9f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``[start, end)`` that belong to a layer.

    ``anchor`` names the place in the page, ``words`` say what was found there, ``depth`` counts the marks of the same
    layer that hold this one, and ``about`` is the id of what it belongs to.
    """

    start: int
    end: int
    layer: str
    anchor: str | None = None
    words: str | None = None
    depth: int = 0
    about: str | None = None


def highlighted(text: str, marks: Iterable[Mark]) -> Markup:
    """Return a text with marks as nested elements.

    Where two marks overlap without one holding the other, the later one is cut in two elements, of which the first
    carries the anchor; an anchor that several marks share goes to the first. Without its tags, the markup is `shown`
    of the text, escaped.

    >>> str(highlighted("Shells <hit>", [Mark(0, 12, "claims"), Mark(0, 6, "weapons")]))
    '<span class="m m-claims"><span class="m m-weapons">Shells</span> &lt;hit&gt;</span>'
    """
    found = _sound(marks, len(text))
    edges = sorted({edge for mark in found for edge in (mark.start, mark.end)})
    starting = _by_start(found)
    visible = shown(text)
    parts: list[str] = []
    open_marks: list[Mark] = []
    told: set[Mark] = set()
    anchors: set[str | None] = {None}
    place = 0
    for edge in edges:
        parts.append(str(escape(visible[place:edge])))
        place = edge
        again = _close(open_marks, edge, parts)
        for mark in sorted((*again, *starting.get(edge, ())), key=lambda mark: -mark.end):
            parts.append(_opening(mark, is_first=mark not in told, has_anchor=mark.anchor not in anchors))
            told.add(mark)
            anchors.add(mark.anchor)
            open_marks.append(mark)
    parts.append(str(escape(visible[place:])))
    return Markup("".join(parts))  # noqa: S704 - every piece of it is escaped, or ours


def shown(text: str) -> str:
    r"""Return a text as a page may show it, character for character: control signs by their pictures.

    Signs that turn the reading direction would let a document misquote itself on the page: they become U+FFFD.

    >>> shown("a\x00b\r\nc\u202ed")
    'a␀b \nc�d'
    """
    lines = _RETURN.sub(lambda found: " \n" if found[1] else "\n", text)
    pictured = _CONTROL.sub(lambda found: _picture(ord(found[0])), lines)
    return _UNSHOWN.sub("\ufffd", pictured)


def _picture(code: int) -> str:
    return "\u2421" if code == _DELETE else chr(_CONTROL_PICTURES + code)


def _sound(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Return the marks that hold a character of the text, each once, in the order in which they are opened."""
    inside = (mark for mark in marks if 0 <= mark.start < mark.end <= length)
    return sorted(dict.fromkeys(inside), key=lambda mark: (mark.start, -mark.end))


def _by_start(marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.start, []).append(mark)
    return found


def _close(open_marks: list[Mark], edge: int, parts: list[str]) -> list[Mark]:
    """Close what ends at an edge, and what was opened after it; return what goes on and must be opened again."""
    ending = [place for place, mark in enumerate(open_marks) if mark.end == edge]
    if not ending:
        return []
    closed = open_marks[ending[0] :]
    del open_marks[ending[0] :]
    parts.append("</span>" * len(closed))
    return [mark for mark in closed if mark.end > edge]


def _opening(mark: Mark, *, is_first: bool, has_anchor: bool) -> str:
    deep = f" d{min(mark.depth, 5)}" if mark.depth else ""
    going_on = "" if is_first else " on"
    attributes = [f'class="m m-{escape(mark.layer)}{deep}{going_on}"']
    if mark.anchor and has_anchor:
        attributes.append(f'id="{escape(mark.anchor)}"')
    if mark.about:
        attributes.append(f'data-about="{escape(mark.about)}"')
    if mark.words:
        attributes.append(f'title="{escape(shown(mark.words))}"')
    return f"<span {' '.join(attributes)}>"
