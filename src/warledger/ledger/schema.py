"""The ledger's tables, in SQLAlchemy Core: one definition for SQLite and PostgreSQL.

Two families. *Kept* tables are append-only and chained by digests: what arrived, what was read in it, what analysts
decided. *Projected* tables are a cache of what reconciling makes of them, dropped and filled again at will.

Columns that nothing fills yet (``original_language``, ``translation``, ``sensitive``, ``confidential``) are there from
the first migration, because adding meaning to old rows later is what costs.
"""

from sqlalchemy import (
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

projection = Table(
    "projection",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("head", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("begin", Text, index=True),
    Column("until", Text),
    Column("event_type", Text, nullable=False),
    Column("sub_event_type", Text, nullable=False),
    Column("place", Text, index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("grade", Text, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("payload", Text, nullable=False),
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event", ForeignKey("events.id"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("document", Text, nullable=False, index=True),
)

event_aliases = Table(
    "event_aliases",
    metadata,
    Column("alias", Text, primary_key=True),
    Column("event", ForeignKey("events.id"), nullable=False),
)

control_intervals = Table(
    "control_intervals",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("place", Text, nullable=False, index=True),
    Column("begin", Text),
    Column("until", Text),
    Column("payload", Text, nullable=False),
)

inferred_dates = Table(
    "inferred_dates",
    metadata,
    Column("document", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("document", Text, primary_key=True),
    Column("copy", Text, primary_key=True),
)

reconciling_notices = Table(
    "reconciling_notices",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
)

PROJECTED = (
    event_aliases,
    event_claims,
    events,
    control_intervals,
    inferred_dates,
    copies,
    reconciling_notices,
    projection,
)
"""The projected tables, dependants first: the order in which they are emptied."""
