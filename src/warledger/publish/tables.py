"""Records → rows of words for tables: documents, claims, events, disputes, control."""

from collections.abc import Sequence
from dataclasses import replace

from warledger.contract import Json, to_json
from warledger.publish.harm import toll_words
from warledger.publish.headlines import headline
from warledger.publish.phrase import listed, named, plain, quoted
from warledger.publish.speaking import speaker
from warledger.records import Claim, ControlInterval, Dispute, Document, Event, EventToll, Reading
from warledger.vocabulary.publishing import publishing

_DAY_LENGTH = 10
Row = tuple[str, ...]

DOCUMENT_COLUMNS = ("Document", "Outlet", "Published", "Title", "Characters")
CLAIM_COLUMNS = ("Claim", "Document", "Kind", "On whose word", "Stance", "When", "Where", "Words")
EVENT_COLUMNS = ("Event", "When", "Where", "What", "Tolls", "Origins", "Grade")
DISPUTE_COLUMNS = ("Event", "About", "Sides", "Real", "What")
WIDE_COLUMNS = frozenset({"Title", "Words", "What", "Sides", "Standing"})
CONTROL_COLUMNS = ("Place", "Status", "Holder", "When", "Standing", "On whose word", "Event")


def document_row(document: Document) -> Row:
    """Return a document as words; an inferred date is marked "~"."""
    inferred = f"~{document.dated.value}" if document.dated is not None else "undated"
    title = plain(document.title or "")
    outlet = plain(document.outlet or "?")
    return (document.id, outlet, document.published or inferred, title, f"{len(document.text):,}")


def claim_row(reading: Reading, claim: Claim) -> Row:
    """Return a claim as words: kind, whose word, stance, times, places, clause."""
    stance = " ".join(
        word
        for word, holds in (("not", claim.negated), (claim.stance, True), ("background", claim.background))
        if holds
    )
    inner = [link for link in claim.chain if link.name is not None]
    whose = speaker(inner[-1]) if claim.origin is not None and inner else "nobody named"
    times = [reading.times[index] for index in claim.times]
    when = [time.value or time.weekday or reading.document.text[time.start : time.end] for time in times]
    where = [reading.places[index].name for index in claim.places]
    words = quoted(reading.document.text[claim.start : claim.end], publishing().caps["label"])
    kind = claim.sub_event_type
    return (claim.id, reading.document.id, kind, whose, stance, _listed(when), _listed(where), words)


def event_row(event: Event) -> Row:
    """Return an event as words: days, place, what, tolls, origins, grade."""
    where = plain(event.place.name) if event.place is not None else ""
    figures = listed([_short_toll(toll) for toll in event.tolls], 2)
    words = headline(event, publishing().caps["words"])
    return (event.id, _days(event.begin, event.until), where, words, figures, _origins(event), event.grade)


def _origins(event: Event) -> str:
    """Return the independent origins of an event, and of how many outlets where they are more."""
    if not event.independent:
        return _listed(list(event.origins))
    names = _listed([named(origin.name) for origin in event.independent])
    return f"{names} ({len(event.outlets)} outlets)" if len(event.outlets) > len(event.independent) else names


def _short_toll(toll: EventToll) -> str:
    """Return a figure as narrow as a column wants it: whose people they are stands on the page of the event."""
    return toll_words(replace(toll, party=None, scope=None))


def dispute_row(event: Event, dispute: Dispute) -> Row:
    """Return a dispute as words: which field, who says what, whether it is one."""
    words = publishing()
    sides = " / ".join(
        f"{plain(side.value)} ({_listed([named(origin or 'nobody named') for origin in side.origins])})"
        for side in dispute.sides
    )
    real = "yes" if dispute.real else f"no: {words.why_not[dispute.why_not] if dispute.why_not else 'not said why'}"
    return (event.id, words.disputes[dispute.field], sides, real, headline(event, words.caps["words"]))


def control_row(held: ControlInterval) -> Row:
    """Return an interval of control as words; what is only claimed is told from what is corroborated."""
    when = _days(held.begin, held.until)
    told = f", last told {held.last_told}" if held.until is None and held.last_told not in {None, held.begin} else ""
    whose = _listed([named(origin or "nobody named") for origin in held.origins])
    return (
        f"{plain(held.place)}{publishing().extents[held.extent]}",
        publishing().control[held.status],
        named(held.holder or "?"),
        f"{when}{told}",
        standing_of(held),
        whose,
        held.event or "",
    )


def standing_of(held: ControlInterval) -> str:
    """Return how well an interval of control is supported, why, and whom others name for the same days."""
    why = f": {plain(held.why)}" if held.why else ""
    rivals = f"; others name {_listed([named(rival) for rival in held.rivals])}" if held.rivals else ""
    return f"{held.basis}{why}{rivals}"


def _days(begin: str | None, until: str | None) -> str:
    """Return days as narrow as a column wants them: one day, first/last with ".." for an open end, or nothing."""
    first, last = (begin or "..")[:_DAY_LENGTH], (until or "..")[:_DAY_LENGTH]
    if begin is None and until is None:
        return "undated"
    return first if first == last else f"{first} / {last}"


def _listed(words: Sequence[str]) -> str:
    return listed(list(dict.fromkeys(plain(word) for word in words)), 3)


def claim_to_json(reading: Reading, claim: Claim) -> Json:
    """Return a claim as JSON: the contract's claim, its document, and the names behind its indexes."""
    document = reading.document
    return {
        "document": document.id,
        "outlet": document.outlet,
        **to_json(claim, document.text),
        "names": {
            "initiators": [reading.actors[index].name for index in claim.initiators],
            "targets": [reading.actors[index].name for index in claim.targets],
            "places": [reading.places[index].name for index in claim.places],
            "times": [reading.times[index].value for index in claim.times],
        },
    }


def dispute_to_json(event: Event, dispute: Dispute) -> Json:
    """Return a dispute as JSON, with its event."""
    return {"event": event.id, "event_words": event.words, **to_json(dispute)}
