"""Phrases of time, one class a table: what is found, what it is worth, and what is no time. Published on a Tuesday."""

import pytest

from warledger.reading.parse import parse_document
from warledger.reading.times.find import find_times
from warledger.records import Document

TUESDAY = "2017-03-21"


def times_of(text, published=TUESDAY):
    return find_times(parse_document(Document(id="x", digest="x", raw_digest="x", text=text, published=published)))


def values_of(text):
    return [(text[time.start : time.end], time.value) for time in times_of(text)]


AGO = [
    ("The town fell 20 years ago today.", [("20 years ago today", "1997-03-21")], "a day, not a year"),
    ("He died three years ago this month.", [("three years ago this month", "2014-03")], "a month, not a year"),
    ("They met a year ago Friday.", [("a year ago Friday", "2016-03-18")], "the Friday nearest to that day"),
    ("He fled two years ago.", [("two years ago", "2015")], "as coarse as its unit"),
    ("He fled five months ago.", [("five months ago", "2016-10")], "as coarse as its unit"),
    ("It came a week earlier than planned.", [], "a comparison, no time"),
    ("The war ended ten years later.", [("ten years later", None)], "nothing told before that it leans on"),
    ("In 1990 it began. It ended ten years later.", [("1990", "1990"), ("ten years later", "2000")], "from that year"),
]

AHEAD = [
    ("They will leave in three days.", [("three days", "2017-03-24")], "a span in the future is a point"),
    ("The bonds would be repaid in five years.", [("five years", "2022")], "would is a future too"),
    ("They left in three days.", [("three days", "P3D")], "told of the past it is a span"),
    ("It will be the first raid in three days.", [("three days", "P3D")], "a comparison looks back"),
    ("Ten will die in one day.", [("one day", "P1D")], "within a single day"),
    ("You may, in a year or two, return.", [("a year or two", None)], "how long is not said"),
    ("Peace will one day come.", [("one day", None)], "no span"),
]

ORDINAL_DAYS = [
    ("It is the second day of the raid.", [("the second day", TUESDAY)], "is: the day of the report"),
    ("They fought for a third day running.", [("a third day running", "P3D")], "a span"),
    ("On the second day of the siege they left.", [("the second day", None)], "a day not known"),
    ("They came on the 12th, after dark.", [("the 12th", "2017-03-12")], "a day of the month"),
    ("They came on the 15th of last month.", [("the 15th of last month", "2017-02-15")], "of a month named"),
    ("He lives on the 12th floor.", [], "a floor"),
    ("It was the second attack.", [], "an attack is no day"),
    ("It ranks first, up from 10th.", [], "a rank"),
]

NIGHTS = [
    ("In the night of 3 to 4 March it fell.", [("the night of 3 to 4 March", "2017-03-03/2017-03-04")], "one night"),
    ("The night from Saturday to Sunday was calm.", [
        ("The night from Saturday to Sunday", "2017-03-18/2017-03-19"),
    ], "one night between two days"),
    ("Shelling went on overnight into Sunday.", [("overnight into Sunday", "2017-03-18/2017-03-19")], "that night"),
    ("They fought from 3 to 5 March.", [("3 to 5 March", "2017-03-03/2017-03-05")], "days, no night"),
    ("Tapes from the night the bridge fell were lost.", [], "a night that its clause tells"),
]  # fmt: skip

CLOCKS = [
    ("It began at 8:30 in the evening on Friday.", [("8:30 in the evening on Friday", "2017-03-17T20:30")], "p.m."),
    ("It began at 3 in the morning on Friday.", [("3 in the morning on Friday", "2017-03-17T03:00")], "an hour alone"),
    ("It runs at 8 p.m. EDT tonight.", [("8 p.m. EDT tonight", "2017-03-21T20:00")], "the clock of the night"),
    ("They struck between 3 a.m. and 5 a.m. on Monday.", [
        ("3 a.m.", "2017-03-20T03:00"), ("5 a.m. on Monday", "2017-03-20T05:00"),
    ], "both ends of a range lie on its day"),
    ("At 5 am they took the village on Monday.", [("5 am", "2017-03-20T05:00"), ("Monday", "2017-03-20")], "one verb"),
    ("It fell by nightfall.", [("nightfall", TUESDAY)], "no day named in the whole report"),
    ("They won by 8 to 3.", [], "a score"),
    ("It left 15 dead among them and 23 among others.", [], "among is no a.m."),
]  # fmt: skip

YEARS = [
    ("In the '80s and the mid-90s they fought.", [("the '80s", "198X"), ("mid-90s", "199X")], "decades in short"),
    ("He is in his late 60s.", [], "an age"),
    ("Temperatures were in the mid-70s.", [], "degrees"),
    ("In the first half of 2016 they fought.", [("the first half of 2016", "2016")], "its bounds are narrower"),
    ("In January nineteen ninety-seven it began.", [("January nineteen ninety-seven", "1997-01")], "spoken years"),
    ("The winter of nineteen ninety-four was hard.", [("The winter of nineteen ninety-four", "1994-24")], "a season"),
    ("From 1 April to 15 May 2016 they fought.", [("1 April", "2016-04-01"), ("15 May 2016", "2016-05-15")], "a year"),
    ("From 1 December to 5 January 2016 they fought.", [
        ("1 December", "2015-12-01"), ("5 January 2016", "2016-01-05"),
    ], "the year before"),
    ("It broke resolution 1973 and blocked Route 1948.", [], "numbers of resolutions and roads"),
    ("They hope to leave by year-end.", [("year-end", "2017-12-31")], "the last day of it"),
    ("It has grown since year-end.", [("year-end", "2016-12-31")], "the last one"),
    ("In the year 2000 it began.", [("2000", "2000")], "not the year of the report"),
    ("The current fiscal year is hard.", [("The current fiscal year", "2017")], "a fiscal year is a year"),
    ("It was the year's deadliest raid.", [("the year", "2017")], "the report's year"),
    ("Signed in April 1949, it began by that May.", [("April 1949", "1949-04"), ("that May", "1949-05")], "its year"),
]  # fmt: skip

MONTHS = [
    ("They crashed last February.", [("last February", "2016-02")], "the month just gone is last month"),
    ("They crashed last May.", [("last May", "2016-05")], "the latest one"),
    ("A deal to leave the town in May was signed.", [("May", "2017-05")], "a deal to do lies ahead"),
    ("The law, effective June 1, is harsh.", [("June 1", "2017-06-01")], "effective looks ahead"),
    ("They have fought since April.", [("April", "2016-04")], "since looks back, however near the next April is"),
]

QUARTERS = [
    ("Profit fell in the third quarter of 2016.", [("the third quarter of 2016", "2016-35")], "EDTF's third quarter"),
    ("Profit fell in the third quarter. In the year-ago quarter it rose.", [
        ("the third quarter", "2016-35"), ("the year-ago quarter", "2015-35"),
    ], "a year before the quarter told"),
    ("Profit fell in the third quarter. Sales in the latest period rose.", [
        ("the third quarter", "2016-35"), ("the latest period", "2016-35"),
    ], "the quarter told"),
    ("It took a quarter of the town.", [], "a share"),
    ("Profit was up on the 2015 quarter.", [("the 2015 quarter", "2015")], "no 2015 quarters long"),
]  # fmt: skip

SEASONS = [
    ("Over the summer they left.", [("the summer", "2016-22")], "the last one"),
    ("It lasted until the early summer.", [("the early summer", "2016-22")], "an edge of it"),
    ("They kept the summer camp.", [], "a summer camp"),
    ("This past weekend five died.", [("This past weekend", "2017-03-18/2017-03-19")], "the one gone by"),
]

VAGUE = [
    ("The recent raids and the current siege hurt.", [("recent", None), ("current", None)], "adjectives of time"),
    ("The high-current line failed.", [], "electricity"),
    ("A strong current of water took it.", [], "a stream"),
    ("It grew in recent weeks and months.", [("recent weeks and months", None)], "how many is not said"),
    ("At the time, he was abroad.", [("At the time", None)], "some time past"),
    ("They left soon after the raid.", [], "soon after something else"),
    ("They spoke of the future of the town.", [], "its fate, no time"),
    ('He said on "This Week" that they left.', [], "the name of a programme"),
    ("They met on 3 March. Until then all was calm.", [("3 March", "2017-03-03"), ("then", "2017-03-03")], "that day"),
    ("The truce fell on 3 March, the day before the vote.", [
        ("3 March", "2017-03-03"), ("the day before", "2017-03-03"),
    ], "the same day in other words"),
]  # fmt: skip

FEASTS = [
    ("They left on Christmas Eve.", [("Christmas Eve", "2016-12-24")], "a fixed day"),
    ("They died at the Christmas market.", [], "a market"),
    ("They left on Good Friday.", [("Good Friday", "2016-03-25")], "a day that a rule gives"),
    ("They left on the first day of Ramadan.", [("the first day of Ramadan", "2016-06-07~")], "by the moon: about"),
    ("They fasted during Ramadan.", [("Ramadan", "2016-06-07~/2016-07-06~")], "a month"),
    ("Ramadan Saleh left.", [("Ramadan", None)], "a name, or no one year"),
    ("It was calm during Eid al-Fitr.", [("Eid al-Fitr", None)], "how many days is not said"),
    ("They will march on Ashura.", [("Ashura", "2017-10-01~")], "the one to come"),
    ("They met on Orthodox Easter.", [("Orthodox Easter", "2016-05-01")], "the Eastern churches'"),
    ("They fled on Rosh Hashanah.", [("Rosh Hashanah", None)], "no rule here"),
]

TENSES = [
    ("The plan, announced Friday, would end it.", [("Friday", "2017-03-17")], "a participle tells what was"),
    ("The ministers meet Friday.", [("Friday", "2017-03-24")], "an appointment in the present"),
    ("He said that Friday was calm.", [("Friday", "2017-03-17")], "that is no pointer behind a verb"),
    ("In May 2016 they met. On that Friday ten died.", [("May 2016", "2016-05"), ("that Friday", None)], "unknown"),
    ("The towns that fall under it are calm.", [], "that is no pointer"),
    ("The ministers met Friday.", [("Friday", "2017-03-17")], "the past"),
]

TABLES = {
    "ago": AGO, "ahead": AHEAD, "ordinal": ORDINAL_DAYS, "nights": NIGHTS, "clocks": CLOCKS, "years": YEARS,
    "months": MONTHS, "quarters": QUARTERS, "seasons": SEASONS, "vague": VAGUE, "feasts": FEASTS, "tenses": TENSES,
}  # fmt: skip
ROWS = [(name, *row) for name, table in TABLES.items() for row in table]


@pytest.mark.parametrize(("table", "text", "expected", "reason"), ROWS, ids=[f"{row[0]}: {row[3]}" for row in ROWS])
def test_phrases(table, text, expected, reason):
    assert values_of(text) == expected, f"{table}: {reason}"


BOUNDS = [
    ("In the first half of 2016 they fought.", "2016-01-01", "2016-06-30", "six months"),
    ("In the second half of 2016 they fought.", "2016-07-01", "2016-12-31", "six months"),
    ("In the night of 3 to 4 March it fell.", "2017-03-03T18:00", "2017-03-04T06:00", "from dusk to dawn"),
    ("In the early hours of Friday morning it fell.", "2017-03-17T00:00", "2017-03-17T09:00", "earlier than morning"),
    ("They have fought since last Thursday.", "2017-03-16", "2017-03-21", "to the day of the report"),
]


@pytest.mark.parametrize(("text", "begin", "until", "reason"), BOUNDS, ids=[row[3] + ": " + row[0] for row in BOUNDS])
def test_bounds(text, begin, until, reason):
    (time,) = times_of(text)
    assert (time.begin, time.until) == (begin, until), reason


def test_a_clock_far_from_any_day_is_not_given_the_reports_where_another_day_is_told():
    text = "The army said on Tuesday that it had left. " + "It was quiet. " * 8 + "At 5 am they came."
    assert times_of(text)[-1].value is None


def test_a_clock_leans_on_the_day_told_last_though_a_part_of_the_day_was_told_before_it():
    text = (
        "They came on Sunday. At dawn they fired. " + "It was quiet. " * 5 + "On Monday more came. At 5 am they fired."
    )
    assert times_of(text)[-1].value == "2017-03-20T05:00"
