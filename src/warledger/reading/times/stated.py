"""Phrases whose value stands in the text → times."""

from dataclasses import replace
from datetime import date

from warledger.edtf import bounds
from warledger.reading.times.anchors import Anchor
from warledger.reading.times.forms import Phrase
from warledger.records import Time
from warledger.when import anchor

_CLOSE_DAYS, _FAR_DAYS = 7, 20


def likelier(phrase: Phrase, start: Anchor) -> tuple[Phrase, str]:
    """Choose between the two readings of "09-06-2016" where only one of them is close to the publication."""
    value = phrase.value or ""
    if not value.startswith("[") or start.on is None:
        return phrase, "stated in full" if not value.startswith("[") else "day and month may be swapped"
    near, far = sorted((abs((date.fromisoformat(v) - start.on).days), v) for v in value[1:-1].split(","))
    if near[0] <= _CLOSE_DAYS and far[0] >= _FAR_DAYS:
        return replace(phrase, value=near[1]), f"stated in full; the reading close to {start.basis}"
    return phrase, "day and month may be swapped"


def stated(phrase: Phrase) -> Time:
    """Make the time of a phrase whose value stands in the text."""
    value, steps = phrase.value or "", phrase.steps
    first, last = bounds(value)
    begin, until, precision = first, last, phrase.precision
    if steps is not None and first is not None:
        begin, until, value, precision = _refined(phrase, first, last)
    return Time(
        phrase.start,
        phrase.end,
        value=value,
        begin=begin,
        until=until,
        precision=precision,
        weekday=phrase.weekday,
        clock=phrase.clock,
        utc_offset=phrase.utc_offset,
        direction=phrase.direction,
        basis="stated in full",
    )


def _refined(phrase: Phrase, first: str, last: str | None) -> tuple[str | None, str | None, str, str]:
    """Apply the steps of a phrase (part of the day, clock, edge, preposition) to its stated value."""
    start, steps, value = date.fromisoformat(first), phrase.steps or "", phrase.value or ""
    whole = {"year": "year+0", "month": "month+0", "decade": "decade+0"}.get(phrase.precision)
    if whole is None and first != last:
        return first, last, value, phrase.precision
    found = anchor(f"{whole}|{steps}" if whole else steps, start)
    until = None if steps.endswith("open:since") else found.until
    return found.begin, until, value if whole else found.value or value, found.precision


def stated_day(phrase: Phrase) -> date | None:
    """Return the day that a phrase states, None where it states anything else."""
    first, last = bounds(phrase.value or "")
    return date.fromisoformat(first) if first is not None and first == last else None
