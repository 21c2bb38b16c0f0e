"""The index: tables that pages and the API filter, count and search by. A cache of the ledger, made again at will.

Each table repeats, in columns, what lies packed in the ledger. A ledger without them is whole; ``index.refresh`` makes
them where they are missing, of an older version, or behind. They are no part of the chain.
"""

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text

from warledger.ids import digest_of_value

RECIPE = 6
"""Raised when rows are made otherwise of the same ledger: an index of another recipe is dropped and made anew."""

metadata = MetaData()

state = Table(
    "browsing_state",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("reading", Integer, nullable=False),
)
"""One row: the version, the head of the projection that the events are of, and the last reading taken in."""

events = Table(
    "browsing_events",
    metadata,
    Column("event", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("begin", Text),
    Column("until", Text),
    Column("time_precision", Text),
    Column("event_type", Text, nullable=False),
    Column("sub_event_type", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("differences", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("killed", Integer),
    Column("place", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("radius_km", Float),
    Column("words", Text, nullable=False),
    Column("part_of", Text, index=True),
    Index("browsing_events_in_time", "day", "until", "event"),
    Index("browsing_events_by_place", "latitude", "longitude"),
    Index("browsing_events_by_weight", "origins", "documents", "day"),
    Index(
        "browsing_events_counted",
        "begin", "until", "sub_event_type", "event_type", "grade", "disputed", "latitude", "longitude", "background",
    ),
)  # fmt: skip
"""One row an event. ``begin`` and ``until`` are days, ``day`` sorts them with the undated last; ``killed`` is the
highest best figure of the dead. The last index holds all that counting asks for, so that it
reads no row; it does not begin with what is nearly always asked, or the planner would take it for lists, too."""

UNDATED = "9999-99-99"

intervals = Table(
    "browsing_intervals",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("place", Text, nullable=False, index=True),
    Column("spelling", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("holder", Text),
    Column("begin", Text),
    Column("until", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Index("browsing_intervals_by_day", "begin", "until"),
)
"""One row an interval of control, in the projection's order."""

names = Table(
    "browsing_names",
    metadata,
    Column("role", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("spelling", Text),
    Index("browsing_names_by_event", "event", "role"),
    sqlite_with_rowid=False,
)
"""Who and what an event names. ``role``: party, origin, outlet, place, dispute, difference; a place's ``spelling``
survives transliteration. The name of a dispute, or of a difference that is none, is its field."""

carriage = Table(
    "browsing_carriage",
    metadata,
    Column("event", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("outlet", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("side", Text),
    Column("how", Text, nullable=False),
    Column("leads", Boolean, nullable=False),
    Column("first", Boolean, nullable=False),
    Column("others", Integer, nullable=False),
    Index("browsing_carriage_by_outlet", "outlet", "how", "origin", "leads", "others"),
    Index("browsing_carriage_by_origin", "origin", "outlet", "how", "first", "others", "side"),
    sqlite_with_rowid=False,
)
"""Which outlet prints which independent origin's word of an event, and ``how`` it came by it (as in ``Carriage``).

``others`` counts the other independent origins that say the same (or, of a denial, deny too). ``leads``: of what the
outlet prints of the event, this is nearest to its own word; ``first``: the origin's first row in the event. So events
are counted by summing these up. An outlet that prints an event on nobody's word has a row without an origin, whose
``how`` is nobody."""

sayings = Table(
    "browsing_sayings",
    metadata,
    Column("document", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("outlet", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("side", Text),
    Column("through", Text),
    Column("claims", Integer, nullable=False),
    Index("browsing_sayings_by_outlet", "outlet", "origin", "kind", "side", "through", "claims"),
    Index("browsing_sayings_by_origin", "origin"),
)
"""On whose word a document's claims rest. ``kind``: own (the outlet's own voice), speaker, nobody (origin is empty)."""

terms = Table(
    "browsing_terms",
    metadata,
    Column("document", Text, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("term", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("side", Text),
    Column("actor", Text),
    Column("speaker", Text),
    Column("day", Text),
    Index("browsing_terms_by_term", "term"),
    Index("browsing_terms_by_outlet", "outlet"),
)
"""Loaded words: ``side`` is whom the word is for or of, ``speaker`` who is quoted with it (None: the outlet's own)."""


def version() -> int:
    """Return the number of this recipe and these columns: an index of another one is dropped and made anew."""
    columns = [(table.name, [column.name for column in table.columns]) for table in metadata.sorted_tables]
    return int(digest_of_value([RECIPE, columns]).rpartition(":")[2][:7], 16)
