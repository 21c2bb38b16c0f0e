"""Tallies → figures, with an interval that says how much of a figure is luck.

Every measure is a function of sums: each unit of gold (a document, or a cell of documents) gives a tally, tallies add
up, and a figure is made of the sum. The interval resamples the units (percentile bootstrap, Efron and Tibshirani 1993).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

Tally = Mapping[str, float]
"""Named counts of one unit of gold, or their sum over many."""

ROUNDS = 1000
LOW, HIGH = 25, 974
"""Which of the 1000 sorted figures bound the middle 95 per cent."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: ``value`` is the main one, each between 0 and 1; ``n`` says of how many answers.

    ``coverage`` is the share of the gold's questions that were answered at all. None: the measure has no such part.
    """

    n: int
    value: float
    precision: float | None = None
    recall: float | None = None
    coverage: float | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the figure lies in 95 of 100 draws of the same number of units."""

    low: float
    high: float


FigureOf = Callable[[Tally], Figure]


def f1_of(prefix: str, coverage: FigureOf | None = None) -> FigureOf:
    """Return the measure F1 of the counts ``prefix.hit``, ``prefix.extra`` and ``prefix.missed``."""
    return partial(_f1, prefix, coverage)


def share_of(part: str, whole: str, asked: str | None = None) -> FigureOf:
    """Return the measure ``part`` / ``whole``; coverage is ``whole`` / ``asked`` where that is named."""
    return partial(_share, part, whole, asked)


def precision_of(prefix: str, coverage: FigureOf | None = None) -> FigureOf:
    """Return the measure precision of the counts that `f1_of` takes."""
    return lambda tally: _main(_f1(prefix, coverage, tally), "precision")


def recall_of(prefix: str, coverage: FigureOf | None = None) -> FigureOf:
    """Return the measure recall of the counts that `f1_of` takes."""
    return lambda tally: _main(_f1(prefix, coverage, tally), "recall")


def precision_recall_f1(hit: float, extra: float, missed: float) -> tuple[float, float, float]:
    """Return the three, each 0 where it would divide by nothing."""
    precision = hit / (hit + extra) if hit + extra else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def total(tallies: Sequence[Tally]) -> Tally:
    """Return the sum of tallies."""
    summed: dict[str, float] = {}
    for tally in tallies:
        for key, count in tally.items():
            summed[key] = summed.get(key, 0) + count
    return summed


def intervals(tallies: Sequence[Tally], measures: Mapping[str, FigureOf], seed: str) -> dict[str, Interval]:
    """Return the interval of each measure's value; ``seed`` (a set's name) makes it the same every time."""
    keys = sorted({key for tally in tallies for key in tally})
    if not tallies or not keys:
        return dict.fromkeys(measures, Interval(0.0, 0.0))
    table = np.array([[tally.get(key, 0) for key in keys] for tally in tallies], dtype=np.float64)
    draws = _draws(len(tallies), seed) @ table
    sums = [dict(zip(keys, row.tolist(), strict=True)) for row in draws]
    return {name: _middle([figure(row).value for row in sums]) for name, figure in measures.items()}


def _draws(units: int, seed: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    picks = np.random.default_rng(number).integers(0, units, size=(ROUNDS, units))
    return np.stack([np.bincount(row, minlength=units) for row in picks]).astype(np.float64)


def _middle(values: list[float]) -> Interval:
    ordered = sorted(values)
    return Interval(ordered[LOW], ordered[HIGH])


def _f1(prefix: str, coverage: FigureOf | None, tally: Tally) -> Figure:
    hit, extra, missed = (tally.get(f"{prefix}.{part}", 0) for part in ("hit", "extra", "missed"))
    precision, recall, both = precision_recall_f1(hit, extra, missed)
    covered = None if coverage is None else coverage(tally).value
    return Figure(round(hit + missed), both, precision, recall, covered)


def _share(part: str, whole: str, asked: str | None, tally: Tally) -> Figure:
    of = tally.get(whole, 0)
    questions = 0.0 if asked is None else tally.get(asked, 0)
    return Figure(
        n=round(of),
        value=tally.get(part, 0) / of if of else 0.0,
        coverage=of / questions if questions else None,
    )


def _main(figure: Figure, part: str) -> Figure:
    value = figure.precision if part == "precision" else figure.recall
    return Figure(figure.n, value or 0.0, figure.precision, figure.recall, figure.coverage)
