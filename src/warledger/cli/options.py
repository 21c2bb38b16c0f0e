"""The options that several commands share."""

import calendar
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from warledger.cli.invocation import Invocation

Convention = Literal["ucdp", "acled", "airwars"]
CommandT = TypeVar("CommandT", bound=Callable[..., Any])
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def example(*commands: str) -> str:
    """Return the end of a command's help: commands as one types them, kept as they are."""
    return "\n".join(("\b", "Example:", *(f"  {command}" for command in commands)))


class Day(click.ParamType[str]):
    """A day, month or year in ISO 8601, widened to its first or last day."""

    name = "DATE"

    def __init__(self, *, is_last: bool = False) -> None:
        self.is_last = is_last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the ISO day; fail in one line where the value is none."""
        found = _DAY.fullmatch(value)
        if found is None:
            self.fail(f"{value!r} is no date; write 2017-03-21, 2017-03 or 2017", param, ctx)
        year, month = int(found[1]), int(found[2] or (12 if self.is_last else 1))
        if year < 1 or not 1 <= month <= 12:
            self.fail(f"{value!r} is no date; there is no such month", param, ctx)
        length = calendar.monthrange(year, month)[1]
        day = int(found[3] or (length if self.is_last else 1))
        if not 1 <= day <= length:
            self.fail(f"{value!r} is no date; there is no such day", param, ctx)
        return f"{year:04}-{month:02}-{day:02}"


def _set_verbose(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Invocation).verbose = True


verbose = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_set_verbose,
    help="Print every notice, and the traceback of an error.",
)
ledger = click.option(
    "--ledger",
    metavar="FILE",
    help="The ledger: a file or a database URL.  [env: WARLEDGER_LEDGER; default: warledger.ledger]",
)
place = click.option("--place", metavar="NAME", help="Only what happened at this place or within it.")
kind = click.option("--kind", metavar="KIND", help='Only this event type or sub-event type, such as "Armed clash".')


output = click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write to this file and not to standard output.",
)


convention = click.option(
    "--convention",
    type=click.Choice(("ucdp", "acled", "airwars")),
    default="ucdp",
    show_default=True,
    metavar="NAME",
    help="How tolls are summed up: ucdp, acled or airwars.",
)


def period(command: CommandT) -> CommandT:
    """Add ``--from`` and ``--until``."""
    until = click.option("--until", type=Day(is_last=True), help="Last day: 2017-03-21, or a month or year.")
    begin = click.option("--from", "begin", type=Day(), help="First day: 2017-03-19, or a month or year.")
    return begin(until(command))


def knowledge(command: CommandT) -> CommandT:
    """Add ``--as-of`` and ``--since``: two moments of knowledge, told by publication."""
    since = click.option("--since", type=Day(is_last=True), help="Begin with what became known after this day.")
    as_of = click.option("--as-of", type=Day(is_last=True), help="Only what was known by the end of this day.")
    return as_of(since(command))


def given(command: CommandT) -> CommandT:
    """Add what a user knows of the inputs: ``--outlet`` and ``--published``."""
    published = click.option("--published", metavar="DATE", help="When all of them were published: 2017-03-21.")
    outlet = click.option("--outlet", metavar="NAME", help="Who published all of them.")
    return outlet(published(command))


def paths(*, required: bool) -> Callable[[CommandT], CommandT]:
    """Add the argument PATH…: files, folders, or ``-`` for standard input."""
    return click.argument("paths", metavar="PATH…" if required else "[PATH…]", nargs=-1, required=required)


def formats(*choices: str) -> Callable[[CommandT], CommandT]:
    """Add ``--format``, of which the first choice is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="How to print.",
    )


def site(command: CommandT) -> CommandT:
    """Add what holds for every page of a site: ``--blur`` and ``--basemap``."""
    blur = click.option(
        "--blur", type=click.FloatRange(0.1, 500), metavar="KM", help="Round all coordinates to a grid of this size."
    )
    basemap = click.option(
        "--basemap",
        metavar="FILE",
        help="Draw this under the map: a PMTiles file, or a URL of one or of {z}/{x}/{y} tiles.",
    )
    return blur(basemap(command))
