"""Sentences with one marked verb and its places → pairs of a deed and a place: what ties them, and whether it is so."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from warledger.reading.claims.attach import nodes_of
from warledger.reading.claims.deeds import Deed, deeds_of
from warledger.reading.claims.find import find_triggers
from warledger.reading.claims.layers import Layers, Marks, mark
from warledger.reading.claims.spoken_for import spoken_for
from warledger.reading.claims.where import places_in, ties_in
from warledger.reading.parse import Parse, parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document, Range


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its verb's range, the characters of the verb's places, and whether it was checked a second time."""

    name: str
    text: str
    verb: Range
    where: frozenset[int]
    checked: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A place of a verb's sentence: the ties, its words (their number, and those that are marked)."""

    ties: tuple[str, ...]
    words: int
    marked: int

    @property
    def rule(self) -> str:
        """What the rules of syntax make of the place."""
        return next(tie.removeprefix("rule=") for tie in self.ties if tie.startswith("rule="))

    @property
    def is_place(self) -> bool:
        """Tell whether the verb's deed happened there: more than half of the words are marked."""
        return 2 * self.marked > self.words


@dataclass(frozen=True, slots=True)
class Case:
    """A row whose verb tells a deed, with its pairs and the number of all marked words of the sentence."""

    row: Row
    pairs: tuple[Pair, ...]
    marked: int

    @property
    def is_doubtful(self) -> bool:
        """Tell whether nothing is marked though syntax ties a place to the verb: often a row left unfinished."""
        return self.marked == 0 and any(pair.rule in ("own", "sole") for pair in self.pairs)


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a file in the layout of ``event_location/verbs.jsonl``."""
    for line in path.read_text("utf-8").splitlines():
        value = json.loads(line)
        verbs = [(s["start"], s["end"]) for s in value["spans"] if s["label"] == "VERB"]
        places = [range(s["start"], s["end"]) for s in value["spans"] if s["label"] == "LOCATION"]
        if verbs:
            where = frozenset(i for place in places for i in place)
            yield Row(value["id"], value["text"], verbs[0], where, bool(value.get("gold")))


def cases_of(rows: Iterable[Row]) -> Iterator[Case]:
    """Yield the cases of rows, in order, without those whose verb tells no deed."""
    rows = list(rows)
    documents = [Document(row.name, f"sha256:{row.name}", row.text) for row in rows]
    for row, parse in zip(rows, parse_documents(documents), strict=True):
        reading = read_layers(parse)
        layers = Layers(reading.times, reading.places, reading.actors, reading.tolls, reading.attributions)
        case = case_of(row, parse, layers)
        if case is not None:
            yield case


def case_of(row: Row, parse: Parse, layers: Layers) -> Case | None:
    """Return a row's case, None where its verb tells no deed."""
    marks = mark(parse, layers, spoken_for(parse, layers))
    for sentence in parse.sentences:
        deeds = deeds_of(find_triggers(sentence, marks), marks)
        number = next((i for i, deed in enumerate(deeds) if _is_told_by(deed, row.verb)), None)
        if number is not None:
            inside = places_in(sentence, marks)
            ties = ties_in(nodes_of(deeds, marks), inside, marks)[number]
            pairs = tuple(_pair(i, names, row, marks) for (i, _), names in zip(inside, ties, strict=True))
            return Case(row, pairs, len(_words(row.text, 0, len(row.text)) & row.where))
    return None


def _is_told_by(deed: Deed, verb: Range) -> bool:
    return any(t.idx < verb[1] and verb[0] < t.idx + len(t) for t in deed.trigger.tokens)


def _pair(index: int, ties: tuple[str, ...], row: Row, marks: Marks) -> Pair:
    place = marks.layers.places[index]
    words = _words(row.text, place.start, place.end)
    return Pair(ties, len(words), len(words & row.where))


def _words(text: str, start: int, end: int) -> frozenset[int]:
    """Return where the words begin that begin in [start, end)."""
    is_start = (i for i in range(start, end) if _is_letter(text[i]) and (i == 0 or not _is_letter(text[i - 1])))
    return frozenset(is_start)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
