"""One line for people: the clearest full clause of an event, or where none is, a line made of what is known.

A line stands alone: a pronoun gets the name it stands for, who said it and the weekday go (grade and date stand beside
the line), and what is no sentence ("heavy bombardment", "who fled") is not taken.
"""

import re
from collections.abc import Sequence

from warledger.reconcile.names import words_of_text
from warledger.reconcile.outcomes import is_passive
from warledger.reconcile.sightings import Sighting
from warledger.reconcile.tellings import distinct_parties
from warledger.reconcile.toll_words import words_of_toll
from warledger.records import Toll
from warledger.vocabulary.reconciling import noun_of_kind, reconciling

_LONG_CLAUSE = 160
_FEWEST_WORDS = 3
_EDGES = " ,;:–—-"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = r"(?P<part> (?:morning|afternoon|evening))?(?P<night> night)?"
_DAY = re.compile(rf",?(?P<when> (?:late|early))? on {_WEEKDAY}{_PART}(?!,? (?:and|or|to) )\b", re.IGNORECASE)
_RELATIVE = re.compile(r",? (?:yesterday|today|tonight)\b", re.IGNORECASE)
_FIRST_DAY = re.compile(rf"^(?:On {_WEEKDAY}|Yesterday|Today),? ", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:and|but|when|while|as|that|after|although|though|because|where|how|of which|of whom)\s+", re.IGNORECASE
)
_POINTER = re.compile(r"^(?:who|which|they|it|he|she|we|i|this|these|those)\s+", re.IGNORECASE)
_OWNED = re.compile(r"^(?:its|their|our|his|her)\s+", re.IGNORECASE)
_AGENT = re.compile(r"\s+(?:by|in|at|on|near|during|after|when|as|from)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_INNER = frozenset(
    {"it", "them", "him", "her", "there", "its", "their", "our", "us", "we", "they", "he", "she", "here"}
)
_PARENTHESIS = re.compile(r"\s*\([^)]*$")
_QUOTES = re.compile('["“”«»]')


def words_of(sightings: Sequence[Sighting]) -> str:
    """Return an event's line: the clearest claim as a sentence that stands alone, else one made of what is known."""
    for sighting in sorted(sightings, key=lambda s: (is_superseded(s, sightings), -_clearness(s), s.order)):
        line = line_of(sighting)
        if line is not None:
            return line[:1].upper() + line[1:]
    return composed(sightings)


def is_superseded(sighting: Sighting, sightings: Sequence[Sighting]) -> bool:
    """Tell whether its own origin gives another figure later: what was corrected is no line for people."""
    return any(
        later.published is not None
        and sighting.published is not None
        and later.published > sighting.published
        and later.voice.key == sighting.voice.key
        and any(_is_corrected(toll, other) for toll in sighting.tolls for other in later.tolls)
        for later in (s for s in sightings if sighting.tolls and s.tolls)
    )


def _is_corrected(earlier: Toll, later: Toll) -> bool:
    same = (earlier.harm, earlier.population, earlier.party) == (later.harm, later.population, later.party)
    return same and (earlier.low, earlier.high) != (later.low, later.high)


def central_sighting(sightings: Sequence[Sighting]) -> Sighting:
    """Return the claim that says most of an event; of equals the first by document and place in it."""
    return min(sightings, key=lambda s: (-_fullness(s), s.order))


def line_of(sighting: Sighting) -> str | None:
    """Return a claim as a sentence that stands alone, None where its clause is none."""
    clause = _OPENING.sub("", _bare(sighting.clause.strip(_EDGES)))
    pointer = _POINTER.match(clause)
    owned = _OWNED.match(clause)
    if owned is not None and sighting.initiators:
        clause = f"{sighting.initiators[0].name}'s {clause[owned.end() :]}"
    lacks_subject = pointer is not None or _begins_with_deed(sighting, clause)
    subject = _subject(sighting) if lacks_subject else None
    if lacks_subject and subject is None:
        return None
    rest = clause[pointer.end() :] if pointer is not None else clause
    if pointer is not None and _ARTICLE.match(rest):
        return None
    line = _without_day(f"{subject} {rest}" if subject else rest, is_dated=sighting.window is not None).strip(_EDGES)
    return line if _is_sentence(line, sighting) else None


def composed(sightings: Sequence[Sighting]) -> str:
    """Return a line made of kind, parties, place and toll: "Air strikes by the army on rebels in Duma: 3 killed"."""
    central = central_sighting(sightings)
    doers = [party.name for party in distinct_parties(s.initiators for s in sightings)][:2]
    sufferers = [party.name for party in distinct_parties(s.targets for s in sightings) if party.name not in doers][:2]
    parts = [noun_of_kind(central.kind), *_of_parties(central, doers, sufferers)]
    place = next((spot for spot in (*central.spots, *(spot for s in sightings for spot in s.spots))), None)
    parts += [f"in {place.name}"] if place is not None else []
    toll = next((words_of_toll(toll) for s in sightings for toll in s.tolls), None)
    line = " ".join(parts) + (f": {toll}" if toll is not None else "")
    return line if _prefix(central) is None else f"{_prefix(central)}: {line[:1].lower()}{line[1:]}"


def _prefix(sighting: Sighting) -> str | None:
    if sighting.mode == "happened":
        return "Denied" if sighting.stance == "denied" or sighting.negated else None
    return "Planned or expected" if sighting.mode == "planned" else "Supposed"


def _of_parties(central: Sighting, doers: Sequence[str], sufferers: Sequence[str]) -> list[str]:
    everybody = [*doers, *sufferers]
    if central.kind in reconciling().two_sided and len(everybody) > 1:
        return [f"between {everybody[0]} and {everybody[1]}"]
    if central.kind in reconciling().two_sided or central.kind not in reconciling().violent:
        return [f"involving {' and '.join(everybody)}"] * bool(everybody)
    return [f"by {' and '.join(doers)}"] * bool(doers) + [f"on {' and '.join(sufferers)}"] * bool(sufferers)


def _bare(clause: str) -> str:
    """Return a clause without who said it, and without one half of a pair of marks."""
    clause = reconciling().attributions.sub("", clause)
    clause = _PARENTHESIS.sub("", clause)
    return _QUOTES.sub("", clause) if len(_QUOTES.findall(clause)) % 2 else clause


def _begins_with_deed(sighting: Sighting, clause: str) -> bool:
    """Tell whether a clause begins with its verb ("wounded seven civilians"), its subject left in another one."""
    first = words_of_text(clause)[:1]
    deed = words_of_text(sighting.trigger)[:1]
    if not first:
        return False
    return first[0] in _VERBS or first[0] in reconciling().past_tenses or (first == deed and is_past(first[0]))


def is_past(word: str) -> bool:
    """Tell whether a word is a past tense, by its ending or by a list."""
    return word.endswith("ed") or word in reconciling().past_tenses


def _subject(sighting: Sighting) -> str | None:
    """Return who is meant by a pronoun before a deed: the doer, or of "they were encircled" whom it befell."""
    before, _, after = sighting.clause.partition(sighting.trigger)
    befallen = is_passive(before + sighting.trigger) or (not before.strip(_EDGES) and bool(_AGENT.match(after)))
    parties = sighting.targets if befallen else sighting.initiators
    return parties[0].name if parties else None


def _without_day(line: str, *, is_dated: bool) -> str:
    """Return a line without weekdays and "yesterday", which its date says better; "at dawn" and "by noon" stay."""
    if not is_dated:
        return line
    line = _FIRST_DAY.sub("", line)
    return _RELATIVE.sub("", _DAY.sub(_part_of_day, line))


def _part_of_day(day: re.Match[str]) -> str:
    closes = "," if day[0].startswith(",") and day.string[day.end() :].strip(_EDGES) else ""
    if day["night"]:
        return f" at night{closes}"
    return (f"{day['when'] or ''} in the{day['part']}" if day["part"] else "") + closes


def _is_sentence(line: str, sighting: Sighting) -> bool:
    """Tell whether a line says something: some words, with a verb among them that is not the deed's name alone."""
    words = words_of_text(line)
    if len(words) < _FEWEST_WORDS or line.lower().startswith("to "):
        return False
    deed = set(words_of_text(sighting.trigger))
    return any(is_past(word) or word in _VERBS or word.endswith("s") for word in words[1:] if word not in deed) or any(
        _is_verb(word) for word in deed
    )


_VERBS = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "can", "could", "did"}
)


def _is_verb(word: str) -> bool:
    return is_past(word) or word in _VERBS


def _clearness(sighting: Sighting) -> int:
    """Count what makes a claim a good line: what it states, in a past tense, without words that point elsewhere."""
    words = words_of_text(sighting.clause)
    pointers = len(_INNER & set(words[:1])) + len(_INNER & set(words))
    told = [is_past(word) for word in words_of_text(sighting.trigger)] + [word in _VERBS for word in words]
    return 2 * _fullness(sighting) + 2 * any(told) - pointers


def _fullness(sighting: Sighting) -> int:
    """Count what a claim states: whole clauses of moderate length that assert are read best."""
    stated = (
        sighting.window is not None,
        bool(sighting.spots),
        bool(sighting.initiators),
        bool(sighting.targets),
        bool(sighting.tolls),
        sighting.stance == "asserted" and not sighting.negated,
        40 <= len(sighting.clause) <= _LONG_CLAUSE,
    )
    return sum(stated)
