"""Documents → the list of documents, with how each was dated."""

from collections.abc import Mapping

from warledger.publish.page import Citation, DocumentLine
from warledger.publish.phrase import day_words, plain, shortened
from warledger.records import Dated, Document, Reconciled
from warledger.vocabulary.publishing import publishing


def document_line(
    document: Document,
    reconciled: Reconciled,
    numbers: Mapping[str, tuple[int, int]],
    carries: tuple[str, ...] = (),
) -> DocumentLine:
    """Return one row of the list of documents.

    Args:
        document: the document.
        reconciled: says which date was inferred and which documents are copies.
        numbers: first and last number of the passages cited, by document id.
        carries: whom it quotes or cites.
    """
    first, last = numbers.get(document.id, (None, None))
    most = publishing().caps["label"]
    title = shortened(plain(document.title), most) if document.title else None
    outlet = shortened(plain(document.outlet), most) if document.outlet else None
    copies = reconciled.copies.get(document.id, document.copies)
    copied = f"; same text as {', '.join(copies[:3])}{' …' if len(copies) > 3 else ''}" if copies else ""
    version = f"; a version of {document.version_of}" if document.version_of else ""
    dated = reconciled.dated.get(document.id, document.dated)
    words = f"{date_words(document, dated)}{copied}{version}"
    return DocumentLine(document.id, outlet, title, words, first, last, carries)


def date_words(document: Document, dated: Dated | None) -> str:
    """Return when a document was published and how that is known, or that it is not."""
    if document.published is not None:
        basis = f" ({plain(document.published_basis)})" if document.published_basis else ""
        return f"published {day_words(document.published)}{basis}"
    if dated is not None:
        reason = shortened(plain(dated.reason), publishing().caps["reason"])
        return f"no date of its own; dated {day_words(dated.value)} because {reason.removeprefix('because ')}"
    return "no date of its own, none could be inferred"


def ranges_of(citations: Mapping[Citation, int]) -> dict[str, tuple[int, int]]:
    """Return the first and last passage number of each document."""
    ranges: dict[str, tuple[int, int]] = {}
    for citation, number in citations.items():
        first, last = ranges.get(citation.document, (number, number))
        ranges[citation.document] = (min(first, number), max(last, number))
    return ranges
