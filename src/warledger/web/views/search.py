"""Hits of a search → the page of them: documents by relevance, their sentences, and the claims in these."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from warledger.ledger.browsing.asking import Page
from warledger.ledger.browsing.search import Hit, Passage
from warledger.publish.phrase import plain
from warledger.records import Event, Reading
from warledger.web.address import Query
from warledger.web.highlight import Mark, highlighted
from warledger.web.links import claim_anchor
from warledger.web.views.pager import Pager, pager_of
from warledger.web.views.rows import EventRow, event_row


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim in a sentence that was found, with the events that it belongs to."""

    kind: str
    anchor: str
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the words that were asked for marked."""

    text: Markup
    anchor: str | None
    claims: tuple[ClaimHit, ...]


@dataclass(frozen=True, slots=True)
class HitRow:
    """A document that was found."""

    document: str
    title: str
    outlet: str | None
    published: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page of a search; ``asked`` is empty where nothing was asked yet."""

    title: str
    asked: str
    hits: tuple[HitRow, ...]
    pager: Pager
    query: Query


def search_page(query: Query, page: Page[Hit], events: Mapping[str, tuple[Event, ...]]) -> SearchPage:
    """Return the page of a search.

    Args:
        query: the address; ``q`` holds the words.
        page: what was found.
        events: the events that each claim belongs to, by claim id.
    """
    return SearchPage(
        title="Search",
        asked=query.one("q") or "",
        hits=tuple(_hit(hit, events) for hit in page.items),
        pager=pager_of(page, query),
        query=query,
    )


def _hit(hit: Hit, events: Mapping[str, tuple[Event, ...]]) -> HitRow:
    document = hit.reading.document
    return HitRow(
        document.id,
        plain(document.title or "") or document.id,
        plain(document.outlet) if document.outlet else None,
        document.published,
        tuple(_sentence(hit.reading, passage, events) for passage in hit.passages),
    )


def _sentence(reading: Reading, passage: Passage, events: Mapping[str, tuple[Event, ...]]) -> Sentence:
    text = reading.document.text[passage.start : passage.end]
    marks = [Mark(start - passage.start, end - passage.start, "found") for start, end in passage.words]
    inside = [claim for claim in reading.claims if claim.start < passage.end and passage.start < claim.end]
    claims = tuple(
        ClaimHit(
            plain(claim.sub_event_type),
            claim_anchor(claim.id),
            tuple(event_row(event) for event in events.get(claim.id, ())),
        )
        for claim in inside
    )
    return Sentence(highlighted(text, marks), claims[0].anchor if claims else None, claims)
