"""Definite descriptions of a capital → places: "the east of the capital", "the Syrian capital".

"The city" and "the town" are left alone: which one is meant hangs on the whole report.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from warledger.reading.gazetteer import Entry, Gazetteer
from warledger.records import Range
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.places import load_place_words

_DISTANCE = re.compile(r"\b(?:km|kilomet(?:er|re)s?|miles?)\)?\s+$")  # "80 km west of the capital" is elsewhere
_NAME_FOLLOWS = re.compile(r"(?:\s+city)?(?:,?\s+(?:of\s+)?[A-Z]|\s+of\b|\s+punishment\b)")


def find_capitals(
    text: str, taken: Sequence[Range], countries: Mapping[str, float], gazetteer: Gazetteer
) -> Iterator[tuple[Range, Entry, bool]]:
    """Yield the descriptions of capitals: range, the capital, and whether a side of it or near it is meant.

    Args:
        text: the document's text.
        taken: the ranges of the named places; a description that a name follows or overlaps is that place.
        countries: how much the document speaks of each country; without an adjective the first of them is meant.
        gazetteer: where capitals are looked up.
    """
    main = max(sorted(countries), key=lambda code: countries[code], default=None)
    for match in _description().finditer(text):
        people = match["people"]
        code = people_of_countries()[people.lower()] if people else main
        capital = gazetteer.capital(code) if code else None
        overlaps = any(start < match.end() and match.start() < end for start, end in taken)
        overlaps = overlaps or _DISTANCE.search(text, max(0, match.start() - 15), match.start()) is not None
        if capital is not None and not overlaps and not _NAME_FOLLOWS.match(text, match.end()):
            yield (match.start(), match.end()), capital, match["side"] is not None


@cache
def _description() -> re.Pattern[str]:
    sides = "|".join(sorted(map(re.escape, load_place_words().directions), key=len, reverse=True))
    people = "|".join(sorted(map(re.escape, people_of_countries()), key=len, reverse=True))
    side = rf"(?P<side>(?:the\s+)?(?:{sides}|suburbs?|edges?)(?:\s+(?:part|parts|side|edge|suburbs?))?\s+of\s+)?"
    return re.compile(rf"\b{side}the\s+(?:(?P<people>{people})\s+)?capital\b(?!\s+city\s+of)", re.IGNORECASE)
