"""Events with what is disputed about them → the page of disputes."""

from dataclasses import dataclass

from warledger.ledger.browsing.asking import Page
from warledger.publish.phrase import named, plain
from warledger.records import Dispute, Event
from warledger.vocabulary.publishing import publishing
from warledger.web.address import Query
from warledger.web.links import claim_anchor
from warledger.web.views.filters import FilterForm
from warledger.web.views.matrix import NOBODY
from warledger.web.views.pager import Pager, pager_of
from warledger.web.views.rows import EventRow, event_row


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: document and anchor."""

    document: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SideLine:
    """One side: its value, who stands for it, and where."""

    value: str
    origins: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """What accounts of an event differ on."""

    question: str
    is_real: bool
    why_not: str | None
    words: str | None
    sides: tuple[SideLine, ...]


@dataclass(frozen=True, slots=True)
class EventDisputes:
    """An event with its disputes."""

    event: EventRow
    disputes: tuple[DisputeLine, ...]


@dataclass(frozen=True, slots=True)
class DisputesPage:
    """The page of disputes."""

    title: str
    events: tuple[EventDisputes, ...]
    with_differences: bool
    pager: Pager
    form: FilterForm
    query: Query


def disputes_page(query: Query, page: Page[Event], form: FilterForm, *, with_differences: bool) -> DisputesPage:
    """Return the page of disputes; differences that are none stand on it where they are asked for."""
    return DisputesPage(
        title="Disputes",
        events=tuple(
            EventDisputes(
                event_row(event),
                tuple(_line(event, dispute) for dispute in event.disputes if dispute.real or with_differences),
            )
            for event in page.items
        ),
        with_differences=with_differences,
        pager=pager_of(page, query),
        form=form,
        query=query,
    )


def _line(event: Event, dispute: Dispute) -> DisputeLine:
    words = publishing()
    documents = {part.claim: part.document for part in event.claims}
    return DisputeLine(
        words.disputes[dispute.field],
        dispute.real,
        words.why_not[dispute.why_not] if dispute.why_not else None,
        plain(dispute.words) if dispute.words else None,
        tuple(
            SideLine(
                plain(side.value),
                tuple(named(origin) if origin else NOBODY for origin in side.origins),
                tuple(Place(documents[claim], claim_anchor(claim)) for claim in side.claims if claim in documents),
            )
            for side in dispute.sides
        ),
    )
