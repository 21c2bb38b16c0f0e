"""``warledger claims``."""

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, pass_invocation
from warledger.cli.output import print_json, print_table


@click.command(
    epilog=options.example(
        "warledger claims --document report-12", 'warledger claims --kind "Air/drone strike" --format jsonl'
    )
)
@click.option("--document", metavar="ID", help="Only the claims of this document.")
@options.kind
@options.formats("table", "json", "jsonl")
@options.ledger
@options.verbose
@pass_invocation
def claims(invocation: Invocation, *, document: str | None, kind: str | None, form: str, ledger: str | None) -> None:
    """List the claims: who asserts what, in which words."""
    from warledger import pipeline
    from warledger.publish.tables import CLAIM_COLUMNS, claim_row, claim_to_json

    with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
        found = opened.claims(document=document, kind=kind)
        if form == "table":
            print_table(CLAIM_COLUMNS, (claim_row(reading, claim) for reading, claim in found), invocation)
        else:
            print_json((claim_to_json(reading, claim) for reading, claim in found), form)
