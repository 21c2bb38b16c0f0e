"""Documents → their list."""

from dataclasses import dataclass

from warledger.ledger.browsing.asking import Page
from warledger.publish.phrase import day_words, plain
from warledger.records import Document
from warledger.web.address import Query
from warledger.web.views.pager import Pager, pager_of


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document; ``is_inferred``: its date was found by reconciling."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    is_inferred: bool
    characters: int
    copies: int


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The list of documents."""

    title: str
    rows: tuple[DocumentRow, ...]
    outlet: str
    begin: str
    until: str
    pager: Pager
    query: Query


def documents_page(query: Query, page: Page[Document]) -> DocumentsPage:
    """Return the list of documents."""
    return DocumentsPage(
        title="Documents",
        rows=tuple(document_row(document) for document in page.items),
        outlet=query.one("outlet") or "",
        begin=query.one("from") or "",
        until=query.one("until") or "",
        pager=pager_of(page, query),
        query=query,
    )


def document_row(document: Document) -> DocumentRow:
    """Return a document as a row."""
    inferred = document.dated.value if document.dated is not None else None
    value = document.published or inferred
    return DocumentRow(
        document.id,
        plain(document.title or "") or document.id,
        plain(document.outlet) if document.outlet else None,
        day_words(value) if value else None,
        document.published is None and inferred is not None,
        len(document.text),
        len(document.copies),
    )
