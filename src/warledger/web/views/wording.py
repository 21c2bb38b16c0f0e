"""Counts of loaded words → the page of wording: which outlet uses which word for which side, and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from warledger.ledger.browsing.asking import Page
from warledger.ledger.browsing.wording import TermCount, Use
from warledger.publish.phrase import plain
from warledger.publish.speaking import side_words
from warledger.web.address import Query
from warledger.web.links import place_anchor
from warledger.web.views.origins import UNKNOWN
from warledger.web.views.pager import Pager, pager_of

NO_SIDE = "no side in particular"


@dataclass(frozen=True, slots=True)
class Term:
    """A word for a side, and how often each outlet uses it: (outlet, in its own voice, quoting others)."""

    term: str
    side: str
    side_key: str | None
    total: int
    outlets: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class UseRow:
    """One use of a word; ``speaker`` is who is quoted with it."""

    term: str
    document: str
    anchor: str
    outlet: str
    speaker: str | None
    side: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class WordingPage:
    """The page of wording."""

    title: str
    terms: tuple[Term, ...]
    outlets: tuple[str, ...]
    months: tuple[tuple[str, int], ...]
    uses: tuple[UseRow, ...]
    choices: tuple[tuple[str, str, tuple[tuple[str, str, int, bool], ...]], ...]
    pager: Pager
    query: Query


def wording_page(
    query: Query,
    counts: Iterable[TermCount],
    *,
    months: Iterable[tuple[str, str, int]],
    uses: Page[Use],
    choices: Iterable[tuple[str, tuple[tuple[str, int], ...]]],
) -> WordingPage:
    """Return the page of wording.

    Args:
        query: the address.
        counts: by outlet, word and side.
        months: (month, word, uses).
        uses: one page of the uses.
        choices: by column (outlet, term, side), what may be chosen.
    """
    known = list(counts)
    by_month: dict[str, int] = {}
    for month, _, number in months:
        by_month[month] = by_month.get(month, 0) + number
    return WordingPage(
        title="Wording",
        terms=_terms(known),
        outlets=tuple(dict.fromkeys(plain(count.outlet) or UNKNOWN for count in known)),
        months=tuple(sorted(by_month.items())),
        uses=tuple(_use(use) for use in uses.items),
        choices=tuple(
            (
                column,
                column.capitalize() if column != "term" else "Word",
                tuple(
                    (
                        value,
                        side_words(value) if column == "side" else plain(value) or UNKNOWN,
                        number,
                        value in query.many(column),
                    )
                    for value, number in values
                ),
            )
            for column, values in choices
        ),
        pager=pager_of(uses, query),
        query=query,
    )


def _terms(counts: list[TermCount]) -> tuple[Term, ...]:
    grouped: dict[tuple[str, str | None], list[TermCount]] = {}
    for count in counts:
        grouped.setdefault((count.term, count.side), []).append(count)
    found = [
        Term(
            plain(term),
            side_words(side) if side else NO_SIDE,
            side,
            sum(count.own + count.quoted for count in same),
            tuple((plain(count.outlet) or UNKNOWN, count.own, count.quoted) for count in same),
        )
        for (term, side), same in grouped.items()
    ]
    return tuple(sorted(found, key=lambda term: (-term.total, term.term, term.side)))


def _use(use: Use) -> UseRow:
    return UseRow(
        plain(use.term),
        use.document,
        place_anchor("word", use.start),
        plain(use.outlet) or UNKNOWN,
        plain(use.speaker) if use.speaker else None,
        side_words(use.side) if use.side else None,
        use.day,
    )
