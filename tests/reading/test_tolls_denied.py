"""Harm denied, single people told together, people who leave, and whose people "its" are."""

import pytest

from warledger.reading.parse import parse_document
from warledger.reading.tolls.find import find_tolls
from warledger.records import Actor, Document


def tolls_of(text, actors=()):
    parse = parse_document(Document(id="x", digest="x", raw_digest="x", text=text, language="en"))
    return find_tolls(parse, actors)


DENIED = [
    ("Nobody was hurt.", [("Nobody", "injured")], "a pronoun"),
    ("None of the passengers was killed.", [("None of the passengers", "killed")], "of a group"),
    ("Neither driver was injured.", [("Neither driver", "injured")], "of two"),
    ("The town fell without loss of life.", [("without loss of life", "killed")], "no verb of harm"),
    ("No loss of life was reported.", [("No loss of life", "killed")], "the same with no"),
    (
        "The shells fell without casualties.",
        [("without casualties", "injured"), ("without casualties", "killed")],
        "both",
    ),
    ("No deaths or injuries were reported.", [("No deaths", "killed"), ("injuries", "injured")], "two nouns"),
    ("Neither side gave ground.", [], "no harm"),
    ("He came without warning.", [], "no harm"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), DENIED)
def test_harm_denied_is_nought(text, expected, reason):
    tolls = tolls_of(text)
    assert [(text[t.start : t.end], t.harm) for t in tolls] == expected, reason
    assert {(t.low, t.high) for t in tolls} <= {(0, 0)}, reason


FOUND = [
    ("A man and a woman were killed.", [("A man and a woman", "killed", 2, "event")], "single people told once"),
    ("A man, a woman and a child died.", [("A man, a woman and a child", "killed", 3, "event")], "three of them"),
    ("A woman and three children died.", [("A woman", "killed", 1, "event"), ("three children", "killed", 3, "event")],
     "a number is a count of its own"),
    ("It killed nine, including a child and a woman.",
     [("nine", "killed", 9, "event"), ("a child", "killed", 1, "subset"), ("a woman", "killed", 1, "subset")], "parts"),
    ("Six people were killed, two of them women, and 14 wounded.",
     [("Six people", "killed", 6, "event"), ("two of them women", "killed", 2, "subset"),
      ("14", "injured", 14, "event")],
     "a part between two counts"),
    ("Twenty civilians, among them five children, lost their lives.",
     [("Twenty civilians", "killed", 20, "event"), ("five children", "killed", 5, "subset")], "a phrase behind a part"),
    ("Four soldiers sacrificed their lives.", [("Four soldiers", "killed", 4, "event")], "the word of their own side"),
    ("Three members of one family were killed.", [("Three members", "killed", 3, "event")], "whose members they are"),
    ("400 inhabitants left the village.", [("400 inhabitants", "displaced", 400, "event")], "people who leave"),
    ("400 soldiers left the village.", [], "soldiers who leave only move"),
    ("400 inhabitants left the meeting.", [], "nowhere to live"),
    ("We buried 19 people.", [("19 people", "killed", 19, "event")], "buried by those who speak"),
    ("The blast buried 19 people under rubble.", [], "not yet known to be dead"),
    ("The brigade lost 12 soldiers.", [("12 soldiers", "killed", 12, "event")], "lost men are dead"),
    ("The brigade lost 12 soldiers captured.", [("12 soldiers", "captured", 12, "event")], "unless captured"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), FOUND)
def test_counts_in_company(text, expected, reason):
    tolls = tolls_of(text)
    assert [(text[t.start : t.end], t.harm, t.low, t.scope) for t in tolls] == expected, reason


PARTIES = [
    ("The rebels said five of their fighters were killed.", "rebels", "who speaks of its own"),
    ("The rebels acknowledged the deaths of seven of their fighters.", "rebels", "the same in a deed"),
    ("The rebels admitted that they had lost two men.", "rebels", "a pronoun that loses"),
    ("The rebels said five of its residents were killed.", None, "residents are nobody's force"),
]


@pytest.mark.parametrize(("text", "party", "reason"), PARTIES)
def test_party_by_its_and_their(text, party, reason):
    start = text.index("rebels")
    actor = Actor(start, start + len("rebels"), "rebels", kind="rebel", side="opposition")
    (toll,) = tolls_of(text, (actor,))
    assert toll.party == party, reason
