"""What the reasons for and against a link are called (``ties.toml``), typed and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

FILE = "ties.toml"


@dataclass(frozen=True, slots=True)
class TieWords:
    """Words for reasons and for what forbids a link, by their codes; ``alone`` are codes that need no more words."""

    reasons: Mapping[str, str]
    vetoes: Mapping[str, str]
    alone: frozenset[str]

    def reason(self, code: str, saw: str) -> str:
        """Return a reason in words, with what it saw."""
        named = self.reasons.get(code, code.replace("_", " "))
        return named if code in self.alone or not saw else f"{named} ({saw})"

    def veto(self, code: str) -> str:
        """Return what forbids a link in words; what a code says behind a colon is kept."""
        named, _, saw = code.partition(": ")
        said = self.vetoes.get(named, named)
        return f"{said} ({saw})" if saw else said


@cache
def tie_words() -> TieWords:
    """Return the words of the package."""
    return parse_tie_words(load_table(FILE))


def parse_tie_words(table: Table) -> TieWords:
    """Return the words of a table.

    Raises:
        VocabularyError: something is missing, unknown or no word.
    """
    check_keys(table, (), FILE, required=("reasons", "vetoes", "alone"))
    reasons, vetoes = _words(table["reasons"], "reasons"), _words(table["vetoes"], "vetoes")
    alone = frozenset(words_of(table["alone"], "codes", f"{FILE}: [alone]"))
    if unknown := sorted(alone - set(reasons)):
        raise VocabularyError(f"{FILE}: [alone] names {', '.join(unknown)}, which [reasons] does not have")
    return TieWords(reasons, vetoes, alone)


def _words(row: Table, name: str) -> Mapping[str, str]:
    wrong = sorted(code for code, said in row.items() if not isinstance(said, str) or not said)
    if wrong:
        raise VocabularyError(f"{FILE}: [{name}]: {wrong[0]!r} must be a word")
    return dict(row)
