"""The projected tables, by rows: what keeps the projection in step asks for rows by a column, adds some, drops some.

All inside one transaction, which the caller opens (`writing_to`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.schema import CreateTable

from warledger.cells import Member, Node
from warledger.ledger import schema
from warledger.ledger.connection import writing
from warledger.ledger.store import Store

Row = Any
Values = Mapping[str, object]
MOST_VALUES = 500
"""Values asked for in one statement."""


class Cache:
    """The projected tables inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def where(self, column: Column[Any], values: Iterable[object], *columns: Column[Any]) -> list[Row]:
        """Return the rows of a column's table in which it has one of some values; all columns if none is named."""
        table = _table_of(column)
        query = select(*(columns or (table,)))
        return [row for part in _parts(values) for row in self.connection.execute(query.where(column.in_(part)))]

    def all(self, query: Select[Any]) -> Sequence[Row]:
        """Return the rows of a query."""
        return self.connection.execute(query).all()

    def put(self, table: Table, rows: Collection[Values]) -> None:
        """Add rows."""
        if rows:
            self.connection.execute(insert(table), list(rows))

    def drop(self, column: Column[Any], values: Iterable[object]) -> None:
        """Drop the rows of a column's table in which it has one of some values."""
        for part in _parts(values):
            self.connection.execute(delete(_table_of(column)).where(column.in_(part)))

    def drop_rows(self, table: Table, rows: Collection[Values]) -> None:
        """Drop rows by all the columns that are given."""
        if rows:
            names = sorted(next(iter(rows)))
            matches = and_(*(table.c[name] == bindparam(f"is_{name}") for name in names))
            values = [{f"is_{name}": row[name] for name in names} for row in rows]
            self.connection.execute(delete(table).where(matches), values)

    def change(self, table: Table, keys: Collection[str], rows: Collection[Values]) -> None:
        """Change rows: each is found by its keys, and gets the other values given with them."""
        if rows:
            others = [name for name in next(iter(rows)) if name not in keys]
            found = and_(*(table.c[key] == bindparam(f"is_{key}") for key in keys))
            changed = update(table).where(found).values({name: bindparam(f"to_{name}") for name in others})
            values = [
                {f"is_{key}": row[key] for key in keys} | {f"to_{name}": row[name] for name in others} for row in rows
            ]
            self.connection.execute(changed, values)

    def last(self, column: Column[Any]) -> int:
        """Return the highest value of a column of numbers, 0 where there is none."""
        return int(self.connection.execute(select(func.max(column))).scalar_one_or_none() or 0)

    def empty(self) -> None:
        """Drop all rows of all projected tables."""
        for table in schema.PROJECTED:
            self.connection.execute(delete(table))

    # ------------------------------------------------------------ cells

    def standing_under(self, nodes: Collection[Node], most: int) -> dict[Node, int]:
        """Return how many stand under each of some nodes, at most so many; nodes with none are left out."""
        if not nodes:
            return {}
        self._ask_for(nodes)
        found = self.connection.execute(_STANDING_UNDER, {"most": most})
        return {(row.cell, row.low): row.standing for row in found if row.standing}

    def members_under(self, nodes: Collection[Node]) -> Iterator[tuple[Node, Member]]:
        """Yield what stands under some nodes."""
        if nodes:
            self._ask_for(nodes)
            for row in self.connection.execute(_MEMBERS_UNDER):
                yield (row.cell, row.low), (row.path, row.number)

    def _ask_for(self, nodes: Iterable[Node]) -> None:
        """Put nodes where a question finds them: there may be more than a statement takes."""
        asked = schema.asked_nodes
        self.connection.execute(CreateTable(asked, if_not_exists=True))
        self.connection.execute(delete(asked))
        rows = [{"cell": cell, "low": prefix, "high": prefix + _AFTER_ANY} for cell, prefix in nodes]
        self.connection.execute(insert(asked), rows)

    # ------------------------------------------------------------ special questions

    def sharing_most_places(self, document: str, most: int) -> dict[str, int]:
        """Return the dated documents that share most places with an undated one, and how many they share."""
        told, own = schema.told_places, schema.open_places
        shared = func.sum(told.c.tellings * own.c.tellings)
        query = (
            select(told.c.document, shared.label("shared"))
            .join(own, own.c.key == told.c.key)
            .where(own.c.document == document)
            .group_by(told.c.document)
            .order_by(shared.desc(), told.c.document)
            .limit(most)
        )
        return {row.document: int(row.shared) for row in self.connection.execute(query)}

    def around(self, keys: Iterable[str], first: int, last: int, longest: int) -> dict[str, int]:
        """Return the events at the very places of some keys whose days hold all of [first, last], with their length.

        Args:
            keys: place keys.
            first: a day.
            last: a day.
            longest: so many days may lie between the ends of those asked for.
        """
        return self._events_at(_WHOLES_AT, keys, low=last - longest, high=first, earliest=last, latest=_NEVER)

    def within(self, keys: Iterable[str], first: int, last: int) -> dict[str, int]:
        """Return the events at some keys all of whose days lie in [first, last], with the days between their ends."""
        return self._events_at(_PARTS_AT, keys, low=first, high=last, earliest=first, latest=last)

    def _events_at(self, query: Select[Any], keys: Iterable[str], **days: int) -> dict[str, int]:
        parts = (self.connection.execute(query, {"keys": part, **days}) for part in _parts(keys))
        return {row.event: row.last - row.first for rows in parts for row in rows}

    def turns_before(self, key: str, day: int, stands: str, most: int) -> list[Row]:
        """Return the last turns at a place before one that stands at a day and place of its text, the last first."""
        asked = {"key": key, "day": day, "stands": stands, "most": most}
        return list(self.connection.execute(_TURNS_BEFORE, asked))

    def turns_after(self, key: str, day: int, stands: str, most: int) -> list[Row]:
        """Return the next turns at a place after one, the next first."""
        asked = {"key": key, "day": day, "stands": stands, "most": most}
        return list(self.connection.execute(_TURNS_AFTER, asked))


def _events_at(*, own: bool) -> Select[Any]:
    """Return the question for events at places whose first and last days lie between bounds.

    Args:
        own: only those that are at the very places, not only within them.
    """
    table = schema.event_keys
    begins = table.c.first.between(bindparam("low"), bindparam("high"))
    ends = table.c.last.between(bindparam("earliest"), bindparam("latest"))
    at = table.c.key.in_(bindparam("keys", expanding=True))
    query = select(table.c.event, table.c.first, table.c.last).where(at, begins, ends)
    return query.where(table.c.own) if own else query


def _turns(*, before: bool) -> Select[Any]:
    """Return the question for the turns before or after one."""
    turns = schema.event_turns.c
    day: BindParameter[int] = bindparam("day")
    stands: BindParameter[str] = bindparam("stands")
    further = turns.day < day if before else turns.day > day
    beside = turns.stands < stands if before else turns.stands > stands
    query = select(turns.day, turns.event).where(
        turns.key == bindparam("key"),
        turns.day <= day if before else turns.day >= day,
        or_(further, and_(turns.day == day, beside)),
    )
    order = (turns.day.desc(), turns.stands.desc()) if before else (turns.day, turns.stands)
    return query.order_by(*order).limit(bindparam("most"))


def _under() -> ColumnElement[bool]:
    """Return what holds of those that stand under a node that is asked for."""
    asked, table = schema.asked_nodes.c, schema.cells.c
    return and_(table.cell == asked.cell, table.path >= asked.low, table.path < asked.high)


def _standing_under() -> Select[Any]:
    """Return the question how many stand under each node that is asked for, up to a bound."""
    asked = schema.asked_nodes
    some = select(schema.cells.c.number).where(_under()).correlate(asked).limit(bindparam("most")).subquery()
    return select(asked.c.cell, asked.c.low, select(func.count()).select_from(some).scalar_subquery().label("standing"))


def _members_under() -> Select[Any]:
    """Return the question for what stands under the nodes that are asked for."""
    asked, table = schema.asked_nodes, schema.cells
    return select(table.c.cell, asked.c.low, table.c.path, table.c.number).select_from(asked.join(table, _under()))


# Made once: making a question costs more than asking it.
_NEVER = 10**9
_AFTER_ANY = "g"  # paths are hexadecimal digits
_WHOLES_AT, _PARTS_AT = _events_at(own=True), _events_at(own=False)
_STANDING_UNDER, _MEMBERS_UNDER = _standing_under(), _members_under()
_TURNS_BEFORE, _TURNS_AFTER = _turns(before=True), _turns(before=False)


@contextmanager
def writing_to(store: Store) -> Iterator[Cache]:
    """Give the projected tables inside one transaction."""
    with writing(store.engine, store.location) as connection:
        yield Cache(connection)


def _table_of(column: Column[Any]) -> Table:
    table = column.table
    if not isinstance(table, Table):
        raise TypeError(f"{column} is no column of a table")
    return table


def _parts(values: Iterable[object]) -> Iterator[list[object]]:
    """Yield values in parts small enough for a statement, each once: one in two parts would find its rows twice."""
    iterator = iter(dict.fromkeys(values))
    while part := list(islice(iterator, MOST_VALUES)):
        yield part
