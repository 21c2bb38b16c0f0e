"""What the OpenAPI page says of answers: the contract's own definitions, and envelopes of them."""

from typing import Any

from warledger.contract import schema

Described = dict[int | str, dict[str, Any]]

_NULLABLE_TEXT = {"type": ["string", "null"]}
_FAULT = {"type": "object", "required": ["detail"], "properties": {"detail": {"type": "string"}}}
_OWN: dict[str, Any] = {
    "fault": _FAULT,
    "claim": {
        "type": "object",
        "required": ["id", "document", "outlet", "start", "end", "text", "events", "chain", "origin"],
        "properties": {
            "id": {"type": "string"},
            "document": {"type": "string"},
            "outlet": _NULLABLE_TEXT,
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 0},
            "text": {"type": "string"},
            "origin": _NULLABLE_TEXT,
            "chain": {"type": "array", "items": {"type": "object"}},
            "events": {"type": "array", "items": {"type": "string"}},
            "names": {"type": "object"},
        },
    },
    "dispute": {
        "type": "object",
        "required": ["event", "event_words", "field", "real", "sides"],
        "properties": {
            "event": {"type": "string"},
            "event_words": {"type": "string"},
            "field": {"type": "string"},
            "real": {"type": "boolean"},
            "why_not": _NULLABLE_TEXT,
            "words": _NULLABLE_TEXT,
            "sides": {"type": "array", "items": {"type": "object"}},
        },
    },
    "interval": {
        "type": "object",
        "required": ["place", "holder", "status", "begin", "until", "origins", "documents", "claims"],
        "properties": {
            "place": {"type": "string"},
            "holder": _NULLABLE_TEXT,
            "status": {"enum": ["held", "captured", "lost", "contested", "besieged"]},
            "begin": _NULLABLE_TEXT,
            "until": _NULLABLE_TEXT,
            "origins": {"type": "array", "items": _NULLABLE_TEXT},
            "documents": {"type": "array", "items": {"type": "string"}},
            "claims": {"type": "array", "items": {"type": "string"}},
        },
    },
    "hit": {
        "type": "object",
        "required": ["document", "title", "outlet", "published", "passages"],
        "properties": {
            "document": {"type": "string"},
            "title": _NULLABLE_TEXT,
            "outlet": _NULLABLE_TEXT,
            "published": _NULLABLE_TEXT,
            "passages": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["start", "end", "text", "words", "claims"],
                    "properties": {
                        "start": {"type": "integer"},
                        "end": {"type": "integer"},
                        "text": {"type": "string"},
                        "words": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
                        "claims": {"type": "array", "items": {"type": "string"}},
                    },
                },
            },
        },
    },
    "feature_collection": {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "features": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["type", "geometry", "properties"],
                    "properties": {
                        "type": {"const": "Feature"},
                        "geometry": {"type": "object"},
                        "properties": {"type": "object"},
                        "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
                    },
                },
            },
        },
    },
    "timeline": {
        "type": "object",
        "properties": {
            "bars": {"type": "array", "items": {"type": "object", "required": ["id", "words", "begin"]}},
            "days": {"type": "array", "items": {"type": "object", "required": ["day", "events", "disputed"]}},
        },
    },
}


def components() -> dict[str, Any]:
    """Return the schemas of all answers by name: the contract's, and those of the API alone."""
    return {**{name: _modern(described) for name, described in schema()["$defs"].items()}, **_OWN}


def _modern(described: Any) -> Any:  # noqa: ANN401 - JSON Schema is dynamically typed
    """Return a schema as OpenAPI 3.1 writes it: what holds for the first items of a list is called so."""
    if isinstance(described, list):
        return [_modern(item) for item in described]
    if not isinstance(described, dict):
        return described
    renamed = {
        "prefixItems" if key == "items" and isinstance(value, list) else key: value for key, value in described.items()
    }
    return {key: _modern(value) for key, value in renamed.items()}


def one(name: str, *, may_lack: bool = False, media_type: str = "application/json") -> Described:
    """Describe an answer of one thing; ``may_lack``: there may be none at the address."""
    described = _answer({"$ref": f"#/components/schemas/{name}"}, media_type)
    return {**described, **_lacking()} if may_lack else described


def many(name: str) -> Described:
    """Describe one page of a list of things."""
    return _answer(
        {
            "type": "object",
            "required": ["items", "total", "offset", "limit", "next"],
            "properties": {
                "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}},
                "total": {"type": "integer", "minimum": 0},
                "offset": {"type": "integer", "minimum": 0},
                "limit": {"type": "integer", "minimum": 1},
                "next": {"type": ["integer", "null"]},
            },
        },
        "application/json",
    )


def _answer(described: dict[str, Any], media_type: str) -> Described:
    tag = {"description": "Names this answer; send it back as If-None-Match.", "schema": {"type": "string"}}
    return {200: {"description": "Found.", "headers": {"ETag": tag}, "content": {media_type: {"schema": described}}}}


def _lacking() -> Described:
    return {
        404: {
            "description": "There is none.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/fault"}}},
        }
    }
