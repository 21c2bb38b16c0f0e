"""Who holds a place by the way: rows of (sentence, holder, side, how much, why)."""

from dataclasses import replace

import pytest
from builders import Row, reading

from warledger.reconcile.control import control_intervals
from warledger.reconcile.presupposed import presupposed_holds
from warledger.reconcile.sightings import sightings_of
from warledger.records import Actor
from warledger.vocabulary.conflicts import load_conflicts


def made(sentence, place="Northgate", actor=None):
    bare = reading("a", [Row(sentence, "hit", at=("Northgate",))])
    start = bare.document.text.index(place)
    found = replace(bare.places[0], start=start, end=start + len(place), country="SY")
    actors = ()
    if actor is not None:
        at = bare.document.text.index(actor)
        actors = (Actor(at, at + len(actor), actor, kind="rebel", side="opposition"),)
    return replace(bare, places=(found,), actors=actors)


@pytest.mark.parametrize(
    ("sentence", "actor", "expected", "why"),
    [
        ("jets hit rebel-held Northgate", "rebel", ("rebel", "opposition", "whole"), "a mention in the compound"),
        ("jets hit rebel-held Northgate", None, ("Syrian opposition armed groups", "opposition", "whole"), "a part"),
        (
            "jets hit the regime-controlled district of Northgate",
            None,
            ("Syrian government forces", "government", "whole"),
            "the district is the place",
        ),
        (
            "jets hit a rebel-held district of Northgate",
            None,
            ("Syrian opposition armed groups", "opposition", "part"),
            "one of its districts",
        ),
        (
            "jets hit rebel-held areas of Northgate",
            None,
            ("Syrian opposition armed groups", "opposition", "part"),
            "areas",
        ),
        (
            "jets hit rebel-held eastern Northgate",
            None,
            ("Syrian opposition armed groups", "opposition", "part"),
            "its east",
        ),
        (
            "jets hit the Kurdish stronghold of Northgate",
            None,
            ("Syrian Democratic Forces", "sdf", "whole"),
            "a stronghold",
        ),
        ("jets hit rebel-held positions that overlook Northgate", None, None, "positions, not the place"),
        ("jets hit long-held Northgate", None, None, "nobody"),
        ("jets hit Northgate", None, None, "nothing"),
    ],
)
def test_who_holds_a_place_by_the_way(sentence, actor, expected, why):
    found = presupposed_holds(made(sentence, actor=actor), load_conflicts()["syria"])
    held = [(h.holder, h.side, h.extent) for holds in found.values() for h in holds]
    assert held == ([] if expected is None else [expected]), why


def test_it_makes_an_interval_from_the_day_of_the_report():
    sightings = sightings_of(made("jets hit rebel-held Northgate", actor="rebel"))
    (found,) = control_intervals(sightings, {})
    assert (found.place, found.holder, found.status, found.begin, found.precision) == (
        "Northgate",
        "rebel",
        "held",
        "2017-03-21",
        "by_publication",
    )
