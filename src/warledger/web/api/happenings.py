"""Events, disputes and control, as lists and on the map."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query

from warledger.contract import event_to_json, to_json
from warledger.ledger.browsing.asking import Box
from warledger.publish.tables import dispute_to_json
from warledger.reconcile.tolls import event_under
from warledger.records import DisputeField, Event
from warledger.web.address import KEPT, MOST_VALUES, Convention
from warledger.web.api.described import many, one
from warledger.web.api.json_answer import Answer, GeoAnswer
from warledger.web.api.parameters import EventsAsked, FirstDay, Name, Names, Ordered, Paged, envelope
from warledger.web.desk import Desk
from warledger.web.views.geo import (
    bars_to_json,
    clusters_to_geojson,
    days_to_json,
    intervals_to_geojson,
    points_to_geojson,
    standings_to_geojson,
)

GEOJSON = "application/geo+json"
Counted = Annotated[Convention, Query(description="Whose rules tolls are summed up by.")]
MOST_POINTS = 2000
"""Events that a map or a timeline gets one by one; more are gathered."""
WORLD = Box(-180.0, -90.0, 180.0, 90.0)


def add_happenings(router: APIRouter, desk: Desk) -> None:
    """Add the routes of events, disputes and control."""
    _add_events(router, desk)
    _add_maps(router, desk)
    _add_control(router, desk)


def _add_events(router: APIRouter, desk: Desk) -> None:
    @router.get("/events", responses=many("event"), tags=["events"])
    def list_events(asked: EventsAsked, paging: Paged, order: Ordered = "time", convention: Counted = KEPT) -> Answer:
        """List the events asked for, each with its claims and the words of their clauses."""
        found = desk.find_events(asked, order=order, offset=paging.offset, limit=paging.limit)
        counted = tuple(event_under(event, convention) for event in found.items)
        return Answer(envelope(_events_to_json(desk, counted), found.total, paging))

    @router.get("/events/{event_id}", responses=one("event", may_lack=True), tags=["events"])
    def get_event(
        event_id: Annotated[str, Path(description="The event's id, or one that it used to have.")],
        convention: Counted = KEPT,
    ) -> Answer:
        """Give one event with its claims and the words of their clauses."""
        event = desk.event(event_id)
        if event is None:
            raise HTTPException(404, "there is no such event")
        return Answer(_events_to_json(desk, (event_under(event, convention),))[0])

    @router.get("/disputes", responses=many("dispute"), tags=["disputes"])
    def list_disputes(
        asked: EventsAsked,
        paging: Paged,
        all_differences: Annotated[
            bool, Query(alias="all", description="Differences that are no dispute too, with the reason.")
        ] = False,
        field: Annotated[
            list[DisputeField], Query(max_length=MOST_VALUES, description="What is disputed; any of several.")
        ] = [],  # noqa: B006 - FastAPI copies it
    ) -> Answer:
        """List what accounts contradict each other on. Paging counts events; one may have several disputes."""
        found = desk.find_disputes(
            asked,
            with_differences=all_differences,
            fields=tuple(field),
            offset=paging.offset,
            limit=paging.limit,
        )
        items = [
            dispute_to_json(event, dispute)
            for event in found.items
            for dispute in event.disputes
            if (dispute.real or all_differences) and (not field or dispute.field in field)
        ]
        answer = envelope(list(found.items), found.total, paging)
        return Answer({**answer, "items": items})


def _add_maps(router: APIRouter, desk: Desk) -> None:
    @router.get(
        "/geojson", responses=one("feature_collection", media_type=GEOJSON), tags=["map"], response_class=GeoAnswer
    )
    def geojson(asked: EventsAsked) -> GeoAnswer:
        """Give the events asked for as points; where there are too many, gathered by cells of the box asked for."""
        if desk.count_points(asked) > MOST_POINTS:
            return GeoAnswer(clusters_to_geojson(desk.clusters_of(asked, asked.box or WORLD)))
        return GeoAnswer(points_to_geojson(desk.points_of(asked, MOST_POINTS)))

    @router.get("/timeline", responses=one("timeline"), tags=["map"])
    def timeline(asked: EventsAsked) -> Answer:
        """Give the dated events asked for as bars; where there are too many, how many begin on each day."""
        counts = desk.count_events(asked)
        if counts.total - counts.undated > MOST_POINTS:
            return Answer(days_to_json(counts))
        return Answer(bars_to_json(desk.bars_of(asked, MOST_POINTS)))


def _add_control(router: APIRouter, desk: Desk) -> None:
    on_day = Annotated[FirstDay | None, Query(description="Who held it on this day; without it, over all days.")]
    at_place = Annotated[Name | None, Query(description="Any part of a place's name, in any spelling.")]

    @router.get("/control", responses=many("interval"), tags=["control"])
    def list_control(
        paging: Paged,
        on: on_day = None,
        place: at_place = None,
        holder: Names = [],  # noqa: B006 - FastAPI copies it
    ) -> Answer:
        """List who holds which place, and on whose word."""
        found = desk.find_intervals(
            on=on, place=place or None, holders=tuple(holder), offset=paging.offset, limit=paging.limit
        )
        return Answer(envelope([to_json(interval) for interval in found.items], found.total, paging))

    @router.get(
        "/control.geojson",
        responses=one("feature_collection", media_type=GEOJSON),
        tags=["control", "map"],
        response_class=GeoAnswer,
    )
    def control_on_map(
        on: on_day = None,
        place: at_place = None,
        holder: Names = [],  # noqa: B006 - FastAPI copies it
    ) -> GeoAnswer:
        """Give who holds what as points: on a day each place once, held, contested, besieged or unknown."""
        if on is not None:
            standings = desk.standings_on(on, place=place or None, holders=tuple(holder), limit=MOST_POINTS)
            return GeoAnswer(standings_to_geojson(standings.items))
        found = desk.find_intervals(on=on, place=place or None, holders=tuple(holder), limit=MOST_POINTS)
        return GeoAnswer(intervals_to_geojson(found.items))


def _events_to_json(desk: Desk, events: tuple[Event, ...]) -> list[dict[str, object]]:
    texts = desk.texts_of(claim.document for event in events for claim in event.claims)
    return [event_to_json(event, texts) for event in events]
