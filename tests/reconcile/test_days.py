"""Windows of days: which of a claim's times counts, and how two windows lie to each other."""

import pytest

from warledger.reconcile.days import Window, by_publication, common_window, day_of, intersection, relation, window_of
from warledger.records import Time


def time(begin, until=None, precision="day", clock=None):
    return Time(0, 1, begin, None, begin, until or begin, precision, clock=clock)


def window(begin, until=None, precision="day"):
    return window_of([time(begin, until, precision)])


def time_window(begin):
    return window(begin, begin[:10] + "T23:59", "part_of_day")


def late(day):
    return time_window(f"{day}T20:00")


@pytest.mark.parametrize(
    ("times", "begin", "until", "why"),
    [
        ([], None, None, "no time, no window"),
        ([Time(0, 1, None, "weekday:tuesday:past")], None, None, "an unanchored time says nothing yet"),
        ([time("2017-03-19"), time("2017-03-01", "2017-03-31", "month")], "2017-03-19", "2017-03-19", "a day wins"),
        ([time("2017-03-10", "2017-03-20", "duration"), time("2017-03-19")], "2017-03-19", "2017-03-19", "spans lose"),
        ([time("2017-03-20", "2017-03-19")], None, None, "a window that ends before it begins is none"),
    ],
)
def test_the_narrowest_time_is_the_window(times, begin, until, why):
    found = window_of(times)
    assert ((found.begin, found.until) if found else (None, None)) == (begin, until), why


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        (None, window("2017-03-19"), "unstated_day", "one tells no day"),
        (window("2017-03-19"), window("2017-03-19"), "same_day", "both tell this day"),
        (window("2017-03-19"), window("2017-03-20"), "apart", "two days told"),
        (window("2017-03-19"), window("2017-03-01", "2017-03-31"), "overlapping_days", "a day in a month"),
        (late("2017-03-19"), window("2017-03-20"), "overlapping_days", "a night is told of either day"),
        (late("2017-03-19"), time_window("2017-03-20T20:00"), "apart", "two evenings"),
        (late("2017-03-19"), window("2017-03-18"), "apart", "the day before an evening"),
        (by_publication(day_of("2017-03-21"), 3), window("2017-03-19"), "unstated_day", "told soon after"),
        (by_publication(day_of("2017-03-21"), 3), window("2017-03-01"), "apart", "too long before"),
        (by_publication(day_of("2017-03-21"), 3), window("2017-03-22"), "apart", "after the report"),
    ],
)
def test_windows_are_the_same_day_overlap_or_lie_apart(first, second, expected, why):
    assert relation(first, second) == expected, why
    assert relation(second, first) == expected, why


def test_what_two_windows_share_may_have_an_open_end():
    since = Window(day_of("2017-03-19"), None, "2017-03-19", None, "day")
    shared = intersection(since, window("2017-03-01", "2017-03-21"))
    assert (shared.begin, shared.until) == ("2017-03-19", "2017-03-21")


@pytest.mark.parametrize(
    ("days", "begin", "why"),
    [
        (("2017-03-20", "2017-03-19", None), "2017-03-20", "one against one: what is told first"),
        (("2017-03-19", "2017-03-20", "2017-03-20"), "2017-03-20", "two against one, wherever they stand"),
        (
            ("2017-03-01/2017-03-31", "2017-03-19", "2017-04-02"),
            "2017-03-19",
            "a month and its day against a later day",
        ),
    ],
)
def test_where_windows_disagree_most_of_them_decide(days, begin, why):
    windows = [day and window(*day.split("/")) for day in days]
    assert common_window(windows).begin == begin, why


def test_a_month_names_no_whole_day():
    assert day_of("2017-03") is None
    assert day_of("not a date at all") is None


def test_two_weeks_that_meet_on_a_day_make_no_day():
    early = Window(day_of("2016-10-25"), day_of("2016-10-31"), "2016-10-25", "2016-10-31", "week")
    late = Window(day_of("2016-10-31"), day_of("2016-11-04"), "2016-10-31", "2016-11-04", "week")
    assert common_window([early, late]) in (early, late), "nobody tells that day"
    told = Window(day_of("2016-10-31"), day_of("2016-10-31"), "2016-10-31", "2016-10-31", "day")
    assert common_window([early, late, told]).begin == "2016-10-31", "somebody tells it"
