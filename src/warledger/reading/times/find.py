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
from warledger.reading.times.stated import likelier, stated, stated_day
from warledger.reading.times.tense import direction_of, governor
from warledger.records import Direction, Time
from warledger.when import anchor

_WAYS = {
    "since": "since", "by": "by", "until": "until", "till": "until", "before": "before", "after": "after",
    "through": "until",
}  # fmt: skip
_WORD_BEFORE = re.compile(r"\b([A-Za-z]+)\s+$")
_FUTURE_BEFORE = re.compile(
    r"\b(?:ahead of|scheduled for|set for|due|slated for|planned for|coming)\s+(?:the\s+)?$", re.IGNORECASE
)
_UNDER_WAY = ("week+0", "month+0", "year+0")
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
        return tuple(self._time(phrase) for phrase in find_phrases(self._parse.text))

    def _time(self, phrase: Phrase) -> Time:
        first, last = self._tokens(phrase)
        doc = self._parse.doc
        token, verb = doc[first:last].root, governor(doc, first, last)
        tense = phrase.direction or self._tense(phrase, verb)
        phrase = self._opened(phrase)
        phrase = _sided(phrase, tense)
        if phrase.base == "none":
            return _plain(phrase, self._parse)
        if phrase.base == "context":
            time, day = self._in_context(phrase, token, verb)
        elif phrase.base == "fixed":
            phrase, basis = likelier(phrase, self._anchor)
            time, day = replace(stated(phrase), basis=basis), stated_day(phrase)
            time = replace(time, direction=side_of(time, self._anchor.on))
        else:
            time, day = self._relative(phrase, phrase.steps or "day+0"), None
        if time.begin is not None and time.precision in _COARSE:
            self._told.note_coarse(time.begin, phrase.start)
        if time.precision in _PAST_PRECISE and "/" not in (time.value or ""):
            steps = _day_part(time.relative)
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
            direction=_direction_of_steps(steps) or phrase.direction,
            basis=f"relative to {self._anchor.basis}",
        )
        return time if time.direction is not None else replace(time, direction=side_of(time, on))

    # ------------------------------------------------------------ days from the neighbourhood

    def _in_context(self, phrase: Phrase, token: Token, verb: Token | None) -> tuple[Time, date | None]:
        begin = self._told.coarse_neighbour(phrase)
        if begin is not None:
            return self._ofstated_day(phrase, date.fromisoformat(begin[:10])), None
        day = self._told.neighbour(phrase, token, verb)
        if day is None and phrase.bare:
            return _plain(phrase, self._parse), None
        if day is None:
            # Nothing told before: "the day before" leans on the day of publication.
            return self._relative(phrase, phrase.steps or "day+0"), None
        if day.fixed is not None:
            time = self._ofstated_day(phrase, day.fixed)
            found = date.fromisoformat(time.begin[:10]) if time.begin is not None else None
            return time, found
        steps = f"{day.steps}|{phrase.steps}"
        time = self._relative(phrase, steps)
        words = " ".join(self._parse.text[day.start : day.end].split())
        return replace(time, basis=f"{time.basis}, by way of {words!r} nearby"), None

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


def _sided(phrase: Phrase, tense: Direction | None) -> Phrase:
    """Choose the side that the tense allows where a phrase leaves it open; without a future, news tells what was."""
    steps = phrase.steps
    if steps in _UNDER_WAY and tense in ("past", "future"):
        return replace(phrase, steps=f"{steps}|only:{tense}", direction=tense)
    if steps is None or ":?" not in steps:
        return phrase
    ahead = tense != "past" or "open:" in steps
    if tense != "future" and (steps.startswith("date:") or (steps.startswith("month:") and ahead)):
        return replace(phrase, steps=steps.replace(":?", ":recent"))
    side: Direction = "future" if tense == "future" else "past"
    return replace(phrase, steps=steps.replace(":?", f":{side}"), direction=side)


def _plain(phrase: Phrase, parse: Parse) -> Time:
    """Make the time of a phrase that names no point: a duration, a set, "now", a clock of an unknown day."""
    basis = {"duration": "a duration", "set": "recurring"}.get(phrase.precision)
    if phrase.clock is not None or phrase.bare:
        basis = "no day in the neighbourhood"
    del parse
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


_DAY_STEPS = ("part:", "at:", "open:", "edge:", "only:")


def _day_part(steps: str | None) -> str | None:
    """Return the steps that reach a day, without those that narrow it."""
    if steps is None or "/" in steps:
        return None
    kept = [step for step in steps.split("|") if not step.startswith(_DAY_STEPS)]
    return "|".join(kept) or None


_SHIFTED = re.compile(r"(?:day|weekend|week|month|quarter|year|decade)(?P<sign>[+-])[1-9]")


def _direction_of_steps(steps: str) -> Direction | None:
    """Tell which way steps point by themselves; a range points nowhere before it is anchored."""
    steps = "|".join(step for step in steps.split("|") if not step.startswith("open:"))
    if "/" in steps:
        return None
    if steps.startswith("day+0"):
        return "present"
    shifted = _SHIFTED.match(steps)
    if shifted is not None and "|" not in steps.replace("|part:", ""):
        return "past" if shifted["sign"] == "-" else "future"
    if steps.endswith(":past"):
        return "past"
    return "future" if steps.endswith((":future", ":after")) else None
