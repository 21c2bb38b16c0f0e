"""Days as people write them in an address: 2017, 2017-03 or 2017-03-21, widened to a first or a last day."""

import calendar
import re

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""What the API says that a day looks like."""


def first_day(value: str) -> str | None:
    """Return the first day of a day, month or year; None where the value is none.

    >>> first_day("2017-03"), first_day("2017-02-30")
    ('2017-03-01', None)
    """
    return _widened(value, is_last=False)


def last_day(value: str) -> str | None:
    """Return the last day of a day, month or year; None where the value is none.

    >>> last_day("2017-02"), last_day("soon")
    ('2017-02-28', None)
    """
    return _widened(value, is_last=True)


def _widened(value: str, *, is_last: bool) -> str | None:
    found = _DAY.fullmatch(value.strip())
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or (12 if is_last else 1))
    if year < 1 or not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    day = int(found[3] or (length if is_last else 1))
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= length else None
