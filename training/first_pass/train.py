"""Makes ``src/warledger/vocabulary/relevance.tsv``: the weights of the first pass, and prints what its card says.

Usage: ``make train NET=first_pass`` (or this file, with the training environment's Python). Needs ``../shared/data``.

A logistic regression over the distinct words of a passage. What is about conflict: our own sentences, reports from
South Asia and on organised crime (ConfliBERT's sets), violent tales of NGEC's. What is not: the BBC's news of business,
sport, technology and the arts, its politics where no word of war falls, and our own hard negatives. Names of countries
and peoples get no weight: a war may begin anywhere. The threshold is the highest at which no more than ``LOST`` of the
validation documents about conflict are lost.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycountry
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from warledger.reading.relevance import decisive_score, passages_of
from warledger.vocabulary.geography import load_countries, people_of_countries

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SENTENCES = ROOT / "training" / "sentences"
TARGET = ROOT / "src" / "warledger" / "vocabulary" / "relevance.tsv"
LOST = 0.002
REGULARISATION = 0.3
MIN_PASSAGES = 4
KEPT_WORDS = 6_000
AGAINST = -0.35
"""The most that one word may say against: a report of war may speak of firms and films."""
NOT_TRAINED_ON = frozenset({"Aid", "Crime", "Disaster", "Other"})
"""Kinds that off-topic news tells, too."""
SMALLEST = 0.02
HEAD = """\
# The first pass (reading/relevance.py): log-odds that a passage is about conflict = (bias) + the weights of its
# distinct words. Learned by training/first_pass/train.py, rounded; a person may mend a line. Tab-separated.
"""
STORY_KINDS = {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "THREATEN"}
WAR_WORDS = frozenset(
    (
        "army",
        "attack",
        "attacks",
        "bomb",
        "bombing",
        "bombs",
        "iraq",
        "iraqi",
        "killed",
        "military",
        "soldiers",
        "terror",
        "terrorism",
        "terrorist",
        "terrorists",
        "troops",
        "violence",
        "war",
        "weapons",
    )
)
SHORT_WORDS = 25
_MARKS = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True)
class Text:
    """One text with whether it is about conflict; ``lead_only`` where only its beginning is sure to be."""

    words: tuple[frozenset[str], ...]
    about: bool


def main() -> None:
    """Fit, choose the threshold, write the weights, print the figures."""
    train, valid = training_texts(), validation_texts()
    vocabulary, model = fit(train)
    weights = kept_weights(vocabulary, model)
    bias = float(model.intercept_[0])
    threshold = choose_threshold([t for group in valid.values() for t in group if t.about], bias, weights)
    write(bias, threshold, weights)
    print(f"{len(train):,} texts, {len(weights):,} words, bias {bias:.2f}, threshold {threshold:.2f}")
    for name, texts in valid.items():
        for about in (True, False):
            group = [text for text in texts if text.about is about]
            if group:
                kept = sum(best(text, bias, weights) >= threshold for text in group)
                said = "about conflict" if about else "not"
                print(f"{name:28} {said:15} {len(group):5} documents, {kept / len(group):.3f} kept")


def training_texts() -> list[Text]:
    """Return what the weights are fitted on."""
    own = [text for path in sorted(SENTENCES.glob("*.jsonl")) for text in own_texts(path)]
    rest = [Text(passages(r[0]) + opening(r[0]), about=False) for r in table("BBC_News.train") if r[1] == "0"]
    politics = [
        Text(tuple(w for w in passages(r[0]) + opening(r[0]) if not w & WAR_WORDS), about=False)
        for r in table("BBC_News.train")
        if r[1] == "1"
    ]
    satp = [Text(passages(r[0])[:1], about=True) for r in table("satp_relevant.train")]
    crime = [Text(passages(r[0])[:1], about=True) for r in table("insightCrime.train")]
    told = [
        Text(passages(r["text"]), about=True)
        for r in lines(DATA / "plover" / "synthetic_stories.jsonl")
        if r["label"] in STORY_KINDS
    ]
    return own + rest + politics + satp + crime + told[::3]


def validation_texts() -> dict[str, list[Text]]:
    """Return documents that the weights have not seen, by set."""
    return {
        "BBC, not politics": [Text(passages(r[0]), about=False) for r in table("BBC_News.dev") if r[1] == "0"],
        "BBC, politics": [Text(passages(r[0]), about=False) for r in table("BBC_News.dev") if r[1] == "1"],
        "South Asia": [Text(passages(r[0]), about=True) for r in table("satp_relevant.dev")],
        "FA-KES": [Text(passages(r["text"]), about=True) for r in lines(DATA / "fakes" / "articles.jsonl")],
        "re3d": [Text(passages(r["text"]), about=True) for r in lines(DATA / "re3d" / "documents.jsonl")],
        "CASE snippets": [
            Text(passages(r["text"]), about=True)
            for r in lines(DATA / "acled_subtypes" / "snippets.jsonl")
            if r["label"] not in ("NATURAL_DISASTER", "DIPLO", "ORG_CRIME", "ATTRIB", "MAN_MADE_DISASTER")
        ],
        "our own pairs": [
            Text(passages(path.read_text("utf-8")), about=True)
            for path in sorted((ROOT / "tests" / "end_to_end" / "reports").rglob("*.txt"))
        ],
    }


def own_texts(path: Path) -> Iterable[Text]:
    """Yield our own sentences; what tells no event is not about conflict."""
    rows = (row for row in lines(path) if row["kind"] not in NOT_TRAINED_ON)
    for row in rows:
        yield Text(passages(_MARKS.sub("", row["text"])), row["kind"] != "none")


def passages(text: str) -> tuple[frozenset[str], ...]:
    """Return the passages of a text, as the first pass sees them."""
    return tuple(passages_of(text))


def opening(text: str) -> tuple[frozenset[str], ...]:
    """Return the first words of a text: what is not about conflict is short, too, at times."""
    return tuple(passages_of(" ".join(text.split()[:SHORT_WORDS])))


def nations() -> frozenset[str]:
    """Return the words of countries' and peoples' names."""
    names = [name for country in load_countries() for name in (country.name or "", *country.also)]
    names += [country.name for country in pycountry.countries]
    return frozenset(word for name in (*names, *people_of_countries()) for word in name.lower().split())


def fit(texts: Sequence[Text]) -> tuple[list[str], LogisticRegression]:
    """Fit on passages; of a document about conflict only the first counts, of the rest every one."""
    rows = [(words, text.about) for text in texts for words in (text.words[:1] if text.about else text.words) if words]
    left_out = nations()
    counts = Counter(word for words, _ in rows for word in words)
    vocabulary = sorted(word for word, count in counts.items() if count >= MIN_PASSAGES and word not in left_out)
    index = {word: column for column, word in enumerate(vocabulary)}
    pairs = [(row, index[word]) for row, (words, _) in enumerate(rows) for word in sorted(words) if word in index]
    at, columns = np.array(pairs).T
    matrix = csr_matrix((np.ones(len(pairs)), (at, columns)), shape=(len(rows), len(vocabulary)))
    model = LogisticRegression(C=REGULARISATION, class_weight="balanced", max_iter=500, random_state=0)
    model.fit(matrix, np.array([about for _, about in rows]))
    return vocabulary, model


def kept_weights(vocabulary: Sequence[str], model: LogisticRegression) -> dict[str, float]:
    """Return the weights that matter, bounded below and rounded."""
    weights = zip(vocabulary, (max(float(w), AGAINST) for w in model.coef_[0]), strict=True)
    strongest = sorted(weights, key=lambda pair: (-abs(pair[1]), pair[0]))[:KEPT_WORDS]
    return {word: round(weight, 2) for word, weight in sorted(strongest) if abs(weight) >= SMALLEST}


def best(text: Text, bias: float, weights: dict[str, float]) -> float:
    """Return the log-odds that decide for a text."""
    return decisive_score([bias + sum(weights.get(word, 0.0) for word in words) for words in text.words])


def choose_threshold(texts: Sequence[Text], bias: float, weights: dict[str, float]) -> float:
    """Return the threshold that loses at most ``LOST`` of some texts about conflict."""
    scores = sorted(best(text, bias, weights) for text in texts)
    return round(scores[int(LOST * len(scores))] - 0.005, 2)


def write(bias: float, threshold: float, weights: dict[str, float]) -> None:
    """Write the weights."""
    rows = [f"(bias)\t{bias:.2f}", f"(threshold)\t{threshold:.2f}", *(f"{w}\t{x:.2f}" for w, x in weights.items())]
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def table(name: str) -> list[list[str]]:
    """Return the rows of one of ConfliBERT's tables: text, then labels."""
    text = (DATA / "relevance" / f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip()]


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
