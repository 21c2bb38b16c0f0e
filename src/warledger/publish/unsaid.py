"""Silences and claims without anybody's word → the section of what is not said."""

from collections.abc import Iterable

from warledger.publish.headlines import label_of
from warledger.publish.page import Citation, Group, Line, Saying, Section, Voice
from warledger.publish.phrase import named, plain
from warledger.publish.testimony import Testimony
from warledger.records import Event, EventClaim, Grade, Omission, Silence
from warledger.vocabulary.publishing import publishing

_CITES = 4


def unsaid(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return the silences that reports note, what a side leaves out, and what is told on nobody's word.

    None where there is nothing of all this.
    """
    cap = testimony.caps["section"] // 2
    happened = list(events)
    omitted = [(event, omission) for event in happened for omission in event.omissions if not omission.noted]
    silences = [(document, s) for document, reading in testimony.readings.items() for s in reading.silences]
    lines = [_silence(document, silence, testimony) for document, silence in silences[:cap]]
    lines += [_omission(event, omission, testimony) for event, omission in omitted[:cap]]
    nobody = _on_nobodys_word(happened)
    if nobody:
        voices = [_voice(document, cites, testimony) for document, cites in nobody.items()][:cap]
        lines.append(Line("Told without saying on whose word", "unattributed", (), tuple(voices), is_inline=True))
    left_out = sum(max(0, len(found) - cap) for found in (silences, omitted))
    title, see = publishing().sections["unsaid"], "warledger event ID"
    return Section("unsaid", title, (Group(None, tuple(lines)),), left_out, see) if lines else None


def _omission(event: Event, omission: Omission, testimony: Testimony) -> Line:
    """Return what one side leaves out of an event; cited is where others state it."""
    cites = testimony.cite_all(omission.claims) or testimony.cite_all(part.claim for part in event.claims)
    grade: Grade = "corroborated" if len(omission.stated_by) > 1 else "single"
    return Line(f"{plain(omission.words).rstrip('.')} ({label_of(event)}).", grade, cites[:_CITES], (), event.id)


def _on_nobodys_word(events: Iterable[Event]) -> dict[str, list[Citation]]:
    """Return the passages on nobody's word, by document; those inside another are left to it."""
    found = {_cite(part) for event in events for part in event.claims if part.origin is None}
    by_document: dict[str, list[Citation]] = {}
    for cited in sorted(found, key=lambda one: (one.document, one.start, -one.end)):
        kept = by_document.setdefault(cited.document, [])
        if not kept or cited.end > kept[-1].end:
            kept.append(cited)
    return by_document


def _cite(part: EventClaim) -> Citation:
    return Citation(part.document, part.start, part.end)


def _silence(document: str, silence: Silence, testimony: Testimony) -> Line:
    speaker = named(silence.speaker or "A speaker")
    about = plain(silence.about or "something")
    cited = Citation(document, silence.start, silence.end)
    words = testimony.words(cited, "saying")
    noted = Voice(f"{plain(testimony.outlet(document) or document)} notes", (Saying(words, (cited,)),))
    return Line(f"{speaker} does not mention {about}.", "single", (), (noted,))


def _voice(document: str, cites: list[Citation], testimony: Testimony) -> Voice:
    shown = tuple(cites[: 2 * testimony.caps["voices"]])
    return Voice(plain(testimony.outlet(document) or document), (Saying("", shown),))
