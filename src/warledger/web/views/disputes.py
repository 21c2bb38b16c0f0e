"""Events with what is disputed about them → the page of disputes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from warledger.ledger.browsing.asking import Page
from warledger.publish.phrase import named, plain
from warledger.records import Dispute, DisputeField, DisputeSide, Event, EventClaim
from warledger.vocabulary.publishing import publishing
from warledger.web.address import Query
from warledger.web.links import claim_anchor
from warledger.web.views.filters import Choice, FilterForm
from warledger.web.views.matrix import NOBODY
from warledger.web.views.pager import Pager, pager_of
from warledger.web.views.rows import EventRow, event_row

_QUOTED = 2
"""Passages of one side whose words are shown; the others are cited."""
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a claim stands, document and anchor, with its words and who says them; ``words`` empty: only cited."""

    document: str
    anchor: str
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class SideLine:
    """One side: its value, who stands for it, and the passages that say so."""

    value: str
    origins: tuple[str, ...]
    quoted: tuple[Passage, ...]
    cited: tuple[Passage, ...]


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
    """An event with its disputes; ``others`` more of it are on other fields than those asked for."""

    event: EventRow
    disputes: tuple[DisputeLine, ...]
    others: int


@dataclass(frozen=True, slots=True)
class DisputesPage:
    """The page of disputes; ``fields`` are what they may be narrowed to."""

    title: str
    events: tuple[EventDisputes, ...]
    fields: tuple[Choice, ...]
    with_differences: bool
    pager: Pager
    form: FilterForm
    query: Query


def disputing(event: Event) -> Iterator[str]:
    """Yield the documents whose words the disputes of an event may show."""
    wanted = {claim for dispute in event.disputes for side in dispute.sides for claim in side.claims[:_QUOTED]}
    yield from (part.document for part in event.claims if part.claim in wanted)


def disputes_page(
    query: Query,
    page: Page[Event],
    form: FilterForm,
    *,
    texts: Mapping[str, str],
    counts: Sequence[tuple[str, int]],
    fields: tuple[DisputeField, ...],
    with_differences: bool,
) -> DisputesPage:
    """Return the page of disputes.

    Args:
        query: the address.
        page: the events.
        form: the filters.
        texts: of the documents that are quoted, by id.
        counts: in how many events each field is disputed.
        fields: only these are asked for; empty for all.
        with_differences: differences that are no dispute stand on the page too.
    """
    numbers = dict(counts)
    questions = publishing().disputes
    return DisputesPage(
        title="Disputes",
        events=tuple(_disputes(event, texts, fields, with_differences=with_differences) for event in page.items),
        fields=tuple(
            Choice(field, questions[field], numbers.get(field, 0), field in fields)
            for field in sorted(get_args(DisputeField), key=lambda field: (-numbers.get(field, 0), field))
            if field in numbers or field in fields
        ),
        with_differences=with_differences,
        pager=pager_of(page, query),
        form=form,
        query=query,
    )


def _disputes(
    event: Event, texts: Mapping[str, str], fields: tuple[DisputeField, ...], *, with_differences: bool
) -> EventDisputes:
    shown = [dispute for dispute in event.disputes if dispute.real or with_differences]
    asked = [dispute for dispute in shown if not fields or dispute.field in fields]
    parts = {part.claim: part for part in event.claims}
    ordered = sorted(asked, key=lambda dispute: not dispute.real)
    lines = tuple(_line(dispute, parts, texts) for dispute in ordered)
    return EventDisputes(event_row(event), lines, len(shown) - len(asked))


def _line(dispute: Dispute, parts: Mapping[str, EventClaim], texts: Mapping[str, str]) -> DisputeLine:
    words = publishing()
    told = plain(dispute.words) if dispute.words else None
    is_said_below = told is not None and dispute.real and all(plain(side.value) in told for side in dispute.sides)
    return DisputeLine(
        words.disputes[dispute.field],
        dispute.real,
        words.why_not[dispute.why_not] if dispute.why_not else None,
        None if is_said_below else told,
        tuple(_side(side, parts, texts) for side in dispute.sides),
    )


def _side(side: DisputeSide, parts: Mapping[str, EventClaim], texts: Mapping[str, str]) -> SideLine:
    told = [parts[claim] for claim in side.claims if claim in parts]
    passages = [_passage(part, texts) for part in told]
    quoted = tuple({passage.words: passage for passage in reversed(passages[:_QUOTED]) if passage.words}.values())
    return SideLine(
        plain(side.value),
        tuple(named(origin) if origin else NOBODY for origin in side.origins),
        quoted[::-1],
        tuple(passage for passage in passages if passage not in quoted),
    )


def _passage(part: EventClaim, texts: Mapping[str, str]) -> Passage:
    words = " ".join(plain(texts.get(part.document, "")[part.start : part.end]).split())
    cut = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    return Passage(part.document, claim_anchor(part.claim), cut, named(part.origin) if part.origin else NOBODY)
