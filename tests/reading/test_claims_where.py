"""Which place and time a deed has, which clause tells it, which toll is its own."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Claim, Document, Reading

# (sentence, trigger, places as words of the text, reason)
PLACES = (
    ("Rebels attacked a base in Aleppo.", "attacked", {"Aleppo"}, "in"),
    ("Rebels captured Mosul on Monday.", "captured", {"Mosul"}, "the object is the place"),
    ("Kharkiv was shelled overnight.", "shelled", {"Kharkiv"}, "the passive subject is the place"),
    ("Goma fell to the rebels.", "fell", {"Goma"}, "the subject is the place"),
    ("Clashes broke out in Tripoli and Benghazi.", "lashes", {"Tripoli", "Benghazi"}, "two places"),
    ("Soldiers set fire to houses in Homs.", "set fire", {"Homs"}, "the nearest preposition"),
    ("Soldiers looted Mosul, which militants had encircled.", "encircled", {"Mosul"}, "what the relative tells of"),
    ("Fighters from Darfur had repulsed the attack.", "repulsed", set(), "where the fighters come from"),
    ("Rebels attacked a base in Aleppo after Riyadh's raids.", "attacked", {"Aleppo"}, "a name right before a deed"),
    ("Dozens were killed in Syria's Aleppo province.", "killed", {"Aleppo"}, "a country before the place in it"),
    ("Dozens were killed in fighting in Syria's bloody war.", "killed", {"Syria"}, "whose war it was"),
    ("A bomb exploded near Kabul.", "exploded", {"Kabul"}, "near, and nothing finer"),
    ("Soldiers were killed in Hama, a monitor based in London said.", "killed", {"Hama"}, "not the speaker's town"),
    ("Soldiers were killed in Idlib, a monitor based in London said.", "killed", {"Idlib"}, "nor where he sits"),
    (
        "Soldiers withdrew from the city of Kherson in Ukraine.",
        "withdrew",
        {"Kherson"},
        "a withdrawal happens where it leaves",
    ),
    ("Rebels attacked Aleppo and shelled Idlib.", "attacked", {"Aleppo"}, "the first of two deeds"),
    ("Rebels attacked Aleppo and shelled Idlib.", "shelled", {"Idlib"}, "the second of two deeds"),
    ("U.S. jets bombed a camp in Somalia.", "bombed", {"Somalia"}, "whose jets, not where"),
    ("Russia deployed troops in Syria.", "deployed", {"Syria"}, "the subject is no place"),
    ("Police clashed with protesters in Nairobi on Tuesday.", "clashed", {"Nairobi"}, "in, after an object"),
    (
        "Gunmen shot dead six people in Hama, five in Idlib and four in Homs.",
        "shot",
        {"Hama", "Idlib", "Homs"},
        "a row",
    ),
    ("Mosul, whose suburbs have been bombed often, was quiet.", "bombed", {"Mosul"}, "what befell it"),
    ("Dozens were wounded in Idlib while talks went on in Geneva.", "wounded", {"Idlib"}, "another clause's place"),
    ("Rebels shelled Homs, a commander from Aleppo said.", "shelled", {"Homs"}, "the speaker's town"),
    ("Shells killed a trader in Mosul, Iraq, on Sunday.", "killed", {"Mosul"}, "the country holds the town"),
    ("In Anbar province, rebels captured Fallujah on Monday.", "captured", {"Fallujah"}, "the province sets the scene"),
    ("Police killed two men who had come from Tunis in Tripoli.", "killed", {"Tripoli"}, "where they came from"),
    ("Gunmen killed two men in the Baghdad suburb of Taji on Monday.", "killed", {"Taji"}, "whose suburb it is"),
    ("Rebels captured towns in North Kivu, including Butembo.", "captured", {"Butembo"}, "one of the towns"),
    ("Two men stationed at Tartus were killed in an ambush near Palmyra.", "killed", {"Palmyra"}, "where they served"),
    ("Soldiers killed a man in Goma as ministers met in Kigali.", "killed", {"Goma"}, "another deed's place"),
    ("Jets bombed a base in an area that Washington blames for raids.", "bombed", set(), "a capital that acts"),
    ("Jets bombed a base, acting in America's security interest.", "bombed", set(), "whose interest it is"),
    ("Jets bombed a base in Washington on Monday.", "bombed", {"Washington"}, "a capital that suffers"),
)
# (sentence, trigger, time words that are its own, time words that are not, reason)
TIMES = (
    ("Rebels attacked the base on Monday.", "attacked", {"Monday"}, set(), "attached to the verb"),
    ("The army said on Tuesday that rebels attacked on Monday.", "attacked", {"Monday"}, {"Tuesday"}, "the cue's own"),
    ("State TV yesterday quoted a general saying a shell hit the base.", "hit", set(), {"yesterday"}, "the cue's own"),
    (
        "Rebels attacked on Sunday but the army beat them back by nightfall.",
        "beat",
        {"nightfall"},
        set(),
        "a part of the day",
    ),
    (
        "Rebels entered the town, on Thursday 5 May, officials reported.",
        "entered",
        {"Thursday 5 May"},
        set(),
        "between what is said and its speaker",
    ),
    ("The attack on Friday killed two soldiers.", "killed", {"Friday"}, set(), "in the subject's phrase"),
    ("Rebels shelled the town.", "shelled", set(), set(), "no time is invented"),
)
# (sentence, trigger, words in the clause, words not in it, reason)
CLAUSES = (
    (
        "Families who fled Homs on Sunday are in the camp.",
        "fled",
        "Families who fled Homs on Sunday",
        "camp",
        "a relative clause with its noun",
    ),
    (
        "Rebels attacked Homs but the army drove them back.",
        "attacked",
        "Rebels attacked Homs",
        "drove",
        "the first clause",
    ),
    (
        "Rebels attacked Homs but the army drove them back.",
        "drove",
        "the army drove them back",
        "attacked",
        "the second",
    ),
    (
        "Rebels attacked Homs on Monday, the army said.",
        "attacked",
        "Rebels attacked Homs on Monday",
        "said",
        "no cue after",
    ),
    ("The army said rebels attacked Homs.", "attacked", "rebels attacked Homs", "said", "no cue before"),
    (
        "Jets bombed Idlib, killing 12 people and wounding 30.",
        "bombed",
        "killing 12 people",
        "zzz",
        "its harm is within",
    ),
    ("Rebels who fled Homs attacked Hama.", "attacked", "attacked Hama", "zzz", "the main clause"),
    (
        "The rebels began storming the base in Hama.",
        "storming",
        "began storming the base in Hama",
        "zzz",
        "raising verb within",
    ),
    (
        "Two people were killed and five others were injured in Hama.",
        "killed",
        "five others were injured",
        "zzz",
        "counted harm",
    ),
)
# (sentence, trigger, harms with low numbers, reason)
TOLLS = (
    (
        "Jets bombed Idlib, killing 12 people and wounding 30.",
        "bombed",
        {("killed", 12), ("injured", 30)},
        "participles",
    ),
    ("At least 50 soldiers died in the clashes.", "died", {("killed", 50)}, "the subject counts them"),
    (
        "Two people were killed and five injured in a blast in Kabul.",
        "killed",
        {("killed", 2), ("injured", 5)},
        "conjuncts",
    ),
    ("An air strike killed nine civilians in Saada.", "killed", {("killed", 9)}, "the object counts them"),
    ("Rebels attacked Homs. The army killed 20 fighters in Hama.", "attacked", set(), "another sentence's toll"),
)


def read(text: str) -> Reading:
    document = Document("d", "sha256:d", text, outlet="Wire", published="2017-03-22")
    return read_layers(next(parse_documents([document])))


def claim_of(reading: Reading, trigger: str) -> Claim:
    text = reading.document.text
    found = [c for c in reading.claims if trigger in text[slice(*c.trigger)]]
    assert found, [(text[slice(*c.trigger)], c.sub_event_type) for c in reading.claims]
    return found[0]


@pytest.mark.parametrize(("text", "trigger", "places", "reason"), PLACES, ids=[f"{r[0][:40]}-{r[1]}" for r in PLACES])
def test_places(text, trigger, places, reason):
    reading = read(text)
    claim = claim_of(reading, trigger)
    assert {text[reading.places[i].start : reading.places[i].end] for i in claim.places} == places, reason


@pytest.mark.parametrize(("text", "trigger", "own", "foreign", "reason"), TIMES, ids=[r[0][:40] for r in TIMES])
def test_times(text, trigger, own, foreign, reason):
    reading = read(text)
    claim = claim_of(reading, trigger)
    words = " ".join(text[reading.times[i].start : reading.times[i].end] for i in claim.times)
    assert all(word in words for word in own), (reason, words)
    assert not any(word in words for word in foreign), (reason, words)
    assert own or not words, (reason, words)


@pytest.mark.parametrize(("text", "trigger", "inside", "outside", "reason"), CLAUSES, ids=[r[4] for r in CLAUSES])
def test_clause(text, trigger, inside, outside, reason):
    claim = claim_of(read(text), trigger)
    clause = text[claim.start : claim.end]
    assert inside in clause, (reason, clause)
    assert outside not in clause, (reason, clause)


@pytest.mark.parametrize(("text", "trigger", "tolls", "reason"), TOLLS, ids=[r[0][:40] for r in TOLLS])
def test_tolls(text, trigger, tolls, reason):
    reading = read(text)
    claim = claim_of(reading, trigger)
    assert {(reading.tolls[i].harm, reading.tolls[i].low) for i in claim.tolls} == tolls, reason


def test_a_place_goes_on_into_the_next_sentence():
    reading = read("Rebels stormed the village of Jobar in Damascus. From there they fired rockets.")
    claim = claim_of(reading, "fired rockets")
    assert "Jobar" in {reading.places[i].name for i in claim.places}


def test_a_toll_belongs_to_one_deed():
    reading = read("Jets bombed Idlib on Monday. The raid killed 12 people, and 30 others were injured.")
    claims = {claim.trigger: claim for claim in reading.claims}
    tolls = [toll for claim in claims.values() for toll in claim.tolls]
    assert len(tolls) == len(set(tolls))
