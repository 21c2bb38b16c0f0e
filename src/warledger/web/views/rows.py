"""Events → the rows of lists, as pages show them everywhere."""

from dataclasses import dataclass

from warledger.publish.harm import toll_words
from warledger.publish.headlines import headline
from warledger.publish.phrase import period_words, plain
from warledger.publish.signs import SIGNS
from warledger.records import Event
from warledger.vocabulary.publishing import publishing

_TOLLS = 3


@dataclass(frozen=True, slots=True)
class GradeMark:
    """A grade with what it means; ``sign`` tells it apart without colour."""

    code: str
    words: str
    sign: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list. ``begin`` and ``until`` are as the ledger has them, ``when`` is for people."""

    id: str
    words: str
    when: str
    begin: str | None
    until: str | None
    precision: str | None
    place: str | None
    within: tuple[str, ...]
    kind: str
    grade: GradeMark
    is_disputed: bool
    is_background: bool
    tolls: tuple[str, ...]
    origins: tuple[str, ...]
    documents: int


def grade_mark(code: str) -> GradeMark:
    """Return a grade with its words and sign."""
    return GradeMark(code, publishing().grades.get(code, ""), SIGNS.get(code, ""))


def event_row(event: Event) -> EventRow:
    """Return an event as a row."""
    place = event.place
    return EventRow(
        id=event.id,
        words=headline(event, publishing().caps["headline"]),
        when=period_words(event.begin, event.until),
        begin=event.begin,
        until=event.until,
        precision=event.time_precision,
        place=plain(place.name) if place is not None else None,
        within=tuple(plain(name) for name in place.within) if place is not None else (),
        kind=plain(event.sub_event_type),
        grade=grade_mark(event.grade),
        is_disputed=any(dispute.real for dispute in event.disputes),
        is_background=event.background,
        tolls=tuple(toll_words(toll) for toll in event.tolls[:_TOLLS]),
        origins=tuple(plain(origin) for origin in event.origins),
        documents=len(event.documents),
    )
