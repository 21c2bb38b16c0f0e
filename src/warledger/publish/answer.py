"""Intervals of control → the answer in one sentence to who held a place on a day: claimed told from corroborated."""

from collections.abc import Iterable, Sequence

from warledger.publish.phrase import day_words, listed, named, plain
from warledger.records import ControlInterval
from warledger.vocabulary.publishing import publishing

_HOLDING = ("held", "captured")


def who_held(intervals: Iterable[ControlInterval], place: str, day: str) -> str:
    """Return who held a place on a day, on whose word; that nobody says so, where nobody does.

    An interval without any day says nothing of this one: it is left to the list.

    Args:
        intervals: those that hold on the day.
        place: as it was asked for.
        day: ISO day.
    """
    dated = [held for held in intervals if held.begin is not None or held.until is not None]
    holders = _by_holder([held for held in dated if held.status in _HOLDING])
    others = _by_holder([held for held in dated if held.status not in _HOLDING])
    told = [_holder(members) for members in holders]
    lead = "" if len(told) < 2 else "said of several – "
    parts = [*([f"{lead}{'; '.join(told)}"] if told else []), *(_other(members) for members in others)]
    answer = "; ".join(parts) if parts else "nobody says who held it"
    return f"{plain(place)} on {day_words(day)}: {answer}."


def _by_holder(intervals: Sequence[ControlInterval]) -> list[list[ControlInterval]]:
    """Return the intervals of each holder and status together, the corroborated and the latest first."""
    ranked = sorted(intervals, key=lambda held: (held.begin or "", held.claims), reverse=True)
    ranked = sorted(ranked, key=lambda held: held.basis != "corroborated")
    found: dict[tuple[str | None, bool], list[ControlInterval]] = {}
    for held in ranked:
        found.setdefault((held.holder, held.status in _HOLDING), []).append(held)
    return list(found.values())


def _holder(members: Sequence[ControlInterval]) -> str:
    return f"{named(members[0].holder or 'somebody not named')} ({_word(members)})"


def _other(members: Sequence[ControlInterval]) -> str:
    """Return that a place was lost, fought over or besieged, and by whom."""
    held = members[0]
    who = f" by {named(held.holder)}" if held.holder else ""
    return f"{publishing().control[held.status]}{who} ({_word(members)})"


def _word(members: Sequence[ControlInterval]) -> str:
    """Return how well it is supported: corroborated with the reason, else by whom it is claimed."""
    best = members[0]
    if best.basis == "corroborated":
        return f"corroborated: {plain(best.why)}" if best.why else "corroborated"
    origins = list(dict.fromkeys(named(origin or "nobody named") for held in members for origin in held.origins))
    return f"claimed by {listed(origins)}"
