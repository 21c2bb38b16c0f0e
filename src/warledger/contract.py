"""Records to JSON and back, as the contract (``schema.json``) spells them.

A record's fields carry the contract's key names, so one generic writer and reader serve all of them. What the
contract adds (the ``schema`` number, the ``text`` of spans) is added here and nowhere else.
"""

import json
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
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
    if record is None or isinstance(record, str | int | float):
        return record
    if isinstance(record, tuple | list):
        return [to_json(item, text) for item in record]
    names = _field_names(cast("Hashable", type(record)))
    if names is not None:
        value = {name: to_json(getattr(record, name), text) for name in names}
        if text is not None and isinstance(record, Span | Link) and record.start is not None:
            value["text"] = text[record.start : record.end]
        return value
    if isinstance(record, dict):
        return {key: to_json(item, text) for key, item in record.items()}
    return record


def from_json(record_type: type[RecordT], value: Mapping[str, Any]) -> RecordT:
    """Make a record of JSON values, the inverse of `to_json`; keys the record does not have are ignored.

    Raises:
        KeyError: a field without a default is missing.
    """
    readers = _readers(cast("Hashable", record_type))
    known = {}
    for name, read in readers:
        if name in value:
            item = value[name]
            known[name] = item if item is None or read is None else read(item)
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
    """Make a Reading of the contract's JSON; its document has all its notices, those of the layers among them."""
    body = {"text": value["text"], "furniture": value.get("furniture", []), "notices": value.get("notices", [])}
    document = from_json(Document, {**value["document"], **body})
    return from_json(Reading, {**value, "document": to_json(document)})


def event_to_json(event: Event, texts: Mapping[str, str] | None = None) -> Json:
    """Return the contract's Event; ``texts`` (document id → text) adds the words of each claim's clause."""
    value = {"schema": SCHEMA_VERSION, **to_json(event)}
    for claim in value["claims"]:
        text = (texts or {}).get(claim["document"])
        if text is not None:
            claim["text"] = text[claim["start"] : claim["end"]]
    return value


_Read = Callable[[Any], Any]


@cache
def _field_names(record_type: Any) -> tuple[str, ...] | None:  # noqa: ANN401 - a class, which mypy takes for unhashable
    """Return the names of a record's fields, None for what is no record."""
    return tuple(f.name for f in fields(record_type)) if is_dataclass(record_type) else None


@cache
def _readers(record_type: Any) -> tuple[tuple[str, _Read | None], ...]:  # noqa: ANN401 - as above
    """Return for each field what makes its value of JSON, None where the JSON value is the value."""
    hints = typing.get_type_hints(record_type)
    return tuple((name, _reader(hint)) for name, hint in hints.items())


@cache
def _reader(hint: Any) -> _Read | None:  # noqa: ANN401 - walks type hints
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        return _reader(next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is dict:
        read = _reader(arguments[1])
        return dict if read is None else lambda value: {key: _read(read, item) for key, item in value.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(from_json, hint)
    return None


def _tuple_reader(arguments: tuple[Any, ...]) -> _Read:
    if arguments[-1] is Ellipsis:
        each = _reader(arguments[0])
        return tuple if each is None else lambda value: tuple([_read(each, item) for item in value])
    reads = [_reader(a) for a in arguments]
    return lambda value: tuple([_read(read, item) for read, item in zip(reads, value, strict=True)])


def _read(read: _Read | None, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return value if value is None or read is None else read(value)
