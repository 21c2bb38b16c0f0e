"""What a relative expression means on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.edtf import days_apart, overlap
from warledger.when import WEEKDAYS, Anchored, anchor, is_expression, shift_by

TUESDAY = date(2017, 3, 21)

ANCHORED = [
    ("day-1", "2017-03-20", "2017-03-20", "2017-03-20", "day", "yesterday"),
    ("weekday:tuesday:past", "2017-03-21", "2017-03-21", "2017-03-21", "day", "Tuesday on a Tuesday is today"),
    ("weekday:tuesday:before", "2017-03-14", "2017-03-14", "2017-03-14", "day", "last Tuesday on a Tuesday is not"),
    ("weekday:thursday:future", "2017-03-23", "2017-03-23", "2017-03-23", "day", "will meet on Thursday"),
    ("week-1|weekday:monday:same", "2017-03-13", "2017-03-13", "2017-03-13", "day", "Monday last week"),
    ("day-1|part:night", "2017-03-20", "2017-03-20T18:00", "2017-03-21T06:00", "part_of_day", "last night"),
    (
        "day+0|part:overnight",
        "2017-03-20/2017-03-21",
        "2017-03-20T18:00",
        "2017-03-21T06:00",
        "part_of_day",
        "the night between",
    ),
    (
        "weekday:sunday:past|part:nightfall|open:by",
        "2017-03-19",
        "2017-03-19T00:00",
        "2017-03-19T20:00",
        "part_of_day",
        "by nightfall: an upper bound on the day",
    ),
    ("weekday:tuesday:past|at:05:00", "2017-03-21T05:00", "2017-03-21T05:00", "2017-03-21T05:00", "minute", "a clock"),
    ("month:02:past", "2017-02", "2017-02-01", "2017-02-28", "month", "in February"),
    ("month:10:past|edge:late", "2016-10", "2016-10-21", "2016-10-31", "month", "late October"),
    ("day+0|minus:P10Y", "2007-03-21", "2007-03-21", "2007-03-21", "day", "ten years ago today"),
    ("month+0|minus:P3Y", "2014-03", "2014-03-01", "2014-03-31", "month", "three years ago this month"),
    ("year-1|edge:half2", "2016", "2016-07-01", "2016-12-31", "year", "the second half of last year"),
    ("month:03:past|edge:half1", "2017-03", "2017-03-01", "2017-03-15", "month", "the first half of March"),
    ("year-1|month:06:same", "2016-06", "2016-06-01", "2016-06-30", "month", "June last year"),
    ("year+0|only:past", "2017", "2017-01-01", "2017-03-21", "year", "earlier this year"),
    ("week+0|only:future", "2017-03-20/2017-03-26", "2017-03-21", "2017-03-26", "week", "later this week"),
    ("weekend:past", "2017-03-18/2017-03-19", "2017-03-18", "2017-03-19", "week", "over the weekend"),
    ("P18M:before", "P18M", "2015-09-21", "2017-03-21", "duration", "the past 18 months"),
    ("PT24H:before", "PT24H", "2017-03-20", "2017-03-21", "duration", "the last 24 hours"),
    ("season:summer:past", "2016-22", "2016-06-01", "2016-08-31", "season", "in the summer"),
    ("quarter:3:past", "2016-35", "2016-07-01", "2016-09-30", "season", "the third quarter"),
    ("decade-1", "200X", "2000-01-01", "2009-12-31", "decade", "the last decade"),
    ("date:02-29:past", "2016-02-29", "2016-02-29", "2016-02-29", "day", "the last leap day"),
    ("monthday:05:past", "2017-03-05", "2017-03-05", "2017-03-05", "day", "on the 5th"),
    ("weekday:sunday:past|day+2", "2017-03-21", "2017-03-21", "2017-03-21", "day", "two days after Sunday"),
    ("day-14|about:P3D", "2017-03-07~", "2017-03-04", "2017-03-10", "week", "two weeks ago"),
    ("year-2|about:P6M", "2015~", "2014-07-01", "2016-06-30", "year", "about two years ago"),
    ("month:02:past|days:01-07", "2017-02-01/2017-02-07", "2017-02-01", "2017-02-07", "week", "its first week"),
    ("month:02:past|days:last01", "2017-02-28", "2017-02-28", "2017-02-28", "day", "its last day"),
    (
        "day-1|part:dawn|open:before",
        "2017-03-20",
        "2017-03-20T00:00",
        "2017-03-20T04:00",
        "part_of_day",
        "before dawn is still that day",
    ),
    ("easter-2:past", "2016-03-25", "2016-03-25", "2016-03-25", "day", "Good Friday, before the one of this year"),
    ("orthodox+0:future", "2017-04-16", "2017-04-16", "2017-04-16", "day", "Orthodox Easter"),
    ("hijri:10-01:past", "2016-07-07~", "2016-07-06", "2016-07-08", "day", "Eid al-Fitr, give or take a day"),
    ("hijri:09:past", "2016-06-07~/2016-07-06~", "2016-06-06", "2016-07-07", "month", "Ramadan"),
    ("weekday:friday:past|open:since", "2017-03-17", "2017-03-17", "2017-03-21", "day", "since Friday"),
    ("weekday:friday:future|open:by", "2017-03-24", None, "2017-03-24", "day", "by Friday"),
    (
        "weekday:friday:past/weekday:friday:past|weekday:sunday:after",
        "2017-03-17/2017-03-19",
        "2017-03-17",
        "2017-03-19",
        "day",
        "from Friday to Sunday",
    ),
]


@pytest.mark.parametrize(
    ("relative", "expected", "reason"),
    [(row[0], Anchored(*row[1:5]), row[5]) for row in ANCHORED],
    ids=[row[0] for row in ANCHORED],
)
def test_anchor(relative, expected, reason):
    assert anchor(relative, TUESDAY) == expected, reason


@pytest.mark.parametrize(
    "relative",
    ["", "yesterday", "day", "weekday:tuesday", "day-1|", "a/b/c", "P:before", "date:02-30:past", "at:25:00"],
)
def test_malformed_expressions_are_refused(relative):
    assert not is_expression(relative)


DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_lies_within_a_week_on_its_side(on, name):
    past = date.fromisoformat(anchor(f"weekday:{name}:past", on).value)
    future = date.fromisoformat(anchor(f"weekday:{name}:future", on).value)
    assert WEEKDAYS[past.weekday()] == WEEKDAYS[future.weekday()] == name
    assert timedelta(0) <= on - past < timedelta(7)
    assert timedelta(0) <= future - on < timedelta(7)


@given(DAYS, st.sampled_from([row[0] for row in ANCHORED]))
def test_anchoring_moves_with_the_calendar_and_agrees_with_bounds(on, relative):
    found = anchor(relative, on)
    begin, until = (found.begin or "")[:10], (found.until or "")[:10]
    assert begin <= until
    if found.precision != "duration":
        assert overlap(found.value, on.isoformat()) or days_apart(found.value, on.isoformat()) < 365 * 20


@given(DAYS, st.integers(0, 400))
def test_days_there_and_back(day, number):
    assert shift_by(shift_by(day, f"P{number}D", 1), f"P{number}D", -1) == day
