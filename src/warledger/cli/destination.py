"""Where a command's page goes: a file, or standard output if that can take it."""

import os
import sys
from pathlib import Path

import click

from warledger.errors import PublishError, UsageError

BINARY = frozenset({"pdf"})
_ENDINGS = {"text": "txt", "markdown": "md"}


def check_destination(output: Path | None, form: str) -> None:
    """Refuse, before anything is read, a place that a page could not be written to.

    Args:
        output: the file asked for; None for standard output.
        form: the format asked for.

    Raises:
        UsageError: the format is no text and standard output is a terminal, or the file's folder does not exist.
    """
    if output is None:
        if form in BINARY and is_terminal():
            raise UsageError(f"a {form.upper()} is no text for a terminal; write it to a file: --output brief.{form}")
    elif output.is_dir():
        raise UsageError(
            f"--output {output} is a folder; name a file in it, such as {output / f'brief.{_ENDINGS.get(form, form)}'}"
        )
    elif not output.absolute().parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {output.absolute().parent}; make it first")


def is_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout.isatty()


def write_page(content: bytes, output: Path | None) -> None:
    """Write a page whole to its file, which keeps what it held if that fails, or to standard output.

    Raises:
        PublishError: the file cannot be written.
    """
    if output is None:
        click.echo(content, nl=False)
        return
    if output.exists() and not output.is_file():  # a pipe or a device is written to as it is
        _write(output, content)
        return
    unfinished = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        _write(unfinished, content)
        _move(unfinished, output)
    finally:
        unfinished.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise PublishError(f"{path}: {error.strerror or error}; name another file with --output") from error


def _move(path: Path, output: Path) -> None:
    try:
        path.replace(output)
    except OSError as error:
        raise PublishError(f"{output}: {error.strerror or error}; name another file with --output") from error
