from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.intake.dates import days_between, find_printed, iso_of

PRINTED = [
    ("4 June 2019", "2019-06-04", "day, month, year"),
    ("June 4th, 2019", "2019-06-04", "an ordinal"),
    ("Tue 4 Jun 2019", "2019-06-04", "abbreviated, with its weekday"),
    ("June 4, 2019 at 9:05 pm", "2019-06-04T21:05", "half of the day"),
    ("June 4, 2019 at 12:05 am", "2019-06-04T00:05", "after midnight"),
    ("Tuesday 4 June 2019 - 10:14", "2019-06-04T10:14", "a dash before the time"),
    ("4 June 2019 14:05 GMT", "2019-06-04T14:05Z", "a zone"),
    ("4 June 2019 14:05 (GMT+3)", "2019-06-04T14:05+03:00", "a zone by its shift"),
    ("4 June 2019, 14:05 +0530", "2019-06-04T14:05+05:30", "a shift with minutes"),
    ("4 June 2019, 14:05 BST", "2019-06-04T14:05", "BST is Britain's or Bangladesh's: no zone"),
    ("14:05, 4 June 2019", "2019-06-04T14:05", "the time first"),
    ("2:05 PM · Jun 4, 2019", "2019-06-04T14:05", "as posts print it"),
    ("2019-06-04T14:05Z", "2019-06-04T14:05Z", "ISO"),
    ("04.06.2019", "2019-06-04", "dots: the day first"),
    ("4-6-2019", "2019-06-04", "dashes: the day first"),
    ("14/06/2019", "2019-06-14", "slashes, and only one reading is a date"),
    ("06/14/2019", "2019-06-14", "the same, month first"),
    ("6/6/2019", "2019-06-06", "both readings are one day"),
    ("04/06/2019", None, "day and month may stand either way"),
    ("31 June 2019", None, "no such day"),
    ("June 2019", None, "no day"),
    ("4 June", None, "no year"),
    ("4 June 2019 1200 people fled", "2019-06-04", "a figure behind a date is no time"),
    ("Fri 07 Jun 2019 at 0914 Shells", "2019-06-07T09:14", "four figures behind 'at' are one"),
    ("4 June 2019 25:10", "2019-06-04", "no such time: the date stands"),
    ("4 June، 2019", "2019-06-04", "an Arabic comma"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), PRINTED)
def test_printed_dates(text, expected, reason):
    found = find_printed(text)
    assert [item.value for item in found] == ([expected] if expected else []), reason


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-06-04T14:05:33+0300", "2019-06-04T14:05+03:00"),
        ("2019-06-04 14:05", "2019-06-04T14:05"),
        ("2019-06-04T14:05:33.120+00:00", "2019-06-04T14:05Z"),
        (" 2019-06-04 ", "2019-06-04"),
        ("4 June 2019", "2019-06-04"),
        ("2019-06", None),
        ("2019-02-30", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso_spelling_of_given_dates(value, expected):
    assert iso_of(value) == expected


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_as_it_is_printed(day):
    assert iso_of(day.isoformat()) == day.isoformat()
    assert iso_of(f"{day.day} {day:%B} {day.year}") == day.isoformat()
    assert iso_of(f"{day:%A}, {day:%b} {day.day}, {day.year}") == day.isoformat()


@given(st.text(max_size=80))
def test_any_text_is_searched_without_error(text):
    for found in find_printed(text):
        assert 0 <= found.start < found.end <= len(text)


def test_days_between_is_symmetric():
    assert days_between("2019-06-04T23:00", "2019-06-06") == days_between("2019-06-06", "2019-06-04") == 2
