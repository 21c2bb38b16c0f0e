"""How it came out and who holds the ground: gains against losses, an attack that is over against one that goes on."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from warledger.reconcile.names import place_key
from warledger.reconcile.nearness import relation_of_places
from warledger.reconcile.rivals import (
    Difference,
    Standings,
    are_of_other_days,
    dispute_between,
    first_difference,
    is_positive,
    sides_of,
)
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.time_and_place import are_far_apart
from warledger.records import Dispute, Toll
from warledger.vocabulary.disputes import dispute_words
from warledger.vocabulary.reconciling import reconciling

_BLASTS = frozenset({"Suicide bomb", "Remote explosive/landmine/IED"})
_TOWN_KM = 20.0
_HOLDING = frozenset({"held", "captured"})


def outcome_disputes(told: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield where what favours a side here goes against it there, or is over here and goes on there.

    Where no party speaks, or one follows the other, it is an update.
    """
    positive = [s for s in told if is_positive(s)]
    ended = [s for s in positive if s.outcome is not None]
    pairs = combinations(standings.spokesmen(ended, _what_counts), 2)
    split = [pair for pair in pairs if _came_out_otherwise(*pair) and not _is_of_control(*pair)]
    real = [pair for pair in split if standings.are_rivals(*pair) and not are_of_other_days(*pair)]
    unfinished = [pair for pair in _unfinished(positive) if _may_contradict(*pair, standings)]
    if real or unfinished:
        heard = standings.behind((s for pair in real for s in pair), ended, _what_counts)
        heard += standings.behind((s for pair in unfinished for s in pair), positive, _how_far)
        yield dispute_between("outcome", *sides_of(heard, _clause, _whom_it_favours))
        return
    yield from first_difference("outcome", split, "update", words=_clause, same=_whom_it_favours)


def _unfinished(positive: Sequence[Sighting]) -> Iterator[Difference]:
    """Yield pairs of one report: one says that an attack was beaten, the other that it goes on or struck."""
    deadly = {(s.document, s.voice.key) for s in positive if any(_is_deadly(toll) for toll in s.tolls)}
    others: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in positive:
        if _goes_on(sighting) or (_is_blast(sighting) and (sighting.document, sighting.voice.key) in deadly):
            others[sighting.document].append(sighting)
    for sighting in positive:
        if _is_over(sighting):
            yield from ((sighting, other) for other in others[sighting.document])


def _may_contradict(beaten: Sighting, other: Sighting, standings: Standings) -> bool:
    """Tell whether a party, or who tells of its success, stands against another's word."""
    is_told_for_a_party = any(party.side is not None for party in beaten.initiators)
    return standings.are_other_words(beaten, other) and (is_told_for_a_party or standings.of(beaten) == "party")


def _what_counts(sighting: Sighting) -> Hashable:
    """Return all that tells whether a claim's outcome goes against another's."""
    outcome, window, control = sighting.outcome, sighting.window, sighting.control
    day = (window.first, window.last, window.clock) if window is not None else None
    ends = (outcome.favours, outcome.against, _is_gain(sighting)) if outcome is not None else None
    return ends, day, control, frozenset(spot.key for spot in sighting.spots)


def control_disputes(told: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield where two origins name different holders of one place, or one says that its holder lost it.

    That one took a place which another is said to hold tells what was so before, or since.
    """
    holding = [s for s in told if is_positive(s) and s.control is not None]
    split = [pair for pair in combinations(standings.spokesmen(holding, _what_counts), 2) if _is_of_control(*pair)]
    real = [
        pair
        for pair in split
        if all(map(_is_of_a_town, pair))
        and _say_it_of_one_time(*pair)
        and standings.are_rivals(*pair)
        and not are_of_other_days(*pair)
    ]
    if real:
        heard = standings.behind((s for pair in real for s in pair), holding, _what_counts)
        yield dispute_between("control", *sides_of(heard, _control_words, _control_words))
        return
    yield from first_difference("control", split, "update", words=_control_words, same=_control_words)


def _clause(sighting: Sighting) -> str:
    return sighting.clause


def _whom_it_favours(sighting: Sighting) -> tuple[str | None, str | None]:
    """Return whom an outcome favours, None and what it goes against where that is all that is told."""
    outcome = sighting.outcome
    if outcome is None:
        return None, None
    return (outcome.favours, None) if outcome.favours is not None else (None, outcome.against)


def _came_out_otherwise(first: Sighting, second: Sighting) -> bool:
    """Tell whether one deed went well for opposed sides; two gains do so only at one place."""
    if first.outcome is None or second.outcome is None or not first.outcome.contradicts(second.outcome):
        return False
    if not _is_gain(first) or not _is_gain(second):
        return not are_far_apart(first.spots, second.spots)
    return relation_of_places(first.spots, second.spots) == "same_place" and not (first.carried or second.carried)


def _is_gain(sighting: Sighting) -> bool:
    """Tell whether a claim tells of ground won, not of an attack beaten or of ground lost."""
    words = dispute_words().outcome
    is_loss = words.target_loss.are_in(sighting.trigger) or words.loss.are_in(sighting.trigger)
    return sighting.outcome is not None and sighting.outcome.favours is not None and not is_loss


def _how_far(sighting: Sighting) -> Hashable:
    """Return whether a claim says that an attack is over, goes on or struck; what says none of it stands alone."""
    told = _is_over(sighting), _goes_on(sighting), _is_blast(sighting)
    return told if any(told) else sighting.order


def _is_over(sighting: Sighting) -> bool:
    return sighting.outcome is not None and dispute_words().ended.are_in(sighting.trigger)


def _goes_on(sighting: Sighting) -> bool:
    """Tell whether a claim says of fighting that it goes on; what the defenders do is no attack that goes on."""
    if sighting.outcome is not None or sighting.told_kind not in {*reconciling().two_sided, "Attack"}:
        return False
    return dispute_words().goes_on.are_in(sighting.clause)


def _is_blast(sighting: Sighting) -> bool:
    """Tell whether a blast is told; where its teller tells of victims too, it was not foiled."""
    return sighting.told_kind in _BLASTS and sighting.outcome is None


def _is_deadly(toll: Toll) -> bool:
    return toll.harm == "killed" and (toll.low or 0) > 0


def _is_of_control(first: Sighting, second: Sighting) -> bool:
    """Tell whether two claims on who holds one place exclude each other."""
    one, other = first.control, second.control
    if one is None or other is None or one.holder is None or other.holder is None:
        return False
    if place_key(one.place) != place_key(other.place):
        return False
    statuses = {one.status, other.status}
    if first.holder == second.holder:
        return "lost" in statuses and bool(statuses & _HOLDING)
    return statuses <= _HOLDING


def _is_of_a_town(sighting: Sighting) -> bool:
    """Tell whether a place is small enough to have one holder: of a province, each may hold a part."""
    key = None if sighting.control is None else place_key(sighting.control.place)
    return not any(spot.key == key and (spot.radius_km or 0.0) > _TOWN_KM for spot in sighting.spots)


def _say_it_of_one_time(first: Sighting, second: Sighting) -> bool:
    one, other = first.control, second.control
    return (
        one is not None and other is not None and (one.status == other.status or "lost" in (one.status, other.status))
    )


def _control_words(sighting: Sighting) -> str:
    control = sighting.control
    return "" if control is None else f"{control.place}: {control.status} by {control.holder}"
