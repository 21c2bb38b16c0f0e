"""``warledger documents``."""

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, pass_invocation
from warledger.cli.output import print_json, print_table


@click.command(
    epilog=options.example(
        "warledger documents --ledger war.ledger", "warledger documents --format jsonl > documents.jsonl"
    )
)
@options.formats("table", "json", "jsonl")
@options.ledger
@options.verbose
@pass_invocation
def documents(invocation: Invocation, *, form: str, ledger: str | None) -> None:
    """List the documents and when they were published.

    Where a document has no date, the one that was inferred is marked ~.
    """
    from warledger import pipeline
    from warledger.contract import document_to_json
    from warledger.publish.tables import DOCUMENT_COLUMNS, document_row

    with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
        found = opened.documents()
        if form == "table":
            print_table(DOCUMENT_COLUMNS, (document_row(document) for document in found), invocation)
        else:
            print_json((document_to_json(document) for document in found), form)
