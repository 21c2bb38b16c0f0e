"""Who answers for a deed: who is blamed by whom, and who claims, denies or admits it, as a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from warledger.reconcile.independence import OriginGroup
from warledger.reconcile.names import words_of_text
from warledger.reconcile.sightings import Party, Sighting
from warledger.records import Answering, ResponsibilityStance
from warledger.vocabulary.conflicts import allied
from warledger.vocabulary.reconciling import SOME_ATTACK, kind_weight, population_class, reconciling

_STANCES: tuple[ResponsibilityStance, ...] = ("blamed", "claimed", "admitted", "denied")
_ALIKE = 0.5
_GROUPS = frozenset({"state", "state_forces", "police", "rebel", "militia", "terrorist_group", "political", "external"})
_NOBODY_TO_BLAME = frozenset({"civilians", "media", "monitor", "un", "aid"})


@dataclass(frozen=True, slots=True)
class _Row:
    party: Party
    stance: ResponsibilityStance
    told: bool
    sighting: Sighting


def answering_of(sightings: Iterable[Sighting], groups: Iterable[OriginGroup] = ()) -> tuple[Answering, ...]:
    """Return the responsibility table of an event: parties by how often they are named, then stance, then origin.

    Words of blame, claim, denial and admission come first; an origin that only tells a party as the doer of a one-sided
    deed blames it too (``told``), and a party that tells its own deed claims it.

    Args:
        sightings: of the event.
        groups: its independent origins, by whose names those who speak are called.
    """
    called = {s.claim: group.called for group in groups for s in group.sightings if not s.voice.is_outlet}
    told = [s for s in sorted(sightings, key=lambda s: s.order) if s.mode == "happened" and not s.background]
    deed = _leading_deed(told)
    rows = [row for s in told for row in (*_said(s), *(_doers(s) if _is_of(s, deed) else ()))] + list(_denials(told))
    rows = [row for row in rows if _can_answer(row.party)]
    rows = [row for row in rows if not _blames_another(row, rows)]
    grouped: dict[tuple[str, ResponsibilityStance, str | None], list[_Row]] = defaultdict(list)
    for row in rows:
        voice = row.sighting.voice
        origin = called.get(row.sighting.claim) or voice.called or voice.name
        grouped[row.party.camp, row.stance, origin].append(row)
    weight = Counter(row.party.camp for row in rows)
    names = _names(rows)
    ordered = sorted(grouped, key=lambda k: (-weight[k[0]], k[0], _STANCES.index(k[1]), k[2] is None, k[2] or ""))
    return tuple(_answering(key, names[key[0]], grouped[key]) for key in ordered)


def _leading_deed(told: Sequence[Sighting]) -> str | None:
    """Return the kind of one-sided deed that most claims tell, None where none does."""
    kinds = Counter(s.told_kind for s in told if s.told_kind in _one_sided())
    return min(kinds, key=lambda kind: (kind == SOME_ATTACK, -kinds[kind], kind), default=None)


def _is_of(sighting: Sighting, deed: str | None) -> bool:
    """Tell whether a claim's doer is that of the deed: police who shoot the bomber did not do the bombing."""
    return deed is not None and (kind_weight(sighting.told_kind, deed) or 0.0) >= _ALIKE


def _one_sided() -> frozenset[str]:
    return reconciling().one_sided | {SOME_ATTACK}


def _names(rows: Iterable[_Row]) -> dict[str, str]:
    """Return for each camp the name by which it is mostly blamed."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[row.party.camp][row.party.name] += 1
    return {camp: min(names, key=lambda name: (-names[name], name)) for camp, names in found.items()}


def _answering(key: tuple[str, ResponsibilityStance, str | None], party: str, rows: Sequence[_Row]) -> Answering:
    return Answering(
        party=party,
        stance=key[1],
        origin=key[2],
        documents=tuple(sorted({row.sighting.document for row in rows})),
        claims=tuple(dict.fromkeys(row.sighting.claim for row in rows)),
        side=next((row.party.side for row in rows if row.party.side is not None), None),
        origin_side=next((row.sighting.voice.side for row in rows if row.sighting.voice.side is not None), None),
        told=all(row.told for row in rows),
    )


def _can_answer(party: Party) -> bool:
    """Tell whether a party can be held to a deed: "gunmen", "warplanes" and "a bomber" may be anybody's."""
    return party.side is not None or (party.kind in _GROUPS and party.name != party.name.lower())


def _blames_another(row: _Row, rows: Sequence[_Row]) -> bool:
    """Tell whether a party that seems to tell its own deed blames an enemy for it: it is the speaker, not the doer."""
    if not row.told or row.stance not in ("claimed", "admitted"):
        return False
    voice = row.sighting.voice.key
    blamed = [r for r in rows if r.sighting.voice.key == voice and r.stance == "blamed"]
    own = [r for r in rows if r.sighting.voice.key == voice and r.stance == row.stance]
    return len(blamed) >= len(own) and any(not allied(r.party.side, row.party.side) for r in blamed)


def _said(sighting: Sighting) -> Iterator[_Row]:
    """Yield what the words of a claim say of who answers for the deed."""
    is_not_so = sighting.negated or sighting.stance == "denied"
    for party, stance in sighting.responsibility:
        if not is_not_so or stance == "denied":
            yield _Row(party, stance, told=False, sighting=sighting)
        elif is_own(sighting, party):
            yield _Row(party, "denied", told=False, sighting=sighting)


def _doers(sighting: Sighting) -> Iterator[_Row]:
    """Yield whom a claim tells as the doer of a deed that one party does to others."""
    if sighting.told_kind not in reconciling().one_sided | {SOME_ATTACK} or sighting.stance not in (
        "asserted",
        "hedged",
    ):
        return
    said = {party.key for party, _ in sighting.responsibility}
    for party in sighting.initiators:
        if party.key in said or party.kind in _NOBODY_TO_BLAME:
            continue
        if sighting.negated:
            yield from [_Row(party, "denied", told=True, sighting=sighting)] if is_own(sighting, party) else []
        elif is_own(sighting, party):
            yield _Row(party, "admitted" if harms_civilians(sighting) else "claimed", told=True, sighting=sighting)
        else:
            yield _Row(party, "blamed", told=True, sighting=sighting)


def _denials(told: Sequence[Sighting]) -> Iterator[_Row]:
    """Yield parties that deny a deed of which another origin tells them as the doer."""
    doers = {party.key: party for s in told for party in s.initiators if s.stance != "denied" and not s.negated}
    for sighting in told:
        is_denial = sighting.stance == "denied" or (sighting.negated and not _is_of_victims(sighting))
        if not is_denial or sighting.responsibility or sighting.told_kind not in reconciling().violent:
            continue
        for party in doers.values():
            if is_own(sighting, party):
                yield _Row(party, "denied", told=False, sighting=sighting)


def _is_of_victims(sighting: Sighting) -> bool:
    """Tell whether what is denied are victims ("nobody was hurt"), and not the deed."""
    return bool(sighting.tolls) or bool(reconciling().casualty_words & set(words_of_text(sighting.clause)))


def is_own(sighting: Sighting, party: Party) -> bool:
    """Tell whether a party speaks of its own deed: its own voice, or its side's."""
    voice = sighting.voice
    return (voice.side is not None and voice.side == party.side) or (voice.key is not None and voice.key == party.key)


def harms_civilians(sighting: Sighting) -> bool:
    """Tell whether a claim tells of civilians killed or injured."""
    return any(
        toll.harm in ("killed", "injured")
        and not toll.low == toll.high == 0
        and toll.population is not None
        and population_class(toll.population) == "civilians"
        for toll in sighting.tolls
    )
