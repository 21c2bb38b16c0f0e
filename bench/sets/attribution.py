"""Who says what: PolNeAR, news on US politics in 2016 with every attribution marked (Newell et al. 2018)."""

from dataclasses import dataclass
from pathlib import Path

from bench.figures import f1_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, Row, each, input_of, json_lines
from bench.spans import characters, word_starts, words_in
from warledger.records import Range, Reading

FILE = "attribution/polnear.jsonl"
SHORT = 160


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: ranges of who speaks and of what is said."""

    speaker: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A document and its attributions."""

    document: Input
    said: tuple[Said, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The document."""
        return (self.document,)


def load(data: Path) -> list[Attributed]:
    """Return the documents."""
    return [Attributed(input_of(row), tuple(map(_said, row["attributions"]))) for row in json_lines(data / FILE)]


def _said(row: Row) -> Said:
    return Said(_ranges(row["source"]), _ranges(row["content"]))


def _ranges(value: list[list[int]]) -> tuple[Range, ...]:
    return tuple((start, end) for start, end in value)


def judge(gold: Attributed, reading: Reading) -> Judgement:
    """Count words in contents and in speakers, and whole attributions."""
    found = [Said(a.speaker, a.content) for a in reading.attributions]
    tally = _words(gold, found, "content") | _words(gold, found, "speaker")
    missed, extra = _unpaired(gold.said, found)
    whole = sum(_is_whole(said) for said in gold.said)
    tally |= {"whole.hit": whole - len(missed), "whole.missed": len(missed), "whole.extra": len(extra)}
    text = gold.document.text
    differences = [Difference(_in_words(text, said), "nothing") for said in missed]
    differences += [Difference("nothing", _in_words(text, said)) for said in extra]
    return Judgement(gold.id, tally, tuple(differences))


def _words(gold: Attributed, found: list[Said], part: str) -> dict[str, float]:
    """Count the words that lie in any content (or speaker) of the gold, of the reading, of both."""
    right = characters(r for said in gold.said for r in getattr(said, part))
    read = characters(r for said in found for r in getattr(said, part))
    starts = set(word_starts(gold.document.text))
    return {
        f"{part}.hit": len(starts & right & read),
        f"{part}.extra": len((starts & read) - right),
        f"{part}.missed": len((starts & right) - read),
    }


def _unpaired(gold: tuple[Said, ...], found: list[Said]) -> tuple[list[Said], list[Said]]:
    """Pair attributions one to one, best content first; return what is left of the gold and of the reading.

    Two fit when their speakers touch, at least half of the gold's content is covered, and what was read as content
    is at most twice as long. An attribution without a speaker, or without content, asks for no pair.
    """
    free = [(said, characters(said.speaker), characters(said.content)) for said in found]
    missed = []
    for said in gold:
        if not _is_whole(said):
            continue
        speaker, content = characters(said.speaker), characters(said.content)
        fitting = [
            (len(read & content), -index)
            for index, (_, reader, read) in enumerate(free)
            if reader & speaker and len(read & content) >= len(content) / 2 and len(read) <= 2 * len(content)
        ]
        if fitting:
            del free[-max(fitting)[1]]
        else:
            missed.append(said)
    return missed, [said for said, speaker, _ in free if speaker]


def _is_whole(said: Said) -> bool:
    return bool(characters(said.speaker)) and bool(characters(said.content))


def _in_words(text: str, said: Said) -> str:
    content = words_in(text, said.content)
    return f"{words_in(text, said.speaker) or '(nobody)'}: “{content[:SHORT]}{'…' if len(content) > SHORT else ''}”"


SET = GoldSet(
    name="attribution",
    layer="attributions",
    about="Reports on US politics in which every attribution is marked, about war or not. *Content* and *speaker* "
    "count the words that lie in any attribution's content or speaker; *whole* pairs attributions one to one: "
    "the speakers touch, half of the content is covered, and what was read is at most twice as long. The "
    "weights of the layer were fitted on these reports: cross-validated by report they give 0.668 (whole), "
    "0.844 (content) and 0.737 (speaker).",
    files=(FILE,),
    load=load,
    judge=each(judge),
    measures=(
        Measure("whole_f1", "whole attributions, F1", f1_of("whole"), must=0.50, aim=0.70),
        Measure(
            "content_f1",
            "content by word, F1",
            f1_of("content"),
            "people agree at alpha 0.754 by token (PolNeAR; another measure than F1)",
            must=0.76,
            aim=0.85,
        ),
        Measure("speaker_f1", "speaker by word, F1", f1_of("speaker"), must=0.60, aim=0.75),
    ),
    fast=24,
)
