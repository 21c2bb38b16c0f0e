"""``warledger disputes``."""

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, pass_invocation
from warledger.cli.output import print_json, print_table


@click.command(epilog=options.example("warledger disputes --place Aleppo", "warledger disputes --all --format jsonl"))
@options.period
@options.place
@click.option("--all", "with_differences", is_flag=True, help="Differences that are no dispute too, with the reason.")
@options.formats("table", "json", "jsonl")
@options.ledger
@options.verbose
@pass_invocation
def disputes(
    invocation: Invocation,
    *,
    begin: str | None,
    until: str | None,
    place: str | None,
    with_differences: bool,
    form: str,
    ledger: str | None,
) -> None:
    """List what accounts contradict each other on.

    Each side is named with who stands for it.
    """
    from warledger import pipeline
    from warledger.publish.tables import DISPUTE_COLUMNS, dispute_row, dispute_to_json

    with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
        pairs = opened.disputes(begin=begin, until=until, place=place)
        found = (pair for pair in pairs if with_differences or pair[1].real)
        if form == "table":
            print_table(DISPUTE_COLUMNS, (dispute_row(event, dispute) for event, dispute in found), invocation)
        else:
            print_json((dispute_to_json(event, dispute) for event, dispute in found), form)
