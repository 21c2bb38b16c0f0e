"""Whole templates: MUC-4, reports on terrorism in Latin America, 1989 to 1990 (Sundheim 1992).

Our copy of the keys has the slots that are filled with words of the text; it has neither kind, date nor place. So
two things are measured. *Relevant*: has the document a claim of violence exactly where the keys have a template?
*Slots*: each filler of a key (any of its wordings) against what the document's claims say in that role, by words in
common; and each thing that the claims say against the fillers. One template or another is not told apart.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from bench.figures import f1_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, each, json_lines
from warledger.records import Claim, Reading

DOCUMENTS, KEYS = "muc4/dev.docs.txt", "muc4/dev.keys.txt"
SLOTS = {
    "perp_individual_id": "initiators",
    "perp_organization_id": "initiators",
    "phys_tgt_id": "targets",
    "hum_tgt_name": "targets",
    "hum_tgt_description": "targets",
    "incident_instrument_id": "weapon",
}
ROLES = ("initiators", "targets", "weapon")
VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
VIOLENT_KINDS = ("Looting/property destruction", "Disrupted weapons use", "Excessive force against protesters")
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_WORD = re.compile(r"\w+")
_SMALL = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "some", "the", "to", "with"))


@dataclass(frozen=True, slots=True)
class Filler:
    """What stands in a slot: wordings, each of which would do."""

    role: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A document, the fillers of all its templates, and whether any template must be found."""

    document: Input
    fillers: tuple[Filler, ...]
    is_relevant: bool
    is_optional: bool

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)


def load(data: Path) -> list[Keyed]:
    """Return the documents with their keys."""
    blocks: dict[str, list[list[Any]]] = {}  # Any: somebody's JSON, taken apart at once
    for text in (data / KEYS).read_text(encoding="utf-8").split("%%%"):
        if text.strip():
            block = json.loads(text)
            blocks.setdefault(dict(_pairs(block))["message_id"], []).append(block)
    return [_keyed(row, blocks.get(row["docid"], [])) for row in json_lines(data / DOCUMENTS)]


def _pairs(block: Iterable[list[Any]]) -> Iterable[tuple[str, Any]]:
    return ((line[0], line[1]) for line in block)


def _keyed(row: Mapping[str, Any], blocks: list[list[Any]]) -> Keyed:
    templates = [block for block in blocks if dict(_pairs(block))["message_template"] != "*"]
    needed = [block for block in templates if not dict(_pairs(block)).get("message_template_optional")]
    fillers = dict.fromkeys(filler for block in templates for filler in _fillers(block))
    document = Input(row["docid"], row["text"], published=published(row["dateline"]))
    return Keyed(document, tuple(fillers), bool(needed), bool(templates) and not needed)


def _fillers(block: Iterable[list[Any]]) -> Iterable[Filler]:
    for name, value in _pairs(block):
        if name in SLOTS and isinstance(value, dict) and not value.get("optional"):
            wordings = (*value.get("strings", ()), *value.get("strings_lhs", ()), *value.get("strings_rhs", ()))
            yield Filler(SLOTS[name], tuple(wordings))


def published(dateline: str | None) -> str | None:
    """Return the day of a dateline such as ``LIMA, 4 FEB 90``."""
    found = _DATE.search(dateline or "")
    if found is None:
        return None
    day, month, year = found.groups()
    try:
        return datetime.strptime(f"{day} {month.title()} 19{year}", "%d %b %Y").date().isoformat()  # noqa: DTZ007
    except ValueError:
        return None


def judge(gold: Keyed, reading: Reading) -> Judgement:
    """Compare relevance, and the fillers of each role."""
    claims = [claim for claim in reading.claims if is_violent(claim)]
    tally: dict[str, float] = {
        "relevant.hit": gold.is_relevant and bool(claims),
        "relevant.missed": gold.is_relevant and not claims,
        "relevant.extra": bool(claims) and not gold.is_relevant and not gold.is_optional,
    }
    differences: list[Difference] = []
    for role in ROLES:
        fillers = [filler for filler in gold.fillers if filler.role == role]
        said = sorted({words for claim in claims for words in _said(reading, claim, role)}) if gold.fillers else []
        missed = [filler for filler in fillers if not any(_fits(filler, words) for words in said)]
        extra = [words for words in said if not any(_fits(filler, words) for filler in fillers)]
        tally |= {f"slots.{role}": len(fillers)}
        for part, count in (("hit", len(fillers) - len(missed)), ("missed", len(missed)), ("extra", len(extra))):
            tally[f"slots.{part}"] = tally.get(f"slots.{part}", 0) + count
        differences += [Difference(f"{role}: {filler.wordings[0]}", "nothing") for filler in missed]
        differences += [Difference("nothing", f"{role}: {words}") for words in extra]
    return Judgement(gold.id, tally, tuple(differences))


def is_violent(claim: Claim) -> bool:
    """Tell whether a claim is of violence that happened (or is said to have) and is not told as history."""
    kind = claim.event_type in VIOLENT or claim.sub_event_type in VIOLENT_KINDS
    return kind and not claim.background and claim.stance in ("asserted", "hedged")


def _said(reading: Reading, claim: Claim, role: str) -> Iterable[str]:
    if role == "weapon":
        return [claim.weapon] if claim.weapon else []
    indexes = claim.initiators if role == "initiators" else claim.targets
    return [reading.actors[index].name for index in indexes]


def _fits(filler: Filler, words: str) -> bool:
    """Tell whether any wording shares a word with ``words``, small words aside."""
    return any(_stems(wording) & _stems(words) for wording in filler.wordings)


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in _WORD.findall(words.lower())) - _SMALL


SET = GoldSet(
    name="muc4",
    layer="whole reports",
    about="Wire reports on Latin America, 1989 and 1990, printed in CAPITALS and read as they are, which no model of "
    "ours was made for. Our copy of the keys has only the slots filled with words of the text. *Relevant*: is there "
    "a claim of violence exactly where the keys have a template? *Slots*: who did it, to whom, with what, by words "
    "in common over the whole document; templates are not told apart, so the figure is not that of MUC-4.",
    files=(DOCUMENTS, KEYS),
    load=load,
    judge=each(judge),
    measures=(
        Measure("relevant_f1", "documents with violence, F1", f1_of("relevant")),
        Measure(
            "slots_f1",
            "slot fills by words in common, F1",
            f1_of("slots"),
            "0.559, whole templates, TST3, best of MUC-4 (stricter)",
        ),
    ),
    fast=25,
)
