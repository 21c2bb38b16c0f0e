"""Notices → their page: what could not be read or resolved, those that need a person first."""

from dataclasses import dataclass

from warledger.ledger.browsing.asking import Page
from warledger.ledger.browsing.documents import NoticeRow
from warledger.publish.phrase import plain
from warledger.vocabulary.publishing import publishing
from warledger.web.address import Query
from warledger.web.views.pager import Pager, pager_of


@dataclass(frozen=True, slots=True)
class CodeRow:
    """How many notices have a code."""

    code: str
    number: int
    needs_person: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice; ``document`` is None where none was made of the input."""

    input: str
    document: str | None
    code: str
    words: str
    needs_person: bool


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """The page of notices."""

    title: str
    codes: tuple[CodeRow, ...]
    rows: tuple[NoticeLine, ...]
    pager: Pager
    query: Query


def notices_page(query: Query, codes: tuple[tuple[str, int], ...], page: Page[NoticeRow]) -> NoticesPage:
    """Return the page of notices."""
    needs, chosen = publishing().needs_person, query.many("code")
    rows = (CodeRow(code, number, code in needs, code in chosen) for code, number in codes)
    return NoticesPage(
        title="Notices",
        codes=tuple(sorted(rows, key=lambda row: (not row.needs_person, -row.number, row.code))),
        rows=tuple(
            NoticeLine(
                plain(row.input), row.document, row.notice.code, plain(row.notice.message), row.notice.code in needs
            )
            for row in page.items
        ),
        pager=pager_of(page, query),
        query=query,
    )
