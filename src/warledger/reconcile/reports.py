"""Reading → report: what reconciling keeps of one document, small and without its text."""

from dataclasses import dataclass, replace
from datetime import date

from warledger.reconcile.days import day_of
from warledger.reconcile.sightings import Sighting, redated, sightings_of
from warledger.records import Reading, Time
from warledger.when import anchor


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time expression that waits for its document's date, with its words for the reason."""

    words: str
    time: Time


@dataclass(frozen=True, slots=True)
class Report:
    """One document's part in reconciling.

    ``waiting`` holds the time expressions of an undated document, ``claim_times`` for each of its claims the times
    it names; both are empty where the document has a date.
    """

    document: str
    outlet: str | None
    published: int | None
    copies: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    waiting: tuple[TimeWords, ...] = ()
    claim_times: tuple[tuple[str, tuple[Time, ...]], ...] = ()


def report_of(reading: Reading) -> Report:
    """Return what reconciling keeps of a reading."""
    document = reading.document
    published = day_of(document.published)
    report = Report(document.id, document.outlet, published, document.copies, sightings_of(reading))
    if published is not None:
        return report
    waiting = tuple(
        TimeWords(document.text[time.start : time.end], time) for time in reading.times if time.relative is not None
    )
    times = tuple((claim.id, tuple(reading.times[index] for index in claim.times)) for claim in reading.claims)
    return replace(report, waiting=waiting, claim_times=times)


def dated_report(report: Report, published: int) -> Report:
    """Return an undated report with all its times anchored on the day that was inferred for it."""
    times = dict(report.claim_times)
    sightings = tuple(
        redated(sighting, [anchored_time(time, published) for time in times.get(sighting.claim, ())], published)
        for sighting in report.sightings
    )
    return replace(report, published=published, sightings=sightings)


def anchored_time(time: Time, published: int) -> Time:
    """Return a relative time as it reads in a document of a given day; an absolute one as it is."""
    if time.relative is None:
        return time
    found = anchor(time.relative, date.fromordinal(published))
    return replace(time, value=found.value, begin=found.begin, until=found.until, precision=found.precision)
