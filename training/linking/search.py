"""Move the weights of linking, one at a time, where that links the gold cells better; print what moved.

The measure is the outside scorer's: the mean over cells of link F1, less the share of events that merge two, in two
folders of cells that weigh 1 and 0.6. A move costs a little, so that weights stay where nothing speaks for moving them.

Usage (no library beyond the package)::

    python training/linking/search.py READINGS.jsonl GOLD_FOLDER OWN_FOLDER [SECONDS] [SEED]
"""

import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from warledger.contract import reading_from_json
from warledger.reconcile import cluster, compare, flow, gather, inside
from warledger.reconcile.inside import tellings_of_report
from warledger.reconcile.reports import Report, report_of
from warledger.records import Reading
from warledger.vocabulary.reconciling import reconciling

TABLES = ("beside", "inside", "across")
STEPS = (0.25, 0.5, 1.0)
FOLDER_WEIGHTS = (1.0, 0.6)
MERGED_AT_MOST = 0.085
"""Above this share of merged events each further one costs five times as much."""

COST_OF_MOVING = 0.002
LEAST_GAIN = 0.0005
_USERS = (cluster, compare, flow, gather, inside)
"""The modules that ask the vocabulary for weights."""

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Mention:
    """A mention of a gold event: which claims overlap it, and how much."""

    document: str
    event: str
    claims: Mapping[str, float]


@dataclass(frozen=True)
class Cell:
    """The mentions of news in one cell, the wholes above each event, and pairs of names that are kin."""

    mentions: tuple[Mention, ...]
    names: Mapping[str, str]
    above: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Folder:
    """Cells and the reports that they speak of."""

    cells: tuple[Cell, ...]
    reports: tuple[Report, ...]


def folder_of(path: Path, readings: Mapping[str, Reading]) -> Folder:
    """Return a folder of cells with what reconciling keeps of their documents."""
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(path.glob("[0-9]*.json"))]
    documents = sorted({document for row in rows for document in row["documents"]})
    return Folder(tuple(_cell(row, readings) for row in rows), tuple(report_of(readings[d]) for d in documents))


def _cell(row: Mapping[str, Any], readings: Mapping[str, Reading]) -> Cell:
    events = {event["key"]: event for event in row["events"]}
    mentions = [
        Mention(m["doc"], key, _overlaps(readings[m["doc"]], m["start"], m["end"]))
        for key, event in events.items()
        if not event.get("background")
        for m in event["mentions"]
    ]
    names = {key: event.get("same_as") or f"{row['cell']}:{key}" for key, event in events.items()}
    return Cell(tuple(mentions), names, {key: _wholes(key, events) for key in events})


def _wholes(key: str, events: Mapping[str, Any]) -> frozenset[str]:
    found: set[str] = set()
    while events[key].get("part_of") in events and events[key]["part_of"] not in found:
        key = events[key]["part_of"]
        found.add(key)
    return frozenset(found)


def _overlaps(reading: Reading, start: int, end: int) -> dict[str, float]:
    """Return claim id → intersection over union with a mention, where they overlap."""
    found = {}
    for claim in reading.claims:
        shared = min(claim.end, end) - max(claim.start, start)
        if shared > 0:
            found[claim.id] = shared / (max(claim.end, end) - min(claim.start, start))
    return found


def measure(folder: Folder) -> tuple[float, float]:
    """Return (mean link F1 over the cells that have a pair to find, share of events that merge two)."""
    told = [telling for report in folder.reports for telling in tellings_of_report(report)]
    told.sort(key=lambda telling: telling.order)
    home = {s.claim: n for n, group in enumerate(cluster.clusters_of(told)) for t in group for s in t.sightings}
    holds: dict[int, set[str]] = defaultdict(set)
    kin = {frozenset((c.names[k], c.names[w])) for c in folder.cells for k, above in c.above.items() for w in above}
    scores = []
    for cell in folder.cells:
        rows = [(m.document, m.event, _best(m, home)) for m in cell.mentions]
        for _, event, found in rows:
            if len(found) == 1:
                holds[next(iter(found))].add(cell.names[event])
        score = _f1(rows, cell)
        if score is not None:
            scores.append(score)
    bad = sum(any(frozenset(pair) not in kin for pair in combinations(sorted(v), 2)) for v in holds.values())
    return sum(scores) / len(scores), bad / len(holds)


def _best(mention: Mention, home: Mapping[str, int]) -> frozenset[int]:
    most: dict[int, float] = defaultdict(float)
    for claim, share in mention.claims.items():
        most[home[claim]] = max(most[home[claim]], share)
    return frozenset(n for n, share in most.items() if share >= max(most.values()) - 1e-9)


def _f1(rows: Sequence[tuple[str, str, frozenset[int]]], cell: Cell) -> float | None:
    hit = extra = missed = 0
    for (document, event, found), (other, second, meant) in combinations(rows, 2):
        if document == other or event in cell.above[second] or second in cell.above[event]:
            continue
        together = bool(found & meant)
        if together and event != second and (len(found) > 1 or len(meant) > 1):
            continue
        hit += together and event == second
        extra += together and event != second
        missed += event == second and not together
    return 2 * hit / (2 * hit + extra + missed) if hit + missed else None


def _use(weights: Weights) -> None:
    """Let the modules that weigh use these tables from now on."""
    changed = replace(reconciling(), **weights)
    for module in _USERS:
        module.reconciling = lambda: changed


def objective(folders: Sequence[Folder], weights: Weights, start: Weights) -> tuple[float, list[tuple[float, float]]]:
    """Return how good weights are, and (link F1, merged) of each folder."""
    _use(weights)
    found = [measure(folder) for folder in folders]
    rated = [link - 1.5 * max(0.0, merged - MERGED_AT_MOST) - 0.3 * merged for link, merged in found]
    moved = sum(
        abs(weights[t][code] - start[t][code]) / (0.5 + abs(start[t][code])) for t in TABLES for code in start[t]
    )
    mean = sum(w * value for w, value in zip(FOLDER_WEIGHTS, rated, strict=True)) / sum(FOLDER_WEIGHTS)
    return mean - COST_OF_MOVING * moved, found


def main(readings_file: str, gold: str, own: str, seconds: str = "480", seed: str = "1") -> None:
    """Search for some seconds, and print each move that helped."""
    lines = Path(readings_file).read_text(encoding="utf-8").splitlines()
    readings = {r.document.id: r for r in (reading_from_json(json.loads(line)) for line in lines)}
    folders = [folder_of(Path(gold), readings), folder_of(Path(own), readings)]
    start: Weights = {table: dict(getattr(reconciling(), table)) for table in TABLES}
    weights: Weights = {table: dict(row) for table, row in start.items()}
    best, found = objective(folders, weights, start)
    print(f"start {best:.4f} {found}", flush=True)
    chooser = random.Random(int(seed))  # noqa: S311 - a fixed draw, not a secret
    codes = [(table, code) for table in TABLES for code in weights[table]]
    until = time.monotonic() + float(seconds)
    while time.monotonic() < until:
        table, code = chooser.choice(codes)
        old = weights[table][code]
        new = old + chooser.choice((-1, 1)) * chooser.choice(STEPS) * (0.3 + abs(old))
        weights[table][code] = new if code == "bias" or old * new >= 0 else 0.0
        value, now = objective(folders, weights, start)
        if value > best + LEAST_GAIN:
            best = value
            print(f"{best:.4f} [{table}] {code} {old:.2f} -> {weights[table][code]:.2f} {now}", flush=True)
        else:
            weights[table][code] = old


if __name__ == "__main__":
    main(*sys.argv[1:])
