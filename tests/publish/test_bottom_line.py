from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.brief import compose, render
from warledger.records import EventToll, Reconciled, TollAccount


def opening(*events):
    return compose(Reconciled(events=events), made.READINGS).bottom_line


def toll(low, high, claim, **given):
    accounts = (TollAccount(low, high, claim.origin, ("north",), (claim.id,)),)
    return EventToll("killed", low, high, high, accounts, **given)


def test_the_first_sentence_counts_what_is_told_by_grade():
    brief = compose(made.RECONCILED, made.READINGS)
    assert brief.tally == {"single": 1, "contested": 1}
    assert brief.bottom_line[0].words == (
        "2 happenings are told of 19 March 2017 at Sarun: 1 on one origin's word and 1 contested. "
        "On 1 of them, accounts contradict each other."
    )


def test_nothing_happened_is_said_in_one_line():
    brief = compose(Reconciled(), [])
    assert brief.bottom_line == ()
    assert "No happening of war was found in these documents." in render(brief)


@pytest.mark.parametrize(
    ("grade", "lead"),
    [
        ("agreed", "Both sides say (government side, opposition side and Harbour Monitor): "),
        ("admitted", "Admitted against interest (government side, opposition side and Harbour Monitor): "),
        ("corroborated", "3 independent origins say (government side, opposition side and Harbour Monitor): "),
        ("contested", "Contested (government side, opposition side and Harbour Monitor): "),
    ],
)
def test_a_happening_is_told_with_how_far_it_is_supported(grade, lead):
    line = opening(replace(made.STORM, grade=grade))[1]
    assert line.words == f"{lead}Rebels attack the army at Sarun (19 March 2017)."
    assert (line.grade, line.event) == (grade, made.STORM.id)


@pytest.mark.parametrize(
    ("given", "is_told"),
    [
        ({}, True),
        ({"words": "Who fled the fighting"}, False),  # begins in the middle of a phrase
        ({"words": "The fighters withdrew from"}, False),  # ends in the middle of one
        ({"begin": None, "until": None}, False),  # of no day
        ({"begin": "2016-01-01", "until": "2017-03-19"}, False),  # of a whole year
    ],
)
def test_only_what_can_be_told_in_a_sentence_with_a_day_opens_a_brief(given, is_told):
    told = [line for line in opening(replace(made.STORM, disputes=(), **given)) if line.event]
    assert bool(told) is is_told


def test_the_gravest_toll_somebody_stands_for_comes_before_a_higher_one_that_nobody_does():
    tolls = (toll(90, 90, made.BELIEVED), toll(30, 30, made.THIRTY))
    line = next(line for line in opening(replace(made.DEATHS, tolls=tolls)) if line.figures)
    assert line.words.startswith("Gravest toll of one happening: 30 killed at Sarun, 19 March 2017 (one origin)")
    assert [(figure.low, figure.grade) for figure in line.figures] == [(30, "single")]


def test_a_count_over_the_whole_war_is_not_the_toll_of_a_happening():
    counted = toll(5000, 5000, made.THIRTY, scope="cumulative")
    assert not any(line.figures for line in opening(replace(made.DEATHS, tolls=(counted,))))


def test_the_main_dispute_has_one_voice_a_side():
    line = opening(made.STORM)[-1]
    assert line.words == "Main dispute, how it ended: Armed clash, Sarun, 19 March 2017."
    assert [voice.who[:2] for voice in line.voices] == ["A)", "B)"]
    assert line.grade == "contested"


def test_one_happening_is_told_without_counting():
    brief = compose(Reconciled(events=(made.STORM,)), made.READINGS)
    assert brief.bottom_line[0].words == (
        "1 happening is told of 19 March 2017 at Sarun: accounts that cannot all be true; accounts of it contradict "
        "each other."
    )


def test_who_agrees_or_admits_is_told_as_reconciling_says_it():
    event = replace(made.STORM, grade="agreed", reasons=("agreed: the army and the Coast Brigade both say so",))
    line = opening(event)[1]
    assert line.words.startswith("Both sides say (the army and the Coast Brigade): Rebels attack")
