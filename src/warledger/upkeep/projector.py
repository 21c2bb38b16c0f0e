"""Keeps the projection in step with what a ledger holds, in steps of which each is whole or not at all."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from sqlalchemy import select

from warledger.contract import to_json
from warledger.ids import digest_of
from warledger.ledger import projection, schema
from warledger.ledger.browsing import index
from warledger.ledger.cache import Cache, writing_to
from warledger.ledger.store import Store
from warledger.records import Decision, Reading
from warledger.upkeep.happenings import Happenings
from warledger.upkeep.step import Step

DOCUMENTS = 2_000
"""Documents taken in one step."""
_SELDOM = (50_000, 20, 50)
"""How many more objects there are before Python looks for cycles among them; a step makes many and no cycles."""


def is_current(store: Store) -> bool:
    """Tell whether the projection was made of all that is kept, by the rules of this version."""
    return projection.is_current(store, rules())


def catch_up(store: Store) -> None:
    """Take into the projection what the ledger got since; start anew where it was made by other rules.

    Each step is one transaction; a kill between two loses nothing.
    """
    with _seldom_collecting():
        while not is_current(store):
            _step(store)


def rebuild(store: Store) -> int:
    """Drop the projection and make it again of all that is kept; return the number of events."""
    with writing_to(store) as cache:
        cache.empty()
    catch_up(store)
    with writing_to(store) as cache:
        return len(cache.all(select(schema.events.c.id)))


@cache
def rules() -> str:
    """Return a digest of the code and the words by which a projection is made."""
    package = resources.files("warledger")
    found = [package / "cells.py", package / "intake" / "copies.py"]
    for room in ("reconcile", "upkeep", "vocabulary"):
        found += sorted(_files(package / room), key=str)
    return digest_of(b"\0".join(file.read_bytes() for file in found))


def _files(folder: Traversable) -> Iterable[Traversable]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item)
        elif item.name.endswith((".py", ".toml", ".tsv")):
            yield item


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let the search for cycles rest, which otherwise takes a sixth of a step's time on a large ledger."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _step(ledger: Store) -> None:
    with writing_to(ledger) as cache:
        row = cache.connection.execute(select(schema.projection)).one_or_none()
        if row is not None and row.rules != rules():
            cache.empty()
            row = None
        before, entry = ("", 0) if row is None else (row.head, row.entry)
        store = ledger.inside(cache.connection)
        last, documents = store.arrived_since(entry, DOCUMENTS)
        decisions = store.decisions()
        has_new = bool(decisions) and store.has_decided_since(entry)
        found = _take(cache, store, documents, decisions, has_new_decisions=has_new)
        head = store.digest_of_entry(last)
        cache.drop(schema.projection.c.key, [1])
        cache.put(schema.projection, [{"key": 1, "head": head, "entry": last, "rules": rules()}])
        index.follow(
            cache.connection, [to_json(event) for event in found.changed], found.gone, before=before, after=head
        )


def _take(
    cache: Cache, store: Store, documents: Iterable[str], decisions: tuple[Decision, ...], *, has_new_decisions: bool
) -> Happenings:
    superseded = store.superseded(tuple(documents))
    present = {row.document for row in cache.where(schema.reports.c.document, sorted(superseded))}
    fresh = set(documents)
    gone = {document for document in present if superseded[document] or document in fresh}
    come = {document for document in fresh if not superseded[document]}
    _spell(cache, store.readings_of(fresh - come))
    step = Step(cache, store, decisions)
    readings = list(store.readings_of(come))
    _spell(cache, readings)
    return step.take(gone, readings, has_new_decisions=has_new_decisions)


def _spell(cache: Cache, readings: Iterable[Reading]) -> None:
    """Keep how reports spell the places that they name."""
    spelled = {
        (place.name, reading.document.text[place.start : place.end]) for reading in readings for place in reading.places
    }
    table = schema.spellings
    known = {(row.name, row.spelling) for row in cache.where(table.c.name, sorted({name for name, _ in spelled}))}
    cache.put(table, [{"name": name, "spelling": spelling} for name, spelling in sorted(spelled - known)])
