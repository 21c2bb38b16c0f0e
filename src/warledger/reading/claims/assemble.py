"""Parse and layers → claims: every deed of every sentence, with who, where, when, whom it harmed and who says so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Span

from warledger.ids import claim_id
from warledger.reading.chains import Chain, chain_finder, origin_of
from warledger.reading.claims.about import link_claims
from warledger.reading.claims.attach import attach_times, attach_tolls, nodes_of
from warledger.reading.claims.background import is_background
from warledger.reading.claims.classes import class_of
from warledger.reading.claims.clause import clause_of, own_words, range_of
from warledger.reading.claims.control import control_of
from warledger.reading.claims.deeds import Deed, deeds_of
from warledger.reading.claims.draft import Draft, Told, carry_places
from warledger.reading.claims.find import Trigger, find_triggers
from warledger.reading.claims.joined import adopt_tolls, join_same
from warledger.reading.claims.judging import judge_kinds
from warledger.reading.claims.kind import features_of, kind_of, weapon_of
from warledger.reading.claims.layers import Layers, Marks, mark
from warledger.reading.claims.lead import Lead, lead_of, pointed_trigger
from warledger.reading.claims.main import main_claim
from warledger.reading.claims.reasons import without_reasons
from warledger.reading.claims.responsibility import responsibility_of
from warledger.reading.claims.roles import parties_of, roles_of
from warledger.reading.claims.settle import settle_kinds
from warledger.reading.claims.spoken_for import spoken_for
from warledger.reading.claims.stance import Modality, modality_of
from warledger.reading.claims.surroundings import in_conflict
from warledger.reading.claims.where import attach_places, split_roles
from warledger.reading.parse import Parse
from warledger.records import Claim, Document, Place, Stance, Time, Toll
from warledger.vocabulary.kinds import kinds
from warledger.vocabulary.triggers import triggers

MAX_TRIGGER_CHARS = 60
_FRAME_OF_HARM = {"captured": "arrest", "displaced": "displace", "missing": "abduct"}
Chains = Callable[[int, int], tuple[Chain, ...]]


def find_claims(parse: Parse, layers: Layers) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text.

    Args:
        parse: the document with its syntax.
        layers: the other layers of its reading; claims refer to them by index.
    """
    marks = mark(parse, layers, spoken_for(parse, layers))
    lead = lead_of(parse)
    told = [item for number, sentence in enumerate(parse.sentences) for item in _told_in(sentence, number, marks, lead)]
    drafts = settle_kinds([_draft(item, parse, marks) for item in carry_places(told, marks)])
    drafts = in_conflict(judge_kinds(drafts, lead), parse.text)
    chains = chain_finder(layers.attributions, layers.actors, parse.document)
    claims = [claim for draft in drafts for claim in _voiced(draft.claim, parse.document, chains)]
    return tuple(link_claims(parse, sorted(claims, key=lambda claim: (claim.start, claim.trigger))))


def main_claim_of(parse: Parse, claims: Sequence[Claim]) -> str | None:
    """Return the id of the claim that the document is about, None where it has none."""
    return main_claim(claims, lead_of(parse)) if claims else None


def _told_in(sentence: Span, number: int, marks: Marks, lead: Lead | None) -> list[Told]:
    found = find_triggers(sentence, marks)
    pointed = pointed_trigger(sentence, found, lead) if lead is not None and number < lead.sentences else None
    if pointed is not None:
        found = sorted([*found, pointed], key=lambda trigger: trigger.head.i)
    deeds = join_same(deeds_of(found, marks), marks)
    nodes = nodes_of(deeds, marks)
    tolls, free = adopt_tolls(*attach_tolls(nodes, sentence, marks), deeds, marks)
    bare = _deeds_of_tolls(free, marks)
    if bare:
        deeds = [*deeds, *bare]
        nodes = nodes_of(deeds, marks)
        tolls, _ = adopt_tolls(*attach_tolls(nodes, sentence, marks), deeds, marks)
    times = attach_times(nodes, sentence, marks)
    spots = attach_places(nodes, sentence, marks)
    return [
        Told(deed, clause_of(deed, deeds, sentence, marks), spots[i], times[i], tolls[i], number)
        for i, deed in enumerate(deeds)
    ]


def _deeds_of_tolls(free: Iterable[int], marks: Marks) -> list[Deed]:
    """Return a deed for a toll that no trigger tells ("12 dead, 30 hurt"): its words are the trigger."""
    found: dict[int, Deed] = {}
    for index in free:
        head = marks.toll_heads[index]
        if head is not None and head.i not in found:
            frame = triggers().frames[_FRAME_OF_HARM.get(marks.layers.tolls[index].harm, "die")]
            found[head.i] = Deed(Trigger(head, (head,), frame, nominal=True), None, "phrase")
    return list(found.values())


def _voiced(claim: Claim, document: Document, chains: Chains) -> list[Claim]:
    """Return one claim for each chain of speakers of a clause."""
    claims = []
    for ordinal, chain in enumerate(chains(*claim.trigger)):
        identity = claim_id(document.id, document.digest, *claim.trigger, ordinal)
        claims.append(replace(claim, id=identity, chain=chain, origin=origin_of(chain)))
    return claims


def _trigger_range(deed: Deed) -> tuple[int, int]:
    """Return the range of a trigger with its light verb; the head alone where the words stand far apart."""
    tokens = [*deed.trigger.tokens, *([deed.verb] if deed.link == "light" and deed.verb is not None else [])]
    start = min(token.idx for token in tokens)
    end = max(token.idx + len(token) for token in tokens)
    if end - start <= MAX_TRIGGER_CHARS:
        return start, end
    return deed.trigger.head.idx, deed.trigger.head.idx + len(deed.trigger.head)


def _draft(told: Told, parse: Parse, marks: Marks) -> Draft:
    """Return the claim of a deed, without its chain."""
    layers, deed = marks.layers, told.deed
    start, end = range_of(told.clause)
    places, elsewhere = split_roles(told.spots, layers.places)
    parties = parties_of(deed, marks)
    roles = roles_of(deed, parties, marks, _country(places, layers.places))
    harmed = {token.i for token in parties.sufferers if class_of(token, marks) is not None}
    words = without_reasons(told.clause, deed.trigger.head)
    weapon = weapon_of(deed, [token for token in words if token.i not in harmed])
    modality = _counted(modality_of(deed, marks), [layers.tolls[i] for i in told.tolls])
    times = [layers.times[i] for i in told.times]
    stance = _foreseen(modality.stance, times, deed)
    choice = kind_of(features_of(deed, roles, words, weapon))
    claim = Claim(
        start=start,
        end=end,
        id="",
        trigger=_trigger_range(deed),
        event_type=kinds().kinds[choice.kind].event_type,
        sub_event_type=choice.kind,
        chain=(),
        origin=None,
        stance=stance,
        initiators=roles.initiators,
        targets=roles.targets,
        places=places,
        other_places=elsewhere,
        times=told.times,
        tolls=told.tolls,
        weapon=weapon.name if weapon else None,
        responsibility=responsibility_of(deed, parties, marks, negated=modality.negated),
        negated=modality.negated,
        background=is_background(own_words(told.clause), times, parse.document, stance),
        control=control_of(deed, roles, places, told.clause, marks, negated=modality.negated, stance=stance),
    )
    # What a toll alone tells (people missing, held, driven out) is plain from its harm.
    is_plain = deed.link == "phrase" and deed.frame.name in _FRAME_OF_HARM.values()
    return Draft(claim, told, firm=choice.firm, sure=choice.sure or is_plain, bare=choice.bare)


def _counted(modality: Modality, tolls: Sequence[Toll]) -> Modality:
    """Return a modality without the "no" that a toll of nought already tells ("no casualties", "nobody was hurt")."""
    return replace(modality, negated=False) if any(toll.high == 0 for toll in tolls) else modality


def _foreseen(stance: Stance, times: Sequence[Time], deed: Deed) -> Stance:
    """Return "planned" for a noun's deed that lies ahead ("talks on Thursday", Thursday being to come)."""
    past = deed.verb is not None and "Past" in deed.verb.morph.get("Tense", [])
    nominal = deed.trigger.nominal and not past
    ahead = bool(times) and all(time.direction == "future" for time in times)
    return "planned" if stance == "asserted" and nominal and ahead else stance


def _country(indexes: Sequence[int], places: Sequence[Place]) -> str | None:
    return next((places[i].country for i in indexes if places[i].country), None)
