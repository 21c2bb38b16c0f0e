"""The weights and word lists of reconciling: complete, typed, and of kinds that exist."""

import pytest

from warledger.contract import schema
from warledger.records import Grade
from warledger.vocabulary.reconciling import (
    grade_words,
    kind_weight,
    population_class,
    reconciling,
    told_kind,
    weapon_class,
)

KINDS = set(schema()["$defs"]["event"]["properties"]["sub_event_type"]["enum"])


def test_every_kind_named_is_of_the_contract():
    vocabulary = reconciling()
    named = {kind for group in vocabulary.kinds for kind in group.kinds} | {cue.kind for cue in vocabulary.kind_cues}
    for kinds in (
        vocabulary.silent_kinds,
        vocabulary.vague_kinds,
        vocabulary.two_sided,
        vocabulary.one_sided,
        vocabulary.violent,
        vocabulary.statements,
    ):
        named |= kinds
    assert named <= KINDS


@pytest.mark.parametrize("grade", Grade.__args__)
def test_every_grade_has_words(grade):
    assert grade_words(grade).words


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        ("Attack", "Attack", 1.0, "the same"),
        ("Attack", "Suicide bomb", 0.5, "an attack of whatever kind"),
        ("Air/drone strike", "Suicide bomb", 0.1, "a hub ties nobody else together"),
        ("Other", "Diplomacy", 0.0, "“other” says nothing"),
        ("Diplomacy", "Armed clash", None, "no report calls talks a clash"),
    ],
)
def test_how_alike_kinds_are(first, second, expected, why):
    assert kind_weight(first, second) == expected, why
    assert kind_weight(second, first) == expected, why


@pytest.mark.parametrize(
    ("kind", "trigger", "clause", "expected", "why"),
    [
        ("Attack", "killed", "an air raid killed nine", "Air/drone strike", "the clause names the deed"),
        ("Mob violence", "killed", "nine people were killed", "Attack", "a count of victims is some attack"),
        ("Mob violence", "lynched", "a crowd lynched a man", "Mob violence", "a deed of its own"),
        ("Diplomacy", "talks", "talks on the bombing", "Diplomacy", "an exact kind stays"),
    ],
)
def test_the_kind_that_words_name(kind, trigger, clause, expected, why):
    assert told_kind(kind, trigger, clause) == expected, why


@pytest.mark.parametrize(
    ("weapon", "expected"),
    [("barrel bombs", "from the air"), ("a car bomb", "planted or carried explosive"), ("words", None)],
)
def test_classes_of_weapons(weapon, expected):
    assert weapon_class(weapon) == expected


@pytest.mark.parametrize(
    ("population", "expected"),
    [("children", "civilians"), ("Pro-government fighters", "fighters"), ("people", "people"), ("camels", None)],
)
def test_classes_of_people(population, expected):
    assert population_class(population) == expected
