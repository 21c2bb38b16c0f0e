"""Events that rest on a single origin → one line an origin: the passages with what only it says."""

from collections.abc import Iterable

from warledger.publish.origins import origins_behind
from warledger.publish.page import Group, Line, Saying, Section, Voice
from warledger.publish.phrase import counted
from warledger.publish.testimony import Testimony
from warledger.records import Event
from warledger.vocabulary.publishing import publishing


def one_sided(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return, origin by origin, what nobody else says; None where everything has two origins."""
    by_origin: dict[str, list[Event]] = {}
    for event in events:
        origins = [origin.name for origin in origins_behind([event], testimony)]
        if event.grade == "single" and len(origins) == 1:
            by_origin.setdefault(origins[0], []).append(event)
    ranked = sorted(by_origin.items(), key=lambda item: (-len(item[1]), item[0]))
    cap = testimony.caps["section"] // 2
    voices = tuple(_voice(origin, members, testimony) for origin, members in ranked[:cap])
    if not voices:
        return None
    line = Line("Only this origin says so", "single", (), voices, is_inline=True)
    title = publishing().sections["one_sided"]
    return Section("one_sided", title, (Group(None, (line,)),), len(ranked) - len(voices), "warledger events")


def _voice(origin: str, events: list[Event], testimony: Testimony) -> Voice:
    """Return an origin with the first passage of each thing that it alone says."""
    first = [testimony.cite(part.claim) for event in events for part in event.claims[:1]]
    cites = sorted({citation for cites in first for citation in cites})[: 2 * testimony.caps["voices"]]
    more = f", {counted(len(events), 'thing')}" if len(events) > len(cites) else ""
    return Voice(f"{origin}{more}", (Saying("", tuple(cites)),))
