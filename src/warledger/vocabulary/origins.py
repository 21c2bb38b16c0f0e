"""Words about whose word a claim is, and how much of a place is meant (``origins.toml``)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import cast, get_args

from warledger.errors import VocabularyError
from warledger.records import Facet
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

ORIGINS_FILE = "origins.toml"


@dataclass(frozen=True, slots=True)
class OriginWords:
    """Lists of lower-case words.

    ``no_speakers`` are nobody's word, ``monitor_words`` name a monitor without its name. ``parts`` stand before "of"
    and a place, ``parts_before`` right before a place, where a part of it is meant. ``facets`` are words in what
    somebody left unsaid, by the facet of an event that they are about, in the order in which they are asked;
    ``no_facet`` are words that name none, ``asking`` open what was not told of a deed that was.
    """

    no_speakers: frozenset[str]
    monitor_words: frozenset[str]
    parts: frozenset[str]
    parts_before: frozenset[str]
    no_facet: frozenset[str]
    asking: frozenset[str]
    facets: Mapping[Facet, frozenset[str]]


@cache
def origin_words() -> OriginWords:
    """Return the checked lists.

    Raises:
        VocabularyError: a section is missing or unknown, or holds something else than words.
    """
    table = load_table(ORIGINS_FILE)
    check_keys(table, (), ORIGINS_FILE, [field.name for field in fields(OriginWords)])
    lists = {name: _words(table[name], name) for name in table if name != "facets"}
    return OriginWords(**lists, facets=_facets(table["facets"]))


def _words(row: Table, name: str) -> frozenset[str]:
    check_keys(row, (), f"{ORIGINS_FILE} [{name}]", ("words",))
    return frozenset(words_of(row, "words", f"{ORIGINS_FILE} [{name}]"))


def _facets(row: Table) -> Mapping[Facet, frozenset[str]]:
    unknown = [name for name in row if name not in get_args(Facet)]
    if unknown:
        raise VocabularyError(f"{ORIGINS_FILE} [facets]: {unknown[0]!r} is no facet")
    return {cast("Facet", name): frozenset(words_of(row, name, f"{ORIGINS_FILE} [facets]")) for name in row}
