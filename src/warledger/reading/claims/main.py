"""Claims → the one a document is about: early, firmly told, of a kind that makes news and that the lead tells."""

from collections.abc import Sequence
from math import log

from warledger.reading.claims.lead import OF_GROUND, Lead
from warledger.records import Claim
from warledger.vocabulary.kinds import kinds

LEAD_CHARS = 600
"""Claims within so many characters of the first one count as the lead, the nearer the more."""
_STANCE_WEIGHT = {"asserted": 1.0, "hedged": 0.9, "denied": 0.6, "planned": 0.6, "predicted": 0.4, "hypothetical": 0.3}


def main_claim(claims: Sequence[Claim], lead: Lead | None = None) -> str | None:
    """Return the id of the claim that a document is about, None where it has no claim.

    Args:
        claims: the document's claims.
        lead: what the net says of its first sentences.
    """
    if not claims:
        return None
    first = min(claim.start for claim in claims)
    weights = [_weight(claim, first) for claim in claims]
    order = sorted(range(len(claims)), key=lambda i: (-weights[i], claims[i].start))
    if lead is None:
        return claims[order[0]].id
    ruled = claims[order[0]].sub_event_type
    return claims[max(order, key=lambda i: _belief(claims[i], ruled, lead))].id


def _weight(claim: Claim, first: int) -> float:
    near = max(0.0, 1 - (claim.start - first) / LEAD_CHARS)
    weight = kinds().kinds[claim.sub_event_type].weight * _STANCE_WEIGHT[claim.stance] * (0.3 + 0.7 * near)
    weight *= 0.5 if claim.negated else 1.0
    weight *= 0.25 if claim.background else 1.0
    return weight * (1.15 if claim.tolls else 1.0)


def _belief(claim: Claim, ruled: str, lead: Lead) -> float:
    """Return how much rules and net together speak for a claim's kind, as a sum of logarithms.

    Args:
        claim: one of the document's claims.
        ruled: the kind of the claim that the rules would choose.
        lead: what the net says of the first sentences.
    """
    net, whole, kind = kinds().net, lead.judged.of_whole(), claim.sub_event_type
    about = sum(whole[name] for name in OF_GROUND) if kind in OF_GROUND else whole[kind]
    told = lead.of_words(*claim.trigger).get(kind, 0.0)
    return log(net.whole_floor + about) + told + (net.rules_say if kind == ruled else 0.0)
