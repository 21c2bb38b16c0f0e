"""Number words: what a phrase counts, and what is no number."""

import pytest

from warledger.vocabulary.numbers import number_of, numbers


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("17", 17),
        ("1,200", 1200),
        ("1.200.000", 1_200_000),
        ("280000", 280_000),
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("three hundred thousand", 300_000),
        ("1.5 million", 1_500_000),
        ("two dozen", 24),
        ("a dozen", 12),
        ("a hundred", 100),
        ("30k", 30_000),
        ("2.5", 2.5),
    ],
)
def test_numbers_are_read(phrase, number):
    assert number_of(phrase) == number


@pytest.mark.parametrize("phrase", ["", "dozens", "several", "nineteen ninety", "first", "a"])
def test_other_words_are_no_numbers(phrase):
    assert number_of(phrase) is None


def test_the_rules_of_the_contract_are_in_the_file():
    bounds = numbers().bounds
    assert [bounds[word] for word in ("at least", "more than", "over")] == ["at_least"] * 3
    assert [bounds[word] for word in ("up to", "nearly", "almost")] == ["at_most"] * 3
    assert [bounds[word] for word in ("about", "around", "some")] == ["about"] * 3
    assert {"dozens", "scores", "hundreds", "several"} <= numbers().vague
