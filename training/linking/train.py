"""Learn the weights by which a sentence joins a telling, from the gold cells; print them with their figures.

Logistic regression with a sign for each reason and a Gaussian prior on the weights that stand in
``vocabulary/reconciling.toml``: ten cells are few, so a weight moves only where many pairs agree.

Usage (numpy, scipy)::

    python training/linking/train.py READINGS.jsonl CELLS_FOLDER
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from warledger.contract import reading_from_json
from warledger.reconcile.compare import Comparison
from warledger.reconcile.flow import compare_beside, compare_inside
from warledger.reconcile.reports import provisional_report, report_of
from warledger.reconcile.tellings import Telling, telling_of
from warledger.records import Reading
from warledger.vocabulary.reconciling import reconciling

STRENGTH = 3.0
"""Of the prior. 1 to 10 give the same figures within the noise."""

UNMARKED = 0.3
"""Weight of a pair of which one claim is marked for no event: it may tell one that nobody marked."""

Labels = Mapping[str, str]
Row = tuple[str, bool, float, Mapping[str, float]]


def labels_of(readings: Mapping[str, Reading], folder: Path) -> tuple[Labels, Mapping[str, str]]:
    """Return claim id → event of the gold, by the mention that holds its trigger, and document id → cell."""
    labels: dict[str, str] = {}
    cells: dict[str, str] = {}
    for path in sorted(folder.glob("[0-9]*.json")):
        cell = json.loads(path.read_text(encoding="utf-8"))
        for document in cell["documents"]:
            cells.setdefault(document, cell["cell"])
        for event in cell["events"]:
            name = event.get("same_as") or f"{cell['cell']}:{event['key']}"
            for mention in event["mentions"]:
                for claim in readings[mention["doc"]].claims:
                    if mention["start"] <= claim.trigger[0] < mention["end"]:
                        labels.setdefault(claim.id, name)
    return labels, cells


def rows_of(reading: Reading, labels: Labels, cell: str) -> Iterator[tuple[str, Row]]:
    """Yield (table, row) for each pair that a document offers when all earlier joins are right."""
    sightings = provisional_report(report_of(reading)).sightings
    names = {s.claim: labels.get(s.claim, f"unmarked {s.claim}") for s in sightings}
    sentences: dict[int, dict[str, list]] = defaultdict(dict)
    for sighting in sightings:
        own, told = names[sighting.claim], sentences[sighting.sentence]
        for name, members in told.items():
            found = compare_beside(telling_of(members), telling_of([sighting]))
            yield from _row("beside", cell, own, name, found)
        told.setdefault(own, []).append(sighting)
    units = [(name, telling_of(members)) for told in sentences.values() for name, members in told.items()]
    tellings: dict[str, Telling] = {}
    latest = None
    for own, unit in sorted(units, key=lambda item: item[1].order):
        for place, (name, telling) in enumerate(tellings.items()):
            found = compare_inside(telling, unit, is_lead=place == 0, is_latest=name == latest)
            yield from _row("inside", cell, own, name, found)
        earlier = tellings[own].sightings if own in tellings else ()
        tellings[own] = telling_of([*earlier, *unit.sightings])
        latest = own


def _row(table: str, cell: str, own: str, name: str, found: Comparison) -> Iterator[tuple[str, Row]]:
    unmarked = [text.startswith("unmarked") for text in (own, name)]
    if not all(unmarked):
        weights = getattr(reconciling(), table)
        shares = {r.code: r.weight / weights[r.code] for r in found.reasons if r.code != "bias"}
        yield table, (cell, own == name, UNMARKED if any(unmarked) else 1.0, shares)


def fit(rows: Sequence[Row], prior: Mapping[str, float]) -> dict[str, float]:
    """Return weights near the prior, none of which changes its sign; cells weigh by the root of their size."""
    codes = [code for code in prior if code != "bias"]
    x = np.array([[row[3].get(code, 0.0) for code in codes] + [1.0] for row in rows])
    y = np.array([row[1] for row in rows], dtype=float)
    w = np.array([row[2] for row in rows])
    for cell in {row[0] for row in rows}:
        own = np.array([row[0] == cell for row in rows])
        w[own] /= np.sqrt(w[own].sum())
    w *= len(w) / w.sum()
    start = np.array([prior[code] for code in codes] + [prior["bias"]])
    strength = np.array([STRENGTH] * len(codes) + [STRENGTH / 10])

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ b
        gap = w * (1 / (1 + np.exp(-z)) - y)
        value = np.sum(w * (np.logaddexp(0, z) - y * z)) + np.sum(strength * (b - start) ** 2)
        return float(value), x.T @ gap + 2 * strength * (b - start)

    bounds = [(0, None) if prior[c] > 0 else (None, 0) for c in codes] + [(None, None)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return dict(zip([*codes, "bias"], map(float, found), strict=True))


def main(readings_file: str, folder: str) -> None:
    """Print each table's weights, and how many held-out pairs they decide rightly (leaving one cell out)."""
    lines = Path(readings_file).read_text(encoding="utf-8").splitlines()
    readings = {r.document.id: r for r in (reading_from_json(json.loads(line)) for line in lines)}
    labels, cells = labels_of(readings, Path(folder))
    tables: dict[str, list[Row]] = defaultdict(list)
    for document, cell in cells.items():
        for table, row in rows_of(readings[document], labels, cell):
            tables[table].append(row)
    for table, rows in tables.items():
        prior = getattr(reconciling(), table)
        hit = extra = missed = 0
        for cell in sorted({row[0] for row in rows}):
            weights = fit([row for row in rows if row[0] != cell], prior)
            for _, same, _, shares in (row for row in rows if row[0] == cell):
                said = weights["bias"] + sum(weights[c] * share for c, share in shares.items()) > 0
                hit, extra, missed = hit + (said and same), extra + (said and not same), missed + (same and not said)
        print(f"[{table}]  # held out: F1 {2 * hit / (2 * hit + extra + missed):.3f} of {len(rows)} pairs")
        for code, weight in fit(rows, prior).items():
            print(f"{code} = {weight:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
