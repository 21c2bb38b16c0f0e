"""Writes docs/reference/commands.md from the commands' own help: ``python -m warledger.cli.reference > FILE``."""

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
    for name in program.commands:
        command = program.commands[name]
        parts.append(_section(f"warledger {name}", command.get_help(_context(command, name, context))))
    return "\n".join(parts)


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
