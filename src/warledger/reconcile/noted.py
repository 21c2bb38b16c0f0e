"""Silences that a report notes ("the army did not mention the hospital"), tied to the claim that each is about."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from warledger.records import Claim, Facet, Range, Reading, Silence
from warledger.vocabulary.origins import origin_words

_REACH = 400


@dataclass(frozen=True, slots=True)
class Noted:
    """A silence that a report notes: whose, his side, of which facet, in what words, and where these stand."""

    speaker: str | None
    side: str | None
    facet: Facet
    words: str
    start: int
    end: int


def noted_silences(reading: Reading, sides: Mapping[str, str]) -> dict[str, tuple[Noted, ...]]:
    """Return claim id → the silences that a report notes of its deed.

    A silence belongs to what its own words tell ("did not mention the raid"), else to what its sentence tells, else to
    what was told last before it.

    Args:
        reading: of the report.
        sides: the sides of those whom it names.
    """
    found: dict[str, list[Noted]] = defaultdict(list)
    for silence in reading.silences:
        claim, noted = _claim_of(silence, reading), _noted(silence, reading, sides)
        if claim is not None and noted is not None:
            found[claim.id].append(noted)
    return {claim: tuple(silences) for claim, silences in found.items()}


def _noted(silence: Silence, reading: Reading, sides: Mapping[str, str]) -> Noted | None:
    side = sides.get(silence.speaker) if silence.speaker is not None else None
    words = " ".join(reading.document.text[silence.start : silence.end].split())
    facet = facet_of(silence.about or words)
    if facet == "deed":
        facet = _of_cue(words)
    return None if facet is None else Noted(silence.speaker, side, facet, words, silence.start, silence.end)


def _of_cue(words: str) -> Facet:
    """Return what is left out of a deed that somebody did not comment on, did not specify, or did not mention."""
    lowered = words.lower()
    if "comment" in lowered:
        return "comment"
    return "deed" if any(cue in lowered for cue in origin_words().mentioning) else "detail"


def facet_of(about: str) -> Facet | None:
    """Return the facet of an event that some words are about, the deed itself where they name none.

    "Without giving further details" says nothing of what is left out: None.

    >>> facet_of("any casualties"), facet_of("who was behind it"), facet_of("the attack on the depot")
    ('toll', 'initiator', 'deed')
    >>> facet_of("further details") is None
    True
    """
    words = [word.strip(".,;:'’\"“”").lower() for word in about.split()]
    found = next((facet for facet, cues in origin_words().facets.items() if cues & set(words)), None)
    if found is not None or origin_words().no_facet & set(words):
        return found
    return "detail" if words and words[0] in origin_words().asking else "deed"


def _claim_of(silence: Silence, reading: Reading) -> Claim | None:
    claims = [claim for claim in reading.claims if not claim.background]
    inside = [claim for claim in claims if silence.start <= claim.trigger[0] < silence.end]
    start, end = _sentence(reading, silence)
    beside = [claim for claim in claims if start <= claim.trigger[0] < end]
    before = [claim for claim in claims if silence.start - _REACH <= claim.trigger[0] < silence.start]
    if inside:
        return inside[0]
    if beside:
        return min(beside, key=lambda claim: (abs(claim.trigger[0] - silence.start), claim.id))
    return max(before, key=lambda claim: claim.trigger, default=None)


def _sentence(reading: Reading, silence: Silence) -> Range:
    return next(((s, e) for s, e in reading.sentences if s <= silence.start < e), (silence.start, silence.end))
