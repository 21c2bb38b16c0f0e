"""The numbers that weigh one reading of a place name against another (``place_weights.toml``)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from warledger.vocabulary.loader import check_keys, load_table

_FILE = "place_weights.toml"


@dataclass(frozen=True, slots=True)
class Weights:
    """Scores are log-odds: 2.3 is ten to one. ``kinds`` is what speaks for a kind of place at the same name."""

    rounds: int
    population: float
    alternate: float
    spelt: float
    country: float
    division: float
    company: float
    company_size: int
    company_radius_km: float
    near_km: float
    held: float
    said_kind: float
    namesake: float
    namesake_size: int
    kinds: dict[str, float]


@cache
def load_weights() -> Weights:
    """Return the weights.

    Raises:
        VocabularyError: a weight is missing or unknown.
    """
    table: dict[str, Any] = load_table(_FILE)
    check_keys(table, (), _FILE, required=Weights.__dataclass_fields__)
    return Weights(**table)
