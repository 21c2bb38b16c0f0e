"""Disputes and differences that are none → sections: each side with its value, who stands for it and in which words."""

from collections.abc import Iterable

from warledger.publish.happenings import headline, setting
from warledger.publish.page import Group, Line, Section, Voice
from warledger.publish.phrase import listed, plain, shortened
from warledger.publish.testimony import Testimony
from warledger.publish.voices import voices_of_claims
from warledger.records import Dispute, DisputeSide, Event
from warledger.vocabulary.publishing import publishing

_REPEATED = 30


def disputed(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return what accounts cannot agree on; None where nothing is in dispute."""
    return _section("disputed", ((event, d) for event in events for d in event.disputes if d.real), testimony)


def differences(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return differences that are no dispute, with the reason; None where there are none."""
    return _section("differences", ((event, d) for event in events for d in event.disputes if not d.real), testimony)


def dispute_line(event: Event, dispute: Dispute, testimony: Testimony) -> Line:
    """Return a dispute (or a difference that is none) as a line with one voice for each side and origin."""
    words = publishing()
    said = f" {_sentence(dispute.words)}" if dispute.words and not _is_repeated(dispute) else ""
    reason = f" No dispute: {words.why_not[dispute.why_not]}." if dispute.why_not else ""
    voices = tuple(voice for side in dispute.sides for voice in _side(side, testimony))
    grade = "contested" if dispute.real else event.grade
    return Line(f"{words.disputes[dispute.field]}.{said}{reason}", grade, (), voices, event.id)


def _section(key: str, found: Iterable[tuple[Event, Dispute]], testimony: Testimony) -> Section | None:
    """Return disputes under the headlines of their events."""
    pairs = list(found)
    cap = testimony.caps["section"] // (1 if key == "disputed" else 2)
    shown = pairs[:cap]
    by_event: dict[str, list[tuple[Event, Dispute]]] = {}
    for event, dispute in shown:
        by_event.setdefault(event.id, []).append((event, dispute))
    groups = tuple(
        Group(_heading(members[0][0]), tuple(dispute_line(*member, testimony) for member in members))
        for members in by_event.values()
    )
    title = publishing().sections[key]
    return Section(key, title, groups, len(pairs) - len(shown), "warledger disputes --all") if groups else None


def _heading(event: Event) -> str:
    return f"{headline(event, publishing().caps['summary_words'])}{setting(event, with_days=True)}"


def _side(side: DisputeSide, testimony: Testimony) -> tuple[Voice, ...]:
    """Return the voices of one side: its value and the words of each origin that stands for it, up to the cap."""
    value = shortened(plain(side.value), publishing().caps["label"])
    voices = voices_of_claims(side.claims, value, testimony)
    names = [plain(origin) if origin else "nobody named" for origin in side.origins]
    return voices or (Voice(f"{value}: {listed(names)}"),)


def _is_repeated(dispute: Dispute) -> bool:
    """Tell whether the dispute's line only repeats its sides, which the voices say, or its reason."""
    words = plain(dispute.words or "").casefold()
    values = [plain(side.value).casefold()[:_REPEATED] for side in dispute.sides]
    return any(value and value in words for value in values) or f": {dispute.why_not}" in words


def _sentence(words: str) -> str:
    text = shortened(plain(words), publishing().caps["quote"])
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "…", "?", "!")) else f"{text}."
