"""Dates of undated documents: what supports a day, what decides between two, and when none is given."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.dating import date_reports
from warledger.reconcile.inside import tellings_of_report
from warledger.reconcile.reports import report_of

TUESDAY, MONDAY, YESTERDAY, FRIDAY = "weekday:tuesday:past", "weekday:monday:past", "day-1", "weekday:friday:past"


def assault(place="Northgate", **when):
    return Row("rebels stormed a post", "stormed", by=("Rebels",), to=("Army",), at=(place,), **when)


def dated(rows, neighbours):
    reports = [report_of(reading("u", rows, published=None))]
    reports += [report_of(reading(f"d{n}", [row], published)) for n, (row, published) in enumerate(neighbours)]
    told = [telling for report in reports[1:] for telling in tellings_of_report(report)]
    return date_reports(sorted(reports, key=lambda report: report.document), told).get("u")


@pytest.mark.parametrize(
    ("rows", "neighbours", "expected", "why"),
    [
        (
            [assault(relative=TUESDAY)],
            [(assault(on="2017-03-21"), "2017-03-21")],
            "2017-03-21",
            "its Tuesday is that day",
        ),
        ([assault(relative=YESTERDAY)], [(assault(on="2017-03-21"), "2017-03-21")], "2017-03-22", "its day before"),
        ([assault(relative=TUESDAY)], [(assault("Farville", on="2017-03-21"), "2017-03-21")], None, "another place"),
        ([assault()], [(assault(on="2017-03-21"), "2017-03-21")], None, "it names no day"),
        ([assault(relative=TUESDAY)], [(assault(on="2017-03-20"), "2017-03-21")], None, "no Tuesday is told"),
        ([assault(relative=TUESDAY)], [(assault(), "2017-03-21")], None, "the neighbour names no day"),
        (
            [assault(relative="week+0")],
            [(assault(on="2017-03-20"), "2017-03-20")],
            None,
            "“this week” is no day, though it is one on a Monday",
        ),
        (
            [assault(relative=MONDAY), assault("Southgate", relative=TUESDAY)],
            [(assault(on="2017-03-20"), "2017-03-20")],
            "2017-03-21",
            "its Monday meets, and its Tuesday is the latest day that it tells",
        ),
        (
            [
                assault(relative=MONDAY),
                Row("jets bombed it at night", "bombed", relative="weekday:tuesday:past|part:night"),
            ],
            [(assault(on="2017-03-20"), "2017-03-20")],
            "2017-03-21",
            "its night is the latest day that it tells",
        ),
        (
            [Row("talks resume on Friday in Northgate", "talks", "Diplomacy", at=("Northgate",), relative=FRIDAY)],
            [(assault(on="2017-03-17"), "2017-03-17")],
            None,
            "talks are no assault",
        ),
    ],
)
def test_which_day_is_inferred(rows, neighbours, expected, why):
    found = dated(rows, neighbours)
    assert (found.value if found else None) == expected, why


def test_a_repeated_attack_points_back_to_the_first():
    again = Row("rebels stormed it for the second time in three days", "stormed", by=("Rebels",), at=("Northgate",))
    found = dated(
        [Row(again.clause, "stormed", by=("Rebels",), at=("Northgate",), relative=TUESDAY)],
        [(assault(on="2017-03-19"), "2017-03-19")],
    )
    assert found.value == "2017-03-21"
    assert "d0 tells of 2017-03-19" in found.reason


def test_the_reason_names_words_and_document():
    found = dated([assault(relative=TUESDAY)], [(assault(on="2017-03-21"), "2017-03-21")])
    assert found.reason.startswith("“")
    assert "Rebels stormed a post" in found.reason
    assert "d0" in found.reason


SHELLING = "Shelling/artillery/missile attack"


def shelling(clause, count, **when):
    tolls = (toll(count),)
    return Row(clause, "shells", SHELLING, by=("Rebels",), at=("Northgate",), tolls=tolls, **when)


ALIKE = "eleven shells hit the tannery quarter and killed pupils on their way"


@pytest.mark.parametrize(
    ("own", "neighbour", "expected", "why"),
    [
        (shelling(ALIKE, 11, relative=TUESDAY), shelling(ALIKE, 11, on="2017-03-21"), "2017-03-21", "the very deed"),
        (
            shelling("some shells fell at noon", 2, relative=TUESDAY),
            shelling("more shells were fired", 7, on="2017-03-21"),
            None,
            "somewhere shells fall on every Tuesday",
        ),
    ],
)
def test_where_neighbours_lie_far_apart_only_the_very_deed_counts(own, neighbour, expected, why):
    found = dated([own], [(neighbour, "2017-03-21"), (assault(on="2016-05-10"), "2016-05-10")])
    assert (found.value if found else None) == expected, why
