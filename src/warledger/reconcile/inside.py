"""One document's sightings → its tellings: which claims of a report speak of the same happening."""

from collections.abc import Sequence

from warledger.reconcile.compare import compare_inside
from warledger.reconcile.reports import Report, provisional_report
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tellings import Telling, telling_of
from warledger.vocabulary.reconciling import reconciling

_LOOK_BACK = 24


def tellings_of_report(report: Report) -> tuple[Telling, ...]:
    """Return the tellings of one report; an undated one is grouped as if dated, and keeps its open times."""
    own = {sighting.claim: sighting for sighting in report.sightings}
    grouped = tellings_of(provisional_report(report).sightings)
    return tuple(telling_of(own[sighting.claim] for sighting in telling.sightings) for telling in grouped)


def tellings_of(sightings: Sequence[Sighting]) -> tuple[Telling, ...]:
    """Return the tellings of one document's claims.

    Claims are taken in the order of the text; each joins the telling that most speaks for, or opens a new one. A
    report returns to its main deed, so all tellings stay open; of many, the first and the latest are looked at.

    Args:
        sightings: all sightings of one document, in order.
    """
    threshold = reconciling().thresholds.inside
    found: list[Telling] = []
    for sighting in sightings:
        alone = telling_of([sighting])
        indexes = sorted({*range(min(4, len(found))), *range(max(0, len(found) - _LOOK_BACK), len(found))})
        best = max(((_score(found[i], alone, is_lead=i == 0), i) for i in indexes), default=None)
        if best is not None and best[0] > threshold:
            found[best[1]] = telling_of([*found[best[1]].sightings, sighting])
        else:
            found.append(alone)
    return tuple(found)


def _score(telling: Telling, alone: Telling, *, is_lead: bool) -> float:
    comparison = compare_inside(telling, alone, is_lead=is_lead)
    return float("-inf") if comparison.veto is not None else comparison.score
