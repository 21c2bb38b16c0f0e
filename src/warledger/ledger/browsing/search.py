"""Full-text search: documents by relevance, each with the sentences that hold the words, and the claims in them."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import select, text

from warledger.ledger import schema
from warledger.ledger.browsing import texts
from warledger.ledger.browsing.asking import Page
from warledger.ledger.connection import guarded
from warledger.ledger.store import Store
from warledger.records import Range, Reading

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Signs of the private use area, which mark words inside sentences of which they are taken out first."""
MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that holds words asked for: its range, and the ranges of the words, in the document's text."""

    start: int
    end: int
    words: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds all that is asked for."""

    reading: Reading
    passages: tuple[Passage, ...]


def find_texts(store: Store, asked: str, *, offset: int = 0, limit: int = 20) -> Page[Hit]:
    """Return one page of the documents that hold every word and "phrase" asked for; nothing where no word is asked for.

    Words are found in all their English forms; a word with "*" after it stands for all that begin with it. A
    document that a newer version replaced is found too.
    """
    terms = texts.terms_in(asked)[:MOST_TERMS]
    if not terms:
        return Page((), 0, offset, limit)
    asked = " ".join(f'"{" ".join(term)}"' if len(term) > 1 else term[0] for term in terms)
    with guarded(store.location), store.engine.connect() as connection:
        matches, parameters = texts.matching(connection, asked)
        number = text(f"SELECT count(*) FROM ({matches}) AS found")  # noqa: S608 - our own SQL
        total = connection.execute(number, parameters).scalar_one()
        ranked = f"SELECT reading FROM ({matches}) AS found ORDER BY rank, reading"  # noqa: S608 - our own SQL
        stretch = text(f"{ranked} LIMIT :limit OFFSET :offset")
        keys = list(connection.execute(stretch, {**parameters, "limit": limit, "offset": offset}).scalars())
    ids = _documents_of(store, keys)
    readings = (store.reading(document) for document in ids)
    hits = tuple(Hit(reading, _passages(reading, asked)) for reading in readings if reading is not None)
    return Page(hits, total, offset, limit)


def _documents_of(store: Store, keys: Sequence[int]) -> list[str]:
    """Return the documents of some readings, in their order; one that was read again is there once."""
    table = schema.readings
    query = select(table.c.key, table.c.document).where(table.c.key.in_(keys))
    by_key = {row.key: row.document for row in store.stream(query)}
    return list(dict.fromkeys(by_key[key] for key in keys if key in by_key))


def _passages(reading: Reading, asked: str, most: int = 6) -> tuple[Passage, ...]:
    """Return the sentences that hold most of what is asked for, in the order of the text."""
    body = reading.document.text
    marked = _marked(((start, body[start:end]) for start, end in reading.sentences), asked)
    ends = dict(reading.sentences)
    found = [Passage(start, ends[start], _ranges(start, sentence)) for start, sentence in marked]
    best = sorted(found, key=lambda passage: (-len(passage.words), passage.start))[:most]
    return tuple(sorted(best, key=lambda passage: passage.start))


def _marked(sentences: Iterable[tuple[int, str]], asked: str) -> list[tuple[int, str]]:
    """Return the sentences that hold any of the words, marked by SQLite's own highlighting.

    The same tokenizer that found the document finds the words in it, also where the ledger is on PostgreSQL.
    """
    with closing(sqlite3.connect(":memory:")) as scratch:
        scratch.execute(f"CREATE VIRTUAL TABLE sentences USING fts5(body, tokenize='{texts.TOKENIZER}')")
        rows = [(start, _without_marks(sentence)) for start, sentence in sentences]
        scratch.executemany("INSERT INTO sentences (rowid, body) VALUES (?, ?)", rows)
        query = "SELECT rowid, highlight(sentences, 0, ?, ?) FROM sentences WHERE sentences MATCH ? ORDER BY rowid"
        return list(scratch.execute(query, (_OPEN, _CLOSE, texts.fts_query(asked, " OR "))))


def _without_marks(sentence: str) -> str:
    """Return a sentence, of the same length, that holds no marks of ours and nothing that SQLite refuses."""
    return "".join(
        "\ufffd" if sign in {_OPEN, _CLOSE, "\x00"} or "\ud800" <= sign <= "\udfff" else sign for sign in sentence
    )


def _ranges(start: int, marked: str) -> tuple[Range, ...]:
    """Return where the marked words stand in the document's text."""
    found: list[Range] = []
    opened = place = start
    for sign in marked:
        if sign == _OPEN:
            opened = place
        elif sign == _CLOSE:
            found.append((opened, place))
        else:
            place += 1
    return tuple(found)
