"""What one more document costs as a ledger grows: reconciling and keeping, without the language model.

Usage: ``python -m bench.stream [SIZE …] [--dense] [--batch N] [--keep FOLDER]``

Readings of an invented war (``streaming``) go into a ledger in batches, as a user would add them: at constant density,
a hundred documents a day, or (``--dense``) all within 30 days. Each size runs in a process of its own. Told are
documents a second by the clock, milliseconds of processor time a document, in all and over the last tenth, what a
single further document costs, peak memory, the ledger's size, how long ``event ID`` and the ``brief`` of one place and
week take, as commands by the clock, start-up included, and how well the events hold the deeds that the reports tell.
The table is printed; ``--keep`` leaves the ledgers in a folder.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from bench.streaming.reports import FIRST_DAY, stream, told
from bench.streaming.truth import judged

SIZES = (1_000, 10_000, 100_000)
A_DAY = 100
"""Documents a day at constant density."""
DENSE_DAYS = 30
BATCH = 2_000
_COMMAND = "import sys; from warledger.cli import main; sys.exit(main())"
_ANSWERED = (0, 3)
"""Exit codes of an answer; 3 says that notices in it need a person."""
_ASKED = 3
"""How often a command is timed; the fastest counts."""
_ARRIVED = "2026-01-01T00:00:00+00:00"

# Any: figures are JSON.
Figures = dict[str, Any]


def main() -> int:
    """Measure, and print the table."""
    arguments = _arguments()
    if arguments.worker:
        print(json.dumps(measure(arguments.sizes[0], arguments.days, arguments.batch, arguments.keep)))
        return 0
    runs = [(size, max(1, size // A_DAY)) for size in arguments.sizes]
    if arguments.dense:
        runs.append((max(arguments.sizes), DENSE_DAYS))
    print("| " + " | ".join(COLUMNS.values()) + " |", "|" + " --- |" * len(COLUMNS), sep="\n")
    for size, days in runs:
        print(_line(_run(size, days, arguments)), flush=True)
    return 0


def measure(size: int, days: int, batch: int = BATCH, keep: Path | None = None) -> Figures:
    """Return what a ledger of so many documents over so many days costs; it is left in a folder where one is given."""
    with tempfile.TemporaryDirectory() as folder:
        path = (keep or Path(folder)) / f"stream-{size}-{days}.ledger"
        took = list(_filled(path, stream(size + 1, days), size, batch))
        last = took[-max(1, len(took) // 10) :]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {
            "documents": size,
            "days": days,
            "per_second": round(size / sum(part.clock for part in took), 1),
            "ms_a_document": round(1000 * sum(part.processor for part in took) / size, 1),
            "ms_a_document_at_the_end": round(
                1000 * sum(part.processor for part in last) / sum(part.documents for part in last), 1
            ),
            "s_one_more": _one_more(path, stream(size + 1, days), size),
            "peak_mb": round(peak / 1024),
            "ledger_mb": round(path.stat().st_size / 1e6),
            **_ask(path, days),
            **_judge(path, size, days),
        }


class _Took(NamedTuple):
    """What a batch took: seconds of the clock and of the processor."""

    documents: int
    clock: float
    processor: float


def _filled(path: Path, readings: Iterator[Any], size: int, batch: int) -> Iterator[_Took]:
    """Add readings to a ledger in batches; yield what each took."""
    for number, part in enumerate(_batches(islice(readings, size), batch)):
        clock, processor = time.perf_counter(), time.process_time()
        _add(path, part)
        took = _Took(len(part), time.perf_counter() - clock, time.process_time() - processor)
        each = f"{1000 * took.processor / len(part):.1f} ms of processor time a document"
        print(f"{number * batch + len(part)}: {each}", file=sys.stderr, flush=True)
        yield took


def _one_more(path: Path, readings: Iterator[Any], size: int) -> float:
    reading = next(islice(readings, size, None))
    begin = time.perf_counter()
    _add(path, [reading])
    return round(time.perf_counter() - begin, 3)


def _add(path: Path, readings: Iterable[Any]) -> None:
    from warledger.ledger.store import Arrival
    from warledger.pipeline import Ledger

    with Ledger.open(path, create=True) as ledger:
        ledger.keep([Arrival(reading, None, "stream-1", reading.document.id) for reading in readings], _ARRIVED)


def _batches(items: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while part := list(islice(items, size)):
        yield part


def _ask(path: Path, days: int) -> Figures:
    """Return how long commands take on a ledger, each in a process of its own, start-up included."""
    from warledger.pipeline import Ledger

    begin = FIRST_DAY + timedelta(days // 2)
    until = begin + timedelta(6)
    with Ledger.open(path) as ledger:
        found = list(ledger.events(begin=begin.isoformat(), until=until.isoformat()))
    places = [event.place.name for event in found if event.place is not None and event.place.within]
    place = max(sorted(set(places)), key=places.count)
    asked = ("brief", "--place", place, "--from", begin.isoformat(), "--until", until.isoformat())
    return {
        "s_event": _seconds(path, "event", found[0].id),
        "s_brief": _seconds(path, *asked),
        "brief_of": f"{place}, {places.count(place)} events",
    }


def _judge(path: Path, size: int, days: int) -> Figures:
    """Return how well the events of a ledger hold the deeds that its reports tell."""
    from warledger.pipeline import Ledger

    with Ledger.open(path) as ledger:
        found = judged(ledger.events(), islice(told(size + 1, days), size))
    return {"b3_precision": round(found.precision, 3), "b3_recall": round(found.recall, 3)}


def _seconds(path: Path, command: str, *arguments: str) -> float:
    """Return how long a command takes, its modules compiled already, as they are where it is installed."""
    words = [sys.executable, "-c", _COMMAND, command, *arguments, "--ledger", str(path)]
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    fastest = float("inf")
    for _ in range(_ASKED):
        begin = time.perf_counter()
        done = subprocess.run(words, check=False, capture_output=True, text=True, env=surroundings)
        fastest = min(fastest, time.perf_counter() - begin)
        if done.returncode not in _ANSWERED:
            raise SystemExit(f"{command} failed on {path}: {done.stderr}")
    return round(fastest, 2)


def _run(size: int, days: int, arguments: argparse.Namespace) -> Figures:
    words = [sys.executable, "-m", "bench.stream", str(size), "--days", str(days), "--batch", str(arguments.batch)]
    words += ["--keep", str(arguments.keep)] if arguments.keep else []
    done = subprocess.run([*words, "--worker"], check=True, stdout=subprocess.PIPE, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


COLUMNS = {
    "documents": "documents",
    "days": "days",
    "per_second": "documents/s",
    "ms_a_document": "ms a document",
    "ms_a_document_at_the_end": "ms a document at the end",
    "s_one_more": "one more, s",
    "peak_mb": "peak memory, MB",
    "ledger_mb": "ledger, MB",
    "s_event": "`event ID`, s",
    "s_brief": "`brief` of a place and week, s",
    "b3_precision": "claims of a deed together, B³ precision",
    "b3_recall": "B³ recall",
}


def _line(row: Figures) -> str:
    return "| " + " | ".join(f"{row[key]:,}" for key in COLUMNS) + " |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.stream", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), help="documents, one run each")
    parser.add_argument("--dense", action="store_true", help=f"also the largest size within {DENSE_DAYS} days")
    parser.add_argument("--days", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--batch", type=int, default=BATCH, help="documents added in one call")
    parser.add_argument("--keep", type=Path, help="leave the ledgers in this folder")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
