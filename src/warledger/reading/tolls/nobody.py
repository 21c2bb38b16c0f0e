"""Harm that is denied without a count of people: "without casualties", "no loss of life", "no deaths or injuries"."""

from collections.abc import Iterator

from warledger.reading.tolls.told import Told
from warledger.records import Harm, Toll
from warledger.vocabulary.tolls import toll_words

_NONE = frozenset({"no", "without", "nor", "zero"})
_FILLERS = frozenset(
    {"any", "further", "immediate", "reported", "human", "civilian", "significant", "the", "serious", "military"}
)
_JOINING = frozenset({"or", "and", "nor"})
_FARTHEST = 5


def find_denials(told: Told) -> Iterator[Toll]:
    """Yield tolls of nought: each harm noun that "no", "without" or "nor" denies, counted people apart."""
    taken = {i for people in told.counted for i in range(people.first, people.last)}
    at = told.first
    while at < told.last:
        token = told.doc[at]
        if token.lower_ in _NONE:
            end = min(at + _FARTHEST, told.last)
            for i in range(at + 1, end):
                harms, last = _harms_at(told, i)
                if harms:
                    if i not in taken or last > i + 1:
                        yield from (_nought(told, at, last, harm) for harm in harms)
                    yield from _joined(told, last)
                    at = last
                    break
                if told.doc[i].lower_ not in _FILLERS:
                    break
        at += 1


def _joined(told: Told, at: int) -> Iterator[Toll]:
    """Yield the second harm of "no deaths or injuries"."""
    if at + 1 < told.last and told.doc[at].lower_ in _JOINING:
        harms, last = _harms_at(told, at + 1)
        yield from (_nought(told, at + 1, last, harm) for harm in harms)


def _harms_at(told: Told, at: int) -> tuple[tuple[Harm, ...], int]:
    """Return what a noun denies, and where it ends: casualties are dead and injured."""
    words = tuple(token.lower_ for token in told.doc[at : min(at + 3, told.last)])
    if words in (("loss", "of", "life"), ("loss", "of", "lives")):
        return ("killed",), at + 3
    lemma = told.doc[at].lemma_.lower()
    if lemma == "casualty":
        return ("killed", "injured"), at + 1
    harm = toll_words().nouns.get(lemma)
    return ((harm,), at + 1) if harm in ("killed", "injured") and lemma.isalpha() else ((), at)


def _nought(told: Told, first: int, last: int, harm: Harm) -> Toll:
    span = told.doc[first:last]
    return Toll(span.start_char, span.end_char, harm=harm, low=0, high=0)
