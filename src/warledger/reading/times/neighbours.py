"""The days that a document has told so far, on which "that day" and "three days earlier" lean."""

import re
from bisect import insort
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from warledger.reading.parse import Parse
from warledger.reading.times.forms import Phrase
from warledger.reading.times.tense import in_relative_clause
from warledger.records import Time

_SENTENCES_BACK = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day already told, that later phrases may lean on: by steps from the publication date or as a fixed day."""

    steps: str | None
    fixed: date | None
    start: int
    end: int
    sentence: int | None
    verb: Token | None
    token: Token


class Neighbours:
    """Days and coarser times in the order in which they were told."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._days: list[Day] = []
        self._coarse: list[Time] = []

    def note_day(self, day: Day) -> None:
        """Remember a day, in the order of the text: bare phrases are read after the others."""
        insort(self._days, day, key=lambda other: other.start)

    @property
    def has_days(self) -> bool:
        """Tell whether any day has been told."""
        return bool(self._days)

    def note_coarse(self, time: Time) -> None:
        """Remember a time of any precision."""
        insort(self._coarse, time, key=lambda other: other.start)

    def coarse_neighbour(self, phrase: Phrase) -> str | None:
        """Return where the time begins that "that year" or "a year earlier" leans on."""
        if phrase.precision == "season":
            # The quarter that a report is about is the latest it names, not the one that it compares with.
            return max((time.begin for time in self._coarse if time.begin and _is_quarter(time)), default=None)
        if phrase.precision not in ("year", "month"):
            return None
        told = [time for time in self._coarse if time.start < phrase.start]
        if not told:
            return None
        time = told[-1]
        compared = re.fullmatch(r"(?:year|month)-\d+", phrase.steps or "") and self._parse.text[phrase.end - 1] == "r"
        same = self._parse.sentence_at(time.start) == self._parse.sentence_at(phrase.start)
        # "A year earlier" compares with the period of the report unless its own sentence names another.
        return time.begin if same or not compared else None

    def is_restated(self, phrase: Phrase, day: Day) -> bool:
        """Tell whether a phrase only says in words which day stands before it: "on 3 May, the day before the vote"."""
        text = self._parse.text
        return (
            phrase.steps in ("day-1", "day+1")
            and text[day.end : phrase.start] in (", ", " - ", " – ")
            and text[phrase.end : phrase.end + 1] == " "
        )

    def neighbour(self, phrase: Phrase, token: Token, verb: Token | None) -> Day | None:
        """Return the day that a phrase leans on: of the same verb, else the last told outside a relative clause."""
        here = self._parse.sentence_at(phrase.start)
        passed: Day | None = None
        for day in reversed(self._days):
            told = phrase.bare or day.start < phrase.start
            if told and verb is not None and day.verb is not None and day.verb.i == verb.i:
                return day
        for day in reversed([day for day in self._days if day.start < phrase.start]):
            if here is not None and (day.sentence is None or here - day.sentence > _SENTENCES_BACK):
                break
            if day.sentence != here or not in_relative_clause(day.token, verb or token):
                return day
            passed = passed or day
        return passed


def _is_quarter(time: Time) -> bool:
    return time.precision == "season" and (time.value or "")[-2:] in ("33", "34", "35", "36")
