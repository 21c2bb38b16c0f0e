"""Whose word a claim is: sides of outlets and speakers, names in short, who speaks together."""

from dataclasses import replace

import pytest
from builders import Row, reading

from warledger.reconcile.grade import grade_of
from warledger.reconcile.independence import origin_groups
from warledger.reconcile.sightings import sightings_of
from warledger.records import Actor


def said(says, **more):
    return Row("fighters attacked a post near the bridge", "attacked", by=("Rebels",), says=says, **more)


@pytest.mark.parametrize(
    ("outlet", "rows", "side", "why"),
    [
        (
            "SANA",
            [said("outlet", to=("Army",))],
            None,
            "no Syrian place or actor is named: another country's government",
        ),
        ("RT", [said("outlet", to=("Russia",))], "russia", "a party's own outlet, where the party has a part"),
        ("RT", [said("outlet", to=("Army",))], None, "Russia has no part in what is told"),
        ("Harbour Post", [said("outlet", to=("Army",))], None, "an outlet that nobody runs"),
        ("Harbour Post", [said("Colonel Ali", body="Army", to=("Army",))], "government", "a speaker for a known party"),
        ("Harbour Post", [said("Colonel Ali", body="Medics", to=("Army",))], None, "a speaker for no party"),
        (
            "Harbour Post",
            [said("Colonel Ali", body="group", to=("Army",))],
            None,
            "no armed group is known by its kind",
        ),
    ],
)
def test_sides(outlet, rows, side, why):
    (sighting,) = sightings_of(reading("a", rows, outlet=outlet))
    assert sighting.voice.side == side, why


def test_a_name_in_short_is_the_whole_name():
    rows = [said("Valley Observatory for Rights"), said("Observatory"), said("Observatory of the Coast")]
    names = [s.voice.name for s in sightings_of(reading("a", rows[:2]))]
    assert names == ["Valley Observatory for Rights"] * 2
    assert sightings_of(reading("a", rows))[1].voice.name == "Observatory", "two whole names: it may be either"


@pytest.mark.parametrize(
    ("rows", "count", "why"),
    [
        ([said("Valley Observatory"), said("source")], 1, "the source may be whoever is named"),
        ([said("Valley Observatory"), said("residents")], 2, "residents are others"),
        ([said("source")], 1, "one unnamed speaker alone"),
        ([said("residents"), said("outlet")], 1, "the outlet has it from them"),
    ],
)
def test_what_adds_no_origin_beside_others_of_its_report(rows, count, why):
    assert len(origin_groups(sightings_of(reading("a", rows)), {})) == count, why


def test_what_both_sides_say_together_is_agreed():
    sightings = sightings_of(reading("a", [said("both sides")]))
    grade, (reason, standing) = grade_of(sightings, origin_groups(sightings, {}), ())
    assert (grade, reason) == ("agreed", "agreed: Outlet a reports that both sides say so")
    assert standing == "standing: 1 outlet, 1 independent origin: both sides"


@pytest.mark.parametrize(
    ("clause", "owner", "speaker", "side", "why"),
    [
        ("the army's press team said that shells fell", "army", "the army's press team", "government", "in its phrase"),
        ("the army's spokesman Ali said that shells fell", "army", "Ali", "government", "right before the name"),
        ("Ali, who saw the army's advance, said that shells fell", "army", "Ali", None, "somewhere else"),
        ("the army met Ali, who said that shells fell", "army", "Ali", None, "no owner"),
    ],
)
def test_a_speaker_of_a_named_force_has_its_side(clause, owner, speaker, side, why):
    made = reading("a", [Row(clause, "fell", says="Ali")])
    start, end = clause.index(speaker), clause.index(speaker) + len(speaker)
    (claim,) = made.claims
    chain = (claim.chain[0], replace(claim.chain[1], start=start, end=end))
    at = clause.index(owner)
    army = Actor(at, at + len(owner), "Army", kind="state_forces", side="government")
    made = replace(made, actors=(army,), claims=(replace(claim, chain=chain),))
    assert sightings_of(made)[0].voice.side == side, why


def test_two_reports_of_one_speaker_are_one_origin_though_only_one_gives_the_side():
    known = sightings_of(reading("a", [said("Chief", body="Army", to=("Army",))]))
    unknown = sightings_of(reading("b", [said("Chief", body="Army")]))
    (group,) = origin_groups([*known, *unknown], {})
    assert group.side == "government"


def test_the_groups_spokesman_speaks_for_the_only_group_there_is():
    made = reading("a", [said("Chief", body="group")])
    rebels = replace(made.actors[0], kind="rebel")
    assert sightings_of(replace(made, actors=(rebels,)))[0].voice.side == "opposition"


def test_a_known_actor_has_the_side_of_the_conflict_whatever_the_report_takes_him_for():
    made = reading("a", [said("Russian MoD", body="Army", at=("Syria",))])
    syria = replace(made.places[0], country="SY")
    voice = sightings_of(replace(made, places=(syria,)))[0].voice
    assert (voice.side, voice.called) == ("russia", "Russian Defence Ministry")


@pytest.mark.parametrize(
    ("outlet", "side", "why"),
    [
        ("Al-Manar", "iran", "Hezbollah's channel, and Hezbollah fights on Iran's side there"),
        ("SANA", "government", "the government's agency, at home"),
        ("TASS", "russia", "a state that takes part"),
        ("Iraqi News Agency", None, "another country's government has no part"),
        ("Hill Post", None, "nobody's"),
    ],
)
def test_the_side_of_an_outlet_in_the_conflict_that_its_report_tells_of(outlet, side, why):
    made = reading("a", [said("outlet", at=("Syria",))], outlet=outlet)
    syria = replace(made.places[0], country="SY")
    assert sightings_of(replace(made, places=(syria,)))[0].voice.side == side, why


def test_what_nobody_can_say_is_the_outlets_own_word():
    (sighting,) = sightings_of(reading("a", [said("footage")]))
    assert (sighting.voice.is_outlet, sighting.voice.called) == (True, "Outlet a")


def test_a_group_based_elsewhere_does_not_speak_for_that_state():
    made = reading("a", [said("London-based group")])
    chain = (made.claims[0].chain[0], replace(made.claims[0].chain[1], side="britain"))
    made = replace(made, claims=(replace(made.claims[0], chain=chain),))
    assert sightings_of(made)[0].voice.side is None


def test_a_source_in_a_town_does_not_speak_for_the_town():
    (sighting,) = sightings_of(reading("a", [said("source", body="Duma", at=("Duma",))]))
    assert (sighting.voice.body, sighting.voice.called) == (None, "source")
