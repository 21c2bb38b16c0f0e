"""``warledger brief``."""

from pathlib import Path

import click

from warledger.cli import options
from warledger.cli.destination import BINARY, check_destination, write_page
from warledger.cli.invocation import DONE, NEEDS_PERSON, Invocation, nothing_in, pass_invocation
from warledger.cli.output import PAGE_WIDTH, print_page, progress, standard_input, terminal_width


@click.command(
    epilog=options.example(
        "warledger brief reports/*.html",
        "warledger brief --ledger war.ledger --from 2017-03-19 --until 2017-03-21 --place Damascus",
        "warledger brief --ledger war.ledger --since 2017-03-20    what is new comes first",
        "warledger brief reports/ --format pdf --output brief.pdf  to hand on",
    )
)
@options.paths(required=False)
@options.formats("text", "markdown", "json", "html", "pdf")
@options.output
@options.period
@options.place
@options.knowledge
@options.convention
@options.given
@options.ledger
@options.verbose
@pass_invocation
def brief(
    invocation: Invocation,
    *,
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    begin: str | None,
    until: str | None,
    place: str | None,
    as_of: str | None,
    since: str | None,
    convention: options.Convention,
    outlet: str | None,
    published: str | None,
    ledger: str | None,
) -> int:
    """Write a situation brief: what happened, and who says so.

    With PATHs (files, folders, - for standard input) it reads them in one go and keeps nothing; without, it is the
    brief of the ledger. Every line has its grade and its citations [n]; the end of the brief holds the words.
    --from and --until ask when things happened; --as-of and --since ask when they became known. html and pdf have a
    map and a timeline; pdf needs warledger[pdf].
    """
    if paths and ledger is not None:
        raise click.UsageError("give PATHs or --ledger, not both: a brief of PATHs keeps nothing")
    if not paths and (outlet is not None or published is not None):
        raise click.UsageError("--outlet and --published describe PATHs; there are none")
    check_destination(output, form)
    from warledger import pipeline
    from warledger.publish.brief import render
    from warledger.publish.written import written

    if form == "pdf":
        from warledger.publish.paper import require_typesetter

        require_typesetter()

    asked: pipeline.Asking = {
        "begin": begin,
        "until": until,
        "place": place,
        "as_of": as_of,
        "since": since,
        "convention": convention,
    }
    if paths:
        read: list[int] = []
        with progress(invocation) as on_read:

            def count(documents: int) -> None:
                read.append(documents)
                on_read(documents)

            made = pipeline.figured_brief_of(
                paths,
                outlet=outlet,
                published=published,
                stdin=standard_input(paths),
                on_read=count,
                on_notice=invocation.hear,
                **asked,
            )
        if not read:
            return nothing_in(paths, invocation)
    else:
        with pipeline.Ledger.open(ledger or invocation.settings.ledger) as opened:
            made = opened.compose_figured_brief(**asked)
    if output is not None or form in {"html", *BINARY}:
        write_page(written(made, form, width=PAGE_WIDTH), output)
    else:
        width = terminal_width(PAGE_WIDTH)
        print_page(render(made.brief, form, width=width, colour=invocation.has_colour), invocation)
    return max(invocation.exit_code, NEEDS_PERSON if made.brief.needs_person else DONE)
