"""Outlets: who publishes, who owns whom, which are wire agencies, which speak for a party (``outlets.toml``)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args
from urllib.parse import urlsplit

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

FILE = "outlets.toml"
OutletKind = Literal["agency", "newspaper", "broadcaster", "site", "monitor", "party_media"]

_REQUIRED = ("id", "name", "country", "kind")
_OPTIONAL = ("aliases", "short", "wire", "side", "owner", "domains", "slogans")
_NOT_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet of the vocabulary.

    ``aliases`` are other spellings, ``short`` those of its names that are too ambiguous to look for in running text
    ("The Times", "SITE"). ``wire`` marks agencies whose words other outlets carry. ``side`` is set only where a party
    to a conflict runs the outlet or has the say in it; ``owner`` names who runs it. ``country`` is ISO 3166 alpha-2.
    """

    id: str
    name: str
    country: str
    kind: OutletKind
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    wire: bool = False
    side: str | None = None
    owner: str | None = None
    domains: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, the canonical name first."""
        return (self.name, *self.aliases)

    @property
    def clear_names(self) -> tuple[str, ...]:
        """The spellings that name the outlet wherever they stand."""
        return tuple(name for name in self.names if name not in self.short)


def name_key(name: str) -> str:
    """Return what two spellings of one outlet's name have in common.

    >>> name_key("The Al-Masdar News") == name_key("Al Masdar news")
    True
    """
    return _NOT_LETTERS.sub("", name.casefold().removeprefix("the "))


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all outlets in the order of the file.

    Raises:
        VocabularyError: a row lacks a key, has an unknown one, or repeats an id or a name.
    """
    rows = load_table(FILE).get("outlet", [])
    found = tuple(_outlet(row, f"vocabulary file {FILE}, outlet {number}") for number, row in enumerate(rows, start=1))
    _check_unique("id", ((outlet.id, outlet.id) for outlet in found))
    _check_unique("name", ((key, outlet.id) for outlet in found for key in dict.fromkeys(map(name_key, outlet.names))))
    return found


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet that a name or alias means, None where the vocabulary does not know it.

    Case, hyphens and a leading "the" do not matter.
    """
    return _by_name().get(name_key(name))


def outlet_of_url(url: str) -> Outlet | None:
    """Return the outlet whose domain a URL (or a bare host name) lies in, None where no domain fits."""
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    labels = host.casefold().split(".")
    for start in range(len(labels) - 1):
        found = _by_domain().get(".".join(labels[start:]))
        if found is not None:
            return found
    return None


def outlet_with_slogan(line: str) -> Outlet | None:
    """Return the outlet whose slogan a line is, None where it is none that the vocabulary knows."""
    return _by_slogan().get(name_key(line))


@cache
def _by_name() -> dict[str, Outlet]:
    return {name_key(name): outlet for outlet in outlets() for name in outlet.names}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


@cache
def _by_slogan() -> dict[str, Outlet]:
    return {name_key(slogan): outlet for outlet in outlets() for slogan in outlet.slogans}


def _outlet(row: Table, where: str) -> Outlet:
    check_keys(row, allowed=_OPTIONAL, where=where, required=_REQUIRED)
    if row["kind"] not in get_args(OutletKind):
        raise VocabularyError(f"{where}: 'kind' {row['kind']!r} is none of {', '.join(get_args(OutletKind))}")
    if not re.fullmatch(r"[A-Z]{2}", row["country"]):
        raise VocabularyError(f"{where}: 'country' {row['country']!r} is no ISO 3166 alpha-2 code")
    lists = {key: words_of(row, key, where) for key in ("aliases", "short", "domains", "slogans")}
    strange = [name for name in lists["short"] if name not in (row["name"], *lists["aliases"])]
    if strange:
        raise VocabularyError(f"{where}: 'short' holds {strange[0]!r}, which is neither its name nor an alias")
    return Outlet(
        id=row["id"],
        name=row["name"],
        country=row["country"],
        kind=row["kind"],
        wire=row.get("wire", False),
        side=row.get("side"),
        owner=row.get("owner"),
        **lists,
    )


def _check_unique(what: str, keys: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for key, outlet in keys:
        if key in seen:
            raise VocabularyError(f"vocabulary file {FILE}: {what} {key!r} stands for both {seen[key]} and {outlet}")
        seen[key] = outlet
