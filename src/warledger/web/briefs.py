"""Briefs for the site: which are bounded enough to be made while a page waits, and those made lately."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import TypeVar, cast

from warledger.errors import UsageError
from warledger.ledger.browsing.asking import Asked, Counts
from warledger.publish.composed import Composed
from warledger.publish.figures import Figures
from warledger.publish.happenings import happened
from warledger.publish.opening import Opening, opening_of
from warledger.publish.page import Asked as BriefAsked
from warledger.web.address import Query, convention_of
from warledger.web.blur import blurred
from warledger.web.desk import Desk
from warledger.web.period import first_day, last_day

MOST_EVENTS, MOST_DOCUMENTS = 1_500, 600
"""Happenings of one brief, and documents that it may rest on."""
MOST_OPENING_EVENTS, MOST_OPENING_DOCUMENTS = 400, 150
"""The same for the few sentences on the overview, which must not keep that page waiting."""
MOST_ANEW = 120
"""Documents of a ledger that is reconciled anew, for what was known by a day, while a page waits."""
_KEPT = 16
MadeT = TypeVar("MadeT", Composed, Opening | None)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no brief is made: what is too many, in words."""

    words: str


def brief_asked(query: Query) -> tuple[BriefAsked, tuple[str, ...]]:
    """Return what brief an address asks for, and a sentence for each value that cannot be understood."""
    faults: list[str] = []

    def day(key: str, *, is_last: bool) -> str | None:
        value = query.one(key)
        found = None if value is None else last_day(value) if is_last else first_day(value)
        if value is not None and found is None:
            faults.append(f"“{value}” cannot be read as “{key}”; write 2017-03-19, 2017-03 or 2017. It is left out.")
        return found

    asked = BriefAsked(
        begin=day("from", is_last=False),
        until=day("until", is_last=True),
        place=query.one("place"),
        as_of=day("as_of", is_last=True),
        since=day("since", is_last=True),
        convention=convention_of(query) or "ucdp",
    )
    return asked, tuple(faults)


class Briefs:
    """Makes the briefs of one site, blurred as it is, and keeps the last few. May be used from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: OrderedDict[object, Composed | Opening | None] = OrderedDict()
        self._lock = Lock()

    def compose(self, asked: BriefAsked) -> Composed | Refused:
        """Return a brief, or why it would take too long to make one."""
        too_many = self._too_many(asked)
        if too_many is not None:
            return too_many
        try:
            return self._kept((self._desk.state().head, asked), lambda: self._composed(asked))
        except UsageError as error:
            return Refused(f"{str(error)[:1].upper()}{str(error)[1:]}.")

    def _composed(self, asked: BriefAsked) -> Composed:
        composed = self._desk.compose_brief(asked, MOST_DOCUMENTS)
        return replace(composed, figures=_blurred(composed.figures, self._desk.options.blur_km))

    def _kept(self, key: object, make: Callable[[], MadeT]) -> MadeT:
        """Return what was made lately under a key, or make it."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast("MadeT", self._made[key])
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

    def _too_many(self, asked: BriefAsked) -> Refused | None:
        if (asked.as_of or asked.since) and self._desk.state().documents > MOST_ANEW:
            given = {"as-of": asked.as_of, "since": asked.since, "from": asked.begin, "until": asked.until}
            options = "".join(f" --{name} {value}" for name, value in given.items() if value)
            return Refused(
                "What was known by a day is reconciled anew, and this ledger is too large for a page to wait for that. "
                f"The command does it: warledger brief{options} --format html --output brief.html."
            )
        number = self.count(asked).total
        if number > MOST_EVENTS:
            return Refused(f"{number:,} happenings are too many for one brief; it is made of up to {MOST_EVENTS:,}.")
        return None

    def count(self, asked: BriefAsked) -> Counts:
        """Count the happenings that a brief would cover."""
        return self._desk.count_events(Asked(begin=asked.begin, until=asked.until, place=asked.place))

    def opening(self, asked: Asked) -> Opening | None:
        """Return the sentences that a brief of some happenings would open with; None where they are too many."""
        if self._desk.count_events(asked).total > MOST_OPENING_EVENTS:
            return None
        return self._kept((self._desk.state().head, asked), lambda: self._opened(asked))

    def _opened(self, asked: Asked) -> Opening | None:
        events = happened(self._desk.find_events(asked, limit=MOST_OPENING_EVENTS).items)
        documents = dict.fromkeys(name for event in events for name in event.documents)
        if len(documents) > MOST_OPENING_DOCUMENTS:
            return None
        return opening_of(events, self._desk.readings_of(documents), self._desk.copies_of(documents))


def _blurred(figures: Figures, km: float | None) -> Figures:
    """Return figures with their points rounded; what is blurred is nowhere exact."""
    found = blurred(figures, km)
    return replace(
        found,
        spots=tuple(
            replace(spot, widest_km=None if spot.widest_km is None else max(spot.widest_km, spot.radius_km or 0.0))
            for spot in found.spots
        ),
    )
