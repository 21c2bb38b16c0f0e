"""Times of accounts, as the matrix words them."""

import pytest

from warledger.web.views.matrix import time_words


@pytest.mark.parametrize(
    ("value", "words", "reason"),
    [
        ("2017-03-21", "21 March 2017", "a day"),
        ("2017-03-21T05:00", "21 March 2017, 05:00", "a point of time"),
        ("2017-03-21T04:00/2017-03-21T07:00", "21 March 2017, 04:00–07:00", "hours of one day"),
        ("2017-03-19/2017-03-21", "19–21 March 2017", "days"),
        ("2017-03-19T05:00/2017-03-21", "19–21 March 2017", "an hour says little of several days"),
        ("../2017-03-22", "until 22 March 2017", "an open begin"),
        ("2017-03-22/..", "from 22 March 2017", "an open end"),
        ("2017-03", "March 2017", "a month"),
    ],
)
def test_times_are_told_in_words(value, words, reason):
    assert time_words(value) == words, reason
