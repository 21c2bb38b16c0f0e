"""Lines and voices → words and marks: the same sentences as before, and no mark that a document wrote."""

import pytest

from warledger.publish.page import Citation, Line, Saying, Voice
from warledger.publish.pieces import Mark, sentence_pieces, told_line, voice_pieces, words_of

ONE, TWO = Citation("d", 0, 4, 1), Citation("d", 5, 9, 2)


@pytest.mark.parametrize(
    ("voice", "expected", "reason"),
    [
        (Voice("Vale says"), "Vale says", "who alone"),
        (Voice("Vale says", (Saying("“we did”", (ONE,)),)), "Vale says: “we did” [1]", "in words"),
        (Voice("Vale says", (Saying("", (ONE, TWO)),)), "Vale says [1][2]", "the line is in the words"),
        (Voice("V", (Saying("", (ONE,)), Saying("also", (TWO,)))), "V [1], also [2]", "and the same again"),
        (Voice("V", (Saying("", (ONE,)), Saying("“x”", (TWO,)))), "V [1], and: “x” [2]", "and more"),
        (Voice("V", (Saying("a", (ONE,)), Saying("b"))), "V: a [1]; b", "two sayings"),
    ],
)
def test_a_voice_is_one_line(voice, expected, reason):
    assert words_of(voice_pieces(voice)) == expected, reason


def test_brackets_in_words_are_no_marks():
    pieces = voice_pieces(Voice("Vale says", (Saying("“see [1]”", (TWO,)),)))
    assert [piece for piece in pieces if isinstance(piece, Mark)] == [Mark(2)]


def test_one_voice_stands_on_the_line_and_long_ones_under_it():
    short = Line("Shells fell.", "single", voices=(Voice("Vale says so", (Saying("", (ONE,)),)),))
    assert words_of(told_line(short).pieces) == "Shells fell – Vale says so [1]"
    long = Line("Shells fell.", "single", voices=(Voice("x" * 90), Voice("y" * 90)))
    assert words_of(told_line(long).pieces) == "Shells fell."
    assert len(told_line(long).voices) == 2


def test_a_sentence_has_its_voices_at_the_end():
    line = Line("Main dispute.", None, (ONE,), (Voice("A) x"), Voice("B) y")))
    assert words_of(sentence_pieces(line)) == "Main dispute. [1] A) x; B) y"
