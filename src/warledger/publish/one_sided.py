"""Events that rest on a single origin → lines by side and origin: what only one of them says."""

from collections.abc import Iterable

from warledger.publish.happenings import chosen, headline
from warledger.publish.page import Citation, Group, Line, Saying, Section, Voice
from warledger.publish.phrase import counted, plain
from warledger.publish.testimony import Testimony
from warledger.publish.voices import speaker
from warledger.records import Claim, Event
from warledger.vocabulary.publishing import publishing

_EACH = 4


def one_sided(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return, origin by origin, what nobody else says; None where everything has two origins."""
    by_origin: dict[str, list[Event]] = {}
    for event in events:
        if len(event.origins) == 1 and event.grade == "single":
            by_origin.setdefault(event.origins[0], []).append(event)
    outlets = {reading.document.outlet for reading in testimony.readings.values()}
    ranked = sorted(by_origin.items(), key=lambda item: (item[0] in outlets, -len(item[1]), item[0]))
    cap = testimony.caps["section"] // 2
    lines = tuple(_line(origin, members, testimony) for origin, members in ranked[:cap])
    if not lines:
        return None
    title = publishing().sections["one_sided"]
    return Section("one_sided", title, (Group(None, lines),), len(ranked) - len(lines), "warledger events")


def _line(origin: str, events: list[Event], testimony: Testimony) -> Line:
    kept = chosen(events, _EACH)
    voices = [
        Voice("–", (Saying(headline(event, publishing().caps["label"]), _cite(event, testimony.caps["voices"])),))
        for event in kept
    ]
    if len(events) > len(kept):
        voices.append(Voice("…", (Saying(f"and {len(events) - len(kept):,} more"),)))
    who = _who(origin, events, testimony)
    return Line(f"{counted(len(events), 'thing')} that only {who} says:", "single", (), tuple(voices))


def _cite(event: Event, most: int) -> tuple[Citation, ...]:
    return tuple(sorted({Citation(part.document, part.start, part.end) for part in event.claims[:most]}))


def _who(origin: str, events: list[Event], testimony: Testimony) -> str:
    """Return the origin with side and affiliation where a claim of it tells them."""
    for event in events:
        for part in event.claims:
            found = testimony.claims.get(part.claim)
            if found is not None and part.origin == origin:
                return _origin_of(found[1], origin)
    return plain(origin)


def _origin_of(claim: Claim, origin: str) -> str:
    inner = [link for link in claim.chain if link.name is not None]
    return speaker(inner[-1]) if inner else plain(origin)
