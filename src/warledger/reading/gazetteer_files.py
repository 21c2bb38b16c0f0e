"""A user's file of places → raw rows: CSV, GeoJSON, JSON lines or a GeoNames dump, read as a stream.

No row is kept longer than it takes to hand it on, so that a dump of the whole world needs no more memory than a list
of one district.
"""

import codecs
import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from warledger.errors import IntakeError

GEONAMES_COLUMNS = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "featureclass", "featurecode",
    "countrycode", "cc2", "admin1code", "admin2code", "admin3code", "admin4code", "population", "elevation", "dem",
    "timezone", "modificationdate",
)  # fmt: skip
"""The columns of GeoNames' dumps (https://download.geonames.org/export/dump/readme.txt)."""

_HEAD = 1 << 20  # bytes that are looked at to tell encoding and layout
_LONGEST_LINE = 1 << 20  # characters; GeoNames' longest has some 15,000
_LARGEST_ARCHIVE = 8 << 30  # bytes unpacked; GeoNames' dump of all countries has 1.7 GB
_LARGEST_FEATURE = 32 << 20  # characters of one GeoJSON feature
_CHUNK = 1 << 16
_FEATURES = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_ENCODINGS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_FALLBACK = "cp1252"

# Any: a JSON value; `gazetteer_rows` checks each that it uses.
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``number`` counts from 1 (lines of text, features of GeoJSON), ``values`` by header or property.

    ``fault`` says why there are no values. ``geometry`` is GeoJSON's.
    """

    number: int
    values: Values
    geometry: Any = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A file's rows, its layout, its headers where it has any, and the encoding that was guessed (None: declared)."""

    layout: str
    headers: tuple[str, ...]
    rows: Iterator[Row]
    guessed: str | None


@contextmanager
def open_rows(path: Path, encoding: str | None = None) -> Iterator[Rows]:
    """Open a file of places as rows, and close it afterwards.

    Args:
        path: a text file, or a ``.zip`` with one.
        encoding: of the text; by default UTF-8, UTF-16 with its mark, else Windows-1252 as a guess.

    Raises:
        IntakeError: the file is missing, empty, binary, a damaged or overlarge archive, or of an unknown encoding.
    """
    with ExitStack() as stack:
        raw = _opened(path, stack)
        head = raw.read(_HEAD)
        _check_head(head, path)
        used, guessed = _encoding(head, encoding, path)
        stream = io.TextIOWrapper(io.BufferedReader(_Joined(head, raw)), used, errors="replace", newline="")
        yield _rows_of(path, stream, codecs.getincrementaldecoder(used)("replace").decode(head), guessed)


class _Joined(io.RawIOBase):
    """What was read already, then the rest; ends an archive that unpacks to more than any list of places."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest, self._read = head, rest, len(head)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer, as io has it
        piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        if not piece:
            try:
                piece = self._rest.read(len(buffer))
            except (zipfile.BadZipFile, EOFError) as error:
                raise IntakeError(f"the archive is damaged: {error}") from error
            self._read += len(piece)
            if self._read > _LARGEST_ARCHIVE:
                raise IntakeError(f"more than {_LARGEST_ARCHIVE >> 30} GB of text; split the file")
        buffer[: len(piece)] = piece
        return len(piece)


def _opened(path: Path, stack: ExitStack) -> BinaryIO:
    try:
        if path.suffix.lower() != ".zip":
            return stack.enter_context(path.open("rb"))
        archive = stack.enter_context(zipfile.ZipFile(path))
    except (OSError, zipfile.BadZipFile) as error:
        reason = error.strerror if isinstance(error, OSError) else "no archive, or a damaged one"
        raise IntakeError(f"{path}: {reason}") from error
    inside = [
        i for i in archive.infolist() if not i.is_dir() and not Path(i.filename).name.lower().startswith("readme")
    ]
    if len(inside) != 1:
        raise IntakeError(f"{path}: holds {len(inside)} files; name one of them, unpacked")
    try:
        return stack.enter_context(archive.open(inside[0]))  # type: ignore[return-value]
    except (RuntimeError, NotImplementedError) as error:  # a password, or a method that Python does not know
        raise IntakeError(f"{path}: cannot be unpacked ({error}); unpack it first") from error


def _check_head(head: bytes, path: Path) -> None:
    if not head.strip():
        raise IntakeError(f"{path}: empty")
    if b"\0" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise IntakeError(f"{path}: binary; give CSV, GeoJSON, JSON lines or a GeoNames dump")


def _encoding(head: bytes, asked: str | None, path: Path) -> tuple[str, str | None]:
    if asked is not None:
        try:
            codecs.lookup(asked)
        except LookupError as error:
            raise IntakeError(f"{path}: no such encoding: {asked}") from error
        return asked, None
    for mark, name in _ENCODINGS:
        if head.startswith(mark):
            return name, None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # not final: a character may be cut at the end
    except UnicodeDecodeError:
        return _FALLBACK, _FALLBACK
    return "utf-8", None


def _rows_of(path: Path, stream: TextIO, head: str, guessed: str | None) -> Rows:
    first = head.lstrip()[:1]
    if first in ("{", "["):
        start = _FEATURES.search(head)
        opening = head.lstrip().splitlines()[0]
        if start is None and first == "{" and _is_object(opening):
            return Rows("JSON lines", (), _json_lines(stream), guessed)
        if start is not None:
            return Rows("GeoJSON", (), _features(stream, _FEATURES), guessed)
        if first == "[":
            return Rows("JSON", (), _features(stream, re.compile(r"\[")), guessed)
        raise IntakeError(f"{path}: JSON, but neither a FeatureCollection nor one object a line")
    line = head.splitlines()[0]
    if line.count("\t") == len(GEONAMES_COLUMNS) - 1 and re.match(r"\d+\t", line):
        return Rows("GeoNames", GEONAMES_COLUMNS, _geonames(stream), guessed)
    delimiter = max(",;\t|", key=line.count)
    table = csv.reader(_lines(stream), delimiter=delimiter)
    headers = tuple(header.strip().lstrip("\ufeff") for header in next(table, []))
    return Rows("CSV", headers, _table(table, headers), guessed)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _lines(stream: TextIO) -> Iterator[str]:
    """Yield lines; of one that never ends, only the beginning."""
    while line := stream.readline(_LONGEST_LINE):
        yield line
        while len(line) == _LONGEST_LINE and not line.endswith("\n"):
            line = stream.readline(_LONGEST_LINE)


def _json_lines(stream: TextIO) -> Iterator[Row]:
    for number, line in enumerate(_lines(stream), 1):
        if line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                value = None
            yield _json_row(number, value)


def _json_row(number: int, value: Any) -> Row:  # noqa: ANN401 - JSON is dynamically typed
    if not isinstance(value, dict):
        return Row(number, {}, fault="no JSON object")
    if isinstance(value.get("properties"), dict) or "geometry" in value:
        return Row(number, value.get("properties") or {}, value.get("geometry"))
    return Row(number, value)


def _geonames(stream: TextIO) -> Iterator[Row]:
    for number, line in enumerate(_lines(stream), 1):
        values = line.rstrip("\r\n").split("\t")
        if len(values) == len(GEONAMES_COLUMNS):
            yield Row(number, dict(zip(GEONAMES_COLUMNS, values, strict=True)))
        elif line.strip():
            yield Row(number, {}, fault=f"not {len(GEONAMES_COLUMNS)} columns")


def _table(table: Iterable[list[str]], headers: tuple[str, ...]) -> Iterator[Row]:
    rows = iter(table)
    number = 1
    while True:
        number += 1
        try:
            values = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield Row(number, {}, fault="no row of a table")
            continue
        if any(value.strip() for value in values):
            yield Row(number, dict(zip(headers, values, strict=False)))


def _features(stream: TextIO, opening: re.Pattern[str]) -> Iterator[Row]:
    """Yield the values of one long JSON list, each as soon as it is whole."""
    decoder, text, number = json.JSONDecoder(), stream.read(_CHUNK), 0
    while (start := opening.search(text)) is None:
        more = stream.read(_CHUNK)
        if not more:
            return
        text += more
    at = start.end()
    while True:
        skipped = _BETWEEN.match(text, at)
        at = skipped.end() if skipped else at
        if text[at : at + 1] == "]":
            return
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            # Reading on by as much as there is keeps one large feature from being decoded again and again.
            more = stream.read(max(_CHUNK, len(text) - at))
            if not more or len(text) - at > _LARGEST_FEATURE:
                if text[at:].strip():
                    yield Row(number + 1, {}, fault="no JSON object, and nothing after it can be read")
                return
            text, at = text[at:] + more, 0
            continue
        number += 1
        yield _json_row(number, value)
        at = end
