"""What a clause says beside kind, time, place, parties and figures."""

import pytest
from builders import Row, reading

from warledger.reconcile.compare import compare_across
from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.tellings import telling_of


def details(clause, **given):
    (sighting,) = sightings_of(reading("a", [Row(clause, "hit", **given)]))
    return sighting.details


@pytest.mark.parametrize(
    ("clause", "expected", "why"),
    [
        ("Jets hit a school", {"school"}, "a school tells one raid from another"),
        ("Jets hit rebel positions, the army said", {"position"}, "what most reports say is left out"),
        ("Jets hit 14 targets", set(), "figures are compared as figures"),
    ],
)
def test_what_tells_a_deed_from_others(clause, expected, why):
    assert details(clause) == expected, why


def test_the_words_of_places_are_no_details():
    assert details("Jets hit a market in Duma", at=("Duma",)) >= {"market"}


@pytest.mark.parametrize(
    ("clause", "code", "why"),
    [
        ("A bomb hit the wedding hall of the village", "shared_details", "the wedding again"),
        ("A bomb hit the bakery queue by the station", None, "no detail in common"),
    ],
)
def test_shared_details_speak_for_a_link(clause, code, why):
    ones, others = (
        telling_of(sightings_of(reading(name, [Row(words, "hit")])))
        for name, words in (("a", "A blast hit a wedding party in a hall"), ("b", clause))
    )
    codes = {reason.code for reason in compare_across(ones, others).reasons}
    assert ("shared_details" in codes) is (code is not None), why
