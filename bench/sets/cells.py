"""What several outlets say of the same events: cells of FA-KES (a day and a governorate), marked by hand.

The measures are those of the outside scorer: a mention of the gold belongs to the event (or events) whose clause it
overlaps most; links are pairs of mentions in two documents; tolls must have the right number and hang on a claim of
the right event.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.figures import Figure, Tally, f1_of, share_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, Readings, Row, input_of, json_lines
from bench.happenings import Clauses, Happening, happenings_of
from bench.spans import around, touches
from warledger.records import Claim, Reading, Span, Toll

TEXTS = "fakes/articles.jsonl"
CELLS = "../gold"


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A clause or sentence of one document that tells an event."""

    document: str


@dataclass(frozen=True, slots=True)
class Counted(Mention):
    """A number of people harmed, as printed."""

    harm: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Contested:
    """A difference between documents; ``real`` is false where it is no contradiction."""

    field: str
    documents: frozenset[str]
    real: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the gold. ``name`` is the same in every cell that tells it; ``part_of`` is a key of the same cell."""

    key: str
    name: str
    what: str
    background: bool
    part_of: str | None
    mentions: tuple[Mention, ...]
    tolls: tuple[Counted, ...]
    disputes: tuple[Contested, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its documents and its events by key."""

    id: str
    inputs: tuple[Input, ...]
    events: Mapping[str, Happened]

    def above(self, key: str) -> set[str]:
        """Return the keys of the events that an event is part of."""
        found: set[str] = set()
        while (upper := self.events[key].part_of) in self.events and upper not in found and upper is not None:
            found.add(upper)
            key = upper
        return found

    def news(self) -> list[Happened]:
        """Return the events that some document tells as news."""
        return [event for event in self.events.values() if not event.background]


def load(data: Path) -> list[Cell]:
    """Return the cells in the order of their names."""
    texts = {row["id"]: input_of(row) for row in json_lines(data / TEXTS)}
    files = sorted((data / CELLS).glob("[0-9]*.json"))
    return [_cell(json.loads(path.read_text(encoding="utf-8")), texts) for path in files]


def _cell(row: Row, texts: Mapping[str, Input]) -> Cell:
    name = row["cell"]
    events = {event["key"]: _event(event, name) for event in row["events"]}
    return Cell(name, tuple(texts[document] for document in row["documents"]), events)


def _event(row: Row, cell: str) -> Happened:
    return Happened(
        key=row["key"],
        name=row.get("same_as") or f"{cell}:{row['key']}",
        what=row["what"],
        background=bool(row.get("background")),
        part_of=row.get("part_of"),
        mentions=tuple(Mention(m["start"], m["end"], m["doc"]) for m in row["mentions"]),
        tolls=tuple(
            Counted(t["start"], t["end"], t["doc"], t["harm"], t["low"], t["high"]) for t in row.get("tolls", [])
        ),
        disputes=tuple(
            Contested(d["field"], frozenset(doc for side in d["sides"] for doc in side["docs"]), d.get("real", True))
            for d in row.get("disputes", [])
        ),
    )


def judge(cells: Sequence[Cell], readings: Readings) -> list[Judgement]:
    """Reconcile the documents of all cells in one ledger, and judge each cell by its events."""
    ids = dict.fromkeys(one.id for cell in cells for one in cell.inputs)
    return judge_events(cells, readings, happenings_of([readings[i] for i in ids]))


def judge_events(cells: Sequence[Cell], readings: Readings, events: Sequence[Happening]) -> list[Judgement]:
    """Judge each cell; an event that touches several cells counts in the first."""
    world = _World(readings, events)
    matched = [_Matched(cell, world) for cell in cells]
    merged = _merged(matched)
    judged: set[tuple[str, str]] = set()
    return [
        Judgement(
            one.cell.id,
            {**one.found(), **one.links(), **one.tolls(), **one.disputes(judged), **merged[one.cell.id]},
            tuple(one.differences),
        )
        for one in matched
    ]


class _World:
    """Readings and events, indexed as the measures ask for them."""

    def __init__(self, readings: Readings, events: Sequence[Happening]) -> None:
        self.readings = readings
        self.events = {event.id: event for event in events}
        self.event_of = {(c.document, c.claim): event.id for event in events for c in event.claims}
        self._clauses = Clauses(events)

    def best(self, mention: Mention) -> frozenset[str]:
        """Return the events that have the clause which overlaps a mention most."""
        return self._clauses.best(mention.document, mention)


class _Matched:
    """A cell whose mentions are matched with events."""

    def __init__(self, cell: Cell, world: _World) -> None:
        self.cell = cell
        self.world = world
        self.covers: dict[str, set[str]] = {key: set() for key in cell.events}
        self.mentions: list[tuple[Mention, str, frozenset[str]]] = []
        self.differences: list[Difference] = []
        for key, event in cell.events.items():
            for mention in event.mentions:
                best = world.best(mention)
                self.covers[key] |= best
                if not event.background:
                    self.mentions.append((mention, key, best))

    def found(self) -> Tally:
        """Count the mentions that some event covers."""
        missed = [(mention, key) for mention, key, best in self.mentions if not best]
        self.differences += [Difference(self._what(key), "no claim", self._words(mention)) for mention, key in missed]
        return {"mentions": len(self.mentions), "covered": len(self.mentions) - len(missed)}

    def links(self) -> Tally:
        """Count pairs of mentions in two documents that gold and ledger give to one event."""
        self._note_events()
        hit = extra = missed = 0
        for (one, key, best), (other, other_key, other_best) in combinations(self.mentions, 2):
            if one.document == other.document or self._are_kin(key, other_key):
                continue
            together = bool(best & other_best)
            if together and key != other_key and (len(best) > 1 or len(other_best) > 1):
                continue  # one clause tells several events
            hit += together and key == other_key
            extra += together and key != other_key
            missed += key == other_key and not together
        tally: dict[str, float] = {"link.hit": hit, "link.extra": extra, "link.missed": missed}
        if hit + missed:
            tally |= {"link.cells": 1, "link.f1s": 2 * hit / (2 * hit + extra + missed)}
        return tally

    def holds(self) -> list[tuple[str, str]]:
        """Return (event, gold event) of each mention that exactly one event covers."""
        return [(next(iter(best)), self.cell.events[key].name) for _, key, best in self.mentions if len(best) == 1]

    def kin(self) -> set[frozenset[str]]:
        """Return pairs of gold events of which one is part of the other."""
        events = self.cell.events
        return {frozenset((events[key].name, events[upper].name)) for key in events for upper in self.cell.above(key)}

    def tolls(self) -> Tally:
        """Count printed numbers that were read rightly and hang on a claim of their event."""
        asked = [(event, toll) for event in self.cell.news() for toll in event.tolls]
        missed = [(event, toll) for event, toll in asked if not self._is_told(event, toll)]
        for event, toll in missed:
            self.differences.append(self._toll_difference(event, toll))
        extra = sum(len(self._stray(one.id, [toll for _, toll in asked])) for one in self.cell.inputs)
        return {"toll.hit": len(asked) - len(missed), "toll.missed": len(missed), "toll.extra": extra}

    def disputes(self, judged: set[tuple[str, str]]) -> Tally:
        """Count real disputes found, false ones on the same events, and differences that are none kept quiet."""
        counts: dict[str, float] = dict.fromkeys(
            ("dispute.hit", "dispute.missed", "dispute.extra", "none.asked", "none.quiet"), 0
        )
        for event in self.cell.news():
            real = {d.field for d in event.disputes if d.real}
            for dispute in event.disputes:
                hit = self._is_disputed(event.key, dispute)
                if dispute.real:
                    counts["dispute.hit" if hit else "dispute.missed"] += 1
                    if not hit:
                        self.differences.append(Difference(f"dispute on {dispute.field}: {event.what}", "none"))
                elif dispute.field not in real:
                    counts["none.asked"] += 1
                    counts["none.quiet"] += not hit
        counts["dispute.extra"] = self._false_disputes(judged)
        return counts

    def _is_disputed(self, key: str, dispute: Contested) -> bool:
        return any(
            found.field == dispute.field
            and found.real
            and len(found.sides) >= 2
            and len(dispute.documents & {doc for side in found.sides for doc in side}) >= min(2, len(dispute.documents))
            for event in self.covers[key]
            for found in self.world.events[event].disputes
        )

    def _false_disputes(self, judged: set[tuple[str, str]]) -> int:
        extra = 0
        for event in self.cell.news():
            for system in sorted(self.covers[event.key]):
                allowed = {
                    d.field
                    for key, covers in self.covers.items()
                    if system in covers
                    for d in self.cell.events[key].disputes
                    if d.real
                }
                for found in self.world.events[system].disputes:
                    if not found.real or (system, found.field) in judged:
                        continue
                    judged.add((system, found.field))
                    if found.field not in allowed:
                        extra += 1
                        self.differences.append(Difference(f"no dispute: {event.what}", f"dispute on {found.field}"))
        return extra

    def _is_told(self, event: Happened, toll: Counted) -> bool:
        reading = self.world.readings[toll.document]
        return any(
            _same_number(read, toll)
            and any(
                index in claim.tolls and self._event_of(toll.document, claim) in self.covers[event.key]
                for claim in reading.claims
            )
            for index, read in enumerate(reading.tolls)
            if touches(read, toll) and read.harm == toll.harm
        )

    def _event_of(self, document: str, claim: Claim) -> str | None:
        return self.world.event_of.get((document, claim.id))

    def _stray(self, document: str, asked: Iterable[Counted]) -> list[Toll]:
        """Return tolls that stand in a mention of news and on no number of the gold."""
        numbers = [toll for toll in asked if toll.document == document]
        news = [m for event in self.cell.news() for m in event.mentions if m.document == document]
        reading = self.world.readings[document]
        strays = [
            toll
            for toll in reading.tolls
            if any(touches(toll, m) for m in news) and not any(touches(toll, number) for number in numbers)
        ]
        for toll in strays:
            self.differences.append(Difference("no toll", _read_toll(toll), _around(reading, toll)))
        return strays

    def _toll_difference(self, event: Happened, toll: Counted) -> Difference:
        reading = self.world.readings[toll.document]
        near = [read for read in reading.tolls if touches(read, toll)]
        right = [read for read in near if read.harm == toll.harm and _same_number(read, toll)]
        said = "right, but on another event" if right else "; ".join(map(_read_toll, near)) or "no toll"
        return Difference(f"{_number(toll)} {toll.harm}: {event.what}", said, _around(reading, toll))

    def _note_events(self) -> None:
        """Tell gold events that came apart, and events of the ledger that hold several."""
        held: dict[str, set[str]] = defaultdict(set)
        for event in self.cell.news():
            told = [(mention, best) for mention, key, best in self.mentions if key == event.key and best]
            groups = {best: self._words(mention) for mention, best in reversed(told)}
            if len(groups) > 1:
                gold, read = f"one event: {event.key} {event.what}", f"{len(groups)} events"
                self.differences.append(Difference(gold, read, " ║ ".join(groups.values())))
            for best in groups:
                if len(best) == 1:
                    held[next(iter(best))].add(event.key)
        for keys in held.values():
            if any(not self._are_kin(one, other) for one, other in combinations(sorted(keys), 2)):
                self.differences.append(Difference(" | ".join(map(self._what, sorted(keys))), "one event"))

    def _are_kin(self, key: str, other: str) -> bool:
        return key != other and (key in self.cell.above(other) or other in self.cell.above(key))

    def _what(self, key: str) -> str:
        return f"{key} {self.cell.events[key].what}"

    def _words(self, mention: Mention) -> str:
        return _around(self.world.readings[mention.document], mention)


def _merged(matched: Sequence[_Matched]) -> dict[str, Tally]:
    """Count events that hold mentions of gold events that are neither the same nor kin, in the first cell of each."""
    names: dict[str, set[str]] = defaultdict(set)
    home: dict[str, str] = {}
    kin: set[frozenset[str]] = set()
    for one in matched:
        kin |= one.kin()
        for event, name in one.holds():
            names[event].add(name)
            home.setdefault(event, one.cell.id)
    tallies: dict[str, dict[str, float]] = {one.cell.id: {"held": 0, "merged": 0} for one in matched}
    for event, held in names.items():
        tallies[home[event]]["held"] += 1
        tallies[home[event]]["merged"] += any(frozenset(pair) not in kin for pair in combinations(sorted(held), 2))
    return dict(tallies)


def _same_number(read: Toll, gold: Counted) -> bool:
    return read.low == gold.low if gold.low is not None else read.high == gold.high


def _number(toll: Counted | Toll) -> str:
    low, high = ("?" if number is None else str(number) for number in (toll.low, toll.high))
    return low if low == high else f"{low}–{high}"


def _read_toll(toll: Toll) -> str:
    return f"{_number(toll)} {toll.harm}"


def _around(reading: Reading, span: Span) -> str:
    return around(reading.document.text, span.start, span.end)


def link_f1(tally: Tally) -> Figure:
    """Return the mean over cells of the F1 of links; precision and recall are those of all links together."""
    cells = tally.get("link.cells", 0)
    pooled = f1_of("link")(tally)
    return Figure(round(cells), tally.get("link.f1s", 0) / cells if cells else 0.0, pooled.precision, pooled.recall)


PEOPLE = "a second human reader of three cells: "

SET = GoldSet(
    name="cells",
    layer="events, and tolls tied to them",
    about="Ten cells of reports by opposed outlets on Syria; the documents of all cells go into one ledger. *Covered*: "
    "mentions that some claim overlaps. *Links*: pairs of mentions in two documents that tell one event, F1 a cell, "
    "mean over cells. *Merged*: events that hold mentions of several. *Tolls*: printed numbers with the right harm "
    "and number on a claim of the right event. The naive reconciler makes one event of all claims of one kind, day "
    "of publication and first place.",
    files=(TEXTS, CELLS),
    load=load,
    judge=judge,
    measures=(
        Measure("toll_f1", "tolls tied to their event, F1", f1_of("toll"), f"{PEOPLE}0.92–0.95", must=0.60, aim=0.80),
        Measure(
            "covered", "mentions covered, share", share_of("covered", "mentions"), f"{PEOPLE}0.92–0.94", 0.80, 0.92
        ),
        Measure("link_f1", "links across documents, F1, mean of cells", link_f1, f"{PEOPLE}0.83–0.88", 0.70, 0.85),
        Measure(
            "merged",
            "events wrongly merged, share (less is better)",
            share_of("merged", "held"),
            f"{PEOPLE}0.08",
            0.10,
            0.05,
            falls=True,
        ),
        Measure("dispute_f1", "disputes, F1 (few)", f1_of("dispute"), f"{PEOPLE}0.76–0.80", 0.45, 0.70),
        Measure(
            "quiet",
            "differences that are none, kept quiet, share",
            share_of("none.quiet", "none.asked"),
            f"{PEOPLE}0.86–0.89",
            0.80,
            0.90,
        ),
    ),
    fast=1_000,
)
