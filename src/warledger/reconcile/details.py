"""What a clause says beside kind, time, place, parties and figures: a school, a market, a funeral.

Two reports of one deed share such words more often than two deeds do; words that most reports of war use say nothing.
"""

from warledger.reconcile.names import stems_of
from warledger.records import Claim, Range, Reading
from warledger.vocabulary.reconciling import reconciling


def details_of(reading: Reading, claim: Claim) -> frozenset[str]:
    """Return the stems of a claim's clause that tell it from other deeds.

    Left out are numbers, the words of times, places and actors, and what most reports of war say.
    """
    text, known = reading.document.text, _known_ranges(reading, claim)
    parts, at = [], claim.start
    for start, end in sorted(known):
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    stems = stems_of(" ".join([*parts, text[at : claim.end]]))
    return frozenset(stem for stem in stems if not stem.isdigit() and len(stem) > 2) - reconciling().common_stems


def _known_ranges(reading: Reading, claim: Claim) -> list[Range]:
    """Return the ranges of times, places, actors and figures within a claim's clause."""
    spans = (*reading.times, *reading.places, *reading.actors, *reading.tolls)
    return [(s.start, s.end) for s in spans if claim.start <= s.start and s.end <= claim.end]
