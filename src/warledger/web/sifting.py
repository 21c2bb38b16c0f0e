"""Events and documents → what the scripts of a published site filter and search by, in pieces that they load.

A file of data is a plain script that hands a value over by its name: browsers read scripts beside a page from any file
server and from a folder alike, where they would fetch nothing else.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from warledger.contract import Json
from warledger.publish.phrase import period_words, plain
from warledger.records import Event, Reading
from warledger.web.links import claim_anchor, slug_of
from warledger.web.views.rows import EventRow, event_row

EVENTS, DOCUMENTS = 1000, 16
"""Events, and documents, of one piece."""
_DAY = 10
ItemT = TypeVar("ItemT")


def script_of(name: str, value: object) -> bytes:
    """Return the file that hands a value over.

    >>> script_of("data/x", [1]).decode().strip()
    'ledgerFile("data/x",[1]);'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"ledgerFile({json.dumps(name)},{safe});\n".encode("utf-8", "replace")


def event_item(event: Event, outlets: Iterable[str]) -> Json:
    """Return what the list, its filters and the search show and ask of an event.

    Args:
        event: it.
        outlets: who published its documents.
    """
    row, place = event_row(event), event.place
    begin = event.begin or event.until
    parties = (*event.initiators, *event.targets, *(toll.party for toll in event.tolls if toll.party))
    return {
        "id": event.id,
        "words": row.words,
        "when": row.when,
        "begin": begin[:_DAY] if begin else None,
        "until": (event.until or begin or "")[:_DAY] if begin else None,
        "day": period_words(begin[:_DAY], begin[:_DAY]) if begin else None,
        "type": event.event_type,
        "kind": event.sub_event_type,
        "grade": event.grade,
        "disputed": row.is_disputed,
        "background": event.background,
        "places": [place.name, *place.within] if place is not None else [],
        "point": _point(event),
        "parties": sorted(set(parties)),
        "outlets": sorted(set(outlets)),
        "origins": list(event.origins),
        "names": list(row.origins[:3]),
        "tolls": list(row.tolls),
        "documents": row.documents,
    }


def _point(event: Event) -> list[float] | None:
    place = event.place
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return [place.longitude, place.latitude]


def words_of_event(item: Json) -> tuple[str, ...]:
    """Return the texts by whose words an event is found."""
    return (item["words"], item["kind"], *item["places"], *item["parties"], *item["origins"])


def document_item(reading: Reading, events: Mapping[str, tuple[Event, ...]]) -> Json:
    """Return what the search shows of a document: its sentences, and the claims in them with their events.

    Args:
        reading: of the document.
        events: by claim id, the events that it belongs to.
    """
    document = reading.document
    rows: dict[str, EventRow] = {}
    claims = []
    for claim in reading.claims:
        found = events.get(claim.id, ())
        rows |= {event.id: event_row(event) for event in found}
        claims.append([claim.start, claim.end, claim_anchor(claim.id), [event.id for event in found]])
    return {
        "file": f"{slug_of(document.id)}.html",
        "title": plain(document.title or "") or document.id,
        "outlet": plain(document.outlet) if document.outlet else None,
        "when": period_words(document.published[:_DAY], document.published[:_DAY]) if document.published else None,
        "sentences": [document.text[start:end] for start, end in reading.sentences],
        "starts": [start for start, _ in reading.sentences],
        "claims": claims,
        "events": {event: [row.words, row.when, row.kind, row.grade.code] for event, row in rows.items()},
    }


def in_pieces(items: Iterable[ItemT], size: int) -> Iterator[list[ItemT]]:
    """Yield items by so many; nothing where there are none."""
    iterator = iter(items)
    while piece := list(islice(iterator, size)):
        yield piece
