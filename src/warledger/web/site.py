"""Every page of the site, from an address to its HTML: asks the desk, makes the page's record, renders it.

What serves pages and what publishes them as files both use this, so that they cannot differ.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from warledger.errors import WarledgerError
from warledger.ledger.browsing.asking import Asked, Names
from warledger.publish.paper import has_typesetter
from warledger.publish.written import written
from warledger.web.address import ON, Convention, Query, asked_of, fields_of, order_of
from warledger.web.briefs import Briefs, Refused, brief_asked
from warledger.web.desk import Desk, State
from warledger.web.links import Links
from warledger.web.period import first_day
from warledger.web.rendering import Frame, render
from warledger.web.views.brief import Download, Period, brief_page
from warledger.web.views.control import control_page
from warledger.web.views.disputes import disputes_page, disputing
from warledger.web.views.document import document_page
from warledger.web.views.documents import documents_page
from warledger.web.views.event import event_page
from warledger.web.views.filters import filter_form
from warledger.web.views.lost import lost_page
from warledger.web.views.notices import notices_page
from warledger.web.views.origins import origins_page
from warledger.web.views.overview import overview_page
from warledger.web.views.pager import beyond
from warledger.web.views.search import search_page
from warledger.web.views.wording import wording_page

EVENTS, DISPUTES, DOCUMENTS, INTERVALS, HITS, NOTICES, USES = 50, 25, 100, 100, 20, 100, 50
"""Items of one page."""
STANDING_OUT = 8
MOST_READINGS = 60
"""Documents of one event whose sentences its page shows."""
_MOST_NAMES = 200
_NEWS = Asked(background="without")
_ROLES = ("party", "outlet", "origin", "place")


class NotThere(WarledgerError):  # noqa: N818 - it says what is the matter, not that something broke
    """There is no such event or document; ``page`` is the page that says so and helps on."""

    def __init__(self, words: str, page: str) -> None:
        super().__init__(words)
        self.page = page


class Site:
    """The pages of one ledger."""

    def __init__(self, desk: Desk, links: Links | None = None) -> None:
        self.desk = desk
        self.links = links or Links()
        self.briefs = Briefs(desk)

    def overview(self, query: Query) -> str:
        """Return the overview."""
        asked, faults = asked_of(query)
        order = order_of(query)
        page = overview_page(
            query,
            asked,
            self.desk.count_events(asked),
            page=self.desk.find_events(asked, order=order, offset=_offset(query, EVENTS), limit=EVENTS),
            standing_out=self.desk.find_events(asked, order="weight", limit=STANDING_OUT),
            names=self._names(asked),
            order=order,
            opening=self.briefs.opening(asked),
        )
        return self._render("overview", page, faults=faults)

    def brief(self, query: Query, periods: Iterable[Period] = ()) -> str:
        """Return the brief of a period and a place; where it would be too long to make, periods that have one."""
        asked, faults = brief_asked(query)
        made = self.briefs.compose(asked)
        page = brief_page(query, made, self.briefs.count(asked), downloads=downloads(), periods=periods)
        return self._render("brief", page, faults=(*query.faults, *faults))

    def has_brief(self, query: Query) -> bool:
        """Tell whether the brief of an address can be made while somebody waits."""
        return not isinstance(self.briefs.compose(brief_asked(query)[0]), Refused)

    def brief_file(self, query: Query, form: Download) -> bytes:
        """Return a brief as the content of a file.

        Raises:
            NotThere: it would be too long to make, or a package for it is not installed.
        """
        asked, _ = brief_asked(query)
        made = self.briefs.compose(asked)
        if isinstance(made, Refused) or form not in downloads():
            raise NotThere(f"there is no brief as {form} here", self.brief(query))
        return written(made, "markdown" if form == "md" else form)

    def event(self, event_id: str, convention: Convention | None = None, faults: tuple[str, ...] = ()) -> str:
        """Return the page of an event; ``faults`` say what of its address is passed over.

        Raises:
            NotThere: there is none, also by no id that one used to have.
        """
        event = self.desk.event(event_id)
        if event is None:
            raise self._not_there("event", event_id)
        page = event_page(
            event,
            self.desk.readings(event.documents[:MOST_READINGS]),
            whole=self.desk.event(event.part_of) if event.part_of else None,
            parts=self.desk.parts_of(event.id),
            convention=convention,
        )
        return self._render("event", page, name="overview", faults=faults)

    def document(self, document_id: str, query: Query) -> str:
        """Return the page of a document.

        Raises:
            NotThere: there is none.
        """
        reading, document = self.desk.reading(document_id), self.desk.document(document_id)
        if reading is None or document is None:
            raise self._not_there("document", document_id)
        page = document_page(
            reading,
            document=document,
            events=self.desk.events_in([document_id]),
            versions=self.desk.versions_of(document),
            chosen=query.many("layer"),
        )
        return self._render("document", page, name="documents", faults=query.faults)

    def documents(self, query: Query) -> str:
        """Return the list of documents."""
        asked, faults = asked_of(query)
        page = self.desk.list_documents(
            outlet=query.one("outlet"),
            begin=asked.begin,
            until=asked.until,
            offset=_offset(query, DOCUMENTS),
            limit=DOCUMENTS,
        )
        return self._render("documents", documents_page(query, page), faults=faults)

    def disputes(self, query: Query) -> str:
        """Return the page of disputes; every event on it is one that accounts contradict each other on."""
        asked, faults = asked_of(query)
        asked = replace(asked, disputed=False)
        fields, with_differences = fields_of(query), query.one("all") in ON
        found = self.desk.find_disputes(
            asked, with_differences=with_differences, fields=fields, offset=_offset(query, DISPUTES), limit=DISPUTES
        )
        page = disputes_page(
            query,
            found,
            filter_form(
                query.only(*(key for key, _ in query.pairs if key != "disputed")),
                asked,
                self.desk.count_events(asked),
                self._names(asked),
            ),
            texts=self.desk.texts_of(document for event in found.items for document in disputing(event)),
            counts=self.desk.count_disputes(asked, with_differences=with_differences),
            fields=fields,
            with_differences=with_differences,
        )
        return self._render("disputes", page, faults=faults)

    def control(self, query: Query) -> str:
        """Return who holds what: on the day asked for, on the last known day, or on all days (``on=all``)."""
        place, faults = query.one("place"), query.faults
        days = self.desk.days_of_change(place)
        given = query.one("on")
        day = None if given == "all" else first_day(given) if given else (days[-1][0] if days else None)
        if given and given != "all" and day is None:
            faults += (f"“{given}” cannot be read as a day; write 2017-03-21. All days are shown.",)
        asked: dict[str, Any] = {
            "place": place,
            "holders": query.many("holder"),
            "offset": _offset(query, INTERVALS),
            "limit": INTERVALS,
        }
        found = self.desk.find_intervals(**asked) if day is None else self.desk.standings_on(day, **asked)
        page = control_page(query, found, day=day, days=days, holders=self.desk.holders_of())
        return self._render("control", page, faults=faults)

    def origins(self, query: Query) -> str:
        """Return who rests on whom."""
        outlet, origin = query.one("outlet"), query.one("origin")
        resting = self.desk.resting(outlet, origin)
        narrow = outlet is not None or origin is not None
        page = origins_page(
            query,
            self.desk.count_ways(_few(outlet, (row.outlet for row in resting)) if narrow else None),
            self.desk.count_reach(_few(origin, (row.origin for row in resting)) if narrow else None),
            resting=resting,
            carrying=self.desk.carrying(outlet, origin),
        )
        return self._render("origins", page, faults=query.faults)

    def wording(self, query: Query) -> str:
        """Return which outlet uses which loaded word."""
        chosen = (query.many("outlet"), query.many("term"), query.many("side"))
        page = wording_page(
            query,
            self.desk.count_terms(*chosen),
            months=self.desk.months_of(*chosen),
            uses=self.desk.uses_of(*chosen, offset=_offset(query, USES), limit=USES),
            choices=[(column, self.desk.term_choices(column)) for column in ("outlet", "term", "side")],
        )
        return self._render("wording", page, faults=query.faults)

    def search(self, query: Query) -> str:
        """Return what a search finds."""
        found = self.desk.find_texts(query.one("q") or "", offset=_offset(query, HITS), limit=HITS)
        events = self.desk.events_in(hit.reading.document.id for hit in found.items)
        return self._render("search", search_page(query, found, events), faults=query.faults)

    def notices(self, query: Query) -> str:
        """Return the notices."""
        found = self.desk.list_notices(query.many("code"), offset=_offset(query, NOTICES), limit=NOTICES)
        page = notices_page(query, self.desk.count_notices(), found)
        return self._render("notices", page, faults=query.faults)

    def lost(self, what: str) -> str:
        """Return the page that says that there is nothing at an address."""
        return self._render("lost", lost_page("page", what))

    def _not_there(self, kind: str, name: str) -> NotThere:
        page = self._render("lost", lost_page(kind, name))
        return NotThere(f"there is no {kind} {name!r}", page)

    def _names(self, asked: Asked) -> dict[str, Names]:
        """Return what filters may be set to; without a filter that is everything, history too."""
        wanted = Asked() if asked == _NEWS else asked
        return {role: self.desk.names_of(role, wanted) for role in _ROLES}

    def _render(
        self,
        template: str,
        page: object,
        *,
        name: str | None = None,
        faults: tuple[str, ...] = (),
    ) -> str:
        faults += beyond(page)
        return render(template, Frame(name or template, self.links, self._state(), self.desk.options, faults), page)

    def _state(self) -> State:
        return self.desk.state()


def _few(chosen: str | None, names: Iterable[str]) -> tuple[str, ...]:
    """Return the name that is chosen, or those that go with what is."""
    return tuple(dict.fromkeys(names))[:_MOST_NAMES] if chosen is None else (chosen,)


def downloads() -> tuple[Download, ...]:
    """Return what a brief can be had as: as PDF only where that extra is installed."""
    return ("html", "pdf", "md") if has_typesetter() else ("html", "md")


def _offset(query: Query, size: int) -> int:
    return (query.page - 1) * size
