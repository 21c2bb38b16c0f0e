"""Tellings as bytes and back: what the ledger keeps beside it of each document, so that no reading is read again.

Any frozen dataclass of texts, numbers, tuples and frozen sets can be packed: as JSON lists in the order of its
fields, compressed. The bytes are a cache, good for the code that wrote them.
"""

import json
import types
import typing
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union

from warledger.reconcile.cluster import Member
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tellings import telling_of

_LEVEL = 1
_Turn = Callable[[Any], Any]


def pack_member(member: Member) -> bytes:
    """Return a member as bytes."""
    write, _ = _codec(tuple[Sighting, ...])
    value = [member.is_sole, member.is_leading, write(member.telling.sightings)]
    return zlib.compress(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"), _LEVEL)


def unpack_member(packed: bytes) -> Member:
    """Return the member of `pack_member`."""
    is_sole, is_leading, sightings = json.loads(zlib.decompress(packed))
    _, read = _codec(tuple[Sighting, ...])
    return Member(telling_of(read(sightings)), is_sole, is_leading)


@cache
def _codec(kind: Any) -> tuple[_Turn, _Turn]:  # noqa: ANN401 - walks type hints
    """Return what turns values of a type into JSON lists, and what turns them back."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _codec_of_record(kind)
    if origin in (Union, types.UnionType):
        write, read = _codec(next(a for a in arguments if a is not type(None)))
        return _optional(write), _optional(read)
    if origin is tuple and arguments[-1] is Ellipsis:
        write, read = _codec(arguments[0])
        return _each(write, list), _each(read, tuple)
    if origin is tuple:
        codecs = [_codec(a) for a in arguments]
        return _every([w for w, _ in codecs], list), _every([r for _, r in codecs], tuple)
    if origin is frozenset:
        return sorted, frozenset
    if origin is Literal or kind in (str, int, float, bool):
        return _same, _same
    raise TypeError(f"{kind} cannot be packed")


def _codec_of_record(kind: type) -> tuple[_Turn, _Turn]:
    @cache
    def turns() -> tuple[list[tuple[str, _Turn]], list[_Turn | None]]:
        """Return the turns of the fields; looked up late, since a record may hold others of its kind."""
        hints = typing.get_type_hints(kind)
        codecs = [(field.name, *_codec(hints[field.name])) for field in fields(kind)]
        return [(n, write) for n, write, _ in codecs], [None if read is _same else read for _, _, read in codecs]

    def write_record(record: Any) -> list[Any]:  # noqa: ANN401 - any record
        return [write(getattr(record, name)) for name, write in turns()[0]]

    def read_record(value: list[Any]) -> Any:  # noqa: ANN401 - any record
        return kind(*[item if read is None else read(item) for read, item in zip(turns()[1], value, strict=True)])

    return write_record, read_record


def _same(value: Any) -> Any:  # noqa: ANN401 - any value
    return value


def _optional(turn: _Turn) -> _Turn:
    return _same if turn is _same else lambda value: None if value is None else turn(value)


def _each(turn: _Turn, made: type) -> _Turn:
    return made if turn is _same else lambda value: made([turn(item) for item in value])


def _every(turns: list[_Turn], made: type) -> _Turn:
    return lambda value: made([turn(item) for turn, item in zip(turns, value, strict=True)])
