"""Bodies of a state under one name, whatever the words: "the General Staff in Kyiv", "state TV", "a ministry"."""

from collections.abc import Mapping
from functools import cache

from warledger.reading.actors.draft import Identity, known_identity
from warledger.reading.actors.setting import Setting
from warledger.vocabulary.actors import KnownActor, load_actors
from warledger.vocabulary.states import load_states


def known_by_name(name: str) -> KnownActor | None:
    """Return the actor of the vocabulary that bears a name, letter case apart."""
    return _known_names().get(name.lower())


@cache
def _known_names() -> Mapping[str, KnownActor]:
    return {name.lower(): actor for actor in load_actors().values() for name in (actor.name, *actor.aliases)}


def is_interstate(setting: Setting) -> bool:
    """Tell whether the war is one of states, so that "the army" is nobody's in particular."""
    return setting.conflict is not None and setting.conflict.interstate


def home_of(setting: Setting) -> str | None:
    """Return the state whose "the army" is meant, None in a war of states."""
    return None if is_interstate(setting) else setting.home


def body_of(code: str, noun: str, kind: str, setting: Setting) -> Identity:
    """Return a state's body by its adjective and a noun, under the vocabulary's name where it has one.

    Args:
        code: ISO code of the state.
        noun: what the body is ("General Staff", "state television").
        kind: an actor's kind.
        setting: of the document.
    """
    name = f"{load_states()[code].adjective} {noun}"
    known = known_by_name(name)
    if known is not None:
        return known_identity(known, setting)
    return Identity(name, kind, setting.side_of_state(code), code)
