"""Why an event has its day: which reports tell it, and which are vague or tell none."""

import pytest
from builders import Row, reading

from warledger.reconcile.anchoring import anchoring_of
from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.tellings import telling_of


def anchored(*rows):
    telling = telling_of(s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row])))
    return anchoring_of(telling.sightings, telling.window)


def raid(on=None):
    return Row("jets struck the market", "struck", "Air/drone strike", at=("Duma",), on=on)


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        (
            [raid("2017-03-19"), raid("2017-03-13/2017-03-19")],
            "anchored: d0 tells the day; d1 only 2017-03-13/2017-03-19",
            "a week follows a day within it",
        ),
        ([raid("2017-03-19"), raid()], "anchored: d0 tells the day; d1 no day", "a report without a day"),
        (
            [raid("2017-03-19"), raid("2017-03-19"), raid(), raid(), raid(), raid()],
            "anchored: d0, d1 tell the day; d2, d3, d4 and 1 more no day",
            "a long list is cut",
        ),
        ([raid("2017-03-19"), raid("2017-03-19")], None, "all tell it"),
        ([raid("2017-03-13/2017-03-19")], None, "nobody tells a day"),
        ([raid()], None, "nobody tells anything"),
    ],
)
def test_anchoring(rows, expected, why):
    assert anchored(*rows) == expected, why
