"""A speaker's phrase → for whom the speaker speaks: "a spokesman for the Third Band", "UN spokeswoman X"."""

import re

from warledger.records import Range
from warledger.vocabulary.saying import Saying

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NAME_RUN = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:(?:of|for|the|al|el|and|de|du|ibn|bin|on|in)\s+){0,2}[A-Z][\w’'.-]*)*")
_NUMBERS = "one two three four five six seven eight nine ten"
_QUANTITIES = frozenset((*_NUMBERS.split(" "), "several", "some", "many", "most", "both", "all", "other", "local"))


def affiliate_in(text: str, span: Range, name: str, words: Saying) -> Range | None:
    """Return the range of whom a speaker speaks for in the speaker's phrase.

    "X, head of Y" and "a spokesman for Y" speak for Y; so does "Y spokesman X" for what stands before the role.
    """
    found = list(_WORD.finditer(text, *span))
    for number, match in enumerate(found):
        if _role(match.group(), words) is None:
            continue
        following = found[number + 1].group().lower() if number + 1 < len(found) else ""
        if following in ("of", "for", "at", "with", "from"):
            begin = found[number + 2].start() if number + 2 < len(found) else span[1]
            stop = _stop(text, begin, span[1])
            where = text.find(" in ", begin, stop)
            return _named_part(text, begin, where if where > begin else stop)
        described = match.group() in name
        before = _before_role(text, span[0], match.start(), "" if described else name)
        if before is not None:
            return before
    return None


def _role(word: str, words: Saying) -> str | None:
    lower = word.lower()
    return next((w for w in (lower, lower.removesuffix("s"), lower.removesuffix("es")) if w in words.roles), None)


def _stop(text: str, begin: int, end: int) -> int:
    """An affiliation ends at a comma, unless what follows the comma is the name of what was described."""
    comma = text.find(",", begin, end)
    if comma < 0:
        return end
    described = text[begin:comma]
    following = text[comma + 1 : end].lstrip()
    if not any(w[:1].isupper() for w in described.split()) and following[:1].isupper():
        second = text.find(",", comma + 1, end)
        return second if second >= 0 else end
    return comma


def _named_part(text: str, begin: int, end: int) -> Range | None:
    """Return the longest name in a range; the whole description where it holds none."""
    runs = [(m.start(), m.end()) for m in _NAME_RUN.finditer(text, begin, end)]
    if runs:
        return max(runs, key=lambda r: (r[1] - r[0], -r[0]))
    return (begin, end) if begin < end else None


def _before_role(text: str, begin: int, role: int, name: str) -> Range | None:
    """Return the words before a role ("Israeli military spokesman"), without article and without the speaker's name."""
    chunk = text[begin:role]
    stripped = re.sub(r"^(?:the|an?)\s+", "", chunk, flags=re.IGNORECASE)
    start = begin + len(chunk) - len(stripped)
    phrase = re.sub(r"(?:['’]s?)?\s*(?:chief|senior|top|main)?\s*$", "", stripped)
    whose = phrase.strip()
    if not whose or whose.lower() in _QUANTITIES or "," in whose or whose.endswith((" of", " of the")):
        return None
    if name and whose in name:
        return None
    return start, start + len(phrase)


def longest_name(phrase: str) -> str | None:
    """Return the longest run of capitalised words in a phrase, the phrase without article where it has none."""
    runs = [m.group() for m in _NAME_RUN.finditer(phrase)]
    if runs:
        return max(runs, key=len)
    return re.sub(r"^(?:the|an?)\s+", "", " ".join(phrase.split()), flags=re.IGNORECASE) or None
