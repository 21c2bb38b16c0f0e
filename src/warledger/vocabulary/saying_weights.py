"""How much each mark of a cue tells for or against an attribution: loads ``saying_weights.tsv``."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warledger.errors import VocabularyError
from warledger.vocabulary.loader import load_text

FILE = "saying_weights.tsv"
_BIAS = "(bias)"


@dataclass(frozen=True, slots=True)
class SayingWeights:
    """A linear model over the marks of one candidate: its log-odds are ``bias`` plus the ``weights`` of its marks."""

    bias: float
    weights: Mapping[str, float]


@cache
def saying_weights() -> SayingWeights:
    """Load the model, once.

    Raises:
        VocabularyError: a line is not a mark, a tab and a number, or the bias is missing.
    """
    numbered = enumerate(load_text(FILE).splitlines(), start=1)
    weights = dict(_weight_of(line, number) for number, line in numbered if line and not line.startswith("#"))
    if _BIAS not in weights:
        raise VocabularyError(f"{FILE}: no line for {_BIAS}; make it again with training/attribution/train.py")
    return SayingWeights(weights.pop(_BIAS), weights)


def _weight_of(line: str, number: int) -> tuple[str, float]:
    mark, _, weight = line.partition("\t")
    try:
        value = float(weight)
    except ValueError:
        value = math.nan
    if not mark or not math.isfinite(value):
        raise VocabularyError(f"{FILE}, line {number}: expected a mark, a tab and a number, got {line!r}")
    return mark, value
