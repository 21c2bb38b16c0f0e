"""Known actors: armed groups, state forces, monitors, bodies of the UN, aid agencies, persons in office."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of
from warledger.vocabulary.states import load_states

FILE = "actors.toml"
KINDS = frozenset(
    {
        *("state", "state_forces", "police", "rebel", "militia", "terrorist_group", "political", "external"),
        *("civilians", "media", "monitor", "un", "aid", "person", "other"),
    }
)
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_OPTIONAL = ("id", "country", "aliases", "affiliation", "family", "role", "begin", "until")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A row of the vocabulary.

    ``aliases`` are other spellings and acronyms. ``affiliation`` is the id of whom a person speaks or acts for,
    ``family`` the id that all names of one renamed group share, ``role`` the office of a person. ``begin`` and
    ``until`` (ISO, may be partial) bound the time in which the name was in use or the office was held.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    family: str | None = None
    role: str | None = None
    begin: str | None = None
    until: str | None = None


def slug_of(name: str) -> str:
    """Return the id that a name makes: ASCII, lower case, hyphens.

    >>> slug_of("Failaq al-Rahmān")
    'failaq-al-rahman'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_IN_SLUG.sub("-", plain.replace("'", "")).strip("-")


@cache
def load_actors() -> MappingProxyType[str, KnownActor]:
    """Return the known actors by id.

    Raises:
        VocabularyError: a row has an unknown key, kind, country, affiliation or family, or an id stands twice.
    """
    actors: dict[str, KnownActor] = {}
    for row in load_table(FILE)["actors"]:
        actor = _actor_of(row)
        if actor.id in actors:
            raise VocabularyError(f"{FILE}: {actor.id} stands twice")
        actors[actor.id] = actor
    for actor in actors.values():
        for key in (actor.affiliation, actor.family):
            if key is not None and key not in actors:
                raise VocabularyError(f"{FILE}: {actor.id} points to {key!r}, which is no row")
    return MappingProxyType(actors)


def family_of(actor: str) -> str:
    """Return the id that every name of a renamed group shares; an actor without such names is its own family.

    >>> family_of("nusra-front") == family_of("hayat-tahrir-al-sham")
    True
    """
    known = load_actors().get(actor)
    return actor if known is None or known.family is None else known.family


def _actor_of(row: Mapping[str, str]) -> KnownActor:
    where = f"{FILE}: {row.get('name', row)}"
    check_keys(row, _OPTIONAL, where, required=("name", "kind"))
    if row["kind"] not in KINDS:
        raise VocabularyError(f"{where}: unknown kind {row['kind']!r}")
    if row.get("country") is not None and row["country"] not in load_states():
        raise VocabularyError(f"{where}: unknown country {row['country']!r}")
    rest = {key: row.get(key) for key in _OPTIONAL if key not in ("id", "aliases")}
    return KnownActor(
        row.get("id") or slug_of(row["name"]), row["name"], row["kind"], aliases=words_of(row, "aliases", where), **rest
    )
