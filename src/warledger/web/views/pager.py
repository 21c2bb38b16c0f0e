"""Pages of answers → what leads from one to the next."""

from dataclasses import dataclass

from warledger.ledger.browsing.asking import Page
from warledger.web.address import Query, pages_around


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list stands: its first and last item by number, all items, and the pages to offer (None for a gap)."""

    first: int
    last: int
    total: int
    number: int
    last_page: int
    pages: tuple[int | None, ...]
    query: Query

    @property
    def before(self) -> int | None:
        """The number of the page before, None on the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The number of the next page, None on the last."""
        return self.number + 1 if self.last < self.total else None


def pager_of(page: Page[object], query: Query) -> Pager:
    """Return the pager of one page of answers."""
    last_page = max(1, -(-page.total // page.limit))
    number = page.offset // page.limit + 1
    first = page.offset + 1 if page.items else 0
    return Pager(
        first=first,
        last=page.offset + len(page.items),
        total=page.total,
        number=number,
        last_page=last_page,
        pages=tuple(pages_around(number, last_page)) if last_page > 1 else (),
        query=query,
    )


def beyond(page: object) -> tuple[str, ...]:
    """Return a sentence where a page's record has a pager that stands behind the end of its list."""
    pager = getattr(page, "pager", None)
    if not isinstance(pager, Pager) or pager.last_page >= pager.number:
        return ()
    pages = f"{pager.last_page} page{'' if pager.last_page == 1 else 's'}"
    return (f"This would be page {pager.number}, but the list has {pages}.",)
