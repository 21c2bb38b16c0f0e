import pytest

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import load_table
from warledger.vocabulary.reconciling import reconciling
from warledger.vocabulary.ties import FILE, parse_tie_words, tie_words


def test_every_reason_for_a_link_between_reports_has_words():
    assert set(reconciling().across) - set(tie_words().reasons) == set()


@pytest.mark.parametrize(
    ("code", "saw", "expected"),
    [
        ("same_place", "Duma / Duma", "the same place (Duma / Duma)"),  # what it saw stands behind
        ("sole", "neither report …", "neither report tells of another such deed then"),  # the words say all
        ("unheard_of", "x", "unheard of (x)"),  # a code without words is still printed
    ],
)
def test_a_reason_is_named(code, saw, expected):
    assert tie_words().reason(code, saw) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("days apart", "their days share nothing"),
        ("told apart: Northgate / Southgate", "one report tells them as two (Northgate / Southgate)"),
        ("something new", "something new"),
    ],
)
def test_what_forbids_a_link_is_named(code, expected):
    assert tie_words().veto(code) == expected


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"alone": {"codes": ["nothing"]}}, "names nothing"),
        ({"reasons": {"bias": ""}, "alone": {"codes": []}}, "'bias' must be a word"),
        ({"colours": {}}, "unknown key 'colours'"),
    ],
)
def test_what_is_not_sound_is_named(change, message):
    with pytest.raises(VocabularyError, match=message):
        parse_tie_words({**load_table(FILE), **change})
