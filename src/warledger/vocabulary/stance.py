"""How firmly a deed is told: the tables of stance.toml."""

from dataclasses import dataclass, fields
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import check_keys, load_table, words_of

STANCE_FILE = "stance.toml"
SECTIONS = ("hedged", "denied", "planned", "predicted", "hypothetical", "negated", "background")


@dataclass(frozen=True, slots=True)
class StanceWords:
    """One section: lemmas by the way in which they stand to the deed, as stance.toml explains; absent lists empty."""

    modifiers: frozenset[str]
    governors: frozenset[str]
    modals: frozenset[str]
    nouns: frozenset[str]
    markers: frozenset[str]
    prepositions: frozenset[str]
    words: frozenset[str]
    tries: frozenset[str]
    passive_governors: frozenset[str]
    real: frozenset[str]
    deeds: frozenset[str]
    aims: frozenset[str]
    calls: frozenset[str]
    callers: frozenset[str]
    adjectives: frozenset[str]
    participles: frozenset[str]
    holders: frozenset[str]
    phrases: frozenset[str]
    averts: frozenset[str]
    keeps: frozenset[str]
    judgements: frozenset[str]
    confirms: frozenset[str]


@dataclass(frozen=True, slots=True)
class StanceTables:
    """All sections, the phrases of told history and after how many days news is history."""

    hedged: StanceWords
    denied: StanceWords
    planned: StanceWords
    predicted: StanceWords
    hypothetical: StanceWords
    negated: StanceWords
    background_phrases: tuple[str, ...]
    background_days: int


@cache
def stance_tables() -> StanceTables:
    """Return the checked tables.

    Raises:
        VocabularyError: a section or key is unknown, or ``days`` is no positive number.
    """
    table = load_table(STANCE_FILE)
    check_keys(table, (), STANCE_FILE, SECTIONS)
    background = table["background"]
    check_keys(background, (), f"{STANCE_FILE} [background]", ("phrases", "days"))
    if not isinstance(background["days"], int) or background["days"] < 1:
        raise VocabularyError(f"{STANCE_FILE} [background]: 'days' must be a positive whole number")
    return StanceTables(
        **{name: _section_of(name, table[name]) for name in SECTIONS if name != "background"},
        background_phrases=words_of(background, "phrases", f"{STANCE_FILE} [background]"),
        background_days=background["days"],
    )


def _section_of(name: str, row: dict[str, object]) -> StanceWords:
    where = f"{STANCE_FILE} [{name}]"
    keys = tuple(f.name for f in fields(StanceWords))
    check_keys(row, keys, where)
    return StanceWords(**{key: frozenset(words_of(row, key, where)) for key in keys})
