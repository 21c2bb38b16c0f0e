"""``warledger rebuild`` and ``warledger verify``: care of the ledger itself."""

import click

from warledger.cli import options
from warledger.cli.invocation import DONE, FAILED, Invocation, pass_invocation


@click.command(epilog=options.example("warledger rebuild --ledger war.ledger"))
@options.ledger
@options.verbose
@pass_invocation
def rebuild(invocation: Invocation, *, ledger: str | None) -> None:
    """Make events, disputes and control again.

    They are dropped and made from the claims; the same bytes come out.
    """
    from warledger import pipeline
    from warledger.publish.phrase import counted

    with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
        click.echo(f"{counted(opened.rebuild(), 'event')} made again.")


@click.command(epilog=options.example("warledger verify --ledger war.ledger"))
@options.ledger
@options.verbose
@pass_invocation
def verify(invocation: Invocation, *, ledger: str | None) -> int:
    """Check that the ledger is sound.

    Nothing in it was changed, lost or added behind its back.
    """
    from warledger import pipeline
    from warledger.publish.phrase import plain

    with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
        faults = opened.verify()
    for fault in faults:
        click.echo(f"warledger: {plain(fault)}", err=True)
    if faults:
        return FAILED
    click.echo("The ledger is sound.")
    return DONE
