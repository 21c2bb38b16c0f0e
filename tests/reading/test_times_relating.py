"""Times told by their place in or beside another time. Published on a Tuesday."""

import pytest

from warledger.reading.parse import parse_document
from warledger.reading.times.find import find_times
from warledger.records import Document

TUESDAY = "2017-03-21"


def times_of(text, published=TUESDAY):
    return find_times(parse_document(Document(id="x", digest="x", raw_digest="x", text=text, published=published)))


READ = [
    (
        "It began in the first week of February.",
        "the first week of February",
        "2017-02-01/2017-02-07",
        "its days 1 to 7",
    ),
    ("It began in the last week of May 2016.", "the last week of May 2016", "2016-05-25/2016-05-31", "its last seven"),
    ("It began on the last day of February.", "the last day of February", "2017-02-28", "a day"),
    ("He had left the Friday before.", "the Friday before", "2017-03-17", "before the report, where no day is told"),
    ("They met the Friday before last.", "the Friday before last", "2017-03-10", "a week further back"),
    ("It happened the previous Friday.", "the previous Friday", "2017-03-17", "before the report"),
    ("They met on the Friday before the vote.", "the Friday", None, "which Friday the vote tells, not the report"),
    ("They met the day before the vote.", "the day before", None, "the vote's day is not told"),
    ("They fled two days before Sunday's vote.", "two days before Sunday", "2017-03-17", "the vote's day is told"),
    ("They fled the day before Sunday's vote.", "the day before Sunday", "2017-03-18", "the vote's day is told"),
    ("They fled a day after 3 March 2016.", "a day after 3 March 2016", "2016-03-04", "from a stated day"),
    ("They fled a week after Sunday 5 March.", "a week after Sunday 5 March", "2017-03-12~", "weeks are loose"),
    ("It was calm for the third consecutive day.", "the third consecutive day", "P3D", "a span that long"),
    (
        "He fled before it began. On 3 March, the day before the vote, he left.",
        "3 March",
        "2017-03-03",
        "says so twice",
    ),
]


@pytest.mark.parametrize(("text", "words", "value", "reason"), READ, ids=[f"{row[3]}: {row[1]}" for row in READ])
def test_value(text, words, value, reason):
    time = times_of(text)[0]
    assert (text[time.start : time.end], time.value) == (words, value), reason


SPANS = [
    ("Ten died in the 24 hours to Monday morning.", "PT24H", "2017-03-19", "2017-03-20", "up to a day told"),
    ("Ten died in the three days before 3 March 2017.", "P3D", "2017-02-28", "2017-03-03", "up to a stated day"),
    ("Ten died in the past week.", "P1W", "2017-03-14", "2017-03-21", "the seven days up to the report"),
    ("Ten died last week.", "2017-03-13/2017-03-19", "2017-03-13", "2017-03-19", "the week of the calendar"),
    (
        "Ten died between Friday evening and Saturday morning.",
        "2017-03-17/2017-03-18",
        "2017-03-17T17:00",
        "2017-03-18T12:00",
        "the ends of one range",
    ),
    (
        "Ten died between 10 p.m. on Friday and 2 a.m. on Saturday.",
        "2017-03-17T22:00/2017-03-18T02:00",
        "2017-03-17T22:00",
        "2017-03-18T02:00",
        "clocks are too",
    ),
    ("They fled before midnight on Friday.", "2017-03-17", "2017-03-17T00:00", "2017-03-17T23:59", "to the day's end"),
    ("They met before dawn on Sunday.", "2017-03-19", "2017-03-19T00:00", "2017-03-19T04:00", "still that day"),
]


@pytest.mark.parametrize(("text", "value", "begin", "until", "reason"), SPANS, ids=[row[4] for row in SPANS])
def test_bounds(text, value, begin, until, reason):
    (time,) = times_of(text)
    assert (time.value, time.begin, time.until) == (value, begin, until), reason


CLOCKS = [
    ("It fell at midnight local time (2200 GMT) on Friday.", "2017-03-17", "00:00", "+02:00", "whose midnight is open"),
    ("It fell at noon (0900 GMT) on Friday.", "2017-03-17T12:00", "12:00", "+03:00", "a clock in words"),
]


@pytest.mark.parametrize(("text", "value", "clock", "offset", "reason"), CLOCKS, ids=[row[4] for row in CLOCKS])
def test_clocks_in_words_beside_utc(text, value, clock, offset, reason):
    (time,) = times_of(text)
    assert (time.value, time.clock, time.utc_offset) == (value, clock, offset), reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It was in the last week of the war.", "a week of something else"),
        ("They waited for the day of reckoning.", "no day of the calendar"),
    ],
)
def test_other_words_are_no_times(text, reason):
    assert times_of(text) == (), reason


def test_the_day_before_an_event_does_not_lean_on_another_day():
    struck, before = times_of("They struck on Sunday. The day before the vote ten died.")
    assert (struck.value, before.value) == ("2017-03-19", None)
    _, before = times_of("They struck on Sunday. The day before, ten died.")
    assert before.value == "2017-03-18"
