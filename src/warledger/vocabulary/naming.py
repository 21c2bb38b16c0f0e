"""Words inside and around names: what a group is by its nouns, titles of persons, nouns of places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warledger.errors import VocabularyError
from warledger.vocabulary.actors import KINDS
from warledger.vocabulary.loader import check_keys, load_table, words_of

FILE = "naming.toml"
_SETS = ("places", "where", "titles", "speech", "fighting", "to_persons", "to_states", "no_group", "foes", "organs")


@dataclass(frozen=True, slots=True)
class Naming:
    """Lower-case words; ``kinds`` gives an actor's kind by a word of its name."""

    places: frozenset[str]
    where: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    fighting: frozenset[str]
    to_persons: frozenset[str]
    to_states: frozenset[str]
    no_group: frozenset[str]
    foes: frozenset[str]
    organs: frozenset[str]
    kinds: Mapping[str, str]

    def kind_of(self, words: Iterable[str]) -> str | None:
        """Return the kind of a group by the words of its name, the last one that tells."""
        return next((self.kinds[word] for word in reversed(list(words)) if word in self.kinds), None)


@cache
def load_naming() -> Naming:
    """Return the words of names.

    Raises:
        VocabularyError: a list is missing or a kind is not known.
    """
    table = load_table(FILE)
    check_keys(table, (), FILE, required=(*_SETS, "kinds"))
    kinds: dict[str, str] = {}
    for kind in table["kinds"]:
        if kind not in KINDS:
            raise VocabularyError(f"{FILE}: unknown kind {kind!r}")
        kinds.update(dict.fromkeys(words_of(table["kinds"], kind, FILE), kind))
    sets = {key: frozenset(words_of(table, key, FILE)) for key in _SETS}
    return Naming(**sets, kinds=MappingProxyType(kinds))
