"""``warledger read``."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, nothing_in, pass_invocation
from warledger.cli.output import print_json, print_table, progress, standard_input
from warledger.records import Reading


@click.command(
    epilog=options.example(
        "warledger read report.html --published 2017-03-21 > readings.jsonl",
        "cat report.txt | warledger read - --format table",
    )
)
@options.paths(required=True)
@options.formats("jsonl", "json", "table")
@options.given
@options.verbose
@pass_invocation
def read(
    invocation: Invocation, *, paths: tuple[str, ...], form: str, outlet: str | None, published: str | None
) -> int:
    """Read reports and print all that is found in them.

    Nothing is kept. One JSON object a document, as the contract has it: times, places, actors, tolls, attributions,
    claims and the rest, each with its offsets into the text. --format table prints the claims.
    """
    from warledger import pipeline
    from warledger.contract import reading_to_json
    from warledger.publish.tables import CLAIM_COLUMNS, claim_row

    counted = _Counted()
    with progress(invocation, is_streaming=True) as on_read:
        readings = counted.through(
            pipeline.readings_of(
                paths,
                outlet=outlet,
                published=published,
                stdin=standard_input(paths),
                on_read=on_read,
                on_notice=invocation.hear,
            )
        )
        if form == "table":
            rows = [claim_row(reading, claim) for reading in readings for claim in reading.claims]
            print_table(CLAIM_COLUMNS, rows, invocation)
        else:
            print_json((reading_to_json(reading) for reading in readings), form)
    return invocation.exit_code if counted.number else nothing_in(paths, invocation)


class _Counted:
    """Counts what flows by."""

    def __init__(self) -> None:
        self.number = 0

    def through(self, readings: Iterable[Reading]) -> Iterator[Any]:
        for reading in readings:
            self.number += 1
            yield reading
