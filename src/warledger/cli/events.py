"""``warledger events`` and ``warledger event``."""

from typing import TYPE_CHECKING

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, pass_invocation
from warledger.cli.output import PIPE_WIDTH, print_json, print_page, print_table, terminal_width

if TYPE_CHECKING:
    from warledger.pipeline import Ledger
    from warledger.records import Event


@click.command(
    epilog=options.example(
        "warledger events --from 2017-03-19 --until 2017-03-21 --place Damascus",
        "warledger events --format jsonl > events.jsonl",
    )
)
@options.period
@options.place
@options.kind
@options.convention
@click.option("--disputed", is_flag=True, help="Only events on which accounts contradict each other.")
@options.formats("table", "json", "jsonl")
@options.ledger
@options.verbose
@pass_invocation
def events(
    invocation: Invocation,
    *,
    begin: str | None,
    until: str | None,
    place: str | None,
    kind: str | None,
    disputed: bool,
    convention: options.Convention,
    form: str,
    ledger: str | None,
) -> None:
    """List the events: each happening once.

    An event gathers the claims of all documents about it.
    """
    from warledger import pipeline
    from warledger.contract import event_to_json
    from warledger.publish.tables import EVENT_COLUMNS, event_row

    with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
        found = opened.events(
            begin=begin, until=until, place=place, kind=kind, disputed=disputed, convention=convention
        )
        if form == "table":
            print_table(EVENT_COLUMNS, (event_row(event) for event in found), invocation)
        else:
            print_json((event_to_json(event) for event in found), form)


@click.command(epilog=options.example("warledger event e-1f00ab34cd56", "warledger event e-1f00ab34cd56 --why"))
@click.argument("event_id", metavar="ID")
@click.option("--why", is_flag=True, help="Why these reports tell one event, and why the nearest others are not it.")
@options.convention
@options.formats("text", "json")
@options.ledger
@options.verbose
@pass_invocation
def event(
    invocation: Invocation, *, event_id: str, why: bool, convention: options.Convention, form: str, ledger: str | None
) -> None:
    """Show one event: the accounts side by side.

    One column an origin, then disputes, tolls, the grade with its reasons, and the sentences that all rests on.
    """
    from warledger import pipeline
    from warledger.contract import event_to_json
    from warledger.publish.event import render_event

    with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
        found = opened.event(event_id, convention=convention)
        if why:
            _print_why(opened, found, form, invocation)
            return
        readings = [opened.reading(document) for document in found.documents]
    if form == "json":
        texts = {reading.document.id: reading.document.text for reading in readings}
        print_json([event_to_json(found, texts)], "jsonl")
        return
    page = render_event(found, readings, width=terminal_width(PIPE_WIDTH), colour=invocation.has_colour)
    print_page(page, invocation)


def _print_why(opened: "Ledger", event: "Event", form: str, invocation: Invocation) -> None:
    from warledger.contract import to_json
    from warledger.publish.why import render_why

    near = opened.near(event)
    found = opened.why(event, near)
    if form == "json":
        print_json([to_json(found)], "jsonl")
        return
    documents = dict.fromkeys(name for one in (event, *near) for name in one.documents)
    readings = [opened.reading(document) for document in documents]
    width = terminal_width(PIPE_WIDTH)
    print_page(render_why(found, event, near, readings, width=width, colour=invocation.has_colour), invocation)
