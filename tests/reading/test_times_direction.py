"""Which way times point, what stands at the head of a report, and where a phrase ends."""

import pytest

from warledger.reading.parse import parse_document
from warledger.reading.times.find import find_times
from warledger.records import Document

PUBLISHED = "2024-05-18"  # a Saturday


def times_of(text, published=PUBLISHED):
    return find_times(parse_document(Document(id="x", digest="x", raw_digest="x", text=text, published=published)))


READ = [
    ("The night of 3 to 4 May was calm.", "The night of 3 to 4 May", "2024-05-03/2024-05-04", "past", "one night"),
    ("Last night's raid killed three.", "Last night", "2024-05-17", "past", "a night that ended today"),
    ("It came after Wednesday's attack.", "Wednesday", "2024-05-15", "past", "after a day gone by"),
    ("The truce had been due to expire on Friday.", "Friday", "2024-05-17", "past", "what was to come, told as past"),
    ("The truce is due to expire on Friday.", "Friday", "2024-05-24", "future", "what is to come"),
    ("Overnight on Tuesday drones hit the port.", "Overnight on Tuesday", "2024-05-13/2024-05-14", "past", "its night"),
    ("They signed the truce of 12 May.", "12 May", "2024-05-12", "past", "the full stop is the sentence's"),
    ("A week or so ago they left.", "A week or so ago", "2024-05-11~", "past", "or so"),
    ("It was the worst attack of the year.", "the year", "2024", "past", "the report's year"),
]


@pytest.mark.parametrize(("text", "words", "value", "direction", "reason"), READ)
def test_value_and_direction(text, words, value, direction, reason):
    (time,) = times_of(text)
    assert (text[time.start : time.end], time.value, time.direction) == (words, value, direction), reason


@pytest.mark.parametrize("text", ["In the week of the truce they left.", "For the year-long siege they paid."])
def test_a_week_or_year_of_something_else_is_not_the_reports(text):
    assert not [time for time in times_of(text) if text[time.start : time.end] in ("the week", "the year")]


def test_a_weekday_under_the_masthead_can_be_anchored_later():
    text = "COAST MONITOR\nSaturday\n\nArmy shells the port\n\nShells fell on the port on Friday."
    first, second = times_of(text, None)
    assert (first.weekday, first.value, first.relative) == ("saturday", None, "weekday:saturday:past")
    assert second.relative == "weekday:friday:past"
