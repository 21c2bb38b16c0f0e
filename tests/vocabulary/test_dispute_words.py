"""The words of disputes: what they find, and what the loader refuses."""

import pytest

from warledger.errors import VocabularyError
from warledger.vocabulary import disputes
from warledger.vocabulary.disputes import dispute_words
from warledger.vocabulary.loader import load_table


@pytest.mark.parametrize(
    ("name", "text", "expected", "why"),
    [
        ("ended", "the army foiled the raid", True, "a beginning of a word"),
        ("ended", "the raid was unfoiled", False, "not within a word"),
        ("goes_on", "clashes are UNDERWAY", True, "any case"),
        ("goes_on", "they continued-ish", True, "a hyphen ends a word"),
        ("former", "it had earlier said that", True, "several words"),
        ("former", "earlier, it said", False, "with other words between"),
        ("retracted", "the ministry retracted it", True, "taken back"),
        ("use", "it user-tested", False, "a longer word"),
    ],
)
def test_words(name, text, expected, why):
    assert getattr(dispute_words(), name).are_in(text) is expected, why


@pytest.mark.parametrize(
    ("deed", "expected", "why"),
    [
        ("push the fighters back", True, "words between"),
        ("push for a vote", False, "no back"),
        ("routed", True, "a rout"),
        ("reopen a key supply route", False, "a route is no rout"),
    ],
)
def test_words_with_a_gap(deed, expected, why):
    assert dispute_words().outcome.target_loss.are_in(deed) is expected, why


def test_where_words_stand():
    former = dispute_words().former
    assert (former.at("initial reports, earlier reports"), former.last_at("initial reports, earlier reports")) == (
        0,
        17,
    )
    assert (former.at("nothing"), former.last_at("nothing")) == (None, None)


@pytest.mark.parametrize(
    ("section", "row"),
    [
        ("rounded", {"words": ["about"], "share": 0}),
        ("rounded", {"words": ["about"], "share": "much"}),
        ("fewest", {"dozens": True}),
        ("ended", {"words": [""]}),
        ("ended", {"wards": ["foil*"]}),
    ],
)
def test_what_the_loader_refuses(monkeypatch, section, row):
    table = {**load_table("disputes.toml"), section: row}
    monkeypatch.setattr(disputes, "load_table", lambda _name: table)
    with pytest.raises(VocabularyError):
        disputes.dispute_words.__wrapped__()
