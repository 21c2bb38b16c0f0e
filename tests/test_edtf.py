"""EDTF values: what they span, and how two of them lie to each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.edtf import bounds, compare, days_apart, overlap
from warledger.errors import UsageError

BOUNDS = [
    ("2017-03-20", "2017-03-20", "2017-03-20", "a day"),
    ("2017-03-20T05:00", "2017-03-20", "2017-03-20", "a minute counts as its day"),
    ("2017-03-20T05:00+02:00", "2017-03-20", "2017-03-20", "days are local: an offset moves nothing"),
    ("2016-02", "2016-02-01", "2016-02-29", "a month of a leap year"),
    ("2017", "2017-01-01", "2017-12-31", "a year"),
    ("2017-XX", "2017-01-01", "2017-12-31", "a month not known"),
    ("201X", "2010-01-01", "2019-12-31", "a decade"),
    ("19XX", "1900-01-01", "1999-12-31", "a century"),
    ("2017-24", "2017-12-01", "2018-02-28", "winter runs into the next year"),
    ("2017-35", "2017-07-01", "2017-09-30", "the third quarter"),
    ("2015~", "2015-01-01", "2015-12-31", "a qualifier widens nothing"),
    ("2017-03-20/2017-03-22", "2017-03-20", "2017-03-22", "an interval"),
    ("2011/..", "2011-01-01", None, "an open interval"),
    ("../2017-03", None, "2017-03-31", "an interval open at its begin"),
    ("[2016-07-10,2016-10-07]", "2016-07-10", "2016-10-07", "one of a set"),
]


@pytest.mark.parametrize(("value", "begin", "until", "reason"), BOUNDS, ids=[row[3] for row in BOUNDS])
def test_bounds(value, begin, until, reason):
    assert bounds(value) == (begin, until), reason


@pytest.mark.parametrize("value", ["", "soon", "2017-13", "2017-02-30", "2017-3-1", "P3D", "2017-99-01"])
def test_bounds_refuses_what_is_no_date(value):
    with pytest.raises(UsageError):
        bounds(value)


@pytest.mark.parametrize(
    ("one", "other", "order", "apart"),
    [
        ("2017-03-19", "2017-03-21", -1, 2),
        ("2017-03-21", "2017-02", 1, 21),
        ("2017-03-21", "2017-03-21", 0, 0),
        ("2017-03", "2017-03-21", None, 0),
        ("2011/..", "2017-03-21", None, 0),
    ],
)
def test_compare_and_days_apart(one, other, order, apart):
    assert compare(one, other) == order
    assert days_apart(one, other) == days_apart(other, one) == apart
    assert overlap(one, other) is (apart == 0)


DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


@given(DAYS, DAYS)
def test_compare_is_antisymmetric(one, other):
    assert compare(one.isoformat(), other.isoformat()) == -compare(other.isoformat(), one.isoformat())
