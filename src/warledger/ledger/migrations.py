"""Numbered steps that bring a ledger's tables to the version this code writes. Forward only, each in a transaction.

A step says in its own words what it makes, and never imports ``schema``: the schema moves on, a step stays what it
was. Step 1 is the exception while the kept tables are as they were: it makes those of ``schema`` and nothing else.
Projected tables have no steps: what is only a cache is dropped and made anew in its present layout.
"""

from collections.abc import Callable

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from warledger.errors import LedgerError
from warledger.ledger import schema
from warledger.ledger.locking import wait_for_writers

Step = Callable[[Connection], None]


def _first_tables(connection: Connection) -> None:
    """Step 1: the kept tables; SQLite refuses to change a kept row."""
    schema.metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        for table in (schema.entries, *schema.KEPT):
            for deed in ("UPDATE", "DELETE"):
                connection.execute(
                    text(
                        f"CREATE TRIGGER {table.name}_no_{deed.lower()} BEFORE {deed} ON {table.name} "
                        f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
                    )
                )


def _layout_of_projection(connection: Connection) -> None:
    """Step 2: a place for the layout number of the projected tables."""
    connection.execute(text("CREATE TABLE projection_layout (number INTEGER PRIMARY KEY)"))


STEPS: tuple[Step, ...] = (_first_tables, _layout_of_projection)


def migrate(connection: Connection, location: str) -> None:
    """Apply the steps that a ledger lacks, inside the caller's transaction.

    Raises:
        LedgerError: the ledger was written by a newer Warledger.
    """
    version = version_of(connection)
    if version > len(STEPS):
        raise LedgerError(f"{location} was written by a newer warledger (schema {version}); upgrade to open it")
    if version == len(STEPS) and _layout_of(connection) == schema.LAYOUT:
        return
    wait_for_writers(connection)
    _apply(connection, version_of(connection))
    if _layout_of(connection) != schema.LAYOUT:
        _lay_out_projection(connection)


def _apply(connection: Connection, version: int) -> None:
    connection.execute(text("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)"))
    for number, step in enumerate(STEPS[version:], start=version + 1):
        step(connection)
        connection.execute(text("INSERT INTO migrations (number) VALUES (:number)"), {"number": number})


def _layout_of(connection: Connection) -> int | None:
    return connection.execute(text("SELECT number FROM projection_layout")).scalar_one_or_none()


def _lay_out_projection(connection: Connection) -> None:
    """Make the projected tables, of another layout so far, or none; they are filled when they are next asked."""
    schema.projected.drop_all(connection)
    schema.projected.create_all(connection)
    connection.execute(text("DELETE FROM projection_layout"))
    connection.execute(text("INSERT INTO projection_layout (number) VALUES (:number)"), {"number": schema.LAYOUT})


def version_of(connection: Connection) -> int:
    """Return the number of the last step applied, 0 for a database without any."""
    try:
        with connection.begin_nested():
            return int(connection.execute(text("SELECT max(number) FROM migrations")).scalar_one_or_none() or 0)
    except (OperationalError, ProgrammingError) as error:
        if "migrations" not in str(error.orig):
            raise
        return 0
