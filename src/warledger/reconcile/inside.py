"""One document's sightings → its tellings: which claims of a report speak of the same happening."""

from collections.abc import Sequence
from functools import partial
from statistics import fmean

from warledger.reconcile.flow import compare_beside, compare_inside
from warledger.reconcile.nearness import innermost
from warledger.reconcile.reports import Report, provisional_report
from warledger.reconcile.sightings import Sighting, Spot
from warledger.reconcile.tellings import Telling, telling_of
from warledger.vocabulary.reconciling import reconciling

_LOOK_BACK = 24
_LATEST_SENTENCES = 4


def tellings_of_report(report: Report) -> tuple[Telling, ...]:
    """Return the tellings of one report; an undated one is grouped as if dated, and keeps its open times."""
    own = {sighting.claim: sighting for sighting in report.sightings}
    grouped = tellings_of(provisional_report(report).sightings)
    return tuple(telling_of(own[sighting.claim] for sighting in telling.sightings) for telling in grouped)


def tellings_of(sightings: Sequence[Sighting]) -> tuple[Telling, ...]:
    """Return the tellings of one document's claims.

    What the claims of a sentence tell is put together first, for each of them says little; then sentences are taken in
    the order of the text, and what each tells joins the telling that most speaks for, or opens a new one. A report
    returns to its main deed, so all tellings stay open; of many, the first and the latest are looked at. A long telling
    has something in common with any sentence, so its sentences have a say of their own.

    Args:
        sightings: all sightings of one document, in order.
    """
    threshold = reconciling().thresholds.inside
    found: list[Telling] = []
    parts: list[list[Telling]] = []
    around = _places_of_news(sightings)
    latest = -1
    for unit in units_of(sightings):
        indexes = sorted({*range(min(4, len(found))), *range(max(0, len(found) - _LOOK_BACK), len(found))})
        scores = [
            (_score(found[i], parts[i], unit, around=around, is_lead=i == 0, is_latest=i == latest), i) for i in indexes
        ]
        best = max(scores, default=None)
        if best is not None and best[0] > threshold:
            latest = best[1]
            found[latest] = telling_of([*found[latest].sightings, *unit.sightings])
            parts[latest].append(unit)
        else:
            latest = len(found)
            found.append(unit)
            parts.append([unit])
    return tuple(found)


def _score(
    telling: Telling, parts: Sequence[Telling], unit: Telling, *, around: Sequence[Spot], is_lead: bool, is_latest: bool
) -> float:
    """Return how much speaks for a sentence's joining a telling: as a whole, and by its first and latest sentences."""
    compare = partial(compare_inside, unit=unit, around=around, is_lead=is_lead)
    whole = compare(telling, is_latest=is_latest).score
    if len(parts) == 1 or whole <= reconciling().thresholds.inside:
        return whole
    held = (parts[0], *parts[1:][-_LATEST_SENTENCES:])
    single = fmean(compare(part, is_latest=is_latest and part is parts[-1]).score for part in held)
    share = reconciling().thresholds.whole
    return share * whole + (1 - share) * single


def units_of(sightings: Sequence[Sighting]) -> tuple[Telling, ...]:
    """Return what each sentence tells, in order: the claims of one sentence that tell one happening, together."""
    by_sentence: dict[int, list[Telling]] = {}
    for sighting in sightings:
        alone, units = telling_of([sighting]), by_sentence.setdefault(sighting.sentence, [])
        best = max(((compare_beside(unit, alone).score, i) for i, unit in enumerate(units)), default=None)
        if best is not None and best[0] > reconciling().thresholds.inside:
            units[best[1]] = telling_of([*units[best[1]].sightings, sighting])
        else:
            units.append(alone)
    units = [unit for found in by_sentence.values() for unit in found]
    return tuple(sorted(units, key=lambda unit: unit.order))


def _places_of_news(sightings: Sequence[Sighting]) -> tuple[Spot, ...]:
    """Return the places of violent deeds told as news, without those that only hold another of them."""
    violent = reconciling().violent
    news = [s for s in sightings if not s.background and s.mode == "happened" and s.told_kind in violent]
    return tuple(innermost({spot.key: spot for s in news for spot in s.spots}.values()))
