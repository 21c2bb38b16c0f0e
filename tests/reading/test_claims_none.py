"""Words of war that tell no deed: names, things, figures of speech, other fields, furniture."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document, Furniture

# (sentence, reason)
ROWS = (
    ("The attack aircraft is built in Toulouse.", "a noun before a noun: a thing"),
    ("He suffered a heart attack at home.", "an illness"),
    ("The company fired its chief executive.", "fire: to dismiss"),
    ("Shares hit a record high on Thursday.", "hit: figurative"),
    ("The film captured the mood of the country.", "capture: figurative"),
    ("She is an expert on conflict resolution at a college.", "a description"),
    ("The trade war between the two economies goes on.", "a war of tariffs"),
    ("Prices exploded last year.", "explode: figurative"),
    ("The striker scored twice in the second half.", "sport"),
    ("He held a press card.", "hold: to have"),
    ("The minister took his place at the table.", "take: no ground"),
    ("The committee will take over the budget.", "take over: no ground"),
    ("The book covers three centuries of history.", "no deed at all"),
    ("The weather was cold in the mountains.", "no deed at all"),
    ("The wounded man speaks four languages.", "a participle before its noun"),
    ("The battle group is based in Toulon.", "a unit's name"),
    ("She launched a new website.", "launch: no deed"),
    ("The army made no mention of the raid in Homs.", "a silence"),
    ("The monitor did not give a death toll.", "no figure, no deed"),
    ("The general did not comment on the attack in Homs.", "a silence"),
    ("The Government of National Accord sits in Tripoli.", "a part of a name"),
    ("The road leads to the harbour.", "no deed at all"),
)


@pytest.mark.parametrize(("text", "reason"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_no_claim(text, reason):
    found = read_layers(next(parse_documents([Document("d", "sha256:d", text, outlet="Wire")]))).claims
    assert not found, (reason, [(text[slice(*c.trigger)], c.sub_event_type) for c in found])


def test_no_claim_in_furniture():
    text = "Rebels attacked a base in Goma.\n\nSoldiers bombed a village. [File photo]"
    caption = Furniture(text.index("Soldiers"), len(text), "caption")
    document = Document("d", "sha256:d", text, outlet="Wire", furniture=(caption,))
    found = read_layers(next(parse_documents([document]))).claims
    assert [text[slice(*claim.trigger)] for claim in found] == ["attacked"]


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "12", "\ufeff", "Attack", "!" * 300])
def test_little_or_no_text_is_no_error(text):
    reading = read_layers(next(parse_documents([Document("d", "sha256:d", text)])))
    assert all(claim.end <= len(text) for claim in reading.claims)
