"""``warledger gazetteer``: a user's own lists of places."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from warledger.cli import options
from warledger.cli.invocation import Invocation, pass_invocation
from warledger.cli.output import print_json, print_table
from warledger.records import Notice

_LIST_COLUMNS = ("gazetteer", "places", "file", "digest")
_FIND_COLUMNS = ("name", "kind", "within", "country", "latitude", "longitude", "people", "by", "gazetteer")
_BY = ("name", "other name", "spelling")


@click.group(
    epilog=options.example(
        "warledger gazetteer add villages.csv --country SY   use a list of your own",
        "warledger gazetteer find Jawbar                     what a name can mean",
    )
)
@options.verbose
def gazetteer() -> None:
    """Use your own lists of places beside GeoNames'.

    They are kept in your data folder (WARLEDGER_DATA) and used by every later reading; what reads says so.
    """


@gazetteer.command(
    epilog=options.example(
        "warledger gazetteer add villages.csv",
        "warledger gazetteer add SY.zip --name syria",
        "warledger gazetteer add quarters.geojson --country Ukraine",
    )
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--name", metavar="NAME", help="What to call the list; by default as its file. It replaces one so called."
)
@click.option("--country", metavar="COUNTRY", help="Where all its places lie that tell no country: SY or Syria.")
@click.option("--encoding", metavar="NAME", help="How its text is encoded, where that is not UTF-8.")
@options.verbose
@pass_invocation
def add(invocation: Invocation, *, file: Path, name: str | None, country: str | None, encoding: str | None) -> int:
    """Use the places of FILE.

    FILE is CSV with a header line, GeoJSON, JSON lines, or a GeoNames dump of a country; or a .zip of one of these.
    Names, other names, latitude, longitude, country, province, kind, population and id are found by their headers.
    Rows that cannot be used are left out and counted.
    """
    from warledger.publish.phrase import plain
    from warledger.reading.gazetteer import load_gazetteer
    from warledger.reading.gazetteer_add import add_gazetteer, faults_in_words
    from warledger.reading.gazetteer_borders import Borders

    added = add_gazetteer(file, Borders(load_gazetteer()), name=name, country=country, encoding=encoding)
    load_gazetteer.cache_clear()
    if added.guessed_encoding is not None:
        message = f"not UTF-8; taken for {added.guessed_encoding}; --encoding says another"
        invocation.hear(str(file), Notice("encoding_guessed", message))
    if added.faults:
        invocation.hear(str(file), Notice("unreadable_value", faults_in_words(added.faults)))
    own = added.gazetteer
    deed = "replaced" if added.replaced else "added"
    click.echo(f"{plain(own.name)}: {own.places:,} {'place' if own.places == 1 else 'places'} {deed} ({added.layout}).")
    return invocation.exit_code


@gazetteer.command("list", epilog=options.example("warledger gazetteer list"))
@options.formats("table", "json", "jsonl")
@options.verbose
@pass_invocation
def list_(invocation: Invocation, *, form: str) -> None:
    """List your gazetteers that are in use."""
    from warledger.reading.gazetteer_own import list_gazetteers

    rows = [
        {"gazetteer": own.name, "places": own.places, "file": own.file, "digest": own.digest}
        for own in list_gazetteers()
    ]
    _print(_LIST_COLUMNS, rows, form, invocation)


@gazetteer.command(epilog=options.example("warledger gazetteer remove villages"))
@click.argument("name")
@options.verbose
def remove(*, name: str) -> None:
    """Take a gazetteer of yours out of use, by its name."""
    from warledger.publish.phrase import plain
    from warledger.reading.gazetteer import load_gazetteer
    from warledger.reading.gazetteer_own import remove_gazetteer

    remove_gazetteer(name)
    load_gazetteer.cache_clear()
    click.echo(f"{plain(name)} is no longer used.")


@gazetteer.command(
    epilog=options.example("warledger gazetteer find Jawbar", "warledger gazetteer find 'Ein Laroz' --format json")
)
@click.argument("name")
@options.formats("table", "json", "jsonl")
@options.verbose
@pass_invocation
def find(invocation: Invocation, *, name: str, form: str) -> None:
    """Show what a NAME can mean, the likeliest first where nothing else is known.

    A report's other places, and what it says of a name, decide which of these it means there. By says how the name
    leads to the place: it is its name, another name of it, or spelt alike.
    """
    from warledger.reading.gazetteer import load_gazetteer
    from warledger.reading.places.placing import within_of

    index = load_gazetteer()
    rows = [
        {
            "name": entry.name,
            "kind": entry.kind,
            "within": list(within_of(entry, index)),
            "country": entry.country,
            "latitude": entry.latitude,
            "longitude": entry.longitude,
            "people": entry.population or None,
            "by": _BY[entry.quality],
            "gazetteer": entry.gazetteer,
        }
        for entry in index.entries(name)
    ]
    _print(_FIND_COLUMNS, rows, form, invocation)


def _print(columns: tuple[str, ...], rows: Iterable[dict[str, Any]], form: str, invocation: Invocation) -> None:
    if form == "table":
        print_table(columns, ([_cell(row[column]) for column in columns] for row in rows), invocation)
    else:
        print_json(rows, form)


def _cell(value: Any) -> str:  # noqa: ANN401 - a value of a row
    from warledger.publish.phrase import plain

    if isinstance(value, list):
        return plain(", ".join(value))
    if isinstance(value, float):
        return f"{value:.4f}"
    return "" if value is None else plain(f"{value:,}" if isinstance(value, int) else str(value))
