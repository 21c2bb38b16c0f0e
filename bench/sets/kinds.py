"""Event kinds: the snippets of CASE 2021 task 2, each with one ACLED sub-event type (Haneczok et al. 2021)."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.figures import Figure, Tally, precision_recall_f1
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, each, input_of, json_lines
from warledger.records import Claim, Reading

FILE = "acled_subtypes/snippets.jsonl"
NOTHING = "nothing"

ACLED_TYPES = {
    "ABDUCT_DISSAP": "Abduction/forced disappearance",
    "AGREEMENT": "Agreement",
    "AIR_STRIKE": "Air/drone strike",
    "ARMED_CLASH": "Armed clash",
    "ARREST": "Arrests",
    "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "ATTACK": "Attack",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity",
    "CHEM_WEAP": "Chemical weapon",
    "DISR_WEAP": "Disrupted weapons use",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters",
    "GOV_REGAINS_TERIT": "Government regains territory",
    "GRENADE": "Grenade",
    "HQ_ESTABLISHED": "Headquarters or base established",
    "MOB_VIOL": "Mob violence",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
    "OTHER": "Other",
    "PEACE_PROTEST": "Peaceful protest",
    "PROPERTY_DISTRUCT": "Looting/property destruction",
    "PROTEST_WITH_INTER": "Protest with intervention",
    "REM_EXPLOS": "Remote explosive/landmine/IED",
    "SEX_VIOL": "Sexual violence",
    "SUIC_BOMB": "Suicide bomb",
    "VIOL_DEMONSTR": "Violent demonstration",
}
OTHER_TYPES = {
    "ATTRIB": "Responsibility",
    "DIPLO": "Diplomacy",
    "MAN_MADE_DISASTER": "Disaster",
    "NATURAL_DISASTER": "Disaster",
    "ORG_CRIME": "Crime",
}
"""The labels that are not ACLED's, as the contract's further kinds."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A few sentences of news and the kind of what they tell; ``is_acled`` is false for the five further labels."""

    document: Input
    kind: str
    is_acled: bool

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The snippet."""
        return (self.document,)


def load(data: Path) -> list[Snippet]:
    """Return the snippets whose label is known."""
    both = ACLED_TYPES | OTHER_TYPES
    rows = list(json_lines(data / FILE))
    return [Snippet(input_of(row), both[row["label"]], row["label"] in ACLED_TYPES) for row in rows]


def judge(snippet: Snippet, reading: Reading) -> Judgement:
    """Compare the kind of the main claim."""
    claim = main_claim(reading)
    kind = NOTHING if claim is None else claim.sub_event_type
    group = "acled" if snippet.is_acled else "further"
    tally = {f"{group}:{snippet.kind}|{kind}": 1.0}
    if kind == snippet.kind:
        return Judgement(snippet.id, tally)
    said = kind if claim is None else f"{kind} (“{snippet.document.text[slice(*claim.trigger)]}”)"
    return Judgement(snippet.id, tally, (Difference(snippet.kind, said, " ".join(snippet.document.text.split())),))


def main_claim(reading: Reading) -> Claim | None:
    """Return the claim that a document is about."""
    return next((claim for claim in reading.claims if claim.id == reading.main_claim), None)


@dataclass(frozen=True, slots=True)
class Weighted:
    """F1 of each kind, weighted by how many snippets are of it."""

    groups: tuple[str, ...]

    def __call__(self, tally: Tally) -> Figure:
        """Return it; coverage is the share of snippets in which there was a main claim."""
        asked, read, right = Counter[str](), Counter[str](), Counter[str]()
        for key, count in tally.items():
            group, gold, said = _parts(key)
            if count and group in self.groups:
                asked[gold] += int(count)
                read[said] += int(count)
                right[gold] += int(count) if gold == said else 0
        of = asked.total()
        if not of:
            return Figure(0, 0.0)
        parts = [0.0, 0.0, 0.0]
        for kind in sorted(asked):
            figures = precision_recall_f1(right[kind], read[kind] - right[kind], asked[kind] - right[kind])
            parts = [part + asked[kind] / of * figure for part, figure in zip(parts, figures, strict=True)]
        return Figure(of, parts[2], parts[0], parts[1], 1 - read[NOTHING] / of)


def accuracy(tally: Tally) -> Figure:
    """Return the share of ACLED snippets of which the kind is right."""
    weighted = Weighted(("acled",))(tally)
    return Figure(weighted.n, weighted.recall or 0.0, coverage=weighted.coverage)


@cache
def _parts(key: str) -> tuple[str, str, str]:
    group, _, kinds = key.partition(":")
    gold, _, read = kinds.partition("|")
    return group, gold, read


SET = GoldSet(
    name="kinds",
    layer="claims: kind of the main claim",
    about="News snippets of a sentence or three, each labelled with one of ACLED's 25 sub-event types or one of five "
    "further ones (diplomacy, responsibility, two kinds of disaster, organised crime). The kind of `main_claim` is "
    "compared. F1 is weighted by how many snippets are of a kind, as in the shared task.",
    files=(FILE,),
    load=load,
    judge=each(judge),
    measures=(
        Measure(
            "weighted_f1",
            "kind, 25 ACLED types, weighted F1",
            Weighted(("acled",)),
            "0.839, best of CASE 2021 task 2, trained classifiers (Haneczok et al. 2021)",
            must=0.76,
            aim=0.839,
        ),
        Measure("accuracy", "kind, 25 ACLED types, accuracy", accuracy),
        Measure(
            "all_weighted_f1",
            "kind, 25 types and the 5 further labels, weighted F1",
            Weighted(("acled", "further")),
            "0.771, the same task with all unseen types",
        ),
    ),
    fast=90,
)
