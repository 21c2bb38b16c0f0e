"""What a deed says of the ground: who took, lost, holds, contests or besieges which place."""

from collections.abc import Sequence

from spacy.tokens import Token

from warledger.reading.claims.classes import actor_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.roles import Roles
from warledger.records import Control, ControlStatus
from warledger.vocabulary.control import control_words

_HAPPENED = frozenset({"asserted", "hedged"})


def control_of(
    deed: Deed,
    roles: Roles,
    places: Sequence[int],
    clause: Sequence[Token],
    marks: Marks,
    *,
    negated: bool,
    stance: str,
) -> Control | None:
    """Return the control that a deed's clause tells, None where it tells none or names no place.

    Args:
        deed: the deed.
        roles: its parties.
        places: where it happened, as indexes into the reading's places.
        clause: its tokens.
        marks: the document's mentions by token.
        negated: said not to have happened.
        stance: only what is told as having happened changes control.
    """
    if stance not in _HAPPENED:
        return None
    status = _status(deed, negated=negated)
    if status is None or not places or _is_no_control(deed):
        return _of_compound(clause, marks)
    holder = _holder(status, deed, roles, marks)
    return Control(marks.layers.places[places[0]].name, holder, status)


def _status(deed: Deed, *, negated: bool) -> ControlStatus | None:
    frame = deed.frame
    if frame.control is None:
        return None
    lifted = {t.lemma_.lower() for t in deed.trigger.tokens} & {"lift", "break", "end", "ease"}
    if frame.control == "besieged" and lifted:
        return None
    if negated:
        return "contested" if frame.control == "held" else None
    return _as_status(frame.control)


def _as_status(word: str) -> ControlStatus | None:
    statuses: tuple[ControlStatus, ...] = ("held", "captured", "lost", "contested", "besieged")
    return next((status for status in statuses if status == word), None)


def _holder(status: ControlStatus, deed: Deed, roles: Roles, marks: Marks) -> str | None:
    actors = marks.layers.actors
    doers = [actors[i].name for i in roles.initiators]
    sufferers = [actors[i].name for i in roles.targets]
    if status == "contested":
        return " and ".join(dict.fromkeys([*doers, *sufferers])) or None
    if status == "besieged":
        return next(iter(sufferers), None)
    if status == "lost":
        losers = doers if deed.frame.roles == "solo" else sufferers
        return next(iter(losers), None)
    return next(iter(doers), None)


def _is_no_control(deed: Deed) -> bool:
    """Tell whether the control is of another kind: "fire control" holds nothing."""
    words = [t for t in deed.trigger.tokens if t.lemma_.lower() == "control"]
    return any(c.lower_ in control_words().no_control for t in words for c in t.children)


def _of_compound(clause: Sequence[Token], marks: Marks) -> Control | None:
    """Return the control in "rebel-held Idlib", "besieged Homs": a compound or adjective before a place name."""
    words = control_words()
    for token in clause:
        noun = token.head
        if token.dep_ not in ("amod", "compound", "nmod") or noun.i not in marks.places or noun.i <= token.i:
            continue
        place = marks.layers.places[marks.places[noun.i][0]].name
        if token.lower_ in words.besieged:
            return Control(place, None, "besieged")
        if token.lower_ in words.contested:
            return Control(place, None, "contested")
        if token.lower_ in words.held_suffixes and token.i > 1 and token.nbor(-1).text == "-":
            holder = actor_of(token.nbor(-2), marks)
            return Control(place, marks.layers.actors[holder].name if holder is not None else None, "held")
        if "-" in token.text and token.lower_.rsplit("-", 1)[-1] in words.held_suffixes:
            holder = actor_of(token, marks)
            return Control(place, marks.layers.actors[holder].name if holder is not None else None, "held")
    return None
