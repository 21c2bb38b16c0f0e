"""Writes docs/reference/commands.md from the commands' own help: ``python -m warledger.cli.reference > FILE``."""

import click

from warledger.cli.app import program

_INTRODUCTION = """# Commands

Written by `python -m warledger.cli.reference > docs/reference/commands.md` from what `--help` prints; a test compares
the two.
"""


def reference_page() -> str:
    """Return the reference of all commands as Markdown."""
    context = click.Context(program, info_name="warledger", terminal_width=100, max_content_width=100)
    parts = [_INTRODUCTION, _section("warledger", program.get_help(context))]
    for name in program.commands:
        command = program.commands[name]
        below = click.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100)
        parts.append(_section(f"warledger {name}", command.get_help(below)))
    return "\n".join(parts)


def _section(name: str, text: str) -> str:
    return f"## {name}\n\n```\n{text}\n```\n"


if __name__ == "__main__":
    click.echo(reference_page(), nl=False)
