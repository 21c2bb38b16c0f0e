"""Opens a ledger for pages: brings its projection and its index up to date, and tells how far it is meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, event, func, select

from warledger.ledger import schema
from warledger.ledger.browsing import index
from warledger.ledger.store import Store
from warledger.pipeline import Ledger

OnOpening = Callable[[str, int, int], None]
"""Told (what is being done, how much of it is done, how much there is)."""

RECONCILING = "reconciling documents"


def bring_up_to_date(store: Store, on_opening: OnOpening | None = None) -> None:
    """Reconcile what is not reconciled yet, or was by other rules, and make the index follow.

    Args:
        store: the ledger.
        on_opening: told after each step; a ledger that is up to date tells nothing.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    if on_opening is None:
        Ledger(store).events()  # asking brings the projection up to date
        index.refresh(store)
        return
    with _told_of_steps(store, on_opening):
        Ledger(store).events()
    index.refresh(store, on_opening)


@contextmanager
def _told_of_steps(store: Store, on_opening: OnOpening) -> Iterator[None]:
    """Tell how far the projection is: each step of it is a transaction that says up to which entry it goes."""
    last = select(func.max(schema.entries.c.number))
    total = next((int(row[0] or 0) for row in store.stream(last)), 0)

    def tell(connection: Connection) -> None:
        reached = connection.execute(select(schema.projection.c.entry)).scalar_one_or_none()
        if reached is not None:
            on_opening(RECONCILING, min(int(reached), total), total)

    event.listen(store.engine, "commit", tell)
    try:
        yield
    finally:
        event.remove(store.engine, "commit", tell)
