from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.answer import who_held

CLAIMED = replace(made.HELD, origins=("Idris Vale",))
CORROBORATED = replace(CLAIMED, basis="corroborated", why="two independent origins")
ARMY = replace(CLAIMED, holder="Norland army", status="held", origins=("Norland army",))
HELD = replace(CLAIMED, status="held", origins=("residents",))
DAY = "Sarun on Tuesday 21 March 2017: "
BY_VALE = "Coast Brigade (claimed by Idris Vale)"
BY_ARMY = "Norland army (claimed by Norland army)"
BY_TWO = "Coast Brigade (corroborated: two independent origins)"


@pytest.mark.parametrize(
    ("intervals", "answer"),
    [
        ((), "nobody says who held it."),
        ((CLAIMED,), f"{BY_VALE}."),
        ((CORROBORATED,), f"{BY_TWO}."),
        # two holders: neither is believed for being told first, but what is corroborated stands first
        ((ARMY, CLAIMED), f"said of several – {BY_ARMY}; {BY_VALE}."),
        ((ARMY, CORROBORATED), f"said of several – {BY_TWO}; {BY_ARMY}."),
        # the same holder, held and captured, is one
        ((CLAIMED, HELD), "Coast Brigade (claimed by Idris Vale and residents)."),
        ((replace(CLAIMED, status="lost"),), "lost by Coast Brigade (claimed by Idris Vale)."),
        ((replace(CLAIMED, status="besieged", holder=None),), "besieged (claimed by Idris Vale)."),
        ((replace(CLAIMED, begin=None),), "nobody says who held it."),  # of no day: it says nothing of this one
        ((replace(CLAIMED, origins=(None,)),), "Coast Brigade (claimed by nobody named)."),
    ],
)
def test_who_held_a_place_is_answered_in_one_sentence(intervals, answer):
    assert who_held(intervals, "Sarun", "2017-03-21") == DAY + answer
