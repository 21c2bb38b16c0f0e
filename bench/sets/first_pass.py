"""The first pass of ``add --only-conflict``: is a document about conflict at all (ConfliBERT's sets; FA-KES)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figures import share_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, each, input_of, json_lines
from bench.perusal import NAIVE
from warledger.reading.relevance import is_about_conflict
from warledger.records import Reading

FAKES = "fakes/articles.jsonl"
BBC = "relevance/BBC_News.dev.tsv"
SATP = "relevance/satp_relevant.dev.tsv"
EVERY = 3
"""Every third report of FA-KES is taken."""
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and whether it is about conflict; None where only the claims in it can tell."""

    document: Input
    about: bool | None

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The text."""
        return (self.document,)


def load(data: Path) -> list[Text]:
    """Return the texts of all three."""
    fakes = [Text(input_of(row), about=True) for row in json_lines(data / FAKES)][::EVERY]
    return [*fakes, *_table(data / SATP, "satp"), *_table(data / BBC, "bbc")]


def _table(path: Path, name: str) -> Iterator[Text]:
    """Yield a table's rows: all South Asian reports are about conflict; of the BBC's, politics are not told."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip())
    for number, (text, *labels) in enumerate(rows):
        about = True if name == "satp" else (None if labels == ["1"] else False)
        yield Text(Input(f"{name}-{number}", text), about)


def judge(text: Text, reading: Reading) -> Judgement:
    """Compare the first pass (of the naive reader: a claim was found) with the label, and with the claims."""
    is_naive = NAIVE in reading.document.notices
    kept = bool(reading.claims) if is_naive else is_about_conflict(text.document.text)
    group = {True: "about", False: "off", None: "untold"}[text.about]
    tally = {group: 1.0, f"{group}.kept": float(kept), f"{group}.aside": float(not kept)}
    if text.about and any(claim.event_type != "Other" for claim in reading.claims):
        tally |= {"claims": 1.0, "claims.kept": float(kept)}
    if text.about is None or text.about == kept:
        return Judgement(text.id, tally)
    words = ("set aside", "kept")
    return Judgement(text.id, tally, (Difference(words[text.about], words[kept], text.document.text[:_SHOWN]),))


SET = GoldSet(
    name="first_pass",
    layer="documents: about conflict or not",
    about="Texts that the first pass of `add --only-conflict` keeps or sets aside: every third report of FA-KES and "
    "the South Asian reports of ConfliBERT's sets, which are about conflict; the BBC's news of business, sport, "
    "technology and the arts, which are not. (The BBC's politics are read and not judged.) The threshold was chosen on "
    "these texts.",
    files=(FAKES, SATP, BBC),
    load=load,
    judge=each(judge),
    measures=(
        Measure(
            "recall",
            "kept, of texts about conflict in which a claim is read",
            share_of("claims.kept", "claims"),
            must=0.98,
            aim=0.99,
        ),
        Measure("recall_all", "kept, of all texts about conflict", share_of("about.kept", "about")),
        Measure("aside", "set aside, of texts that are not", share_of("off.aside", "off")),
    ),
    fast=60,
)
