"""An event → the nearest grades of Airwars: how sure the harm to civilians is, and what kind of strike it was.

Airwars grades incidents in which civilians are said to be harmed: *confirmed* where a belligerent accepts that it
caused the harm, *fair* on two or more sources with a likely belligerent, *weak* on one, *contested* where rival parties
are blamed, *discounted* where the dead were fighters. Both sides agreeing that a deed happened confirms nothing of
this, so the grade is computed from who answers for the deed and not translated from ours.
"""

from collections.abc import Sequence

from warledger.reconcile.independence import OriginGroup
from warledger.reconcile.responsibility import harms_civilians
from warledger.reconcile.sightings import Sighting
from warledger.records import Airwars, AirwarsGrade, Answering, Dispute, StrikeStatus
from warledger.vocabulary.conflicts import allied
from warledger.vocabulary.reconciling import population_class, reconciling

_STRIKES = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_HARMS = frozenset({"killed", "injured"})


def airwars_of(
    sightings: Sequence[Sighting],
    groups: Sequence[OriginGroup],
    answering: Sequence[Answering],
    disputes: Sequence[Dispute],
) -> Airwars | None:
    """Return the nearest grades of Airwars, None where neither a strike nor harm to civilians is told.

    Args:
        sightings: of the event.
        groups: its independent origins.
        answering: its responsibility table.
        disputes: its disputes and differences.
    """
    told = [s for s in sightings if s.mode == "happened" and s.stance != "denied" and not s.negated]
    is_contested = _is_contested(answering, disputes)
    grade, why = _harm(told, groups, answering, is_contested=is_contested)
    strike = _strike(told, groups, answering, is_contested=is_contested)
    return None if grade is None and strike is None else Airwars(grade, strike, why)


def _harm(
    told: Sequence[Sighting], groups: Sequence[OriginGroup], answering: Sequence[Answering], *, is_contested: bool
) -> tuple[AirwarsGrade | None, str]:
    if not any(_tells_civilian_harm(s) for s in told):
        return None, "no harm to civilians is told"
    accepted = next((row for row in answering if row.stance == "admitted"), None)
    if accepted is not None:
        return "confirmed", f"{accepted.party} accepts that it did the harm"
    if _are_fighters(told, groups):
        return "discounted", "two or more origins count the dead as fighters, one alone as civilians"
    if is_contested:
        return "contested", "different parties are blamed, or who is blamed denies it"
    behind = [group for group in groups if not group.denies]
    doer = next((row.party for row in answering if row.stance in ("blamed", "claimed")), None)
    if len(behind) > 1 and doer is not None:
        return "fair", f"{len(behind)} independent origins, {doer} named as the doer"
    return "weak", "one independent origin" if len(behind) == 1 else "nobody is named as the doer"


def _strike(
    told: Sequence[Sighting], groups: Sequence[OriginGroup], answering: Sequence[Answering], *, is_contested: bool
) -> StrikeStatus | None:
    if not any(s.told_kind in _STRIKES for s in told):
        return None
    if any(row.stance in ("claimed", "admitted") for row in answering):
        return "declared-strike"
    if is_contested:
        return "contested-strike"
    return "likely-strike" if sum(not group.denies for group in groups) > 1 else "single-source-claim"


def _is_contested(answering: Sequence[Answering], disputes: Sequence[Dispute]) -> bool:
    """Tell whether rival parties are blamed, or a party denies what it is blamed for."""
    if any(dispute.real and dispute.field == "initiator" for dispute in disputes):
        return True
    blamed = {row.side for row in answering if row.stance == "blamed" and row.side is not None}
    denied = {row.side or row.party for row in answering if row.stance == "denied"}
    named = {row.side or row.party for row in answering if row.stance == "blamed"}
    return bool(denied & named) or any(not allied(one, other) for one in blamed for other in blamed)


def _tells_civilian_harm(sighting: Sighting) -> bool:
    """Tell whether a claim tells of civilians harmed, or of people harmed of whom nobody says that they fought."""
    if harms_civilians(sighting):
        return True
    harmed = [toll for toll in sighting.counted if toll.harm in _HARMS and not toll.low == toll.high == 0]
    hits_civilians = any(party.kind == "civilians" for party in sighting.targets)
    return sighting.told_kind in reconciling().violent and any(
        hits_civilians or (toll.party is None and population_class(toll.population or "people") == "people")
        for toll in harmed
    )


def _are_fighters(told: Sequence[Sighting], groups: Sequence[OriginGroup]) -> bool:
    """Tell whether the dead are fighters on the word of two origins, and civilians on that of one alone."""
    as_civilians = _origins_of([s for s in told if _tells_civilian_harm(s)], groups)
    as_fighters = _origins_of([s for s in told if _counts_fighters(s)], groups) - as_civilians
    return len(as_civilians) == 1 and len(as_fighters) > 1


def _counts_fighters(sighting: Sighting) -> bool:
    classes = {population_class(toll.population) for toll in sighting.tolls if toll.harm in _HARMS and toll.population}
    return bool(classes & {"fighters", "soldiers"}) and "civilians" not in classes


def _origins_of(sightings: Sequence[Sighting], groups: Sequence[OriginGroup]) -> set[str]:
    claims = {s.claim for s in sightings}
    return {group.key for group in groups if any(s.claim in claims for s in group.sightings)}
