"""Days of feasts that move: Easter by computus, feasts of the Islamic calendar by its arithmetic form.

Easter is exact. The Islamic calendar goes by the sighting of the moon, up to a day before or after what the arithmetic
calendar says: callers qualify its days as approximate. Sources: J. Meeus, Astronomical Algorithms (1991), chapter 8;
E. Reingold and N. Dershowitz, Calendrical Calculations (2018), chapter 7.
"""

from datetime import date, timedelta

_HIJRI_EPOCH = 227_015
"""Ordinal of the first day of the Islamic calendar, 19 July 622 of the Gregorian one."""

_LUNAR_YEAR = 354.367


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches in a year.

    >>> easter(2017)
    datetime.date(2017, 4, 16)
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    week = (32 + 2 * rest + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Eastern churches in a year, as a day of the Gregorian calendar.

    >>> orthodox_easter(2021)
    datetime.date(2021, 5, 2)
    """
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=behind)


def hijri(year: int, month: int, day: int) -> date:
    """Return the day of the Gregorian calendar that a day of the arithmetic Islamic calendar falls on.

    >>> hijri(1438, 9, 1)
    datetime.date(2017, 5, 27)
    """
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return date.fromordinal(_HIJRI_EPOCH + days)


def hijri_year(on: date) -> int:
    """Return the year of the Islamic calendar that a day falls in, off by one near its turn."""
    return int((on.toordinal() - _HIJRI_EPOCH) / _LUNAR_YEAR) + 1
