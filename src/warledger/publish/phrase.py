"""Dates, numbers and quotations in words for people: small pure functions from values to phrases."""

import calendar
import re
import unicodedata
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T(\d{2}:\d{2}))?")
_SPACE = re.compile(r"\s+")
_OUTER_QUOTES = "\"'“”‘’«»"
# Format characters that turn text around or hide it; they have no place on a page that quotes strangers' bytes.
_HIDDEN = {"Cc": " ", "Cf": "", "Cs": "?", "Co": "?"}


def plain(text: str) -> str:
    r"""Return text on one line without control and format characters, so that no document can steer a terminal.

    >>> plain("a\x1b[31m  b\n c")
    'a [31m b c'
    """
    if text.isprintable():  # nearly all names and clauses are
        return _SPACE.sub(" ", text).strip()
    shown = "".join(_HIDDEN.get(unicodedata.category(sign), sign) for sign in text)
    return _SPACE.sub(" ", shown).strip()


def named(name: str) -> str:
    """Return a name for people: on one line; an id of lower-case words reads as words.

    >>> named("aid_workers"), named("Wael Alwan"), named("al_Sham")
    ('aid workers', 'Wael Alwan', 'al_Sham')
    """
    words = plain(name)
    return words.replace("_", " ") if words.islower() and " " not in words else words


def shortened(text: str, most: int) -> str:
    """Return text cut at a word so that at most ``most`` characters are left, with "…" where something was cut.

    >>> shortened("one two three", 9)
    'one two…'
    """
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:–—-") + "…"


def quoted(text: str, most: int) -> str:
    """Return a clause as a quotation: on one line, shortened, in one pair of quotation marks.

    >>> quoted('"They are encircled," ', 40)
    '“They are encircled”'
    """
    words = plain(text)
    while words and words[0] in _OUTER_QUOTES and words[0] not in words[1:-1]:
        words = words[1:].lstrip()
    while words and (words[-1] in ",;:" or (words[-1] in _OUTER_QUOTES and _is_unpaired(words))):
        words = words[:-1].rstrip()
    return f"“{shortened(words, most)}”"


def _is_unpaired(words: str) -> bool:
    """Tell whether the last sign is a closing quotation mark whose opening one is not there."""
    opening = {"”": "“", "’": "‘", "»": "«"}.get(words[-1], words[-1])
    return opening not in words[:-1]


def day_words(value: str) -> str:
    """Return an ISO date or date-time as people say it, with the weekday where the day is known.

    >>> day_words("2017-03-19"), day_words("2017-03"), day_words("2017-03-21T21:28")
    ('Sunday 19 March 2017', 'March 2017', 'Tuesday 21 March 2017, 21:28')
    """
    found = _ISO.match(value)
    if found is None:
        return value
    year, month, day, clock = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    name = calendar.month_name[int(month)]
    if day is None or not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return f"{name} {year}"
    weekday = calendar.day_name[date(int(year), int(month), int(day)).weekday()]
    return f"{weekday} {int(day)} {name} {year}" + (f", {clock}" if clock else "")


def period_words(begin: str | None, until: str | None) -> str:
    """Return a period in words, as short as it can be said.

    >>> period_words("2017-03-19", "2017-03-21"), period_words("2017-02-27", "2017-03-01"), period_words(None, None)
    ('19–21 March 2017', '27 February – 1 March 2017', 'undated')
    """
    first, last = _days(begin), _days(until)
    if first is None and last is None:
        return "undated"
    if first is None:
        return f"until {_short_day(last)}"
    if last is None:
        return f"from {_short_day(first)}"
    if first == last:
        return _short_day(first)
    if len(first) == len(last) == 3 and first[:2] == last[:2]:
        return f"{int(first[2])}–{_short_day(last)}"
    if len(first) == len(last) == 3 and first[0] == last[0]:
        return f"{_short_day(first).rsplit(' ', 1)[0]} – {_short_day(last)}"
    return f"{_short_day(first)} – {_short_day(last)}"


def _days(value: str | None) -> list[str] | None:
    found = _ISO.match(value) if value else None
    return [part for part in found.groups()[:3] if part is not None] if found else None


def _short_day(parts: list[str] | None) -> str:
    words = day_words("-".join(parts or ()))
    return words.split(" ", 1)[1] if parts and len(parts) == 3 else words


def figure(low: int | None, high: int | None, qualifier: str | None = None) -> str:
    """Return a number of people in words; "number not stated" is not 0.

    >>> figure(50, 50), figure(30, None), figure(None, 40), figure(3, 5), figure(0, 0), figure(None, None, "dozens")
    ('50', 'at least 30', 'up to 40', '3–5', 'none', 'dozens')
    """
    if low is None and high is None:
        return qualifier or "number not stated"
    if low == high:
        return f"{low:,}" if low else "none"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}–{high:,}"


def listed(words: list[str], most: int = 4) -> str:
    """Return words as a list for people, with the rest counted.

    >>> listed(["a", "b"]), listed(list("abcdef"), 2)
    ('a and b', 'a, b and 4 more')
    """
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most:,} more"
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "document"), counted(1200, "copy", "copies")
    ('1 document', '1,200 copies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
