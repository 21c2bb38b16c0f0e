import re

import pytest

from warledger.errors import VocabularyError
from warledger.vocabulary import furniture as module
from warledger.vocabulary.furniture import KINDS, furniture_words


def test_file_is_sound():
    words = furniture_words()
    assert set(words.kinds) <= set(KINDS)
    assert all(limit > 0 for limit in words.limits.values())


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        ("navigation", "post-share clearfix", True),
        ("related", "single_related", True),
        ("promotion", "newsletter", True),
        ("promotion", "headline", False),
        ("navigation", "entry-content", False),
        ("caption", "wp-caption-text", True),
    ],
)
def test_class_names(kind, names, expected):
    assert (furniture_words().kinds[kind].classes.search(names) is not None) is expected


@pytest.mark.parametrize(
    ("row", "words"),
    [({"lines": ["("]}, "no regular expression"), ({"lines": "share"}, "must be a list of words")],
)
def test_wrong_patterns_are_refused_with_their_place(row, words):
    with pytest.raises(VocabularyError, match=re.escape(words)):
        module._patterns({"name": "navigation", **row}, "vocabulary file furniture.toml, kind 'navigation'")
