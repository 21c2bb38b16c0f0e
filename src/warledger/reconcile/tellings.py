"""Tellings: what one document, or one event so far, says of one happening, as the sum of its sightings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from warledger.reconcile.days import Window, by_publication, common_window
from warledger.reconcile.sightings import Mode, Party, Sighting, Spot
from warledger.records import Toll
from warledger.vocabulary.reconciling import reconciling, weapon_class


@dataclass(frozen=True)  # without slots: what is compared often is worked out once
class Telling:
    """Sightings that speak of one happening, with what they say together.

    ``kinds`` are sub-event types with the share of claims that name each, kinds that say little left out. ``window``
    is what their stated days share; a telling without a stated day is bound by its document's publication.
    ``stated`` says whether any day was told,
    ``carried`` whether all its places come from other sentences; a place of its own makes those count for nothing.
    """

    sightings: tuple[Sighting, ...]
    kinds: tuple[tuple[str, float], ...]
    mode: Mode
    background: bool
    window: Window | None
    stated: bool
    spots: tuple[Spot, ...]
    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    tolls: tuple[Toll, ...]
    weapons: frozenset[str]
    carried: bool = False

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where the first of its claims stands: the anchor's place."""
        return self.sightings[0].order

    @property
    def document(self) -> str:
        """The document of its first claim."""
        return self.sightings[0].document

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its clauses."""
        return frozenset[str]().union(*(s.stems for s in self.sightings))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names and numbers in all its clauses."""
        return frozenset[str]().union(*(s.names for s in self.sightings))

    @cached_property
    def details(self) -> frozenset[str]:
        """What few deeds have, in all its clauses."""
        return frozenset[str]().union(*(s.details for s in self.sightings))


def telling_of(sightings: Iterable[Sighting]) -> Telling:
    """Return what some sightings of one happening tell together, whatever their order."""
    ordered = tuple(sorted(sightings, key=lambda s: s.order))
    silent = reconciling().silent_kinds
    window = common_window(s.window for s in ordered)
    return Telling(
        sightings=ordered,
        kinds=_shares([s.told_kind for s in ordered if s.told_kind not in silent] or [s.told_kind for s in ordered]),
        mode=_mode(ordered),
        background=all(s.background for s in ordered),
        window=window or _bound(ordered),
        stated=window is not None,
        spots=_distinct_spots([s for s in ordered if not s.carried and s.spots] or ordered),
        initiators=distinct_parties(s.initiators for s in ordered),
        targets=distinct_parties(s.targets for s in ordered),
        tolls=tuple(toll for s in ordered for toll in s.counted),
        weapons=frozenset(c for c in (weapon_class(s.weapon) for s in ordered if s.weapon) if c is not None),
        carried=any(s.spots for s in ordered) and all(s.carried for s in ordered if s.spots),
    )


def distinct_parties(groups: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return parties in the order in which they are named, each once."""
    found: dict[str, Party] = {}
    for group in groups:
        for party in group:
            found.setdefault(party.key, party)
    return tuple(found.values())


def _mode(sightings: tuple[Sighting, ...]) -> Mode:
    """Return "happened" where any claim says that it did: a purpose or a fear joined to a deed leaves it a deed."""
    return "happened" if any(s.mode == "happened" for s in sightings) else sightings[0].mode


def _shares(kinds: list[str]) -> tuple[tuple[str, float], ...]:
    return tuple((kind, count / len(kinds)) for kind, count in sorted(Counter(kinds).items()))


def _bound(sightings: tuple[Sighting, ...]) -> Window | None:
    """Return the days before the earliest publication; history and what is to come are not bound by it."""
    published = [s.published for s in sightings if s.published is not None]
    if not published or sightings[0].background or _mode(sightings) != "happened":
        return None
    return by_publication(min(published), reconciling().thresholds.publication_days)


def _distinct_spots(sightings: Sequence[Sighting]) -> tuple[Spot, ...]:
    found: dict[str, Spot] = {}
    for sighting in sightings:
        for spot in sighting.spots:
            found.setdefault(spot.key, spot)
    return tuple(found.values())
