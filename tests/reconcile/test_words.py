"""An event's line for people: a sentence that stands alone, or one made of what is known."""

import pytest
from builders import Row, reading, toll

from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.words import words_of


def line(*rows):
    return words_of(sightings_of(reading("a", rows)))


DAY = "2017-03-19"


@pytest.mark.parametrize(
    ("row", "expected", "why"),
    [
        (Row("jets bombed a depot in Duma", "bombed"), "Jets bombed a depot in Duma", "a full clause"),
        (
            Row("they bombed the depot all night", "bombed", by=("Army",)),
            "Army bombed the depot all night",
            "the name for a pronoun",
        ),
        (
            Row("its fighters bombed the depot", "bombed", by=("Army",)),
            "Army's fighters bombed the depot",
            "whose fighters they are",
        ),
        (
            Row("they are encircled in Duma", "encircled", by=("Army",), to=("Rebels",)),
            "Rebels are encircled in Duma",
            "whom it befell",
        ),
        (
            Row("wounded seven people in Duma", "wounded", by=("Army",)),
            "Army wounded seven people in Duma",
            "the subject of another clause",
        ),
        (
            Row("killed in an air raid on Duma", "killed", by=("Army",), to=("Rebels",)),
            "Rebels killed in an air raid on Duma",
            "a participle is told of whom it befell",
        ),
        (
            Row("who fled the town", "fled", "Displacement", at=("Duma",)),
            "People displaced in Duma",
            "nobody known fled",
        ),
        (
            Row("heavy bombardment", "bombardment", "Air/drone strike", by=("Army",), to=("Rebels",), at=("Duma",)),
            "Air strikes by Army on Rebels in Duma",
            "a noun is no sentence",
        ),
        (Row("fighting", "fighting", by=("Army",), to=("Rebels",)), "Fighting between Army and Rebels", "two fight"),
        (
            Row("many killed", "killed", "Attack", at=("Duma",), tolls=(toll(3),)),
            "Attack in Duma: 3 killed",
            "a figure",
        ),
        (
            Row("Eleven soldiers were killed near Duma, the source admitted", "killed"),
            "Eleven soldiers were killed near Duma",
            "who said it stands elsewhere",
        ),
        (
            Row("Eleven soldiers were killed, according to a monitor", "killed"),
            "Eleven soldiers were killed",
            "who said it stands elsewhere",
        ),
        (Row("jets bombed Duma on Sunday", "bombed", on=DAY), "Jets bombed Duma", "the date stands beside it"),
        (
            Row("jets bombed the old depot late on Sunday night", "bombed", on=DAY),
            "Jets bombed the old depot at night",
            "the hour stays",
        ),
        (
            Row("jets bombed the depot on Sunday and Monday", "bombed", on=DAY),
            "Jets bombed the depot on Sunday and Monday",
            "of two days neither goes",
        ),
        (
            Row("jets bombed Duma, on the edge of town, on Sunday from the air", "bombed", on=DAY),
            "Jets bombed Duma, on the edge of town, from the air",
            "an apposition stays closed",
        ),
        (Row("jets bombed Duma on Sunday", "bombed"), "Jets bombed Duma on Sunday", "there is no date beside it"),
        (
            Row("to storm Duma", "storm", stance="planned", by=("Army",), at=("Duma",)),
            "Planned or expected: fighting involving Army in Duma",
            "an aim is said to be one",
        ),
        (
            Row("which the Army has encircled", "encircled", "Siege", by=("Army",)),
            "Siege involving Army",
            "what was encircled is not told",
        ),
    ],
)
def test_lines(row, expected, why):
    assert line(row) == expected, why


def test_the_clearest_of_several_claims_is_taken():
    rows = [
        Row("heavy fighting", "fighting", by=("Rebels",), at=("Duma",), on=DAY),
        Row("men stormed a post in Duma at dawn and held it", "stormed", by=("Rebels",), at=("Duma",), on=DAY),
        Row("they stormed it", "stormed", by=("Rebels",)),
    ]
    assert line(*rows) == "Men stormed a post in Duma at dawn and held it"


def test_a_corrected_figure_is_no_line():
    early = Row("Forty-eight men were killed near Duma", "killed", says="Monitor", tolls=(toll(48),))
    late = Row("Twenty-six men were killed", "killed", says="Monitor", tolls=(toll(26),))
    told = [*sightings_of(reading("a", [early], "2017-03-20")), *sightings_of(reading("b", [late], "2017-03-21"))]
    assert words_of(told) == "Twenty-six men were killed"
    assert words_of(told[:1]) == "Forty-eight men were killed near Duma"
