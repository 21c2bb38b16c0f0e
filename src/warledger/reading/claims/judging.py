"""Where the rules' words are ambiguous, the net's kind, for deeds of the lead: elsewhere it is not asked, for speed."""

from collections.abc import Mapping, Sequence

from warledger.reading.claims.draft import Draft
from warledger.reading.claims.lead import OF_GROUND, Lead
from warledger.reading.claims.settle import of_kind
from warledger.reading.nets.kinds import NONE
from warledger.vocabulary.kinds import kinds


def judge_kinds(drafts: Sequence[Draft], lead: Lead | None) -> list[Draft]:
    """Return drafts with the net's kind where it is surer than the rule that chose.

    Args:
        drafts: a document's claims with the kinds that rules chose.
        lead: what the net says of its first sentences.
    """
    if lead is None:
        return list(drafts)
    return [_judged(draft, lead.of_words(*draft.claim.trigger)) for draft in drafts]


def _judged(draft: Draft, told: Mapping[str, float]) -> Draft:
    kind, net = draft.claim.sub_event_type, kinds().net
    possible = {name: p for name, p in told.items() if name != NONE and name not in OF_GROUND}
    if draft.sure or kind in OF_GROUND or not possible:
        return draft
    best = max(possible, key=lambda name: (possible[name], name))
    needed = net.firm if draft.firm else net.vague
    return of_kind(draft, best) if best != kind and possible[best] >= needed else draft
