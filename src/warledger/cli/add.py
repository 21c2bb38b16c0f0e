"""``warledger add``."""

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, nothing_in, pass_invocation
from warledger.cli.output import print_json, progress, standard_input


@click.command(
    epilog=options.example(
        "warledger add reports/ --ledger war.ledger",
        'warledger add statement.txt --outlet "Coast Wire" --published 2024-05-07',
        "warledger add crawl.jsonl --only-conflict",
    )
)
@options.paths(required=True)
@options.given
@click.option(
    "--only-conflict",
    is_flag=True,
    help="A cheap first pass keeps what is not about conflict unread, with a notice.",
)
@options.formats("text", "json")
@options.ledger
@options.verbose
@pass_invocation
def add(
    invocation: Invocation,
    *,
    paths: tuple[str, ...],
    outlet: str | None,
    published: str | None,
    only_conflict: bool,
    form: str,
    ledger: str | None,
) -> int:
    """Read reports and keep them in the ledger.

    The ledger is made where there is none. PATH is a file (text, HTML, JSON lines), a folder, or - for standard
    input. What is there already changes nothing; the same URL with other bytes becomes a new version. What
    --only-conflict set aside is read when it is added again without it.
    """
    from warledger import pipeline
    from warledger.contract import to_json
    from warledger.publish.phrase import counted

    with (
        pipeline.Ledger.open(ledger or invocation.settings.ledger, create=True) as opened,
        progress(invocation) as on_read,
    ):
        added = opened.add(
            paths,
            outlet=outlet,
            published=published,
            stdin=standard_input(paths),
            on_read=on_read,
            on_notice=invocation.hear,
            only_conflict=only_conflict,
        )
    if form == "json":
        print_json([to_json(added)], "jsonl")
    else:
        click.echo(
            f"{counted(added.new, 'document')} added, {added.same:,} there already, "
            f"{counted(added.versions, 'new version')}, {added.failed:,} not taken."
        )
        if added.unread:
            click.echo(f"{counted(added.unread, 'of them is', 'of them are')} not about conflict and kept unread.")
        if added.reread:
            click.echo(f"{counted(added.reread, 'document')} kept unread until now, and read now.")
    is_empty = not (added.new or added.same or added.versions or added.reread)
    return nothing_in(paths, invocation) if is_empty else invocation.exit_code
