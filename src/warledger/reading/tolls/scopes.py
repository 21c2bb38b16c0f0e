"""What a toll counts: an event, a part of those told, or a longer time; and since when."""

import re
from functools import cache

from spacy.tokens import Token

from warledger.reading.tolls.counted import Counted
from warledger.reading.tolls.told import Fate, Told
from warledger.records import TollScope
from warledger.vocabulary.times import time_words
from warledger.vocabulary.tolls import toll_words

_FARTHEST_SINCE = 30
_YEARS = re.compile(r"\b(?:between|from) (?:19|20)\d\d (?:and|to|until) (?:19|20)\d\d\b")
# A year, unless one happening of that year is what killed.
_PERIOD = re.compile(
    r"\b(?:(?:in|during|throughout|over) (?:all of |the whole of |the year )?(?:19|20)\d\d\b"
    r"|(?:last|the previous|that|the whole) year\b"
    r"|in the first (?:\w+ )?(?:half|quarter|months|weeks) of\b)"
)
# "In the past 24 hours" counts an event's dead, "in the past two years" a war's.
_NO_SHORT_WHILE = r"(?! (?:\S+ )?(?:days?|hours?|nights?|weekend|minutes)\b)"


def scope_of(told: Told, people: Counted, fate: Fate, *, is_part: bool) -> tuple[TollScope, str | None]:
    """Return the scope of a toll and since when it counts."""
    since = _since(told, people, fate)
    if is_part:
        return "subset", since
    if (since is not None and not _within_days(since)) or _of_the_war(told, people, fate):
        return "cumulative", since
    return "event", since


def _of_the_war(told: Told, people: Counted, fate: Fate) -> bool:
    words, doc = toll_words(), told.doc
    least = words.cumulative_least.get(fate.harm)
    if least is not None and (people.low or people.high or 0) >= least:
        return True
    if least is not None and people.qualifier is not None and "million" in people.qualifier:
        return True
    if _war_subject(doc[fate.cue]):
        return True
    around = doc[max(told.first, people.first - 12) : min(told.last, people.last + 12)].text.lower()
    if _PERIOD.search(around) is not None and not _of_a_happening(told):
        return True
    return _YEARS.search(around) is not None or _cumulative().search(around) is not None


@cache
def _cumulative() -> re.Pattern[str]:
    """Return the words that make a count one of a longer time, those of a few days apart."""
    phrases = "|".join(re.escape(phrase) for phrase in toll_words().cumulative_phrases)
    return re.compile(rf"\b(?:{phrases})\b{_NO_SHORT_WHILE}")


def _of_a_happening(told: Told) -> bool:
    """Tell whether a sentence names one happening ("a bombing killed 90 people in 2017") or several on their own."""
    happenings = toll_words().happenings
    return any(token.lemma_.lower() in happenings and token.tag_ != "NNS" for token in told.doc[told.first : told.last])


def _war_subject(verb: Token) -> bool:
    """Tell whether the war itself is what kills, be it by a pronoun ("a war that has killed")."""
    wars = toll_words().cumulative_subjects
    for child in (*verb.children, *(verb.head.children if verb.dep_ == "conj" else ())):
        if child.dep_ == "nsubj":
            subject = verb.head if child.lower_ in ("which", "that") else child
            subject = verb.head.head if child.lower_ in ("which", "that") and verb.dep_ == "conj" else subject
            if subject.lemma_.lower() in wars:
                return True
    return False


def _since(told: Told, people: Counted, fate: Fate) -> str | None:
    """Return the day, month or year since which a count runs, in EDTF where it can be told, else in words."""
    for token in told.doc[told.first : told.last]:
        if token.lower_ != "since" or abs(token.i - people.head) > _FARTHEST_SINCE or _beside(told, token, fate):
            continue
        if _holds(token, told.doc[fate.cue]):
            continue
        text = told.doc[token.i : told.last].text
        dated, other = (form.match(text) for form in _since_forms())
        if dated is not None:
            month = dated["month"]
            return f"{dated['year']}-{time_words().months[month]}" if month else str(dated["year"])
        if other is not None:
            return " ".join(other["words"].split())
    return None


def _holds(since: Token, cue: Token) -> bool:
    """Tell whether "since" opens the clause that tells the harm: "the worst since a bombing killed 90"."""
    return (
        since.dep_ == "mark"
        and since.head.pos_ in ("VERB", "AUX")
        and (since.head.i == cue.i or cue.i > since.i)
        and (since.head.i == cue.i or since.head.is_ancestor(cue))
    )


def _beside(told: Told, since: Token, fate: Fate) -> bool:
    """Tell whether "since" belongs to a relative clause that does not tell the harm."""
    cue, token = told.doc[fate.cue], since.head
    while token.head.i != token.i:
        if token.dep_ in ("relcl", "acl") and token.i != cue.i and not token.is_ancestor(cue):
            return True
        token = token.head
    return False


@cache
def _since_forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the forms of "since" with a month or year (be it of an event that began then), and with other words."""
    start = (
        r"(?:the\s+(?:start|beginning|outbreak)\s+of\s+(?:\S+\s+){0,5}?(?:in\s+)?"
        r"|(?:\S+\s+){1,5}?(?:began|started|erupted|broke\s+out|begun)\s+in\s+)"
    )
    months = "|".join(time_words().months)
    dated = re.compile(
        rf"[Ss]ince\s+(?:{start})?(?:early\s+|late\s+|mid-)?"
        rf"(?:(?:\d{{1,2}}\s+)?(?P<month>{months})\.?\s+(?:\d{{1,2}},?\s+)?)?(?P<year>(?:19|20)\d\d)"
    )
    return dated, re.compile(
        rf"[Ss]ince\s+(?P<words>(?:(?:{months})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{months}))\b"
        r"|(?:(?:last|the|early|late|this)\s+)?[^\s,.;\"“”]+(?:\s+(?:morning|afternoon|evening|night|week|month|year)\b)?)"
    )


def _within_days(since: str) -> bool:
    """Tell whether a count runs since a weekday or an hour: one event's count, not that of a longer time."""
    words = set(since.lower().split())
    times = time_words()
    return bool(words & {*times.parts, *times.weekdays.values(), "yesterday", "overnight", "today", "then"})
