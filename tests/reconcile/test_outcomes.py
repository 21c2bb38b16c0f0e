"""Whom a claim favours and whom it goes against."""

import pytest
from builders import Row, reading

from warledger.reconcile.outcomes import Outcome
from warledger.reconcile.sightings import sightings_of
from warledger.records import Control


def outcome(row):
    (found,) = sightings_of(reading("a", [row]))
    return found.outcome and (found.outcome.favours, found.outcome.against)


GOVERNMENT, OPPOSITION = "government", "opposition"


@pytest.mark.parametrize(
    ("row", "expected", "why"),
    [
        (Row("rebels captured it", "captured", by=("Rebels",), to=("Army",)), (OPPOSITION, GOVERNMENT), "a gain"),
        (Row("troops repelled it", "repelled", by=("Army",), to=("Rebels",)), (GOVERNMENT, OPPOSITION), "a repulse"),
        (
            Row("troops had repelled the raid", "repelled", by=("Army",)),
            (GOVERNMENT, None),
            "done by them, to nobody named",
        ),
        (Row("troops were driven back", "driven back", by=("Army",)), (None, GOVERNMENT), "done to them"),
        (Row("rebels retreated", "retreated", by=("Rebels",)), (None, OPPOSITION), "a loss"),
        (Row("rebels were forced to flee", "forced to flee", to=("Rebels",)), (None, OPPOSITION), "made to lose"),
        (Row("we restored all points", "restored", says="Rebel Spokesman"), (OPPOSITION, None), "we are the speaker"),
        (Row("its men took control", "took control", by=("men",), says="Army"), (GOVERNMENT, None), "its own men"),
        (Row("men took control", "took control", by=("men",), says="Army"), ("men", None), "somebody's men"),
        (Row("they are encircled", "encircled", says="Army"), (GOVERNMENT, None), "who says so has done it"),
        (Row("they clashed", "clashed", by=("Rebels",)), None, "nothing came out of it"),
        (Row("they try to seize it", "seize", by=("Rebels",)), None, "an attempt"),
        (Row("it was captured", "captured", by=("Rebels",), negated=True), None, "not so"),
        (Row("it will be captured", "captured", by=("Rebels",), stance="planned"), None, "not yet"),
        (
            Row("the town fell", "fell", control=Control("Duma", "opposition", "lost")),
            (None, OPPOSITION),
            "ground lost",
        ),
    ],
)
def test_outcomes(row, expected, why):
    assert outcome(row) == expected, why


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        (Outcome("a", None, ""), Outcome(None, "a", ""), True, "for one here, against it there"),
        (Outcome("a", "b", ""), Outcome("a", None, ""), False, "both favour the same"),
        (Outcome(None, None, ""), Outcome(None, None, ""), False, "nothing is said"),
        (Outcome("government", None, ""), Outcome("opposition", None, ""), True, "both sides cannot have won"),
    ],
)
def test_contradictions(first, second, expected, why):
    assert first.contradicts(second) is expected, why
    assert second.contradicts(first) is expected, why
