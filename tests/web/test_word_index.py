"""The index of words of a published site: numbers that lead back to the items, pieces in order."""

from itertools import accumulate

import pytest

from warledger.web import word_index
from warledger.web.word_index import MOST_TIMES, WordIndex, words_of


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Shells hit Aden", ["shells", "hit", "aden"], "small letters"),
        ("Deïr ez-Zôr", ["deir", "ez", "zor"], "without accents, at hyphens"),
        ("x" * 90, ["x" * 40], "an address is no word"),
        ("3rd of ２０１７", ["3rd", "of", "2017"], "numbers, wide ones too"),
        ("حلب", ["حلب"], "other scripts"),
        ("— …", [], "signs"),
    ],
)
def test_words(text, words, reason):
    assert words_of(text) == words, reason


def where(index):
    found = {}
    for piece in index.pieces():
        assert piece.first == piece.words[0][0]
        for word, steps in piece.words:
            items = accumulate(step // (MOST_TIMES + 1) for step in steps)
            found[word] = [(item, step % (MOST_TIMES + 1)) for item, step in zip(items, steps, strict=True)]
    return found


def test_where_and_how_often_words_stand():
    index = WordIndex()
    assert [index.add(texts) for texts in (("army army", "port"), ("port",), (), ("army " * 20,))] == [0, 1, 2, 3]
    assert where(index) == {"army": [(0, 2), (3, MOST_TIMES)], "port": [(0, 1), (1, 1)]}


def test_pieces_are_in_order_and_bounded(monkeypatch):
    monkeypatch.setattr(word_index, "_PIECE", 60)
    index = WordIndex()
    for number in range(50):
        index.add((f"word{number:02} common",))
    firsts = [piece.first for piece in index.pieces()]
    assert firsts == sorted(firsts)
    assert len(firsts) > 5
    assert len(where(index)) == 51


def test_nothing_has_no_pieces():
    assert list(WordIndex().pieces()) == []
