"""Words about who holds what: "rebel-held", "besieged", and control that is none (control.toml)."""

from dataclasses import dataclass
from functools import cache

from warledger.vocabulary.loader import check_keys, load_table, words_of

CONTROL_FILE = "control.toml"


@dataclass(frozen=True, slots=True)
class ControlWords:
    """Second halves of compounds that say who holds a place, adjectives of siege and contest, what is no control."""

    held_suffixes: frozenset[str]
    besieged: frozenset[str]
    contested: frozenset[str]
    no_control: frozenset[str]


@cache
def control_words() -> ControlWords:
    """Return the checked lists.

    Raises:
        VocabularyError: a section or list is missing or unknown.
    """
    table = load_table(CONTROL_FILE)
    check_keys(table, (), CONTROL_FILE, ("held", "besieged", "contested", "none"))
    check_keys(table["held"], (), f"{CONTROL_FILE} [held]", ("suffixes",))
    for section in ("besieged", "contested", "none"):
        check_keys(table[section], (), f"{CONTROL_FILE} [{section}]", ("modifiers",))
    return ControlWords(
        frozenset(words_of(table["held"], "suffixes", CONTROL_FILE)),
        frozenset(words_of(table["besieged"], "modifiers", CONTROL_FILE)),
        frozenset(words_of(table["contested"], "modifiers", CONTROL_FILE)),
        frozenset(words_of(table["none"], "modifiers", CONTROL_FILE)),
    )
