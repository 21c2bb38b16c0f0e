"""What was known on a day: the readings of the documents that had been published by then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warledger.records import Document, Reading, Reconciled

_DAY_LENGTH = 10
_LAST = "-99"


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A state of knowledge: some readings and what reconciling made of them."""

    reconciled: Reconciled
    readings: tuple[Reading, ...]


def known_by(readings: Iterable[Reading], arrivals: Mapping[str, str], day: str) -> tuple[Reading, ...]:
    """Return the readings of what was published by the end of a day, of each document its newest version by then.

    A document without a date counts from its arrival; one of which only the month or year is known, from its end.

    Args:
        readings: of all documents, superseded versions too.
        arrivals: document id → ISO time of arrival, in the order of arrival.
        day: ISO day.
    """
    order = {document: place for place, document in enumerate(arrivals)}
    newest: dict[str, Reading] = {}
    for reading in readings:
        document = reading.document
        if known_since(document, arrivals) > day:
            continue
        family = document.version_of or document.id
        rival = newest.get(family)
        if rival is None or _age(rival.document, order) < _age(document, order):
            newest[family] = reading
    return tuple(sorted(newest.values(), key=lambda reading: reading.document.id))


def known_since(document: Document, arrivals: Mapping[str, str]) -> str:
    """Return the day from which a document was known: its publication, else its arrival, to be compared as text.

    >>> known_since(Document("a", "d", "t", published="2017-03-21T05:00"), {}), known_since(Document("a", "d", "t"), {})
    ('2017-03-21', '')
    """
    value = (document.published or arrivals.get(document.id, ""))[:_DAY_LENGTH]
    return value + _LAST * ((_DAY_LENGTH - len(value)) // len(_LAST)) if value else ""


def _age(document: Document, order: Mapping[str, int]) -> tuple[str, int, str]:
    """Rank versions as the ledger does: the later published, else the later arrived."""
    return document.published or "", order.get(document.id, -1), document.id
