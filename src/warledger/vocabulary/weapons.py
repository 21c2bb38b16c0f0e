"""Words for weapons → their class (weapons.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.kinds import WEAPON_CLASSES
from warledger.vocabulary.loader import check_keys, load_table, words_of

WEAPONS_FILE = "weapons.toml"


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """Words for a weapon, its class, and whether the words name it or only tell the class ("aerial")."""

    words: tuple[str, ...]
    weapon_class: str
    names: bool


@cache
def weapons() -> Mapping[str, tuple[WeaponWord, ...]]:
    """Return all weapon words by their first word, the longest first.

    Raises:
        VocabularyError: a class is unknown or names a word twice.
    """
    table = load_table(WEAPONS_FILE)
    check_keys(table, (), WEAPONS_FILE, WEAPON_CLASSES)
    found: dict[str, list[WeaponWord]] = {}
    seen: set[tuple[str, ...]] = set()
    for weapon_class, row in table.items():
        where = f"{WEAPONS_FILE} [{weapon_class}]"
        check_keys(row, (), where, ("names", "carriers"))
        for key in ("names", "carriers"):
            for phrase in words_of(row, key, where):
                words = tuple(phrase.replace("-", " ").split())
                if words in seen:
                    raise VocabularyError(f"{where}: {phrase!r} is named twice")
                seen.add(words)
                found.setdefault(words[0], []).append(WeaponWord(words, weapon_class, key == "names"))
    return {first: tuple(sorted(rows, key=lambda w: -len(w.words))) for first, rows in found.items()}
