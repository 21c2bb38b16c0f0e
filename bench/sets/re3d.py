"""Actors, places and weapons: re3d, documents on Syria and Iraq with entities (Dstl 2017)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import f1_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, each, input_of, json_lines
from bench.spans import around, first_free, touches
from warledger.records import Actor, Reading, Span

FILE = "re3d/documents.jsonl"
KINDS = ("Organisation", "Person", "Location", "Weapon")
WEAPONS = ("Weapon", "MilitaryPlatform")
SURE = 0.5
"""Entities below this confidence are a machine's guesses that people did not confirm."""
_PRONOUN = re.compile(
    r"(?i)(i|me|we|us|you|he|him|she|her|it|they|them|who|whom|which|that|this|these|those|one|some|others?|"
    r"himself|herself|itself|themselves|his|hers|its|their|our|my|your)\Z"
)


@dataclass(frozen=True, slots=True)
class Entity(Span):
    """Somebody or something named; ``kind`` is one of `KINDS`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """A document and its entities."""

    document: Input
    entities: tuple[Entity, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)


def load(data: Path) -> list[Named]:
    """Return the documents with the entities that people confirmed."""
    documents = []
    for row in json_lines(data / FILE):
        entities = tuple(
            Entity(e["begin"], e["end"], "Weapon" if e["type"] in WEAPONS else e["type"])
            for e in row["entities"]
            if e["confidence"] >= SURE and e["type"] in (*KINDS, *WEAPONS)
        )
        documents.append(Named(input_of(row), entities))
    return documents


def judge(gold: Named, reading: Reading) -> Judgement:
    """Pair spans that touch, one to one, kind by kind."""
    tally: dict[str, float] = {}
    differences: list[Difference] = []
    text = gold.document.text
    for kind in KINDS:
        asked = [entity for entity in gold.entities if entity.kind == kind]
        counts, misses = _pair(text, kind, asked, spans_of(reading, kind))
        tally |= counts
        differences += misses
    return Judgement(gold.id, tally, tuple(differences))


def spans_of(reading: Reading, kind: str) -> list[Span]:
    """Return what was read of one kind; a weapon's span is the clause of the claim that names it."""
    if kind == "Location":
        return list(reading.places)
    if kind == "Weapon":
        clauses = {(claim.start, claim.end): claim for claim in reading.claims if claim.weapon}
        return [Span(start, end) for start, end in clauses]
    is_person = kind == "Person"
    actors = [actor for actor in reading.actors if _is_named(reading, actor)]
    return [Span(a.start, a.end) for a in actors if (a.kind == "person") == is_person]


def _is_named(reading: Reading, actor: Actor) -> bool:
    return not _PRONOUN.match(reading.document.text[actor.start : actor.end])


def _pair(
    text: str, kind: str, asked: Sequence[Entity], read: Sequence[Span]
) -> tuple[dict[str, float], list[Difference]]:
    used, missed = set[int](), list[Entity]()
    for entity in asked:
        index = first_free(read, entity, used)
        if index is not None:
            used.add(index)
        elif kind != "Weapon" or not any(touches(span, entity) for span in read):
            missed.append(entity)
    extra = [span for index, span in enumerate(read) if index not in used]
    misses = [Difference(f"{kind}: {text[e.start : e.end]}", "nothing", around(text, e.start, e.end)) for e in missed]
    misses += [Difference("nothing", f"{kind}: {text[s.start : s.end]}", around(text, s.start, s.end)) for s in extra]
    counts: dict[str, float] = {
        f"{kind}.hit": len(asked) - len(missed),
        f"{kind}.missed": len(missed),
        f"{kind}.extra": len(extra),
    }
    return counts, misses


SET = GoldSet(
    name="re3d",
    layer="actors, places, weapons",
    about="Statements, reports and encyclopedia pages on Syria and Iraq. Spans that touch are paired one to one; "
    "pronouns are left out. Actors that are no person count as organisations, which gold gives to names alone, so "
    "that “the rebels” costs precision. A weapon is found where a claim's clause around it names one.",
    files=(FILE,),
    load=load,
    judge=each(judge),
    measures=tuple(Measure(f"{kind.lower()}_f1", f"{kind}, spans, F1 (touching)", f1_of(kind)) for kind in KINDS),
    fast=12,
)
