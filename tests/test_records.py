"""What records say of themselves."""

import pytest

from warledger.records import Document, Notice

DIFFERS = Notice("dateline_differs", "published 2016-06-19 (given), but the dateline says 2016-06-05")


@pytest.mark.parametrize(
    ("published", "notices", "told_on", "month", "why"),
    [
        ("2016-06-19", (), "2016-06-19", "2016-06", "the day that was given"),
        ("2016-06-19T21:28", (), "2016-06-19", "2016-06", "a day, whatever the hour"),
        ("2016-07-19", (DIFFERS,), "2016-06-05", "2016-06", "the report's own dateline is believed"),
        ("2016-06-19", (Notice("outlet_unknown", "nothing says which"),), "2016-06-19", "2016-06", "another notice"),
        ("2016-06", (), "2016-06", "2016-06", "a month is all that is known"),
        (None, (), None, "", "no day at all"),
    ],
)
def test_a_document_speaks_on_the_day_of_its_own_dateline(published, notices, told_on, month, why):
    document = Document("a", "sha256:a", "Shells fell.", published=published, notices=notices)
    assert (document.told_on, document.month) == (told_on, month), why
