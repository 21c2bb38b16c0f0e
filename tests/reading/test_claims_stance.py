"""How firmly a deed is told, what is denied or negated, and what is history told as context."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Claim, Document

# (sentence, trigger, stance, reason)
ROWS = (
    ("Rebels attacked the base.", "attacked", "asserted", "plain past"),
    ("The rebels have attacked the base.", "attacked", "asserted", "perfect"),
    ("Rebels attacked the base, the army said.", "attacked", "asserted", "saying alone hedges nothing"),
    ("The army said on Monday that rebels had shelled the base.", "shelled", "asserted", "reported past"),
    ("Rebels reportedly attacked the base.", "attacked", "hedged", "adverb"),
    ("Rebels allegedly shelled the base.", "shelled", "hedged", "adverb"),
    ("Rebels may have attacked the base.", "attacked", "hedged", "modal and perfect"),
    ("Twelve soldiers are believed to have died in the clashes.", "died", "hedged", "believed to have"),
    ("Rebels appear to have captured the village.", "captured", "hedged", "appear to have"),
    ("The plane was apparently shot down.", "shot down", "hedged", "adverb in the passive"),
    ("Rebels plan to attack the base.", "attack", "planned", "plan to"),
    ("Rebels seek to break the siege of the town.", "break", "planned", "seek to"),
    ("The army vowed to recapture the town.", "recapture", "planned", "vow to"),
    ("The army is preparing to storm the town.", "storm", "planned", "prepare to"),
    ("The offensive is aimed at capturing the town.", "capturing", "planned", "aimed at"),
    ("Troops moved north with the aim of taking the town.", "taking", "planned", "the aim of"),
    ("The army sent tanks in order to capture the town.", "capture", "planned", "in order to"),
    ("The envoy is expected to visit Ankara.", "visit", "planned", "expected, by plan"),
    ("Media said that rebels had launched an offensive to regain ground.", "launched", "asserted", "the aim is ahead"),
    ("The army is to launch an offensive on the town.", "launch", "planned", "is to"),
    ("Peace talks to resume in Geneva on Thursday.", "alks", "planned", "a headline's infinitive"),
    ("The aim was to weaken the army, which shelled the town.", "shelled", "asserted", "another verb's infinitive"),
    ("Talks are set to resume in Geneva.", "alks", "planned", "set to"),
    ("The minister will visit Tehran on Friday.", "visit", "planned", "will, of an appointment"),
    ("Analysts believe government forces will attack the town.", "attack", "predicted", "believed to come"),
    ("Officials fear rebels will attack the capital.", "attack", "predicted", "feared to come"),
    ("Rebels are likely to attack the town.", "attack", "predicted", "likely to"),
    ("If rebels attack the town, thousands will flee.", "attack", "hypothetical", "if"),
    ("Rebels could attack the town.", "attack", "hypothetical", "could"),
    ("The army denied that it had shelled the village.", "shelled", "denied", "denied by its speaker"),
    ("The army denied shelling the village.", "shelling", "denied", "denied, gerund"),
    ("The LNA denied shelling homes.", "shelling", "denied", "a gerund that looks like an adjective"),
    ("The army rejected reports that its jets had hit the hospital.", "hit", "denied", "rejected reports"),
    ("The ministry dismissed claims that troops had bombed the market.", "bombed", "denied", "dismissed claims"),
    ("The general dismissed reports of an attack in Homs.", "attack", "denied", "a noun under reports"),
    ("Talk of an air raid on a house is a lie.", "air raid", "denied", "reports said to be false"),
    ("The army dismissed the general and attacked the base.", "attacked", "asserted", "nothing but a man dismissed"),
    ("The army did not deny shelling the village.", "shelling", "asserted", "a denial denied"),
    ("Unconfirmed reports say rebels have captured the town.", "captured", "hedged", "reports nobody confirmed"),
    ("There were rumours that the army had bombed the bridge.", "bombed", "hedged", "rumours"),
    ("The bridge is said to have been hit by a drone.", "hit", "hedged", "said to have"),
    ("Both sides agreed that fighting had begun at dawn on Friday.", "fighting", "asserted", "past, whatever the day"),
    ("Aid lorries may be able to enter from Chad.", "lorries", "hedged", "may"),
    ("The raid killed four men; claims of 134 dead fighters are fantasy.", "fighters", "denied", "after a semicolon"),
    ("Rebels managed to capture the hill.", "capture", "asserted", "managing is doing"),
    ("Soldiers used drones to strike the camp.", "strike", "asserted", "the means, not the aim"),
    ("Rebels began storming the barracks.", "storming", "asserted", "begun is done"),
)
NEGATED = (
    ("Rebels did not attack the base.", "attack", True, "not"),
    ("Rebels failed to capture the town.", "capture", True, "failed to"),
    ("No soldiers were killed in the raid.", "killed", False, "a toll of nought is not negated twice"),
    ("There were no casualties among civilians.", "casualties", False, "a toll of nought"),
    ("Our pilots did not bomb the camp, the general said.", "bomb", True, "said plainly by the speaker himself"),
    ("The general said his men had fired no rockets at Tripoli.", "rockets", True, "no"),
    ("The group never attacked the town.", "attacked", True, "never"),
    ("Rebels attacked the town.", "attacked", False, "plain"),
    ("The army did not say whether rebels attacked the base.", "attacked", False, "the saying is negated"),
)
# (sentence, published, trigger, background, reason)
BACKGROUND = (
    ("Moscow deployed jets in Syria in 2015.", "2017-03-21", "deployed", True, "years before"),
    ("The two countries brokered a ceasefire earlier this year.", "2017-06-21", "brokered", True, "earlier this year"),
    ("Rebels captured the town in 2012.", None, "captured", True, "a year, no date of the report"),
    ("Rebels captured the town three years ago.", "2017-03-21", "captured", True, "years ago"),
    ("When rebels took Homs in 2012, they shut schools and expelled many families.", None, "expelled", True, "when …"),
    ("Rebels captured the town on Monday.", "2017-03-21", "captured", False, "this week"),
    ("Rebels captured the town.", "2017-03-21", "captured", False, "no time at all"),
    ("Rebels captured the town yesterday.", None, "captured", False, "relative, no date of the report"),
    ("Talks will be held in 2019.", "2017-03-21", "alks", False, "the future is no history"),
)


def claim_in(text: str, trigger: str, published: str | None = None) -> Claim:
    document = Document("d", "sha256:d", text, outlet="Wire", published=published)
    found = read_layers(next(parse_documents([document]))).claims
    claims = [c for c in found if trigger in text[slice(*c.trigger)]]
    assert claims, [(text[slice(*c.trigger)], c.sub_event_type) for c in found]
    return claims[0]


@pytest.mark.parametrize(("text", "trigger", "stance", "reason"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_stance(text, trigger, stance, reason):
    assert claim_in(text, trigger).stance == stance, reason


@pytest.mark.parametrize(("text", "trigger", "negated", "reason"), NEGATED, ids=[row[0][:40] for row in NEGATED])
def test_negation(text, trigger, negated, reason):
    assert claim_in(text, trigger).negated is negated, reason


@pytest.mark.parametrize(
    ("text", "published", "trigger", "background", "reason"), BACKGROUND, ids=[row[0][:40] for row in BACKGROUND]
)
def test_background(text, published, trigger, background, reason):
    assert claim_in(text, trigger, published).background is background, reason


def test_one_trigger_has_one_stance():
    text = "Rebels and state media said the army might attack Homs and may have shelled Hama."
    document = Document("d", "sha256:d", text, outlet="Wire")
    stances: dict[tuple[int, int], set[str]] = {}
    for claim in read_layers(next(parse_documents([document]))).claims:
        stances.setdefault(claim.trigger, set()).add(claim.stance)
    assert stances
    assert all(len(found) == 1 for found in stances.values())
