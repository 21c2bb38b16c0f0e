"""Control intervals → the section of who holds what: place by place, each in the order of time."""

from collections.abc import Iterable

from warledger.publish.origins import origins_of
from warledger.publish.page import Group, Line, Section
from warledger.publish.phrase import listed, named, period_words, plain, shortened
from warledger.publish.testimony import Testimony
from warledger.publish.voices import words_of_claims
from warledger.records import ControlInterval, Grade
from warledger.vocabulary.publishing import publishing

_LAST = "~"


def control(intervals: Iterable[ControlInterval], testimony: Testimony) -> Section | None:
    """Return who holds which place since when and on whose word; None where nobody says.

    Lines of one place stand together, so that accounts that cannot both be true do; places with a day come first.
    An interval that names no holder says nothing here unless the place is fought over.
    """
    every = list(intervals)
    telling = [held for held in every if held.holder or held.status not in {"held", "captured"}]
    dated: dict[str, str] = {}
    for held in telling:
        dated[held.place] = min(dated.get(held.place, _LAST), held.begin or _LAST)
    found = sorted(telling, key=lambda held: (dated[held.place], held.place, *_when(held), held.holder or ""))
    lines = tuple(control_line(held, testimony) for held in found[: testimony.caps["section"]])
    if not lines:
        return None
    title = publishing().sections["control"]
    return Section("control", title, (Group(None, lines),), len(every) - len(lines), "warledger control")


def control_line(held: ControlInterval, testimony: Testimony) -> Line:
    """Return one interval as a line: place, status, holder, days, and on whose word."""
    status = publishing().control[held.status]
    holder = f" by {named(held.holder)}" if held.holder and held.holder != held.place else ""
    voices = words_of_claims(held.claims, testimony)
    extent = publishing().extents[held.extent]
    rivals = f"; others name {listed([named(rival) for rival in held.rivals])}" if held.rivals else ""
    words = f"{plain(held.place)}{extent}: {status}{holder}, {_days(held)}{_basis(held)}{rivals}."
    if not voices:
        words += f" On the word of {listed([named(origin or 'nobody named') for origin in held.origins])}."
    return Line(words, _grade(held, testimony), (), voices, held.event, is_inline=True)


def _days(held: ControlInterval) -> str:
    """Return over which days, and of what lasts until when somebody says so."""
    if held.begin is None and held.until is None:
        return "undated"
    if held.until is not None or held.last_told in {None, held.begin}:
        return period_words(held.begin, held.until)
    return f"{period_words(held.begin, None)}, last told {period_words(held.last_told, held.last_told)}"


def _basis(held: ControlInterval) -> str:
    """Return by what it is corroborated; of what is only claimed, the grade and the voices say enough."""
    if held.basis == "claimed":
        return ""
    return f", corroborated: {shortened(plain(held.why), publishing().caps['value'])}" if held.why else ""


def _when(held: ControlInterval) -> tuple[str, str]:
    return held.begin or held.until or _LAST, held.until or _LAST


def _grade(held: ControlInterval, testimony: Testimony) -> Grade:
    """Grade an interval as reconciling does; what is claimed, by whose word it rests on."""
    if held.basis == "corroborated":
        return "corroborated"
    is_told = any(origin is not None for origin in held.origins) or bool(origins_of(held.claims, testimony))
    return "single" if is_told else "unattributed"
