"""Words of the heads of pages: what outlets' names are made of, and the names of sections (``mastheads.toml``)."""

from dataclasses import dataclass
from functools import cache

from warledger.vocabulary.loader import check_keys, load_table, words_of

FILE = "mastheads.toml"
_LISTS = ("last", "first", "sections", "acronyms", "month_first")


@dataclass(frozen=True, slots=True)
class MastheadWords:
    """The file: words that end or begin outlets' names, words of sections, acronyms, countries by order of dates."""

    last: frozenset[str]
    first: frozenset[str]
    sections: frozenset[str]
    acronyms: frozenset[str]
    month_first: frozenset[str]


@cache
def masthead_words() -> MastheadWords:
    """Return the words of mastheads.

    Raises:
        VocabularyError: a list is missing, or holds something else than words.
    """
    where = f"vocabulary file {FILE}"
    table = load_table(FILE)
    check_keys(table, allowed=(), where=where, required=_LISTS)
    return MastheadWords(**{key: frozenset(words_of(table, key, where)) for key in _LISTS})
