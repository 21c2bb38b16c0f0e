"""What a side leaves out: facets of an event that others state and its own origins, speaking of the event, do not.

A line in passing leaves out almost everything and is no silence. Only a side that speaks of the event in a full account
(several claims in several sentences of one report) is held to it, and only for what another side states, or for what
speaks against it whoever states it: the civilians whom it is blamed for, its own losses, its part in the deed. Where a
report itself notes a silence ("did not mention"), that is kept as it stands.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from warledger.reconcile.grade import is_loss_of_fighters
from warledger.reconcile.independence import OriginGroup
from warledger.reconcile.responsibility import harms_civilians
from warledger.reconcile.sightings import Sighting
from warledger.records import Answering, Facet, Omission
from warledger.vocabulary.conflicts import allied, opposed, side_name
from warledger.vocabulary.reconciling import reconciling

States = Callable[[Sighting, str], bool]
"""Tells whether a claim states a facet that concerns a side."""

_FEWEST_CLAIMS = 3
_FEWEST_SENTENCES = 2
_HARMS = frozenset({"killed", "injured"})


def omissions_of(
    sightings: Sequence[Sighting], groups: Sequence[OriginGroup], answering: Sequence[Answering]
) -> tuple[Omission, ...]:
    """Return what sides leave out of an event, and the silences that reports note; in a fixed order.

    Args:
        sightings: of the event.
        groups: its independent origins.
        answering: its responsibility table.
    """
    blamed = _plainly_blamed(answering)
    parties = [group for group in groups if group.side is not None and _is_full_account(group)]
    found = [omission for group in parties for omission in _left_out(group, groups, blamed)]
    return (*_noted(sightings), *found)


def _plainly_blamed(answering: Sequence[Answering]) -> set[str]:
    """Return the sides that are blamed by two origins or by an enemy, where none that is not their ally is blamed."""
    rows = [row for row in answering if row.stance == "blamed" and row.side is not None]
    sides = {row.side for row in rows if row.side is not None}
    if any(not allied(one, other) for one in sides for other in sides):
        return set()
    by = {side: [row for row in rows if row.side == side] for side in sides}
    return {side for side, found in by.items() if len(found) > 1 or opposed(found[0].origin_side, side)}


def _is_full_account(group: OriginGroup) -> bool:
    """Tell whether an origin speaks of the event at length in at least one report."""
    told: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in group.sightings:
        if sighting.mode == "happened":
            told[sighting.document].append(sighting)
    return any(
        len(members) >= _FEWEST_CLAIMS and len({s.sentence for s in members}) >= _FEWEST_SENTENCES
        for members in told.values()
    )


def _left_out(group: OriginGroup, groups: Sequence[OriginGroup], blamed: set[str]) -> Iterator[Omission]:
    side = group.side or ""
    for facet, states, is_against in _FACETS:
        if any(states(s, side) for s in group.sightings):
            continue
        if facet in ("civilians", "initiator") and side not in blamed:
            continue
        stating = [
            (other, s)
            for other in groups
            if not allied(other.side, side) and (other.side is not None or is_against)
            for s in other.sightings
            if _asserts(s) and states(s, side)
        ]
        if stating:
            yield _omission(facet, group, stating)


def _omission(facet: Facet, group: OriginGroup, stating: Sequence[tuple[OriginGroup, Sighting]]) -> Omission:
    stated_by = tuple(dict.fromkeys(other.called for other, _ in stating))
    claims = tuple(dict.fromkeys(s.claim for _, s in stating))
    who = side_name(group.side or "")
    words = f"{group.called} ({who}) tells of it without {_WORDS[facet]}, which {_listed(stated_by)} {_give(stated_by)}"
    documents = tuple(sorted({s.document for s in group.sightings}))
    return Omission(facet, group.names, group.side, documents, stated_by, claims, words)


def _noted(sightings: Sequence[Sighting]) -> Iterator[Omission]:
    """Yield the silences that reports note of this event."""
    for sighting in sorted(sightings, key=lambda s: s.order):
        for noted in sighting.noted:
            outlet = sighting.voice.outlet or sighting.document
            words = f"{noted.speaker or 'nobody'}: {noted.words} ({outlet} notes)"
            silent = (noted.speaker,) if noted.speaker is not None else ()
            yield Omission(
                facet=noted.facet,
                silent=silent,
                side=noted.side,
                documents=(sighting.document,),
                stated_by=(),
                claims=(sighting.claim,),
                words=words,
                noted=True,
                document=sighting.document,
                start=noted.start,
                end=noted.end,
            )


def _asserts(sighting: Sighting) -> bool:
    return sighting.mode == "happened" and sighting.stance != "denied" and not sighting.negated


def _states_toll(sighting: Sighting, _side: str) -> bool:
    return any(toll.harm in _HARMS for toll in sighting.tolls)


def _states_civilians(sighting: Sighting, _side: str) -> bool:
    hits = sighting.told_kind in reconciling().violent and any(party.kind == "civilians" for party in sighting.targets)
    return hits or harms_civilians(sighting)


def _states_loss(sighting: Sighting, side: str) -> bool:
    lost_people = any(toll.party == side and is_loss_of_fighters(toll) for toll in sighting.counted)
    return lost_people or (sighting.outcome is not None and sighting.outcome.against == side)


def _states_doer(sighting: Sighting, side: str) -> bool:
    """Tell whether a claim says whether a side did it: names it as the doer, or denies that."""
    if any(party.side == side for party, _ in sighting.responsibility):
        return True
    is_deed = sighting.told_kind in reconciling().one_sided
    return is_deed and any(party.side == side for party in sighting.initiators)


def _states_outcome(sighting: Sighting, _side: str) -> bool:
    return sighting.outcome is not None


_FACETS: tuple[tuple[Facet, States, bool], ...] = (
    ("civilians", _states_civilians, True),
    ("loss", _states_loss, True),
    ("initiator", _states_doer, True),
    ("toll", _states_toll, False),
    ("outcome", _states_outcome, False),
)
_WORDS: dict[Facet, str] = {
    "civilians": "a word of civilians harmed",
    "loss": "a word of its own losses",
    "initiator": "saying that it was its own doing",
    "toll": "any number of dead or injured",
    "outcome": "saying how it ended",
    "comment": "a comment",
    "detail": "that detail",
    "deed": "the deed itself",
}


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _give(names: Sequence[str]) -> str:
    return "states" if len(names) == 1 else "state"
