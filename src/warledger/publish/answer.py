"""A standing → one sentence: who held a place on a day, claimed told from corroborated, and on whose word."""

from collections.abc import Iterable, Sequence

from warledger.publish.phrase import day_words, listed, named, period_words, plain
from warledger.records import ControlInterval, PlaceStanding

_HOLDING = ("held", "captured")


def who_held(standing: PlaceStanding) -> str:
    """Return who held a place on a day, how well that is supported, and on whose word.

    Args:
        standing: what reconciling makes of the intervals of a place on a day.
    """
    holding = _by_holder(held for held in standing.intervals if held.status in _HOLDING)
    told = "; ".join(_holder(members, standing.day) for members in holding)
    if standing.status == "held":
        answer = f"held by {told}"
    elif standing.status == "unknown":
        answer = plain(standing.words).rstrip(".")
    else:
        others = [held for held in standing.intervals if held.status not in _HOLDING]
        word = f" ({_word(others, standing.day)})" if others else ""
        between = ": " if standing.status == "contested" and len(holding) > 1 else "; held by "
        answer = f"{standing.status}{word}{f'{between}{told}' if told else ''}"
    return f"{plain(standing.place)} on {day_words(standing.day)}: {answer}."


def nobody_says(place: str, day: str) -> str:
    """Return the answer where no interval speaks of a place."""
    return f"{plain(place)} on {day_words(day)}: unknown: nobody says who held it then."


def _by_holder(intervals: Iterable[ControlInterval]) -> list[list[ControlInterval]]:
    """Return the intervals of each holder together, the corroborated first, then what begins latest."""
    ranked = sorted(intervals, key=lambda held: (held.begin or "", held.claims), reverse=True)
    ranked = sorted(ranked, key=lambda held: held.basis != "corroborated")
    found: dict[str | None, list[ControlInterval]] = {}
    for held in ranked:
        found.setdefault(held.holder, []).append(held)
    return list(found.values())


def _holder(members: Sequence[ControlInterval], day: str) -> str:
    part = ", a part of it" if members[0].extent == "part" else ""
    return f"{named(members[0].holder or 'somebody not named')}{part} ({_word(members, day)})"


def _word(members: Sequence[ControlInterval], day: str) -> str:
    """Return how well it is supported: corroborated with the reason, else by whom it is claimed; and when last told."""
    best = members[0]
    last = max((held.last_told for held in members if held.last_told is not None), default=None)
    told = f", last told of {period_words(last, last)}" if last is not None and last < day else ""
    if best.basis == "corroborated":
        return f"{f'corroborated: {plain(best.why)}' if best.why else 'corroborated'}{told}"
    origins = list(dict.fromkeys(named(origin or "nobody named") for held in members for origin in held.origins))
    return f"claimed by {listed(origins)}{told}"
