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
    """Lists of lower-case words, and one number.

    ``no_speakers`` are nobody's word, ``unnamed`` may be anybody's, ``monitor_words`` name a monitor without its name.
    ``parts`` stand before "of" and a place, ``parts_before`` right before a place, where a part of it is meant;
    ``places_in`` are things in or near a place, ``beside`` words that put them outside it. ``residents`` hold no
    ground; a clause with words of ``no_hold`` or ``no_siege`` tells of no control, of no siege. ``facets`` are words in
    what somebody left unsaid, by the facet of an event that they are about, in the order in which they are asked;
    ``no_facet`` are words that name none, ``asking`` open what was not told of a deed that was,
    ``mentioning`` begin words with which a deed is mentioned at all. ``stale_days`` is how long who holds a place is
    believed to hold it still when another is said to hold it.
    """

    no_speakers: frozenset[str]
    unnamed: frozenset[str]
    monitor_words: frozenset[str]
    parts: frozenset[str]
    parts_before: frozenset[str]
    places_in: frozenset[str]
    beside: frozenset[str]
    residents: frozenset[str]
    no_hold: frozenset[str]
    no_siege: frozenset[str]
    no_facet: frozenset[str]
    asking: frozenset[str]
    mentioning: frozenset[str]
    facets: Mapping[Facet, frozenset[str]]
    stale_days: int


@cache
def origin_words() -> OriginWords:
    """Return the checked lists.

    Raises:
        VocabularyError: a section is missing or unknown, or holds something else than words.
    """
    table = load_table(ORIGINS_FILE)
    lists = [name for name in (field.name for field in fields(OriginWords)) if name not in ("facets", "stale_days")]
    check_keys(table, (), ORIGINS_FILE, [*lists, "facets", "thresholds"])
    words = {name: _words(table[name], name) for name in lists}
    return OriginWords(**words, facets=_facets(table["facets"]), stale_days=_stale_days(table["thresholds"]))


def _stale_days(row: Table) -> int:
    check_keys(row, (), f"{ORIGINS_FILE} [thresholds]", ("stale_days",))
    if not isinstance(row["stale_days"], int):
        raise VocabularyError(f"{ORIGINS_FILE} [thresholds]: 'stale_days' must be a whole number of days")
    return row["stale_days"]


def _words(row: Table, name: str) -> frozenset[str]:
    check_keys(row, (), f"{ORIGINS_FILE} [{name}]", ("words",))
    return frozenset(words_of(row, "words", f"{ORIGINS_FILE} [{name}]"))


def _facets(row: Table) -> Mapping[Facet, frozenset[str]]:
    unknown = [name for name in row if name not in get_args(Facet)]
    if unknown:
        raise VocabularyError(f"{ORIGINS_FILE} [facets]: {unknown[0]!r} is no facet")
    return {cast("Facet", name): frozenset(words_of(row, name, f"{ORIGINS_FILE} [facets]")) for name in row}
