"""Drawings as SVG text: elements whose every word and value is escaped, and the inks that they are drawn in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import floor, log10

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE_FROM = "\u2e80"
"""From here on signs are about as wide as they are high (Chinese, Japanese, Korean)."""
_SIGN_WIDTH = 0.54
"""Of a Latin letter, on average, as a share of its height."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours and the type of a drawing, as SVG attributes take them."""

    paper: str
    water: str
    land: str
    line: str
    ink: str
    soft: str
    dispute: str
    pale: str
    font: str


ON_SCREEN = Ink(
    paper="var(--fig-paper)",
    water="var(--fig-water)",
    land="var(--fig-land)",
    line="var(--fig-line)",
    ink="var(--fig-ink)",
    soft="var(--fig-soft)",
    dispute="var(--fig-dispute)",
    pale="var(--fig-pale)",
    font="var(--fig-font)",
)
"""The page's style sheet gives the values, so that a drawing follows a light or dark screen."""

ON_PAPER = Ink(
    paper="#ffffff",
    water="#e3ebf0",
    land="#f8f6f0",
    line="#7f8a90",
    ink="#1b2a3a",
    soft="#55606a",
    dispute="#a33a05",
    pale="#b9c3cd",
    font="Libertinus Serif",
)


def element(name: str, *children: str, **attributes: str | float | None) -> str:
    """Return an element; ``children`` are SVG already, attributes are escaped and left out where they are None.

    >>> element("text", words("<b>"), x=1.25, font_size=9, fill=None)
    '<text x="1.25" font-size="9">&lt;b&gt;</text>'
    """
    given = "".join(
        f' {key.replace("_", "-")}="{_value(value)}"' for key, value in attributes.items() if value is not None
    )
    inside = "".join(children)
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def words(text: str) -> str:
    """Return text escaped, without the characters that XML cannot hold."""
    return escape(_NOT_IN_XML.sub("", text), quote=True)


def path_of(lines: Iterable[Iterable[tuple[float, float]]], *, is_closed: bool) -> str:
    """Return the ``d`` of a path of several lines or rings."""
    end = "Z" if is_closed else ""
    return "".join(f"M{'L'.join(f'{number(x)} {number(y)}' for x, y in line)}{end}" for line in lines)


def number(value: float) -> str:
    """Return a number with at most two digits after the point.

    >>> number(3.0), number(1.2345), number(-0.001)
    ('3', '1.23', '0')
    """
    found = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if found == "-0" else found


def width_of(text: str, size: float) -> float:
    """Return about how wide some words are drawn: for keeping labels apart, not for setting type."""
    return size * sum(1.0 if sign >= _WIDE_FROM else _SIGN_WIDTH for sign in text)


def round_below(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20, 50 … that is not above a value.

    >>> round_below(7.3), round_below(49.0), round_below(0.3)
    (5.0, 20.0, 0.2)
    """
    power = 10.0 ** floor(log10(value))
    return float(f"{max(step for step in (1, 2, 5) if step * power <= value * (1 + 1e-9)) * power:.6g}")


def _value(value: str | float | None) -> str:
    return words(value) if isinstance(value, str) else number(value or 0.0)
