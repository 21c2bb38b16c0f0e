"""The words around place names: kinds of places, directions, cues, and what a name is not."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of
from warledger.vocabulary.spelling import key_of

FILE = "places.toml"
Group = Literal["settlement", "part", "site", "division", "nature"]
_WORD_LISTS = (
    "cues",
    "strong_cues",
    "directions",
    "connectors",
    "never",
    "organisations",
    "outlets",
    "named_sites",
    "people",
    "seats",
    "group_names",
    "sieges",
    "reaching",
    "first_words",
    "venues",
    "struck",
    "speaking",
    "common",
    "middles",
    "arms",
)


@dataclass(frozen=True, slots=True)
class PlaceType:
    """A kind of place: an unlisted place of the kind lies within ``radius_km`` of what holds it, at least."""

    word: str
    group: Group
    precision: int
    radius_km: float


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """``places.toml``: ``types`` by word; ``states`` maps "Ky." to GeoNames' country and code ("US.KY")."""

    types: dict[str, PlaceType]
    states: dict[str, str]
    cues: frozenset[str]
    strong_cues: frozenset[str]
    directions: frozenset[str]
    connectors: frozenset[str]
    never: frozenset[str]
    organisations: frozenset[str]
    outlets: frozenset[str]
    named_sites: frozenset[str]
    people: frozenset[str]
    group_names: frozenset[str]
    sieges: frozenset[str]
    reaching: frozenset[str]
    first_words: frozenset[str]
    venues: frozenset[str]
    seats: frozenset[str]
    struck: frozenset[str]
    speaking: frozenset[str]
    common: frozenset[str]
    middles: frozenset[str]
    arms: frozenset[str]


@cache
def load_place_words() -> PlaceWords:
    """Return the words of ``places.toml``.

    Raises:
        VocabularyError: the file does not say what it must.
    """
    table = load_table(FILE)
    check_keys(table, (), FILE, required=("groups", "words", "states"))
    check_keys(table["words"], (), f"{FILE}: words", required=_WORD_LISTS)
    lists = {name: frozenset(words_of(table["words"], name, f"{FILE}: words")) for name in _WORD_LISTS}
    states = {word: code for code in table["states"] for word in words_of(table["states"], code, f"{FILE}: states")}
    return PlaceWords(_types(table["groups"]), states, **lists)


def bare_name(name: str) -> tuple[str, PlaceType | None]:
    """Split a place's name from the word for its kind, which may stand on either side.

    >>> bare_name("Abbasid Square")[0], bare_name("the Jobar district")[0]
    ('Abbasid', 'Jobar')
    """
    types = load_place_words().types
    words = re.sub(r"^(?:the|The)\s+", "", name).split()
    for cut, rest in ((words[-1:], words[:-1]), (words[:1], words[1:])):
        if cut and rest and cut[0].lower() in types:
            named = rest[1:] if rest[0] == "of" and len(rest) > 1 else rest
            return " ".join(named), types[cut[0].lower()]
    return " ".join(words), None


def place_key(name: str) -> str:
    """Return the key that all names of one place share: spelling and the word for its kind make no difference.

    >>> place_key("Abbasid Square") == place_key("Abassiyin garages")
    True
    """
    return key_of(bare_name(name)[0])


def _types(groups: dict[str, dict[str, Any]]) -> dict[str, PlaceType]:
    types: dict[str, PlaceType] = {}
    for group, row in groups.items():
        where = f"{FILE}: groups.{group}"
        if group not in get_args(Group):
            raise VocabularyError(f"{where}: no such group")
        check_keys(row, (), where, required=("precision", "radius_km", "words"))
        for word in words_of(row, "words", where):
            kind = PlaceType(word, cast("Group", group), int(row["precision"]), float(row["radius_km"]))
            types.setdefault(word, kind)
    return types
