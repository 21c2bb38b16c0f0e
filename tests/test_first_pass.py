"""`add --only-conflict`: what is not about conflict is kept unread, told, and can be read later."""

import json

import pytest

from warledger.pipeline import Added, Ledger
from warledger.reading.relevance import is_about_conflict, passages_of

SHELLING = "Shells hit the port of Aden on Monday, killing four people, the army said."
ORCHARD = (
    "The growers' show opened with a record number of pears. Judges gave the first prize to a firm from the valley, "
    "whose sales rose by a fifth last year. The company plans to open a shop and a film club, its director said."
)
PARAGRAPH = (
    "Shells hit the port of Aden on Monday, killing four dock workers, the army said. Rebel gunners in the hills fired "
    "about thirty rounds at the quay, and troops returned fire until the evening, a military spokesman said."
)

MATCH = (
    "The striker's late shot beat the goalkeeper and the champions won the cup final on Saturday after extra time. "
    "The coach praised the attack and said that the defence had played its best game of the season."
)

TEXTS = [
    (SHELLING, True, "an attack with its dead"),
    ("Rebel fighters withdrew from the two villages overnight.", True, "movement of fighters, no harm"),
    ("Thousands marched through the capital to demand the release of the prisoners.", True, "protest"),
    ("Both sides signed a truce after talks in the Gulf state.", True, "agreement"),
    (ORCHARD, False, "business"),
    (MATCH, False, "sport speaks of attack, shots and defence"),
    (" ".join([ORCHARD] * 4 + [PARAGRAPH] + [ORCHARD] * 4), True, "one passage in a long digest"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TEXTS)
def test_what_is_about_conflict(text, expected, reason):
    assert is_about_conflict(text) is expected, reason


@pytest.mark.parametrize("text", ["", "1, 2, 3.", "سقطت قذائف على الميناء"])
def test_what_has_no_known_word_is_read_in_doubt(text):
    assert is_about_conflict(text)


def test_passages_cover_every_word():
    words = [f"{a}{b}{c}" for a in "abcdefgh" for b in "abcdefgh" for c in "abcdefgh"]
    assert frozenset().union(*passages_of(" ".join(words))) == set(words)


@pytest.fixture
def stream(tmp_path):
    path = tmp_path / "stream.jsonl"
    rows = [{"id": "port", "text": SHELLING}, {"id": "show", "text": ORCHARD}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "a.ledger", create=True) as opened:
        yield opened


def test_what_is_set_aside_is_kept_and_told(ledger, stream):
    told = []
    added = ledger.add([stream], only_conflict=True, on_notice=lambda _name, notice: told.append(notice.code))
    assert added == Added(new=2, unread=1)
    assert "off_topic" in told
    readings = {reading.document.id: reading for reading in ledger.readings()}
    assert readings["port"].claims
    assert not readings["show"].sentences
    assert readings["show"].document.text == ORCHARD
    assert ledger.verify() == ()


def test_without_the_first_pass_everything_is_read(ledger, stream):
    assert ledger.add([stream]) == Added(new=2)
    assert all(reading.sentences for reading in ledger.readings())


def test_what_was_set_aside_is_read_when_it_is_added_again(ledger, stream):
    ledger.add([stream], only_conflict=True)
    assert ledger.add([stream], only_conflict=True) == Added(same=2)
    assert ledger.add([stream]) == Added(same=1, reread=1)
    assert all(reading.sentences for reading in ledger.readings())
    assert ledger.add([stream]) == Added(same=2)
    assert len(list(ledger.documents())) == 2
    assert ledger.verify() == ()


def test_the_ledger_is_the_same_as_if_all_had_been_read_at_once(ledger, stream, tmp_path):
    ledger.add([stream], only_conflict=True)
    ledger.add([stream])
    with Ledger.open(tmp_path / "b.ledger", create=True) as other:
        other.add([stream])
        assert list(ledger.events()) == list(other.events())
        assert list(ledger.readings()) == list(other.readings())
