"""How much faster a stream that is nine tenths off-topic goes in with ``add --only-conflict``.

The stream mixes the BBC's news of business, sport, technology and the arts with one report of FA-KES in ten. Each way
of adding it runs in a process of its own; what counts is the time from the first document to the last, reconciling
included, once the model is loaded.
"""

import json
import random
import sys
import tempfile
import time
from pathlib import Path

from bench.gold import json_lines

OFF_TOPIC = "relevance/BBC_News.dev.tsv"
ON_TOPIC = "fakes/articles.jsonl"
ONE_IN = 10
DOCUMENTS = 250
_WARM_UP = "Shells hit the port of Aden on Monday, the army said."


def stream(data: Path) -> list[dict[str, str]]:
    """Return the documents of the stream, in a seeded order."""
    table = (line.split("\t") for line in (data / OFF_TOPIC).read_text("utf-8").splitlines() if line.strip())
    off = [{"id": f"bbc-{number}", "text": row[0]} for number, row in enumerate(table) if row[1] == "0"]
    reports = [{"id": str(row["id"]), "text": row["text"]} for row in json_lines(data / ON_TOPIC)]
    chooser = random.Random(ONE_IN)  # noqa: S311 - a fixed draw, not a secret
    count = DOCUMENTS // ONE_IN
    chosen = chooser.sample(off, DOCUMENTS - count) + chooser.sample(reports, count)
    chooser.shuffle(chosen)
    return chosen


def seconds_to_add(data: Path, *, only_conflict: bool) -> dict[str, float]:
    """Return how long the stream takes to go in, and how many of its documents were kept unread."""
    from warledger.pipeline import Ledger, read

    read(_WARM_UP)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stream.jsonl"
        path.write_text("\n".join(map(json.dumps, stream(data))), encoding="utf-8")
        with Ledger.open(Path(folder) / "stream.ledger", create=True) as ledger:
            begin = time.perf_counter()
            added = ledger.add([str(path)], only_conflict=only_conflict)
            return {"seconds": round(time.perf_counter() - begin, 2), "unread": added.unread, "documents": added.new}


if __name__ == "__main__":
    print(json.dumps(seconds_to_add(Path(sys.argv[1]), only_conflict=sys.argv[2:] == ["--only-conflict"])))
