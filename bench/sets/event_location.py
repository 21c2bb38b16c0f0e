"""Which place an event happened at: Halterman's sentences with one verb and its locations (Halterman 2019, MIT)."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.figures import f1_of, precision_of, recall_of, share_of
from bench.gold import Difference, GoldSet, Input, Judgement, Measure, each, input_of, json_lines
from bench.spans import characters, touches, word_starts, words_in
from warledger.records import Range, Reading, Span

FILE = "event_location/verbs.jsonl"
PUBLISHED = "above 0.83, precision and recall by token, given the verb, trained on this set (Halterman 2019)"


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence, the verb asked about, and where what it names happened (perhaps nowhere that is named)."""

    document: Input
    verb: Span
    places: tuple[Range, ...]

    @property
    def id(self) -> str:
        """The sentence's id."""
        return self.document.id

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The sentence."""
        return (self.document,)


def load(rechecked: bool, data: Path) -> list[Deed]:
    """Return the sentences that were (or were not) checked a second time."""
    deeds = []
    for row in json_lines(data / FILE):
        verb = next((Span(s["start"], s["end"]) for s in row["spans"] if s["label"] == "VERB"), None)
        if verb is not None and bool(row.get("gold")) == rechecked:
            places = tuple((s["start"], s["end"]) for s in row["spans"] if s["label"] == "LOCATION")
            deeds.append(Deed(input_of(row), verb, places))
    return deeds


def judge(gold: Deed, reading: Reading) -> Judgement:
    """Compare, word by word, the places of the claim whose trigger is the verb; no claim, no answer."""
    text = gold.document.text
    claim = next((c for c in reading.claims if touches(Span(*c.trigger), gold.verb)), None)
    verb, right = text[gold.verb.start : gold.verb.end], words_in(text, gold.places) or "no place"
    if claim is None:
        difference = Difference(f"{verb} @ {right}", "no claim", " ".join(text.split()))
        return Judgement(gold.id, {"verbs": 1, "claims": 0}, (difference,))
    ranges = [(reading.places[i].start, reading.places[i].end) for i in claim.places]
    wanted, read, starts = characters(gold.places), characters(ranges), set(word_starts(text))
    tally = {
        "verbs": 1,
        "claims": 1,
        "word.hit": len(starts & wanted & read),
        "word.extra": len((starts & read) - wanted),
        "word.missed": len((starts & wanted) - read),
    }
    if not tally["word.extra"] and not tally["word.missed"]:
        return Judgement(gold.id, tally)
    said = words_in(text, ranges) or "no place"
    return Judgement(gold.id, tally, (Difference(f"{verb} @ {right}", f"{verb} @ {said}", " ".join(text.split())),))


COVERED = share_of("claims", "verbs")


def _measures(must: tuple[float | None, ...], aim: tuple[float | None, ...]) -> tuple[Measure, ...]:
    return (
        Measure(
            "precision",
            "place of the event by word, precision",
            precision_of("word", COVERED),
            PUBLISHED,
            must[0],
            aim[0],
        ),
        Measure("recall", "place of the event by word, recall", recall_of("word", COVERED), PUBLISHED, must[1], aim[1]),
        Measure("f1", "place of the event by word, F1", f1_of("word", COVERED)),
        Measure("covered", "verbs that are claims, share", COVERED, must=must[2], aim=aim[2]),
    )


ABOUT = (
    "Sentences with one verb and the words that say where that happened, often none. The places of the claim whose "
    "trigger is that verb are compared word by word; a verb of which no claim was made is no error, and counts in "
    "*covered*. "
)

GOLD = GoldSet(
    name="event_location",
    layer="claims: places",
    about=f"{ABOUT}These are the sentences that were checked a second time.",
    files=(FILE,),
    load=partial(load, True),
    judge=each(judge),
    measures=_measures((0.80, 0.75, 0.60), (0.85, 0.85, 0.80)),
    fast=234,
)

SILVER = GoldSet(
    name="event_location_silver",
    layer="claims: places",
    about=f"{ABOUT}These are the others: twenty times as many, marked once by hired readers, with errors.",
    files=(FILE,),
    load=partial(load, False),
    judge=each(judge),
    measures=_measures((None, None, None), (None, None, None)),
    fast=250,
)
