"""The full-text table: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL. Both stem English words.

Rows are keyed by reading; the words alone are kept, not the text, which the ledger holds already.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, text

TABLE = "browsing_texts"
TOKENIZER = "porter unicode61 remove_diacritics 2"
MOST_CHARACTERS = 500_000
"""Characters of one text that are indexed: PostgreSQL bounds a tsvector at a megabyte."""
_BATCH = 200
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")
_ADD_TO_SQLITE = "INSERT INTO browsing_texts (rowid, title, body) VALUES (:reading, :title, :body)"
_ADD_TO_POSTGRESQL = (
    "INSERT INTO browsing_texts VALUES "
    "(:reading, setweight(to_tsvector('english', :title), 'A') || to_tsvector('english', :body))"
)
_MATCH_IN_SQLITE = (
    "SELECT rowid AS reading, bm25(browsing_texts, 4.0, 1.0) AS rank FROM browsing_texts "
    "WHERE browsing_texts MATCH :asked"
)
_MATCH_IN_POSTGRESQL = (
    "SELECT reading, -ts_rank(words, to_tsquery('english', :asked)) AS rank FROM browsing_texts "
    "WHERE words @@ to_tsquery('english', :asked)"
)


def create(connection: Connection) -> None:
    """Make the table."""
    if _is_sqlite(connection):
        connection.execute(
            text(f"CREATE VIRTUAL TABLE {TABLE} USING fts5(title, body, content='', tokenize='{TOKENIZER}')")
        )
        return
    connection.execute(text(f"CREATE TABLE {TABLE} (reading INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)"))
    connection.execute(text(f"CREATE INDEX {TABLE}_words ON {TABLE} USING GIN (words)"))


def drop(connection: Connection) -> None:
    """Remove the table if it is there."""
    connection.execute(text(f"DROP TABLE IF EXISTS {TABLE}"))


def add(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Index (reading, title, text)."""
    statement = _ADD_TO_SQLITE if _is_sqlite(connection) else _ADD_TO_POSTGRESQL
    for batch in _batches({"reading": r, "title": _clean(t), "body": _clean(b)} for r, t, b in rows):
        connection.execute(text(statement), batch)


def matching(connection: Connection, asked: str) -> tuple[str, dict[str, str]]:
    """Return SQL that gives (reading, rank), the lowest rank first in merit, and its parameters.

    ``asked`` must hold a word; see `terms_in`.
    """
    if _is_sqlite(connection):
        return _MATCH_IN_SQLITE, {"asked": fts_query(asked)}
    return _MATCH_IN_POSTGRESQL, {"asked": ts_query(asked)}


def terms_in(asked: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases that somebody asks for, each as its words; "*" after a word stays with it.

    >>> terms_in('state TV "air strike" shell*')
    (('state',), ('TV',), ('air', 'strike'), ('shell*',))
    """
    found = (tuple(_words(quoted or single)) for quoted, single in _TERM.findall(asked))
    return tuple(term for term in found if term)


def _words(term: str) -> Iterator[str]:
    for match in _WORD.finditer(term):
        yield match[0] + ("*" if term[match.end() : match.end() + 1] == "*" else "")


def fts_query(asked: str, joined: str = " ") -> str:
    """Return what FTS5 is asked: every phrase, each word quoted, so that nobody's text is taken for an operator.

    >>> fts_query('NOT "air strike" shell*')
    '"NOT" "air strike" "shell"*'
    """
    return joined.join(_fts_phrase(term) for term in terms_in(asked))


def _fts_phrase(words: tuple[str, ...]) -> str:
    star = "*" if words[-1].endswith("*") else ""
    return f'"{" ".join(word.rstrip("*") for word in words)}"{star}'


def ts_query(asked: str) -> str:
    """Return the same for PostgreSQL.

    >>> ts_query('NOT "air strike" shell*')
    "'NOT' & ('air' <-> 'strike') & 'shell':*"
    """
    return " & ".join(_ts_phrase(term) for term in terms_in(asked))


def _ts_phrase(words: tuple[str, ...]) -> str:
    quoted = [f"'{word.rstrip('*')}'{':*' if word.endswith('*') else ''}" for word in words]
    return quoted[0] if len(quoted) == 1 else f"({' <-> '.join(quoted)})"


def _clean(body: str) -> str:
    """Return a text that any database takes: no NUL, no half of a surrogate pair."""
    kept = body[:MOST_CHARACTERS].replace("\x00", " ")
    return kept.encode("utf-8", "replace").decode("utf-8")


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _batches(rows: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
