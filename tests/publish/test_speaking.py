from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.speaking import is_many, on_whose_word, side_words, speaker, who_says
from warledger.records import Link

READING = made.READINGS[0]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (Link("Idris Vale", "said", side="opposition", affiliation="Coast Brigade"), "(Coast Brigade; opposition)"),
        (Link("Idris Vale", "said", affiliation="Its"), "Idris Vale"),  # a pronoun is no affiliation
        (Link("aid_workers", "said"), "aid workers"),  # an id reads as words
        (Link("fighter", "said", affiliation="coast_brigade"), "fighter (coast brigade)"),
        (Link("Coast Brigade spokesman", "said", affiliation="Coast Brigade"), "Coast Brigade spokesman"),  # said once
        (Link("envoy", "said", side="russia", affiliation="Russia"), "envoy (Russia)"),  # nor the side twice
        (Link("envoy", "said", side="of_the_hills"), "envoy (of the hills)"),  # a side that no conflict names
    ],
)
def test_a_speaker_is_named_with_whom_it_speaks_for(link, expected):
    assert speaker(link).endswith(expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("residents", True),
        ("military analysts in Kyiv", True),  # the noun before the preposition counts
        ("resident of two towns", False),
        ("pro-regime media", True),  # plural without an s
        ("both sides", True),
        ("Several of the wounded", True),
        ("United Nations", False),  # a name is one
        ("bus crew", False),
        ("press", False),
        ("", False),
    ],
)
def test_speakers_that_are_several_are_told_from_one(name, expected):
    assert is_many(name) is expected


@pytest.mark.parametrize(
    ("chain", "given", "before_words", "alone", "short"),
    [
        ((made.ARMY,), {}, "Norland army (government) says, in", "says so, in", "Norland army (government)"),
        ((made.ARMY,), {"stance": "denied"}, "denies, in", "denies it, in", "(government) (denied)"),
        ((made.NOBODY,), {"stance": "hedged", "origin": None}, "Nobody named in", "Nobody named in", "(not certain)"),
        (
            (Link("State TV", "reported"), Link("the envoy", "said")),
            {},
            "the envoy, quoted by State TV, says, in",
            "the envoy, quoted by State TV, says so, in",
            "the envoy, quoted by State TV",
        ),
        ((Link("medics", "reported"),), {}, "medics report, in", "medics report it, in", "medics"),
        ((Link("army", "denied"),), {}, "army says, in", "army says so, in", "army"),  # it denies something else
        ((), {}, "North Post itself", "North Post itself", "North Post"),
    ],
)
def test_who_says_so_is_told_with_the_right_verb(chain, given, before_words, alone, short):
    claim = made.claim(made.NORTH_DOCUMENT, "it had repelled the assault", *chain, **given)
    assert before_words in who_says(READING, claim)
    assert alone in who_says(READING, claim, is_alone=True)
    assert on_whose_word(READING, claim).endswith(short)


def test_a_document_without_outlet_is_named_by_its_id():
    reading = replace(READING, document=replace(made.NORTH_DOCUMENT, outlet=None))
    assert who_says(reading, made.AIM) == "north itself"


def test_a_side_has_the_word_that_its_conflicts_share():
    assert [side_words(side) for side in ("russia", "government", "sdf")] == [
        "Russia", "government", "Syrian Democratic Forces",
    ]  # fmt: skip
