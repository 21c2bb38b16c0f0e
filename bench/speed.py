"""How fast `read` is, beside the bare language model on the same documents in the same run, and what each layer costs.

Usage: ``python -m bench.speed [--json] [--data FILE.jsonl] [--documents N] [--rounds N]``

``ratio`` is tokens a second of the whole reading over tokens a second of the bare model: the pinned package as it
loads, all its default pipes, ``nlp.pipe`` in batches of 64. The two alternate, and the best round of each counts.
Each pass runs in a process of its own, so that peak memory is that pass's and nothing is warm by accident. The shares
of the layers come from a pass of their own (``shares.py``), whose clocks would otherwise weigh on the ratio.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "fakes" / "articles.jsonl"
EXAMPLES = ROOT / "examples" / "jobar-2017"
BATCH = 64
STARTS = 3

# Any: figures are JSON.
Figures = dict[str, Any]


def main() -> int:
    """Measure, and print a table or JSON."""
    arguments = _arguments()
    if arguments.worker:
        print(json.dumps(WORKERS[arguments.worker](_texts(arguments.data, arguments.documents))))
        return 0
    if not arguments.data.exists():
        print(f"speed: {arguments.data} is missing; name JSON lines with --data", file=sys.stderr)
        return 1
    figures = measure(arguments.data, arguments.documents, arguments.rounds)
    print(json.dumps(figures, indent=2) if arguments.json else _table(figures))
    return 0


def measure(data: Path, documents: int | None, rounds: int) -> Figures:
    """Return all figures: both passes alternating, two processes, memory, start-up."""
    passes: dict[str, list[Figures]] = {"bare": [], "read": []}
    for _ in range(rounds):
        for name, done in passes.items():
            done.append(_run_worker(name, data, documents))
    bare, read = (min(passes[name], key=lambda figures: figures["seconds"]) for name in ("bare", "read"))
    return {
        "ratio": round(read["tokens_per_s"] / bare["tokens_per_s"], 3),
        "bare": bare,
        "read": read,
        "read_two_processes": _two_processes(data, documents),
        "start_up_s": {
            "help": _seconds_of("--help"),
            "brief_of_one_page": _seconds_of("brief", str(_one_page())),
        },
        "layers_ms": _run_worker("layers", data, documents)["layers_ms"],
        "stream": _stream(DATA.parents[1]),
        "rounds": rounds,
        "cores": os.cpu_count(),
    }


def bare(texts: Sequence[str]) -> Figures:
    """Time the model as it loads."""
    from warledger.reading.parse import MODEL

    model = spacy.load(MODEL)
    list(model.pipe(texts[:2], batch_size=BATCH))
    begin = time.perf_counter()
    tokens = sum(len(doc) for doc in model.pipe(texts, batch_size=BATCH))
    seconds = time.perf_counter() - begin
    described = {"model": MODEL, "version": model.meta["version"], "pipes": list(model.pipe_names)}
    return described | _rates(len(texts), tokens, seconds)


def read(texts: Sequence[str]) -> Figures:
    """Time what the command ``read`` does: intake, all layers of every document, and the JSON of each."""
    from warledger.contract import reading_to_json
    from warledger.pipeline import read as read_one
    from warledger.pipeline import readings_of

    read_one("Shells hit the port of Aden on Monday, the army said.")
    claims = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        rows = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts))
        path.write_text("\n".join(rows), encoding="utf-8")
        begin = time.perf_counter()
        for reading in readings_of([str(path)]):
            json.dumps(reading_to_json(reading), ensure_ascii=False)
            claims += len(reading.claims)
            failed += "reading_failed" in [notice.code for notice in reading.notices]
        seconds = time.perf_counter() - begin
    tokens = sum(len(doc) for doc in spacy.blank("en").pipe(texts))
    return {"claims": claims, "failed": failed} | _rates(len(texts), tokens, seconds)


def layers(texts: Sequence[str]) -> Figures:
    """Time each step of reading, in milliseconds a document."""
    from bench.shares import measure as measure_shares

    return {"layers_ms": measure_shares(texts)}


WORKERS = {"bare": bare, "read": read, "layers": layers}


def _rates(documents: int, tokens: int, seconds: float) -> Figures:
    return {
        "documents": documents,
        "tokens": tokens,
        "seconds": round(seconds, 3),
        "documents_per_s": round(documents / seconds, 2),
        "tokens_per_s": round(tokens / seconds, 1),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _texts(data: Path, limit: int | None) -> list[str]:
    with data.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()][:limit]


def _worker_command(name: str, data: Path, documents: int | None) -> list[str]:
    limit = [] if documents is None else ["--documents", str(documents)]
    return [sys.executable, "-m", "bench.speed", "--worker", name, "--data", str(data.resolve()), *limit]


def _run_worker(name: str, data: Path, documents: int | None) -> Figures:
    done = subprocess.run(
        _worker_command(name, data, documents), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def _two_processes(data: Path, documents: int | None) -> Figures:
    """Read all documents in each of two processes at once: what two cores give together."""
    command = _worker_command("read", data, documents)
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    figures = [json.loads(process.communicate()[0]) for process in running]
    return {
        "documents_per_s": round(sum(f["documents_per_s"] for f in figures), 2),
        "tokens_per_s": round(sum(f["tokens_per_s"] for f in figures), 1),
        "peak_memory_mb": sum(f["peak_memory_mb"] for f in figures),
    }


def _stream(data: Path) -> Figures | None:
    """Add a stream that is nine tenths off-topic, with the first pass and without; None where the texts are missing."""
    from bench.crawl import OFF_TOPIC

    if not (data / OFF_TOPIC).exists():
        return None
    command = [sys.executable, "-m", "bench.crawl", str(data)]
    ways = {"whole": command, "only_conflict": [*command, "--only-conflict"]}
    figures = {
        name: json.loads(subprocess.run(way, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout)
        for name, way in ways.items()
    }
    return figures | {"times_as_fast": round(figures["whole"]["seconds"] / figures["only_conflict"]["seconds"], 2)}


def _in_words(stream: Figures | None) -> str:
    if stream is None:
        return "not measured: the off-topic texts are missing"
    whole, part = stream["whole"], stream["only_conflict"]
    return (
        f"{stream['times_as_fast']:.2f} times as fast with `--only-conflict` ({part['seconds']:.1f} s for "
        f"{whole['documents']} documents against {whole['seconds']:.1f} s; {part['unread']} kept unread)"
    )


def _one_page() -> Path:
    pages = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html")) if EXAMPLES.exists() else []
    if pages:
        return pages[0]
    page = Path(tempfile.mkdtemp()) / "page.txt"
    page.write_text("Shells hit the port of Aden on Monday, killing three people, the army said.\n", encoding="utf-8")
    return page


def _seconds_of(*arguments: str) -> float:
    """Return the median wall time of a command, after one run that warms the disk."""
    command = [str(Path(sys.executable).with_name("warledger")), *arguments]
    times = []
    for _ in range(STARTS + 1):
        begin = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        times.append(time.perf_counter() - begin)
    return round(sorted(times[1:])[STARTS // 2], 3)


def _table(figures: Figures) -> str:
    bare = figures["bare"]
    rows = [
        f"ratio                 {figures['ratio']:.3f}   (whole reading over the bare model, tokens a second)",
        *(
            f"{name:<21} {figures[name]['documents_per_s']:>8.2f} documents/s  "
            f"{figures[name]['tokens_per_s']:>9.1f} tokens/s  {figures[name]['peak_memory_mb']:>5} MB"
            for name in ("bare", "read", "read_two_processes")
        ),
        *(f"start-up {name:<12} {seconds:>8.3f} s" for name, seconds in figures["start_up_s"].items()),
        f"model                 {bare['model']} {bare['version']}: {', '.join(bare['pipes'])}; batches of {BATCH}",
    ]
    return "\n".join([*rows, *_shares(figures), f"nine tenths off-topic: {_in_words(figures['stream'])}"])


def _shares(figures: Figures) -> list[str]:
    """Return a line a step: milliseconds a document, and the share of the whole."""
    costs: dict[str, float] = figures["layers_ms"]
    whole = sum(costs.values()) or 1.0
    return [f"{step:<21} {cost:>8.2f} ms a document {cost / whole:>6.1%}" for step, cost in costs.items()]


def markdown(figures: Figures) -> str:
    """Return the figures as a section of the report."""
    bare, read, two = (figures[name] for name in ("bare", "read", "read_two_processes"))
    model = f"{bare['model']} {bare['version']}: {', '.join(bare['pipes'])}; batches of {BATCH}"
    start_up = ", ".join(f"`{name}` {seconds:.2f} s" for name, seconds in figures["start_up_s"].items())
    rows = "\n".join(
        f"| {name} | {row['documents_per_s']:.1f} | {row['tokens_per_s']:,.0f} | {row['peak_memory_mb']:,} |"
        for name, row in (("the bare language model", bare), ("`read`, one process", read), ("`read`, two", two))
    )
    costs: dict[str, float] = figures["layers_ms"]
    whole = sum(costs.values()) or 1.0
    shares = "\n".join(f"| {step} | {cost:.2f} | {cost / whole:.1%} |" for step, cost in costs.items())
    return (
        f"## Speed\n\nOn {figures['cores']} cores, {bare['documents']} reports on Syria, {bare['tokens']:,} tokens, "
        f"best of {figures['rounds']} rounds. **Ratio {figures['ratio']:.3f}**: tokens a second of the whole reading "
        f"over those of the bare model ({model}); it must be at least 0.5. Start-up: {start_up}.\n\n"
        f"| | documents a second | tokens a second | peak memory, MB |\n|---|---|---|---|\n{rows}\n\n"
        f"What a document costs, step by step:\n\n| step | ms | share |\n|---|---|---|\n{shares}\n\n"
        f"A stream of which nine tenths are not about conflict goes in {_in_words(figures['stream'])}.\n"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--data", type=Path, default=DATA, help="JSON lines with a text each")
    parser.add_argument("--documents", type=int, help="only so many of them")
    parser.add_argument("--rounds", type=int, default=2, help="how often each pass runs; the best counts")
    parser.add_argument("--worker", choices=sorted(WORKERS), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
