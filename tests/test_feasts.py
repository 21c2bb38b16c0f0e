"""Days of feasts that move, against calendars in print."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.feasts import easter, hijri, hijri_year, orthodox_easter

YEARS = st.integers(1800, 2200)
SEEN_BY_THE_MOON = 1
"""Days that a sighting may be away from the arithmetic calendar."""


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2008, 3, 23), "early"),
        (date(2011, 4, 24), "late"),
        (date(2038, 4, 25), "as late as can be"),
        (date(2024, 3, 31), "in a leap year"),
    ],
)
def test_easter(day, reason):
    assert easter(day.year) == day, reason


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2016, 5, 1), "five weeks after the Western one"),
        (date(2017, 4, 16), "with it"),
        (date(2022, 4, 24), "a week after it"),
    ],
)
def test_orthodox_easter(day, reason):
    assert orthodox_easter(day.year) == day, reason


@pytest.mark.parametrize(
    ("year", "month", "day", "seen", "reason"),
    [
        (1438, 9, 1, date(2017, 5, 27), "Ramadan"),
        (1438, 10, 1, date(2017, 6, 25), "Eid al-Fitr"),
        (1438, 12, 10, date(2017, 9, 1), "Eid al-Adha"),
        (1439, 1, 10, date(2017, 9, 30), "Ashura"),
        (1445, 9, 1, date(2024, 3, 11), "Ramadan, years on"),
    ],
)
def test_islamic_feasts_are_a_day_off_at_most(year, month, day, seen, reason):
    assert abs((hijri(year, month, day) - seen).days) <= SEEN_BY_THE_MOON, reason


@given(YEARS)
def test_easter_is_a_sunday_of_spring(year):
    assert easter(year).weekday() == orthodox_easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= orthodox_easter(year)


@given(st.integers(1200, 1600), st.integers(1, 12))
def test_months_of_the_moon_follow_each_other(year, month):
    following = hijri(year + month // 12, month % 12 + 1, 1)
    assert (following - hijri(year, month, 1)).days in (29, 30)
    assert abs(hijri_year(hijri(year, month, 15)) - year) <= 1
