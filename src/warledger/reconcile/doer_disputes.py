"""Who did it: different doers named for a deed of one side, a doer left open by one, or a doer who denies it."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from warledger.reconcile.denials import denied_words, denies_its_part
from warledger.reconcile.doers import camps_of, doer_words, doers_of
from warledger.reconcile.names import stems_of
from warledger.reconcile.rivals import Standings, dispute_between, first_difference, is_positive, side_of, sides_of
from warledger.reconcile.sightings import Sighting
from warledger.records import Dispute
from warledger.vocabulary.conflicts import allied, opposed
from warledger.vocabulary.reconciling import SOME_ATTACK, kind_weight, reconciling

_ALIKE = 0.5


def initiator_disputes(told: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield where different sides are named as the doer of a one-sided deed; or who is blamed denies it."""
    every = [s for s in told if is_positive(s) and _may_be_blamed(s) and camps_of(s)]
    voiced = _camps_by_voice(every)
    named = [s for s in every if not any(camps_of(s) < camps for camps in voiced[_voice(s)])]
    split = [
        pair
        for pair in combinations(standings.spokesmen(named, _what_counts), 2)
        if standings.key(pair[0]) != standings.key(pair[1])
        and _name_other_doers(*pair)
        and not _name_both(*pair, voiced)
    ]
    real = [pair for pair in split if _is_contradiction(*pair, standings)]
    if real:
        heard = standings.behind((s for pair in real for s in pair), named, _what_counts)
        yield dispute_between("initiator", *sides_of(heard, doer_words, _value))
        return
    denied = next(_denied_blame(told, standings), None)
    if denied is not None:
        yield denied
        return
    yield from first_difference("initiator", split, "wording", words=doer_words, same=_value)


_Voiced = Mapping[tuple[str, str | None], set[frozenset[str]]]


def _camps_by_voice(named: Sequence[Sighting]) -> _Voiced:
    """Return (document, voice) → the sets of doers that it names there."""
    found: dict[tuple[str, str | None], set[frozenset[str]]] = defaultdict(set)
    for sighting in named:
        found[_voice(sighting)].add(camps_of(sighting))
    return found


def _voice(sighting: Sighting) -> tuple[str, str | None]:
    return sighting.document, sighting.voice.key


def _what_counts(sighting: Sighting) -> Hashable:
    """Return all that tells whether a claim names another doer than another claim does."""
    figures = frozenset((toll.harm, toll.low) for toll in sighting.tolls)
    return _value(sighting), sighting.told_kind, frozenset(p.camp for p in sighting.targets), figures


def _value(sighting: Sighting) -> tuple[frozenset[str], bool]:
    return camps_of(sighting), bool(sighting.alternatives)


def _may_be_blamed(sighting: Sighting) -> bool:
    """Tell whether a claim is of a deed that one party does to others, and does not take its teller for the doer."""
    if sighting.told_kind not in reconciling().one_sided and sighting.told_kind != SOME_ATTACK:
        return False
    voice = sighting.voice
    tellers = {voice.key, voice.name, voice.body, voice.called}
    ministries = {party.name for party in sighting.initiators if party.kind == "state" and party.side == voice.side}
    return not any(party.key in tellers or party.name in tellers | ministries for party in sighting.initiators)


def _name_other_doers(first: Sighting, second: Sighting) -> bool:
    """Tell whether one deed is given to different doers; that one fires back at the other is no difference."""
    if _value(first) == _value(second) or (kind_weight(first.told_kind, second.told_kind) or 0.0) < _ALIKE:
        return False
    if camps_of(first) & camps_of(second) and not (first.alternatives or second.alternatives):
        return False
    is_vague = SOME_ATTACK in (first.told_kind, second.told_kind) or _are_allies(first, second)
    if is_vague and not _are_surely_one_deed(first, second):
        return False
    sufferers = {party.camp for s in (first, second) for party in s.targets}
    return not sufferers & (camps_of(first) | camps_of(second))


def _are_allies(first: Sighting, second: Sighting) -> bool:
    """Tell whether two claims name allies, who strike beside each other: of two raids, each may have flown one."""
    if first.alternatives or second.alternatives:
        return False
    pairs = ((one.side, other.side) for one in doers_of(first) for other in doers_of(second))
    return any(allied(one, other) for one, other in pairs)


def _are_surely_one_deed(first: Sighting, second: Sighting) -> bool:
    """Tell whether two claims count the same victims, or one is there to say who is to blame."""
    if first.responsibility or second.responsibility:
        return True
    ones = {(toll.harm, toll.low) for toll in first.tolls if (toll.low or 0) > 1}
    return bool(ones & {(toll.harm, toll.low) for toll in second.tolls})


def _name_both(first: Sighting, second: Sighting, voiced: _Voiced) -> bool:
    """Tell whether a voice that names one doer names the other as well: a group under two names, or two together."""
    if first.alternatives or second.alternatives:
        return False
    return any(
        camps & camps_of(other) for one, other in ((first, second), (second, first)) for camps in voiced[_voice(one)]
    )


def _is_contradiction(first: Sighting, second: Sighting, standings: Standings) -> bool:
    """Tell whether known sides are named on known words; a doer left open may be so on nobody's word."""
    if not all(any(party.side is not None for party in doers_of(s)) for s in (first, second)):
        return False
    is_known = any(standings.of(s) in ("party", "named") for s in (first, second))
    if first.alternatives or second.alternatives:
        return is_known
    if _calls_enemies_by_one_word(first, second) or _calls_enemies_by_one_word(second, first):
        return False
    return is_known and first.told_kind == second.told_kind and standings.are_other_words(first, second)


def _calls_enemies_by_one_word(party: Sighting, other: Sighting) -> bool:
    """Tell whether a party blames an enemy without a name ("terrorists"), and another voice another of its enemies."""
    side = party.voice.side
    if side is None or not all(opposed(side, camp) for camp in (*camps_of(party), *camps_of(other))):
        return False
    return not any(stems_of(doer.name) & party.stems for doer in doers_of(party) if doer.side is not None)


def _denied_blame(told: Sequence[Sighting], standings: Standings) -> Iterator[Dispute]:
    """Yield where a party denies what it is blamed for."""
    for denier in (s for s in told if s.responsibility or s.stance == "denied"):
        camps = {party.camp for party, stance in denier.responsibility if stance == "denied"}
        if not camps and denies_its_part(denier, told, standings) and denier.voice.side is not None:
            camps = {denier.voice.side}
        blamers = [s for s in told if is_positive(s) and camps_of(s) & camps]
        blamers = [s for s in blamers if standings.key(s) != standings.key(denier)]
        if blamers:
            yield dispute_between(
                "initiator", side_of(doer_words(blamers[0]), blamers), side_of(denied_words(denier), [denier])
            )
