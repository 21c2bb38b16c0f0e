"""What each origin says of each field of an event, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from warledger.reconcile.doers import doer_words
from warledger.reconcile.sightings import Party, Sighting
from warledger.reconcile.toll_words import words_of_toll
from warledger.records import Account, AccountField

FIELDS: tuple[AccountField, ...] = (
    "kind",
    "time",
    "place",
    "initiator",
    "target",
    "toll",
    "outcome",
    "weapon",
    "responsibility",
    "control",
)


def accounts_of(sightings: Iterable[Sighting]) -> tuple[Account, ...]:
    """Return the accounts of an event: by field, then origin, then value; nobody's word comes last."""
    grouped: dict[tuple[AccountField, str | None, str], list[Sighting]] = defaultdict(list)
    for sighting in sorted(sightings, key=lambda s: s.order):
        for field, value in _values(sighting):
            grouped[field, sighting.voice.name, value].append(sighting)
    ordered = sorted(grouped, key=lambda key: (FIELDS.index(key[0]), key[1] is None, key[1] or "", key[2]))
    return tuple(_account(key, grouped[key]) for key in ordered)


def _account(key: tuple[AccountField, str | None, str], members: list[Sighting]) -> Account:
    field, origin, value = key
    return Account(
        field=field,
        origin=origin,
        value=value,
        documents=tuple(sorted({member.document for member in members})),
        claims=tuple(dict.fromkeys(member.claim for member in members)),
        outlets=tuple(sorted({member.voice.outlet for member in members if member.voice.outlet is not None})),
        side=members[0].voice.side,
    )


def _values(sighting: Sighting) -> Iterator[tuple[AccountField, str]]:
    yield "kind", _kind_words(sighting)
    if sighting.window is not None:
        days = (sighting.window.begin, sighting.window.until)
        yield "time", days[0] if days[0] == days[1] and days[0] else "/".join(day or ".." for day in days)
    if sighting.spots:
        yield "place", ", ".join(spot.name for spot in sighting.spots)
    if sighting.alternatives:
        yield "initiator", doer_words(sighting)
    elif sighting.initiators:
        yield "initiator", names_of(sighting.initiators)
    if sighting.targets:
        yield "target", names_of(sighting.targets)
    for toll in sighting.tolls:
        yield "toll", words_of_toll(toll)
    if sighting.outcome is not None:
        yield "outcome", sighting.outcome.words
    if sighting.weapon is not None:
        yield "weapon", sighting.weapon
    for party, stance in sighting.responsibility:
        yield "responsibility", f"{party.name}: {stance}"
    if sighting.control is not None:
        yield "control", f"{sighting.control.place}: {sighting.control.status} ({sighting.control.holder or 'unnamed'})"


def names_of(parties: tuple[Party, ...]) -> str:
    """Return parties as a list for people."""
    return ", ".join(party.name for party in parties)


def _kind_words(sighting: Sighting) -> str:
    marks: list[str] = [] if sighting.stance == "asserted" else [sighting.stance]
    marks += ["negated"] if sighting.negated else []
    return sighting.kind if not marks else f"{sighting.kind} ({', '.join(marks)})"
