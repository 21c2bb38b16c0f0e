"""``warledger control``."""

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, pass_invocation
from warledger.cli.output import print_json, print_table


@click.command(epilog=options.example("warledger control", "warledger control Jobar --on 2017-03-21"))
@click.argument("place", metavar="[PLACE]", required=False)
@click.option("--on", type=options.Day(), help="Who held it on this day.")
@options.formats("table", "json", "jsonl")
@options.ledger
@options.verbose
@pass_invocation
def control(invocation: Invocation, *, place: str | None, on: str | None, form: str, ledger: str | None) -> None:
    """List who holds which place, and on whose word.

    With a PLACE and a day, the answer stands above the list in one sentence: what is corroborated, and what is only
    claimed and by whom.
    """
    from warledger import pipeline
    from warledger.contract import to_json
    from warledger.publish.answer import nobody_says, who_held
    from warledger.publish.tables import CONTROL_COLUMNS, control_row

    with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
        found = opened.control(place, on)
        if form == "table":
            if place is not None and on is not None:
                answers = [who_held(standing) for standing in opened.standing(place, on)]
                click.echo("\n".join(answers or [nobody_says(place, on)]) + "\n")
            print_table(CONTROL_COLUMNS, (control_row(held) for held in found), invocation)
        else:
            print_json((to_json(held) for held in found), form)
