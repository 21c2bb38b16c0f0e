"""Reading → report: what reconciling keeps of one document, small and without its text."""

from dataclasses import dataclass, replace
from datetime import date

from warledger.reconcile.days import day_of
from warledger.reconcile.sightings import Sighting, redated, sightings_of, times_of
from warledger.records import Reading, Time
from warledger.when import anchor

_SOME_DAY = date(2000, 1, 7).toordinal()


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time expression that waits for its document's date, with its words for the reason."""

    words: str
    time: Time


@dataclass(frozen=True, slots=True)
class Report:
    """One document's part in reconciling.

    ``published`` is the day on which it speaks (its own dateline's, where that is another than was given), or the one
    that was inferred; ``month`` as the document itself says.
    ``waiting`` holds the time expressions of an undated document, ``claim_times`` for each of its claims its own times
    and those of its sentence; both are empty where the document has a date.
    """

    document: str
    outlet: str | None
    published: int | None
    copies: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    waiting: tuple[TimeWords, ...] = ()
    claim_times: tuple[tuple[str, tuple[tuple[Time, ...], tuple[Time, ...]]], ...] = ()
    month: str = ""


def report_of(reading: Reading) -> Report:
    """Return what reconciling keeps of a reading."""
    document = reading.document
    published = day_of(document.told_on)
    report = Report(
        document.id, document.outlet, published, document.copies, sightings_of(reading), month=document.month
    )
    if published is not None:
        return report
    waiting = tuple(
        TimeWords(document.text[time.start : time.end], time) for time in reading.times if time.relative is not None
    )
    times = tuple((claim.id, times_of(reading, claim)) for claim in reading.claims)
    return replace(report, waiting=waiting, claim_times=times)


def dated_report(report: Report, published: int) -> Report:
    """Return an undated report with all its times anchored on the day that was inferred for it."""
    times = dict(report.claim_times)
    sightings = []
    for sighting in report.sightings:
        own, loose = ([anchored_time(time, published) for time in group] for group in times[sighting.claim])
        sightings.append(redated(sighting, own, loose, published))
    return replace(report, published=published, sightings=tuple(sightings))


def anchored_time(time: Time, published: int) -> Time:
    """Return a relative time as it reads in a document of a given day; an absolute one as it is."""
    if time.relative is None:
        return time
    found = anchor(time.relative, date.fromordinal(published))
    return replace(time, value=found.value, begin=found.begin, until=found.until, precision=found.precision)


def provisional_report(report: Report) -> Report:
    """Return an undated report as if it had appeared on some day, so that its Monday and its Tuesday are told apart."""
    return report if report.published is not None else dated_report(report, _SOME_DAY)
