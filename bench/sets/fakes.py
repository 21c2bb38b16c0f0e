"""A war in one ledger: all reports of FA-KES (Abu Salem et al. 2019), as an analyst would add them.

Nobody has marked which of them tell the same. What can be measured are pairs of clauses of which we have read both
reports: ``fakes_pairs.jsonl``, offsets and a verdict. They were drawn from what the ledger linked, and from pairs of
one day and place that it kept apart, so that they tell what a change breaks or mends, and little of what is missed.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bench.census import counts, disputed, largest, table_of
from bench.figures import share_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, Readings, input_of, json_lines
from bench.happenings import Clauses, from_event, happenings_of
from bench.naive import is_naive
from bench.spans import around
from warledger.pipeline import reconcile_all
from warledger.records import Reconciled, Span

TEXTS = "fakes/articles.jsonl"
PAIRS = Path(__file__).with_name("fakes_pairs.jsonl")
LOOKED = Path(__file__).with_name("fakes_looked.toml")
Place = tuple[str, Span]
"""A document and a clause of it."""

_LARGEST = (
    "The ten largest events of news, the weakest tie that still joins one of their reports (its sum and its strongest "
    "reasons; the constant against every link is left out), and what we found when we read them. "
    "`warledger event ID --why` prints all ties, with the words."
)


@dataclass(frozen=True, slots=True)
class Report:
    """A document, and the pairs of clauses of which the first is in it: whether they tell one happening."""

    document: Input
    pairs: tuple[tuple[Place, Place, bool], ...] = ()

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)


def load(data: Path) -> list[Report]:
    """Return all reports with what we found by reading them."""
    pairs = [(_place(*row["first"]), _place(*row["second"]), bool(row["same"])) for row in json_lines(PAIRS)]
    texts = {row["id"]: input_of(row) for row in json_lines(data / TEXTS)}  # a few stand there twice
    return [Report(text, tuple(pair for pair in pairs if pair[0][0] == name)) for name, text in texts.items()]


def _place(document: str, start: int, end: int) -> Place:
    return document, Span(start, end)


def judge(reports: Sequence[Report], readings: Readings) -> list[Judgement]:
    """Reconcile all reports, and look up what event the clauses of each pair belong to."""
    read = [readings[one.id] for one in reports]
    if any(map(is_naive, read)):
        events = happenings_of(read)
    else:
        events = [from_event(event) for event in _reconciled(tuple(one.id for one in reports), readings).events]
    clauses, spanning = Clauses(events), _spanning(reports, [{c.document for c in e.claims} for e in events])
    return [_judge_pairs(one, clauses, readings, spanning.get(one.id, {})) for one in reports]


def _spanning(reports: Sequence[Report], told: Sequence[set[str]]) -> dict[str, dict[str, float]]:
    """Return, by the first document of each event, how many events there are and how many outlets print several."""
    outlet = {one.id: one.document.outlet or one.id for one in reports}
    tallies: dict[str, dict[str, float]] = {}
    for documents in told:
        tally = tallies.setdefault(min(documents), {"events": 0.0, "spanning": 0.0})
        tally["events"] += 1
        tally["spanning"] += len({outlet[document] for document in documents}) > 1
    return tallies


def _judge_pairs(one: Report, clauses: Clauses, readings: Readings, tally: Mapping[str, float]) -> Judgement:
    counted = {"one": 0.0, "together": 0.0, "two": 0.0, "apart": 0.0} | dict(tally)
    differences = []
    for first, second, is_same in one.pairs:
        is_together = bool(clauses.best(*first) & clauses.best(*second))
        counted["one" if is_same else "two"] += 1
        counted["together" if is_same else "apart"] += is_together == is_same
        if is_together != is_same:
            words = " ║ ".join(_words(readings, place) for place in (first, second))
            names = ("one happening", "two happenings")
            differences.append(Difference(names[not is_same], names[is_same], words))
    return Judgement(one.id, counted, tuple(differences))


def _words(readings: Readings, place: Place) -> str:
    document, span = place
    return f"{document}: {around(readings[document].document.text, span.start, span.end)}"


@lru_cache(maxsize=1)
def _reconciled(ids: tuple[str, ...], readings: Readings) -> Reconciled:
    return reconcile_all(lambda: [readings[document] for document in ids])


def notes(reports: Sequence[Report], readings: Readings) -> str:
    """Return what the ledger holds: outlets, origins and grades of its events, disputes, and the largest events."""
    found = _reconciled(tuple(one.id for one in reports), readings)
    news = [event for event in found.events if not event.background]
    several = sum(len(event.outlets) > 1 for event in news)
    table = table_of(largest(news), readings.__getitem__, found.dated, verdicts())
    parts = (
        f"{len(found.events):,} events, {len(news):,} of news; two outlets or more tell {several:,} of these.",
        counts(found.events),
        "Disputes, and differences that are none, of all events:",
        disputed(found.events),
        _LARGEST,
        table,
    )
    return "\n\n".join(parts)


def verdicts() -> dict[tuple[str, ...], str]:
    """Return what we found by looking, by the documents of the event."""
    rows = tomllib.loads(LOOKED.read_text(encoding="utf-8")).get("event", [])
    return {tuple(row["documents"]): row["verdict"] for row in rows}


SET = GoldSet(
    name="fakes",
    layer="events",
    about="All 334 reports of the development part of FA-KES in one ledger: fifteen outlets of all sides on Syria, "
    "2011 to 2017. Pairs of clauses were read by us, most of them from what an earlier version of this ledger had "
    "linked: *apart* is how many pairs of two happenings are kept apart, *together* how many of one happening are in "
    "one event; pairs in the same words are left out. The naive reconciler makes one event of all claims of one "
    "kind, day of publication and first place.",
    files=(TEXTS,),
    load=load,
    judge=judge,
    measures=(
        Measure("apart", "pairs of two happenings kept apart, share", share_of("apart", "two")),
        Measure("together", "pairs of one happening in one event, share", share_of("together", "one")),
        Measure("spanning", "events told by two outlets or more, share", share_of("spanning", "events"), floored=False),
    ),
    fast=0,
    labels=PAIRS,
    notes=notes,
)
