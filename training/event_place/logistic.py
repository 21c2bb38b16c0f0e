"""Logistic regression with a penalty on the weights, by Newton's method: the same numbers on every machine."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 30
_CLOSE = 1e-8


@dataclass(frozen=True, slots=True)
class Fit:
    """A bias and a weight by name, in log-odds."""

    bias: float
    weights: dict[str, float]

    def odds(self, names: Collection[str]) -> float:
        """Return the log-odds of something that has these names."""
        return self.bias + sum(self.weights.get(name, 0.0) for name in names)


def fit(examples: Sequence[tuple[Collection[str], bool, float]], *, penalty: float, least: int) -> Fit:
    """Fit weights to examples.

    Args:
        examples: the names that one has, whether it is so, and how much it counts.
        penalty: half of it times the squared weights is added to the loss; the bias is free.
        least: names of fewer examples get no weight.
    """
    counts = Counter(name for names, _, _ in examples for name in set(names))
    kept = sorted(name for name, count in counts.items() if count >= least)
    column = {name: i + 1 for i, name in enumerate(kept)}
    matrix = np.zeros((len(examples), len(kept) + 1))
    matrix[:, 0] = 1.0
    for line, (names, _, _) in zip(matrix, examples, strict=True):
        line[[column[name] for name in set(names) if name in column]] = 1.0
    answers = np.array([float(is_so) for _, is_so, _ in examples])
    shares = np.array([share for _, _, share in examples])
    found = _newton(matrix, answers, shares, penalty)
    return Fit(float(found[0]), {name: float(found[i]) for name, i in column.items()})


def _newton(matrix: Floats, answers: Floats, shares: Floats, penalty: float) -> Floats:
    ridge = np.full(matrix.shape[1], penalty)
    ridge[0] = 0.0
    weights = np.zeros(matrix.shape[1])
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-(matrix @ weights)))
        slope = matrix.T @ (shares * (chance - answers)) + ridge * weights
        curve = (matrix * (shares * chance * (1.0 - chance))[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < _CLOSE:
            break
    return weights
