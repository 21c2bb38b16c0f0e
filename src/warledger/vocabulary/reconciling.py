"""Weights, thresholds and small word lists of reconciling (``reconciling.toml``), typed and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import cast, get_args

from warledger.errors import VocabularyError
from warledger.records import Grade
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

_FILE = "reconciling.toml"
SOME_ATTACK = "Attack"
_LISTS = (
    "casualty_words",
    "vague_kinds",
    "silent_kinds",
    "two_sided",
    "one_sided",
    "violent",
    "statements",
    "contrast",
    "moments",
    "past_tenses",
    "vague_speakers",
    "group_words",
    "both_sides",
    "ongoing",
    "definite",
    "deed_nouns",
    "stopwords",
    "common_stems",
)
_TABLES = (
    "thresholds",
    "inside",
    "across",
    "kinds",
    "kind_cues",
    "weapons",
    "populations",
    "grades",
    "kind_nouns",
    "pointed_kinds",
    "attribution_words",
    "vague_numbers",
    "beside",
    "parting",
    "habit",
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where reconciling draws its lines; each is explained in the file."""

    inside: float
    whole: float
    across: float
    publication_days: int
    near_km: float
    town_km: float
    namesake_km: float
    near_words: float
    copied_clauses: float
    dating_days: int
    dating_span: int
    dating_evidence: float
    unlike_kind: float
    span_days: int


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Kinds that reports use for one happening; ``weight`` between 0 (says nothing) and 1 (the same kind).

    Where there is a ``hub``, only pairs with it are meant.
    """

    name: str
    weight: float
    kinds: frozenset[str]
    hub: str | None = None

    def holds(self, first: str, second: str) -> bool:
        """Tell whether the group says something of two kinds."""
        return first in self.kinds and second in self.kinds and self.hub in (None, first, second)


@dataclass(frozen=True, slots=True)
class KindCue:
    """Words in a clause that name the kind of its deed."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeaponClass:
    """Weapons that exclude those of other classes; ``words`` are looked for in a weapon's name."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GradeWords:
    """A grade with its sentence for people."""

    grade: Grade
    words: str


@dataclass(frozen=True, slots=True)
class ReconcilingVocabulary:
    """Everything of ``reconciling.toml``."""

    thresholds: Thresholds
    beside: Mapping[str, float]
    inside: Mapping[str, float]
    across: Mapping[str, float]
    kinds: tuple[KindGroup, ...]
    kind_cues: tuple[KindCue, ...]
    casualty_words: frozenset[str]
    vague_kinds: frozenset[str]
    silent_kinds: frozenset[str]
    two_sided: frozenset[str]
    one_sided: frozenset[str]
    violent: frozenset[str]
    statements: frozenset[str]
    contrast: frozenset[str]
    moments: frozenset[str]
    past_tenses: frozenset[str]
    vague_speakers: frozenset[str]
    group_words: frozenset[str]
    both_sides: frozenset[str]
    ongoing: frozenset[str]
    definite: frozenset[str]
    deed_nouns: frozenset[str]
    stopwords: frozenset[str]
    common_stems: frozenset[str]
    weapons: tuple[WeaponClass, ...]
    populations: Mapping[str, frozenset[str]]
    grades: tuple[GradeWords, ...]
    vague_numbers: Mapping[str, int]
    kind_nouns: Mapping[str, str]
    pointed_kinds: Mapping[str, str]
    attributions: re.Pattern[str]
    parting: re.Pattern[str]
    habit: re.Pattern[str]


@cache
def reconciling() -> ReconcilingVocabulary:
    """Return the checked vocabulary of reconciling.

    Raises:
        VocabularyError: the file is missing or says something that is not allowed.
    """
    table = load_table(_FILE)
    check_keys(table, (), _FILE, required=(*_LISTS, *_TABLES))
    lists = {name: frozenset(_list_of(table[name], name)) for name in _LISTS}
    return ReconcilingVocabulary(
        thresholds=_thresholds(table["thresholds"]),
        beside=_weights(table["beside"], "beside"),
        inside=_weights(table["inside"], "inside"),
        across=_weights(table["across"], "across"),
        kinds=tuple(_kind_group(row) for row in table["kinds"]),
        kind_cues=tuple(_kind_cue(row) for row in table["kind_cues"]),
        casualty_words=lists["casualty_words"],
        vague_kinds=lists["vague_kinds"],
        weapons=tuple(_weapon(row) for row in table["weapons"]),
        populations={name: frozenset(words_of(table["populations"], name, _FILE)) for name in table["populations"]},
        grades=tuple(_grade(row) for row in table["grades"]),
        vague_numbers={
            word: int(_number(table["vague_numbers"], word, "vague_numbers")) for word in table["vague_numbers"]
        },
        pointed_kinds=dict(table["pointed_kinds"]),
        kind_nouns=dict(_kind_noun(row) for row in table["kind_nouns"]),
        attributions=_attributions(table["attribution_words"]),
        parting=_parting(table["parting"]),
        habit=_any_of(table["habit"], "habit"),
        silent_kinds=lists["silent_kinds"],
        two_sided=lists["two_sided"],
        one_sided=lists["one_sided"],
        violent=lists["violent"],
        statements=lists["statements"],
        contrast=lists["contrast"],
        moments=lists["moments"],
        past_tenses=lists["past_tenses"],
        vague_speakers=lists["vague_speakers"],
        group_words=lists["group_words"],
        both_sides=lists["both_sides"],
        ongoing=lists["ongoing"],
        definite=lists["definite"],
        deed_nouns=lists["deed_nouns"],
        stopwords=lists["stopwords"],
        common_stems=lists["common_stems"],
    )


@cache
def kind_weight(first: str, second: str) -> float | None:
    """Tell how alike two sub-event types are: 1 the same, 0 says nothing, None foreign to each other.

    >>> kind_weight("Suicide bomb", "Suicide bomb")
    1.0
    """
    if first == second:
        return 1.0
    vocabulary = reconciling()
    if first in vocabulary.silent_kinds or second in vocabulary.silent_kinds:
        return 0.0
    shared = [group.weight for group in vocabulary.kinds if group.holds(first, second)]
    return max(shared, default=None)


def told_kind(kind: str, trigger: str, clause: str) -> str:
    """Return the kind by which a claim is compared: its own, or where that is vague, the one its words name.

    >>> told_kind("Attack", "killed", "three were killed in an air raid")
    'Air/drone strike'
    """
    vocabulary = reconciling()
    deed = set(trigger.lower().split())
    is_count = kind in vocabulary.violent and bool(vocabulary.casualty_words & deed)
    if kind not in vocabulary.vague_kinds and not (is_count and kind in vocabulary.two_sided):
        return kind
    words = clause.lower()
    named = next((cue.kind for cue in vocabulary.kind_cues if any(word in words for word in cue.words)), None)
    return named or (SOME_ATTACK if is_count else kind)


@cache
def weapon_class(weapon: str) -> str | None:
    """Return the class of a weapon by the words in its name, None where no class knows it."""
    name = weapon.lower()
    return next((row.name for row in reconciling().weapons if any(word in name for word in row.words)), None)


@cache
def population_class(population: str) -> str | None:
    """Return the class of a population (people, civilians, fighters), None where it is in none."""
    name = population.lower().replace("_", " ")
    for row, words in reconciling().populations.items():
        if name in words:
            return row
    last = name.split()[-1] if name.split() else name
    return next((row for row, words in reconciling().populations.items() if last in words), None)


def noun_of_kind(kind: str) -> str:
    """Return the deeds of a kind as a noun ("Air strikes"), the kind itself where the file has none.

    >>> noun_of_kind("Armed clash")
    'Fighting'
    """
    return reconciling().kind_nouns.get(kind, kind)


@cache
def grade_words(grade: Grade) -> GradeWords:
    """Return a grade with its sentence."""
    return next(row for row in reconciling().grades if row.grade == grade)


def _list_of(row: Table, name: str) -> tuple[str, ...]:
    key = "kinds" if "kinds" in row else "words"
    check_keys(row, (), f"{_FILE}: {name}", required=(key,))
    return words_of(row, key, f"{_FILE}: {name}")


def _thresholds(row: Table) -> Thresholds:
    names = [field.name for field in fields(Thresholds)]
    check_keys(row, (), f"{_FILE}: thresholds", required=names)
    return Thresholds(**{name: _number(row, name, "thresholds") for name in names})  # type: ignore[arg-type] # whole numbers are checked by their use


def _weights(row: Table, name: str) -> Mapping[str, float]:
    return {key: float(_number(row, key, name)) for key in row}


def _number(row: Table, key: str, where: str) -> float:
    value = row[key]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise VocabularyError(f"{_FILE}: {where}: {key!r} must be a number")
    return value


def _kind_group(row: Table) -> KindGroup:
    check_keys(row, ("hub",), f"{_FILE}: kinds", required=("name", "weight", "kinds"))
    kinds = frozenset(words_of(row, "kinds", f"{_FILE}: kinds"))
    return KindGroup(row["name"], float(_number(row, "weight", "kinds")), kinds, row.get("hub"))


def _kind_noun(row: Table) -> tuple[str, str]:
    check_keys(row, (), f"{_FILE}: kind_nouns", required=("kind", "noun"))
    return row["kind"], row["noun"]


def _attributions(row: Table) -> re.Pattern[str]:
    """Return what finds at the end of a clause: ", the source said", ", the group's spokesman", "according to …"."""
    check_keys(row, (), f"{_FILE}: attribution_words", required=("verbs", "speakers"))
    verbs = "|".join(re.escape(word) for word in words_of(row, "verbs", _FILE))
    speakers = "|".join(re.escape(word) for word in words_of(row, "speakers", _FILE))
    ends = (
        rf",[^,]{{2,60}}\s(?:{verbs})(?:\s[^,]{{0,40}})?",
        rf",[^,]{{0,60}}\s(?:{speakers})",
        r",?\saccording\sto\s.*",
    )
    return re.compile(rf"(?:{'|'.join(ends)})$", re.IGNORECASE)


def _any_of(row: Table, name: str) -> re.Pattern[str]:
    """Return what finds any of some words as whole words."""
    words = sorted(_list_of(row, name), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _parting(row: Table) -> re.Pattern[str]:
    """Return what finds the words that set two deeds of a sentence beside each other.

    The conjunction counts in lower case, between blanks ("As-Safira" is a town), and has its exceptions.
    """
    names = ("never_after", "never_before", "said")
    check_keys(row, (), f"{_FILE}: parting", required=("words", "conjunction", *names))
    after, before, said = (words_of(row, name, f"{_FILE}: parting") for name in names)
    conjunction = (
        "".join(rf"(?<!\b{re.escape(word)}\s)" for word in after)
        + rf"(?<=\s)(?-i:{re.escape(row['conjunction'])})(?=\s)"
        + rf"(?!\s+(?:{'|'.join(map(re.escape, before))})\b)"
        + rf"(?!(?:\s+[^\s,]+){{1,2}}\s+(?:{'|'.join(map(re.escape, said))})\b)"
    )
    words = _any_of({"words": row["words"]}, "parting")
    return re.compile(f"{words.pattern}|{conjunction}", re.IGNORECASE)


def _kind_cue(row: Table) -> KindCue:
    check_keys(row, (), f"{_FILE}: kind_cues", required=("kind", "words"))
    return KindCue(row["kind"], words_of(row, "words", f"{_FILE}: kind_cues"))


def _weapon(row: Table) -> WeaponClass:
    check_keys(row, (), f"{_FILE}: weapons", required=("name", "words"))
    return WeaponClass(row["name"], words_of(row, "words", f"{_FILE}: weapons"))


def _grade(row: Table) -> GradeWords:
    check_keys(row, (), f"{_FILE}: grades", required=("grade", "words"))
    if row["grade"] not in get_args(Grade):
        raise VocabularyError(f"{_FILE}: grades: {row['grade']!r} is no grade")
    return GradeWords(cast("Grade", row["grade"]), row["words"])
