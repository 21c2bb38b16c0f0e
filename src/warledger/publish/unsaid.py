"""Silences and claims without anybody's word → the section of what is not said."""

from collections.abc import Iterable

from warledger.publish.page import Citation, Group, Line, Saying, Section, Voice
from warledger.publish.phrase import plain
from warledger.publish.testimony import Testimony
from warledger.records import Event, EventClaim, Silence
from warledger.vocabulary.publishing import publishing

_SILENCES = "What a speaker does not mention"
_NOBODY = "Told without saying on whose word"


def unsaid(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return the silences that reports note, and what they tell on nobody's word; None where there is neither."""
    cap = testimony.caps["section"] // 2
    silences = [(document, s) for document, reading in testimony.readings.items() for s in reading.silences]
    quiet = tuple(_silence(document, silence, testimony) for document, silence in silences[:cap])
    nobody = _on_nobodys_word(events)
    told = tuple(_unattributed(event, cited, testimony) for cited, event in nobody[:cap])
    groups = tuple(
        Group(heading, lines, left_out, see)
        for heading, lines, left_out, see in (
            (_SILENCES, quiet, len(silences) - len(quiet), "warledger read PATH… (layer silences)"),
            (_NOBODY, told, len(nobody) - len(told), "warledger claims"),
        )
        if lines
    )
    return Section("unsaid", publishing().sections["unsaid"], groups) if groups else None


def _on_nobodys_word(events: Iterable[Event]) -> list[tuple[Citation, Event]]:
    """Return the passages of some events that rest on nobody's word, each once; those inside another are left to it."""
    found = {_cite(part): event for event in events for part in event.claims if part.origin is None}
    by_document: dict[str, list[Citation]] = {}
    for cited in sorted(found, key=lambda one: (one.document, one.start, -one.end)):
        kept = by_document.setdefault(cited.document, [])
        if not kept or cited.end > kept[-1].end:
            kept.append(cited)
    return [(cited, found[cited]) for kept in by_document.values() for cited in kept]


def _cite(part: EventClaim) -> Citation:
    return Citation(part.document, part.start, part.end)


def _silence(document: str, silence: Silence, testimony: Testimony) -> Line:
    speaker = plain(silence.speaker or "A speaker")
    about = plain(silence.about or "something")
    cited = Citation(document, silence.start, silence.end)
    noted = Voice(f"{plain(testimony.outlet(document) or document)} notes", (Saying(testimony.words(cited), (cited,)),))
    return Line(f"{speaker} does not mention {about}.", "single", (), (noted,))


def _unattributed(event: Event, cited: Citation, testimony: Testimony) -> Line:
    where = plain(testimony.outlet(cited.document) or cited.document)
    return Line(f"{testimony.words(cited)} – {where}", "unattributed", (cited,), (), event.id)
