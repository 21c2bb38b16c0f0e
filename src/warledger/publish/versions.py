"""Two versions of a document → which claim of the newer one says anew what a claim of the older one said.

A newer version has claims of its own, with ids of their own; only their words tell that "twenty-six soldiers were
killed" takes the place of "forty-eight soldiers were killed".
"""

from collections import Counter
from collections.abc import Iterable

from warledger.publish.sameness import words_of
from warledger.records import Claim, Reading

_LIKE = 0.5
"""Claims that share at least so great a part of the words of the longer one speak of the same."""


def successors(before: Iterable[Reading], now: Iterable[Reading]) -> dict[str, str]:
    """Return claim of now → the claim of then that it takes the place of, for documents that have a newer version."""
    then = {_family(reading): reading for reading in before}
    found: dict[str, str] = {}
    for reading in now:
        older = then.get(_family(reading))
        if older is not None and older.document.id != reading.document.id:
            found.update(_matched(older, reading))
    return found


def _matched(older: Reading, newer: Reading) -> dict[str, str]:
    """Return the claims of two versions in pairs, the likeliest first; each claim is in one pair at most."""
    pairs = [
        (-_likeness(old_words, new_words), abs(old.start - new.start), new.id, old.id)
        for old, old_words in _clauses(older)
        for new, new_words in _clauses(newer)
    ]
    found: dict[str, str] = {}
    for unlikeness, _, new_id, old_id in sorted(pairs):
        if -unlikeness >= _LIKE and new_id not in found and old_id not in found.values():
            found[new_id] = old_id
    return found


def _clauses(reading: Reading) -> list[tuple[Claim, Counter[str]]]:
    text = reading.document.text
    return [(claim, Counter(words_of(text[claim.start : claim.end]))) for claim in reading.claims]


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    longest = max(one.total(), other.total())
    return (one & other).total() / longest if longest else 0.0


def _family(reading: Reading) -> str:
    return reading.document.version_of or reading.document.id
