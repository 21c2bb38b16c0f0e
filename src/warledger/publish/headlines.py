"""Events → what they are called: a line in a report's words, where and when, or kind and place."""

from warledger.publish.phrase import period_words, plain, shortened
from warledger.records import Event
from warledger.vocabulary.publishing import publishing

_DAY_LENGTH = 10
_EXACT = frozenset({"minute"})


def told(event: Event) -> str:
    """Return what the event is in a report's words; where they are no sentence, its kind and place."""
    words = plain(event.words).rstrip(".,;:")
    if is_sentence(event):
        return words
    return f"{plain(event.sub_event_type)}{f', {plain(event.place.name)}' if event.place is not None else ''}"


def is_sentence(event: Event) -> bool:
    """Tell whether an event's words can stand alone: they neither begin nor end in the middle of a phrase."""
    words = plain(event.words).rstrip(".,;:").casefold().split()
    vocabulary = publishing()
    return bool(words) and words[0] not in vocabulary.fragments and words[-1] not in vocabulary.loose_ends


def label_of(event: Event) -> str:
    """Return what an event is called where its line stands elsewhere: kind, place, days."""
    where = f", {plain(event.place.name)}" if event.place is not None else ""
    return f"{plain(event.sub_event_type)}{where}, {when_words(event)}"


def headline(event: Event, most: int | None = None) -> str:
    """Return the one line that says what the event is, marked where nobody plainly asserts it."""
    words = shortened(told(event), most or publishing().caps["headline"])
    mark = publishing().stances.get(event.stance)
    is_said = mark is None or words.casefold().startswith(mark.casefold())  # "Planned or expected: a siege …"
    return words if is_said else f"{mark}: {words}"


def setting(event: Event, *, with_days: bool) -> str:
    """Return where and when an event was, in brackets after its headline, less what the headline says already.

    Args:
        event: the event.
        with_days: whether to give the days; under the heading of a day only hours and a later end are news.
    """
    said = told(event).casefold()
    place = plain(event.place.name) if event.place is not None else ""
    where = "" if place.casefold() in said else place
    when = when_words(event) if with_days else _hours(event)
    inside = "; ".join(part for part in (where, when) if part)
    return f" ({inside})" if inside else ""


def when_words(event: Event) -> str:
    """Return when an event was; of one whose beginning nobody gives, only by when it had happened."""
    if event.begin is not None:
        return period_words(event.begin, event.until)
    return "undated" if event.until is None else f"by {period_words(event.until, event.until)}"


def _hours(event: Event) -> str:
    """Return what a day's heading does not say: the minute, where one is given, and a last day that is another."""
    begin, until = event.begin or "", event.until or ""
    if not begin:
        return when_words(event)
    clock = begin[_DAY_LENGTH + 1 : _DAY_LENGTH + 6] if event.time_precision in _EXACT else ""
    is_longer = begin[:_DAY_LENGTH] != until[:_DAY_LENGTH] and until
    last = f"until {period_words(until, until)}" if is_longer else ""
    return ", ".join(part for part in (clock, last) if part)
