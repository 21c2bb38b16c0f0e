"""JSON lines → drafts: one document a line, its text kept byte for byte; a broken line is a notice."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from warledger.ids import digest_of_value, short_id
from warledger.intake.draft import Draft, Metadata, Refused
from warledger.records import Notice

MEDIA_TYPE = "application/json"
KEYS = ("id", "url", "outlet", "title", "published", "language", "text")
_METADATA = ("url", "outlet", "title", "published", "language")


def read_lines(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Draft | Refused]:
    """Yield a draft for each line that holds a document, and a refusal for each that does not.

    Args:
        stream: open for reading; one line at a time is held.
        name: the input's name; a line's is ``name:number``.
        max_bytes: a longer line is refused.
    """
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > max_bytes:
            while not line.endswith(b"\n") and (line := stream.readline(max_bytes)):
                pass
            words = f"line {number} is longer than {max_bytes // 1_000_000} MB"
            yield Refused(where, Notice("oversized_input", words))
        elif line.strip():
            yield _read_line(line, where, number)


def draft_of_value(value: object, raw: bytes, name: str) -> Draft | Refused:
    """Return the draft of one JSON value, a refusal where it is no document."""
    if not isinstance(value, dict):
        return Refused(name, Notice("broken_json_line", "this is JSON, but no object with a text"), raw)
    text = value.get("text")
    notices: list[Notice] = []
    if not isinstance(text, str) or not text.strip():
        return Refused(name, Notice("no_text", "the key 'text' is missing or empty"), raw)
    said: dict[str, str] = {}
    for key in _METADATA:
        told = value.get(key)
        if isinstance(told, str):
            said |= {key: told.strip()} if told.strip() else {}
        elif told is not None:
            notices.append(Notice("unreadable_value", f"the value of {key!r} is no text and is not used"))
    clean = _without_surrogates(text)
    if clean != text:
        notices.append(Notice("characters_replaced", "half characters (lone surrogates) stand as U+FFFD"))
    digest = digest_of_value({key: value[key] for key in KEYS if value.get(key) is not None})
    return Draft(
        name=name,
        id=_id_of(value.get("id"), said.get("url"), digest),
        text=clean,
        raw=raw,
        digest=digest,
        media_type=MEDIA_TYPE,
        metadata=Metadata("json", **said),
        notices=tuple(notices),
    )


def _read_line(line: bytes, where: str, number: int) -> Draft | Refused:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        words = f"line {number} is no JSON: {_in_short(error)}"
        return Refused(where, Notice("broken_json_line", words), line)
    return draft_of_value(value, line, where)


def _in_short(error: ValueError | RecursionError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return str(error)


def _id_of(given: object, url: str | None, digest: str) -> str:
    if isinstance(given, str) and given.strip():
        return _without_surrogates(given.strip())
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return short_id("d", url if url is not None else digest)


def _without_surrogates(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
