"""Loaded words by outlet, side and month, counted from the index."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select

from warledger.ledger.browsing.asking import Page
from warledger.ledger.browsing.tables import terms
from warledger.ledger.connection import guarded
from warledger.ledger.store import Store


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often an outlet uses a word of a side: in its own voice (``own``) and in the mouth of people it quotes."""

    outlet: str
    term: str
    side: str | None
    own: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a loaded word."""

    document: str
    start: int
    end: int
    term: str
    outlet: str
    side: str | None
    speaker: str | None
    day: str | None


def count_terms(
    store: Store,
    *,
    outlets: tuple[str, ...] = (),
    terms_asked: tuple[str, ...] = (),
    sides: tuple[str, ...] = (),
    most: int = 400,
) -> tuple[TermCount, ...]:
    """Return how often each outlet uses each word, the most frequent first."""
    own = func.sum(case((terms.c.speaker.is_(None), 1), else_=0))
    number = func.count()
    query = (
        select(terms.c.outlet, terms.c.term, terms.c.side, own.label("own"), number.label("number"))
        .where(*_where(outlets, terms_asked, sides))
        .group_by(terms.c.outlet, terms.c.term, terms.c.side)
        .order_by(number.desc(), terms.c.term, terms.c.outlet, terms.c.side)
        .limit(most)
    )
    return tuple(
        TermCount(row.outlet, row.term, row.side, row.own, row.number - row.own) for row in store.stream(query)
    )


def months_of(
    store: Store,
    *,
    outlets: tuple[str, ...] = (),
    terms_asked: tuple[str, ...] = (),
    sides: tuple[str, ...] = (),
) -> tuple[tuple[str, str, int], ...]:
    """Return (month, word, number of uses), in order of time, for dated documents."""
    month = func.substr(terms.c.day, 1, 7).label("month")
    query = (
        select(month, terms.c.term, func.count().label("number"))
        .where(terms.c.day.is_not(None), *_where(outlets, terms_asked, sides))
        .group_by(month, terms.c.term)
        .order_by(month, terms.c.term)
    )
    return tuple((row.month, row.term, row.number) for row in store.stream(query))


def uses_of(
    store: Store,
    *,
    outlets: tuple[str, ...] = (),
    terms_asked: tuple[str, ...] = (),
    sides: tuple[str, ...] = (),
    offset: int = 0,
    limit: int = 50,
) -> Page[Use]:
    """Return one page of the places where words are used, by day."""
    wanted = _where(outlets, terms_asked, sides)
    order = (terms.c.day.is_(None), terms.c.day, terms.c.document, terms.c.start)
    with guarded(store.location), store.engine.connect() as connection:
        total = connection.execute(select(func.count()).select_from(terms).where(*wanted)).scalar_one()
        rows = connection.execute(select(terms).where(*wanted).order_by(*order).offset(offset).limit(limit)).all()
    uses = (Use(r.document, r.start, r.end, r.term, r.outlet, r.side, r.speaker, r.day) for r in rows)
    return Page(tuple(uses), total, offset, limit)


def choices(store: Store, column: str, most: int = 60) -> tuple[tuple[str, int], ...]:
    """Return the outlets, words or sides that occur (``outlet``, ``term``, ``side``), the most frequent first."""
    value, number = terms.c[column], func.count().label("number")
    query = select(value.label("value"), number).where(value.is_not(None)).group_by(value)
    rows = store.stream(query.order_by(number.desc(), value).limit(most))
    return tuple((row.value, row.number) for row in rows)


def _where(outlets: tuple[str, ...], words: tuple[str, ...], sides: tuple[str, ...]) -> list[Any]:
    pairs = ((terms.c.outlet, outlets), (terms.c.term, words), (terms.c.side, sides))
    return [column.in_(wanted) for column, wanted in pairs if wanted]
