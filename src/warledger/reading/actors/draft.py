"""A mention before it becomes an `Actor`: the record's fields and what resolving needs besides."""

from dataclasses import dataclass, replace

from warledger.reading.actors.setting import Setting
from warledger.records import Actor
from warledger.vocabulary.actors import KnownActor, load_actors, slug_of
from warledger.vocabulary.conflicts import GOVERNMENT, Side
from warledger.vocabulary.states import load_states

_FOREIGN = "{adjective} forces"
_NAMES = {
    "rebel": ("{adjective} rebels", "rebel"),
    "militant": ("{adjective} militants", "rebel"),
    "separatist": ("{adjective} separatists", "rebel"),
    "militia": ("{adjective} militias", "militia"),
    "gang": ("{adjective} gangs", "militia"),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention: characters [start, end), the token of its head, and what is known of who is meant.

    ``form`` is a head's form (``roles.toml``), or ``known``, ``person``, ``unknown``, ``state``, ``pronoun``.
    ``noun`` is the lower-case head noun of a description or title, by which a later mention may be found again.
    """

    start: int
    end: int
    head: int
    name: str
    form: str
    id: str | None = None
    kind: str | None = None
    side: str | None = None
    country: str | None = None
    plural: bool = False
    noun: str | None = None
    score: float | None = None

    def record(self) -> Actor:
        """Return the mention as a record; without an id of the vocabulary it gets the slug of its name."""
        known = self.id or slug_of(self.name) or None
        return Actor(self.start, self.end, self.name, known, self.kind, self.side, self.country, self.score)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a generic phrase means."""

    name: str
    kind: str | None
    side: str | None = None
    country: str | None = None
    id: str | None = None


def as_other(draft: Draft, other: Draft | Identity) -> Draft:
    """Return a mention with another's identity; its span and form stay its own."""
    return replace(
        draft, name=other.name, id=other.id, kind=other.kind, side=other.side, country=other.country or draft.country
    )


def known_identity(actor: KnownActor, setting: Setting) -> Identity:
    """Return the identity of a known actor in a setting."""
    return Identity(actor.name, actor.kind, setting.side_of_known(actor), actor.country, actor.id)


def forces_of_side(side: Side, setting: Setting) -> Identity:
    """Return the armed people of a conflict's side; a side that is one known group is that group."""
    only = [m.actor for m in side.members if load_actors()[m.actor].name == side.forces]
    country = side.states[0] if side.states else setting.home
    return Identity(side.forces, side.kind, side.slug, country, only[0] if only else None)


def forces_of_state(code: str, setting: Setting) -> Identity:
    """Return a state's own forces: the side's where the side is that state, else "Russian forces"."""
    slug = setting.side_of_state(code)
    side = setting.conflict.sides.get(slug) if setting.conflict else None
    if side is not None and side.states == (code,):
        kind = side.kind if side.kind in ("rebel", "militia", "terrorist_group") else "state_forces"
        return Identity(side.forces, kind, slug, code)
    adjective = load_states()[code].adjective
    own = slug == GOVERNMENT and not (setting.conflict and setting.conflict.interstate)
    name = f"{adjective} government forces" if own else _FOREIGN.format(adjective=adjective)
    return Identity(name, "state_forces", slug, code)


def body_of_state(code: str, setting: Setting) -> Identity:
    """Return a state's political body: "Syrian government"."""
    slug = setting.side_of_state(code)
    side = setting.conflict.sides.get(slug) if setting.conflict else None
    if side is not None and side.states == (code,) and "government" in side.name:
        return Identity(side.name, "state", slug, code)
    return Identity(f"{load_states()[code].adjective} government", "state", slug, code)


def people_of_role(role: str, code: str | None, setting: Setting) -> Identity | None:
    """Return the armed people that a part means ("rebels"), None where the setting does not tell.

    Args:
        role: a role of ``roles.toml``.
        code: the state that a modifier names, None where there is none.
        setting: of the document.
    """
    at_home = code is None or code == setting.home or (setting.conflict and code in setting.conflict.countries)
    side = setting.side_of_role(role) if at_home else None
    where = code or setting.home
    if isinstance(side, Side) and where in side.states:
        return forces_of_state(where, setting)
    if isinstance(side, Side) and role == "militant" and setting.is_unclear(role):
        side = side.slug
    if isinstance(side, Side) and (role != "militia" or not side.states):
        return forces_of_side(side, setting)
    if isinstance(side, Side):
        side = side.slug
    if side == GOVERNMENT and where is not None:
        return forces_of_state(where, setting)
    if where is None or role not in _NAMES:
        return None
    name, kind = _NAMES[role]
    return Identity(name.format(adjective=load_states()[where].adjective), kind, side, where)
