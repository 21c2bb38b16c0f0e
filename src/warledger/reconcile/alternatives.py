"""Doers whom a report leaves open: "either Syrian or Russian jets", "unclear whether the army or rebels fired"."""

import re
from functools import cache
from itertools import pairwise

from warledger.records import Actor, Claim, Reading
from warledger.vocabulary.states import load_states

_OR = re.compile(r"['’\w\s-]{0,25}?\b(?:or|and/or)\b[\s\w]{0,12}")
_OR_ADJECTIVE = re.compile(r"\s+(?:or|and/or)\s+(?:the\s+)?([A-Z]\w+)")
_FORCES = ("state_forces", "state", "external")


def alternatives_in(reading: Reading, claim: Claim) -> tuple[Actor, ...]:
    """Return the parties of different sides between whom a claim leaves its deed open, none where it does not.

    Two mentions of parties with "or" between them; or one, and the adjective of a state whose forces the report names
    ("Russia or Syrian planes").
    """
    named = [a for a in reading.actors if a.side is not None and claim.start <= a.start and a.end <= claim.end]
    named.sort(key=lambda actor: (actor.start, actor.end))
    text = reading.document.text
    for one, other in pairwise(named):
        if one.side != other.side and _OR.fullmatch(text[one.end : other.start]):
            return (one, other)
    for one in named:
        adjective = _OR_ADJECTIVE.match(text, one.end, claim.end)
        other_side = None if adjective is None else _forces_of(reading, _states_by_adjective().get(adjective[1]))
        if other_side is not None and other_side.side != one.side:
            return (one, other_side)
    return ()


def _forces_of(reading: Reading, code: str | None) -> Actor | None:
    """Return the first party in a reading that is a state's forces, else its government."""
    found = [a for a in reading.actors if code is not None and a.country == code and a.side and a.kind in _FORCES]
    return min(found, key=lambda a: (_FORCES.index(a.kind or ""), a.start, a.name), default=None)


@cache
def _states_by_adjective() -> dict[str, str]:
    return {adjective: state.code for state in load_states().values() for adjective in state.adjectives}
