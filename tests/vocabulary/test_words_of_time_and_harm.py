"""The files of time and harm load, and every expression in them is well-formed."""

from warledger.vocabulary.times import time_words
from warledger.vocabulary.tolls import toll_words
from warledger.when import PARTS_OF_DAY, is_expression


def test_every_phrase_of_time_is_an_expression():
    words = time_words()
    for phrase, steps in (words.relative | words.context).items():
        assert is_expression(steps.replace("?", "past")), phrase
    assert set(words.parts.values()) <= set(PARTS_OF_DAY)
    assert len(set(words.months.values())) == 12


def test_words_of_harm_agree_with_each_other():
    words = toll_words()
    assert not set(words.populations) & words.things
    assert words.verbs["kill"] == words.verb_forms["killing"] == words.states["dead"] == "killed"
    assert words.verb_forms["crucifies"] == "killed"
