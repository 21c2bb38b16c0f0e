"""Loaded words: terms that name people or deeds from one side's point of view."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of

FILE = "framing.toml"
NAMES = frozenset({"actor", "act"})
TONES = frozenset({"ill", "well", "plain"})


@dataclass(frozen=True, slots=True)
class Term:
    """A loaded term: what it ``names`` (actor or act) and in which ``tone`` (ill, well, plain)."""

    term: str
    names: str
    tone: str


@dataclass(frozen=True, slots=True)
class FramingWords:
    """Terms by lemma (a lemma may name both people and deeds), and phrases by their lower-case words."""

    lemmas: Mapping[str, tuple[Term, ...]]
    phrases: Mapping[tuple[str, ...], Term]


@cache
def load_framing() -> FramingWords:
    """Return the loaded terms.

    Raises:
        VocabularyError: a row has an unknown key, names or tone.
    """
    lemmas: dict[str, tuple[Term, ...]] = {}
    phrases: dict[tuple[str, ...], Term] = {}
    for number, row in enumerate(load_table(FILE)["terms"]):
        where = f"{FILE}: terms {number}"
        check_keys(row, ("words", "phrases"), where, required=("names", "tone"))
        if row["names"] not in NAMES or row["tone"] not in TONES:
            raise VocabularyError(f"{where}: unknown names or tone")
        for word in (*words_of(row, "words", where), *words_of(row, "phrases", where)):
            term = Term(word, row["names"], row["tone"])
            parts = tuple(word.replace("-", " - ").split())
            if len(parts) == 1:
                lemmas[word] = (*lemmas.get(word, ()), term)
            else:
                phrases[parts] = term
    return FramingWords(MappingProxyType(lemmas), MappingProxyType(_in_singular(phrases)))


def _in_singular(phrases: Mapping[tuple[str, ...], Term]) -> dict[tuple[str, ...], Term]:
    """Give a plural phrase the term of its singular where both are listed."""
    return {
        parts: phrases.get((*parts[:-1], parts[-1].removesuffix("s")), term) if parts[-1].endswith("s") else term
        for parts, term in phrases.items()
    }
