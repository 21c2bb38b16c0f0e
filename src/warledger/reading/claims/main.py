"""Claims → the one a document is about: early, firmly told, of a kind that makes news."""

from collections.abc import Sequence

from warledger.records import Claim
from warledger.vocabulary.kinds import kinds

LEAD_CHARS = 600
"""Claims within so many characters of the first one count as the lead, the nearer the more."""
_STANCE_WEIGHT = {"asserted": 1.0, "hedged": 0.9, "denied": 0.6, "planned": 0.6, "predicted": 0.4, "hypothetical": 0.3}


def main_claim(claims: Sequence[Claim]) -> str | None:
    """Return the id of the claim that a document is about, None where it has no claim."""
    if not claims:
        return None
    first = min(claim.start for claim in claims)
    best = max(claims, key=lambda claim: (_weight(claim, first), -claim.start))
    return best.id


def _weight(claim: Claim, first: int) -> float:
    near = max(0.0, 1 - (claim.start - first) / LEAD_CHARS)
    weight = kinds().kinds[claim.sub_event_type].weight * _STANCE_WEIGHT[claim.stance] * (0.3 + 0.7 * near)
    weight *= 0.5 if claim.negated else 1.0
    weight *= 0.25 if claim.background else 1.0
    return weight * (1.15 if claim.tolls else 1.0)
