"""Disputes and differences that are none → sections: each side with its value, who stands for it and in which words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from string import ascii_uppercase

from warledger.publish.headlines import label_of
from warledger.publish.page import Group, Line, Saying, Section, Voice
from warledger.publish.phrase import listed, named, plain, shortened
from warledger.publish.sameness import is_same
from warledger.publish.testimony import Testimony
from warledger.publish.voices import voices_of_claims, words_of_claims
from warledger.records import Dispute, DisputeSide, Event
from warledger.vocabulary.publishing import publishing

_STANCE_ENDS = ": "
"""Parts "denied" from what is denied in the value of a side."""


def disputed(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return what accounts cannot agree on, each side in its words; None where nothing is in dispute."""
    pairs = [(event, dispute) for event in events for dispute in event.disputes if dispute.real]
    return _section("disputed", pairs, dispute_line, testimony)


def differences(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return differences that are no dispute, one line an event, each with the reason; None where there are none."""
    quiet = [(event, [dispute for dispute in event.disputes if not dispute.real]) for event in events]
    found = [(event, disputes) for event, disputes in quiet if disputes]
    cap = testimony.caps["section"] // 2
    lines = tuple(_quiet_line(event, disputes, testimony) for event, disputes in found[:cap])
    title, see = publishing().sections["differences"], "warledger disputes --all"
    return Section("differences", title, (Group(None, lines),), len(found) - len(lines), see) if lines else None


def _quiet_line(event: Event, disputes: Sequence[Dispute], testimony: Testimony) -> Line:
    """Return the differences within one event on one line: what differs, why that is none, and the two values."""
    cap = publishing().caps["quiet"]
    voices = [_quiet(dispute, testimony) for dispute in disputes[:cap]]
    if len(disputes) > cap:
        voices.append(Voice(f"{len(disputes) - cap} more"))
    return Line(f"{label_of(event)}.", event.grade, (), tuple(voices), event.id, is_inline=True)


def _quiet(dispute: Dispute, testimony: Testimony) -> Voice:
    words = publishing()
    reason = f" ({words.why_short[dispute.why_not]})" if dispute.why_not else ""
    sayings = tuple(
        Saying(_value(side, "value"), testimony.cite_all(side.claims)[: testimony.caps["voices"]])
        for side in dispute.sides
    )
    return Voice(f"{words.disputes[dispute.field].lower()}{reason}", sayings)


def dispute_line(event: Event, dispute: Dispute, testimony: Testimony) -> Line:
    """Return a dispute as a line with one voice for each side and origin; voices of one side have one letter."""
    voices = tuple(
        replace(voice, who=f"{letter}) {voice.who}")
        for letter, side in zip(ascii_uppercase, dispute.sides, strict=False)
        for voice in _quoted(side, testimony)
    )
    return Line(f"{publishing().disputes[dispute.field]}. {label_of(event)}.", "contested", (), voices, event.id)


def difference_line(event: Event, dispute: Dispute, testimony: Testimony) -> Line:
    """Return a difference that is none as one line: what differs, why that is no dispute, and who says what."""
    words = publishing()
    reason = f" No dispute: {words.why_not[dispute.why_not]}." if dispute.why_not else ""
    voices = tuple(_named(side, testimony) for side in dispute.sides)
    line = f"{words.disputes[dispute.field]}. {label_of(event)}.{reason}"
    return Line(line, event.grade, (), voices, event.id, is_inline=True)


def _section(
    key: str,
    pairs: list[tuple[Event, Dispute]],
    to_line: Callable[[Event, Dispute, Testimony], Line],
    testimony: Testimony,
) -> Section | None:
    cap = testimony.caps["section"]
    lines = tuple(to_line(event, dispute, testimony) for event, dispute in pairs[:cap])
    title = publishing().sections[key]
    see = "warledger disputes --all"
    return Section(key, title, (Group(None, lines),), len(pairs) - len(lines), see) if lines else None


def _quoted(side: DisputeSide, testimony: Testimony) -> tuple[Voice, ...]:
    """Return the voices of one side: its value and the words of each origin that stands for it, up to the cap."""
    value = _value(side)
    stance, _, bare = value.rpartition(_STANCE_ENDS)
    is_quoted = any(is_same(bare, testimony.clause(cited)) for cited in testimony.cite_all(side.claims))
    voices = voices_of_claims(side.claims, stance if is_quoted else value, testimony)
    return voices or (Voice(f"{value}: {_origins(side)}"),)


def _named(side: DisputeSide, testimony: Testimony) -> Voice:
    """Return one side's value with who stands for it, without their words."""
    known = words_of_claims(side.claims, testimony)
    who = listed([voice.who for voice in known]) if known else _origins(side)
    sayings = tuple(saying for voice in known for saying in voice.sayings)
    return Voice(f"{_value(side, 'value')}: {who}", sayings)


def side_words_of(dispute: Dispute) -> str:
    """Return the values of a dispute's sides in short: "9 killed against 60 killed"."""
    return " against ".join(_value(side, "value") for side in dispute.sides)


def _value(side: DisputeSide, cap: str = "label") -> str:
    return shortened(plain(side.value), publishing().caps[cap])


def _origins(side: DisputeSide) -> str:
    return listed([named(origin) if origin else "nobody named" for origin in side.origins])
