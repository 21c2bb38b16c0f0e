"""Why the reports of an event tell one event, and why the nearest other events are not this one: a page of text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from warledger.publish.headlines import headline, label_of
from warledger.publish.phrase import period_words, plain, quoted
from warledger.publish.terminal import TextPage
from warledger.publish.testimony import Testimony
from warledger.records import Event, Reading, Tie, Why
from warledger.vocabulary.ties import tie_words

_CLAUSE = 160
_LEAST = 0.25
"""A reason that counts for less is not worth a line."""

_SHOWN = 0.05
_HANG = " " * 10
_RULE = (
    "A number says how much a reason counts. Two reports tell one event where more speaks for it than against it, and "
    "nothing forbids it. Weights were learned from few reports: read the words."
)
_ALONE = "One report tells it, so nothing had to be tied."
_NO_RIVAL = "No other event of these days and places comes near."


def render_why(
    why: Why,
    event: Event,
    near: Iterable[Event],
    readings: Iterable[Reading],
    *,
    width: int = 100,
    colour: bool = False,
) -> str:
    """Return the page that answers why an event is one event and no other.

    Args:
        why: the ties and rivals.
        event: the event.
        near: the events that rivals are of.
        readings: of the documents of all these events.
        width: most characters of a line.
        colour: whether to put in ANSI colours.
    """
    page, testimony, others = TextPage(width, colour), Testimony.of(readings), {other.id: other for other in near}
    lines = [
        *(page.dress(line, "title") for line in page.wrap(headline(event), "", "")),
        *page.wrap(f"{period_words(event.begin, event.until)}; {plain(event.sub_event_type)}; {event.id}", "", ""),
        "",
        *page.wrap(_RULE, "", ""),
        *page.heading("Why these reports tell one event"),
        *(_ties(why.ties, testimony, page) if why.ties else page.wrap(_ALONE, "", "")),
        *page.heading("Why the nearest other events are not this one"),
        *(_rivals(why, others, testimony, page) if why.rivals else page.wrap(_NO_RIVAL, "", "")),
    ]
    return "\n".join(lines) + "\n"


def _ties(ties: Sequence[Tie], testimony: Testimony, page: TextPage) -> Iterator[str]:
    for place, tie in enumerate(ties):
        if place:
            yield ""
        yield from _told(tie, testimony, page)
        joined = "" if tie.score > 0 and tie.veto is None else "; brought together by what a third report tells"
        yield from page.wrap(f"sum {tie.score:+.1f}{joined}", "  ", "    ")
        yield from _reasons(tie, page)


def _rivals(why: Why, others: Mapping[str, Event], testimony: Testimony, page: TextPage) -> Iterator[str]:
    for place, rival in enumerate(why.rivals):
        if place:
            yield ""
        label = label_of(others[rival.event]) if rival.event in others else ""
        yield from page.wrap(f"{rival.event} {label}".rstrip(), "", "  ")
        yield from _told(rival.tie, testimony, page)
        yield from page.wrap(_verdict(rival.tie), "  ", "    ")
        yield from _reasons(rival.tie, page)


def _verdict(tie: Tie) -> str:
    """Return in a line what keeps a rival apart."""
    if tie.veto is not None:
        return f"forbidden: {tie_words().veto(tie.veto)}"
    if tie.score > 0:
        return f"sum {tie.score:+.1f}; kept apart by what the other reports of the two events tell"
    return f"sum {tie.score:+.1f}; not enough speaks for it"


def _told(tie: Tie, testimony: Testimony, page: TextPage) -> Iterator[str]:
    for claims in (tie.first, tie.second):
        found = next((testimony.claims[claim] for claim in claims if claim in testimony.claims), None)
        if found is None:
            continue
        reading, claim = found
        outlet = plain(reading.document.outlet or "no outlet named")
        words = quoted(plain(reading.document.text[claim.start : claim.end]), _CLAUSE)
        more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
        yield from page.wrap(f"{plain(reading.document.id)} ({outlet}): {words}{more}", "  ", "    ")


def _reasons(tie: Tie, page: TextPage) -> Iterator[str]:
    """Yield a line a reason, the strongest first; the weakest are summed up in one line."""
    ordered = sorted(tie.reasons, key=lambda reason: (-abs(reason.weight), reason.code))
    counted = [reason for reason in ordered if abs(reason.weight) >= _LEAST]
    rest = sum(reason.weight for reason in ordered) - sum(reason.weight for reason in counted)
    for reason in counted:
        yield from page.wrap(tie_words().reason(reason.code, plain(reason.words)), f"    {reason.weight:+.1f}  ", _HANG)
    if abs(rest) >= _SHOWN:
        yield from page.wrap("the weakest reasons together", f"    {rest:+.1f}  ", _HANG)
