import pytest

from warledger.errors import VocabularyError
from warledger.vocabulary import languages as module
from warledger.vocabulary.languages import languages


def test_file_is_sound():
    found = languages()
    assert found.scripts["ARABIC"] == "ar"
    assert {language for language, _ in found.letters["ar"]} == {"fa", "ur"}
    assert all(len(words) >= 15 for words in found.words.values())


def test_values_of_the_wrong_kind_are_refused_with_their_place():
    with pytest.raises(VocabularyError, match=r"words\.en: must be a text"):
        module._texts({"words": {"en": ["the"]}}, "words")
