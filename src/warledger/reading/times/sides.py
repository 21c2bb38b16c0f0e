"""On which side of the publication a phrase lies: chosen by tense, told by its own steps."""

import re
from dataclasses import replace

from warledger.reading.times.forms import Phrase
from warledger.records import Direction

_UNDER_WAY = ("week+0", "month+0", "year+0")


def sided(phrase: Phrase, tense: Direction | None) -> Phrase:
    """Choose the side that the tense allows where a phrase leaves it open; without a future, news tells what was."""
    if phrase.ahead is not None and tense == "future":
        return replace(phrase, base="published", steps=phrase.ahead, value=None, precision="day", direction="future")
    steps = phrase.steps
    if steps in _UNDER_WAY and tense in ("past", "future"):
        return replace(phrase, steps=f"{steps}|only:{tense}", direction=tense)
    if steps is None or ":?" not in steps:
        return phrase
    if steps.startswith("quarter:") and tense != "past":
        # What is expected of "the third quarter" in October is its report.
        return replace(phrase, steps=steps.replace(":?", ":nearest"))
    if "open:since" in steps and tense != "future":
        return replace(phrase, steps=steps.replace(":?", ":past"), direction="past")
    ahead = tense != "past" or "open:" in steps  # a month that is announced comes here as present
    if tense != "future" and (steps.startswith("date:") or (steps.startswith("month:") and ahead)):
        return replace(phrase, steps=steps.replace(":?", ":recent"))
    side: Direction = "future" if tense == "future" else "past"
    return replace(phrase, steps=steps.replace(":?", f":{side}"), direction=side)


_SHIFTED = re.compile(r"(?:day|weekend|week|month|quarter|year|decade)(?P<sign>[+-])[1-9]")


def direction_of_steps(steps: str) -> Direction | None:
    """Tell which way steps point by themselves; a range points nowhere before it is anchored."""
    steps = "|".join(step for step in steps.split("|") if not step.startswith(("open:", "about:")))
    if "/" in steps:
        return None
    if "|minus:" in steps:
        return "past"
    if steps.startswith("day+0"):
        return "present"
    shifted = _SHIFTED.match(steps)
    if shifted is not None and "|" not in steps.replace("|part:", ""):
        return "past" if shifted["sign"] == "-" else "future"
    if steps.endswith(":past"):
        return "past"
    return "future" if steps.endswith((":future", ":after")) else None


_NARROWING = ("part:", "at:", "open:", "edge:", "only:", "about:")


def day_steps_of(steps: str | None) -> str | None:
    """Return the steps that reach a day, without those that narrow it."""
    if steps is None or "/" in steps:
        return None
    kept = [step for step in steps.split("|") if not step.startswith(_NARROWING)]
    return "|".join(kept) or None
