"""Words of time (``times.toml``): names, parts of the day, units, and phrases in the small language of ``when``."""

from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.records import Direction
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of
from warledger.when import PARTS_OF_DAY, WEEKDAYS, is_expression

_FILE = "times.toml"
_SECTIONS = (
    "weekdays", "months", "seasons", "parts", "clocks", "units", "relative", "context", "vague", "adjectives", "feasts",
    "decades", "numbered", "sets", "ordinals", "zones", "tense",
)  # fmt: skip
_TENSE = ("future_governors", "future_participles", "future_modals", "appointments", "announcers")
_DIRECTIONS: tuple[Direction, ...] = ("past", "present", "future")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of time.

    ``weekdays`` and ``months`` map every spelling, short ones too, to the weekday or the month's two digits; the
    names ending in ``_names`` hold the long spellings alone. ``relative`` and ``context`` map phrases to expressions
    whose side may be ``?``; ``vague`` maps phrases to a direction, ``adjectives`` words that say no more than a
    direction before a noun. ``feasts`` map to the expression of their day, None where no rule gives it. The number
    behind a word of ``numbered`` is no year.
    """

    weekdays: dict[str, str]
    weekday_names: tuple[str, ...]
    months: dict[str, str]
    month_names: tuple[str, ...]
    seasons: dict[str, str]
    parts: dict[str, str]
    clocks: dict[str, str]
    units: dict[str, str]
    relative: dict[str, str]
    context: dict[str, str]
    vague: dict[str, Direction]
    adjectives: dict[str, Direction]
    feasts: dict[str, str | None]
    ordinals: tuple[str, ...]
    decades: dict[str, str]
    numbered: frozenset[str]
    sets: tuple[str, ...]
    zones: dict[str, str]
    future_governors: frozenset[str]
    future_participles: frozenset[str]
    future_modals: frozenset[str]
    appointments: frozenset[str]
    announcers: frozenset[str]


@cache
def time_words() -> TimeWords:
    """Return the words of time.

    Raises:
        VocabularyError: the file does not say what it must.
    """
    table = load_table(_FILE)
    check_keys(table, (), _FILE, required=_SECTIONS)
    check_keys(table["weekdays"], (), f"{_FILE} [weekdays]", required=WEEKDAYS)
    check_keys(table["tense"], (), f"{_FILE} [tense]", required=_TENSE)
    weekdays = {name.capitalize(): name for name in WEEKDAYS}
    months, month_names = _months(table["months"])
    for name in WEEKDAYS:
        weekdays |= dict.fromkeys(words_of(table["weekdays"], name, f"{_FILE} [weekdays]"), name)
    return TimeWords(
        weekdays=weekdays,
        weekday_names=tuple(name.capitalize() for name in WEEKDAYS),
        months=months,
        month_names=month_names,
        seasons=dict(table["seasons"]),
        parts=_parts(table["parts"]),
        clocks=dict(table["clocks"]),
        units=dict(table["units"]),
        relative=_expressions(table, "relative"),
        context=_expressions(table, "context"),
        vague={word: way for way in _DIRECTIONS for word in words_of(table["vague"], way, f"{_FILE} [vague]")},
        adjectives={
            word: way for way in _DIRECTIONS[:2] for word in words_of(table["adjectives"], way, f"{_FILE} [adjectives]")
        },
        feasts=_feasts(table["feasts"]),
        ordinals=words_of(table["ordinals"], "words", f"{_FILE} [ordinals]"),
        decades=dict(table["decades"]),
        numbered=frozenset(words_of(table["numbered"], "words", f"{_FILE} [numbered]")),
        sets=words_of(table["sets"], "words", f"{_FILE} [sets]"),
        zones=dict(table["zones"]),
        future_governors=frozenset(words_of(table["tense"], "future_governors", f"{_FILE} [tense]")),
        future_participles=frozenset(words_of(table["tense"], "future_participles", f"{_FILE} [tense]")),
        future_modals=frozenset(words_of(table["tense"], "future_modals", f"{_FILE} [tense]")),
        appointments=frozenset(words_of(table["tense"], "appointments", f"{_FILE} [tense]")),
        announcers=frozenset(words_of(table["tense"], "announcers", f"{_FILE} [tense]")),
    )


def _months(rows: Table) -> tuple[dict[str, str], tuple[str, ...]]:
    months: dict[str, str] = {}
    for name in rows:
        number, *short = words_of(rows, name, f"{_FILE} [months]")
        months |= dict.fromkeys((name, *short), number)
    if sorted(set(months.values())) != [f"{number:02}" for number in range(1, 13)]:
        raise VocabularyError(f"{_FILE} [months]: needs the numbers 01 to 12")
    return months, tuple(rows)


def _feasts(rows: Table) -> dict[str, str | None]:
    feasts: dict[str, str | None] = dict.fromkeys(words_of(rows, "moving", f"{_FILE} [feasts]"))
    for phrase, relative in rows["fixed"].items():
        if not is_expression(relative.replace("?", "past")):
            raise VocabularyError(f"{_FILE} [feasts]: {phrase!r} is given {relative!r}, which is no expression")
        feasts[phrase] = relative
    return feasts


def _parts(rows: Table) -> dict[str, str]:
    unknown = sorted(set(rows.values()) - set(PARTS_OF_DAY))
    if unknown:
        raise VocabularyError(f"{_FILE} [parts]: {unknown[0]!r} is no part of the day")
    return dict(rows)


def _expressions(table: Table, section: str) -> dict[str, str]:
    rows: dict[str, str] = dict(table[section])
    for phrase, relative in rows.items():
        if not is_expression(relative.replace("?", "past")):
            raise VocabularyError(f"{_FILE} [{section}]: {phrase!r} is given {relative!r}, which is no expression")
    return rows
