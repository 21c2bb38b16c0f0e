"""Paths and standard input → documents, one at a time: the whole of intake behind one function."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from warledger.errors import IntakeError
from warledger.ids import digest_of, short_id
from warledger.intake.compose import compose
from warledger.intake.dates import iso_of
from warledger.intake.decode import binary_kind
from warledger.intake.draft import Draft, Metadata, Refused
from warledger.intake.given import Given
from warledger.intake.json_lines import draft_of_value, read_lines
from warledger.intake.mhtml import SUFFIXES as MHTML_SUFFIXES
from warledger.intake.mhtml import is_mhtml, read_mhtml
from warledger.intake.plain import read_text
from warledger.intake.sidecar import read_sidecar
from warledger.intake.walk import (
    JSON_SUFFIX,
    LINE_SUFFIXES,
    PAGE_SUFFIXES,
    STDIN,
    TEXT_SUFFIXES,
    Found,
    check_paths,
    files_in,
    oversized,
    read_bytes,
    refusal_of,
    unreadable,
)
from warledger.records import Document, Notice

MAX_DOCUMENT_BYTES = 50_000_000
_STDIN_NAME = "standard input"
_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_START = re.compile(rb"\s*\{\s*\"")
_SUFFIX_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Taken:
    """One input: the document made of it, or None with the notices that say why there is none.

    ``original`` are the bytes as they were read (a JSON line's are the line's), ``media_type`` what they are, ``name``
    the input's name for people (a path, ``path:line``). ``notices`` are about the input, each with the input's name;
    those about the text stand in ``document.notices``.
    """

    document: Document | None
    original: bytes
    media_type: str
    notices: tuple[tuple[str, Notice], ...]
    name: str


def take_in(paths: Sequence[str], given: Given | None = None, stdin: BinaryIO | None = None) -> Iterator[Taken]:
    """Return an iterator over the inputs, in the order of the paths; folders are walked in sorted order.

    One document is held at a time; of those before only their ids are remembered, so that each id is given once.

    Args:
        paths: files, folders, ``-`` for standard input.
        given: what the user says of all inputs.
        stdin: what ``-`` reads.

    Raises:
        IntakeError: a path does not exist or is a sidecar, ``-`` is named without a stream, or the given date is no
            date. Everything else is a notice.
    """
    given = given or Given()
    check_paths(paths)
    if STDIN in paths and stdin is None:
        raise IntakeError("-: there is no standard input to read")
    if given.published is not None and iso_of(given.published) is None:
        raise IntakeError(f"--published {given.published}: no full date; write it as 2017-03-21 or 2017-03-21T21:28")
    return _take_in(paths, given, stdin)


def _take_in(paths: Sequence[str], given: Given, stdin: BinaryIO | None) -> Iterator[Taken]:
    seen: dict[bytes, bytes] = {}
    for item, sidecar, notices in _drafts(paths, stdin):
        if isinstance(item, Refused):
            yield Taken(None, item.raw, "application/octet-stream", ((item.name, item.notice), *notices), item.name)
            continue
        document = _with_own_id(compose(item, given, sidecar), seen)
        if document is None:
            again = Notice("same_input", "the same document stands in this call already; it is taken once")
            yield Taken(None, item.raw, item.media_type, ((item.name, again), *notices), item.name)
        else:
            yield Taken(document, item.raw, item.media_type, notices, item.name)


def _with_own_id(document: Document, seen: dict[bytes, bytes]) -> Document | None:
    """Return the document under an id that no other of this call has, None where it is the same document again."""
    for identifier in (document.id, f"{document.id}-{document.digest.partition(':')[2][:_SUFFIX_LENGTH]}"):
        key, digest = _short(identifier), _short(document.digest)
        if seen.get(key) == digest:
            return None
        if key not in seen:
            seen[key] = digest
            return document if identifier == document.id else replace(document, id=identifier)
    return None


def _short(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


_Drafted = tuple[Draft | Refused, Metadata | None, tuple[tuple[str, Notice], ...]]


def _drafts(paths: Sequence[str], stdin: BinaryIO | None) -> Iterator[_Drafted]:
    for path in paths:
        if path == STDIN and stdin is not None:
            for draft in _from_stdin(stdin):
                yield draft, None, ()
            continue
        for found in files_in(path):
            if isinstance(found, Refused):
                yield found, None, ()
                continue
            sidecar, problems = read_sidecar(found.path)
            notices = tuple((found.name, problem) for problem in problems)
            for draft in _from_file(found):
                yield draft, sidecar, notices
                notices = ()


def _from_file(found: Found) -> Iterator[Draft | Refused]:
    suffix = found.path.suffix.lower()
    if suffix in LINE_SUFFIXES:
        yield from _lines_of_file(found)
        return
    data = read_bytes(found, MAX_DOCUMENT_BYTES)
    if isinstance(data, Refused):
        yield data
    elif suffix == JSON_SUFFIX:
        yield from _from_json(data, found.name)
    else:
        yield from _from_bytes(data, found.name, found.path.stem, suffix)


def _lines_of_file(found: Found) -> Iterator[Draft | Refused]:
    refused = refusal_of(found)
    if refused is not None:
        yield refused
        return
    try:
        with found.path.open("rb") as stream:
            yield from _nonempty(read_lines(stream, found.name, MAX_DOCUMENT_BYTES), found.name)
    except OSError as error:
        yield unreadable(found.name, error)


def _from_json(data: bytes, name: str) -> Iterator[Draft | Refused]:
    """Yield the documents of a .json file: one object, a list of objects, or JSON lines after all."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        yield from _nonempty(read_lines(BytesIO(data), name, MAX_DOCUMENT_BYTES), name)
        return
    if not isinstance(value, list):
        yield draft_of_value(value, data, name)
        return
    items = (json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass") for item in value)
    drafts = (
        draft_of_value(v, raw, f"{name}:{n}") for n, (v, raw) in enumerate(zip(value, items, strict=True), start=1)
    )
    yield from _nonempty(drafts, name)


def _from_stdin(stdin: BinaryIO) -> Iterator[Draft | Refused]:
    """Yield what standard input holds: JSON lines where its first line is one, else one page or text."""
    head = stdin.readline(MAX_DOCUMENT_BYTES + 1)
    if _is_json_line(head):
        yield from read_lines(_Continued(head, stdin), _STDIN_NAME, MAX_DOCUMENT_BYTES)  # type: ignore[arg-type]
        return
    data = head + stdin.read(max(0, MAX_DOCUMENT_BYTES + 1 - len(head)))
    if len(data) > MAX_DOCUMENT_BYTES:
        yield oversized(_STDIN_NAME, MAX_DOCUMENT_BYTES)
        return
    yield from _from_bytes(data, _STDIN_NAME, short_id("d", digest_of(data)), "")


class _Continued:
    """A stream whose first line was read to see what it is."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readline(self, size: int = -1) -> bytes:
        """Return the next line."""
        head, self._head = self._head, b""
        return head or self._rest.readline(size)


def _from_bytes(data: bytes, name: str, identifier: str, suffix: str) -> Iterator[Draft | Refused]:
    """Yield the document in some bytes; the suffix decides what they are, else their first characters."""
    if not data.strip():
        yield _empty(name, data)
        return
    kind = binary_kind(data)
    if kind is not None:
        yield Refused(
            name, Notice("binary_input", f"this is {kind}, no text; only text, pages and JSON are read"), data
        )
    elif suffix in MHTML_SUFFIXES or (suffix not in TEXT_SUFFIXES and is_mhtml(data)):
        yield read_mhtml(data, name, identifier)
    elif suffix in PAGE_SUFFIXES or (suffix not in TEXT_SUFFIXES and _PAGE_START.match(data)):
        from warledger.intake.page import read_page  # noqa: PLC0415 - the extractors load only for a page

        yield read_page(data, name, identifier)
    elif suffix not in TEXT_SUFFIXES and _is_json_line(data.split(b"\n", 1)[0]):
        yield from read_lines(BytesIO(data), name, MAX_DOCUMENT_BYTES)
    else:
        draft = read_text(data, name, identifier)
        yield draft if draft.text.strip() else _empty(name, data)


def _is_json_line(line: bytes) -> bool:
    return _JSON_START.match(line) is not None


def _nonempty(drafts: Iterator[Draft | Refused], name: str) -> Iterator[Draft | Refused]:
    is_empty = True
    for draft in drafts:
        is_empty = False
        yield draft
    if is_empty:
        yield _empty(name)


def _empty(name: str, raw: bytes = b"") -> Refused:
    return Refused(name, Notice("empty_input", "nothing stands in it"), raw)
