"""Ground that one party says it won and another denies."""

import pytest
from builders import Row, reading

from warledger.reconcile.disputes import disputes_of
from warledger.reconcile.sightings import sightings_of
from warledger.records import Control


def told(*rows):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]


def taken(says, by="Army", at="Duma", *, place=None, **more):
    control = None if place is None else Control(place, by, "captured")
    return Row("troops captured the town", "captured", by=(by,), at=(at,), says=says, control=control, **more)


DENIED = {"stance": "denied"}


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        ([taken("Army"), taken("Rebels", **DENIED)], ["outcome"], "claimed by one party, denied by the other"),
        ([taken("Army", place="Duma"), taken("Rebels", place="Duma", **DENIED)], ["control"], "of a place by name"),
        (
            [taken("Army", place="Duma"), taken("Rebels", place="Duma", negated=True)],
            ["control"],
            "said not to have been taken",
        ),
        ([taken("Army"), taken("State TV", **DENIED)], [], "one side does not dispute with itself"),
        ([taken("Army"), taken("some people", **DENIED)], [], "nobody known denies it"),
        ([taken("Army"), taken("Rebels", at="Farville", **DENIED)], [], "another town"),
        (
            [taken("Army", place="Duma"), taken("Rebels", place="Harasta", at="Harasta", **DENIED)],
            [],
            "another place by name",
        ),
        ([taken("Army", place="Duma"), taken("Rebels", "Russia", place="Duma", **DENIED)], [], "another's gain"),
        ([taken("Army", on="2017-03-19"), taken("Rebels", on="2017-03-20", **DENIED)], [], "another day"),
    ],
)
def test_denied_ground(rows, expected, why):
    assert [d.field for d in disputes_of(told(*rows)) if d.real] == expected, why


def test_the_denial_is_printed_as_one():
    (dispute,) = [d for d in disputes_of(told(taken("Army"), taken("Rebels", **DENIED))) if d.real]
    assert dispute.words == "Army: troops captured the town; Rebels: denied: troops captured the town"
