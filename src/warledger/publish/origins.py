"""Claims → their independent origins: a party counts once, a body once with all its spokesmen, a copy not at all.

Reconciling grades by the same rule (its `independence`); here it is told in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from warledger.publish.phrase import listed, named, plain
from warledger.publish.speaking import side_words, speaker
from warledger.publish.testimony import Testimony
from warledger.records import Claim, Event, EventOrigin, Reading

_PARTY, _SPEAKER, _OUTLET = range(3)
_MEMBERS = 2
"""So many speakers of a party are named beside it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: ``name`` as printed, ``members`` who spoke for it, ``rank`` its place in lists."""

    rank: int
    name: str
    members: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The origin with who spoke for it, where it is a party."""
        others = [name for name in self.members if name.casefold() not in self.name.casefold()]
        return f"{self.name} ({listed(others, _MEMBERS)})" if others else self.name


def origins_of(claim_ids: Iterable[str], testimony: Testimony) -> tuple[str, ...]:
    """Return the independent origins of some claims by name: parties first, then who else speaks, then outlets."""
    return tuple(origin.name for origin in independent_origins(claim_ids, testimony))


def independent_origins(claim_ids: Iterable[str], testimony: Testimony) -> tuple[Origin, ...]:
    """Return the independent origins of some claims with who spoke for each, in the same order."""
    ranks: dict[str, int] = {}
    members: dict[str, list[str]] = {}
    for claim_id in claim_ids:
        known = testimony.claims.get(claim_id)
        found = _origin(*known, testimony) if known is not None else None
        if known is not None and found is not None:
            ranks.setdefault(found.name, found.rank)
            members.setdefault(found.name, []).extend(found.members)
    whole = [name for name in ranks if not _is_short_for_another(name, ranks)]
    return tuple(
        Origin(ranks[name], name, tuple(dict.fromkeys(members[name])))
        for name in sorted(whole, key=lambda name: (ranks[name], name))
    )


def origins_behind(events: Iterable[Event], testimony: Testimony) -> tuple[Origin, ...]:
    """Return the independent origins of some events: those that reconciling counted, else those of their claims.

    Who speaks of an event only to deny it is an origin of it too.
    """
    found: dict[str, Origin] = {}
    for event in events:
        for origin in counted_origins(event) or independent_origins((part.claim for part in event.claims), testimony):
            known = found.get(origin.name)
            members = (*(known.members if known is not None else ()), *origin.members)
            found[origin.name] = Origin(origin.rank, origin.name, tuple(dict.fromkeys(members)))
    return tuple(sorted(found.values(), key=lambda origin: (origin.rank, origin.name)))


def names_behind(event: Event, claim_ids: Iterable[str], testimony: Testimony) -> tuple[str, ...]:
    """Return the independent origins of some claims of an event by name.

    An outlet whose word rests on another origin is none of its own.
    """
    claims = list(claim_ids)
    counted = [origin for origin in event.independent if not set(origin.claims).isdisjoint(claims)]
    if counted:
        return tuple(_of_counted(origin).name for origin in counted)
    found = origins_of(claims, testimony)
    return found[:1] if event.independent else found


def counted_origins(event: Event) -> tuple[Origin, ...]:
    """Return the independent origins of an event as reconciling counted them, in its order; none where it did not."""
    return tuple(_of_counted(origin) for origin in event.independent)


def _of_counted(origin: EventOrigin) -> Origin:
    if origin.side is not None:
        return Origin(_PARTY, party_words(origin.side), tuple(named(name) for name in origin.names))
    is_outlet = all(carried.how in ("own_word", "speaks") for carried in origin.carriage)
    return Origin(_OUTLET if is_outlet else _SPEAKER, named(origin.name))


def origin_name(claim_id: str, testimony: Testimony) -> str | None:
    """Return the independent origin of one claim by name, None where nobody's word is given."""
    known = testimony.claims.get(claim_id)
    found = _origin(*known, testimony) if known is not None else None
    return found.name if found is not None else None


def carried_by(reading: Reading, claim_ids: Iterable[str], testimony: Testimony) -> tuple[str, ...]:
    """Return whom a document quotes or cites in some claims, in the order of its text."""
    own = {claim.id: claim for claim in reading.claims}
    said = sorted((own[claim_id] for claim_id in claim_ids if claim_id in own), key=lambda claim: claim.start)
    outlet = testimony.outlet(reading.document.id)
    names = [named(claim.origin) for claim in said if claim.origin is not None and claim.origin != outlet]
    return tuple(dict.fromkeys(names))


def _origin(reading: Reading, claim: Claim, testimony: Testimony) -> Origin | None:
    """Return the origin of a claim, None where nobody's word is given."""
    if claim.origin is None:
        return None
    last = next((link for link in reversed(claim.chain) if link.name == claim.origin), None)
    if last is not None and last.side is not None:
        return Origin(_PARTY, party_words(last.side), (named(last.affiliation or claim.origin),))
    if last is None or last.outlet:
        first = testimony.first_copies.get(reading.document.id, reading.document.id)
        return Origin(_OUTLET, plain(testimony.outlet(first) or claim.origin))
    is_described = claim.origin[:1].islower()  # "resident" of a town: the town is no origin
    return Origin(_SPEAKER, speaker(last) if is_described else named(last.affiliation or claim.origin))


def party_words(side: str) -> str:
    """Return a side as one of several origins: its own name, or "government side" where it has none."""
    words = side_words(side)
    return words if words[:1].isupper() else f"{words} side"


def _is_short_for_another(name: str, names: Iterable[str]) -> bool:
    """Tell whether a name is one other's short form: "Observatory" beside "Syrian Observatory for Human Rights"."""
    words = set(name.casefold().split())
    return sum(words < set(other.casefold().split()) for other in names) == 1
