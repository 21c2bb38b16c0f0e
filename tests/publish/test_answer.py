from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.answer import nobody_says, who_held
from warledger.records import PlaceStanding

CLAIMED = replace(made.HELD, origins=("Idris Vale",))
CORROBORATED = replace(CLAIMED, basis="corroborated", why="two independent origins")
ARMY = replace(CLAIMED, holder="Norland army", status="held", origins=("Norland army",))
HELD = replace(CLAIMED, status="held", origins=("residents",))
FIGHT = replace(CLAIMED, status="contested", holder=None, origins=("monitor",))
SIEGE = replace(CLAIMED, status="besieged", holder=None, origins=("monitor",))
BY_VALE = "Coast Brigade (claimed by Idris Vale)"
BY_ARMY = "Norland army (claimed by Norland army)"
BY_TWO = "Coast Brigade (corroborated: two independent origins)"


@pytest.mark.parametrize(
    ("status", "intervals", "answer"),
    [
        ("held", (CLAIMED,), f"held by {BY_VALE}."),
        ("held", (CORROBORATED,), f"held by {BY_TWO}."),
        # two holders: what is corroborated stands first, else what begins latest
        ("contested", (ARMY, CLAIMED), f"contested: {BY_ARMY}; {BY_VALE}."),
        ("contested", (ARMY, CORROBORATED), f"contested: {BY_TWO}; {BY_ARMY}."),
        # the same holder, held and captured, is one
        ("held", (CLAIMED, HELD), "held by Coast Brigade (claimed by Idris Vale and residents)."),
        ("held", (replace(CLAIMED, extent="part"),), "held by Coast Brigade, a part of it (claimed by Idris Vale)."),
        ("contested", (FIGHT,), "contested (claimed by monitor)."),
        ("besieged", (SIEGE, CLAIMED), f"besieged (claimed by monitor); held by {BY_VALE}."),
        ("unknown", (), "unknown: nobody says who held it then."),
        ("held", (replace(CLAIMED, origins=(None,)),), "held by Coast Brigade (claimed by nobody named)."),
        # what was told long before the day asked for says so
        (
            "held",
            (replace(CLAIMED, last_told="2017-03-19"),),
            "held by Coast Brigade (claimed by Idris Vale, last told of 19 March 2017).",
        ),
    ],
)
def test_who_held_a_place_is_answered_in_one_sentence(status, intervals, answer):
    standing = PlaceStanding("Sarun", "2017-03-21", status, (), "unknown: nobody says who held it then", intervals)
    assert who_held(standing) == f"Sarun on Tuesday 21 March 2017: {answer}"


def test_of_a_place_that_nobody_speaks_of_nothing_is_known():
    assert nobody_says("Sarun", "2017-03-21") == (
        "Sarun on Tuesday 21 March 2017: unknown: nobody says who held it then."
    )
