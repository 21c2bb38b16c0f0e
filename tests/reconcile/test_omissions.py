"""What a side leaves out of an event, and what a report says that somebody did not mention."""

from dataclasses import replace

import pytest
from builders import Row, reading, toll

from warledger.reconcile.independence import origin_groups
from warledger.reconcile.noted import facet_of
from warledger.reconcile.omissions import omissions_of
from warledger.reconcile.responsibility import answering_of
from warledger.reconcile.sightings import sightings_of
from warledger.records import Silence

RAID = "Air/drone strike"
LOST = (toll(1, party="Army"),)
CHILDREN = (toll(5, population="children"),)


def left_out(*readings):
    sightings = [s for made in readings for s in sightings_of(made)]
    groups = origin_groups(sightings, {})
    return omissions_of(sightings, groups, answering_of(sightings, groups))


def said(says, clause, kind=RAID, by=("Army",), **more):
    return Row(clause, clause.split()[1], kind, by=by, to=("Rebels",), at=("Duma",), says=says, **more)


ARMY = [
    said("Army", "jets struck a depot at dawn"),
    said("Army", "pilots hit two trucks as well"),
    said("Army", "sorties went on until noon"),
]
MONITOR = [said("Monitor", "jets struck a school and killed pupils", tolls=CHILDREN)]
REBELS = [said("Rebel Spokesman", "planes bombed the school at dawn", tolls=CHILDREN)]
DENIAL = [*ARMY, said("Army", "nobody harmed pupils", tolls=(toll(0, population="children"),))]


@pytest.mark.parametrize(
    ("readings", "expected", "why"),
    [
        (
            [reading("a", ARMY), reading("b", MONITOR), reading("c", REBELS)],
            [("civilians", "Army", ("Monitor", "Rebel Spokesman")), ("toll", "Army", ("Rebel Spokesman",))],
            "the children whom it is blamed for; a monitor's count of the dead binds nobody",
        ),
        (
            [reading("a", ARMY[:1]), reading("b", MONITOR), reading("c", REBELS)],
            [],
            "one line is no account",
        ),
        (
            [reading("a", ARMY), reading("b", [said("Monitor", "a strike hit a school", tolls=CHILDREN, by=())])],
            [],
            "nobody blames it",
        ),
        (
            [reading("a", DENIAL), reading("b", MONITOR), reading("c", REBELS)],
            [("civilians", "Army", ("Monitor", "Rebel Spokesman"))],
            "“none” is a word on the toll",
        ),
        ([reading("a", ARMY), reading("b", [said("Russia", "jets hit a school", tolls=CHILDREN)])], [], "an ally"),
        (
            [
                reading("a", ARMY),
                reading(
                    "b",
                    [Row("rebels downed a jet", "downed", RAID, ("Rebels",), ("Army",), tolls=LOST, says="Monitor")],
                ),
            ],
            [("loss", "Army", ("Monitor",))],
            "its own loss",
        ),
    ],
)
def test_what_is_left_out(readings, expected, why):
    found = left_out(*readings)
    assert [(o.facet, o.silent[0], o.stated_by) for o in found] == expected, why


def test_the_words_name_who_and_what():
    (omission, *_) = left_out(reading("a", ARMY), reading("b", MONITOR), reading("c", REBELS))
    assert omission.words == (
        "Army (the government) tells of it without a word of civilians harmed, which Monitor and Rebel Spokesman state"
    )
    assert omission.documents == ("a",)


def test_a_silence_that_a_report_notes_is_kept_where_it_stands():
    made = reading("a", [said("outlet", "jets struck a school at dawn"), said("outlet", "officials gave no figure")])
    start = made.document.text.index("officials")
    noted = Silence(start, start + 24, "officials", "figure")
    (omission,) = left_out(replace(made, silences=(noted,), claims=made.claims[:1]))
    assert (omission.facet, omission.noted, omission.silent) == ("toll", True, ("officials",))
    assert made.document.text[omission.start : omission.end] == "officials gave no figure"
    assert omission.words == "officials: officials gave no figure (Outlet a notes)"


def test_a_silence_far_from_any_claim_is_of_no_event():
    made = reading("a", [said("outlet", "jets struck a school at dawn"), said("outlet", "x y " + "word " * 100)])
    at = len(made.document.text) - 10
    assert left_out(replace(made, silences=(Silence(at, at + 5, "officials", "figure"),), claims=made.claims[:1])) == ()


@pytest.mark.parametrize(
    ("about", "facet", "why"),
    [
        ("any casualties", "toll", "how many"),
        ("the school", "civilians", "a place of civilians"),
        ("who was behind the raid", "initiator", "whose deed"),
        ("the loss of the town", "loss", "a loss"),
        ("comment", "comment", "no comment"),
        ("whether the raid was planned", "detail", "something of a deed that was told"),
        ("the counter-attack", "deed", "the deed itself"),
        ("further details", None, "nothing of what is left out"),
        ("details of casualties", "toll", "details of something"),
    ],
)
def test_which_facet_words_are_about(about, facet, why):
    assert facet_of(about) == facet, why


@pytest.mark.parametrize(
    ("words", "about", "facet", "why"),
    [
        ("did not mention the raid", "the raid", "deed", "nothing of it"),
        ("declined to comment on the raid", "the raid", "comment", "no comment"),
        ("did not specify the nature of the raid", "the nature of the raid", "detail", "something of it"),
        ("gave no figure for the raid", "no figure", "toll", "how many"),
    ],
)
def test_what_a_noted_silence_leaves_out(words, about, facet, why):
    made = reading("a", [said("outlet", f"jets struck a school, and officials {words}")])
    start = made.document.text.index(words)
    (omission,) = left_out(replace(made, silences=(Silence(start, start + len(words), "officials", about),)))
    assert omission.facet == facet, why
