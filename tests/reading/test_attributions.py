"""Own sentences: (text, speaker's name, cue, words of the content, why the row is here)."""

import pytest

from warledger.reading.attributions import find_attributions
from warledger.reading.parse import parse_document
from warledger.records import Document


def read(text):
    return find_attributions(parse_document(Document(id="d", digest="sha256:0", text=text)), ())


def said(text, attribution):
    return " … ".join(text[s:e] for s, e in attribution.content)


FOUND = [
    ("The army said that its troops had entered Goma.", "army", "said", "that its troops had entered Goma",
     "that-clause"),
    ("Residents said the shelling began at dawn.", "residents", "said", "the shelling began at dawn", "bare clause"),
    ('"We hold the bridge," Colonel Ivan Petrenko said.', "Ivan Petrenko", "said",
     '"We hold the bridge,"', "quotation"),
    ("Two villages fell, said Amina Yusuf, head of the Sahel Watch group.", "Amina Yusuf", "said", "Two villages fell",
     "inverted, with apposition"),
    ("Four boats were sunk, according to the coast guard.", "coast guard", "according to", "Four boats were sunk",
     "according to"),
    ("According to the governor, the city is calm.", "governor", "According to", "the city is calm", "phrase in front"),
    ("The ministry denied that it had bombed the market.", "ministry", "denied", "it had bombed the market", "denial"),
    ("Analysts believe that the front will hold.", "analysts", "believe", "the front will hold", "thinking"),
    ("The junta vowed to retake Lashio.", "junta", "vowed", "to retake Lashio", "promise"),
    ("Moscow accused Kyiv of shelling the plant.", "Moscow", "accused", "of shelling the plant", "accusation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "cue", "content", "why"), FOUND)
def test_an_attribution_is_found(text, name, cue, content, why):
    hits = [a for a in read(text) if a.speaker_name == name and any(text[s:e] == cue for s, e in a.cue)]
    assert hits, (why, read(text))
    assert content in said(text, hits[0]), why
