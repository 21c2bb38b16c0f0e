"""What reconciling keeps of one document."""

from dataclasses import replace

from builders import Row, reading

from warledger.reconcile.days import iso_of
from warledger.reconcile.inside import tellings_of_report
from warledger.reconcile.reports import report_of
from warledger.records import Notice


def filed_under_another_day():
    """A report of 5 June that was filed under the 19th: the headline tells no day, the lead tells Sunday the 5th."""
    rows = [
        Row("Raids on Northgate kill 16", "kill", "Air/drone strike", at=("Northgate",)),
        Row("Jets bombed Northgate on Sunday", "bombed", "Air/drone strike", at=("Northgate",), on="2016-06-05"),
    ]
    found = reading("a", rows, published="2016-06-19")
    notice = Notice("dateline_differs", "published 2016-06-19 (given), but the dateline says 2016-06-05")
    return replace(found, document=replace(found.document, notices=(notice,)))


def test_a_report_speaks_on_the_day_of_its_own_dateline():
    report = report_of(filed_under_another_day())
    assert iso_of(report.published) == "2016-06-05"
    assert {iso_of(sighting.published) for sighting in report.sightings} == {"2016-06-05"}


def test_a_headline_is_news_of_the_day_of_its_own_dateline():
    told = filed_under_another_day()
    assert len(tellings_of_report(report_of(told))) == 1
    undisputed = replace(told, document=replace(told.document, notices=()))
    assert len(tellings_of_report(report_of(undisputed))) == 2, "two weeks before it was published: an older deed"
