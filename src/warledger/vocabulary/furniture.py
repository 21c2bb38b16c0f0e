"""What pages print around a report: patterns by kind, and the numbers that bound them (``furniture.toml``)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

FILE = "furniture.toml"
KINDS = ("slogan", "dateline", "byline", "caption", "credit", "navigation", "related", "promotion", "stray", "footer")

_LIMITS = (
    "navigation_words",
    "slogan_words",
    "byline_words",
    "caption_words",
    "promotion_words",
    "title_words",
    "stray_words",
    "head_lines",
    "repeated_words",
    "gap_words",
)
_CASELESS = ("lines", "starts", "scenes", "headings")
_CASED = ("ends", "names", "announcements", "tails", "beside")
_WORDS = ("run_words", "report_words", "tags", "classes")
_EMPTY = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class KindPatterns:
    """How one kind of furniture looks; a key that the file leaves out matches nothing.

    ``lines``, ``names``, ``announcements``, ``headings`` and ``beside`` must fit a whole line, ``starts`` and
    ``scenes`` its beginning, ``ends`` and ``tails`` any stretch of it; ``classes`` any of an element's class names.
    """

    lines: re.Pattern[str]
    starts: re.Pattern[str]
    scenes: re.Pattern[str]
    headings: re.Pattern[str]
    ends: re.Pattern[str]
    names: re.Pattern[str]
    announcements: re.Pattern[str]
    tails: re.Pattern[str]
    beside: re.Pattern[str]
    classes: re.Pattern[str]
    tags: frozenset[str] = frozenset()
    run_words: tuple[str, ...] = ()
    report_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """The whole file: patterns by kind and limits by name."""

    kinds: Mapping[str, KindPatterns]
    limits: Mapping[str, int]


@cache
def furniture_words() -> FurnitureWords:
    """Return the vocabulary of furniture, read once.

    Raises:
        VocabularyError: a kind or limit is unknown or missing, or a pattern is no regular expression.
    """
    table = load_table(FILE)
    check_keys(table, allowed=(), where=f"vocabulary file {FILE}", required=("limits", "kind"))
    limits = table["limits"]
    check_keys(limits, allowed=(), where=f"vocabulary file {FILE}, limits", required=_LIMITS)
    kinds = {}
    for row in table["kind"]:
        where = f"vocabulary file {FILE}, kind {row.get('name')!r}"
        check_keys(row, allowed=(*_CASELESS, *_CASED, *_WORDS), where=where, required=("name",))
        if row["name"] not in KINDS:
            raise VocabularyError(f"{where}: no such kind; there are {', '.join(KINDS)}")
        kinds[row["name"]] = _patterns(row, where)
    return FurnitureWords(kinds, {name: int(limits[name]) for name in _LIMITS})


def _patterns(row: Table, where: str) -> KindPatterns:
    caseless = {key: _any_of(row, key, where, re.IGNORECASE) for key in _CASELESS}
    cased = {key: _any_of(row, key, where, re.NOFLAG) for key in _CASED}
    return KindPatterns(
        **caseless,
        **cased,
        classes=_class_names(row, where),
        tags=frozenset(words_of(row, "tags", where)),
        run_words=words_of(row, "run_words", where),
        report_words=frozenset(words_of(row, "report_words", where)),
    )


def _any_of(row: Table, key: str, where: str, flags: re.RegexFlag) -> re.Pattern[str]:
    patterns = words_of(row, key, where)
    if not patterns:
        return _EMPTY
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)
    except re.error as error:
        raise VocabularyError(f"{where}: {key!r} is no regular expression: {error}") from error


def _class_names(row: Table, where: str) -> re.Pattern[str]:
    """Return the pattern of class names: each may have another word before it ("post-share", "single_related")."""
    names = _any_of(row, "classes", where, re.IGNORECASE)
    if names is _EMPTY:
        return names
    return re.compile(rf"(?:^|[\s_-])(?:\w+[-_])?(?:{names.pattern})(?:$|[\s_-])", re.IGNORECASE)
