"""A composed brief, or why there is none → the page of the brief, and what the overview shows of one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from warledger.ledger.browsing.asking import Counts
from warledger.publish.composed import Composed
from warledger.publish.drawn import Drawn, drawn_of
from warledger.publish.opening import Opening
from warledger.publish.phrase import period_words
from warledger.publish.pieces import Mark
from warledger.publish.sheet import Passage, Sheet, sheet_of
from warledger.publish.svg import ON_SCREEN
from warledger.web.address import Query
from warledger.web.briefs import Refused
from warledger.web.conventions import Rule, rules
from warledger.web.links import Links, claim_anchor
from warledger.web.period import last_day

Download = Literal["html", "pdf", "md"]
_WEEKS = 6
_DAY_LENGTH, _MONTH_LENGTH = 10, 7


@dataclass(frozen=True, slots=True)
class Period:
    """Some days with how many happenings begin in them, and the address that asks for them."""

    words: str
    number: int
    query: Query


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The page of a brief; ``refused`` says why there is none, and ``periods`` offer days that have one."""

    title: str
    sheet: Sheet | None
    drawn: Drawn | None
    claims: dict[int, str]
    refused: str | None
    periods: tuple[Period, ...]
    conventions: tuple[tuple[Rule, Query, bool], ...]
    downloads: tuple[Download, ...]
    query: Query

    def passage(self, links: Links, passage: Passage) -> str:
        """Return the address of a passage in its document."""
        return document_address(links, passage.document, self.claims.get(passage.number))


@dataclass(frozen=True, slots=True)
class OpeningMark:
    """A number that leads to a report."""

    number: int
    document: str
    claim: str | None

    def address(self, links: Links) -> str:
        """Return where it leads."""
        return document_address(links, self.document, self.claim)


@dataclass(frozen=True, slots=True)
class BriefOpening:
    """What the overview shows of a brief: its first sentences, or weeks that have one; ``whole`` leads to all of it."""

    sentences: tuple[tuple[str | OpeningMark, ...], ...]
    periods: tuple[Period, ...]
    whole: Query


def document_address(links: Links, document: str, claim: str | None) -> str:
    """Return the address of a claim in its document, or of the document where there is none."""
    return links.document(document, claim_anchor(claim) if claim is not None else None)


def brief_page(
    query: Query,
    made: Composed | Refused,
    counts: Counts,
    *,
    downloads: Sequence[Download],
    periods: Iterable[Period] = (),
) -> BriefPage:
    """Return the page of a brief.

    Args:
        query: the address.
        made: the brief, or why there is none.
        counts: of the happenings asked for.
        downloads: the formats that it can be had in.
        periods: other periods to offer; where there is no brief and none are given, the busiest weeks.
    """
    offered = tuple(periods)
    conventions = tuple(
        (rule, query.having("convention", rule.code), rule.code == (query.one("convention") or "ucdp"))
        for rule in rules()
    )
    if isinstance(made, Refused):
        return BriefPage(
            "Brief", None, None, {}, made.words, offered or busiest_weeks(counts, query), conventions, (), query
        )
    sheet = sheet_of(made)
    drawn = drawn_of(sheet, ON_SCREEN)
    return BriefPage(sheet.title, sheet, drawn, dict(made.claims), None, offered, conventions, tuple(downloads), query)


def brief_opening(query: Query, opening: Opening | None, counts: Counts) -> BriefOpening:
    """Return what the overview shows of a brief."""
    whole = query.only("from", "until", "place")
    if opening is None:
        return BriefOpening((), busiest_weeks(counts, query), whole)
    sentences = tuple(
        tuple(
            OpeningMark(piece.number, opening.leads[piece.number].document, opening.leads[piece.number].claim)
            if isinstance(piece, Mark)
            else piece
            for piece in sentence
        )
        for sentence in opening.sentences
    )
    return BriefOpening(sentences, (), whole)


def busiest_weeks(counts: Counts, query: Query) -> tuple[Period, ...]:
    """Return the weeks in which most begins, in order of time."""
    weeks: Counter[date] = Counter()
    for day, number, _ in counts.days:
        try:
            found = date.fromisoformat(day[:_DAY_LENGTH])
            weeks[found - timedelta(found.weekday())] += number
        except (ValueError, OverflowError):
            continue  # a month or a year is in no one week
    ranked = sorted(weeks, key=lambda monday: (-weeks[monday], monday))[:_WEEKS]
    return tuple(_week(monday, weeks[monday], query) for monday in sorted(ranked))


def months_of(counts: Counts) -> tuple[Period, ...]:
    """Return the months in which something begins, in order of time."""
    months: Counter[str] = Counter()
    for day, number, _ in counts.days:
        if len(day) >= _MONTH_LENGTH:
            months[day[:_MONTH_LENGTH]] += number
    return tuple(_month(month, number) for month, number in sorted(months.items()))


def _month(month: str, number: int) -> Period:
    first, last = f"{month}-01", last_day(month) or month
    return Period(period_words(first, last), number, Query((("from", first), ("until", last))))


def _week(monday: date, number: int, query: Query) -> Period:
    first, last = monday.isoformat(), min(monday.toordinal() + 6, date.max.toordinal())
    until = date.fromordinal(last).isoformat()
    return Period(period_words(first, until), number, query.having("from", first).having("until", until))
