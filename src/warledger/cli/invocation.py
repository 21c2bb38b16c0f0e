"""One run of the program: what its environment says, what its options add, and how it ends."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import click

from warledger.records import Notice
from warledger.settings import Settings, settings_from

DONE, FAILED, USAGE, NEEDS_PERSON, INTERRUPTED = 0, 1, 2, 3, 130


def to_stderr(line: str) -> None:
    """Write one line to standard error."""
    click.echo(line, err=True)


@dataclass(slots=True)
class Invocation:
    """The state of one run, handed from command to command by click.

    ``echo`` writes a line to standard error; a progress bar puts its own there while it is drawn. ``unresolved``
    counts the notices that need a person, ``untold`` those that only ``-v`` prints.
    """

    settings: Settings = field(default_factory=lambda: settings_from(os.environ))
    verbose: bool = False
    unresolved: int = 0
    untold: int = 0
    echo: Callable[[str], None] = to_stderr

    def hear(self, name: str, notice: Notice) -> None:
        """Take in a notice: print it where a person must look at it, or where ``-v`` asks for all."""
        from warledger.publish.phrase import plain
        from warledger.vocabulary.publishing import publishing

        needs_person = notice.code in publishing().needs_person
        self.unresolved += needs_person
        if needs_person or self.verbose:
            self.echo(f"warledger: {plain(name)}: {plain(notice.message)} ({notice.code})")
        else:
            self.untold += 1

    def close(self) -> None:
        """Say in one line how many notices were not printed."""
        if self.untold:
            from warledger.publish.phrase import counted

            self.echo(f"warledger: {counted(self.untold, 'notice')} for information; -v prints them")

    @property
    def exit_code(self) -> int:
        """How the run ends if nothing fails: done, or done with notices that need a person."""
        return NEEDS_PERSON if self.unresolved else DONE

    @property
    def has_colour(self) -> bool:
        """Whether pages on standard output may be coloured: on a terminal, unless NO_COLOR is set."""
        return self.settings.colour and sys.stdout.isatty()


def nothing_in(paths: Sequence[str], invocation: Invocation) -> int:
    """Say that no document came out of some inputs, and return the exit code of that failure."""
    invocation.echo(f"warledger: no document could be taken from {', '.join(paths)}")
    return FAILED


pass_invocation = click.make_pass_decorator(Invocation, ensure=True)
