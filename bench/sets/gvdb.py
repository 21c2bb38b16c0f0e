"""How many were killed and injured: the Gun Violence Database (Pavlick et al. 2016).

Its victims are listed one by one, with the words that name them or tell their age; their number is the toll. Names
are looked at only to find the sentence: no report shows them.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import f1_of, share_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, each, tab_separated
from bench.spans import touches
from warledger.records import Reading, Span, Toll

FILE = "gvdb/dev.tsv"
HARMS = {"killed": frozenset({"killed"}), "injured": frozenset({"injured", "hospitalized"})}


@dataclass(frozen=True, slots=True)
class Victim:
    """What happened to one victim, and the spans that name them or give their age."""

    harms: frozenset[str]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Shooting:
    """A report of a shooting and its victims."""

    document: Input
    victims: tuple[Victim, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)

    def number(self, harm: str) -> int:
        """Return how many suffered one harm; who died of a wound counts as killed alone."""
        return sum(harm in victim.harms for victim in self.victims)


def load(data: Path) -> list[Shooting]:
    """Return the reports that name at least one victim's harm."""
    lines = tab_separated(data / FILE)
    columns = next(lines)
    rows = [dict(zip(columns, cells, strict=False)) for cells in lines]
    shootings = [_shooting(number, row) for number, row in enumerate(rows)]
    return [shooting for shooting in shootings if any(victim.harms for victim in shooting.victims)]


def _shooting(number: int, row: dict[str, str]) -> Shooting:
    said: dict[str, Any] = json.loads(row["Json"])  # Any: somebody's JSON, taken apart at once
    document = Input(f"gvdb-{number}", row["Full text"])
    return Shooting(document, tuple(map(_victim, said["victim-section"])))


def _victim(row: dict[str, Any]) -> Victim:
    was = set(row.get("victim-was", []))
    harms = {harm for harm, words in HARMS.items() if was & words}
    if "killed" in harms:
        harms = {"killed"}
    spans = tuple(
        Span(part["startIndex"], part["endIndex"])
        for part in (row["name"], row["age"])
        if 0 <= part["startIndex"] < part["endIndex"]
    )
    return Victim(frozenset(harms), spans)


def judge(gold: Shooting, reading: Reading) -> Judgement:
    """Compare the number of victims, and look for each one's harm in the sentences that name him or her."""
    tally: dict[str, float] = {}
    differences = []
    for harm in HARMS:
        asked, read = gold.number(harm), number_read(reading, harm)
        tally |= _count(harm, asked, read)
        if asked != (read or 0):
            said = "no number" if read is None else f"{read} {harm}"
            differences.append(Difference(f"{asked} {harm}", said, _in_words(gold.document.text, reading, harm)))
    return Judgement(gold.id, tally | _told(gold, reading), tuple(differences))


def number_read(reading: Reading, harm: str) -> int | None:
    """Return the largest number of one harm that is told of the event itself."""
    numbers = [number for toll in reading.tolls if _is_of(toll, harm) for number in (toll.low, toll.high)]
    return max((number for number in numbers if number is not None), default=None)


def _is_of(toll: Toll, harm: str) -> bool:
    return toll.harm == harm and toll.scope != "cumulative"


def _count(harm: str, asked: int, read: int | None) -> dict[str, float]:
    right = asked == read and asked > 0
    return {
        f"{harm}.hit": right,
        f"{harm}.missed": asked > 0 and not right,
        f"{harm}.extra": bool(read) and not right,
        f"{harm}.asked": asked > 0,
        f"{harm}.answered": asked > 0 and read is not None,
    }


def _told(gold: Shooting, reading: Reading) -> dict[str, float]:
    """Count victims that are named, and those of whom a sentence that names them tells the harm."""
    named = [(span, harm) for victim in gold.victims for harm in victim.harms for span in victim.spans[:1]]
    sentences = [Span(start, end) for start, end in reading.sentences]
    told = 0
    for span, harm in named:
        around = [sentence for sentence in sentences if touches(sentence, span)]
        told += any(toll.harm == harm and touches(toll, sentence) for toll in reading.tolls for sentence in around)
    return {"named": len(named), "told": told}


def _in_words(text: str, reading: Reading, harm: str) -> str:
    return " | ".join(text[toll.start : toll.end] for toll in reading.tolls if toll.harm == harm)


SET = GoldSet(
    name="gvdb",
    layer="tolls",
    about="Reports on shootings in the United States with their victims listed one by one. The largest number read "
    "for a harm is compared with the number of victims; a number where there are none is an error. *Told*: victims "
    "of whom the sentence that first names them (or tells their age) has a toll of their harm.",
    files=(FILE,),
    load=load,
    judge=each(judge),
    measures=(
        Measure("killed_f1", "number killed, exact, F1", f1_of("killed", share_of("killed.answered", "killed.asked"))),
        Measure(
            "injured_f1", "number injured, exact, F1", f1_of("injured", share_of("injured.answered", "injured.asked"))
        ),
        Measure("told", "victims whose harm is read where they are named, share", share_of("told", "named")),
    ),
    fast=50,
)
