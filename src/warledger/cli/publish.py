"""``warledger publish``."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, pass_invocation
from warledger.cli.output import opening, progress
from warledger.errors import UsageError


@click.command(epilog=options.example("warledger publish site/", "warledger publish site/ --blur 10"))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@options.site
@options.ledger
@options.verbose
@pass_invocation
def publish(
    invocation: Invocation, *, folder: Path, blur: float | None, basemap: str | None, ledger: str | None
) -> None:
    """Write the pages of `serve` as files.

    They work from any file server. DIR must be new, empty, or published before; what is no more is taken away.
    """
    try:
        from warledger.web.options import SiteOptions
        from warledger.web.static_site import publish_site
    except ImportError as error:
        raise UsageError(f"{error.name} is not installed; install it with: pip install 'warledger[web]'") from error

    from warledger.publish.phrase import counted

    location = ledger or invocation.settings.ledger
    with ExitStack() as bars:
        on_opening = bars.enter_context(opening(invocation))
        site = SiteOptions(blur_km=blur, basemap=basemap)
        done = publish_site(location, folder, site, on_written=_after(bars, invocation), on_opening=on_opening)
    invocation.echo(
        f"warledger: {counted(done.events, 'happening')} and {counted(done.documents, 'document')} "
        f"in {counted(done.files, 'file')}; open {folder / 'index.html'} from a file server"
    )


def _after(bars: ExitStack, invocation: Invocation) -> Callable[[int], None]:
    """Return what counts written files: the first of them takes the bars away that are shown, and shows another."""
    advance: list[Callable[[int], None]] = []

    def on_written(count: int) -> None:
        if not advance:
            bars.close()
            advance.append(bars.enter_context(progress(invocation, thing="file", done="written")))
        advance[0](count)

    return on_written
