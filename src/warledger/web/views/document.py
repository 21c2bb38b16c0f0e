"""One reading → the page of its document: the text with its layers, and what explains each claim."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from warledger.publish.phrase import figure, named, period_words, plain
from warledger.publish.speaking import side_words, who_says
from warledger.records import Claim, Document, Event, Reading, Toll
from warledger.vocabulary.publishing import publishing
from warledger.web.highlight import highlighted
from warledger.web.links import claim_anchor
from warledger.web.views.layers import Layer, layers_of, marks_of
from warledger.web.views.rows import EventRow, event_row


@dataclass(frozen=True, slots=True)
class LinkCard:
    """One speaker of a chain, the outlet first."""

    name: str
    stance: str
    side: str | None
    is_outlet: bool


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """What explains one claim."""

    id: str
    anchor: str
    words: str
    who: str
    chain: tuple[LinkCard, ...]
    kind: str
    stance: str
    is_negated: bool
    is_background: bool
    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    when: tuple[str, ...]
    where: tuple[str, ...]
    tolls: tuple[str, ...]
    weapon: str | None
    blamed: tuple[str, ...]
    control: str | None
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the text, with a name for what they are."""

    kind: str
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice of reading; ``needs_person``: somebody should look at it."""

    code: str
    words: str
    needs_person: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The page of a document."""

    title: str
    id: str
    outlet: str | None
    author: str | None
    url: str | None
    published: str | None
    published_basis: str | None
    dated: str | None
    dated_reason: str | None
    language: str | None
    digest: str
    characters: int
    text: Markup
    layers: tuple[Layer, ...]
    claims: tuple[ClaimCard, ...]
    furniture: tuple[Piece, ...]
    silences: tuple[Piece, ...]
    remarks: tuple[Remark, ...]
    versions: tuple[str, ...]
    copies: tuple[str, ...]


def document_page(
    reading: Reading,
    *,
    document: Document,
    events: Mapping[str, tuple[Event, ...]],
    versions: tuple[str, ...] = (),
    chosen: tuple[str, ...] = (),
) -> DocumentPage:
    """Return the page of a document.

    Args:
        reading: what was read in it.
        document: the same document with its inferred date and copies.
        events: the events that each claim belongs to, by claim id.
        versions: ids of all its versions.
        chosen: the layers to show; the default ones where it is empty.
    """
    marks = marks_of(reading)
    text = document.text
    return DocumentPage(
        title=plain(document.title or "") or document.id,
        id=document.id,
        outlet=plain(document.outlet) if document.outlet else None,
        author=plain(document.author) if document.author else None,
        url=plain(document.url) if document.url else None,
        published=document.published,
        published_basis=document.published_basis,
        dated=document.dated.value if document.dated else None,
        dated_reason=plain(document.dated.reason) if document.dated else None,
        language=document.language,
        digest=document.digest,
        characters=len(text),
        text=highlighted(text, marks),
        layers=layers_of(marks, chosen),
        claims=tuple(_card(reading, claim, events.get(claim.id, ())) for claim in reading.claims),
        furniture=tuple(
            Piece(piece.kind, plain(text[piece.start : piece.end]), f"furniture-{piece.start}")
            for piece in reading.furniture
        ),
        silences=tuple(
            Piece(
                f"{named(silence.speaker or 'A speaker')} does not mention {plain(silence.about or 'something')}",
                plain(text[silence.start : silence.end]),
                f"silence-{silence.start}",
            )
            for silence in reading.silences
        ),
        remarks=_remarks(reading, document),
        versions=tuple(version for version in versions if version != document.id),
        copies=document.copies,
    )


def _card(reading: Reading, claim: Claim, events: tuple[Event, ...]) -> ClaimCard:
    control = claim.control
    return ClaimCard(
        id=claim.id,
        anchor=claim_anchor(claim.id),
        words=plain(reading.document.text[claim.start : claim.end]),
        who=who_says(reading, claim),
        chain=tuple(
            LinkCard(
                named(link.name) if link.name else "nobody named",
                link.stance,
                side_words(link.side) if link.side else None,
                link.outlet,
            )
            for link in claim.chain
        ),
        kind=plain(claim.sub_event_type),
        stance=claim.stance,
        is_negated=claim.negated,
        is_background=claim.background,
        initiators=tuple(dict.fromkeys(named(reading.actors[index].name) for index in claim.initiators)),
        targets=tuple(dict.fromkeys(named(reading.actors[index].name) for index in claim.targets)),
        when=tuple(_when(reading, index) for index in claim.times),
        where=tuple(
            dict.fromkeys(
                ", ".join((plain(place.name), *(plain(name) for name in place.within[:2])))
                for place in (reading.places[index] for index in claim.places)
            )
        ),
        tolls=tuple(_toll(reading.tolls[index]) for index in claim.tolls),
        weapon=named(claim.weapon) if claim.weapon else None,
        blamed=tuple(f"{named(reading.actors[who.actor].name)} ({who.stance})" for who in claim.responsibility),
        control=f"{plain(control.place)}: {publishing().control[control.status]}"
        f"{f' by {named(control.holder)}' if control.holder else ''}"
        if control is not None
        else None,
        events=tuple(event_row(event) for event in events),
    )


def _when(reading: Reading, index: int) -> str:
    time = reading.times[index]
    said = plain(reading.document.text[time.start : time.end])
    return f"{said}: {period_words(time.begin, time.until)}" if time.begin else said


def _toll(toll: Toll) -> str:
    people = " of ".join(dict.fromkeys(named(who) for who in (toll.population, toll.party) if who))
    return f"{figure(toll.low, toll.high, toll.qualifier)} {toll.harm}{f' ({people})' if people else ''}"


def _remarks(reading: Reading, document: Document) -> tuple[Remark, ...]:
    needs = publishing().needs_person
    notices = dict.fromkeys((*document.notices, *reading.notices))
    return tuple(Remark(notice.code, plain(notice.message), notice.code in needs) for notice in notices)
