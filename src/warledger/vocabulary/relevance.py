"""The words by which the first pass tells reports of conflict from the rest: loads ``relevance.tsv``."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import load_text

FILE = "relevance.tsv"
_BIAS, _THRESHOLD = "(bias)", "(threshold)"


@dataclass(frozen=True, slots=True)
class Relevance:
    """A linear model over the distinct words of a passage: log-odds are ``bias`` plus the ``weights`` of its words.

    A passage whose log-odds reach ``threshold`` is about conflict.
    """

    bias: float
    threshold: float
    weights: Mapping[str, float]


@cache
def relevance() -> Relevance:
    """Load the model.

    Raises:
        VocabularyError: a line is not a word, a tab and a number, or bias or threshold are missing.
    """
    weights = dict(_weight_of(line, number) for number, line in _lines())
    try:
        return Relevance(weights.pop(_BIAS), weights.pop(_THRESHOLD), weights)
    except KeyError as missing:
        raise VocabularyError(
            f"{FILE}: no line for {missing}; make it again with `make train NET=first_pass`"
        ) from None


def _lines() -> list[tuple[int, str]]:
    numbered = enumerate(load_text(FILE).splitlines(), start=1)
    return [(number, line) for number, line in numbered if line and not line.startswith("#")]


def _weight_of(line: str, number: int) -> tuple[str, float]:
    word, _, weight = line.partition("\t")
    try:
        value = float(weight)
    except ValueError:
        value = math.nan
    if not word or not math.isfinite(value):
        raise VocabularyError(f"{FILE}, line {number}: expected a word, a tab and a number, got {line!r}")
    return word, value
