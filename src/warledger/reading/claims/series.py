"""Places told in a row, each as good as the other: "in A, B and C", "six in A, five in B province and four in C"."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from warledger.reading.claims.layers import Marks
from warledger.reading.claims.spot import LOCATIVE, Heads, is_ground
from warledger.vocabulary.deeds import deed_words

_MAX_GAP = 14
_SMALL = frozenset({"DET", "NUM", "ADJ", "ADV", "PROPN", "CCONJ", "PUNCT", "SYM", "SPACE", "PART"})
_MARKS = frozenset({",", ";", "and", "or", "&"})


def series_of(inside: Heads, marks: Marks) -> dict[int, int]:
    """Return, by place, the number of the row that it stands in; places that stand in none are absent.

    A town and what contains it ("A, B province") are no row: one only helps to find the other.

    Args:
        inside: a sentence's places in order, with their heads.
        marks: the document's mentions by token.
    """
    rows: list[list[int]] = []
    joined: list[bool] = []
    for (first, head), (second, other) in pairwise(sorted(inside, key=lambda item: item[1].i)):
        between = head.doc[head.i + 1 : other.i]
        if not _is_small(list(between)) or _is_chain(first, second, between=list(between), marks=marks):
            continue
        if not (rows and rows[-1][-1] == first):
            rows.append([first])
            joined.append(False)
        rows[-1].append(second)
        joined[-1] = joined[-1] or any(t.lower_ in ("and", "or", ";", "&") for t in between)
    sure = [row for row, firm in zip(rows, joined, strict=True) if firm or len(row) > 2]
    return {place: number for number, row in enumerate(sure) for place in row}


def _is_small(between: Sequence[Token]) -> bool:
    """Tell whether only commas, small words, counts and words for ground stand between two places."""
    if len(between) > _MAX_GAP or not any(token.lower_ in _MARKS for token in between):
        return False
    return all(
        token.pos_ in _SMALL
        or token.lower_ in LOCATIVE
        or token.lower_ == "of"
        or is_ground(token)
        or (token.pos_ == "NOUN" and any(c.dep_ == "nummod" for c in token.children))
        for token in between
    )


def _is_chain(first: int, second: int, *, between: Sequence[Token], marks: Marks) -> bool:
    """Tell whether the second place only says where the first lies, or how far off."""
    a, b = marks.layers.places[first], marks.layers.places[second]
    if a.name in b.within or b.name in a.within or a.name == b.name:
        return True
    if any(t.lower_ in deed_words().directions and t.nbor().lower_ == "of" for t in between):
        return True
    if any(token.lower_ in ("and", "or", ";", "&") or token.like_num for token in between):
        return False
    return (a.precision or 9) < (b.precision or 0)
