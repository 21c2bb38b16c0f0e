"""Who holds which place when: intervals from claims, what they rest on, and the answer of a day."""

import pytest
from builders import Row, reading

from warledger.reconcile.control import control_intervals
from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.standing import standing_on
from warledger.records import Control


def intervals(*rows, copies=None, outlet=None):
    sightings = [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row], outlet=outlet))]
    return control_intervals(sightings, {}, copies or {})


def claim(holder, status, on=None, clause="{holder} took Duma", **more):
    words = clause.format(holder=holder)
    control = Control("Duma", holder, status)
    return Row(words, words.split()[0], by=(holder,), at=("Duma",), on=on, control=control, **more)


PARTS = "{holder} took parts of Duma"


def short(found):
    return [(i.holder, i.status, i.begin, i.until) for i in found]


@pytest.mark.parametrize(
    ("rows", "expected", "why"),
    [
        (
            [claim("Rebels", "captured", "2017-03-19"), claim("Army", "captured", "2017-03-21")],
            [("Rebels", "captured", "2017-03-19", "2017-03-20"), ("Army", "captured", "2017-03-21", None)],
            "who takes it ends the other's hold, on the day before",
        ),
        (
            [claim("Army", "held", "2017-03-19"), claim("Army", "held", "2017-03-21", says="Monitor")],
            [("Army", "held", "2017-03-19", None)],
            "the same said twice is one interval",
        ),
        (
            [claim("Rebels", "held", "2017-03-19"), claim("Army", "captured", "2017-03-19")],
            [("Rebels", "held", "2017-03-19", "2017-03-19"), ("Army", "captured", "2017-03-19", None)],
            "taken on the day on which it was held: both hold on that day",
        ),
        (
            [claim("Rebels", "held", "2017-03-19"), claim("Rebels", "lost", "2017-03-21")],
            [("Rebels", "held", "2017-03-19", "2017-03-20"), ("Rebels", "lost", "2017-03-21", None)],
            "a loss ends a hold and names nobody",
        ),
        (
            [claim("Rebels", "captured", "2017-03-19"), claim("Rebels", "held")],
            [("Rebels", "captured", "2017-03-19", None)],
            "without a day it is so as the report appears",
        ),
        ([claim("Army", "held")], [("Army", "held", "2017-03-21", None)], "known from the day of the report"),
        (
            [claim("Army", "captured", "2017-03-01/2017-03-31"), claim("Army", "captured", "2017-03-27")],
            [("Army", "captured", "2017-03-27", None)],
            "a month and a day within it",
        ),
        (
            [claim("Rebels", "held", "2017-01-02"), claim("Army", "held", "2017-03-19")],
            [("Rebels", "held", "2017-01-02", "2017-03-18"), ("Army", "held", "2017-03-19", None)],
            "nobody told of it for long: a change that no report tells",
        ),
        (
            [claim("Army", "captured", "2017-03-19"), claim("Army", "captured", "2017-03-19", PARTS)],
            [("Army", "captured", "2017-03-19", None)],
            "a part of what it holds is nothing new",
        ),
        (
            [claim("Rebels", "held", "2017-03-19"), claim("Army", "captured", "2017-03-20", PARTS)],
            [("Rebels", "held", "2017-03-19", None), ("Army", "captured", "2017-03-20", None)],
            "who loses a part holds the rest",
        ),
    ],
)  # fmt: skip
def test_intervals(rows, expected, why):
    assert short(intervals(*rows)) == expected, why


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (claim("Army", "captured", "2017-03-19", stance="planned"), "a plan holds nothing"),
        (claim("Army", "captured", "2017-03-19", negated=True), "not so"),
        (claim("Army", "captured", "2017-03-19", stance="denied"), "denied"),
        (claim("Army", "captured", "2017-03-19", "to retake Duma with {holder} units"), "a purpose"),
        (claim("Army", "captured", "2017-03-19", "{holder} took a hilltop near Duma"), "beside the town"),
        (claim("Army", "captured", "2017-03-19", "{holder} took villages south of Duma"), "outside it"),
        (claim("Residents", "lost", "2017-03-19", "{holder} fled Duma"), "who lives there holds no ground"),
        (claim("SOHR", "lost", "2017-03-19", "{holder} lost Duma"), "a monitor"),
        (claim("Army", "besieged", "2017-03-19", "{holder} cut the supply road to Duma"), "a road that is cut"),
        (claim("Army", "captured", background=True), "history without a day"),
    ],
)  # fmt: skip
def test_what_tells_nothing_of_who_holds_a_place(row, why):
    assert intervals(row) == (), why


@pytest.mark.parametrize(
    ("clause", "extent", "why"),
    [
        ("{holder} hold Duma", "whole", "the place itself"),
        ("{holder} hold parts of Duma", "part", "parts of"),
        ("{holder} hold 60 percent of Duma", "part", "a share"),
        ("{holder} hold eastern Duma", "part", "its east"),
        ("{holder} hold Duma's northern districts", "part", "its districts"),
        ("{holder} hold several streets in Duma", "part", "in it"),
        ("{holder} took Duma as part of an offensive", "whole", "the offensive has the part"),
        ("{holder} hold it", "whole", "it is meant"),
        ("{holder} advanced", "part", "not named"),
    ],
)
def test_how_much_of_a_place_is_meant(clause, extent, why):
    (found,) = intervals(claim("Rebels", "held", "2017-03-19", clause))
    assert found.extent == extent, why


@pytest.mark.parametrize(
    ("rows", "basis", "why"),
    [
        ([claim("Army", "captured", "2017-03-19", says="Army")], ("claimed", "only its own side: Army"), "its own"),
        (
            [claim("Army", "captured", "2017-03-19", says="Monitor")],
            ("claimed", "only one origin: Monitor"),
            "one monitor",
        ),
        (
            [claim("Army", "captured", "2017-03-19", says=who) for who in ("Army", "Monitor")],
            ("corroborated", "2 independent origins: Army, Monitor"),
            "two",
        ),
        (
            [claim("Army", "captured", "2017-03-19", says=who) for who in ("Army", "Russia")],
            ("claimed", "only its own side: Army, Russia"),
            "two allies",
        ),
        (
            [claim("Army", "captured", "2017-03-19", says="Rebel Spokesman")],
            ("corroborated", "admitted by Rebel Spokesman (the opposition)"),
            "the loser says so",
        ),
        (
            [claim("Rebels", "lost", "2017-03-19", says="Rebel Spokesman")],
            ("corroborated", "admitted by Rebel Spokesman (the opposition)"),
            "the loser tells its loss",
        ),
        ([claim("Army", "captured", "2017-03-19", says=None)], ("claimed", "nobody's word is given"), "nobody"),
    ],
)  # fmt: skip
def test_what_an_interval_rests_on(rows, basis, why):
    (found,) = intervals(*rows)
    assert (found.basis, found.why) == basis, why


CHANGED = [claim("Rebels", "captured", "2017-03-19"), claim("Army", "captured", "2017-03-21")]
BOTH = [claim("Rebels", "held", "2017-03-19", says="Rebel Spokesman"), claim("Army", "held", "2017-03-19", says="Army")]


@pytest.mark.parametrize(
    ("rows", "day", "status", "holders", "why"),
    [
        (CHANGED, "2017-03-18", "unknown", (), "nobody said so yet"),
        (CHANGED, "2017-03-19", "held", ("Rebels",), "the day of the capture"),
        (CHANGED, "2017-03-20", "held", ("Rebels",), "still so"),
        (CHANGED, "2017-03-21", "held", ("Army",), "the day of the other capture"),
        (CHANGED, "2019-01-01", "held", ("Army",), "nobody told otherwise"),
        (BOTH, "2017-03-20", "contested", ("Army", "Rebels"), "two words against each other"),
        ([claim("Rebels", "besieged", "2017-03-19")], "2017-03-20", "besieged", (), "held by nobody named"),
        (
            [claim("Rebels", "held", "2017-03-18"), claim("Rebels", "besieged", "2017-03-19")],
            "2017-03-20",
            "besieged",
            ("Rebels",),
            "who is besieged holds it",
        ),
        ([claim("Rebels", "besieged", "2017-03-19")], "2017-09-20", "unknown", (), "long ago"),
        ([claim("Rebels and Army", "contested", "2017-03-19")], "2017-03-19", "contested", (), "fought over"),
        ([claim("Rebels", "lost", "2017-03-19")], "2017-03-20", "unknown", (), "lost, and to nobody"),
        (
            [
                claim("Rebels", "held", "2017-03-19", "{holder} hold eastern Duma"),
                claim("Army", "held", "2017-03-19", "{holder} hold western Duma"),
            ],
            "2017-03-20",
            "contested",
            ("Army", "Rebels"),
            "each a part",
        ),
    ],
)  # fmt: skip
def test_the_answer_of_a_day(rows, day, status, holders, why):
    found = standing_on(intervals(*rows), day)
    assert [(s.status, tuple(sorted(s.holders))) for s in found] == [(status, holders)], why


def test_the_words_of_an_answer_name_basis_and_day():
    (found,) = standing_on(intervals(*CHANGED), "2017-04-02")
    assert found.words == "held by Army, claimed (only one origin: Outlet d1), last told of 2017-03-21"
    (lost,) = standing_on(intervals(claim("Rebels", "lost", "2017-03-19")), "2017-03-20")
    assert lost.words == "unknown: lost by Rebels, and nobody is said to hold it since"
    (early,) = standing_on(intervals(*CHANGED), "2017-01-01")
    assert (early.words, early.intervals) == ("unknown: nobody says who held it then", ())


def test_rivals_are_named():
    found = intervals(*BOTH)
    assert {i.holder: i.rivals for i in found} == {"Army": ("Rebels",), "Rebels": ("Army",)}


def test_a_copy_corroborates_nothing():
    rows = [claim("Army", "captured", "2017-03-19"), claim("Army", "captured", "2017-03-19", "{holder} has taken Duma")]
    assert intervals(*rows)[0].basis == "corroborated"
    assert intervals(*rows, copies={"d0": ("d1",), "d1": ("d0",)})[0].basis == "claimed"
