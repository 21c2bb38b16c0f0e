"""The digest chain: each entry's digest covers its rows and the entry before it.

A changed, added or lost row changes the digest of its entry's rows; a changed, lost or reordered entry breaks the
link to the next. Whoever notes the head's digest elsewhere can also tell a ledger that was cut at its end.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warledger.ids import digest_of, digest_of_value

GENESIS = "sha256:" + "0" * 64
"""What the first entry links to."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One arrival: when, what was done, the digest of its rows, and the link to the entry before."""

    number: int
    arrived: str
    action: str
    rows_digest: str
    previous: str
    digest: str


def link_entry(number: int, arrived: str, action: str, rows_digest: str, previous: str) -> Entry:
    """Return the entry that follows ``previous``."""
    digest = digest_of_value([number, arrived, action, rows_digest, previous])
    return Entry(number, arrived, action, rows_digest, previous, digest)


def digest_rows(tables: Iterable[tuple[str, Iterable[Row]]]) -> str:
    """Return the digest of an entry's rows: (table name, rows) in the order of ``schema.KEPT``.

    Rows count in any order; bytes count by their own digest.
    """
    digests = [[name, sorted(digest_of_value(_plain(row)) for row in rows)] for name, rows in tables]
    return digest_of_value([item for item in digests if item[1]])


def _plain(row: Row) -> dict[str, object]:
    return {key: digest_of(value) if isinstance(value, bytes) else value for key, value in row.items()}
