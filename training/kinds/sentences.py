"""The sentences that the net learns from, and how they are split."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from warledger.reading.nets.masking import words_of
from warledger.vocabulary.kinds import kinds

FOLDER = Path(__file__).parents[1] / "sentences"
LEXICONS = Path(__file__).parents[2] / "src" / "warledger" / "vocabulary"
NONE = "none"
HELD_BACK = 10
"""One sentence in so many is kept for checking, chosen by its digest."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of our own, the range of its trigger, and the kind of what the trigger tells."""

    text: str
    start: int
    end: int
    kind: str
    stance: str

    @property
    def digest(self) -> int:
        """A number that depends on the text alone."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16)

    @property
    def held_back(self) -> bool:
        """Whether the sentence checks and does not teach."""
        return self.digest % HELD_BACK == 0


def read_sentences() -> list[Sentence]:
    """Return all sentences in the order of their digests, each once."""
    rows = [json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return sorted({s.text: s for s in map(_sentence_of, rows)}.values(), key=lambda s: s.digest)


def _sentence_of(row: dict[str, str]) -> Sentence:
    before, rest = row["text"].split("[[")
    trigger, after = rest.split("]]")
    text = before + trigger + after
    return Sentence(text, len(before), len(before) + len(trigger), row["kind"], row["stance"])


def labels() -> list[str]:
    """Return the kinds that the net tells apart, in the vocabulary's order, "none" last."""
    return [*kinds().kinds, NONE]


def words_kept(sentences: list[Sentence]) -> list[str]:
    """Return the words that are no names: those in lower case here, and those of the lexicons."""
    kept = {word for s in sentences for word in words_of(s.text) if word.islower()}
    for name in ("weapons.toml", "triggers.toml"):
        for phrase in re.findall(r'"([^"]*)"', (LEXICONS / name).read_text("utf-8")):
            kept |= {word for word in re.split(r"[^a-z]+", phrase) if word}
    return sorted(kept)
