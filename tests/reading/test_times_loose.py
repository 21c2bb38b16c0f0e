"""Times told loosely, announced, or outside of the clause that the parser hangs them on. Published on a Tuesday."""

import pytest

from warledger.reading.parse import parse_document
from warledger.reading.times.find import find_times
from warledger.records import Document

TUESDAY = "2017-03-21"


def times_of(text, published=TUESDAY):
    return find_times(parse_document(Document(id="x", digest="x", raw_digest="x", text=text, published=published)))


LOOSE = [
    ("They fled two weeks ago.", "2017-03-07~", "2017-03-04", "2017-03-10", "weeks are counted loosely"),
    ("They fled about ten days ago.", "2017-03-11~", "2017-03-08", "2017-03-14", "about so many days"),
    ("They fled ten days ago.", "2017-03-11", "2017-03-11", "2017-03-11", "so many days are counted"),
    ("They fled exactly two weeks ago.", "2017-03-07", "2017-03-07", "2017-03-07", "exactly"),
    ("They fled about two years ago.", "2015~", "2014-07-01", "2016-06-30", "about so many years"),
    ("They fled last week.", "2017-03-13/2017-03-19", "2017-03-13", "2017-03-19", "a week of the calendar"),
    ("The work should end around year end.", "2017-12~", "2017-11-16", "2018-01-15", "around the end is December"),
    ("The work should end by year end.", "2017", None, "2017-12-31", "by the end may be any time before"),
]


@pytest.mark.parametrize(("text", "value", "begin", "until", "reason"), LOOSE, ids=[row[4] for row in LOOSE])
def test_loose_counts(text, value, begin, until, reason):
    (time,) = times_of(text)
    assert (time.value, time.begin, time.until) == (value, begin, until), reason


MONTHS = [
    ("The ministry warned buyers of a small cut in its oil supply in April.", "2017-04", "a cut announced lies ahead"),
    ("They met to prepare a vote for May.", "2017-05", "for a month is nearest"),
    ("The firm gave figures for February.", "2017-02", "for a month gone by"),
    ("The ministry warned buyers of the small cut in its oil supply in April.", "2016-04", "what is known has been"),
    ("He died in a raid in April.", "2016-04", "a verb of the past has brought it about"),
    (
        "The ministry warned buyers of a small cut in its oil supply in September.",
        "2016-09",
        "too far ahead to go without a year",
    ),
]


@pytest.mark.parametrize(("text", "value", "reason"), MONTHS, ids=[row[2] for row in MONTHS])
def test_months_of_what_is_announced(text, value, reason):
    assert [time.value for time in times_of(text)] == [value], reason


OUTSIDE = [
    ("Meanwhile he shrugged off warnings from the capital on Thursday that raids could harm ties.", "2017-03-16",
     "told of the warning, not of the raids"),
    ("He said that raids could follow on Thursday.", "2017-03-23", "inside the clause"),
    ("The lull, in the quarter ended March 31, was short.", "2016-03-31", "what has ended is gone by"),
    ("The truce runs until March 31.", "2017-03-31", "what runs is not"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "reason"), OUTSIDE, ids=[row[2] for row in OUTSIDE])
def test_the_clause_that_a_day_belongs_to(text, value, reason):
    assert [time.value for time in times_of(text) if time.precision == "day"] == [value], reason


WORDS = [
    ("The hill has now been lost.", ["now"], "a verb that ends in -as is no comparison"),
    ("The truce, as now agreed, holds.", [], "as now"),
    ("They need calm at this crucial moment.", ["this crucial moment"], "the present"),
    ("The film is on at this very cinema.", [], "no moment"),
    ("He told RBC Today that they left.", [], "the name of a paper"),
    ("He told NATO today that they left.", ["today"], "a day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "reason"), WORDS, ids=[row[2] for row in WORDS])
def test_words_of_the_present(text, words, reason):
    assert [text[time.start : time.end] for time in times_of(text)] == words, reason
