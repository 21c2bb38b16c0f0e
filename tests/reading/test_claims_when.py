"""Which day a deed has: its own clause's, and not that of a relative clause about something else."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document


def days_of(text, trigger):
    (parse,) = parse_documents([Document("d", "0" * 64, text, published="2016-07-10")])
    reading = read_layers(parse)
    claims = [c for c in reading.claims if trigger in text[c.trigger[0] : c.trigger[1]]]
    return {reading.times[index].value for claim in claims for index in claim.times}


@pytest.mark.parametrize(
    ("text", "trigger", "days", "why"),
    [
        (
            "The fighters were killed trying to reopen the road, which the army cut on Thursday, monitors said.",
            "killed",
            set(),
            "the road was cut then; when they were killed is not told",
        ),
        ("The fighters were killed on Thursday near the road, monitors said.", "killed", {"2016-07-07"}, "its own"),
        (
            "Monitors spoke of an attack that took place on Thursday in Homs.",
            "attack",
            {"2016-07-07"},
            "the relative clause tells of the attack itself",
        ),
    ],
)
def test_the_day_of_a_deed(text, trigger, days, why):
    assert days_of(text, trigger) == days, why
