"""Records to JSON and back, as the contract (``schema.json``) spells them.

A record's fields carry the contract's key names, so one generic writer and reader serve all of them. What the
contract adds (the ``schema`` number, the ``text`` of spans) is added here and nowhere else.
"""

import json
import types
import typing
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeVar, Union, cast

from warledger.records import Document, Event, Link, Reading, Span

SCHEMA_VERSION = 1
RecordT = TypeVar("RecordT")

# Any: JSON values are dynamically typed; they are checked against schema.json in the tests.
Json = dict[str, Any]

_DOCUMENT_BODY = ("text", "furniture", "notices")


def schema() -> Json:
    """Return the JSON Schema of the contract (definitions ``reading``, ``event``, ``document``)."""
    return cast("Json", json.loads(resources.files("warledger").joinpath("schema.json").read_text("utf-8")))


def to_json(record: object, text: str | None = None) -> Any:  # noqa: ANN401 - JSON is dynamically typed
    """Return a record as JSON values; spans and speakers get their ``text`` where the document's text is given."""
    if is_dataclass(record) and not isinstance(record, type):
        value = {f.name: to_json(getattr(record, f.name), text) for f in fields(record)}
        if text is not None and isinstance(record, Span | Link) and record.start is not None:
            value["text"] = text[record.start : record.end]
        return value
    if isinstance(record, tuple | list):
        return [to_json(item, text) for item in record]
    if isinstance(record, dict):
        return {key: to_json(item, text) for key, item in record.items()}
    return record


def from_json(record_type: type[RecordT], value: Mapping[str, Any]) -> RecordT:
    """Make a record of JSON values, the inverse of `to_json`; keys the record does not have are ignored.

    Raises:
        KeyError: a field without a default is missing.
    """
    hints = _hints(cast("Hashable", record_type))
    known = {name: _build(hint, value[name]) for name, hint in hints.items() if name in value}
    return record_type(**known)


def document_to_json(document: Document) -> Json:
    """Return the contract's document row: what is known of a document, without its text."""
    return {f.name: to_json(getattr(document, f.name)) for f in fields(document) if f.name not in _DOCUMENT_BODY}


def reading_to_json(reading: Reading) -> Json:
    """Return the contract's Reading."""
    body = {
        f.name: to_json(getattr(reading, f.name), reading.document.text)
        for f in fields(reading)
        if f.name != "document"
    }
    return {
        "schema": SCHEMA_VERSION,
        "document": document_to_json(reading.document),
        "text": reading.document.text,
        **body,
    }


def reading_from_json(value: Json) -> Reading:
    """Make a Reading of the contract's JSON."""
    document = from_json(
        Document, {**value["document"], "text": value["text"], "furniture": value.get("furniture", [])}
    )
    return from_json(Reading, {**value, "document": to_json(document)})


def event_to_json(event: Event, texts: Mapping[str, str] | None = None) -> Json:
    """Return the contract's Event; ``texts`` (document id → text) adds the words of each claim's clause."""
    value = {"schema": SCHEMA_VERSION, **to_json(event)}
    for claim in value["claims"]:
        text = (texts or {}).get(claim["document"])
        if text is not None:
            claim["text"] = text[claim["start"] : claim["end"]]
    return value


@cache
def _hints(record_type: Any) -> dict[str, Any]:  # noqa: ANN401 - a class, which mypy takes for unhashable
    return typing.get_type_hints(record_type)


def _build(hint: Any, value: Any) -> Any:  # noqa: ANN401 - walks type hints and JSON
    if value is None:
        return None
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        return _build(next(a for a in arguments if a is not type(None)), value)
    if origin is tuple:
        inner = arguments if arguments[-1] is not Ellipsis else (arguments[0],) * len(value)
        return tuple(_build(a, item) for a, item in zip(inner, value, strict=True))
    if origin is dict:
        return {key: _build(arguments[1], item) for key, item in value.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        return from_json(hint, value)
    return value
