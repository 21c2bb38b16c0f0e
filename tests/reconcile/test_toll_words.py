"""Figures in words."""

import pytest

from warledger.reconcile.toll_words import words_of_toll
from warledger.records import Toll


@pytest.mark.parametrize(
    ("figure", "expected", "why"),
    [
        ((15, 15, None, None), "15 killed", "a number"),
        ((15, None, "at least", "civilians"), "at least 15 civilians killed", "with its qualifier and people"),
        ((None, 30, "nearly", "fighters"), "nearly 30 fighters killed", "an upper bound"),
        ((20, None, "+", None), "20+ killed", "a sign stands behind"),
        ((1, 1, None, "children"), "1 child killed", "one of many"),
        ((1, 1, None, "soldiers"), "1 soldier killed", "one"),
        ((1, None, "at least", "soldiers"), "at least 1 soldiers killed", "perhaps more than one"),
        ((0, 0, None, None), "no people killed", "nobody"),
        ((0, 0, None, "soldiers"), "no soldiers killed", "none of them"),
        ((None, None, "dozens", "aid_workers"), "dozens of aid workers killed", "a word for a number"),
        ((None, None, "many", "civilians"), "many civilians killed", "another word"),
        ((None, None, "dozens", None), "dozens killed", "of nobody in particular"),
        ((None, None, None, None), "an unstated number killed", "no number at all"),
        ((None, None, None, "soldiers"), "an unstated number of soldiers killed", "of some people"),
        ((None, 40, "killed and injured together", None), "40 killed and injured together", "one number for two fates"),
        (
            (None, None, "dozens killed and injured together", "soldiers"),
            "dozens of soldiers killed and injured together",
            "in words",
        ),
    ],
)
def test_words(figure, expected, why):
    low, high, qualifier, population = figure
    assert words_of_toll(Toll(0, 1, "killed", low, high, qualifier, population=population)) == expected, why
