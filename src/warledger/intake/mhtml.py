"""A page saved as one file (MHTML: Chrome's and Edge's "single file") → the page in it."""

import re
from dataclasses import replace
from email import message_from_bytes

from warledger.ids import digest_of
from warledger.intake.draft import Draft, Refused
from warledger.records import Notice

MEDIA_TYPE = "multipart/related"
SUFFIXES = frozenset({".mhtml", ".mht"})
_START = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)


def is_mhtml(data: bytes) -> bool:
    """Tell whether bytes begin with the headers of a page saved as one file."""
    return _START.match(data[:4096]) is not None


def read_mhtml(raw: bytes, name: str, identifier: str) -> Draft | Refused:
    """Return the draft of the first page in the file; digest and bytes are those of the whole file."""
    from warledger.intake.page import read_page  # noqa: PLC0415 - the extractors load only for a page

    message = message_from_bytes(raw)
    for part in message.walk():
        page = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(page, bytes):
            draft = read_page(page, name, identifier, part.get_content_charset())
            if isinstance(draft, Refused):
                return replace(draft, raw=raw)
            url = (
                draft.metadata.url
                or _address(part["Content-Location"])
                or _address(message["Snapshot-Content-Location"])
            )
            metadata = replace(draft.metadata, url=url)
            return replace(draft, raw=raw, digest=digest_of(raw), media_type=MEDIA_TYPE, metadata=metadata)
    return Refused(name, Notice("no_text", "no page is found in the file"), raw)


def _address(header: object) -> str | None:
    text = str(header).strip() if header is not None else ""
    return text if text.startswith(("http://", "https://")) else None
