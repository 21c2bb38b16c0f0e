"""Who did it: different doers named for a deed of one side, a doer left open by one, or a doer who denies it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from warledger.reconcile.denials import is_denial
from warledger.reconcile.independence import independence_key
from warledger.reconcile.rivals import (
    dispute_between,
    first_dispute,
    is_positive,
    side_of,
    standing_of,
)
from warledger.reconcile.sightings import Party, Sighting
from warledger.records import Dispute
from warledger.vocabulary.reconciling import SOME_ATTACK, kind_weight, reconciling

_ALIKE = 0.5


def initiator_disputes(told: Sequence[Sighting]) -> Iterator[Dispute]:
    """Yield where different sides are named as the doer of a one-sided deed; or who is blamed denies it."""
    named = [s for s in told if is_positive(s) and _may_be_blamed(s) and camps_of(s)]
    split = [pair for pair in combinations(named, 2) if _name_other_doers(*pair) and not _name_both(*pair, named)]
    real = [pair for pair in split if _is_contradiction(*pair)]
    yield from first_dispute("initiator", real, split, doer_words, "wording")
    if not real:
        yield from _denied_blame(told)


def camps_of(sighting: Sighting) -> frozenset[str]:
    """Return the camps that a claim gives as its deed's doers, all of them where it leaves open which."""
    blamed = (party.camp for party, stance in sighting.responsibility if stance != "denied")
    open_between = (party.camp for party in sighting.alternatives)
    return frozenset({*(party.camp for party in sighting.initiators), *blamed, *open_between})


def doer_words(sighting: Sighting) -> str:
    """Return the doers that a claim names, "A or B" where it leaves open which."""
    if sighting.alternatives:
        return " or ".join(dict.fromkeys(party.name for party in sighting.alternatives))
    names = [party.name for party in sighting.initiators]
    names += [party.name for party, stance in sighting.responsibility if stance != "denied"]
    return ", ".join(dict.fromkeys(names))


def _may_be_blamed(sighting: Sighting) -> bool:
    """Tell whether a claim is of a deed that one party does to others, and not of its teller's own telling."""
    if sighting.told_kind not in reconciling().one_sided and sighting.told_kind != SOME_ATTACK:
        return False
    tellers = {sighting.voice.key, sighting.voice.name}
    return not any(party.key in tellers or party.name in tellers for party in sighting.initiators)


def _name_other_doers(first: Sighting, second: Sighting) -> bool:
    """Tell whether two origins give one deed to different doers; that one fires back at the other is no difference."""
    if independence_key(first) == independence_key(second) or camps_of(first) == camps_of(second):
        return False
    if (kind_weight(first.told_kind, second.told_kind) or 0.0) < _ALIKE:
        return False
    if camps_of(first) & camps_of(second) and not (first.alternatives or second.alternatives):
        return False
    sufferers = {party.camp for s in (first, second) for party in s.targets}
    return not sufferers & (camps_of(first) | camps_of(second))


def _name_both(first: Sighting, second: Sighting, named: Sequence[Sighting]) -> bool:
    """Tell whether a report that names one doer names the other as well: a group under two names, or two together."""
    return any(
        s.document == one.document and camps_of(other) <= camps_of(s) | camps_of(one) and camps_of(s) & camps_of(other)
        for one, other in ((first, second), (second, first))
        for s in named
        if not s.alternatives and not one.alternatives and s.voice.key == one.voice.key
    )


def _is_contradiction(first: Sighting, second: Sighting) -> bool:
    """Tell whether known sides are named on known words; a doer left open may be so on nobody's word."""
    if not all(any(side is not None for side in _sides(s)) for s in (first, second)):
        return False
    if not first.alternatives and not second.alternatives and first.told_kind != second.told_kind:
        return False
    standings = [standing_of(s) for s in (first, second)]
    if first.alternatives or second.alternatives:
        return any(standing in ("party", "named") for standing in standings)
    return all(standing in ("party", "named") for standing in standings)


def _sides(sighting: Sighting) -> set[str | None]:
    parties: list[Party] = [*sighting.initiators, *sighting.alternatives]
    parties += [party for party, stance in sighting.responsibility if stance != "denied"]
    return {party.side for party in parties}


def _denied_blame(told: Sequence[Sighting]) -> Iterator[Dispute]:
    """Yield where a party denies what it is blamed for, be it by naming itself or by denying such a deed of its own."""
    for denier in told:
        camps = {party.camp for party, stance in denier.responsibility if stance == "denied"}
        blamers = [s for s in told if is_positive(s) and camps_of(s) & camps and _is_other_word(s, denier)]
        if camps and blamers and (is_denial(denier) or denier.responsibility):
            yield dispute_between(
                "initiator", side_of(doer_words(blamers[0]), blamers), side_of(denier.clause, [denier])
            )
            return


def _is_other_word(first: Sighting, second: Sighting) -> bool:
    return independence_key(first) != independence_key(second)
