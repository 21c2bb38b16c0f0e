"""Parse → the mentions of places in it: what the gazetteer lists, what the language model sees, what is called one.

Three witnesses are heard, because each errs: the model takes villages for persons and organisations, the gazetteer
lists surnames and months, and reports name places that no list holds ("the Qaboun neighbourhood").
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from spacy.tokens import Doc

from warledger.reading.gazetteer import MAIN, SPELT, Entry, Gazetteer
from warledger.reading.parse import Parse
from warledger.reading.places.grams import Gram, grams_of, is_capital
from warledger.reading.places.judging import Judge, Verdict
from warledger.reading.places.listing import without_lost_apostrophe
from warledger.reading.places.reached import prefixed_runs, reached_runs
from warledger.reading.places.rows import rows_beside, ruled_runs
from warledger.reading.places.runs import entity_runs, typed_runs
from warledger.reading.places.spots import Spots
from warledger.reading.places.surroundings import Surroundings, kind_beside
from warledger.reading.places.told import articled_runs, road_runs, told_runs
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.places import PlaceType, PlaceWords, load_place_words


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in the text: tokens ``first`` to ``last``, the word for its kind beside it, and its listing."""

    start: int
    end: int
    first: int
    last: int
    name: str
    key: str
    kind: PlaceType | None
    entries: tuple[Entry, ...]


def find_mentions(parse: Parse, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions of places in a document, in order, none within another."""
    doc, words = parse.doc, load_place_words()
    runs = list(grams_of(doc))
    gazetteer.prepare(gram.text for grams in runs for gram in grams)
    around = Surroundings(doc, words, gazetteer)
    judge = Judge(around, doc, words, gazetteer)
    found = _consistent(doc, list(_judged(runs, judge)), judge)
    spots = Spots(doc)
    taken = {i for gram in found for i in range(gram.first, gram.last)}
    for unlisted in (
        (ruled_runs(doc, words, spots, taken), typed_runs(doc, words, around, spots, taken)),
        (entity_runs(doc, words, around, taken), prefixed_runs(doc, words, spots, taken)),
        (reached_runs(doc, words, spots, taken), articled_runs(doc, words, spots, taken)),
        (told_runs(doc, words, spots, taken), road_runs(doc, spots, taken)),
        (rows_beside(doc, words, spots, taken),),
    ):
        for gram in list(chain.from_iterable(unlisted)):
            span = range(gram.first, gram.last)
            if taken.isdisjoint(span) and _is_name(gram, words):
                found.append(gram)
                taken.update(span)
    found.extend(_repeated(runs, found, judge, taken))
    found.sort(key=lambda gram: gram.first)
    gazetteer.prepare_spelt(gram.text for gram in found)
    return tuple(_mention(doc, gram, words, gazetteer) for gram in found)


def _judged(runs: Sequence[tuple[Gram, ...]], judge: Judge) -> Iterator[tuple[Gram, Verdict]]:
    """Yield the longest listed name from each place on, with the verdict on it."""
    reached = 0
    for grams in runs:
        if grams[0].first < reached:
            continue
        for gram in grams:
            verdict = judge.verdict(gram)
            if verdict is not None:
                yield gram, verdict
                reached = gram.last
                break


def _consistent(doc: Doc, judged: Sequence[tuple[Gram, Verdict]], judge: Judge) -> list[Gram]:
    """Return what is a place, what could be one and has the name of one that is, and what is listed beside one.

    A small town's name is a place's where that is sure as often as not: one slip makes no town of a person.
    """
    speakers = {gram.key for gram, _ in judged if judge.speaks(gram)}
    judged = [(gram, verdict) for gram, verdict in judged if not judge.is_person_here(gram, speakers)]
    votes = Counter((gram.key, verdict) for gram, verdict in judged)
    sure = {gram.key for gram, verdict in judged if verdict == "yes"}
    outvoted = {
        gram.key
        for gram, verdict in judged
        if verdict == "maybe" and votes[gram.key, "maybe"] > votes[gram.key, "yes"] and not judge.is_well_known(gram)
    }
    for neighbours in (judged, judged[::-1]):
        for (one, _), (other, verdict) in pairwise(neighbours):
            if verdict == "maybe" and one.key in sure and _are_listed_together(doc, one, other):
                sure.add(other.key)
                outvoted.discard(other.key)
    return [
        gram
        for gram, verdict in judged
        if verdict == "yes" or (verdict == "maybe" and gram.key in sure and gram.key not in outvoted)
    ]


def _repeated(runs: Sequence[tuple[Gram, ...]], found: Sequence[Gram], judge: Judge, taken: set[int]) -> Iterator[Gram]:
    """Yield the other occurrences of names that are places somewhere in the document, persons' names apart."""
    known = {gram.key for gram in found}
    for grams in runs:
        for gram in grams:
            span = range(gram.first, gram.last)
            if gram.key in known and taken.isdisjoint(span) and judge.may_repeat(gram):
                taken.update(span)
                yield gram


def _are_listed_together(doc: Doc, one: Gram, other: Gram) -> bool:
    """Tell whether only commas and "and" stand between two names."""
    first, last = sorted((one, other), key=lambda gram: gram.first)
    between = doc[first.last : last.first]
    return 0 < len(between) <= 2 and all(t.lower_ in (",", "and", "or", "&") for t in between)


def _is_name(gram: Gram, words: PlaceWords) -> bool:
    lower = gram.text.lower()
    return (
        len(gram.key) > 1
        and gram.key not in words.never
        and lower not in people_of_countries()
        and not gram.text.split()[0].isdigit()
        and any(c.isalpha() for c in gram.text)
        and not all(_says_no_name(word, words) for word in lower.split())
    )


def _says_no_name(word: str, words: PlaceWords) -> bool:
    """Tell whether a word, alone or with its like, names no place: "State Hospital", "Site C"."""
    known = word in words.types or word in words.organisations or word in words.common or word in words.connectors
    return known or word in words.directions or not any(c.isalpha() for c in word) or len(word) == 1


def _mention(doc: Doc, gram: Gram, words: PlaceWords, gazetteer: Gazetteer) -> Mention:
    kind = kind_beside(doc, gram, words)
    if gram.text in words.states:
        state = gazetteer.division(*words.states[gram.text].split("."))
        return Mention(
            gram.start, gram.end, gram.first, gram.last, gram.text, gram.key, kind, (state,) if state else ()
        )
    entries = gazetteer.entries(gram.text)
    if not entries or entries[0].quality == SPELT:
        entries = without_lost_apostrophe(gram, gazetteer) or entries
    entries = _without_chance_names(entries)
    # Idlib the town and Idlib the province are two names in one report.
    key = f"{gram.key} (division)" if kind is not None and kind.group == "division" else gram.key
    return Mention(_start(doc, gram, words), gram.end, gram.first, gram.last, gram.text, key, kind, entries)


def _start(doc: Doc, gram: Gram, words: PlaceWords) -> int:
    """Return where a name begins with a side of it that is spelt as its part: "Western Afghanistan"."""
    before = doc[gram.first - 1] if gram.first else None
    if before is None or before.is_sent_start or not is_capital(before) or before.lower_ not in words.directions:
        return gram.start
    return before.idx


def _without_chance_names(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Leave out places by other names where a country bears the name: a Ukrainian hamlet was once called Russia."""
    if any(e.kind == "country" and e.quality < SPELT for e in entries):
        return tuple(e for e in entries if e.quality == MAIN or e.kind == "country")
    return entries
