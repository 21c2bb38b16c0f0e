"""Conflicts: who fights whom, where and when. One TOML file a conflict, all of it from public knowledge."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from types import MappingProxyType

from warledger.errors import VocabularyError
from warledger.vocabulary.actors import load_actors
from warledger.vocabulary.loader import Table, check_keys, list_tables, load_table, words_of
from warledger.vocabulary.states import load_states

FOLDER = "conflicts"
GOVERNMENT = "government"
OPPOSITION = "opposition"
FIRST_DAY, LAST_DAY = "0000", "9999"
_PLACE_WEIGHT = 1
_COUNTRY_WEIGHT = 2
_ACTOR_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of a side (an id of the actors' vocabulary), with the days in which it was on that side."""

    actor: str
    begin: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict.

    ``name`` is its political body, ``forces`` what its armed people are called whatever the outlet's word for them.
    ``states`` are the states whose own forces are this side; ``roles`` the parts (``roles.toml``) that a word
    without a name means: "rebels" in Syria are the opposition; ``words`` are
    lower-case adjectives of peoples and creeds that do the same ("kurdish"). ``seats`` are lower-case words of towns
    where a side has its ministries, in a war of several governments. ``allies`` and ``opposed`` are slugs of sides.
    """

    slug: str
    name: str
    forces: str
    kind: str
    members: tuple[Member, ...] = ()
    states: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict with its sides. ``begin`` and ``until`` are ISO days or prefixes of days; ``until`` is inclusive.

    ``places`` are names that evoke the conflict where no country is named. In an ``interstate`` conflict the words
    "the army" or "soldiers" name no side.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    begin: str
    until: str | None
    sides: Mapping[str, Side]
    places: tuple[str, ...] = ()
    interstate: bool = False

    def is_on(self, day: str | None) -> bool:
        """Tell whether the conflict was going on then; an unknown day excludes nothing."""
        return _within(day, self.begin, self.until)

    def side_of_actor(self, actor: str, day: str | None = None) -> str | None:
        """Return the slug of the side that an actor belonged to on a day (unknown: on any day)."""
        for side in self.sides.values():
            if any(m.actor == actor and _within(day, m.begin, m.until) for m in side.members):
                return side.slug
        return None

    def side_of_state(self, code: str) -> str | None:
        """Return the slug of the side whose forces are those of a state."""
        return next((side.slug for side in self.sides.values() if code in side.states), None)

    def sides_of_role(self, role: str) -> tuple[str, ...]:
        """Return the slugs of the sides that a part may mean, the likeliest first."""
        return tuple(side.slug for side in self.sides.values() if role in side.roles)


@cache
def load_conflicts() -> MappingProxyType[str, Conflict]:
    """Return the conflicts by id, in the order of their ids.

    Raises:
        VocabularyError: a file has unknown keys, or names an actor, state or side that is not known.
    """
    conflicts = [_conflict_of(load_table(name), name) for name in list_tables(FOLDER)]
    return MappingProxyType({conflict.id: conflict for conflict in sorted(conflicts, key=lambda c: c.id)})


def conflict_of(countries: Mapping[str, int], names: Mapping[str, int], day: str | None = None) -> Conflict | None:
    """Return the conflict that a document tells of, None where nothing points to one.

    Args:
        countries: ISO codes of the states that it names, with how often.
        names: ids of known actors and lower-case names of places, with how often.
        day: its date, ISO or a prefix; None where unknown.

    Returns:
        The conflict that most mentions point to; of equals the one that began last, then the first by id.
    """
    weights = _weights(countries, names)
    ranked = [
        (weights[conflict.id], conflict.begin, conflict)
        for conflict in reversed(tuple(load_conflicts().values()))
        if conflict.is_on(day)
    ]
    best = max(ranked, key=lambda entry: entry[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def are_opposed(conflict: str | None, side_a: str | None, side_b: str | None) -> bool:
    """Tell whether two sides fight each other in a conflict; without a conflict, whether they do anywhere.

    >>> are_opposed("syria", "government", "opposition")
    True
    """
    if side_a is None or side_b is None:
        return False
    if conflict is None:
        return opposed(side_a, side_b)
    found = load_conflicts().get(conflict)
    return found is not None and frozenset((side_a, side_b)) in _enmities(found)


def opposed(side_a: str | None, side_b: str | None) -> bool:
    """Tell whether two sides fight each other in some conflict and are allied in none, from their slugs alone.

    >>> opposed("russia", "ukraine"), opposed("russia", "government")
    (True, False)
    """
    return side_a is not None and side_b is not None and frozenset((side_a, side_b)) in _all_enmities()


def allied(side_a: str | None, side_b: str | None) -> bool:
    """Tell whether two sides are one, or fight beside each other in some conflict and against each other in none.

    >>> allied("russia", "government"), allied("sdf", "opposition")
    (True, False)
    """
    if side_a is None or side_b is None:
        return False
    pair = frozenset((side_a, side_b))
    return side_a == side_b or (pair in _all_friends() and pair not in _all_enmities())


@cache
def side_name(side: str) -> str:
    """Return the name of a side for people: what most conflicts call its political body.

    >>> side_name("russia"), side_name("government")
    ('Russia', 'the government')
    """
    if side in (GOVERNMENT, OPPOSITION):
        return f"the {side}"
    names = Counter(found.sides[side].name for found in load_conflicts().values() if side in found.sides)
    if not names:
        return side.replace("_", " ").title()
    return min(names, key=lambda name: (-names[name], len(name), name))


@cache
def _all_friends() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((side.slug, other))
        for conflict in load_conflicts().values()
        for side in conflict.sides.values()
        for other in side.allies
    )


@cache
def _all_enmities() -> frozenset[frozenset[str]]:
    known = {pair for conflict in load_conflicts().values() for pair in _enmities(conflict)}
    return frozenset((known - _all_friends()) | {frozenset((GOVERNMENT, OPPOSITION))})


def _enmities(conflict: Conflict) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((side.slug, other)) for side in conflict.sides.values() for other in side.opposed)


def _weights(countries: Mapping[str, int], names: Mapping[str, int]) -> Counter[str]:
    """Return for each conflict, by id, how much states, places and actors point to it."""
    found: Counter[str] = Counter()
    for table, counts in zip(_signs(), (countries, names), strict=True):
        for name, count in counts.items():
            for conflict, weight in table.get(name, ()):
                found[conflict] += weight * count
    return found


@cache
def _signs() -> tuple[dict[str, list[tuple[str, int]]], dict[str, list[tuple[str, int]]]]:
    """Return what points to conflicts: codes of states, and names of places and ids of actors, each with weights."""
    states: dict[str, list[tuple[str, int]]] = {}
    names: dict[str, list[tuple[str, int]]] = {}
    for conflict in load_conflicts().values():
        for code in conflict.countries:
            states.setdefault(code, []).append((conflict.id, _COUNTRY_WEIGHT))
        for place in conflict.places:
            names.setdefault(place.lower(), []).append((conflict.id, _PLACE_WEIGHT))
        for actor in {m.actor for side in conflict.sides.values() for m in side.members}:
            names.setdefault(actor, []).append((conflict.id, _ACTOR_WEIGHT))
    return states, names


def _within(day: str | None, begin: str | None, until: str | None) -> bool:
    if day is None:
        return True
    after = (begin or FIRST_DAY)[: len(day)] <= day[: len(begin or FIRST_DAY)]
    return after and day[: len(until or LAST_DAY)] <= (until or LAST_DAY)


def _conflict_of(table: Table, file: str) -> Conflict:
    check_keys(table, ("until", "places", "interstate"), file, required=("id", "name", "countries", "begin", "sides"))
    sides = {slug: _side_of(slug, row, file) for slug, row in table["sides"].items()}
    for side in sides.values():
        unknown = [slug for slug in (*side.allies, *side.opposed) if slug not in sides]
        if unknown:
            raise VocabularyError(f"{file}: side {side.slug} names {unknown[0]!r}, which is no side")
    _check_friends(sides, file)
    return Conflict(
        table["id"],
        table["name"],
        _states_of(table, "countries", file),
        table["begin"],
        table.get("until"),
        MappingProxyType(sides),
        words_of(table, "places", file),
        bool(table.get("interstate", False)),
    )


def _side_of(slug: str, row: Table, file: str) -> Side:
    where = f"{file}: side {slug}"
    optional = ("forces", "members", "states", "roles", "words", "seats", "allies", "opposed")
    check_keys(row, optional, where, required=("name", "kind"))
    lists = {key: words_of(row, key, where) for key in ("roles", "words", "seats", "allies", "opposed")}
    members = tuple(_member_of(entry, where) for entry in row.get("members", []))
    states = _states_of(row, "states", where)
    forces = row["forces"] if "forces" in row else row["name"]
    return Side(slug, row["name"], forces, row["kind"], members, states, **lists)


def _member_of(entry: str | Table, where: str) -> Member:
    row = {"actor": entry} if isinstance(entry, str) else entry
    check_keys(row, ("begin", "until"), where, required=("actor",))
    if row["actor"] not in load_actors():
        raise VocabularyError(f"{where}: unknown actor {row['actor']!r}")
    return Member(row["actor"], row.get("begin"), row.get("until"))


def _states_of(row: Table, key: str, where: str) -> tuple[str, ...]:
    codes = words_of(row, key, where)
    unknown = [code for code in codes if code not in load_states()]
    if unknown:
        raise VocabularyError(f"{where}: unknown state {unknown[0]!r}")
    return codes


def _check_friends(sides: Mapping[str, Side], file: str) -> None:
    for one, other in combinations(sides.values(), 2):
        friends = other.slug in one.allies or one.slug in other.allies
        foes = other.slug in one.opposed or one.slug in other.opposed
        if friends and foes:
            raise VocabularyError(f"{file}: {one.slug} and {other.slug} are both allied and opposed")
