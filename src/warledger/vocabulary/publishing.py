"""The words and caps of published pages: ``publishing.toml``, typed and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import get_args

from warledger.errors import VocabularyError
from warledger.records import (
    ControlStatus,
    DisputeField,
    Extent,
    Grade,
    LinkStance,
    ResponsibilityStance,
    SetAside,
    Stance,
    WhyNot,
)
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

FILE = "publishing.toml"
_CAPS = (
    "section", "beside", "happened", "day", "bottom_line", "told", "voices", "sayings", "documents", "passages",
    "origins", "standing", "notices", "quote", "quote_words", "saying", "label", "reason", "quiet", "value",
    "headline", "words", "long_days", "many",
)  # fmt: skip
_TERSE_CAPS = ("section", "beside", "happened", "day", "told", "voices", "sayings", "origins")
_POINTS = ("document", "origin", "dispute", "toll", "located", "dated", "part", "long")
_SECTIONS = (
    "happened", "tolls", "control", "disputed", "responsibility", "differences", "one_sided", "unsaid", "ahead",
    "background", "talks", "wording", "outlets", "news",
)  # fmt: skip
_CONVENTIONS = ("ucdp", "acled", "airwars")
_CARRIED = ("speaks", "agency", "copy", "same_words", "party_media")
_CHANGES = (
    "new", "withdrawn", "toll", "toll_added", "toll_dropped", "corrected", "grade", "disputed", "settled", "outcome",
    "outcome_added", "dated", "dated_added", "joined", "parted",
)  # fmt: skip
_WORDS = ("several", "plural_nouns", "ends_of_head", "pronouns", "fragments", "loose_ends")
_TABLES = (
    "caps", "terse_caps", "importance", "grades", "tally", "leads", "verbs", "verbs_alone", "stances", "disputes",
    "why_not", "why_short", "responsibility", "conventions", "carried", "set_aside", "extents", "changes", "control",
    "sections",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Publishing:
    """How pages say things.

    ``needs_person`` holds the notice codes that end a command with exit code 3. ``caps`` bounds pages, ``terse_caps``
    those with much to tell; ``points`` and ``grade_points`` weigh happenings for short pages. ``several``,
    ``plural_nouns`` and ``ends_of_head`` tell speakers that are many from one; ``pronouns`` are no names;
    ``fragments`` are words that no sentence begins with, ``loose_ends`` those that none ends with. The rest are words
    for the contract's codes.
    """

    needs_person: frozenset[str]
    caps: Mapping[str, int]
    terse_caps: Mapping[str, int]
    points: Mapping[str, int]
    grade_points: Mapping[str, int]
    grades: Mapping[str, str]
    tally: Mapping[str, str]
    leads: Mapping[str, str]
    verbs: Mapping[str, tuple[str, str]]
    verbs_alone: Mapping[str, tuple[str, str]]
    stances: Mapping[str, str]
    disputes: Mapping[str, str]
    why_not: Mapping[str, str]
    why_short: Mapping[str, str]
    responsibility: Mapping[str, str]
    conventions: Mapping[str, str]
    carried: Mapping[str, str]
    set_aside: Mapping[str, str]
    extents: Mapping[str, str]
    changes: Mapping[str, str]
    control: Mapping[str, str]
    sections: Mapping[str, str]
    several: frozenset[str]
    plural_nouns: frozenset[str]
    ends_of_head: frozenset[str]
    pronouns: frozenset[str]
    fragments: frozenset[str]
    loose_ends: frozenset[str]


@cache
def publishing() -> Publishing:
    """Return the vocabulary of published pages.

    Raises:
        VocabularyError: the file lacks a word for a code of the contract, or says something unknown.
    """
    return parse_publishing(load_table(FILE))


def parse_publishing(table: Table) -> Publishing:
    """Make the vocabulary of a table such as `load_table` returns; raise `VocabularyError` where it is not sound."""
    check_keys(table, (), FILE, required=("needs_person", *_WORDS, *_TABLES))
    caps = _numbers(table["caps"], _CAPS, "caps")
    importance = dict(table["importance"])
    grade_points = importance.pop("grade", {})
    asserted = "asserted"
    return Publishing(
        needs_person=frozenset(words_of(table, "needs_person", FILE)),
        caps=caps,
        terse_caps=MappingProxyType({**caps, **_numbers(table["terse_caps"], _TERSE_CAPS, "terse_caps")}),
        points=_numbers(importance, _POINTS, "importance"),
        grade_points=_numbers(grade_points, get_args(Grade), "importance.grade"),
        grades=_words(table["grades"], get_args(Grade), "grades"),
        tally=_words(table["tally"], get_args(Grade), "tally"),
        leads=_words(table["leads"], get_args(Grade), "leads"),
        verbs=_pairs(table["verbs"], get_args(LinkStance), "verbs"),
        verbs_alone=_pairs(table["verbs_alone"], get_args(LinkStance), "verbs_alone"),
        stances=_words(table["stances"], tuple(s for s in get_args(Stance) if s != asserted), "stances"),
        disputes=_words(table["disputes"], get_args(DisputeField), "disputes"),
        why_not=_words(table["why_not"], get_args(WhyNot), "why_not"),
        why_short=_words(table["why_short"], get_args(WhyNot), "why_short"),
        responsibility=_words(table["responsibility"], get_args(ResponsibilityStance), "responsibility"),
        conventions=_words(table["conventions"], _CONVENTIONS, "conventions"),
        carried=_words(table["carried"], _CARRIED, "carried"),
        set_aside=_words(table["set_aside"], get_args(SetAside), "set_aside"),
        extents=MappingProxyType({key: str(table["extents"][key]) for key in get_args(Extent)}),
        changes=_words(table["changes"], _CHANGES, "changes"),
        control=_words(table["control"], get_args(ControlStatus), "control"),
        sections=_words(table["sections"], _SECTIONS, "sections"),
        **{key: frozenset(words_of(table, key, FILE)) for key in _WORDS},
    )


def _numbers(row: Table, keys: tuple[str, ...], where: str) -> Mapping[str, int]:
    check_keys(row, (), f"{FILE} [{where}]", required=keys)
    wrong = [key for key in keys if type(row[key]) is not int]
    if wrong:
        raise VocabularyError(f"{FILE} [{where}]: {wrong[0]!r} must be a whole number")
    return MappingProxyType({key: row[key] for key in keys})


def _pairs(row: Table, keys: tuple[str, ...], where: str) -> Mapping[str, tuple[str, str]]:
    check_keys(row, (), f"{FILE} [{where}]", required=keys)
    pairs: dict[str, tuple[str, str]] = {}
    for key in keys:
        words = words_of(row, key, f"{FILE} [{where}]")
        if len(words) != 2:
            raise VocabularyError(f"{FILE} [{where}]: {key!r} must be two words, for one and for several")
        pairs[key] = (words[0], words[1])
    return MappingProxyType(pairs)


def _words(row: Table, keys: tuple[str, ...], where: str) -> Mapping[str, str]:
    check_keys(row, (), f"{FILE} [{where}]", required=keys)
    wrong = [key for key in keys if not isinstance(row[key], str) or not row[key]]
    if wrong:
        raise VocabularyError(f"{FILE} [{where}]: {wrong[0]!r} must be a word or phrase")
    return MappingProxyType(dict(row))
