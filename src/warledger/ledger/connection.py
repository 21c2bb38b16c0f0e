"""Opens the database behind a ledger: a SQLite file by path, anything else by URL."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, Engine, Select, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from warledger.errors import LedgerError
from warledger.ledger.locking import wait_for_writers
from warledger.ledger.migrations import migrate

BUSY_TIMEOUT_MS = 5000
CACHE_KIB = 65_536
"""Pages of the database kept in memory: enough for the rows that a step touches."""
IN_MEMORY = ":memory:"
DRIVER = "postgresql+psycopg"
"""What ``postgresql://`` means here: the driver of the extra ``postgresql``."""
_NO_DATABASE = "no ledger can be there; name a file, or postgresql://USER:PASSWORD@HOST/DATABASE"
CHUNK = 200
"""Rows fetched at a time."""
_WRITES = "warledger_writes"


def open_engine(location: str, *, create: bool) -> Engine:
    """Return an engine on a ledger whose tables are up to date.

    Args:
        location: a path, ``:memory:``, or a database URL with ``://``.
        create: make the ledger where there is none.

    Raises:
        LedgerError: there is no ledger and none may be made, or what is there is no ledger.
    """
    if "://" in location:
        engine = _engine_at(location, create=create)
    elif location == IN_MEMORY:
        engine = create_engine("sqlite://", poolclass=StaticPool)
    else:
        _check_file(Path(location), create=create)
        engine = create_engine(f"sqlite:///{location}")
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    try:
        with guarded(shown(location)), engine.begin() as connection:
            _check_encoding(connection, location)
            migrate(connection, shown(location))
    except BaseException:
        engine.dispose()
        raise
    return engine


def shown(location: str) -> str:
    """Return a ledger's location for people: without the password of a URL.

    >>> shown("postgresql://desk:secret@archive.example/war"), shown("war.ledger")
    ('postgresql://desk:***@archive.example/war', 'war.ledger')
    """
    if "://" not in location:
        return location
    try:
        return make_url(location).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return f"{location.partition('://')[0]}://…"


def _engine_at(location: str, *, create: bool) -> Engine:
    """Return an engine for a URL; ``postgresql://`` means the driver that the extra installs."""
    try:
        url = make_url(location)
        backend = url.get_backend_name()
        if backend == "postgresql":
            driver = DRIVER if url.drivername == backend else url.drivername
            # Where a server knows no encoding, the driver would give bytes.
            url = url.set(drivername=driver).update_query_dict({"client_encoding": "utf8"})
        elif backend != "sqlite":
            raise LedgerError(f"{shown(location)}: {_NO_DATABASE}")
        elif url.database not in (None, IN_MEMORY):
            _check_file(Path(url.database), create=create)
        return create_engine(url)
    except ModuleNotFoundError as error:
        mend = f"install the extra: pip install 'warledger[postgresql]' ({error.name} is missing)"
        raise LedgerError(f"{shown(location)}: for a ledger on PostgreSQL {mend}") from error
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        raise LedgerError(f"{shown(location)}: {_NO_DATABASE}") from error


def _check_encoding(connection: Connection, location: str) -> None:
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        mend = "make it with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
        raise LedgerError(f"{shown(location)}: the database keeps text as {encoding}, a ledger needs UTF8; {mend}")


@contextmanager
def guarded(location: str) -> Iterator[None]:
    """Turn a database's error into a `LedgerError` that names the ledger."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise LedgerError(f"{location}: {_mend(reason)}") from error


@contextmanager
def writing(engine: Engine, location: str) -> Iterator[Connection]:
    """Give a connection inside a transaction that holds the ledger's write lock from its beginning.

    A transaction that reads first and writes later could find that another process wrote in between, and fail
    without waiting.
    """
    with guarded(location), engine.execution_options(**{_WRITES: True}).begin() as connection:
        wait_for_writers(connection)
        yield connection


def stream(engine: Engine, location: str, query: Select[Any]) -> Iterator[Any]:
    """Yield the rows of a query, some hundred held at a time; an abandoned loop lets go of its cursor."""
    with (
        guarded(location),
        engine.connect() as connection,
        closing(connection.execution_options(yield_per=CHUNK).execute(query)) as rows,
    ):
        yield from rows


def _mend(reason: str) -> str:
    if "locked" in reason:
        return "another process is writing to this ledger; try again when it is done"
    if "not a database" in reason or "malformed" in reason:
        return f"this is no ledger, or it is damaged ({reason}); restore a copy or name another file"
    if "readonly" in reason or "unable to open" in reason:
        return f"the file or its folder cannot be written ({reason})"
    return reason


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; name a file for the ledger")
    if not path.exists() and not create:
        raise LedgerError(f"there is no ledger at {path}; make one with: warledger add --ledger {path} FILE…")
    if not path.parent.exists():
        raise LedgerError(f"the folder {path.parent} does not exist; make it first")


def _prepare_sqlite(engine: Engine) -> None:
    """Wait for other writers, check references, and let SQLAlchemy begin transactions itself.

    The driver's own idea of when a transaction begins would commit around schema changes; a migration must be whole
    or not at all (https://docs.sqlalchemy.org/en/20/dialects/sqlite.html, "serializable isolation").
    """

    @event.listens_for(engine, "connect")
    def on_connect(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
