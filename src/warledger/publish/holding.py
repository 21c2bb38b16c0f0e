"""Control intervals → the section of who holds what, what has a day first, then place by place."""

from collections.abc import Iterable

from warledger.publish.page import Group, Line, Section
from warledger.publish.phrase import listed, period_words, plain
from warledger.publish.testimony import Testimony
from warledger.publish.voices import independent_origins, voices_of_claims
from warledger.records import ControlInterval, Grade
from warledger.vocabulary.publishing import publishing


def control(intervals: Iterable[ControlInterval], testimony: Testimony) -> Section | None:
    """Return who holds which place since when and on whose word; None where nobody says."""
    found = sorted(intervals, key=lambda h: (h.begin is None, h.place, h.begin or "", h.until or "~", h.holder or ""))
    lines = tuple(control_line(held, testimony) for held in found[: testimony.caps["section"]])
    if not lines:
        return None
    title = publishing().sections["control"]
    return Section("control", title, (Group(None, lines),), len(found) - len(lines), "warledger control")


def control_line(held: ControlInterval, testimony: Testimony) -> Line:
    """Return one interval as a line: place, status, holder, days."""
    status = publishing().control[held.status]
    holder = f" by {plain(held.holder)}" if held.holder else ""
    if held.begin is None and held.until is None:
        when = "no day given"
    elif held.until is None:
        when = f"{period_words(held.begin, None)}, no end known"
    else:
        when = period_words(held.begin, held.until)
    voices = voices_of_claims(held.claims, "", testimony)
    words = f"{plain(held.place)}: {status}{holder}, {when}."
    if not voices:
        words += f" On the word of {listed([plain(origin or 'nobody named') for origin in held.origins])}."
    return Line(words, _grade(held, testimony), (), voices, held.event)


def _grade(held: ControlInterval, testimony: Testimony) -> Grade:
    """Grade an interval by whose word it rests on: that its event happened may rest on more."""
    named = independent_origins(held.claims, testimony) or {origin for origin in held.origins if origin is not None}
    if not named:
        return "unattributed"
    return "corroborated" if len(named) > 1 else "single"
