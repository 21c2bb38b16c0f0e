"""One writer at a time: on a server by a lock of the database's own, in a SQLite file by that of the file."""

from sqlalchemy import Connection, func, select

_WRITERS = 0x7761726C
"""The number of the lock: any will do that no other program on the same database takes ("warl")."""


def wait_for_writers(connection: Connection) -> None:
    """Hold all other writers of a ledger on a server until this transaction ends; wait for one that is at work.

    An entry names the digest of the one before it: two writers at once would both name the same.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))
