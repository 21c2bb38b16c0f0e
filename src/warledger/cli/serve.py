"""``warledger serve``."""

from contextlib import ExitStack

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, pass_invocation
from warledger.cli.output import opening
from warledger.errors import UsageError

_DEFAULT_PORT = 8017


@click.command(epilog=options.example("warledger serve", "warledger serve --port 9000 --blur 5"))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=_DEFAULT_PORT, show_default=True, help="0: any free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve at; others need --token.")
@click.option("--token", envvar="WARLEDGER_TOKEN", metavar="WORD", help="What readers must give as password.")
@options.site
@options.ledger
@options.verbose
@pass_invocation
def serve(
    invocation: Invocation,
    *,
    port: int,
    host: str,
    token: str | None,
    blur: float | None,
    basemap: str | None,
    ledger: str | None,
) -> None:
    """Open the ledger as pages in a browser, and as an API under /api/v1.

    Read-only, and only for this machine unless a token is given. The pages load nothing from anywhere else.
    """
    try:
        from warledger.web.serving import serve_ledger
    except ImportError as error:
        raise UsageError(f"{error.name} is not installed; install it with: pip install 'warledger[web]'") from error

    with ExitStack() as bar:

        def on_ready(address: str) -> None:
            bar.close()
            invocation.echo(f"warledger: open {address} in a browser; Ctrl-C ends it")

        serve_ledger(
            ledger or invocation.settings.ledger,
            host=host,
            port=port,
            token=token,
            blur_km=blur,
            basemap=basemap,
            on_ready=on_ready,
            on_opening=bar.enter_context(opening(invocation)),
        )
