"""Points, clusters, days and intervals → GeoJSON and the timeline's JSON, the same for the API and for saved files."""

from collections.abc import Iterable
from typing import Any

from warledger.contract import Json
from warledger.ledger.browsing.asking import Bar, Box, Cluster, Counts, Point
from warledger.publish.phrase import day_words, named, period_words, plain
from warledger.records import ControlInterval, PlaceStanding


def points_to_geojson(points: Iterable[Point]) -> Json:
    """Return events as points. ``radius_km`` says how far from its point an event may have been."""
    return _collection(
        _feature(
            point.longitude,
            point.latitude,
            {
                "id": point.event,
                "words": plain(point.words),
                "place": plain(point.place) if point.place else None,
                "radius_km": point.radius_km,
                "begin": point.begin,
                "until": point.until,
                "when": period_words(point.begin, point.until),
                "kind": point.kind,
                "grade": point.grade,
                "disputed": point.disputed,
            },
        )
        for point in points
    )


def clusters_to_geojson(clusters: Iterable[Cluster]) -> Json:
    """Return clusters as points; ``events`` counts what is near, and ``bbox`` holds it."""
    return _collection(
        _feature(
            cluster.longitude,
            cluster.latitude,
            {"events": cluster.events, "disputed": cluster.disputed},
            box=cluster.box,
        )
        for cluster in clusters
    )


def intervals_to_geojson(intervals: Iterable[ControlInterval]) -> Json:
    """Return who holds what as points, never as areas: what lies between two points is not known."""
    return _collection(
        _feature(interval.longitude, interval.latitude, interval_properties(interval))
        for interval in intervals
        if interval.latitude is not None and interval.longitude is not None
    )


def standings_to_geojson(standings: Iterable[PlaceStanding]) -> Json:
    """Return who holds what on a day as points: held, contested, besieged or unknown, never as areas."""
    return _collection(
        _feature(
            placed[0].longitude,
            placed[0].latitude,
            {
                "place": plain(standing.place),
                "status": standing.status,
                "holder": ", ".join(named(holder) for holder in standing.holders) or None,
                "side": next((interval.side for interval in placed if interval.side), None),
                "words": plain(standing.words),
                "when": day_words(standing.day),
                "event": next((interval.event for interval in placed if interval.event), None),
            },
        )
        for standing in standings
        for placed in [[interval for interval in standing.intervals if interval.latitude is not None]]
        if placed
    )


def interval_properties(interval: ControlInterval) -> Json:
    """Return what a map says of an interval of control."""
    return {
        "place": plain(interval.place),
        "status": interval.status,
        "holder": named(interval.holder) if interval.holder else None,
        "side": interval.side,
        "begin": interval.begin,
        "until": interval.until,
        "when": period_words(interval.begin, interval.until),
        "origins": [named(origin) if origin else None for origin in interval.origins],
        "event": interval.event,
    }


def bars_to_json(bars: Iterable[Bar]) -> Json:
    """Return dated events as bars of a timeline; ``precision`` says how soft a bar's ends are."""
    return {
        "bars": [
            {
                "id": bar.event,
                "words": plain(bar.words),
                "begin": bar.begin,
                "until": bar.until,
                "precision": bar.precision,
                "when": period_words(bar.begin, bar.until),
                "kind": bar.kind,
                "grade": bar.grade,
                "disputed": bar.disputed,
            }
            for bar in bars
        ]
    }


def days_to_json(counts: Counts) -> Json:
    """Return how many events begin on each day, where they are too many for bars."""
    return {
        "days": [{"day": day, "events": number, "disputed": disputed} for day, number, disputed in counts.days],
        "first": counts.first,
        "last": counts.last,
    }


def _collection(features: Iterable[Json]) -> Json:
    return {"type": "FeatureCollection", "features": list(features)}


def _feature(longitude: float | None, latitude: float | None, properties: Json, box: Box | None = None) -> Json:
    feature: dict[str, Any] = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": properties,
    }
    if box is not None:
        feature["bbox"] = [box.west, box.south, box.east, box.north]
    return feature
