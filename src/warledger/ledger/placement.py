"""Where a document that arrives belongs: is it new, is it here already, or a new version of one that is here?"""

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from warledger.ids import DIGEST_PREFIX
from warledger.records import Document, Notice

SUFFIX_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger remembers of a document that it holds."""

    id: str
    digest: str
    url: str | None
    version_of: str | None


@dataclass(frozen=True, slots=True)
class Placement:
    """``new`` and ``version`` carry the document as it goes in: under an id of its own, tied to its first version."""

    status: Literal["new", "same", "version"]
    document: Document


class Lookup(Protocol):
    """Finds known documents; the store is one, and so is whatever a test writes down."""

    def known_by_id(self, document_id: str) -> Known | None:
        """Return the document of an id."""

    def known_by_url(self, url: str) -> tuple[Known, ...]:
        """Return the documents of a URL, the first to arrive first."""


def place(document: Document, lookup: Lookup) -> Placement:
    """Decide what an arriving document is.

    The same URL with the same content, or the same id with the same content, is the same document. The same URL with
    other content is a new version of the first. The same id with other content, and no URL in common, is another
    document whose id gets a piece of its digest, with a notice.
    """
    versions = lookup.known_by_url(document.url) if document.url else ()
    namesake = lookup.known_by_id(document.id)
    if any(known.digest == document.digest for known in versions):
        return Placement("same", document)
    if namesake is not None and namesake.digest == document.digest:
        return Placement("same", document)
    if versions:
        first = versions[0]
        named = _renamed(document) if namesake is not None else document
        return Placement("version", replace(named, version_of=first.version_of or first.id))
    if namesake is None:
        return Placement("new", document)
    renamed = _renamed(document)
    if lookup.known_by_id(renamed.id) is not None:
        return Placement("same", renamed)
    notice = Notice(
        "id_taken",
        f"another document is called {document.id!r}; this one goes in as {renamed.id!r} "
        "(give documents ids or URLs of their own to keep versions together)",
    )
    return Placement("new", replace(renamed, notices=(*renamed.notices, notice)))


def _renamed(document: Document) -> Document:
    piece = document.digest.removeprefix(DIGEST_PREFIX)[:SUFFIX_LENGTH]
    return replace(document, id=f"{document.id}-{piece}")
