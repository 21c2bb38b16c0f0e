"""Writes docs/reference/commands.md from the commands' own help: ``python -m warledger.cli.reference > FILE``."""

from collections.abc import Iterator

import click

from warledger.cli.app import HELP_OPTIONS, program

_WIDTH = 100
_INTRODUCTION = """# Commands

Written by `python -m warledger.cli.reference > docs/reference/commands.md` from what `--help` prints; a test compares
the two.
"""


def reference_page() -> str:
    """Return the reference of all commands as Markdown."""
    context = _context(program, "warledger", None)
    parts = [_INTRODUCTION, _section("warledger", program.get_help(context))]
    parts += _sections(program, context)
    return "\n".join(parts)


def _sections(group: click.Group, context: click.Context) -> Iterator[str]:
    """Yield the sections of a group's commands, each group before its own."""
    for name, command in group.commands.items():
        inner = _context(command, name, context)
        yield _section(inner.command_path, command.get_help(inner))
        if isinstance(command, click.Group):
            yield from _sections(command, inner)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    """Make the context in which help is printed, at one width wherever it is made."""
    return click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        help_option_names=HELP_OPTIONS,
    )


def _section(name: str, text: str) -> str:
    return f"## {name}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    click.echo(reference_page(), nl=False)
