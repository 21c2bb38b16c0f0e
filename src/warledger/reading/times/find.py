"""Parse → the times of a document: phrases of time, given their day by tense, neighbours and publication date."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from warledger.reading.parse import Parse
from warledger.reading.times.anchors import anchor_of, side_of
from warledger.reading.times.forms import Phrase
from warledger.reading.times.grammar import find_phrases
from warledger.reading.times.neighbours import Day, Neighbours
from warledger.reading.times.sides import day_steps_of, direction_of_steps, sided
from warledger.reading.times.stated import likelier, stated, stated_day
from warledger.reading.times.tense import direction_of, governor, is_announced
from warledger.records import Direction, Time
from warledger.when import anchor

_WAYS = {
    "since": "since", "by": "by", "until": "until", "till": "until", "before": "before", "after": "after",
    "through": "until",
}  # fmt: skip
_WORD_BEFORE = re.compile(r"\b([A-Za-z]+)\s+$")
_FUTURE_BEFORE = re.compile(
    r"\b(?:ahead of|scheduled for|set for|due|slated for|planned for|coming|effective)\s+(?:the\s+)?$", re.IGNORECASE
)
_ENDED_BEFORE = re.compile(r"\bended\s+(?:on\s+)?$")
_BARE_MONTH = re.compile(r"month:\d\d:\?")
_COARSE = ("day", "part_of_day", "minute", "month", "year", "season", "week")
_PAST_PRECISE = ("day", "part_of_day", "minute")


def find_times(parse: Parse) -> tuple[Time, ...]:
    """Return the times of a document, in order.

    Relative phrases are anchored on the publication date, or on the dateline where intake's notice
    ``dateline_differs`` says so; without either they keep ``relative`` and have no value.
    """
    return _Reader(parse).read()


class _Reader:
    """Walks over the phrases of one document and remembers the days told so far."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._anchor = anchor_of(parse.document)
        self._told = Neighbours(parse)
        self._starts = [token.idx for token in parse.doc]

    def read(self) -> tuple[Time, ...]:
        """Read the phrases that name a day first: "at 5 am they took the hill on Sunday" is Sunday's clock."""
        phrases = find_phrases(self._parse.text)
        times = [self._time(phrase) for phrase in sorted(phrases, key=lambda phrase: phrase.bare)]
        return tuple(sorted(times, key=lambda time: time.start))

    def _time(self, phrase: Phrase) -> Time:
        first, last = self._tokens(phrase)
        doc = self._parse.doc
        token, verb = doc[first:last].root, governor(doc, first, last)
        tense = phrase.direction or self._tense(phrase, verb)
        phrase = self._opened(self._over(phrase))
        if _BARE_MONTH.match(phrase.steps or "") and tense == "past":
            tense = "present" if self._is_announced(phrase, first, last, verb) else "past"
        phrase = sided(phrase, tense)
        if phrase.base == "none":
            return _plain(phrase)
        if phrase.base == "context":
            time, day = self._in_context(phrase, token, verb, tense)
        elif phrase.base == "fixed":
            phrase, basis = likelier(phrase, self._anchor)
            time, day = replace(stated(phrase), basis=basis), stated_day(phrase)
            time = replace(time, direction=side_of(time, self._anchor.on))
        else:
            time, day = self._relative(phrase, phrase.steps or "day+0"), None
        if time.begin is not None and time.precision in _COARSE:
            self._told.note_coarse(time)
        if time.precision in _PAST_PRECISE and "/" not in (time.value or ""):
            steps = day_steps_of(time.relative)
            if steps is not None or day is not None:
                sentence = self._parse.sentence_at(phrase.start)
                self._told.note_day(Day(steps, day, phrase.start, phrase.end, sentence, verb, token))
        return time

    def _tokens(self, phrase: Phrase) -> tuple[int, int]:
        first = max(bisect_right(self._starts, phrase.start) - 1, 0)
        return first, max(bisect_left(self._starts, phrase.end), first + 1)

    def _tense(self, phrase: Phrase, verb: Token | None) -> Direction | None:
        if _FUTURE_BEFORE.search(self._parse.text[max(0, phrase.start - 20) : phrase.start]):
            return "future"
        return direction_of(verb)

    def _is_announced(self, phrase: Phrase, first: int, last: int, verb: Token | None) -> bool:
        before = _WORD_BEFORE.search(self._parse.text[max(0, phrase.start - 12) : phrase.start])
        return (before is not None and before[1] == "for") or is_announced(self._parse.doc, first, last, verb)

    def _over(self, phrase: Phrase) -> Phrase:
        """Take a date behind "ended" for one gone by."""
        ended = _ENDED_BEFORE.search(self._parse.text[max(0, phrase.start - 12) : phrase.start])
        if ended is None or not (phrase.steps or "").startswith("date:"):
            return phrase
        return replace(phrase, steps=(phrase.steps or "").replace(":?", ":past"), direction="past")

    def _opened(self, phrase: Phrase) -> Phrase:
        """Add what a preposition before a phrase says: since, by, until, before, after."""
        match = _WORD_BEFORE.search(self._parse.text[max(0, phrase.start - 12) : phrase.start])
        way = _WAYS.get(match[1].lower()) if match is not None else None
        if way is None or "open:" in (phrase.steps or "") or phrase.precision in ("duration", "set", "vague"):
            return phrase
        if phrase.clock is not None or (phrase.steps or "").endswith("part:overnight"):
            return phrase
        return replace(phrase, steps="|".join(step for step in (phrase.steps, f"open:{way}") if step))

    # ------------------------------------------------------------ days from the publication date

    def _relative(self, phrase: Phrase, steps: str) -> Time:
        on = self._anchor.on
        found = anchor(steps, on) if on is not None else None
        unknown = anchor(steps, date(2000, 1, 3))
        time = Time(
            phrase.start,
            phrase.end,
            value=found.value if found is not None else phrase.value if phrase.precision == "duration" else None,
            relative=steps,
            begin=found.begin if found is not None else None,
            until=found.until if found is not None else None,
            precision=(found or unknown).precision,
            weekday=phrase.weekday,
            clock=phrase.clock,
            utc_offset=phrase.utc_offset,
            direction=direction_of_steps(steps) or phrase.direction,
            basis=f"relative to {self._anchor.basis}",
        )
        return time if time.direction is not None else replace(time, direction=side_of(time, on))

    # ------------------------------------------------------------ days from the neighbourhood

    def _in_context(
        self, phrase: Phrase, token: Token, verb: Token | None, tense: Direction | None
    ) -> tuple[Time, date | None]:
        begin = None if phrase.beside_event else self._told.coarse_neighbour(phrase)
        if begin is not None:
            return self._ofstated_day(phrase, date.fromisoformat(begin[:10])), None
        day = None if phrase.precision == "season" else self._told.neighbour(phrase, token, verb)
        if day is None:
            return self._alone(phrase, tense), None
        if self._told.is_restated(phrase, day):
            phrase = replace(phrase, steps="day+0")
        elif phrase.beside_event:
            return _plain(phrase), None
        if day.fixed is not None:
            time = self._ofstated_day(phrase, day.fixed)
            found = date.fromisoformat(time.begin[:10]) if time.begin is not None else None
            return time, found
        steps = f"{day.steps}|{phrase.steps}"
        time = self._relative(phrase, steps)
        words = " ".join(self._parse.text[day.start : day.end].split())
        return replace(time, basis=f"{time.basis}, by way of {words!r} nearby"), None

    def _alone(self, phrase: Phrase, tense: Direction | None) -> Time:
        """Read a phrase without a neighbour: "the day before" leans on the publication, as does the one clock told."""
        guessed = phrase.bare and (tense != "past" or self._told.has_days)
        if phrase.alone is None or guessed:
            return _plain(phrase)
        time = self._relative(phrase, phrase.alone)
        return replace(time, basis=f"{time.basis}, since no day is named") if phrase.bare else time

    def _ofstated_day(self, phrase: Phrase, day: date) -> Time:
        found = anchor(phrase.steps or "day+0", day)
        time = Time(
            phrase.start,
            phrase.end,
            value=found.value,
            begin=found.begin,
            until=found.until,
            precision=found.precision,
            clock=phrase.clock,
            utc_offset=phrase.utc_offset,
            basis=f"relative to {day}, named nearby",
        )
        return replace(time, direction=side_of(time, self._anchor.on))


def _plain(phrase: Phrase) -> Time:
    """Make the time of a phrase that names no point: a duration, a set, "now", a clock of an unknown day."""
    basis = {"duration": "a duration", "set": "recurring"}.get(phrase.precision)
    if phrase.clock is not None or phrase.base == "context":
        basis = "no day in the neighbourhood"
    return Time(
        phrase.start,
        phrase.end,
        value=phrase.value,
        precision=phrase.precision,
        weekday=phrase.weekday,
        clock=phrase.clock,
        utc_offset=phrase.utc_offset,
        direction=phrase.direction,
        basis=basis,
    )
