"""The day that a document's relative times start from, and on which side of it a time lies."""

import re
from dataclasses import dataclass
from datetime import date

from warledger.records import Direction, Document, Time

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative phrases start from, and in words where it comes from."""

    on: date | None
    basis: str


def anchor_of(document: Document) -> Anchor:
    """Return the day that relative phrases start from: the dateline's where it differs, else the publication's."""
    day = document.told_on
    if day is None or _ISO_DAY.fullmatch(day) is None:
        return Anchor(None, "an unknown publication date")
    is_published = (document.published or "").startswith(day)
    return Anchor(date.fromisoformat(day), f"the {'publication date' if is_published else 'dateline'} {day}")


def side_of(time: Time, on: date | None) -> Direction | None:
    """Tell on which side of the publication a time lies."""
    if on is None or time.begin is None or time.until is None:
        return None
    day = on.isoformat()
    return "past" if time.until[:10] < day else "future" if time.begin[:10] > day else "present"
