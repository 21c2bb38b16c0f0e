"""A plain text file → a draft: the whole decoded text, unchanged."""

from warledger.ids import digest_of
from warledger.intake.decode import decode
from warledger.intake.draft import Draft, Metadata

MEDIA_TYPE = "text/plain"


def read_text(raw: bytes, name: str, identifier: str) -> Draft:
    """Return the draft of a text file: line ends stay as they are, only a byte order mark is no part of the text."""
    decoded = decode(raw)
    return Draft(
        name=name,
        id=identifier,
        text=decoded.text,
        raw=raw,
        digest=digest_of(raw),
        media_type=MEDIA_TYPE,
        metadata=Metadata("metadata"),
        notices=decoded.notices,
    )
