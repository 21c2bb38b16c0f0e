"""Events kept in step: made anew where their clusters changed, mended where only a neighbour of theirs did."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Table, select

from warledger.contract import from_json
from warledger.ledger import schema
from warledger.ledger.cache import Cache, Row
from warledger.ledger.projection import event_row, event_rows, notice_row
from warledger.reconcile.decisions import Group, apply_to_event, apply_to_groups
from warledger.reconcile.denials import is_general_denial
from warledger.reconcile.event import Setting, event_of
from warledger.reconcile.reconcile import group_of, seen_beside
from warledger.reconcile.tellings import Telling, telling_of
from warledger.records import Decision, Event, Notice
from warledger.upkeep.linking import Members
from warledger.upkeep.neighbourhood import Neighbourhood, key_rows, turn_rows

_CHILDREN = (
    schema.event_claims,
    schema.event_aliases,
    schema.event_places,
    schema.event_keys,
    schema.event_turns,
)


@dataclass(frozen=True, slots=True)
class Happenings:
    """``changed`` events, new or mended, as they are now; ``gone`` ids of those that are no more, or made anew."""

    changed: tuple[Event, ...]
    gone: frozenset[str]
    clusters: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Made:
    """An event that was made anew, with what it was made of."""

    event: Event
    telling: Telling
    is_decided: bool


def remake(
    cache: Cache,
    members: Members,
    dirty: Collection[int],
    decisions: Sequence[Decision],
    *,
    is_redecided: bool,
) -> Happenings:
    """Make the events of some clusters anew, and mend those beside them.

    Args:
        cache: the projected tables.
        members: all tellings.
        dirty: clusters that changed, or are no more.
        decisions: all of them.
        is_redecided: whether what decisions make of clusters has to be looked at again.
    """
    named = _named_clusters(cache, members, decisions) if is_redecided else frozenset()
    clusters = frozenset({*dirty, *named})
    old = _old_events(cache, clusters, with_decided=is_redecided)
    around = Neighbourhood(cache, members)
    affected = around.affected_by(old)
    _drop(cache, old)
    homes = _homes(cache, members, clusters)
    decided = apply_to_groups(_groups(homes, members, named), decisions if is_redecided else ())
    if is_redecided:
        _keep_lost_decisions(cache, decided.notices)
    made = _made(cache, decided.groups, decided.aliases)
    made += _made(cache, _groups(homes, members, clusters - named))
    _keep(cache, made, {s.claim: home for home in homes for s in members[home.number].telling.sightings})
    affected |= around.affected_by([one.event.id for one in made])
    return Happenings(_beside(cache, around, made, affected - old, decisions), old, clusters)


# ---------------------------------------------------------------- what is made anew


def _old_events(cache: Cache, clusters: Iterable[int], *, with_decided: bool) -> frozenset[str]:
    table = schema.events
    found = {row.id for row in cache.where(table.c.cluster, sorted(clusters), table.c.id)}
    if with_decided:
        found |= {row.id for row in cache.all(select(table.c.id).where(table.c.decided))}
    return frozenset(found)


def _drop(cache: Cache, events: Collection[str]) -> None:
    for table in _CHILDREN:
        cache.drop(table.c.event, sorted(events))
    cache.drop(schema.events.c.id, sorted(events))


def _named_clusters(cache: Cache, members: Members, decisions: Sequence[Decision]) -> frozenset[int]:
    """Return the clusters of the claims that decisions name, themselves or by their event's id."""
    claims = named_claims(decisions)
    table = schema.tellings
    kept = schema.claims
    documents = {row.document for row in cache.where(kept.c.id, sorted(claims), kept.c.document)}
    rows = cache.where(table.c.document, sorted(documents), table.c.number, table.c.cluster)
    members.load(row.number for row in rows)
    return frozenset(
        row.cluster for row in rows if not claims.isdisjoint(s.claim for s in members[row.number].telling.sightings)
    )


def named_claims(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the claims that decisions name, or by whose event's id they name an event."""
    subjects = (subject for decision in decisions for subject in decision.subjects)
    return frozenset("c-" + s.removeprefix("e-") if s.startswith("e-") else s for s in subjects)


def _homes(cache: Cache, members: Members, clusters: Iterable[int]) -> list[Row]:
    """Return the tellings of some clusters: number and cluster of each."""
    table = schema.tellings
    rows = cache.where(table.c.cluster, sorted(clusters), table.c.number, table.c.cluster)
    members.load(row.number for row in rows)
    return rows


def _groups(homes: Iterable[Row], members: Members, clusters: Collection[int]) -> list[Group]:
    """Return the sightings of some clusters, in the order of their anchors."""
    found: dict[int, list[Telling]] = defaultdict(list)
    for home in homes:
        if home.cluster in clusters:
            found[home.cluster].append(members[home.number].telling)
    return sorted((group_of(tellings) for tellings in found.values()), key=lambda group: group[0].order)


def _made(cache: Cache, groups: Sequence[Group], aliases: Mapping[str, tuple[str, ...]] | None = None) -> list[_Made]:
    """Make events of groups; ``aliases`` where decisions had a say in them."""
    setting = Setting(copies_among(cache, {s.document for group in groups for s in group}))
    found = []
    for group in groups:
        telling = telling_of(group)
        event = event_of(telling, setting)
        known_as = () if aliases is None else aliases.get(event.id, ())
        found.append(_Made(replace(event, aliases=known_as), telling, aliases is not None))
    return found


def copies_among(cache: Cache, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return document id → ids of its copies, of some documents that have any."""
    table = schema.copies
    found: dict[str, list[str]] = defaultdict(list)
    for row in cache.where(table.c.document, sorted(documents)):
        found[row.document].append(row.copy)
    return {document: tuple(sorted(copies)) for document, copies in found.items()}


def _keep_lost_decisions(cache: Cache, notices: Iterable[tuple[str, Notice]]) -> None:
    """Keep the notices on decisions whose subjects are not there."""
    cache.drop(schema.reconciling_notices.c.document, [""])
    cache.put(schema.reconciling_notices, [notice_row(name, n, notice) for n, (name, notice) in enumerate(notices)])


def _keep(cache: Cache, made: Sequence[_Made], homes: Mapping[str, Row]) -> None:
    """Keep events as they are by themselves; what their neighbours say of them is added after.

    Args:
        cache: the projected tables.
        made: the events.
        homes: claim → its telling's row.
    """
    rows: dict[Table, list[dict[str, object]]] = defaultdict(list)
    for one in made:
        anchor = homes[one.telling.sightings[0].claim]
        for table, own in event_rows(one.event, cluster=anchor.cluster, decided=one.is_decided).items():
            rows[table] += own
        rows[schema.event_claims] += [
            {
                "event": one.event.id,
                "claim": s.claim,
                "document": s.document,
                "telling": homes[s.claim].number,
                "denies": is_general_denial(s),
            }
            for s in one.telling.sightings
        ]
        rows[schema.event_keys] += key_rows(one.event.id, one.telling)
        rows[schema.event_turns] += turn_rows(one.event.id, one.telling)
    for table in (schema.events, *_CHILDREN):
        cache.put(table, rows[table])


# ---------------------------------------------------------------- what neighbours say


def _beside(
    cache: Cache, around: Neighbourhood, made: Sequence[_Made], affected: Collection[str], decisions: Sequence[Decision]
) -> tuple[Event, ...]:
    """Give events their wholes and the disputes in which others answer them; return those that are new or different."""
    own = {one.event.id: one for one in made}
    affected = set(affected) - set(own)
    tellings = {event: one.telling for event, one in own.items()} | around.tellings(affected)
    tellings |= around.tellings(around.asked_by(tellings) - set(tellings))
    ordered = sorted(tellings, key=lambda event: tellings[event].order)
    seen = dict(zip(ordered, seen_beside([tellings[event] for event in ordered]), strict=True))
    table = schema.events
    columns = (table.c.id, table.c.beside, table.c.payload)
    changed = []
    for row in cache.where(table.c.id, sorted({*own, *affected}), *columns):
        was = from_json(Event, json.loads(row.payload))
        alone = was.disputes[: len(was.disputes) - row.beside]
        whole, disputes = seen[row.id]
        now = replace(was, part_of=whole, disputes=(*alone, *disputes))
        if row.id in own:
            now = apply_to_event(now, decisions)
        if now != was or row.id in own:
            changed.append((now, len(disputes), now != was))
    rows = [{**event_row(event), "beside": beside} for event, beside, is_changed in changed if is_changed]
    cache.change(table, ("id",), rows)
    return tuple(event for event, _, _ in changed)
