"""Claims → voices: each origin once, with what it says in its own words."""

from collections.abc import Iterable, Sequence

from warledger.publish.headlines import told
from warledger.publish.page import Citation, Saying, Voice
from warledger.publish.phrase import listed, named, plain, shortened
from warledger.publish.sameness import is_same
from warledger.publish.sayings import outermost, sayings_of
from warledger.publish.speaking import NOBODY, on_whose_word, who_says
from warledger.publish.testimony import Testimony
from warledger.records import Claim, Event, EventClaim, Stance
from warledger.vocabulary.publishing import publishing

_SPEAKERS_ENOUGH = 2
"""From this many voices on, an outlet's own words beside them are cited and not quoted."""


def voices_of(
    event: Event, testimony: Testimony, most: int | None = None, sayings: int | None = None
) -> tuple[Voice, ...]:
    """Return the voices of an event: first who says what its line says, together; then others, speakers before outlets.

    Where there are more origins than the cap, the last voice cites the rest, and names them if nothing else does.

    Args:
        event: the event.
        testimony: the readings.
        most: so many voices at most.
        sayings: so many sayings of each at most.
    """
    cap = most or testimony.caps["told"]
    line = told(event)
    by_origin: dict[str, list[EventClaim]] = {}
    for part in event.claims:
        by_origin.setdefault(_voice_key(part, testimony), []).append(part)
    groups = sorted(_joined(by_origin.values(), testimony), key=lambda parts: _precedence(parts, line, testimony))
    echoes = [group for group in groups if _says(group, line, event.stance, testimony)]
    others = [group for group in groups if group not in echoes] if len(echoes) > 1 else groups
    shown = [_chorus(echoes, line, testimony)] if len(echoes) > 1 else []
    room = cap - len(shown)
    shown += [
        _own_words(group, testimony) if place >= _SPEAKERS_ENOUGH and _is_own(group, testimony) else voice
        for place, group in enumerate(others[:room], start=len(shown))
        for voice in [_voice_of_parts(group, testimony, event, sayings)]
    ]
    rest = [part for group in others[room:] for part in group]
    if rest:
        names = list(dict.fromkeys(named(part.origin or NOBODY.lower()) for part in rest))
        words = "" if event.independent else shortened(listed(names), publishing().caps["label"])
        shown.append(Voice("Also", (Saying(words, _cite_parts(rest)[: 2 * cap]),)))
    return tuple(shown)


def voices_of_claims(claim_ids: Iterable[str], label: str, testimony: Testimony) -> tuple[Voice, ...]:
    """Return a voice for each origin of some claims, up to the cap; a label stands before each."""
    by_origin: dict[str, list[str]] = {}
    for claim_id in claim_ids:
        if claim_id in testimony.claims:
            by_origin.setdefault(_claim_key(claim_id, testimony), []).append(claim_id)
    voices = (voice_of_claims(claims, label, testimony) for claims in by_origin.values())
    return tuple(voice for voice in voices if voice is not None)[: testimony.caps["voices"]]


def words_of_claims(claim_ids: Iterable[str], testimony: Testimony) -> tuple[Voice, ...]:
    """Return on whose word some claims are made, each origin once, with citations but without its words."""
    by_speaker: dict[str, list[Citation]] = {}
    by_origin: dict[str, list[str]] = {}
    for claim_id in claim_ids:
        if claim_id in testimony.claims:
            by_origin.setdefault(_claim_key(claim_id, testimony), []).append(claim_id)
    for ids in by_origin.values():
        known = [testimony.claims[claim_id] for claim_id in ids]
        outlets = {found.document.outlet or found.document.id for found, _ in known}
        who = on_whose_word(*known[0], also=len(outlets) - 1)
        by_speaker.setdefault(who, []).extend(testimony.cite_all(ids))
    voices = tuple(Voice(who, (Saying("", tuple(cites)),)) for who, cites in by_speaker.items())
    return voices[: testimony.caps["voices"]]


def voice_of_claims(claim_ids: Iterable[str], label: str, testimony: Testimony) -> Voice | None:
    """Return one voice for claims of one origin: a label, who, their words; None where no claim is known."""
    known = [testimony.claims[claim_id] for claim_id in claim_ids if claim_id in testimony.claims]
    if not known:
        return None
    reading, claim = known[0]
    outlets = {found.document.outlet or found.document.id for found, _ in known}
    who = who_says(reading, claim, also=len(outlets) - 1)
    cites = {Citation(found.document.id, said.start, said.end): said.stance for found, said in reversed(known)}
    if label and is_same(label, testimony.clause(Citation(reading.document.id, claim.start, claim.end))):
        label = ""
    return Voice(f"{label}: {who}" if label else who, sayings_of(cites, testimony, said_in=_said_in(claim)))


def _said_in(claim: Claim) -> Stance:
    """Return the stance that `who_says` tells by its verb: a named speaker "denies"; no other stance has a verb."""
    is_told = claim.stance == "denied" and claim.chain[-1].name is not None and not claim.chain[-1].outlet
    return "denied" if is_told else "asserted"


def _voice_of_parts(parts: Sequence[EventClaim], testimony: Testimony, event: Event, most: int | None) -> Voice:
    """Return one origin's voice; what its event's line tells already, words and stance, is not told again."""
    headline = told(event)
    cited = {Citation(part.document, part.start, part.end): part.stance for part in reversed(parts)}
    base = _base(parts, testimony, headline)
    found = testimony.claims.get(base.claim)
    said_in = "denied" if found is not None and _said_in(found[1]) == "denied" else event.stance
    sayings = sayings_of(cited, testimony, headline=headline, said_in=said_in, most=most)
    if found is None:
        return Voice(named(base.origin or NOBODY), sayings)
    is_alone = bool(sayings) and not sayings[0].words
    if len({part.origin for part in parts}) > 1 and not _is_own(parts, testimony):
        return Voice(_who_say(parts, testimony, is_alone=is_alone), sayings)
    outlets = {testimony.outlet(part.document) or part.document for part in parts}
    return Voice(who_says(*found, also=len(outlets) - 1, is_alone=is_alone), sayings)


def _who_say(parts: Iterable[EventClaim], testimony: Testimony, *, is_alone: bool) -> str:
    """Return several speakers as one phrase that their words, or nothing more, follow."""
    known = [testimony.claims[part.claim] for part in parts if part.claim in testimony.claims]
    names = list(dict.fromkeys(on_whose_word(*found) for found in known))
    outlets = list(dict.fromkeys(plain(found.document.outlet or found.document.id) for found, _ in known))
    verb = "says" if len(names) == 1 else "say"
    return f"{listed(names)} {verb}{' so' if is_alone else ''}, in {listed(outlets, 2)}"


def _says(parts: Sequence[EventClaim], headline: str, stance: Stance, testimony: Testimony) -> bool:
    """Tell whether a named origin says the headline itself, as firmly as the event's line does."""
    return any(
        part.origin is not None
        and part.stance == stance
        and is_same(headline, testimony.clause(Citation(part.document, part.start, part.end)))
        for part in parts
    )


def _joined(groups: Iterable[list[EventClaim]], testimony: Testimony) -> list[list[EventClaim]]:
    """Put together the voices that say the very same passages: "rebels and regime media said"."""
    by_words: dict[tuple[object, ...], list[EventClaim]] = {}
    for parts in groups:
        stances = tuple(sorted({(part.document, part.start, part.end, part.stance) for part in parts}))
        by_words.setdefault((stances, _is_own(parts, testimony), parts[0].origin is None), []).extend(parts)
    return list(by_words.values())


def _chorus(groups: Sequence[Sequence[EventClaim]], headline: str, testimony: Testimony) -> Voice:
    """Return several origins that say the same as one voice, without repeating their words."""
    bases = [_base(parts, testimony, headline) for parts in groups]
    cites = tuple(sorted({Citation(base.document, base.start, base.end) for base in bases}))
    rest = tuple(c for c in outermost(c for parts in groups for c in _cite_parts(parts)) if not _is_in(c, cites))
    more = (Saying("also", rest[: testimony.caps["voices"]]),) if rest else ()
    return Voice(_who_say(bases, testimony, is_alone=True), (Saying("", cites), *more))


def _is_in(cited: Citation, others: Iterable[Citation]) -> bool:
    return any(
        cited.document == other.document and other.start <= cited.start and cited.end <= other.end for other in others
    )


def _is_own(parts: Sequence[EventClaim], testimony: Testimony) -> bool:
    """Tell whether an outlet itself speaks."""
    found = testimony.claims.get(parts[0].claim)
    return found is not None and all(link.outlet for link in found[1].chain)


def _own_words(parts: Sequence[EventClaim], testimony: Testimony) -> Voice:
    """Return what an outlet adds in its own words as citations alone: where speakers are quoted, they come first."""
    outlets = {testimony.outlet(part.document) or part.document for part in parts}
    who = who_says(*testimony.claims[parts[0].claim], also=len(outlets) - 1)
    return Voice(who, (Saying("", _cite_parts(parts)[: 2 * testimony.caps["voices"]]),))


def _base(parts: Sequence[EventClaim], testimony: Testimony, headline: str) -> EventClaim:
    """Return the claim whose verb a voice has: the one that the headline stands in, else the first plain assertion."""
    for part in parts:
        if is_same(headline, testimony.clause(Citation(part.document, part.start, part.end))):
            return part
    return next((part for part in parts if part.stance == "asserted"), parts[0])


def _precedence(parts: Sequence[EventClaim], headline: str, testimony: Testimony) -> tuple[bool, int]:
    """Rank voices: first whose words the headline is in, then speakers, then nobody named, then outlets themselves."""
    tells = any(is_same(headline, testimony.clause(cited)) for cited in _cite_parts(parts))
    origin, outlet = parts[0].origin, testimony.outlet(parts[0].document)
    return (not tells, 1 if origin is None else 2 if origin == outlet else 0)


def _voice_key(part: EventClaim, testimony: Testimony) -> str:
    """Return what tells voices apart: the origin, or the document where nobody is named."""
    return f"\0{part.document}" if part.origin is None else _origin_key(part.origin, part.document, testimony)


def _claim_key(claim_id: str, testimony: Testimony) -> str:
    """Return what tells the voice of a claim from others."""
    reading, claim = testimony.claims[claim_id]
    document = reading.document.id
    return f"\0{document}" if claim.origin is None else _origin_key(claim.origin, document, testimony)


def _origin_key(origin: str, document: str, testimony: Testimony) -> str:
    """Return an origin; where an outlet's own words are a copy, the outlet of the first copy."""
    if origin != testimony.outlet(document):
        return origin
    return testimony.outlet(testimony.first_copies.get(document, document)) or origin


def _cite_parts(parts: Iterable[EventClaim]) -> tuple[Citation, ...]:
    return tuple(sorted({Citation(part.document, part.start, part.end) for part in parts}))
