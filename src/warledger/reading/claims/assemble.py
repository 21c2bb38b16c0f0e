"""Parse and layers → claims: every deed of every sentence, with who, where, when, whom it harmed and who says so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from warledger.ids import claim_id
from warledger.reading.chains import Chain, chain_finder, origin_of
from warledger.reading.claims.attach import attach_times, attach_tolls, nodes_of
from warledger.reading.claims.background import is_background
from warledger.reading.claims.clause import clause_of, range_of
from warledger.reading.claims.control import control_of
from warledger.reading.claims.deeds import Deed, deeds_of
from warledger.reading.claims.find import Trigger, find_triggers
from warledger.reading.claims.grammar import is_verb
from warledger.reading.claims.kind import features_of, kind_of, weapon_of
from warledger.reading.claims.layers import Layers, Marks, mark
from warledger.reading.claims.main import main_claim
from warledger.reading.claims.responsibility import responsibility_of
from warledger.reading.claims.roles import parties_of, roles_of
from warledger.reading.claims.stance import modality_of
from warledger.reading.claims.where import Spot, attach_places, split_roles
from warledger.reading.parse import Parse
from warledger.records import Claim, Place
from warledger.vocabulary.kinds import kinds
from warledger.vocabulary.triggers import triggers

MAX_TRIGGER_CHARS = 60
Chains = Callable[[int, int], tuple[Chain, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """A deed with its places and times, before it becomes a claim."""

    deed: Deed
    clause: list[Token]
    spots: list[Spot]
    times: tuple[int, ...]
    tolls: tuple[int, ...]


def find_claims(parse: Parse, layers: Layers) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text.

    Args:
        parse: the document with its syntax.
        layers: the other layers of its reading; claims refer to them by index.
    """
    marks = mark(parse, layers)
    chains = chain_finder(layers.attributions, layers.actors, parse.document)
    claims: list[Claim] = []
    for sentence in parse.sentences:
        for told in _told_in(sentence, marks):
            claims.extend(_claims_of(told, parse, marks, chains))
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.trigger)))


def main_claim_of(parse: Parse, claims: Sequence[Claim]) -> str | None:
    """Return the id of the claim that the document is about, None where it has none."""
    del parse  # a learned chooser will look at the text
    return main_claim(claims)


def _told_in(sentence: Span, marks: Marks) -> list[_Told]:
    deeds = deeds_of(find_triggers(sentence, marks), marks)
    nodes = nodes_of(deeds, marks)
    tolls, free = attach_tolls(nodes, sentence, marks)
    bare = _deeds_of_tolls(free, marks)
    if bare:
        deeds = [*deeds, *bare]
        nodes = nodes_of(deeds, marks)
        tolls, _ = attach_tolls(nodes, sentence, marks)
    times = attach_times(nodes, sentence, marks)
    spots = attach_places(nodes, sentence, marks)
    return [
        _Told(deed, clause_of(deed, deeds, sentence, marks), spots[i], times[i], tolls[i])
        for i, deed in enumerate(deeds)
    ]


def _deeds_of_tolls(free: Iterable[int], marks: Marks) -> list[Deed]:
    """Return a deed for a toll that no trigger tells ("12 dead, 30 hurt"): its words are the trigger."""
    found: dict[int, Deed] = {}
    for index in free:
        head = marks.toll_heads[index]
        if head is not None and head.i not in found:
            frame = triggers().frames["displace" if marks.layers.tolls[index].harm == "displaced" else "die"]
            found[head.i] = Deed(Trigger(head, (head,), frame, nominal=True), None, "phrase")
    return list(found.values())


def _claims_of(told: _Told, parse: Parse, marks: Marks, chains: Chains) -> list[Claim]:
    """Return one claim for each chain of speakers of a deed."""
    document, deed = parse.document, told.deed
    start, end = range_of(told.clause)
    if parse.is_furniture(start, end):
        return []
    trigger = _trigger_range(deed)
    base = _claim(told, parse, marks, trigger)
    claims = []
    for ordinal, chain in enumerate(chains(*trigger)):
        identity = claim_id(document.id, document.digest, *trigger, ordinal)
        claims.append(replace(base, id=identity, chain=chain, origin=origin_of(chain)))
    return claims


def _trigger_range(deed: Deed) -> tuple[int, int]:
    """Return the range of a trigger with its light verb; the head alone where the words stand far apart."""
    tokens = [*deed.trigger.tokens, *([deed.verb] if deed.link == "light" and deed.verb is not None else [])]
    start = min(token.idx for token in tokens)
    end = max(token.idx + len(token) for token in tokens)
    if end - start <= MAX_TRIGGER_CHARS:
        return start, end
    return deed.trigger.head.idx, deed.trigger.head.idx + len(deed.trigger.head)


def _claim(told: _Told, parse: Parse, marks: Marks, trigger: tuple[int, int]) -> Claim:
    """Return the claim of a deed, without its chain."""
    layers, deed = marks.layers, told.deed
    start, end = range_of(told.clause)
    places, elsewhere = split_roles(told.spots, layers.places)
    parties = parties_of(deed, marks)
    roles = roles_of(deed, parties, marks, _country(places, layers.places))
    harmed = {token.i for token in parties.sufferers}
    weapon = weapon_of(deed, [token for token in told.clause if token.i not in harmed])
    modality = modality_of(deed, marks)
    forced = any(is_verb(t) and t.lemma_.lower() in ("force", "compel") for t in told.clause)
    kind = kind_of(features_of(deed, roles, told.clause, weapon, forced=forced))
    return Claim(
        start=start,
        end=end,
        id="",
        trigger=trigger,
        event_type=kinds().kinds[kind].event_type,
        sub_event_type=kind,
        chain=(),
        origin=None,
        stance=modality.stance,
        initiators=roles.initiators,
        targets=roles.targets,
        places=places,
        other_places=elsewhere,
        times=told.times,
        tolls=told.tolls,
        weapon=weapon.name if weapon else None,
        responsibility=responsibility_of(deed, parties, marks, negated=modality.negated),
        negated=modality.negated,
        background=is_background(
            parse.text[start:end], [layers.times[i] for i in told.times], parse.document, modality.stance
        ),
        control=control_of(deed, roles, places, told.clause, marks, negated=modality.negated, stance=modality.stance),
    )


def _country(indexes: Sequence[int], places: Sequence[Place]) -> str | None:
    return next((places[i].country for i in indexes if places[i].country), None)
