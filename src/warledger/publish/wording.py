"""Framing → the words that outlets and speakers use for each side, kept apart from what happened."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from warledger.publish.page import Citation, Group, Line, Saying, Section, Voice
from warledger.publish.phrase import plain
from warledger.publish.speaking import side_words
from warledger.publish.testimony import Testimony
from warledger.records import Framing, Reading
from warledger.vocabulary.publishing import publishing

_TERMS = 5
_OPENING_QUOTE = re.compile(r"[\"“«]")
_STOPS = ".!?"
_NO_SIDE = "no side in particular"

Use = tuple[Reading, Framing]


def wording(testimony: Testimony) -> Section | None:
    """Return the loaded words by outlet (or quoted speaker) and side; None where none was found."""
    by_voice: dict[str, list[Use]] = {}
    for reading in testimony.readings.values():
        quotes = _quotations(reading)
        for framing in reading.framing:
            by_voice.setdefault(_voice(reading, framing, quotes), []).append((reading, framing))
    ranked = sorted(by_voice.items(), key=lambda item: (-len(item[1]), item[0]))
    cap = testimony.caps["section"] // 2
    lines = tuple(_line(voice, uses) for voice, uses in ranked[:cap])
    if not lines:
        return None
    title = publishing().sections["wording"]
    see = "warledger read PATH… (layer framing)"
    return Section("wording", title, (Group(None, lines),), len(ranked) - len(lines), see)


def _line(voice: str, uses: list[Use]) -> Line:
    by_side: dict[str, list[Use]] = {}
    for use in uses:
        by_side.setdefault(side_words(use[1].side) if use[1].side else _NO_SIDE, []).append(use)
    voices = tuple(_side(side, members) for side, members in sorted(by_side.items(), key=lambda item: item[0]))
    return Line(voice, None, (), voices, is_inline=True)


def _side(side: str, uses: list[Use]) -> Voice:
    counts = Counter(framing.term for _, framing in uses)
    common = sorted(counts, key=lambda term: (-counts[term], term))
    shown = common[:_TERMS]
    first = {framing.term: (reading, framing) for reading, framing in reversed(uses)}
    sayings = [Saying(f"{plain(term)}{_times(counts[term])}", (_around(*first[term]),)) for term in shown]
    if len(common) > len(shown):
        sayings.append(Saying(f"{len(common) - len(shown)} more"))
    return Voice(f"of {side}", tuple(sayings))


def _times(count: int) -> str:
    return f" ×{count}" if count > 1 else ""


def _around(reading: Reading, framing: Framing) -> Citation:
    """Cite the clause around a word, which a line may cite too, else its sentence: the word alone shows nothing."""
    clauses = [claim for claim in reading.claims if claim.start <= framing.start and framing.end <= claim.end]
    if clauses:
        clause = min(clauses, key=lambda claim: (claim.end - claim.start, claim.start))
        return Citation(reading.document.id, clause.start, clause.end)
    index = bisect_right(reading.sentences, (framing.start, len(reading.document.text) + 1)) - 1
    if index >= 0 and framing.end <= reading.sentences[index][1]:
        start, end = reading.sentences[index]
        has_stop = reading.document.text[end - 1] in _STOPS and framing.end < end
        return Citation(reading.document.id, start, end - has_stop)
    return Citation(reading.document.id, framing.start, framing.end)


def _quotations(reading: Reading) -> list[tuple[int, int, str]]:
    """Return the ranges of direct speech with their speakers: indirect speech is in the outlet's words."""
    text = reading.document.text
    return [
        (start, end, attribution.speaker_name or "unnamed speaker")
        for attribution in reading.attributions
        for start, end in attribution.content
        if _OPENING_QUOTE.match(text, start) or (start > 0 and _OPENING_QUOTE.match(text, start - 1))
    ]


def _voice(reading: Reading, framing: Framing, quotes: Iterable[tuple[int, int, str]]) -> str:
    outlet = plain(reading.document.outlet or reading.document.id)
    speakers = [name for start, end, name in quotes if start <= framing.start and framing.end <= end]
    return f"{plain(speakers[-1])}, quoted in {outlet}" if speakers else outlet
