"""Where a document that arrives belongs: is it new, is it here already, or a new version of one that is here?"""

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from warledger.ids import DIGEST_PREFIX
from warledger.records import Document, Notice

SUFFIX_LENGTH = 8
NOBODY = "unread"
"""Stands for the reader's name beside a document that was kept unread."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger remembers of a document that it holds."""

    id: str
    digest: str
    url: str | None
    version_of: str | None
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """``new`` and ``version`` carry the document as it goes in: under an id of its own, tied to its first version.

    ``unread`` is the same document as one that was kept unread, under that one's id.
    """

    status: Literal["new", "same", "version", "unread"]
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
    same = [known for known in (*versions, namesake) if known is not None and known.digest == document.digest]
    if same:
        return _again(document, same[0])
    if versions:
        first = versions[0]
        named = _renamed(document) if namesake is not None else document
        return Placement("version", replace(named, version_of=first.version_of or first.id))
    if namesake is None:
        return Placement("new", document)
    renamed = _renamed(document)
    known = lookup.known_by_id(renamed.id)
    if known is not None:
        return _again(renamed, known)
    notice = Notice(
        "id_taken",
        f"another document is called {document.id!r}; this one goes in as {renamed.id!r} "
        "(give documents ids or URLs of their own to keep versions together)",
    )
    return Placement("new", replace(renamed, notices=(*renamed.notices, notice)))


def _again(document: Document, known: Known) -> Placement:
    if not known.unread:
        return Placement("same", document)
    return Placement("unread", replace(document, id=known.id, version_of=known.version_of))


def _renamed(document: Document) -> Document:
    piece = document.digest.removeprefix(DIGEST_PREFIX)[:SUFFIX_LENGTH]
    return replace(document, id=f"{document.id}-{piece}")
