"""States as reports name them: names, adjectives, people and the capitals that stand for a government."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of

FILE = "states.toml"


@dataclass(frozen=True, slots=True)
class State:
    """A state. ``code`` is ISO 3166 alpha-2; the first of ``adjectives`` composes names ("Syrian army")."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()

    @property
    def adjective(self) -> str:
        """The adjective that composes names."""
        return self.adjectives[0]


@cache
def load_states() -> MappingProxyType[str, State]:
    """Return the states by code.

    Raises:
        VocabularyError: a row lacks a key, has one too many, or a code stands twice.
    """
    states: dict[str, State] = {}
    for row in load_table(FILE)["states"]:
        where = f"{FILE}: {row.get('code', row)}"
        check_keys(row, ("people", "names", "metonyms"), where, required=("code", "name", "adjectives"))
        if row["code"] in states:
            raise VocabularyError(f"{where}: stands twice")
        lists = {key: words_of(row, key, where) for key in ("adjectives", "people", "names", "metonyms")}
        states[row["code"]] = State(row["code"], row["name"], **lists)
    return MappingProxyType(states)
