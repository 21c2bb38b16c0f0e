"""Silences and claims without anybody's word → the section of what is not said."""

from collections.abc import Iterable

from warledger.publish.happenings import chosen, headline, setting
from warledger.publish.page import Citation, Group, Line, Section, Voice
from warledger.publish.phrase import plain
from warledger.publish.testimony import Testimony, voices_of
from warledger.records import Event, Silence
from warledger.vocabulary.publishing import publishing

_SILENCES = "What a speaker does not mention"
_NOBODY = "Told without saying on whose word"


def unsaid(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return the silences that reports note, and what they tell on nobody's word; None where there is neither."""
    cap = publishing().caps["section"] // 2
    silences = [(document, s) for document, reading in testimony.readings.items() for s in reading.silences]
    quiet = tuple(_silence(document, silence, testimony) for document, silence in silences[:cap])
    nobody = [event for event in events if event.grade == "unattributed"]
    told = tuple(_unattributed(event, testimony) for event in chosen(nobody, cap))
    groups = tuple(
        Group(heading, lines, left_out, see)
        for heading, lines, left_out, see in (
            (_SILENCES, quiet, len(silences) - len(quiet), "warledger read PATH… (layer silences)"),
            (_NOBODY, told, len(nobody) - len(told), "warledger events"),
        )
        if lines
    )
    return Section("unsaid", publishing().sections["unsaid"], groups) if groups else None


def _silence(document: str, silence: Silence, testimony: Testimony) -> Line:
    speaker = plain(silence.speaker or "A speaker")
    about = plain(silence.about or "something")
    noted = f"{testimony.outlet(document) or document} notes"
    words = testimony.words(document, silence.start, silence.end)
    voice = Voice(noted, words, (Citation(document, silence.start, silence.end),))
    return Line(f"{speaker} does not mention {about}.", "single", (), (voice,))


def _unattributed(event: Event, testimony: Testimony) -> Line:
    cites = tuple(citation for voice in voices_of(event, testimony, 1) for citation in voice.citations)
    return Line(f"{headline(event)}{setting(event, with_days=True)}.", event.grade, cites, (), event.id)
