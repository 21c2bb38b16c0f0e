"""What one input says of itself, before anything else is heard: the value between a format's reader and a Document."""

from dataclasses import dataclass
from typing import Literal

from warledger.records import Furniture, Notice

MetadataBasis = Literal["given", "sidecar", "json", "metadata"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What somebody says of a document: an option, a sidecar, a JSON line or the page itself (``basis``)."""

    basis: MetadataBasis
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None

    def said(self) -> dict[str, str]:
        """Return what is said, without the basis: what takes part in a document's digest."""
        keys = ("outlet", "published", "url", "title", "author", "language")
        return {key: value for key in keys if (value := getattr(self, key)) is not None}


@dataclass(frozen=True, slots=True)
class Draft:
    """One document as its format's reader found it.

    ``digest`` is that of the content as the input gives it, before options and sidecars; ``furniture`` what the
    page's own markup gives away; ``fallback_date`` a date that only counts where nothing better is found.
    """

    name: str
    id: str
    text: str
    raw: bytes
    digest: str
    media_type: str
    metadata: Metadata
    furniture: tuple[Furniture, ...] = ()
    notices: tuple[Notice, ...] = ()
    fallback_date: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that holds no document that could be taken in: its name and why."""

    name: str
    notice: Notice
    raw: bytes = b""
