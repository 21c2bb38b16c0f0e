"""How a deed came out, and for whom: whom a claim favours and whom it goes against."""

import re
from dataclasses import dataclass
from typing import Protocol

from warledger.reconcile.names import name_key
from warledger.records import Claim
from warledger.vocabulary.conflicts import opposed
from warledger.vocabulary.disputes import dispute_words

_WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|got|get)\s+(?:\w+\s+)?\w+(?:\s+\w+)?$", re.IGNORECASE)
_PURPOSE = re.compile(r"(?:(?P<done>\w+)\s+)?\bto(?:\s+\w+ly)?\s*$", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)


class HasCamp(Protocol):
    """Whoever has a side, or stands for himself."""

    @property
    def side(self) -> str | None:
        """The side, None where no conflict knows one."""

    @property
    def camp(self) -> str:
        """The side, or the party itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gain or a loss: ``favours`` and ``against`` are sides (or parties without one), None where not told."""

    favours: str | None
    against: str | None
    words: str

    def contradicts(self, other: "Outcome") -> bool:
        """Tell whether what favours one side here goes against it there, or favours its enemy."""
        return bool(
            (self.favours is not None and self.favours == other.against)
            or (self.against is not None and self.against == other.favours)
            or opposed(self.favours, other.favours)
            or opposed(self.against, other.against)
        )


def outcome_of(
    claim: Claim, text: str, initiators: tuple[HasCamp, ...], targets: tuple[HasCamp, ...], voice_side: str | None
) -> Outcome | None:
    """Return the outcome that a claim tells, None where it tells none.

    The words of the trigger decide; where they say nothing, who is said to hold a place does. "They are encircled"
    without a doer favours the side of the voice that says so, if it has one, and "we" is that side. Who loses people
    ("lost 15 men") has not lost ground by it.
    """
    if claim.negated or claim.stance in ("planned", "predicted", "hypothetical"):
        return None
    if claim.sub_event_type not in dispute_words().fought:
        return None
    deed = " ".join(text[claim.trigger[0] : claim.trigger[1]].split())
    doer = initiators[0].camp if initiators else None
    sufferer = targets[0].camp if targets and targets[0].camp != doer else None
    if voice_side is not None and _speaks_of_own(text[claim.start : claim.trigger[0]], doer, initiators):
        doer = voice_side
    words = dispute_words().outcome
    if _is_attempt(" ".join(text[claim.start : claim.trigger[1]].split()), deed):
        return None
    if words.target_loss.are_in(deed):
        if (
            sufferer is None
            and doer is not None
            and claim.control is None
            and is_passive(text[claim.start : claim.trigger[1]])
        ):
            return Outcome(None, doer, deed)
        return Outcome(doer or voice_side, sufferer, deed)
    if words.loss.are_in(deed):
        return None if claim.tolls else Outcome(sufferer, doer, deed)
    if words.gain.are_in(deed) or claim.sub_event_type in _TAKINGS:
        return Outcome(doer or (voice_side if sufferer is None else None), sufferer, deed)
    return _outcome_of_control(claim, deed)


def _is_attempt(until_deed: str, deed: str) -> bool:
    """Tell whether words of an attempt stand before those that say how it came out ("tried to seize").

    What was attempted by others and beaten ("foiled an attempt") came out; what is only aimed at ("an offensive to take
    the town") did not.
    """
    words = dispute_words().outcome
    tried = words.attempt.at(until_deed)
    if tried is None:
        purpose = _PURPOSE.search(until_deed[: len(until_deed) - len(deed)])
        return purpose is not None and (purpose["done"] or "").lower() not in dispute_words().accomplished
    came_out = [at for at in (words.target_loss.at(deed), words.loss.at(deed), words.gain.at(deed)) if at is not None]
    return not came_out or tried < len(until_deed) - len(deed) + min(came_out)


_TAKINGS = frozenset({"Government regains territory", "Non-state actor overtakes territory"})


def is_passive(until_deed: str) -> bool:
    """Tell whether words up to a deed tell it of whom it befell ("were driven back"), not of who did it.

    >>> is_passive("the troops were driven back"), is_passive("the troops had repulsed")
    (True, False)
    """
    return bool(_BEING.search(until_deed))


def _speaks_of_own(before: str, doer: str | None, initiators: tuple[HasCamp, ...]) -> bool:
    """Tell whether a party says "we", or "its fighters" of doers whom no side claims."""
    has_no_side = doer is None or all(party.side is None for party in initiators)
    return bool(_WE.search(before)) or (has_no_side and bool(_ITS.search(before)))


def _outcome_of_control(claim: Claim, deed: str) -> Outcome | None:
    control = claim.control
    if control is None or control.holder is None:
        return None
    holder = name_key(control.holder)
    if control.status == "captured":
        return Outcome(holder, None, deed)
    if control.status in ("lost", "besieged"):
        return Outcome(None, holder, deed)
    return None
