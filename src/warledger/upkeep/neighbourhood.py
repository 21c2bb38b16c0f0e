"""Which events have a say in each other: wholes and parts, outcomes turned round, denials in one report."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from warledger.ledger import schema
from warledger.ledger.cache import Cache, Row
from warledger.reconcile.course import LOOK_BACK, MOST_DAYS, keys_of, turns_of
from warledger.reconcile.part_of import LONGEST_DAYS
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tellings import Telling, telling_of
from warledger.upkeep.linking import Members


class Neighbourhood:
    """Finds the events that an event may change, and those that have a say in it."""

    def __init__(self, cache: Cache, members: Members) -> None:
        self._cache = cache
        self._members = members

    def affected_by(self, events: Collection[str]) -> set[str]:
        """Return the events whose wholes, or disputes with others, some events have a say in; their rows are there."""
        found = self._parts(events) | self._later(events)
        claims = self._claims(events)
        denying = {row.document for row in claims if row.denies}
        return found | self._events_in(denying)

    def asked_by(self, tellings: Mapping[str, Telling]) -> set[str]:
        """Return the events that have a say in some events.

        Args:
            tellings: event → what it tells.
        """
        found = self._wholes(tellings)
        for event, telling in tellings.items():
            for row in turn_rows(event, telling):
                before = self._cache.turns_before(row["key"], row["day"], row["stands"], LOOK_BACK)
                found |= {turn.event for turn in before if turn.day >= row["day"] - MOST_DAYS}
        documents = {s.document for telling in tellings.values() for s in telling.sightings}
        table = schema.event_claims
        claims = self._cache.where(table.c.document, sorted(documents), table.c.document, table.c.denies)
        return found | self._events_in({row.document for row in claims if row.denies})

    def tellings(self, events: Collection[str]) -> dict[str, Telling]:
        """Return what each event tells in all."""
        claims = self._claims(events)
        self._members.load(row.telling for row in claims)
        found: dict[str, list[Sighting]] = defaultdict(list)
        own: dict[tuple[str, int], set[str]] = defaultdict(set)
        for row in claims:
            own[row.event, row.telling].add(row.claim)
        for (event, number), names in own.items():
            found[event] += [s for s in self._members[number].telling.sightings if s.claim in names]
        return {event: telling_of(sightings) for event, sightings in found.items()}

    def _claims(self, events: Collection[str]) -> list[Row]:
        return self._cache.where(schema.event_claims.c.event, sorted(events))

    def _events_in(self, documents: Collection[str]) -> set[str]:
        table = schema.event_claims
        return {row.event for row in self._cache.where(table.c.document, sorted(documents), table.c.event)}

    def _parts(self, events: Collection[str]) -> set[str]:
        """Return the events that may be parts of some: shorter ones, and those that share a document."""
        rows = [row for row in self._cache.where(schema.event_keys.c.event, sorted(events)) if row.own]
        beside = self._sharing(row.event for row in rows)
        found: set[str] = set()
        for row in rows:
            if row.last > row.first or len(beside[row.event]) > 1:
                within = self._cache.within([row.key], row.first, row.last)
                found |= {event for event, days in within.items() if days < row.last - row.first}
                found |= beside[row.event] & set(within)
        return found

    def _wholes(self, tellings: Mapping[str, Telling]) -> set[str]:
        """Return the events that may be wholes of some: longer ones, and those that share a document."""
        beside = self._sharing(tellings)
        found: set[str] = set()
        for event, telling in tellings.items():
            rows = key_rows(event, telling)
            if rows:
                first, last = rows[0]["first"], rows[0]["last"]
                around = self._cache.around([row["key"] for row in rows], first, last, LONGEST_DAYS)
                found |= {other for other, days in around.items() if days > last - first}
                found |= beside[event] & set(around)
        return found

    def _sharing(self, events: Iterable[str]) -> dict[str, set[str]]:
        """Return event → the events that share a document with it, itself included."""
        table = schema.event_claims
        documents: dict[str, set[str]] = defaultdict(set)
        for row in self._cache.where(table.c.event, sorted(set(events)), table.c.event, table.c.document):
            documents[row.document].add(row.event)
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._cache.where(table.c.document, sorted(documents), table.c.event, table.c.document):
            for event in documents[row.document]:
                found[event].add(row.event)
        return found

    def _later(self, events: Collection[str]) -> set[str]:
        """Return the events whose look back at a place reaches some."""
        found: set[str] = set()
        for row in self._cache.where(schema.event_turns.c.event, sorted(events)):
            after = self._cache.turns_after(row.key, row.day, row.stands, LOOK_BACK)
            found |= {turn.event for turn in after if turn.day <= row.day + MOST_DAYS}
        return found


def key_rows(event: str, telling: Telling) -> list[dict[str, Any]]:
    """Return the rows of an event's place keys, none where its days are not known on both ends."""
    window = telling.window
    if not telling.stated or window is None or window.first is None or window.last is None:
        return []
    own = {spot.key for spot in telling.spots if not spot.is_coarse}
    return [
        {"key": key, "event": event, "first": window.first, "last": window.last, "own": key in own}
        for key in sorted(keys_of(telling))
    ]


def turn_rows(event: str, telling: Telling) -> list[dict[str, Any]]:
    """Return the rows of the outcomes that an event tells."""
    turns = turns_of(0, telling)
    return [
        {"key": key, "day": turn.day, "stands": stands(turn.sighting), "event": event}
        for key in (sorted(keys_of(telling)) if turns else ())
        for turn in turns
    ]


def stands(sighting: Sighting) -> str:
    """Return where a claim stands as a text that sorts as its order does."""
    return "\x01".join((sighting.document, f"{sighting.start:010}", f"{sighting.end:010}", sighting.claim))
