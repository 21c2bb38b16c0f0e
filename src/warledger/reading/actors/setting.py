"""Parse → the setting of a document: which known names stand in it, which conflict it tells of, whose home it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.reading.actors.words import NameIndex, Word, words_in
from warledger.reading.parse import Parse
from warledger.vocabulary.actors import KnownActor, load_actors
from warledger.vocabulary.conflicts import GOVERNMENT, OPPOSITION, Conflict, Side, conflict_of, load_conflicts
from warledger.vocabulary.states import State, load_states

_NO_SIDE = frozenset({"monitor", "un", "aid", "media", "civilians", "political", "external"})
_ARMED = frozenset({"rebel", "militia", "terrorist_group"})


@dataclass(frozen=True, slots=True)
class KnownHit:
    """A known name in the text: characters [start, end)."""

    start: int
    end: int
    actor: KnownActor


@dataclass(frozen=True, slots=True)
class StateHit:
    """A word that points to a state. ``how``: name, adjective, people or metonym."""

    start: int
    end: int
    code: str
    how: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the generic words of a document are to be read by.

    ``words`` are the report's words, ``places`` the
    offsets of those that name a place of some conflict. ``home`` is the state that "the government" means. ``weights``
    counts the named members of each side.
    """

    conflict: Conflict | None
    home: str | None
    day: str | None
    known: tuple[KnownHit, ...]
    states: tuple[StateHit, ...]
    weights: Mapping[str, int]
    words: tuple[Word, ...] = ()
    places: frozenset[int] = frozenset()

    def side_of_state(self, code: str) -> str:
        """Return the side of a state's own forces: the conflict's, else the government at home, else the state."""
        found = self.conflict.side_of_state(code) if self.conflict else None
        if found is not None:
            return found
        return GOVERNMENT if code == self.home else load_states()[code].name.lower().replace(" ", "_")

    def side_of_role(self, role: str) -> Side | str | None:
        """Return the side that a part means here: of several the one whose members are named most, else the first."""
        if role in ("state", "junta", "soldiers"):
            role = "state" if self.conflict is None or self.conflict.sides_of_role("state") else role
        sides = self.conflict.sides_of_role(role) if self.conflict else ()
        if self.conflict and sides:
            return self.conflict.sides[max(sides, key=lambda slug: (self.weights.get(slug, 0), -sides.index(slug)))]
        if role in ("state", "junta"):
            return GOVERNMENT
        return OPPOSITION if role in ("rebel", "separatist") or (role == "militant" and not self.conflict) else None

    def is_unclear(self, role: str) -> bool:
        """Tell whether a part may mean several sides here and no member of any of them is named."""
        sides = self.conflict.sides_of_role(role) if self.conflict else ()
        return len(sides) > 1 and not any(self.weights.get(slug) for slug in sides)

    def side_of_friends(self, code: str) -> Side | None:
        """Return the side that a state backs with its own forces or arms, None where the conflict knows none."""
        if self.conflict is None:
            return None
        backer = self.conflict.side_of_state(code)
        sides = self.conflict.sides.values()
        proxies = [side for side in sides if backer in side.allies and not side.states]
        own = [side for side in sides if side.slug == backer and "militia" in side.roles]
        friends = [side for side in sides if backer in side.allies]
        return next(iter((*proxies, *own, *friends)), None)

    def side_of_known(self, actor: KnownActor) -> str | None:
        """Return the side of a known actor: its own, else that of whom it belongs to, else that of its state."""
        direct = self._membership(actor.id)
        if direct is not None:
            return direct
        if actor.affiliation is not None:
            return self.side_of_known(load_actors()[actor.affiliation])
        if actor.kind in _NO_SIDE:
            return None
        if actor.kind in _ARMED:
            return actor.id.replace("-", "_") if self.conflict else self._elsewhere(actor.id) or OPPOSITION
        return None if actor.country is None else self.side_of_state(actor.country)

    def _membership(self, actor: str) -> str | None:
        return self.conflict.side_of_actor(actor, self.day) if self.conflict else None

    def _elsewhere(self, actor: str) -> str | None:
        sides = (conflict.side_of_actor(actor, self.day) for conflict in load_conflicts().values())
        return next((side for side in sides if side is not None), None)

    @property
    def state(self) -> State | None:
        """The home state."""
        return None if self.home is None else load_states()[self.home]


def setting_of(parse: Parse) -> Setting:
    """Return the setting of a document, from the names in it and its date; furniture does not count."""
    words = words_in(parse.text)
    if parse.document.furniture:
        words = tuple(word for word in words if not parse.is_furniture(word.start, word.end))
    states = tuple(
        StateHit(words[begin].start, words[end - 1].end, code, how)
        for begin, end, values in _state_index().find(words)
        for code, how in values[:1]
    )
    hits = _known_index().find(words)
    countries = Counter(hit.code for hit in states)
    names = Counter(values[0].id for _, _, values in hits)
    places = _place_index().find(words)
    names.update(values[0] for _, _, values in places)
    day = parse.document.told_on
    conflict = conflict_of(countries, names, day)
    home = _home_of(conflict, countries)
    known = tuple(_choose(words, hit, conflict, home, day) for hit in hits)
    weights: Counter[str] = Counter()
    for hit in known:
        side = conflict.side_of_actor(hit.actor.id, day) if conflict else None
        if side is not None:
            weights[side] += 1
    placed = frozenset(words[n].bare for begin, end, _ in places for n in range(begin, end))
    return Setting(conflict, home, day, known, states, weights, words, placed)


def _home_of(conflict: Conflict | None, countries: Counter[str]) -> str | None:
    if conflict is not None:
        at_war = [code for code in conflict.countries if countries[code]]
        return max(at_war, key=lambda code: countries[code], default=conflict.countries[0])
    return max(countries, key=lambda code: (countries[code], code), default=None)


def _choose(
    words: tuple[Word, ...],
    hit: tuple[int, int, tuple[KnownActor, ...]],
    conflict: Conflict | None,
    home: str | None,
    day: str | None,
) -> KnownHit:
    """Choose among actors of one name: a member of the conflict, then one of the home state, then the first."""
    begin, end, values = hit
    best = max(
        values,
        key=lambda actor: (
            conflict is not None and conflict.side_of_actor(actor.id, day) is not None,
            actor.country is not None and actor.country == home,
        ),
    )
    return KnownHit(words[begin].start, words[end - 1].end, best)


@cache
def _known_index() -> NameIndex[KnownActor]:
    return NameIndex(
        ((name, actor) for actor in load_actors().values() for name in (actor.name, *actor.aliases)), possessive=True
    )


@cache
def _state_index() -> NameIndex[tuple[str, str]]:
    rows = []
    for state in load_states().values():
        rows += [(name, (state.code, "name")) for name in (state.name, *state.names)]
        rows += [(name, (state.code, "adjective")) for name in state.adjectives]
        rows += [(name, (state.code, "people")) for name in state.people]
        rows += [(name, (state.code, "metonym")) for name in state.metonyms]
    return NameIndex(rows, possessive=True)


@cache
def _place_index() -> NameIndex[str]:
    return NameIndex((place, place.lower()) for c in load_conflicts().values() for place in c.places)
