"""Who is blamed by whom, and who claims, denies or admits a deed → the section of responsibility."""

from collections.abc import Iterable, Sequence

from warledger.publish.headlines import label_of
from warledger.publish.page import Group, Line, Saying, Section, Voice
from warledger.publish.phrase import listed, named
from warledger.publish.testimony import Testimony
from warledger.records import Answering, Event
from warledger.vocabulary.publishing import publishing


def responsibility(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return a line for each deed that somebody is blamed for, claims, denies or admits; None where nobody does."""
    found = [(event, explicit(event)) for event in events]
    told = [(event, rows) for event, rows in found if rows]
    cap = testimony.caps["section"]
    lines = tuple(_line(event, rows, testimony) for event, rows in told[:cap])
    if not lines:
        return None
    title = publishing().sections["responsibility"]
    return Section("responsibility", title, (Group(None, lines),), len(told) - len(lines), "warledger events")


def explicit(event: Event) -> tuple[Answering, ...]:
    """Return what is said of responsibility in so many words: who only tells the doer of a deed blames nobody."""
    return tuple(row for row in event.answering if not row.told)


def _line(event: Event, rows: Iterable[Answering], testimony: Testimony) -> Line:
    by_stance: dict[tuple[str, str], list[Answering]] = {}
    for row in rows:
        by_stance.setdefault((row.party, row.stance), []).append(row)
    voices = tuple(_voice(party, stance, members, testimony) for (party, stance), members in by_stance.items())
    return Line(f"{label_of(event)}.", event.grade, (), voices, event.id, is_inline=True)


def _voice(party: str, stance: str, rows: Sequence[Answering], testimony: Testimony) -> Voice:
    """Return a party with what is said of it, by whom, and where."""
    origins = list(dict.fromkeys(row.origin for row in rows))
    who = ["itself" if origin == party else named(origin or "nobody named") for origin in origins]
    cites = testimony.cite_all(claim for row in rows for claim in row.claims)[: testimony.caps["voices"]]
    words = publishing().responsibility[stance].format(party=named(party), who=listed(who))
    return Voice(words, (Saying("", cites),))
