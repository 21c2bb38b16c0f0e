import pytest

from warledger.errors import VocabularyError
from warledger.vocabulary import saying as module
from warledger.vocabulary.saying import saying

VOICES = [("say", "said"), ("deny", "denied"), ("confirm", "confirmed"), ("claim", "claimed"), ("report", "reported")]


def test_the_vocabulary_is_broad():
    words = saying()
    assert len(words.verbs) >= 250
    assert len(words.nouns) >= 80


@pytest.mark.parametrize(("verb", "stance"), VOICES)
def test_a_verb_has_the_stance_of_its_class(verb, stance):
    assert saying().verbs[verb][0].cue_class.stance == stance


def test_wishes_and_judgements_are_no_voices():
    words = saying()
    assert not words.verbs["condemn"][0].cue_class.voice
    assert not words.verbs["want"][0].cue_class.voice


GOOD = {
    "classes": {"say": {"stance": "said", "voice": True}},
    "verbs": [{"class": "say", "frames": ["clause"], "words": ["say"]}],
    "nouns": [],
    "adjectives": [],
    "attitudes": {"verbs": [], "nouns": [], "adjectives": []},
    "adverbs": {},
    "phrases": {},
    "speakers": {"roles": [], "titles": [], "groups": [], "documents": []},
    "silences": {k: [] for k in ("verbs", "declining", "giving", "nothing", "keeping", "adjectives", "nouns")},
}
BROKEN = [
    ({"classes": {"say": {"stance": "mumbled", "voice": True}}}, "stance 'mumbled'"),
    ({"classes": {"say": {"stance": "said", "voice": "yes"}}}, "'voice' must be true or false"),
    ({"verbs": [{"class": "sing", "frames": ["clause"], "words": ["sing"]}]}, "unknown class 'sing'"),
    ({"verbs": [{"class": "say", "frames": ["opera"], "words": ["sing"]}]}, "unknown frame 'opera'"),
    ({"nouns": [{"class": "say", "words": ["word", "word"]}]}, "'word' is listed twice"),
    ({"stray": {}}, "unknown key 'stray'"),
]


@pytest.mark.parametrize(("change", "words"), BROKEN)
def test_a_broken_file_is_named_with_its_key(monkeypatch, change, words):
    monkeypatch.setattr(module, "load_table", lambda _name: {**GOOD, **change})
    with pytest.raises(VocabularyError, match=words):
        module.saying.__wrapped__()
