"""Printed dates: one pattern for a full date with or without its time of day, and its ISO spelling."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"\.?"
)
# A comma may be the Arabic one: SANA and others print "22 October، 2023".
_GAP = r"[\s,،]*"
_DATE = (
    rf"(?:(?P<weekday>{_WEEKDAY})[\s,،]+)?"
    r"(?:"
    rf"(?P<d1>\d{{1,2}})(?:[snrt][tdh])?(?:\s+of)?[\s-]*(?P<m1>{_MONTH}){_GAP}-?(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s*(?P<d2>\d{{1,2}}?)(?:[snrt][tdh])?{_GAP}(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<y4>\d{4})/(?P<m4>\d{1,2})/(?P<d4>\d{1,2})"
    r"|(?P<d5>\d{1,2})(?P<mark>[.-])(?P<m5>\d{1,2})(?P=mark)(?P<y5>\d{4})"
    r"|(?P<d6>\d{1,2})/(?P<m6>\d{1,2})/(?P<y6>\d{4})"
    r")(?!\d)"
)
_ZONES = {
    "z": "Z", "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "eat": "+03:00", "wat": "+01:00", "cat": "+02:00", "trt": "+03:00",
}  # fmt: skip
# BST and its Indian, Israeli and Irish likes each name two zones or more: the time keeps none.
_ZONE = (
    r"\(?(?P<zone>gmt|utc|z\b|e[sd]t\b|c[sd]t\b|p[sd]t\b|cest\b|cet\b|eest\b|eet\b|msk\b|eat\b|wat\b|cat\b|trt\b)?"
    r"\s*(?P<shift>[+-]\d{1,2}(?::?\d{2})?)?(?!\d)(?:[bi]st\b)?\)?"
)
_CLOCK = r"(?P<hour{n}>\d{{1,2}})[:.h](?P<minute{n}>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?\s*(?P<half{n}>[ap]\.?m\b\.?)?"
_BARE_CLOCK = r"(?P<hour3>[0-2]\d)(?P<minute3>[0-5]\d)"
_AFTER = (
    rf"(?:(?:\s*[,،|•·–—-]\s*|\s+at\s+|\s+@\s*|\s+|t)(?:{_CLOCK.format(n=1)}\s*{_ZONE})"
    rf"|\s*(?:\bat\s+|[,|–—-]\s*){_BARE_CLOCK}(?!\d)(?:\s*(?:gmt|utc|hrs|hours))?)?"
)
_BEFORE = rf"(?:{_CLOCK.format(n=2)}\s*(?P<zone2>gmt|utc|z)?\s*(?:[,،|•·–—-]\s*|on\s+)?)?"

PRINTED = re.compile(rf"(?<![\w/-]){_BEFORE}{_DATE}{_AFTER}", re.IGNORECASE)
"""A full date (day, month, year) as pages print it, with weekday, time of day and zone where they stand there."""

DAY = re.compile(rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})", re.IGNORECASE)
"""A day and a month without a year, as wire datelines print it."""

_ISO = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_SHIFT = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date found in a text: its characters, its ISO spelling, and how it is printed.

    ``value`` is empty where day and month may stand either way: ``readings`` has both, day first, then month first.
    """

    start: int
    end: int
    value: str
    has_weekday: bool
    is_numeric: bool
    readings: tuple[str, str] | None = None


def find_printed(text: str, start: int = 0, end: int | None = None, *, unclear: bool = False) -> list[PrintedDate]:
    """Return the full dates in a stretch of text, in order; impossible ones (31 June) are left out.

    A date of two numbers below thirteen between slashes is unclear unless its weekday decides: day and month may stand
    either way. Such a date is returned only if asked for.
    """
    found = []
    for match in PRINTED.finditer(text, start, len(text) if end is None else end):
        days = _days(match)
        if not days or (len(days) > 1 and not unclear):
            continue
        has_weekday = match["weekday"] is not None
        is_numeric = match["m1"] is None and match["m2"] is None
        values = [day.isoformat() + _time(match) for day in days]
        last = match.start() + len(match[0].rstrip())
        readings = (values[0], values[1]) if len(values) > 1 else None
        value = "" if readings else values[0]
        found.append(PrintedDate(match.start(), last, value, has_weekday, is_numeric, readings))
    return found


def iso_of(value: str) -> str | None:
    """Return the ISO spelling of a date that a person or a page's metadata gives, None where it is no full date.

    >>> iso_of("2017-03-21 21:28:05+03:00")
    '2017-03-21T21:28+03:00'
    >>> iso_of("March 21, 2017")
    '2017-03-21'
    """
    match = _ISO.match(value.strip())
    if match is not None and _real_day(match["date"]):
        zone = (match["zone"] or "").replace("+0000", "Z").replace("+00:00", "Z")
        zone = zone if len(zone) != len("+hhmm") else f"{zone[:3]}:{zone[3:]}"
        return match["date"] + (f"T{match['time']}{zone}" if match["time"] else "")
    found = find_printed(value)
    return found[0].value if found else None


def days_between(first: str, second: str) -> int:
    """Return how many days lie between the days of two ISO dates or date-times."""
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days)


def _days(match: re.Match[str]) -> list[date]:
    """Return the day that a date names; both days, day before month first, where the order is open."""
    year, month, day = next(
        (match[f"y{n}"], match[f"m{n}"], match[f"d{n}"]) for n in range(1, 7) if match[f"y{n}"] is not None
    )
    if match["y6"] is None:
        number = int(month) if str(month).isdigit() else _MONTHS.index(month[:3].lower()) + 1
        return [found for found in (_date(int(year), number, int(day)),) if found is not None]
    orders = dict.fromkeys(((int(month), int(day)), (int(day), int(month))))
    days = [found for month, day in orders if (found := _date(int(year), month, day)) is not None]
    weekday = (match["weekday"] or "")[:3].lower()
    return [day for day in days if _WEEKDAYS[day.weekday()] == weekday] or days


def _time(match: re.Match[str]) -> str:
    for n in (1, 2, 3):
        if match[f"hour{n}"] is None:
            continue
        hour, minute = int(match[f"hour{n}"]), int(match[f"minute{n}"])
        half = (match[f"half{n}"] or "").lower() if n < 3 else ""
        if half:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        if hour < 24 and minute < 60:
            return f"T{hour:02}:{minute:02}{_zone(match, n)}"
    return ""


def _zone(match: re.Match[str], clock: int) -> str:
    if clock == 3:
        return ""
    name = match["zone"] if clock == 1 else match["zone2"]
    shift = match["shift"] if clock == 1 else None
    if shift is None:
        return _ZONES[name.lower()] if name else ""
    parts = _SHIFT.fullmatch(shift)
    return f"{parts['sign']}{int(parts['hours']):02}:{parts['minutes'] or '00'}" if parts else ""


def _date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:  # the 31st of June: printed, but no day
        return None
    return found if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _real_day(value: str) -> bool:
    year, month, day = (int(part) for part in value.split("-"))
    return _date(year, month, day) is not None
