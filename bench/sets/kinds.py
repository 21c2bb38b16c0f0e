"""Event kinds: the snippets of CASE 2021 task 2, each with one ACLED sub-event type (Haneczok et al. 2021)."""

from dataclasses import dataclass
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


def weighted_f1(*groups: str) -> "Weighted":
    """Return the measure over snippets of these groups."""
    return Weighted(groups)


@dataclass(frozen=True, slots=True)
class Weighted:
    """F1 of each kind, weighted by how many snippets are of it."""

    groups: tuple[str, ...]

    def __call__(self, tally: Tally) -> Figure:
        """Return it; coverage is the share of snippets in which there was a main claim."""
        pairs = {
            pair: count for key, count in tally.items() if count for pair in [_pair(key)] if pair[0] in self.groups
        }
        of = sum(pairs.values())
        if not of:
            return Figure(0, 0.0)
        parts = [0.0, 0.0, 0.0]
        for kind in sorted({gold for _, gold, _ in pairs}):
            figures = precision_recall_f1(
                sum(n for (_, gold, read), n in pairs.items() if gold == read == kind),
                sum(n for (_, gold, read), n in pairs.items() if gold != read == kind),
                sum(n for (_, gold, read), n in pairs.items() if gold == kind != read),
            )
            share = sum(n for (_, gold, _), n in pairs.items() if gold == kind) / of
            parts = [part + share * figure for part, figure in zip(parts, figures, strict=True)]
        silent = sum(n for (_, _, read), n in pairs.items() if read == NOTHING)
        return Figure(round(of), parts[2], parts[0], parts[1], 1 - silent / of)


def accuracy(tally: Tally) -> Figure:
    """Return the share of ACLED snippets of which the kind is right."""
    pairs = {_pair(key): count for key, count in tally.items() if key.startswith("acled:")}
    of = sum(pairs.values())
    right = sum(n for (_, gold, read), n in pairs.items() if gold == read)
    silent = sum(n for (_, _, read), n in pairs.items() if read == NOTHING)
    return Figure(round(of), right / of if of else 0.0, coverage=1 - silent / of if of else 0.0)


def _pair(key: str) -> tuple[str, str, str]:
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
            weighted_f1("acled"),
            "0.839, best of CASE 2021 task 2, trained classifiers (Haneczok et al. 2021)",
            must=0.76,
            aim=0.839,
        ),
        Measure("accuracy", "kind, 25 ACLED types, accuracy", accuracy),
        Measure(
            "all_weighted_f1",
            "kind, 25 types and the 5 further labels, weighted F1",
            weighted_f1("acled", "further"),
            "0.771, the same task with all unseen types",
        ),
    ),
    fast=90,
)
