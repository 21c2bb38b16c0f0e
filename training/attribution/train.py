"""Makes ``src/warledger/vocabulary/saying_weights.tsv``: what tells for and against an attribution; prints how well.

Usage: ``make train NET=attribution`` (or this file, with the training environment's Python). Needs ``../shared/data``.

A logistic regression over the marks of a candidate (`reading/attributions/weighing.py`), fitted on PolNeAR
(development part). The figures printed are cross-validated: five folds by document, each weighed by the other four.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from warledger.reading.attributions.direct import attach_quotations
from warledger.reading.attributions.find import depth_in, find_candidates
from warledger.reading.attributions.found import Found
from warledger.reading.attributions.quotations import find_quotations
from warledger.reading.attributions.weighing import marks_of
from warledger.reading.parse import Parse, parse_documents
from warledger.records import Document, Range
from warledger.vocabulary.saying import saying

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "attribution" / "polnear.jsonl"
TARGET = ROOT / "src" / "warledger" / "vocabulary" / "saying_weights.tsv"
FOLDS = 5
REGULARISATION = 0.2
MIN_DOCUMENTS = 4
"""A mark that fewer documents have is no class, but a word of one of them."""
SMALLEST = 0.02
HEAD = """\
# Candidates of attributions (reading/attributions/weighing.py): log-odds = (bias) + the weights of a candidate's marks.
# Learned by training/attribution/train.py, rounded; a person may mend a line. Tab-separated.
"""


@dataclass(frozen=True)
class Candidate:
    """One candidate: its marks, and whether the annotators have such an attribution."""

    marks: frozenset[str]
    right: bool


def main() -> None:
    """Fit, write the weights, print the cross-validated figures."""
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines() if line]
    documents = (Document(id=row["id"], digest="sha256:0", text=row["text"]) for row in rows)
    pages = [candidates_of(parse, row) for parse, row in zip(parse_documents(documents), rows, strict=True)]
    bias, weights = fit(pages)
    lines = [f"(bias)\t{bias:.2f}", *(f"{mark}\t{weight:.2f}" for mark, weight in sorted(weights.items()))]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(pages)} documents, {sum(map(len, pages)):,} candidates, {len(weights):,} weights")
    validate(pages)


def candidates_of(parse: Parse, row: dict[str, list[dict[str, list[Range]]]]) -> list[Candidate]:
    """Return a document's candidates; the quotations that a cue takes are candidates of their own."""
    words, quotations = saying(), find_quotations(parse.text)
    found = find_candidates(parse, quotations, words)
    told = [f for f in found if not f.proposed]
    quoted = [f for f in attach_quotations(parse, quotations, told, words) if f.how == "quote"]
    gold = [(characters(a["source"]), characters(a["cue"]), characters(a["content"])) for a in row["attributions"]]
    return [
        Candidate(frozenset(marks_of(f, parse, quotations, depth_in(f, told, parse))), is_right(f, gold))
        for f in (*found, *quoted)
    ]


def characters(ranges: Sequence[Range]) -> set[int]:
    """Return the offsets that ranges hold."""
    return {offset for start, end in ranges for offset in range(start, end)}


def is_right(found: Found, gold: Sequence[tuple[set[int], set[int], set[int]]]) -> bool:
    """Tell whether one of the annotators' attributions has this speaker, and this content or at least this cue."""
    speaker = characters([found.speaker_range] if found.speaker_range else [])
    cue, content = characters(found.cue), characters(found.content)
    for whose, by, what in gold:
        if not (whose & speaker if whose else found.speaker is None):
            continue
        shared = what & content
        same = len(shared) >= len(what) / 2 and len(content) <= 2 * len(what)
        if same or (by & cue and shared):
            return True
    return False


def fit(pages: Sequence[Sequence[Candidate]]) -> tuple[float, dict[str, float]]:
    """Return bias and weights."""
    seen = Counter(mark for page in pages for mark in {m for c in page for m in c.marks})
    columns = {mark: n for n, mark in enumerate(sorted(m for m in seen if seen[m] >= MIN_DOCUMENTS))}
    rows = [c for page in pages for c in page]
    places = [(n, columns[m]) for n, c in enumerate(rows) for m in sorted(c.marks) if m in columns]
    matrix = csr_matrix((np.ones(len(places)), tuple(zip(*places, strict=True))), (len(rows), len(columns)))
    model = LogisticRegression(C=REGULARISATION, max_iter=300, solver="liblinear", random_state=0)
    model.fit(matrix, [c.right for c in rows])
    weights = {mark: round(float(model.coef_[0][n]), 2) for mark, n in columns.items()}
    return float(model.intercept_[0]), {mark: w for mark, w in weights.items() if abs(w) >= SMALLEST}


def validate(pages: Sequence[Sequence[Candidate]]) -> None:
    """Print precision and recall of the candidates at several thresholds, each fold weighed by the others."""
    right, odds = [], []
    for fold in range(FOLDS):
        bias, weights = fit([page for n, page in enumerate(pages) if n % FOLDS != fold])
        for page in pages[fold::FOLDS]:
            right += [c.right for c in page]
            odds += [bias + sum(weights.get(m, 0.0) for m in c.marks) for c in page]
    truth, chance = np.array(right), 1 / (1 + np.exp(-np.array(odds)))
    print(f"average precision {average_precision_score(truth, chance):.3f}")
    for threshold in (0.3, 0.4, 0.5):
        kept = chance >= threshold
        print(f"from {threshold}: precision {truth[kept].mean():.3f}, recall {truth[kept].sum() / truth.sum():.3f}")


if __name__ == "__main__":
    main()
