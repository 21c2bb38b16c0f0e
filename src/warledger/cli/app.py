"""The program ``warledger``: the group of commands, and how every run ends."""

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import click

from warledger.cli import (
    add,
    brief,
    claims,
    control,
    disputes,
    documents,
    events,
    gazetteer,
    ledger,
    options,
    publish,
    read,
    serve,
)
from warledger.cli.invocation import DONE, FAILED, INTERRUPTED, USAGE, Invocation
from warledger.errors import UsageError, WarledgerError

HELP_OPTIONS = ["-h", "--help"]


class _Program(click.Group):
    """The group of commands; a closed pipe ends it quietly, and Ctrl-C without the empty line of click."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command, and see that all of its output has left."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise click.Abort from None
        except BrokenPipeError:
            _drop_output()
            ctx.ensure_object(Invocation).untold = 0
            return DONE
        return result


@click.group(
    cls=_Program,
    context_settings={"help_option_names": HELP_OPTIONS, "max_content_width": 100},
    epilog=options.example(
        "warledger brief reports/            a situation brief in one go",
        "warledger add reports/              keep the reports in a ledger …",
        "warledger events --place Damascus   … and ask it",
    ),
)
@click.version_option(version("warledger"), prog_name="warledger", message="%(prog)s %(version)s")
@options.verbose
def program() -> None:
    """Read news reports of armed conflict: what happened, where, when, to whom, and who says so.

    Every line that is printed leads back to the words of a report. Nothing leaves this machine.

    Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with notices that need a person.
    """


for _command in (
    brief.brief,
    add.add,
    read.read,
    documents.documents,
    claims.claims,
    events.events,
    events.event,
    disputes.disputes,
    control.control,
    serve.serve,
    publish.publish,
    gazetteer.gazetteer,
    ledger.rebuild,
    ledger.verify,
):
    program.add_command(_command)


def main() -> None:
    """Run the program and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    gc.freeze()  # at its end Python looks through all objects for cycles: a tenth of a second, of a second's brief
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the program with arguments and return its exit code; every error becomes one line on standard error."""
    invocation = Invocation()
    try:
        result = program.main(list(arguments), prog_name="warledger", standalone_mode=False, obj=invocation)
        invocation.close()
    except click.Abort:
        return _end("interrupted", INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return USAGE
    except click.ClickException as error:
        return _end(_usage(error), error.exit_code)
    except UsageError as error:
        return _fail(error, str(error), USAGE, invocation)
    except WarledgerError as error:
        return _fail(error, str(error), FAILED, invocation)
    except OSError as error:
        return _fail(error, _os_words(error), FAILED, invocation)
    except Exception as error:  # noqa: BLE001 - the last guard: a fault of ours, told in one line
        words = f"a fault in warledger ({type(error).__name__}: {error}); -v shows where"
        return _fail(error, words, FAILED, invocation)
    return result if isinstance(result, int) else DONE


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    mend = f" (see {context.command_path} --help)" if context is not None else ""
    return error.format_message().rstrip(".") + mend


def _os_words(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}"


def _fail(error: BaseException, words: str, code: int, invocation: Invocation) -> int:
    if invocation.verbose:
        traceback.print_exception(error)
    return _end(words, code)


def _end(words: str, code: int) -> int:
    click.echo(f"warledger: {' '.join(words.split())}", err=True)
    return code


def _drop_output() -> None:
    """Send what is left to nowhere, so that Python's last flush does not complain about the closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
