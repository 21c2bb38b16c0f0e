"""Measure the layers on gold.

Usage::

    python -m bench                      all sets; writes bench/report.md and checks bench/floors.toml
    python -m bench SET…                 only these
    python -m bench fast                 a subset of every set, with floors of its own
    python -m bench errors SET           the worst items of a set, gold and reading side by side
    python -m bench renew [fast] [SET…]  the same, and raise the floors to what is measured
    python -m bench list                 the sets

Exit codes: 0 done, 1 a figure is below its floor (or there is no gold, or the report is not reproduced), 2 usage.
"""

import argparse
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import floors
from bench.errors import render, worst
from bench.gold import GoldSet
from bench.measuring import Scored, measure
from bench.registry import BY_NAME, SETS
from bench.report import report, reproduced_part, speed_part, table

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
REPORT = ROOT / "bench" / "report.md"
SPEED_DOCUMENTS = 100
NO_SPEED = "## Speed\n\nNot measured in this run.\n"
COMMANDS = ("fast", "errors", "renew", "list")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    said = _arguments(arguments)
    if said.command == "list":
        print("\n".join(f"{one.name:<22} {one.layer}" for one in SETS))
        return 0
    sets = _present(said.sets or list(BY_NAME), said.data)
    if not sets:
        print(f"bench: no gold in {said.data}; name a folder with --data", file=sys.stderr)
        return 1
    if said.command == "errors":
        return _errors(sets, said)
    scored = _measure(sets, said)
    print(table(scored))
    if said.command == "renew":
        _renew(scored, said)
    code = _judge(scored, "fast" if said.fast else "full")
    if not said.fast and len(sets) == len(SETS) and said.data.resolve() == DATA.resolve():
        code = max(code, _compare(scored) if said.check else _write(scored, with_speed=said.speed))
    return code


def _errors(sets: Sequence[GoldSet[Any]], said: argparse.Namespace) -> int:
    for one in measure(sets, said.data, processes=said.processes, fast=said.fast, naive=False, on_read=_progress):
        print(render(worst(one.judgements, said.worst)))
    return 0


def _renew(scored: Sequence[Scored], said: argparse.Namespace) -> None:
    part: floors.Part = "fast" if said.fast else "full"
    old = floors.load()
    new = floors.renewed(scored, old[part], part, said.lower)
    falling = frozenset(f"{one.name}.{measure.name}" for one in SETS for measure in one.measures if measure.falls)
    floors.write({**old, part: new}, falling)
    changed = [name for name in new if new[name] != old[part].get(name)]
    print(f"{len(changed)} floors set in {floors.FILE.name}", file=sys.stderr)


def _judge(scored: Sequence[Scored], part: floors.Part) -> int:
    verdict = floors.check(scored, floors.load()[part])
    for remark in verdict.remarks:
        print(f"bench: {remark}", file=sys.stderr)
    for fallen in verdict.fallen:
        print(f"bench: FALLEN: {fallen}", file=sys.stderr)
    return 1 if verdict.fallen else 0


def _write(scored: Sequence[Scored], *, with_speed: bool) -> int:
    if with_speed:
        from bench.speed import DATA as SPEED_DATA
        from bench.speed import markdown
        from bench.speed import measure as measure_speed

        print("bench: measuring speed", file=sys.stderr)
        speed = markdown(measure_speed(SPEED_DATA, SPEED_DOCUMENTS, rounds=2))
    else:
        speed = speed_part(REPORT.read_text(encoding="utf-8")) if REPORT.exists() else NO_SPEED
    REPORT.write_text(report(scored, speed), encoding="utf-8")
    print(f"wrote {REPORT.relative_to(ROOT)}", file=sys.stderr)
    return 0


def _compare(scored: Sequence[Scored]) -> int:
    """Print how the committed report differs from what was measured now; speed aside."""
    kept = reproduced_part(REPORT.read_text(encoding="utf-8")).splitlines(keepends=True)
    now = reproduced_part(report(scored, "")).splitlines(keepends=True)
    sys.stdout.writelines(difflib.unified_diff(kept, now, "bench/report.md", "measured now"))
    return 0 if kept == now else 1


def _measure(sets: Sequence[GoldSet[Any]], said: argparse.Namespace) -> list[Scored]:
    return measure(sets, said.data, processes=said.processes, fast=said.fast, naive=said.naive, on_read=_progress)


def _present(names: Sequence[str], data: Path) -> list[GoldSet[Any]]:
    """Return the sets whose gold is there; say which are not."""
    present = []
    for name in names:
        missing = BY_NAME[name].missing(data)
        if missing is None:
            present.append(BY_NAME[name])
        else:
            print(f"bench: {name} is not measured: {data / missing} is missing", file=sys.stderr)
    return present


def _progress(reader: str, done: int, of: int) -> None:
    who = "the package" if reader == "ours" else "the naive reader"
    end = "\n" if done == of else ""
    print(f"\rbench: {who} has read {done:,} of {of:,} documents", end=end, file=sys.stderr, flush=True)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    summary = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        "python -m bench", description=summary[0], epilog=summary[2], formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("words", nargs="*", metavar="COMMAND|SET")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with the gold sets")
    parser.add_argument("--processes", type=int, default=2, help="how many read at once; 0 reads in this one")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="errors: how many items")
    parser.add_argument("--lower", action="append", default=[], metavar="SET.MEASURE", help="renew: may be lowered")
    parser.add_argument("--check", action="store_true", help="compare with bench/report.md instead of writing it")
    parser.add_argument("--no-speed", dest="speed", action="store_false", help="leave the speed section as it is")
    parser.add_argument("--no-naive", dest="naive", action="store_false", help="do not run the naive reader")
    said = parser.parse_args(arguments)
    said.command = said.words[0] if said.words and said.words[0] in COMMANDS else None
    rest = said.words[1:] if said.command else said.words
    said.fast = said.command == "fast" or "fast" in rest
    said.sets = [word for word in rest if word != "fast"]
    for name in said.sets:
        if name not in BY_NAME:
            parser.error(f"there is no set {name!r}; there are {', '.join(BY_NAME)}")
    if said.command == "errors" and not said.sets:
        parser.error("errors needs the name of a set")
    return said


if __name__ == "__main__":
    sys.exit(main())
