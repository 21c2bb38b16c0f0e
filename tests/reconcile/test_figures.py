"""Which figures of one event count, and why others are set aside: former, replaced, retracted, parts."""

from dataclasses import replace

import pytest
from builders import Row, reading, toll

from warledger.reconcile.figures import exclude_each_other, figures_of
from warledger.reconcile.sightings import sightings_of
from warledger.records import Toll

DAY, NEXT = "2017-03-19", "2017-03-20"


def told(*reports):
    """Sightings of one event: rows of (speaker, clause, figure, day of publication), a document for each day."""
    by_day = {}
    for says, clause, figure, published in reports:
        number = clause.index("N")
        placed = replace(figure, start=number, end=number + 1)
        by_day.setdefault(published, []).append((says, clause, placed))
    found = []
    for published, rows in by_day.items():
        listed = [
            Row(clause, clause.split()[-1], "Attack", says=says, tolls=(figure,)) for says, clause, figure in rows
        ]
        document = reading(f"d{published}", listed, published)
        at = [start for start, _ in document.sentences]
        shifted = [
            replace(one, start=one.start + start, end=one.end + start)
            for one, start in zip(document.tolls, at, strict=True)
        ]
        found += sightings_of(replace(document, tolls=tuple(shifted)))
    return found


def set_aside(*reports):
    return [figure.set_aside for group in figures_of(told(*reports)).values() for figure in group]


KILLED = "N people were killed"
SCORES = Toll(0, 1, "killed", None, None, "scores")


@pytest.mark.parametrize(
    ("reports", "expected", "why"),
    [
        ([("Monitor", KILLED, toll(11), DAY)], [None], "it stands alone"),
        (
            [("Monitor", KILLED, toll(11), DAY), ("Monitor", KILLED, toll(14), NEXT)],
            ["replaced", None],
            "an origin counts on",
        ),
        (
            [("Monitor", KILLED, toll(14), DAY), ("Monitor", KILLED, toll(9), NEXT)],
            ["replaced", None],
            "an origin corrects itself downwards",
        ),
        (
            [("Monitor", KILLED, toll(11), DAY), ("Medics", KILLED, toll(14), NEXT)],
            [None, None],
            "another origin replaces nobody",
        ),
        (
            [("Army", KILLED, toll(11), DAY), ("State TV", KILLED, toll(14), NEXT)],
            [None, None],
            "two voices of one side in two reports",
        ),
        (
            [("Army", KILLED, toll(2), DAY), ("Army", KILLED, toll(6), DAY)],
            ["part", None],
            "an origin's list and its total",
        ),
        (
            [("Monitor", KILLED, toll(2), DAY), ("Medics", KILLED, toll(6), DAY)],
            [None, None],
            "two origins in one report",
        ),
        (
            [("Monitor", "initial reports spoke of N killed", toll(5), DAY), ("Monitor", KILLED, toll(6), DAY)],
            ["former", None],
            "told as a former figure",
        ),
        (
            [("Monitor", "initial reports spoke of N killed", toll(5), DAY)],
            [None],
            "a former one that nothing replaced",
        ),
        (
            [
                ("Monitor", "it first gave the number of dead as N killed", toll(48), DAY),
                ("Monitor", "N soldiers were killed", toll(26, population="soldiers"), DAY),
            ],
            ["former", None],
            "replaced by a count of the same people in other words",
        ),
        (
            [
                ("Monitor", KILLED, toll(12), DAY),
                ("Monitor", "the monitor later revised this to N killed", toll(9), DAY),
            ],
            ["replaced", None],
            "corrected further on in the same report",
        ),
        (
            [
                ("Monitor", "it revised its first toll of 12 and had earlier said N killed", toll(12), DAY),
                ("Monitor", KILLED, toll(9), DAY),
            ],
            ["former", None],
            "what stands after the word for a former figure",
        ),
        (
            [("Army", "the army retracted its claim that N were killed", toll(40), DAY)],
            ["retracted"],
            "taken back, and nothing instead",
        ),
        (
            [("Monitor", KILLED, toll(12), DAY), ("Monitor", "N were killed", SCORES, DAY)],
            [None, None],
            "scores of victims of many raids hold no number",
        ),
        ([(None, KILLED, toll(2), DAY), (None, KILLED, toll(6), DAY)], [None, None], "nobody's word has no parts"),
    ],
)
def test_set_aside(reports, expected, why):
    assert set_aside(*reports) == expected, why


def qualified(low, high, word):
    return Toll(0, 1, "killed", low, high, word)


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        (toll(8), toll(6), True, "two numbers"),
        (toll(8), toll(8), False, "one number"),
        (qualified(20, None, "at least"), toll(23), False, "a count so far"),
        (qualified(20, None, "at least"), toll(50), True, "another count"),
        (qualified(20, None, "at least"), toll(15), True, "fewer than the least"),
        (qualified(2, None, "at least"), toll(4), False, "small counts grow fast"),
        (qualified(None, 30, "up to"), toll(29), False, "within the bound"),
        (qualified(None, 30, "up to"), toll(40), True, "above the bound"),
        (qualified(30, 30, "about"), toll(29), False, "rounded"),
        (qualified(30, 30, "about"), toll(60), True, "not by so much"),
        (qualified(None, None, "dozens"), toll(6), True, "dozens are no six"),
        (qualified(None, None, "dozens"), toll(40), False, "dozens may be forty"),
        (qualified(None, None, "several"), toll(40), False, "several says nothing"),
        (toll(8, harm="injured"), toll(6), False, "the hurt are not the dead"),
        (toll(8, scope="cumulative"), toll(900), False, "the count of a war"),
    ],
)
def test_what_two_figures_can_mean(first, second, expected, why):
    sightings = told(("Monitor", KILLED, first, DAY), ("Medics", KILLED, second, NEXT))
    one, other = [figure for group in figures_of(sightings).values() for figure in group]
    assert exclude_each_other(one, other) is expected, why
    assert exclude_each_other(other, one) is expected, why
