"""How a text betrays its language: scripts, letters, commonest words (``languages.toml``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import Table, check_keys, load_table

FILE = "languages.toml"


@dataclass(frozen=True, slots=True)
class Languages:
    """The whole file.

    ``scripts`` maps the first word of a letter's Unicode name to the language that the script is first taken for;
    ``letters`` maps that language to those that have letters which it lacks; ``words`` a language to its commonest.
    """

    scripts: Mapping[str, str]
    letters: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    words: Mapping[str, frozenset[str]]


@cache
def languages() -> Languages:
    """Return what is known of languages, read once.

    Raises:
        VocabularyError: a table is missing, or a value is of the wrong kind.
    """
    table = load_table(FILE)
    check_keys(table, allowed=(), where=f"vocabulary file {FILE}", required=("scripts", "letters", "words"))
    letters: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for language, row in table["letters"].items():
        check_keys(
            row, allowed=(), where=f"vocabulary file {FILE}, letters.{language}", required=("script_of", "letters")
        )
        letters[row["script_of"]] = (*letters.get(row["script_of"], ()), (language, frozenset(row["letters"])))
    words = {language: frozenset(text.split()) for language, text in _texts(table, "words").items()}
    return Languages(_texts(table, "scripts"), letters, words)


def _texts(table: Table, key: str) -> dict[str, str]:
    for name, value in table[key].items():
        if not isinstance(value, str) or not value:
            raise VocabularyError(f"vocabulary file {FILE}, {key}.{name}: must be a text")
    return dict(table[key])
