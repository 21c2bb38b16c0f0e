"""How firmly a deed is told: intention, prediction, condition, question, hedge, denial, and what stays asserted."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Claim, Document

AHEAD = ("planned", "predicted", "hypothetical")
"""Stances of what has not happened yet; which of them it is may be open."""

# (sentence, trigger, stances that are right, negated; None where both readings hold)
INTENTIONS = (
    ("The army intends to retake the city.", "retake", ("planned",), False),
    ("The group has vowed to attack the capital.", "attack", ("planned",), False),
    ("The militia threatened to blow up the dam.", "blow up", ("planned",), False),
    ("The general ordered his men to shell the town.", "shell", ("planned",), False),
    ("The president ordered troops to withdraw from the town.", "withdraw", ("planned",), False),
    ("Officials are considering an attack on the port.", "attack", ("planned",), False),
    ("The two sides agreed to hold talks next week.", "talks", ("planned",), False),
    ("The rebels were on the verge of capturing the airport.", "capturing", AHEAD, False),
    ("Forces were about to storm the compound.", "storm", AHEAD, False),
    ("Troops are poised to enter the town.", "enter", AHEAD, False),
    ("Troops stand ready to attack the town.", "attack", AHEAD, False),
    ("The army is gearing up for an offensive on Idlib.", "offensive", ("planned",), False),
    ("A plot to bomb the embassy was uncovered.", "bomb", ("planned",), False),
    ("Police foiled a plot to bomb the embassy.", "bomb", ("planned",), None),
    (
        "The army prevented rebels from capturing the bridge.",
        "capturing",
        ("planned", "predicted", "hypothetical", "asserted"),
        True,
    ),
    (
        "The truce averted an assault on the city.",
        "assault",
        ("planned", "predicted", "hypothetical", "asserted"),
        True,
    ),
    ("The rebels tried to storm the base.", "storm", ("planned", "predicted", "hypothetical", "asserted"), None),
    ("The rebels abandoned plans to attack the port.", "attack", ("planned",), None),
    ("The army cancelled a planned raid on the camp.", "raid", ("planned",), None),
    ("The Navy will hold exercises with live missiles next week.", "exercises", AHEAD, False),
    ("NATO troops rehearsed an attack on an airfield during exercises.", "attack", ("hypothetical",), None),
)

PREDICTIONS = (
    ("Analysts predict that the rebels will attack the capital.", "attack", ("predicted",), False),
    ("The army is expected to attack within days.", "attack", AHEAD, False),
    ("An offensive is likely in the coming days.", "offensive", AHEAD, False),
    ("The UN warned of an imminent attack on the camp.", "attack", AHEAD, False),
    ("Residents fear an attack on the town.", "attack", AHEAD, False),
    ("There are fears of an assault on the city.", "assault", ("predicted",), False),
    ("The minister warned that Iran would strike the base.", "strike", AHEAD, False),
    ("Tehran warned it would strike back if the base was attacked.", "attacked", AHEAD, False),
    ("A ground assault could follow within days.", "assault", AHEAD, False),
    (
        "The war may spread to Lebanon, killing thousands of people.",
        "killing",
        ("planned", "predicted", "hypothetical", "hedged"),
        False,
    ),
)

CONDITIONS = (
    ("If the army attacks, the rebels will respond.", "attacks", ("hypothetical",), False),
    ("Unless the siege is lifted, thousands will die.", "die", AHEAD, False),
    ("Had the army attacked, many would have died.", "attacked", ("hypothetical",), False),
    ("The army would have captured the town but for the rain.", "captured", ("hypothetical",), None),
    ("The strike would have killed hundreds of people.", "killed", ("hypothetical",), None),
    ("In the event of an attack, sirens will sound.", "attack", ("hypothetical",), False),
    ("Should rebels attack the town, the army will respond.", "attack", ("hypothetical",), False),
    ("The rebels should have attacked the base at night.", "attacked", ("hypothetical",), None),
    ("Suppose rebels attacked the port.", "attacked", ("hypothetical",), False),
    ("The army must retake the town.", "retake", AHEAD, False),
    ("The army should stop bombing the town.", "bombing", ("planned", "predicted", "hypothetical", "asserted"), None),
)

QUESTIONS = (
    ("Did the army bomb the hospital?", "bomb", ("hypothetical",), False),
    ("Who shelled the market?", "shelled", ("asserted", "hypothetical", "hedged"), False),
    ("Has the army captured the town?", "captured", ("hypothetical",), False),
    ("Will the rebels attack the capital?", "attack", AHEAD, False),
    ("It is unclear whether rebels captured the village.", "captured", ("hypothetical", "hedged"), False),
    (
        "Investigators are trying to establish whether the army shelled the camp.",
        "shelled",
        ("hypothetical", "hedged"),
        False,
    ),
    (
        "The UN called on the parties to stop the shelling.",
        "shelling",
        ("asserted", "planned", "predicted", "hypothetical"),
        None,
    ),
)

HEDGES = (
    ("Rebels are thought to have shot down the jet.", "shot down", ("hedged",), False),
    ("The jet was reportedly hit by a missile.", "hit", ("hedged",), False),
    ("The group is suspected of bombing the mosque.", "bombing", ("hedged",), False),
    ("Rebels are accused of shelling the market.", "shelling", ("hedged", "asserted"), False),
    ("It is possible that rebels fired the rocket.", "fired", ("hedged",), False),
    ("It appears that the army bombed the school.", "bombed", ("hedged",), False),
    ("It seems rebels have taken the village.", "taken", ("hedged",), False),
    ("Rebels probably shelled the village.", "shelled", ("hedged",), False),
    ("Rebels must have shelled the village.", "shelled", ("hedged", "hypothetical"), False),
    ("There were unconfirmed reports of an air strike on the camp.", "air strike", ("hedged",), False),
    ("Rumours of a raid on the village spread quickly.", "raid", ("hedged",), False),
    ("The alleged attack took place at noon.", "attack", ("hedged",), False),
    ("A suspected drone strike killed two men.", "killed", ("asserted", "hedged"), False),
    ("The army is said to have shelled the village.", "shelled", ("hedged",), False),
    ("Rebels claimed to have captured the hill.", "captured", ("asserted", "hedged"), False),
    ("Purportedly, rebels seized the convoy.", "seized", ("hedged",), False),
    ("According to unverified reports, rebels seized the convoy.", "seized", ("hedged",), False),
    ("The army could not confirm that rebels had seized the convoy.", "seized", ("hedged",), None),
    ("Apparently the militia burned the village.", "burned", ("hedged",), False),
    ("The militia is presumed to have burned the village.", "burned", ("hedged",), False),
)

DENIALS = (
    ("The army denies having shelled the hospital.", "shelled", ("denied",), False),
    ("The group denied any involvement in the attack.", "attack", ("asserted", "denied"), False),
    ("The group denied carrying out the attack.", "attack", ("asserted", "denied"), False),
    ("The army has yet to capture the airport.", "capture", ("planned", "predicted", "hypothetical", "asserted"), True),
    ("The army has not yet captured the airport.", "captured", ("asserted",), True),
    ("Rebels no longer control the village.", "control", ("asserted",), True),
    ("The rebels never captured the airport.", "captured", ("asserted",), True),
    (
        "The rebels failed to capture the airport.",
        "capture",
        ("planned", "predicted", "hypothetical", "asserted"),
        True,
    ),
    (
        "Rebels were unable to capture the airport.",
        "capture",
        ("planned", "predicted", "hypothetical", "asserted"),
        True,
    ),
    ("The army refused to attack the town.", "attack", ("planned", "predicted", "hypothetical", "asserted"), True),
    (
        "The army refrained from shelling the town.",
        "shelling",
        ("planned", "predicted", "hypothetical", "asserted"),
        True,
    ),
    ("Neither side attacked on Friday.", "attacked", ("asserted",), True),
    ("No attack took place on Friday.", "attack", ("asserted",), True),
    ("There was no shelling on Friday.", "shelling", ("asserted",), True),
    ("There were no clashes on Friday.", "clashes", ("asserted",), True),
    (
        "The army captured the town without shelling it.",
        "shelling",
        ("planned", "predicted", "hypothetical", "asserted"),
        True,
    ),
    (
        "Rebels stopped short of attacking the palace.",
        "attacking",
        ("planned", "predicted", "hypothetical", "asserted"),
        True,
    ),
    (
        "The army ruled out an attack on the town.",
        "attack",
        ("planned", "predicted", "hypothetical", "denied", "asserted"),
        None,
    ),
    ("The claim that the army shelled the school is false.", "shelled", ("denied",), False),
    ("The allegation that troops killed villagers was rejected by the army.", "killed", ("denied",), False),
    ("The army insisted that it had not bombed the school.", "bombed", ("asserted",), True),
    ("It is not true that the army bombed the school.", "bombed", ("denied",), None),
    ("Nobody attacked the base.", "attacked", ("asserted",), True),
    ("The rocket failed to explode.", "explode", ("asserted",), True),
    ("The rebels did nothing but shell the town.", "shell", ("asserted",), None),
    ("The army hardly shelled the town.", "shelled", ("asserted",), None),
    ("Not only did rebels attack the base, they burned it.", "attack", ("asserted",), False),
    ("The rebels did not only attack the base.", "attack", ("asserted",), None),
    (
        "Nothing stopped the rebels from capturing the town.",
        "capturing",
        ("asserted", "planned", "predicted", "hypothetical"),
        None,
    ),
    ("The army did not say when it had attacked the town.", "attacked", ("asserted",), False),
    ("Rebels do not deny attacking the base.", "attacking", ("asserted",), False),
)

ASSERTED = (
    ("Rebels succeeded in capturing the hill.", "capturing", ("asserted",), False),
    ("The army was able to capture the hill.", "capture", ("asserted",), False),
    ("The army, which plans to retake the city, shelled the suburbs.", "shelled", ("asserted",), False),
    ("After threatening for weeks, rebels attacked the port.", "attacked", ("asserted",), False),
    ("The rebels kept shelling the town.", "shelling", ("asserted",), False),
    ("The army resumed bombing the town.", "bombing", ("asserted",), False),
    ("The strike forced rebels to withdraw from the hill.", "withdraw", ("asserted",), False),
    ("An attack that officials had feared killed nine people.", "killed", ("asserted",), False),
    ("Troops moved in to protect civilians after rebels attacked the town.", "attacked", ("asserted",), False),
    ("The rebels ended their siege of the town.", "siege", ("asserted",), None),
    ("Rebels finally captured the town after failing to take it in June.", "captured", ("asserted",), False),
)
ROWS = (*INTENTIONS, *PREDICTIONS, *CONDITIONS, *QUESTIONS, *HEDGES, *DENIALS, *ASSERTED)


def claim_in(text: str, trigger: str) -> Claim:
    document = Document("d", "sha256:d", text, outlet="Wire", published="2017-03-21")
    found = read_layers(next(parse_documents([document]))).claims
    return next(claim for claim in found if trigger in text[slice(*claim.trigger)])


@pytest.mark.parametrize(("text", "trigger", "stances", "negated"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_stance_by_phenomenon(text, trigger, stances, negated):
    claim = claim_in(text, trigger)
    assert claim.stance in stances
    assert negated is None or claim.negated is negated
