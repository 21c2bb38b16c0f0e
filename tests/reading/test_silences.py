"""Own sentences: (text, who is silent, words of what about, why the row is here)."""

import pytest

from warledger.reading.parse import parse_document
from warledger.reading.silences import find_silences
from warledger.records import Document

FOUND = [
    ("The ministry made no mention of civilian casualties in Sumy.", "ministry", "civilian casualties",
     "made no mention"),
    ("General Omar Dallo declined to comment on the raid.", "Omar Dallo", "the raid", "declining verb"),
    ("Israel's military did not respond to our request for comment.", "Israel's military", "request",
     "respond"),
    ("The statement gave no figure for the wounded.", "statement", "figure", "a number withheld"),
    ("There was no immediate comment from Ethiopia's government on the strike.", "Ethiopia's government", "the strike",
     "there was no comment"),
    ("No group has claimed responsibility for the bombing.", None, "responsibility for the bombing", "nobody claims"),
    ("Nobody claimed responsibility for the attack on the mosque.", None, "responsibility", "nobody as a pronoun"),
    ("The police chief said three men were held. He did not say who they were.", "police chief", "who they were",
     "a pronoun names the speaker before"),
    ("Kyiv has remained silent on the strike in Belgorod.", "Kyiv", "the strike in Belgorod", "remain silent"),
    ("The army said it had retaken the town, without giving further details.", "army", "further details",
     "without -ing"),
    ("Officials refused to identify the dead soldiers.", "officials", "the dead soldiers", "refuse"),
    ('"The road is cut," the militia said, without mentioning Gorin, where villagers reported clashes.', "militia",
     "Gorin",
     "no relative clause in what is unsaid"),
    ("The ministry said nothing about the loss of the village.", "ministry", "the loss of the village", "nothing said"),
    ("The army has said little of its own losses.", "army", "its own losses", "little"),
    ("The junta has yet to comment on the raid.", "junta", "the raid", "has yet to"),
    ("No mention was made of the dead farmers.", None, "the dead farmers", "in the passive, nobody named"),
    ("Kyiv kept quiet about its dead.", "Kyiv", "its dead", "kept quiet"),
    ("The Ministry of Defence reported gains. The ministry gave no figures for its losses.", "Ministry of Defence",
     "its losses", "a short name is the whole name before"),
    ("The envoy admitted that the army had lost two men, but made no mention of the counter-attack.", "envoy",
     "the counter-attack", "who admits is silent, and not who lost; a word with a hyphen is whole"),
]  # fmt: skip
NOT_FOUND = [
    ("The rebels did not attack the base.", "no verb of saying"),
    ("No casualties were reported.", "a claim of none is no silence"),
    ("The general said he would not give up the town.", "give up"),
    ("The mayor mentioned the bridge.", "not negated"),
    ("The group claimed responsibility for the blast.", "somebody claims"),
    ("The front was quiet on Monday.", "a front has nothing to say"),
]


def silences(text):
    return find_silences(parse_document(Document(id="d", digest="sha256:0", text=text)), (), ())


@pytest.mark.parametrize(("text", "speaker", "about", "why"), FOUND)
def test_a_silence_is_found(text, speaker, about, why):
    found = silences(text)
    assert len(found) == 1, why
    assert found[0].speaker == speaker, why
    assert about in (found[0].about or ""), why
    assert 0 <= found[0].start < found[0].end <= len(text), why


@pytest.mark.parametrize(("text", "why"), NOT_FOUND)
def test_no_silence(text, why):
    assert silences(text) == (), why


def test_a_note_of_silence_begins_with_the_silent_one_who_stands_beside_it():
    text = "The village fell. The junta made no comment on the loss."
    found = silences(text)[0]
    assert text[found.start : found.end] == "The junta made no comment on the loss"
