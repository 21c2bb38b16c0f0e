"""Records as rows and back: what the kept tables hold of a document and of a reading.

A packed record is its contract JSON, canonical and compressed. Columns beside it repeat what queries ask for.
"""

import json
import zlib
from dataclasses import replace
from typing import Any

from warledger.contract import Json, from_json, to_json
from warledger.ids import canonical_json
from warledger.records import Decision, Document, Notice, Reading

LEVEL = 6
Values = dict[str, Any]


def pack(value: Json) -> bytes:
    """Return JSON values as compressed canonical JSON."""
    return zlib.compress(canonical_json(value).encode("utf-8", "surrogatepass"), LEVEL)


def unpack(packed: bytes) -> Json:
    """Return the JSON values of `pack`."""
    value: Json = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    return value


def document_row(document: Document) -> Values:
    """Return the row of ``documents``."""
    columns = ("id", "digest", "raw_digest", "url", "version_of", "outlet", "published", "language")
    return {name: getattr(document, name) for name in columns} | {"packed": pack(to_json(document))}


def document_of(packed: bytes) -> Document:
    """Return the document of a row."""
    return from_json(Document, unpack(packed))


def reading_row(reading: Reading, reader: str) -> Values:
    """Return the row of ``readings``: the layers, without the document, which has a row of its own."""
    layers = to_json(reading)
    del layers["document"]
    return {"document": reading.document.id, "reader": reader, "packed": pack(layers)}


def reading_of(document_packed: bytes, packed: bytes) -> Reading:
    """Return the reading of two rows."""
    layers = unpack(packed)
    stub = from_json(Reading, {**layers, "document": {"id": "", "digest": "", "text": ""}})
    return replace(stub, document=document_of(document_packed))


def claim_rows(reading: Reading) -> list[Values]:
    """Return the rows of ``claims``: what queries ask for; the claim itself is in the reading."""
    return [
        {
            "id": claim.id,
            "document": reading.document.id,
            "start": claim.start,
            "end": claim.end,
            "event_type": claim.event_type,
            "sub_event_type": claim.sub_event_type,
            "stance": claim.stance,
            "negated": claim.negated,
            "background": claim.background,
            "origin": claim.origin,
        }
        for claim in reading.claims
    ]


def notice_row(input_name: str, document_id: str | None, notice: Notice) -> Values:
    """Return the row of ``notices``."""
    return {"input": input_name, "document": document_id, **to_json(notice)}


def decision_row(decision: Decision) -> Values:
    """Return the row of ``decisions``."""
    return {
        "verb": decision.verb,
        "subjects": canonical_json(list(decision.subjects)),
        "by": decision.by,
        "at": decision.at,
        "reason": decision.reason,
        "data": canonical_json(decision.data),
    }


def decision_of(row: Values) -> Decision:
    """Return the decision of a row."""
    return from_json(Decision, {**row, "subjects": json.loads(row["subjects"]), "data": json.loads(row["data"])})
