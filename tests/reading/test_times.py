"""Times: what a phrase means by itself, by its verb's tense, by its neighbours and by the publication date."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.edtf import bounds
from warledger.reading.parse import parse_document
from warledger.reading.times.find import find_times
from warledger.reading.times.grammar import find_phrases
from warledger.records import Document, Notice
from warledger.when import anchor, is_expression

TUESDAY = "2017-03-21"


def times_of(text, published=TUESDAY, notices=()):
    return find_times(parse_document(Document("d", "sha256:0", text, published=published, notices=notices)))


def values_of(text, published=TUESDAY):
    return [(text[t.start : t.end], t.value) for t in times_of(text, published)]


STATED = [
    ("day month year", "It fell on 10 July 2016.", [("10 July 2016", "2016-07-10")]),
    ("month day year", "It fell on July 10, 2016.", [("July 10, 2016", "2016-07-10")]),
    ("ISO", "It fell on 2016-07-10.", [("2016-07-10", "2016-07-10")]),
    ("weekday with a short date", "Sun 10 Jul 2016 Aleppo", [("Sun 10 Jul 2016", "2016-07-10")]),
    ("wire copy runs day and year together", "Last updated at Jul 012016", [("Jul 012016", "2016-07-01")]),
    ("digits that can be read one way", "Posted 28.05.2017", [("28.05.2017", "2017-05-28")]),
    ("digits that can be read two ways", "Posted 10/7/2016", [("10/7/2016", "[2016-07-10,2016-10-07]")]),
    ("two ways, one close to the publication", "Posted 09/03/2017", [("09/03/2017", "[2017-03-09,2017-09-03]")]),
    ("two ways, one beside the publication", "Posted 03/20/2017 and 04-03-2016", [
        ("03/20/2017", "2017-03-20"), ("04-03-2016", "[2016-03-04,2016-04-03]"),
    ]),
    ("month and year", "War came in March 2011.", [("March 2011", "2011-03")]),
    ("a year", "War came in 2011.", [("2011", "2011")]),
    ("a decade", "War came in the late 1970s.", [("late 1970s", "197X")]),
    ("a spelled decade", "War came in the nineties.", [("the nineties", "199X")]),
    ("a century", "A fort of the 19th century", [("the 19th century", "18XX")]),
    ("a range of days", "Shells fell between 3 and 5 May 2016.", [("3 and 5 May 2016", "2016-05-03/2016-05-05")]),
    ("a range of years", "The war of 2006-2009", [("2006-2009", "2006/2009")]),
    ("a season of a year", "In the summer of 2014 they came.", [("the summer of 2014", "2014-22")]),
    ("a date with a clock", "March 21, 2017 at 9:28 pm", [("March 21, 2017 at 9:28 pm", "2017-03-21T21:28")]),
]  # fmt: skip

RELATIVE = [
    ("yesterday", "Jets struck yesterday.", [("yesterday", "2017-03-20")]),
    ("past tense: the same day counts", "They attacked on Tuesday.", [("Tuesday", "2017-03-21")]),
    ("past tense: the most recent", "They attacked on Wednesday.", [("Wednesday", "2017-03-15")]),
    ("future tense: the next", "They will meet on Thursday.", [("Thursday", "2017-03-23")]),
    ("a planned infinitive: the next", "Talks are due to resume on Thursday.", [("Thursday", "2017-03-23")]),
    ("last: before this one", "They met last Tuesday.", [("last Tuesday", "2017-03-14")]),
    ("a day of last week", "They met on Monday last week.", [("Monday last week", "2017-03-13")]),
    ("possessive", "Sunday's attack failed.", [("Sunday", "2017-03-19")]),
    ("possessive without its apostrophe", "On Wednesdays blast six died.", [("Wednesdays", "2017-03-15")]),
    ("earlier this year", "They signed a truce earlier this year.", [("earlier this year", "2017")]),
    ("last month", "It began last month.", [("last month", "2017-02")]),
    ("the nearest month past", "It began in February.", [("February", "2017-02")]),
    ("a month of last year", "It began in June last year.", [("June last year", "2016-06")]),
    ("an edge of a month", "It began in late February.", [("late February", "2017-02")]),
    ("a date without a year, past", "It fell on December 12.", [("December 12", "2016-12-12")]),
    ("a date without a year, soon", "The truce holds until April 2.", [("April 2", "2017-04-02")]),
    ("days ago", "He fled three days ago.", [("three days ago", "2017-03-18")]),
    ("years ago", "He fled two years ago.", [("two years ago", "2015")]),
    ("the weekend", "Clashes flared over the weekend.", [("over the weekend", "2017-03-18/2017-03-19")]),
    ("a range of weekdays", "They fought from Friday to Sunday.", [("Friday to Sunday", "2017-03-17/2017-03-19")]),
    ("last week", "They fought last week.", [("last week", "2017-03-13/2017-03-19")]),
    ("a past span", "It grew over the past 18 months.", [("the past 18 months", "P18M")]),
    ("a span", "It has been split for more than two years.", [("more than two years", "P2Y")]),
    ("a span in hours", "Six died in the first 24 hours.", [("the first 24 hours", "PT24H")]),
    ("a span between", "It was the second raid in three days.", [("three days", "P3D")]),
    ("a vague past", "They recently withdrew.", [("recently", None)]),
    ("a feast", "They fasted during Eid.", [("Eid", None)]),
    ("a set", "They protest every Friday.", [("every Friday", None)]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [r[1:] for r in STATED + RELATIVE], ids=[r[0] for r in STATED + RELATIVE]
)
def test_values(text, expected):
    assert values_of(text) == expected


NOT_FOUND = [
    ("a verb that is a month's name", "They may march on the town."),
    ("an age", "The 5-year-old boy and the man, 37 years old, slept."),
    ("a count", "Some 2000 people and 1950 soldiers fled."),
    ("a price", "It cost $2015."),
    ("a ratio", "The motion passed 12.30 to 4."),
    ("an ordinal", "A second attack failed."),
    ("a town's quarter", "Shells hit the old quarter of the town."),
]


@pytest.mark.parametrize("text", [row[1] for row in NOT_FOUND], ids=[row[0] for row in NOT_FOUND])
def test_other_words_are_no_times(text):
    assert values_of(text) == []


PARTS = [
    ("early on Sunday morning", "They attacked early on Sunday morning.", "2017-03-19T00:00", "2017-03-19T09:00"),
    ("Monday evening", "They attacked on Monday evening.", "2017-03-20T17:00", "2017-03-20T22:00"),
    ("last night", "They attacked last night.", "2017-03-20T18:00", "2017-03-21T06:00"),
    ("the night between", "They attacked overnight.", "2017-03-20T18:00", "2017-03-21T06:00"),
    ("the morning of a date", "They came on the morning of 3 March 2017.", "2017-03-03T06:00", "2017-03-03T12:00"),
    ("dawn beside its day", "They attacked at dawn on Sunday.", "2017-03-19T04:00", "2017-03-19T07:00"),
    ("since: to the publication", "They have attacked since Sunday.", "2017-03-19", "2017-03-21"),
    ("by: no later than", "They must leave by Friday.", None, "2017-03-24"),
    ("late: the last third", "They attacked in late February.", "2017-02-19", "2017-02-28"),
    ("earlier this week", "They attacked earlier this week.", "2017-03-20", "2017-03-21"),
    ("over the past week", "They attacked over the past two weeks.", "2017-03-07", "2017-03-21"),
]


@pytest.mark.parametrize(("text", "begin", "until"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_bounds_are_narrower_than_the_value(text, begin, until):
    (time,) = times_of(text)
    assert (time.begin, time.until) == (begin, until)


def test_by_nightfall_is_an_upper_bound_on_the_day_in_context():
    text = "They attacked early on Sunday but were beaten back by nightfall."
    _, nightfall = times_of(text)
    assert text[nightfall.start : nightfall.end] == "nightfall"
    assert (nightfall.value, nightfall.until) == ("2017-03-19", "2017-03-19T20:00")


def test_a_clock_takes_the_day_of_the_report_and_not_that_of_a_relative_clause():
    text = "They struck on Tuesday. At 6:30 am (0330 GMT) we retook the hills that we lost on Monday."
    clock = times_of(text)[1]
    assert (clock.value, clock.clock, clock.utc_offset) == ("2017-03-21T06:30", "06:30", "+03:00")


@pytest.mark.parametrize(
    ("words", "clock", "offset"),
    [
        ("5:00 am (0300 GMT)", "05:00", "+02:00"),
        ("11:00 p.m. (0400 GMT)", "23:00", "-05:00"),
        ("1530 GMT", "15:30", "+00:00"),
        ("10 p.m.", "22:00", None),
        ("noon", "12:00", None),
        ("600 pm", "18:00", None),
    ],
)
def test_a_clock_without_a_day_is_the_reports_where_the_report_names_none(words, clock, offset):
    (time,) = times_of(f"It began at {words} in the hills.")
    assert (time.value, time.clock, time.utc_offset) == (f"{TUESDAY}T{clock}", clock, offset)
    (undated,) = times_of(f"It began at {words} in the hills.", None)
    assert (undated.value, undated.clock) == (None, clock)


CONTEXT = [
    ("that day", "They struck on Sunday. That day ten died.", "2017-03-19"),
    ("the following day", "They struck on Sunday. The following day they fled.", "2017-03-20"),
    ("two days later", "They struck on Sunday. Two days later they fled.", "2017-03-21"),
    ("a day earlier", "They struck on Sunday. A day earlier they met.", "2017-03-18"),
    ("of a fixed day", "They struck on 12 March 2016. The next day they fled.", "2016-03-13"),
    ("that year", "They struck in 2012. That year ten died.", "2012"),
    ("the following month", "They struck in May 2012. The following month they fled.", "2012-06"),
]


@pytest.mark.parametrize(("text", "value"), [row[1:] for row in CONTEXT], ids=[row[0] for row in CONTEXT])
def test_neighbours_anchor_what_leans_on_them(text, value):
    assert times_of(text)[-1].value == value


def test_without_a_publication_date_values_stay_partial():
    tuesday, clock, year = (
        times_of("They struck on Tuesday.", None)[0],
        times_of("They struck on Tuesday. It began at 5:00 am.", None)[1],
        times_of("War came in 2011.", None)[0],
    )
    assert (tuesday.value, tuesday.weekday, tuesday.direction) == (None, "tuesday", "past")
    assert (clock.value, clock.clock) == (None, "05:00")
    assert anchor(clock.relative, date(2017, 3, 22)).value == "2017-03-21T05:00"
    assert year.value == "2011"


def test_a_dateline_that_differs_is_the_anchor():
    notice = Notice("dateline_differs", "The dateline differs from the given date: 2017-03-25")
    (time,) = times_of("They attacked yesterday.", notices=(notice,))
    assert time.value == "2017-03-24"
    assert "dateline" in time.basis


@given(
    st.text(
        alphabet=st.sampled_from("On Tuesday, 5:00 am (0300 GMT) late March 2017 10/7 three days ago since by\n"),
        max_size=80,
    )
)
@settings(max_examples=150, deadline=None)
def test_phrases_lie_in_the_text_in_order_and_are_well_formed(text):
    end = 0
    for phrase in find_phrases(text):
        assert end <= phrase.start < phrase.end <= len(text)
        end = phrase.end
        if phrase.steps is not None:
            assert is_expression(phrase.steps.replace(":?", ":past"))
        if phrase.base == "fixed":
            assert bounds(phrase.value).begin is not None
