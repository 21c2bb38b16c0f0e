"""Events of a ledger of invented reports against the deeds that these tell: what was merged, what was split."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from bench.streaming.reports import Told
from bench.streaming.world import Deed
from warledger.records import Event


class Judged(NamedTuple):
    """B-cubed precision and recall of claims told as news (Bagga and Baldwin 1998).

    Precision is the mean share of a claim's event that tells the same deed, recall the mean share of its deed that
    stands in the same event.
    """

    precision: float
    recall: float


def judged(events: Iterable[Event], stream: Iterable[Told]) -> Judged:
    """Return how well events hold the deeds of a stream."""
    return cubed({claim.claim: event.id for event in events for claim in event.claims}, _deeds_by_claim(stream))


def _deeds_by_claim(stream: Iterable[Told]) -> Mapping[str, Deed]:
    return {
        claim.id: deed
        for reading, deeds in stream
        for claim, deed in zip(reading.claims, deeds, strict=True)
        if deed is not None
    }


def cubed(home: Mapping[str, str], deed_of: Mapping[str, Hashable]) -> Judged:
    """Return how well events hold deeds.

    Args:
        home: the event of each claim; a claim without one stands alone.
        deed_of: the deed of each claim that counts.
    """
    together: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for claim, deed in deed_of.items():
        together[home.get(claim, claim)][deed] += 1
    told = Counter(deed_of.values())
    shared = [(count, deed, counts.total()) for counts in together.values() for deed, count in counts.items()]
    return Judged(
        sum(count * count / size for count, _, size in shared) / len(deed_of),
        sum(count * count / told[deed] for count, deed, _ in shared) / len(deed_of),
    )
