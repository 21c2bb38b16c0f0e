"""Whether a deed is history told as context: by its times against the report's date, and by words for long ago."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from warledger.records import Document, Time
from warledger.vocabulary.stance import stance_tables

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMPARED = re.compile(r"\b(?:first|last|only|\w{3,}est|worst|most \w+)\b[^.;]{0,40}\bsince\b")
_NEWS = frozenset({"day", "part_of_day", "minute", "week"})
_HISTORIC = frozenset({"year", "decade"})


def is_background(text: str, times: Sequence[Time], document: Document, stance: str) -> bool:
    """Tell whether a clause tells history.

    Args:
        text: the clause's own words, in lower case.
        times: the deed's times.
        document: gives the report's date.
        stance: what is planned or foretold is no history.
    """
    if stance in ("planned", "predicted"):
        return False
    dated = [end for time in times if (end := _last_day(time)) is not None]
    told_on = _day(document.told_on)
    said = any(phrase in text for phrase in stance_tables().background_phrases)
    if said and not any(time.precision in _NEWS for time in times):
        return True
    if _COMPARED.search(text) is not None:  # "the deadliest since 2014" is news, measured against history
        return False
    if told_on is not None and dated:
        return max(dated) < told_on - timedelta(days=stance_tables().background_days)
    return bool(times) and all(time.precision in _HISTORIC and _YEAR.search(time.value or "") for time in times)


def _last_day(time: Time) -> date | None:
    return _day(time.until) or _day(time.begin)


def _day(value: str | None) -> date | None:
    """Return the day of an ISO date or date-time, None where it is none."""
    if value is None or not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    return date.fromisoformat(value[:10])
