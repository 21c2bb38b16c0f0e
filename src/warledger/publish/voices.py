"""Claims → voices: each origin once, with what it says in its own words."""

from collections.abc import Iterable, Mapping, Sequence

from warledger.publish.headlines import told
from warledger.publish.page import Citation, Saying, Voice
from warledger.publish.phrase import listed, named, shortened
from warledger.publish.speaking import NOBODY, on_whose_word, who_says
from warledger.publish.testimony import Testimony
from warledger.records import Claim, Event, EventClaim, Stance
from warledger.vocabulary.publishing import publishing

_MOST_OF_CLAUSE = 0.6
_SPEAKERS_ENOUGH = 2
"""From this many voices on, an outlet's own words beside them are cited and not quoted."""


def voices_of(event: Event, testimony: Testimony, most: int | None = None) -> tuple[Voice, ...]:
    """Return the voices of an event: each origin once, in its own words; speakers before outlets.

    Where there are more origins than the cap, the last voice names the rest and cites them.
    """
    cap = most or testimony.caps["voices"]
    line = told(event)
    by_origin: dict[str, list[EventClaim]] = {}
    for part in event.claims:
        by_origin.setdefault(_voice_key(part, testimony), []).append(part)
    groups = sorted(by_origin.values(), key=lambda parts: _precedence(parts, line, testimony))
    shown = [
        _own_words(group, testimony) if place >= _SPEAKERS_ENOUGH and _is_own(group, testimony) else voice
        for place, group in enumerate(groups[:cap])
        for voice in [_voice_of_parts(group, testimony, line, event.stance)]
    ]
    rest = [part for group in groups[cap:] for part in group]
    if rest:
        names = list(dict.fromkeys(named(part.origin or NOBODY.lower()) for part in rest))
        cites = _cite_parts(rest)[: 2 * cap]
        shown.append(Voice("Also", (Saying(shortened(listed(names), publishing().caps["label"]), cites),)))
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


def sayings_of(
    cited: Mapping[Citation, Stance], testimony: Testimony, *, headline: str = "", said_in: Stance = "asserted"
) -> tuple[Saying, ...]:
    """Return passages as sayings, what is plainly said first, up to the cap; the rest is cited without its words.

    Passages that lie inside another are left to it; the same words in several documents are one saying. The one that
    the headline stands in comes first and gets no words.

    Args:
        cited: passages, each with the stance of the claim that it makes.
        testimony: the readings.
        headline: the line above.
        said_in: the stance that the verb before the sayings tells; a saying of another stance is marked.
    """
    by_words: dict[tuple[str, Stance], list[Citation]] = {}
    for one in _outermost(cited):
        by_words.setdefault((_letters(testimony.clause(one)), cited[one]), []).append(one)
    groups = [tuple(group[: testimony.caps["voices"]]) for group in by_words.values()]
    alone = [group for group in groups if is_same(headline, testimony.clause(group[0]))][:1]
    others = [group for group in groups if group not in alone]
    ordered = sorted(others, key=lambda group: (cited[group[0]] != said_in, group[0] not in testimony.telling))
    cap = testimony.caps["sayings"] - len(alone)
    shown = [
        Saying(f"{_mark(cited[group[0]], said_in)}{testimony.words(group[0], 'saying')}", group)
        for group in sorted(ordered[:cap])
    ]
    rest = tuple(one for group in ordered[cap:] for one in group)[: testimony.caps["voices"]]
    if alone and not shown:
        return (Saying("", (*alone[0], *rest)),)
    more = (Saying("also", rest),) if rest else ()
    return (*(Saying("", group) for group in alone), *shown, *more)


def _said_in(claim: Claim) -> Stance:
    """Return the stance that `who_says` tells by its verb: a named speaker "denies"; no other stance has a verb."""
    is_told = claim.stance == "denied" and claim.chain[-1].name is not None and not claim.chain[-1].outlet
    return "denied" if is_told else "asserted"


def _mark(stance: Stance, said_in: Stance) -> str:
    """Return what a quotation must not be shown without: that its speaker denies, doubts or only plans it."""
    if stance == said_in:
        return ""
    return f"{publishing().stances[stance].lower()}: " if stance != "asserted" else "says: "


def is_same(words: str, clause: str) -> bool:
    """Tell whether words are a clause, or its beginning shortened or cut before a time, whatever capitals they have."""
    own, other = _letters(words), _letters(clause)
    is_most = len(own) >= _MOST_OF_CLAUSE * len(other)
    return bool(own) and (own == other or ((words.endswith("…") or is_most) and other.startswith(own)))


def _voice_of_parts(parts: Sequence[EventClaim], testimony: Testimony, headline: str, stance: Stance) -> Voice:
    """Return one origin's voice; ``stance`` is that of the event, which its line tells already."""
    cited = {Citation(part.document, part.start, part.end): part.stance for part in reversed(parts)}
    base = _base(parts, testimony, headline)
    found = testimony.claims.get(base.claim)
    said_in = "denied" if found is not None and _said_in(found[1]) == "denied" else stance
    sayings = sayings_of(cited, testimony, headline=headline, said_in=said_in)
    if found is None:
        return Voice(named(base.origin or NOBODY), sayings)
    outlets = {testimony.outlet(part.document) or part.document for part in parts}
    is_alone = bool(sayings) and not sayings[0].words
    return Voice(who_says(*found, also=len(outlets) - 1, is_alone=is_alone), sayings)


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


def _outermost(citations: Iterable[Citation]) -> list[Citation]:
    """Return passages in the order of the text, without those that lie inside another."""
    kept: list[Citation] = []
    for cited in sorted(set(citations), key=lambda one: (one.document, one.start, -one.end)):
        if not kept or kept[-1].document != cited.document or cited.end > kept[-1].end:
            kept.append(cited)
    return kept


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
