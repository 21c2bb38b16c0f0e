import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.publish import phrase, scope
from warledger.publish.phrase import day_words, figure, listed, period_words, plain, quoted, shortened


@pytest.mark.parametrize("module", [phrase, scope])
def test_the_examples_of_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-03-19", "Sunday 19 March 2017"),
        ("2017-03-19T05:00", "Sunday 19 March 2017, 05:00"),
        ("2017-03", "March 2017"),
        ("2017", "2017"),
        ("2017-13", "2017"),  # no such month: what can be said is said
        ("2017-02-30", "February 2017"),  # no such day
        ("a Tuesday", "a Tuesday"),  # no date at all is left as it is
    ],
)
def test_a_day_is_said_as_exactly_as_it_is_known(value, expected):
    assert day_words(value) == expected


@pytest.mark.parametrize(
    ("begin", "until", "expected"),
    [
        ("2017-03-19", "2017-03-19", "19 March 2017"),
        ("2017-03-19T05:00", "2017-03-19T09:00", "19 March 2017"),  # one day, whatever the hours
        ("2016-12-31", "2017-01-01", "31 December 2016 – 1 January 2017"),
        ("2017-03", "2017-03", "March 2017"),
        ("2017-03-19", None, "from 19 March 2017"),
        (None, "2017-03-19", "until 19 March 2017"),
        (None, None, "undated"),
    ],
)
def test_a_period_is_said_briefly(begin, until, expected):
    assert period_words(begin, until) == expected


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [
        (1200, 1200, None, "1,200"),
        (None, None, None, "number not stated"),  # not stated is not 0
        (0, 0, None, "none"),
        (0, 3, None, "0–3"),
        (58, None, "at least", "at least 58"),
    ],
)
def test_a_number_of_people_keeps_its_bounds(low, high, qualifier, expected):
    assert figure(low, high, qualifier) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We hold it,” ", "“We hold it”"),  # quotation marks are not doubled
        ('he said "no"', '“he said "no"”'),  # a pair inside is kept
        ("the town\nfell;", "“the town fell”"),
        ("", "“”"),
    ],
)
def test_a_clause_is_quoted_once(text, expected):
    assert quoted(text, 80) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b and c"), (list("abcdef"), "a, b, c, d and 2 more")],
)
def test_a_list_ends_with_and(words, expected):
    assert listed(words) == expected


def test_control_and_format_characters_never_reach_a_terminal():
    assert plain("a\x1b]0;title\x07b\u202ec\u00add") == "a ]0;title bcd"


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_nothing_is_longer_than_asked(text, most):
    assert len(shortened(plain(text), most)) <= most


@given(st.text())
def test_plain_text_stays_on_one_line_and_is_plain_twice(text):
    once = plain(text)
    assert len(once.splitlines()) <= 1
    assert plain(once) == once
