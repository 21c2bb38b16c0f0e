"""A brief together with what only some ways of writing it need: its figures, and which claim each passage holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from warledger.publish.figures import Figures
from warledger.publish.page import Brief, Quote
from warledger.records import Reading


@dataclass(frozen=True, slots=True)
class Composed:
    """A brief, what its map and timeline show, and the id of the claim behind each passage number that has one."""

    brief: Brief
    figures: Figures
    claims: Mapping[int, str] = field(default_factory=dict)


def claims_behind(quotes: Iterable[Quote], readings: Mapping[str, Reading]) -> dict[int, str]:
    """Return for each passage the claim that it is, or the one that shares most with it; none where none does."""
    found: dict[int, str] = {}
    for quote in quotes:
        reading = readings.get(quote.document)
        sharing = [
            (min(claim.end, quote.end) - max(claim.start, quote.start), -(claim.end - claim.start), claim.id)
            for claim in (reading.claims if reading is not None else ())
            if claim.start < quote.end and quote.start < claim.end
        ]
        if sharing:
            found[quote.number] = max(sharing)[2]
    return found
