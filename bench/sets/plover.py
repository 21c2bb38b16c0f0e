"""Who to whom: sentences with source, target and PLOVER root (Halterman et al. 2023; ZSP, Hu et al. 2022)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.figures import f1_of, share_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, each, json_lines
from bench.spans import touches
from warledger.records import Claim, Reading, Span

FILE = "plover/plv.jsonl"
MATERIAL = {"2": "cooperation", "4": "conflict"}
"""Quad classes that are deeds: material cooperation and material conflict. Words (1 and 3) are not asked for."""

ROOTS: Mapping[str, tuple[str, ...]] = {
    "Abduction/forced disappearance": ("ASSAULT", "COERCE"),
    "Agreement": ("AGREE", "YIELD", "COOPERATE"),
    "Aid": ("AID",),
    "Air/drone strike": ("ASSAULT",),
    "Armed clash": ("ASSAULT",),
    "Arrests": ("COERCE",),
    "Attack": ("ASSAULT",),
    "Change to group/activity": ("MOBILIZE", "YIELD"),
    "Chemical weapon": ("ASSAULT",),
    "Crime": ("ASSAULT", "COERCE"),
    "Diplomacy": ("CONSULT", "COOPERATE", "SANCTION"),
    "Disrupted weapons use": ("COERCE", "YIELD"),
    "Excessive force against protesters": ("COERCE", "ASSAULT"),
    "Government regains territory": ("ASSAULT",),
    "Grenade": ("ASSAULT",),
    "Headquarters or base established": ("MOBILIZE",),
    "Looting/property destruction": ("COERCE",),
    "Mob violence": ("ASSAULT", "PROTEST"),
    "Non-state actor overtakes territory": ("ASSAULT",),
    "Non-violent transfer of territory": ("YIELD",),
    "Peaceful protest": ("PROTEST",),
    "Protest with intervention": ("PROTEST", "COERCE"),
    "Remote explosive/landmine/IED": ("ASSAULT",),
    "Sexual violence": ("ASSAULT",),
    "Shelling/artillery/missile attack": ("ASSAULT",),
    "Siege": ("COERCE",),
    "Suicide bomb": ("ASSAULT",),
    "Violent demonstration": ("PROTEST",),
}
"""Which roots a kind may be: our own crosswalk, by the PLOVER codebook's definitions."""

_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence, who does something to whom in it, and what by PLOVER's root."""

    document: Input
    root: str
    doer: Span
    receiver: Span

    @property
    def id(self) -> str:
        """The sentence's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The sentence."""
        return (self.document,)


def load(data: Path) -> list[Deed]:
    """Return the sentences on deeds whose two marks can be read."""
    deeds = []
    for row in json_lines(data / FILE):
        spans = marked(row["marked_sentence"])
        if row["gold_penta"] in MATERIAL and {"s", "t"} <= set(spans):
            text = _MARK.sub("", row["marked_sentence"])
            deeds.append(Deed(Input(row["id"], text), row["gold_root"], spans["s"], spans["t"]))
    return deeds


def marked(text: str) -> dict[str, Span]:
    """Return the spans that <s>…</s> and <t>…</t> mark, as offsets into the text without the marks."""
    begin, spans, removed = dict[str, int](), dict[str, Span](), 0
    for mark in _MARK.finditer(text):
        letter, offset = mark.group()[-2], mark.start() - removed
        if mark.group().startswith("</"):
            spans[letter] = Span(begin.get(letter, offset), offset)
        else:
            begin[letter] = offset
        removed += len(mark.group())
    return spans


def judge(gold: Deed, reading: Reading) -> Judgement:
    """Look for a claim with a kind of that root; and for one with these two as initiator and target."""
    claims = [claim for claim in reading.claims if claim.sub_event_type != "Other"]
    is_root = any(gold.root in ROOTS.get(claim.sub_event_type, ()) for claim in claims)
    tally = {
        "asked": 1.0,
        "claimed": bool(claims),
        "root": is_root,
        "roles.hit": 0,
        "roles.extra": 0,
        "roles.missed": 0,
    }
    for actors, wanted in (("initiators", gold.doer), ("targets", gold.receiver)):
        found = any(_has(reading, claim, actors, wanted) for claim in claims)
        swapped = any(
            _has(reading, claim, "targets" if actors == "initiators" else "initiators", wanted) for claim in claims
        )
        tally["roles.hit"] += found
        tally["roles.missed"] += not found
        tally["roles.extra"] += swapped and not found
    text = gold.document.text
    if is_root and not tally["roles.missed"]:
        return Judgement(gold.id, tally)
    right = f"{gold.root}: {_words(text, gold.doer)} → {_words(text, gold.receiver)}"
    said = "; ".join(_in_words(reading, claim) for claim in claims) or "no claim"
    return Judgement(gold.id, tally, (Difference(right, said, " ".join(text.split())),))


def _has(reading: Reading, claim: Claim, role: str, wanted: Span) -> bool:
    return any(touches(reading.actors[index], wanted) for index in getattr(claim, role))


def _in_words(reading: Reading, claim: Claim) -> str:
    doers, receivers = (
        ", ".join(reading.actors[i].name for i in indexes) or "?" for indexes in (claim.initiators, claim.targets)
    )
    return f"{claim.sub_event_type}: {doers} → {receivers}"


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


CLAIMED = share_of("claimed", "asked")

SET = GoldSet(
    name="plover",
    layer="claims: kinds and parties",
    about="Sentences of world news on deeds of cooperation or conflict, with who does it to whom. The root is right "
    "when some claim's kind may be that root (a table in `bench/sets/plover.py`; yields, sanctions and protests of "
    "every sort, most of them far from war). *Roles*: doer and receiver stand as initiator and target of a claim; "
    "found in the other's role, they are an error too.",
    files=(FILE,),
    load=load,
    judge=each(judge),
    measures=(
        Measure(
            "root", "root of material deeds, share", share_of("root", "asked"), "see Hu et al. 2022; another protocol"
        ),
        Measure("roles_f1", "doer and receiver in their roles, F1", f1_of("roles", CLAIMED)),
    ),
    fast=120,
)
