"""How much each tie between a place and a deed weighs (event_place.toml, which training/event_place makes)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import Table, check_keys, load_table

EVENT_PLACE_FILE = "event_place.toml"
_NUMBERS = ("bias", "first", "more", "aside", "outweighs")
_DOUBTED = frozenset({"from", "to", "aim", "near", "refused", "apart"})


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A logistic model of whether a deed happened at a place, in log-odds.

    ``bias`` holds without any tie, ``weights`` add to it by tie. A deed's likeliest place is taken above ``first``,
    others above ``more``, one that is told only to find another above ``aside``, and one that syntax refuses, gives
    another role or ties to another deed only above ``outweighs``.
    """

    bias: float
    first: float
    more: float
    aside: float
    outweighs: float
    weights: Mapping[str, float]

    def odds(self, ties: Iterable[str]) -> float:
        """Return the log-odds that a deed happened at a place; ties without a weight say nothing."""
        weights = self.weights
        return self.bias + sum(weights[tie] for tie in ties if tie in weights)

    def least(self, rule: str | None, *, is_best: bool) -> float:
        """Return above which odds a deed happened at a place.

        Args:
            rule: what syntax makes of the place, None where it says nothing.
            is_best: no other place of the sentence is likelier.
        """
        if rule in _DOUBTED:
            return self.outweighs
        if rule == "aside":
            return self.aside
        return self.first if is_best else self.more


@cache
def event_place() -> EventPlace:
    """Return the checked weights.

    Raises:
        VocabularyError: a key is missing or unknown, or a weight is no number.
    """
    return event_place_of(load_table(EVENT_PLACE_FILE))


def event_place_of(table: Table) -> EventPlace:
    """Return the weights of a table as in event_place.toml, checked.

    Raises:
        VocabularyError: a key is missing or unknown, or a weight is no number.
    """
    check_keys(table, (), EVENT_PLACE_FILE, (*_NUMBERS, "weights"))
    if not isinstance(table["weights"], dict):
        raise VocabularyError(f"{EVENT_PLACE_FILE}: 'weights' must be a table of numbers")
    for name, value in [*((name, table[name]) for name in _NUMBERS), *table["weights"].items()]:
        if not isinstance(value, float):
            raise VocabularyError(f"{EVENT_PLACE_FILE}: {name!r} must be a number with a point, not {value!r}")
    return EventPlace(**{name: table[name] for name in _NUMBERS}, weights=table["weights"])
