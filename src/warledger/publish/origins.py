"""Claims → their independent origins: a party counts once, a body once with all its spokesmen, a copy not at all.

Reconciling grades by the same rule (its `independence`); here it is told in words.
"""

from collections.abc import Iterable

from warledger.publish.phrase import named, plain
from warledger.publish.speaking import side_words, speaker
from warledger.publish.testimony import Testimony
from warledger.records import Claim, Reading


def origins_of(claim_ids: Iterable[str], testimony: Testimony) -> tuple[str, ...]:
    """Return the independent origins of some claims by name: parties first, then who else speaks, then outlets."""
    found: dict[str, int] = {}
    for claim_id in claim_ids:
        if claim_id in testimony.claims:
            kind_and_name = _origin(*testimony.claims[claim_id], testimony)
            if kind_and_name is not None:
                rank, name = kind_and_name
                found.setdefault(name, rank)
    whole = [name for name in found if not _is_short_for_another(name, found)]
    return tuple(sorted(whole, key=lambda name: (found[name], name)))


def carried_by(reading: Reading, claim_ids: Iterable[str], testimony: Testimony) -> tuple[str, ...]:
    """Return whom a document quotes or cites in some claims, in the order of its text."""
    own = {claim.id: claim for claim in reading.claims}
    said = sorted((own[claim_id] for claim_id in claim_ids if claim_id in own), key=lambda claim: claim.start)
    outlet = testimony.outlet(reading.document.id)
    names = [named(claim.origin) for claim in said if claim.origin is not None and claim.origin != outlet]
    return tuple(dict.fromkeys(names))


def _origin(reading: Reading, claim: Claim, testimony: Testimony) -> tuple[int, str] | None:
    """Return the origin of a claim with its rank in lists, None where nobody's word is given."""
    if claim.origin is None:
        return None
    last = next((link for link in reversed(claim.chain) if link.name == claim.origin), None)
    if last is not None and last.side is not None:
        return 0, _party(side_words(last.side))
    if last is None or last.outlet:
        first = testimony.first_copies.get(reading.document.id, reading.document.id)
        return 2, plain(testimony.outlet(first) or claim.origin)
    is_described = claim.origin[:1].islower()  # "resident" of a town: the town is no origin
    return 1, speaker(last) if is_described else named(last.affiliation or claim.origin)


def _party(side: str) -> str:
    """Return a side as one of several: "the government side", "Russia's side"."""
    return f"{side}'{'' if side.endswith('s') else 's'} side" if side[:1].isupper() else f"the {side} side"


def _is_short_for_another(name: str, names: Iterable[str]) -> bool:
    """Tell whether a name is one other's short form: "Observatory" beside "Syrian Observatory for Human Rights"."""
    words = set(name.casefold().split())
    return sum(words < set(other.casefold().split()) for other in names) == 1
