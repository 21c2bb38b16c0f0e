"""The headline and the author that a text shows on itself."""

import re
from collections.abc import Sequence

from warledger.intake.lines import lines_of
from warledger.records import Furniture

_MIN_WORDS, _MAX_WORDS = 3, 28
_BY = re.compile(
    r"(?:By|BY|Written by|Reported by|Author):?\s+(?P<name>[A-Z][\w'’.-]+(?: [\w'’.-]+){0,4}?)(?:,| in | for | at |$)"
)
_NOT_PERSONS = frozenset({"agencies", "staff", "news", "desk", "correspondent", "correspondents", "team", "reporter"})


def title_of(text: str, furniture: Sequence[Furniture]) -> str | None:
    """Return the headline: the first line that is no furniture, where it is no sentence and a report follows it."""
    taken = {item.start for item in furniture}
    lines = [line for line in lines_of(text) if line.start not in taken]
    if len(lines) < 2:
        return None
    first = lines[0]
    is_headline = not first.ends_sentence and _MIN_WORDS <= len(first.words) <= _MAX_WORDS
    return " ".join(first.words) if is_headline else None


def author_of(text: str, furniture: Sequence[Furniture]) -> str | None:
    """Return the person that a byline names ("By …"), None where it names an office or nobody."""
    for item in furniture:
        match = _BY.match(text[item.start : item.end]) if item.kind in {"byline", "dateline"} else None
        if match is not None and not _NOT_PERSONS & set(match["name"].casefold().split()):
            return match["name"]
    return None
