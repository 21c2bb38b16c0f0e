"""Words by which accounts contradict, correct or only seem to differ (``disputes.toml``), typed and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import Table, check_keys, load_table, words_of

_FILE = "disputes.toml"
_OUTCOMES = ("attempt", "gain", "loss", "target_loss")
_LISTS = (
    "ended",
    "goes_on",
    "failing",
    "use",
    "weapon",
    "deeds",
    "within",
    "days",
    "former",
    "retracted",
    "correcting",
)


@dataclass(frozen=True, slots=True)
class Words:
    """Some words and beginnings of words, to be looked for in a text of any case."""

    pattern: re.Pattern[str]

    def at(self, text: str) -> int | None:
        """Return where the first of them stands, None where none does."""
        found = self.pattern.search(text)
        return None if found is None else found.start()

    def last_at(self, text: str) -> int | None:
        """Return where the last of them stands, None where none does."""
        return max((found.start() for found in self.pattern.finditer(text)), default=None)

    def are_in(self, text: str) -> bool:
        """Tell whether a text has any of them."""
        return self.pattern.search(text) is not None


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """Words that tell how a deed came out: for its doer (gain, loss) or for its target (target_loss).

    Where words of an ``attempt`` stand before them, it has not come out yet.
    """

    attempt: Words
    gain: Words
    loss: Words
    target_loss: Words


@dataclass(frozen=True, slots=True)
class DisputeVocabulary:
    """Everything of ``disputes.toml``; each list is explained in the file."""

    outcome: OutcomeWords
    ended: Words
    goes_on: Words
    accomplished: frozenset[str]
    fought: frozenset[str]
    failing: Words
    use: Words
    weapon: Words
    deeds: Words
    within: Words
    days: Words
    rounded: frozenset[str]
    rounding: float
    fewest: Mapping[str, int]
    former: Words
    retracted: Words
    correcting: Words


@cache
def dispute_words() -> DisputeVocabulary:
    """Return the checked vocabulary of disputes.

    Raises:
        VocabularyError: the file is missing or says something that is not allowed.
    """
    table = load_table(_FILE)
    check_keys(table, (), _FILE, required=("outcome", "accomplished", "fought", "rounded", "fewest", *_LISTS))
    check_keys(table["outcome"], (), f"{_FILE}: outcome", required=_OUTCOMES)
    lists = {name: _listed(table, name) for name in _LISTS}
    return DisputeVocabulary(
        outcome=OutcomeWords(*(_pattern(words_of(table["outcome"], name, _FILE)) for name in _OUTCOMES)),
        ended=_pattern(lists["ended"]),
        goes_on=_pattern(lists["goes_on"]),
        accomplished=frozenset(_listed(table, "accomplished")),
        fought=frozenset(_listed(table, "fought", "kinds")),
        failing=_pattern(lists["failing"]),
        use=_pattern(lists["use"]),
        weapon=_pattern(lists["weapon"]),
        deeds=_pattern(lists["deeds"]),
        within=_pattern(lists["within"]),
        days=_pattern(lists["days"]),
        rounded=frozenset(_listed(table, "rounded", "words", more=("share",))),
        rounding=_number(table["rounded"], "share"),
        fewest={word: int(_number(table["fewest"], word)) for word in table["fewest"]},
        former=_pattern(lists["former"]),
        retracted=_pattern(lists["retracted"]),
        correcting=_pattern(lists["correcting"]),
    )


def _listed(table: Table, name: str, key: str = "words", *, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    check_keys(table[name], (), f"{_FILE}: {name}", required=(key, *more))
    return words_of(table[name], key, f"{_FILE}: {name}")


def _number(row: Table, key: str) -> float:
    value = row[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise VocabularyError(f"{_FILE}: {key!r} must be a number above 0")
    return float(value)


def _pattern(words: tuple[str, ...]) -> Words:
    """Return what finds any of some words; "*" ends the beginning of a word, or stands for up to five words."""
    found = sorted((_one(word) for word in words), key=lambda word: (-len(word), word))
    return Words(re.compile(rf"\b(?:{'|'.join(found)})", re.IGNORECASE))


def _one(word: str) -> str:
    if " * " in word:
        first, last = word.split(" * ")
        return rf"{re.escape(first)}(?:\W+\w+){{1,5}}?\W+{re.escape(last)}\b"
    if word.endswith("*"):
        return re.escape(word[:-1])
    return rf"{re.escape(word)}\b"
