from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish import harm, testimony
from warledger.publish.harm import figure_of, toll_words
from warledger.records import Actor, EventToll, Reading, TollAccount

MONITOR_SAID = made.claim(made.NORTH_DOCUMENT, "About 12 soldiers were killed", made.MONITOR, ordinal=1)
ARMY_SAID = made.claim(made.NORTH_DOCUMENT, "About 12 soldiers were killed", made.ARMY, ordinal=2)
ARMY = Actor(0, 6, "Norland army", side="government")
CLAIMS = (MONITOR_SAID, ARMY_SAID, made.BELIEVED, made.THIRTY)
READING = Reading(made.NORTH_DOCUMENT, claims=CLAIMS, actors=(ARMY,))
TESTIMONY = testimony.Testimony.of([READING])


def account(low, high, claim):
    return TollAccount(low, high, claim.origin, ("north",), (claim.id,))


def toll(low, best, high, *accounts, **given):
    return EventToll("killed", low, best, high, accounts, **given)


@pytest.mark.parametrize(
    ("toll", "expected"),
    [
        (toll(12, 12, 12, account(12, 12, MONITOR_SAID)), "single"),
        (toll(12, 12, 12, account(12, 12, MONITOR_SAID), account(12, 12, made.THIRTY)), "corroborated"),
        # "at least 12" can be true if 14 is: two origins hold the best figure
        (toll(12, 14, 14, account(14, 14, MONITOR_SAID), account(12, None, made.THIRTY)), "corroborated"),
        (toll(12, 14, 14, account(14, 14, MONITOR_SAID), account(12, 12, made.THIRTY)), "single"),  # 12 is not 14
        (toll(12, 12, 30, account(12, 12, made.BELIEVED), account(30, 30, made.THIRTY)), "unattributed"),
        (toll(12, 12, 12, account(12, 12, made.BELIEVED)), "unattributed"),
        # a party counts its own dead
        (toll(12, 12, 12, account(12, 12, ARMY_SAID), party="Norland army"), "admitted"),
        (toll(12, 12, 12, account(12, 12, ARMY_SAID), party="Coast Brigade"), "single"),  # it counts the other's
        (toll(12, 12, 12, account(12, 12, ARMY_SAID)), "single"),  # whose dead is not said
    ],
)
def test_a_figure_is_graded_by_who_stands_behind_what_is_best_believed(toll, expected):
    event = replace(made.DEATHS, grade="agreed", tolls=(toll,))  # that it happened may rest on more
    assert figure_of(event, toll, TESTIMONY).grade == expected


@pytest.mark.parametrize(
    ("toll", "expected"),
    [
        (toll(12, 12, 12), "12 killed"),
        (toll(12, 12, 30), "12–30, best 12 killed"),  # best is shown wherever there is a range
        (toll(12, 20, None), "at least 12, best 20 killed"),
        (toll(50, 50, None), "at least 50 killed"),
        (toll(12, None, 30), "12–30 killed"),  # a convention without a best
        (toll(0, 0, 0), "none killed"),
        (toll(None, None, None, TollAccount(None, None, "army", (), (), "dozens")), "dozens killed"),
        (toll(5, 5, 5, population="children", party="Norland"), "5 killed (children of Norland)"),
        (toll(None, None, None, TollAccount(48, 48, "A", (), (), set_aside="former")), "no standing figure of killed"),
        (toll(5, 5, 5, scope="subset"), "5 killed, part of a larger number"),
    ],
)
def test_a_figure_in_words(toll, expected):
    assert toll_words(toll) == expected


def test_what_nobody_stands_for_is_told_after_what_somebody_does():
    tolls = (toll(90, 90, 90, account(90, 90, made.BELIEVED)), toll(30, 30, 30, account(30, 30, made.THIRTY)))
    section = harm.tolls([replace(made.DEATHS, tolls=tolls)], TESTIMONY)
    assert [line.grade for line in section.groups[0].lines] == ["single", "unattributed"]


@pytest.mark.parametrize("convention", ["ucdp", "acled", "airwars"])
def test_the_section_says_by_which_convention_it_sums_up(convention):
    event = replace(made.DEATHS, tolls=(toll(12, 12, 12, account(12, 12, MONITOR_SAID)),))
    assert harm.tolls([event], TESTIMONY, convention).note.casefold().startswith(convention)
