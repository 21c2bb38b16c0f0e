"""What commands print: JSON that keeps to the contract, tables, and a progress bar on a terminal."""

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

import click

from warledger.cli.invocation import Invocation, to_stderr

PIPE_WIDTH = 140
PAGE_WIDTH = 100
_NARROW = 16
_LONG = 5_000
"""Documents or happenings that keep a reader waiting for longer than a breath."""


def print_json(values: Iterable[Any], form: str) -> None:
    """Print values as JSON lines (``jsonl``) or as one array (``json``), in UTF-8, keys in the order of the records."""
    if form == "jsonl":
        for value in values:
            click.echo(json_of(value))
        return
    opening = "["
    for value in values:
        click.echo(f"{opening}{json_of(value)}", nl=False)
        opening = ",\n"
    click.echo("[]" if opening == "[" else "]")


def json_of(value: Any) -> str:  # noqa: ANN401 - JSON is dynamically typed
    """Return one JSON text on one line; half a surrogate pair, which UTF-8 cannot carry, is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return text


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], invocation: Invocation) -> None:
    """Print rows as a table as wide as the terminal; its first column is never cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from warledger.publish.tables import WIDE_COLUMNS

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, column in enumerate(columns):
        is_wide = column in WIDE_COLUMNS
        table.add_column(
            column,
            no_wrap=place == 0,
            overflow="fold",
            ratio=1 if is_wide else None,
            max_width=None if is_wide or place == 0 else _NARROW,
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    if not table.row_count:
        to_stderr("warledger: nothing found")
        return
    console = Console(
        width=terminal_width(PIPE_WIDTH), force_terminal=invocation.has_colour, no_color=not invocation.has_colour
    )
    with console.capture() as captured:
        console.print(table)
    lines = captured.get().splitlines()
    click.echo("\n".join(line.rstrip() for line in lines).strip("\n"), color=invocation.has_colour)


def print_page(page: str, invocation: Invocation) -> None:
    """Print a page that ends with a line break."""
    click.echo(page, nl=False, color=invocation.has_colour)


def terminal_width(otherwise: int) -> int:
    """Return how wide to print: as wide as the terminal, or ``otherwise`` where there is none."""
    return shutil.get_terminal_size((otherwise, 24)).columns if sys.stdout.isatty() else otherwise


def standard_input(paths: Sequence[str]) -> BinaryIO | None:
    """Return standard input as bytes where ``-`` asks for it."""
    return sys.stdin.buffer if "-" in paths and sys.stdin is not None else None


@contextmanager
def progress(
    invocation: Invocation, *, is_streaming: bool = False, thing: str = "document", done: str = "read"
) -> Iterator[Callable[[int], None]]:
    """Show how many documents were read and how fast, on standard error, on a terminal only.

    Args:
        invocation: whose notices are printed above the bar while it is drawn.
        is_streaming: output goes to standard output meanwhile; no bar is drawn through it on the same terminal.
        thing: what is counted.
        done: what is done with it.
    """
    if not sys.stderr.isatty() or (is_streaming and sys.stdout.isatty()):
        yield lambda _count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from warledger.publish.phrase import counted

    console = Console(stderr=True, no_color=not invocation.settings.colour)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("…")

        def advance(count: int) -> None:
            bar.advance(task, count)
            state = bar.tasks[0]
            rate = f", {state.speed:.1f} a second" if state.speed else ""
            bar.update(task, description=f"{counted(int(state.completed), thing)} {done}{rate}")

        invocation.echo = lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True)
        try:
            yield advance
        finally:
            invocation.echo = to_stderr


@contextmanager
def opening(invocation: Invocation) -> Iterator[Callable[[str, int, int], None]]:
    """Show how far bringing a ledger up to date is, on standard error: a bar on a terminal, elsewhere a line a stage.

    Gives what is told (what is being done, how much of it is done, how much there is).
    """
    if not sys.stderr.isatty():
        yield _line_a_stage(invocation)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, no_color=not invocation.settings.colour)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("opening the ledger", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)


def _line_a_stage(invocation: Invocation) -> Callable[[str, int, int], None]:
    """Return what says once of each long stage that it is under way."""
    told: set[str] = set()

    def tell(what: str, done: int, total: int) -> None:
        if what not in told and total >= _LONG and done < total:
            told.add(what)
            invocation.echo(f"warledger: {what}, {total:,} of them; this is done once")

    return tell
