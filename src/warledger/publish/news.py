"""What is new since a day → the first section of a brief: new happenings, what changed, what was withdrawn."""

from collections.abc import Iterable, Sequence

from warledger.publish.changes import Change, Changes
from warledger.publish.differing import side_words_of
from warledger.publish.happenings import importance, is_talk, line_of
from warledger.publish.harm import figure_of, toll_words
from warledger.publish.headlines import label_of, told
from warledger.publish.holding import control_line
from warledger.publish.page import Citation, Figure, Group, Line, Section
from warledger.publish.phrase import counted, period_words, plain, shortened
from warledger.publish.testimony import Testimony
from warledger.records import Dispute, Event, EventToll
from warledger.vocabulary.publishing import publishing

_CITES = 6


def news(since: str, changes: Changes, documents: int, now: Testimony, then: Testimony) -> Section:
    """Return what is new since a day, most important first; a section that says so where nothing is.

    Args:
        since: ISO day.
        changes: within the scope of the brief.
        documents: how many documents became known since.
        now: what is known.
        then: what was known, for the words of what was withdrawn.
    """
    new = [change.event for change in changes.events if change.kind == "new" and change.event is not None]
    fresh = sorted((e for e in new if not e.background), key=lambda e: (is_talk(e), -importance(e), e.id))
    changed = _by_event(change for change in changes.events if change.kind not in ("new", "withdrawn"))
    withdrawn = [change for change in changes.events if change.kind == "withdrawn"]
    cap = now.caps["section"]
    groups = [
        _group("New", [line_of(event, now, is_short=True) for event in fresh[:cap]], len(fresh)),
        _group("Changed", [_changed_line(own, now) for own in changed[:cap]], len(changed)),
        _group("Who holds what", [control_line(held, now) for held in changes.control[:cap]], len(changes.control)),
        _group("No longer told", [_withdrawn_line(one, then) for one in withdrawn[:cap]], len(withdrawn)),
    ]
    day = period_words(since, since)
    title = f"{publishing().sections['news']} {day}"
    told_since = f"{counted(documents, 'document') if documents else 'No document'} became known after {day}"
    kept = tuple(group for group in groups if group.lines)
    return Section("news", title, kept, note=f"{told_since}." if kept else f"{told_since}; nothing is told otherwise.")


def _group(heading: str, lines: Sequence[Line], count: int) -> Group:
    return Group(heading, tuple(lines), count - len(lines), "warledger events")


def _by_event(changes: Iterable[Change]) -> list[list[Change]]:
    """Return the changes of each event together, the most important event first."""
    found: dict[str, list[Change]] = {}
    events: dict[str, Event] = {}
    for change in changes:
        if change.event is not None and not change.event.background:
            found.setdefault(change.event.id, []).append(change)
            events[change.event.id] = change.event
    return [found[key] for key in sorted(found, key=lambda key: (-importance(events[key]), key))]


def _changed_line(changes: Sequence[Change], testimony: Testimony) -> Line:
    """Return all changes of one event as one line, with the passages that they rest on."""
    event = next(change.event for change in changes if change.event is not None)
    words = list(dict.fromkeys(_words(change) for change in changes))
    cites = testimony.cite_all(claim for change in changes for claim in change.claims)
    cites = cites or testimony.cite_all(part.claim for part in event.claims)
    headline = shortened(told(event), publishing().caps["label"])
    return Line(
        f"{headline} ({label_of(event)}): {'; '.join(words)}.",
        event.grade,
        cites[:_CITES],
        (),
        event.id,
        figures=tuple(_figures(changes, event, testimony)),
    )


def _figures(changes: Iterable[Change], event: Event, testimony: Testimony) -> Iterable[Figure]:
    for change in changes:
        if isinstance(change.after, EventToll):
            yield figure_of(event, change.after, testimony)


def _words(change: Change) -> str:
    """Return one change in words: what it was before and what it is now."""
    words = publishing()
    before, after = (_value(value) for value in (change.before, change.after))
    if isinstance(change.before or change.after, Dispute):
        dispute = change.before if isinstance(change.before, Dispute) else change.after
        about = words.disputes[dispute.field].lower() if isinstance(dispute, Dispute) else ""
        return words.changes[change.kind].format(about=about, before=before, after=after)
    kind = f"{change.kind}_{'added' if change.before is None else 'dropped' if change.after is None else 'moved'}"
    template = words.changes.get(kind, words.changes[change.kind])
    return template.format(before=before, after=after, about="")


def _value(value: EventToll | Dispute | str | None) -> str:
    if isinstance(value, EventToll):
        return toll_words(value)
    if isinstance(value, Dispute):
        return side_words_of(value)
    return shortened(plain(value or ""), publishing().caps["value"])


def _withdrawn_line(change: Change, then: Testimony) -> Line:
    """Return what was told and is not any more, with the passages of then."""
    was = change.was
    if was is None:
        raise ValueError("what was withdrawn was told before")
    cites: tuple[Citation, ...] = then.cite_all(change.claims)[:_CITES]
    return Line(f"{told(was)} ({label_of(was)}).", was.grade, cites, (), was.id)
