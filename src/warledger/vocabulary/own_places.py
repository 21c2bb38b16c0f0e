"""What people's own lists of places call their columns and kinds of places (``own_places.toml``)."""

import re
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of
from warledger.vocabulary.places import load_place_words

FILE = "own_places.toml"
COLUMNS = ("name", "also", "latitude", "longitude", "country", "division", "feature", "people", "id")
KINDS = ("town", "division", "district", "region", "site")
_KIND_OF_GROUP = {"settlement": "town", "part": "town", "site": "site", "division": "division", "nature": "site"}


@dataclass(frozen=True, slots=True)
class OwnPlaceWords:
    """``columns`` gives the headers of each column, the best first; ``kinds`` the kind of each word for one."""

    columns: dict[str, tuple[str, ...]]
    kinds: dict[str, str]


@cache
def load_own_place_words() -> OwnPlaceWords:
    """Return the words of ``own_places.toml``.

    Raises:
        VocabularyError: a column or kind is missing or unknown, or a header is not in lower-case letters and digits.
    """
    table = load_table(FILE)
    check_keys(table, (), FILE, required=("columns", "kinds"))
    check_keys(table["columns"], (), f"{FILE}: columns", required=COLUMNS)
    check_keys(table["kinds"], (), f"{FILE}: kinds", required=KINDS)
    columns = {column: words_of(table["columns"], column, f"{FILE}: columns") for column in COLUMNS}
    strange = next((h for headers in columns.values() for h in headers if h != header_key(h)), None)
    if strange is not None:
        raise VocabularyError(f"{FILE}: columns: {strange!r} must be in lower-case letters and digits")
    kinds = {word: kind for kind in KINDS for word in words_of(table["kinds"], kind, f"{FILE}: kinds")}
    return OwnPlaceWords(columns, kinds)


def header_key(header: str) -> str:
    """Return a column's header as the lists here spell it.

    >>> header_key("Alternate names"), header_key("ADM1_EN")
    ('alternatenames', 'adm1en')
    """
    return re.sub(r"[\W_]+", "", header).lower()


def kind_of_feature(word: str) -> str | None:
    """Return the kind of place that a list's word for it means, None where the word is not known.

    >>> kind_of_feature("PPLA2"), kind_of_feature("Village"), kind_of_feature("governorate")
    ('town', 'town', 'division')
    """
    lower = word.strip().lower()
    known = load_own_place_words().kinds.get(lower)
    if known is not None or not lower:
        return known
    kind = load_place_words().types.get(lower)
    return _KIND_OF_GROUP[kind.group] if kind is not None else None
