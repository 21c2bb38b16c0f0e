"""Words around triggers: light verbs, things that are no deeds, figures of speech, place words (deeds.toml)."""

from dataclasses import dataclass, fields
from functools import cache

from warledger.vocabulary.loader import check_keys, load_table, words_of

DEEDS_FILE = "deeds.toml"


@dataclass(frozen=True, slots=True)
class DeedWords:
    """The lists of deeds.toml, each a set of lemmas or phrases."""

    light_verbs: frozenset[str]
    happen_verbs: frozenset[str]
    suffer_verbs: frozenset[str]
    heads_of_things: frozenset[str]
    figurative: frozenset[str]
    sports: frozenset[str]
    object_control: frozenset[str]
    accusing: frozenset[str]
    takes_gerund: frozenset[str]
    mentions: frozenset[str]
    saying: frozenset[str]
    place_from: frozenset[str]
    place_to: frozenset[str]
    place_near: frozenset[str]
    directions: frozenset[str]
    parts: frozenset[str]
    large: frozenset[str]
    answers: frozenset[str]
    reports: frozenset[str]
    occasions: frozenset[str]
    reasons: frozenset[str]
    abstract: frozenset[str]
    courses: frozenset[str]


@cache
def deed_words() -> DeedWords:
    """Return the checked lists.

    Raises:
        VocabularyError: a list is missing, unknown or no list of words.
    """
    table = load_table(DEEDS_FILE)
    names = tuple(f.name for f in fields(DeedWords))
    check_keys(table, (), DEEDS_FILE, names)
    return DeedWords(**{name: frozenset(words_of(table, name, DEEDS_FILE)) for name in names})
