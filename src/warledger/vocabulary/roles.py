"""Words for those who act without a name: heads of noun phrases ("fighters") and their modifiers ("rebel")."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of

FILE = "roles.toml"
WORD_SETS = (
    "pointing",
    "friends",
    "own",
    "held",
    "loyal",
    "material",
    "deeds",
    "sideless",
    "parts",
    "both",
    "independent",
    "groups",
)
FORMS = frozenset({"armed", "armed_one", "asset", "civil", "office", "group", "people"})


@dataclass(frozen=True, slots=True)
class Head:
    """A head of a noun phrase: what it denotes (``form``), the part it plays and the kind, where it decides them."""

    form: str
    role: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Roles:
    """Heads by their lower-case words, the part that a lower-case modifier names, and sets of words by name."""

    heads: Mapping[str, Head]
    modifiers: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


@cache
def load_roles() -> Roles:
    """Return the words of roles.

    Raises:
        VocabularyError: a row has a form that is not known, or a head stands twice.
    """
    table = load_table(FILE)
    heads: dict[str, Head] = {}
    for number, row in enumerate(table["heads"]):
        where = f"{FILE}: heads {number}"
        check_keys(row, ("role", "kind"), where, required=("form", "words"))
        if row["form"] not in FORMS:
            raise VocabularyError(f"{where}: unknown form {row['form']!r}")
        for word in words_of(row, "words", where):
            if word in heads:
                raise VocabularyError(f"{where}: {word!r} stands twice")
            heads[word] = Head(row["form"], row.get("role"), row.get("kind"))
    modifiers: dict[str, str] = {}
    for number, row in enumerate(table["modifiers"]):
        where = f"{FILE}: modifiers {number}"
        check_keys(row, (), where, required=("role", "words"))
        modifiers.update(dict.fromkeys(words_of(row, "words", where), row["role"]))
    check_keys(table["words"], (), f"{FILE}: words", required=WORD_SETS)
    words = {key: frozenset(words_of(table["words"], key, FILE)) for key in WORD_SETS}
    return Roles(MappingProxyType(heads), MappingProxyType(modifiers), MappingProxyType(words))
