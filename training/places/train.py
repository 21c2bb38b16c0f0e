"""Learns the weights of ``place_weights.toml`` from placed toponyms: ``python training/places/train.py DATA``.

DATA is a folder with ``lgl.jsonl`` and ``trnews.jsonl``. A weight is raised or lowered as long as that places more
toponyms within 161 km; three folds by document say what the gain is worth. What it finds is printed, not written: the
weight of capitals stays set by hand (README.md).
"""

import dataclasses
import json
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from warledger.reading.gazetteer import load_gazetteer
from warledger.reading.parse import parse_documents
from warledger.reading.places import find
from warledger.reading.places.containment import find_holds, find_people_holds
from warledger.reading.places.fitting import fitting_of
from warledger.reading.places.mentions import find_mentions
from warledger.reading.places.resolving import Name, kilometres, resolve
from warledger.reading.places.weights import Weights, load_weights
from warledger.records import Document

NEAR_KM = 161.0
FOLDS = 3
STEPS = (0.7, 1.4)
LEAST = 0.0005
NUMBERS = (
    "population", "alternate", "spelt", "country", "division", "company", "held", "said_kind", "namesake", "near_km",
)  # fmt: skip
KINDS = ("country", "division", "region", "district")


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    """One document: its names, the words for peoples in it, and the right point for keys of names."""

    id: str
    names: list[Name]
    people: dict[str, int]
    points: tuple[tuple[str, float, float], ...]


def examples_of(path: Path) -> list[Example]:
    """Return what a set's documents name, and where the gold says that it is."""
    rows = {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}
    gazetteer = load_gazetteer()
    documents = (Document(row["id"], "0" * 64, row["text"]) for row in rows.values())
    examples = []
    for parse in parse_documents(documents):
        mentions = find_mentions(parse, gazetteer)
        names = find.names_of(mentions, find_holds(parse.text, mentions), find_people_holds(parse.text, mentions))
        gold = list(_gold(rows[parse.document.id]["toponyms"]))
        points = tuple(
            (mention.key, latitude, longitude)
            for start, end, latitude, longitude in gold
            for mention in mentions
            if mention.start < end and start < mention.end and mention.entries
        )
        examples.append(Example(parse.document.id, names, dict(find.peoples_in(parse)), points))
    return [example for example in examples if example.points]


def _gold(toponyms: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int, float, float]]:
    for row in toponyms:
        latitude, longitude = row.get("latitude") or row.get("lat"), row.get("longitude") or row.get("lon")
        if latitude and longitude:
            yield int(row["start"]), int(row["end"]), float(latitude), float(longitude)


def share_placed(weights: Weights, examples: Sequence[Example]) -> float:
    """Return the share of listed toponyms that these weights place within 161 km."""
    right = total = 0
    for example in examples:
        chosen = resolve(example.names, example.people, weights)
        fitting = fitting_of(example.names, chosen, example.people)
        for key, latitude, longitude in example.points:
            total += 1
            best = fitting[key][0].entry if fitting[key] else None
            right += best is not None and kilometres(latitude, longitude, best.latitude, best.longitude) <= NEAR_KM
    return right / total


def learn(weights: Weights, examples: Sequence[Example]) -> Weights:
    """Return the weights after every one was tried larger and smaller, twice."""
    best = share_placed(weights, examples)
    for _ in range(2):
        for name in (*NUMBERS, *KINDS):
            for step in STEPS:
                tried = _stepped(weights, name, step)
                share = share_placed(tried, examples)
                if share > best + LEAST:
                    best, weights = share, tried
    return weights


def _stepped(weights: Weights, name: str, step: float) -> Weights:
    if name in KINDS:
        return dataclasses.replace(weights, kinds={**weights.kinds, name: round(weights.kinds[name] * step, 2)})
    return dataclasses.replace(weights, **{name: round(getattr(weights, name) * step, 2)})


def main() -> None:
    """Print what three folds gain, then the weights learnt from all documents."""
    folder = Path(sys.argv[1])
    examples = [example for name in ("lgl", "trnews") for example in examples_of(folder / f"{name}.jsonl")]
    first = load_weights()
    for fold in range(FOLDS):
        held_out = [e for e in examples if zlib.crc32(e.id.encode()) % FOLDS == fold]
        learnt = learn(first, [e for e in examples if zlib.crc32(e.id.encode()) % FOLDS != fold])
        before, after = share_placed(first, held_out), share_placed(learnt, held_out)
        print(f"fold {fold}: {before:.3f} before, {after:.3f} after")
    print(learn(first, examples))


if __name__ == "__main__":
    main()
