"""Own sentences on attitudes: (text, words of the speaker, words of the content, why the row is here)."""

import pytest

from warledger.errors import VocabularyError
from warledger.reading.attributions.find import find_attributions, telling
from warledger.reading.parse import parse_document
from warledger.records import Attribution, Document
from warledger.vocabulary import saying_weights as weights


def read(text):
    return find_attributions(parse_document(Document(id="d", digest="sha256:0", text=text)), ())


def words(text, ranges):
    return " … ".join(text[s:e] for s, e in ranges)


ATTITUDES = [
    ("Senator Ada Brook opposes the dam.", "Ada Brook", "the dam", "a judgement"),
    ("The union wants to reopen the talks.", "The union", "to reopen the talks", "a wish"),
    ("The senator blasted the governor for the delay.", "The senator", "the governor", "criticism by a strong word"),
    ("The mayor criticized the verdict on Monday.", "The mayor", "the verdict", "the day is no part of what is judged"),
]


@pytest.mark.parametrize(("text", "speaker", "content", "why"), ATTITUDES)
def test_an_attitude_is_found(text, speaker, content, why):
    hits = [a for a in read(text) if speaker in words(text, a.speaker) and content in words(text, a.content)]
    assert hits, (why, read(text))
    assert all("Monday" not in words(text, hit.content) for hit in hits), why


DEEDS = [
    ("Rebels attacked the base and seized two tanks.", "deeds are no words"),
    ("The brigade took the hill and held it for a week.", "nor is holding"),
    ("Jets struck a depot near Hama; ten people died.", "nor are strikes"),
    ("Troops blocked the road to the port.", "nor are blockades"),
    ("The convoy left for the border with food.", "nor is a journey"),
]


@pytest.mark.parametrize(("text", "why"), DEEDS)
def test_a_deed_of_war_is_no_attitude(text, why):
    assert read(text) == (), why


def test_silence_is_no_attitude():
    text = "The envoy made no mention of the retreat."
    assert all("retreat" not in words(text, a.content) for a in read(text))


TRANSCRIPT = """OKORO: When did you leave?

Lena Brandt: We left at dawn. The road was open.

OKORO: And the bridge?

Brandt: It stood."""


def test_a_transcript_has_a_speaker_a_turn():
    found = read(TRANSCRIPT)
    assert [words(TRANSCRIPT, a.speaker) for a in found] == ["OKORO", "Lena Brandt", "OKORO", "Brandt"]
    assert words(TRANSCRIPT, found[1].content) == "We left at dawn. The road was open."


def test_a_list_of_labels_is_no_transcript():
    assert (
        read("Today in brief.\n\nWeather: Rain is likely.\n\nTraffic: The bridge is shut.\n\nSport: The Lions won.")
        == ()
    )


def test_only_what_weights_propose_has_a_score():
    told, weighed = (read(t)[0] for t in ("The army said it had won.", "The senator blasted the governor."))
    assert told.score is None
    assert weighed.score is not None
    assert 0 < weighed.score < 1


def test_claims_see_what_is_told_with_its_own_parents():
    outer = Attribution(((0, 1),), ((2, 3),), ((4, 60),))
    weighed = Attribution(((4, 5),), ((6, 7),), ((8, 50),), parent=0, score=0.6)
    inner = Attribution(((8, 9),), ((10, 11),), ((12, 40),), parent=1)
    assert [a.parent for a in telling((outer, weighed, inner, inner))] == [None, 0, 0]
    assert telling((weighed,)) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("(bias)\t0\nword:say\tmuch\n", "line 2: expected a mark, a tab and a number"),
        ("(bias)\t0\nword:say\tnan\n", "line 2: expected a mark, a tab and a number"),
        ("word:say\t1\n", r"no line for \(bias\)"),
    ],
)
def test_a_wrong_line_is_named(monkeypatch, text, message):
    monkeypatch.setattr(weights, "load_text", lambda _name: text)
    weights.saying_weights.cache_clear()
    with pytest.raises(VocabularyError, match=message):
        weights.saying_weights()
    monkeypatch.undo()
    weights.saying_weights.cache_clear()
