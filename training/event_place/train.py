"""Make src/warledger/vocabulary/event_place.toml again: `make train NET=event_place` (see README.md)."""

import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from logistic import Fit, fit
from pairs import Case, Pair, cases_of, rows_of

from warledger.vocabulary.event_place import EventPlace

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "event_location" / "verbs.jsonl"
TARGET = ROOT / "src" / "warledger" / "vocabulary" / "event_place.toml"
FOLDS = 5
PENALTY = 6.0
LEAST = 8
DOUBTFUL = 0.25
"""How much a row counts in which nothing is marked though syntax ties a place to the verb: in the rows that were
checked a second time, a quarter as many are like that."""
FIRST, MORE, ASIDE, OUTWEIGHS = -1.2, -0.5, 0.5, 0.3
"""In log-odds: what the likeliest place needs, what others need, those told only to find another, those refused."""

Odds = Callable[[Pair], float]


def main() -> None:
    """Learn from the rows checked once, print how well it does on them (cross-validated) and on the others."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    cases = list(cases_of(rows_of(path)))
    checked = [case for case in cases if case.row.checked]
    seen = {case.row.text.strip() for case in checked}
    learnt = [case for case in cases if not case.row.checked and case.row.text.strip() not in seen]
    print(f"learnt from {len(learnt)} sentences, checked on {len(checked)}")
    report("syntax alone, learning part", learnt, lambda pair: 9.0 if _is_tied(pair) else -9.0)
    held_out = cross_validated(learnt)
    report("cross-validated on it", learnt, lambda pair: held_out[id(pair)])
    found = fitted(learnt)
    report("syntax alone, checked part", checked, lambda pair: 9.0 if _is_tied(pair) else -9.0)
    report("on the checked part", checked, lambda pair: found.odds(pair.ties))
    TARGET.write_text(as_toml(found), "utf-8")


def _is_tied(pair: Pair) -> bool:
    return pair.rule in ("own", "sole", "above", "told", "below", "nearest")


def fitted(cases: Sequence[Case]) -> Fit:
    """Return the weights that a set of cases teaches."""
    examples = [(p.ties, p.is_place, DOUBTFUL if c.is_doubtful else 1.0) for c in cases for p in c.pairs]
    return fit(examples, penalty=PENALTY, least=LEAST)


def cross_validated(cases: Sequence[Case]) -> dict[int, float]:
    """Return each pair's log-odds by weights that were learnt without its sentence, by the pair's identity."""
    odds: dict[int, float] = {}
    for part in range(FOLDS):
        found = fitted([case for case in cases if _fold(case) != part])
        odds |= {id(p): found.odds(p.ties) for case in cases if _fold(case) == part for p in case.pairs}
    return odds


def _fold(case: Case) -> int:
    return sha256(case.row.text.strip().encode()).digest()[0] % FOLDS


def report(name: str, cases: Sequence[Case], odds: Odds) -> None:
    """Print precision and recall by word; rows that were likely left unfinished count less."""
    right = wrong = missed = 0.0
    for case in cases:
        share = DOUBTFUL if case.is_doubtful and not case.row.checked else 1.0
        chosen = _chosen(case.pairs, odds)
        hit = sum(pair.marked for pair in chosen)
        right += hit
        wrong += share * sum(pair.words - pair.marked for pair in chosen)
        missed += case.marked - hit
    print(f"{name}: precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}")


def _chosen(pairs: Sequence[Pair], odds: Odds) -> list[Pair]:
    table = EventPlace(0.0, FIRST, MORE, ASIDE, OUTWEIGHS, {})
    weights = [odds(pair) for pair in pairs]
    best = max(weights, default=0.0)
    return [p for p, w in zip(pairs, weights, strict=True) if w > table.least(p.rule, is_best=w == best)]


def as_toml(found: Fit) -> str:
    """Return the weights as the vocabulary's file, by name."""
    lines = [
        "# How likely a deed happened at a place, by what ties the two, in log-odds. Made by training/event_place.",
        f"bias = {found.bias:.3f}",
        f"first = {FIRST}",
        f"more = {MORE}",
        f"aside = {ASIDE}",
        f"outweighs = {OUTWEIGHS}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.3f}' for name, weight in sorted(found.weights.items())),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
