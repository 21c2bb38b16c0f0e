"""The ledger's tables, in SQLAlchemy Core: one definition for SQLite and PostgreSQL.

Two families. *Kept* tables are append-only and chained by digests: what arrived, what was read in it, what analysts
decided. *Projected* tables are a cache of what reconciling makes of them, dropped and made again at will: they have
metadata of their own and no migrations, only a layout number.

Columns that nothing fills yet (``original_language``, ``translation``, ``sensitive``, ``confidential``) are there from
the first migration, because adding meaning to old rows later is what costs.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
)

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("arrived", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("rows_digest", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
)

originals = Table(
    "originals",
    metadata,
    Column("raw_digest", Text, primary_key=True),
    Column("entry", ForeignKey("entries.number"), nullable=False, index=True),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", ForeignKey("entries.number"), nullable=False, index=True),
    Column("digest", Text, nullable=False),
    Column("raw_digest", Text),
    Column("url", Text),
    Column("version_of", Text, index=True),
    Column("outlet", Text),
    Column("published", Text, index=True),
    Column("language", Text),
    Column("packed", LargeBinary, nullable=False),
    Column("original_language", Text),
    Column("translation", Text),
    Column("sensitive", Boolean, nullable=False, server_default=false()),
    Column("confidential", Boolean, nullable=False, server_default=false()),
    Index("documents_by_url", "url"),
    Index("documents_by_digest", "digest"),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("entry", ForeignKey("entries.number"), nullable=False, index=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("reading", ForeignKey("readings.key"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("entry", ForeignKey("entries.number"), nullable=False, index=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("sub_event_type", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("origin", Text),
    Column("sensitive", Boolean, nullable=False, server_default=false()),
    Index("claims_by_id", "id"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("entry", ForeignKey("entries.number"), nullable=False, index=True),
    Column("verb", Text, nullable=False),
    Column("subjects", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text),
    Column("data", Text, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("entry", ForeignKey("entries.number"), nullable=False, index=True),
    Column("input", Text, nullable=False),
    Column("document", Text, index=True),
    Column("code", Text, nullable=False, index=True),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

KEPT = (originals, documents, readings, claims, decisions, notices)
"""The append-only tables, in the order in which an entry's rows are digested."""

projected = MetaData()
LAYOUT = 4
"""Number of the projected tables' shape: a ledger with another one drops its projection and makes it again."""

_SORTED = Text().with_variant(Text(collation="C"), "postgresql")
"""A text that is sorted by its characters, whatever the database's language."""

projection = Table(
    "projection",
    projected,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("head", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    Column("rules", Text, nullable=False),
)
"""One row: the last entry that the projection was made of, its digest, and the rules by which it was made."""

events = Table(
    "events",
    projected,
    Column("id", Text, primary_key=True),
    Column("sort_begin", _SORTED, nullable=False),
    Column("sort_until", _SORTED, nullable=False),
    Column("begin", _SORTED),
    Column("until", _SORTED),
    Column("event_type", Text, nullable=False),
    Column("sub_event_type", Text, nullable=False),
    Column("place", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("grade", Text, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("cluster", Integer, nullable=False, index=True),
    Column("decided", Boolean, nullable=False),
    Column("beside", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index("events_in_order", "sort_begin", "sort_until", "id"),
    Index("events_by_days", "begin", "until", "id"),
)
"""``cluster`` is the number of the cluster that holds its anchor; ``decided`` whether decisions had a say in its
claims; ``beside`` how many of its disputes, the last, come from other events."""

event_claims = Table(
    "event_claims",
    projected,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("telling", Integer, nullable=False, index=True),
    Column("denies", Boolean, nullable=False),
    Index("event_claims_by_claim", "claim"),
)
"""``denies`` tells of a denial that may reach other events of its document."""

event_aliases = Table(
    "event_aliases",
    projected,
    Column("alias", Text, primary_key=True),
    Column("event", ForeignKey("events.id"), nullable=False, index=True),
)

event_places = Table(
    "event_places",
    projected,
    Column("name", Text, primary_key=True),
    Column("event", ForeignKey("events.id"), primary_key=True, index=True),
)
"""The canonical names of an event's place and of what holds it."""

event_keys = Table(
    "event_keys",
    projected,
    Column("key", Text, primary_key=True),
    Column("event", ForeignKey("events.id"), primary_key=True, index=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("own", Boolean, nullable=False),
    Index("event_keys_by_day", "key", "first"),
)
"""Where and when an event of known days was, for finding its wholes and parts: keys of its places and of their
holders (``own`` false)."""

event_turns = Table(
    "event_turns",
    projected,
    Column("key", Text, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("stands", _SORTED, primary_key=True),
    Column("event", ForeignKey("events.id"), primary_key=True, index=True),
)
"""What tells an outcome: place key, day, and where the claim stands, in order."""

control_intervals = Table(
    "control_intervals",
    projected,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, index=True),
    Column("place", Text, nullable=False, index=True),
    Column("begin", Text),
    Column("until", Text),
    Column("payload", Text, nullable=False),
)

inferred_dates = Table(
    "inferred_dates",
    projected,
    Column("document", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

copies = Table(
    "copies",
    projected,
    Column("document", Text, primary_key=True),
    Column("copy", Text, primary_key=True),
)

reconciling_notices = Table(
    "reconciling_notices",
    projected,
    Column("document", _SORTED, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
)

reports = Table(
    "reports",
    projected,
    Column("document", Text, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("month", Text, nullable=False),
)
"""The documents that the projection is made of; ``month`` in which each appeared, "" where it does not say."""

tellings = Table(
    "tellings",
    projected,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False, index=True),
    Column("core", Integer, nullable=False, index=True),
    Column("cluster", Integer, nullable=False, index=True),
    Column("leads", Boolean, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
"""What each document tells, packed; the core of likeness that it belongs to, and the cluster, which may hold more."""

cells = Table(
    "cells",
    projected,
    Column("cell", BigInteger, primary_key=True, autoincrement=False),
    Column("path", _SORTED, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Which tellings, or documents, stand together in a cell (``reconcile.block``)."""

asked_nodes = Table(
    "asked_nodes",
    MetaData(),
    Column("cell", BigInteger, nullable=False),
    Column("low", _SORTED, nullable=False),
    Column("high", _SORTED, nullable=False),
    prefixes=["TEMPORARY"],
)
"""The nodes of cells that a question is about: paths from ``low`` on and before ``high``. Each connection's own."""

links = Table(
    "links",
    projected,
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("second", Integer, primary_key=True, autoincrement=False, index=True),
    Column("score", Float(53), nullable=False),
    Column("joined", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""Pairs of tellings for which more speaks than against; ``joined`` where the link made one of two clusters."""

told_places = Table(
    "told_places",
    projected,
    Column("key", Text, primary_key=True),
    Column("document", Text, primary_key=True, index=True),
    Column("tellings", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many tellings of a dated document tell of one day at a place."""

open_places = Table(
    "open_places",
    projected,
    Column("key", Text, primary_key=True),
    Column("document", Text, primary_key=True, index=True),
    Column("tellings", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many tellings of an undated document tell of a place."""

neighbours = Table(
    "neighbours",
    projected,
    Column("document", Text, primary_key=True),
    Column("neighbour", Text, primary_key=True, index=True),
    Column("shared", Integer, nullable=False),
)
"""The dated documents that share most places with an undated one."""

held_places = Table(
    "held_places",
    projected,
    Column("key", Text, primary_key=True),
    Column("telling", Integer, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)
"""Which tellings say who holds a place."""

spellings = Table(
    "spellings",
    projected,
    Column("name", Text, primary_key=True),
    Column("spelling", Text, primary_key=True),
)
"""How reports, superseded ones too, spell a place, by its canonical name."""

PROJECTED = tuple(reversed(projected.sorted_tables))
"""The projected tables, dependants first: the order in which they are emptied."""
