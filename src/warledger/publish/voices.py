"""Claims → voices: who says something, through whom, in which outlet, and in which words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from warledger.publish.page import Citation, Saying, Voice
from warledger.publish.phrase import counted, listed, plain, shortened
from warledger.publish.testimony import Testimony
from warledger.records import Claim, Event, EventClaim, Link, Reading, Stance
from warledger.vocabulary.conflicts import load_conflicts
from warledger.vocabulary.publishing import publishing

_NOBODY = "Nobody named"
_MANY = frozenset({"both", "all", "many", "several", "some", "two", "three"})


def who_says(reading: Reading, claim: Claim, also: int = 0, *, is_alone: bool = False) -> str:
    """Return who says a claim, through whom, and in which outlet, as a phrase that the words follow.

    Args:
        reading: the claim's reading.
        claim: one assertion with its chain of speakers.
        also: how many other outlets carry the same origin's word.
        is_alone: no words follow, because the line itself is in them.
    """
    outlet = plain(reading.document.outlet or "") or f"{plain(reading.document.id)} (outlet not known)"
    inner = [link for link in claim.chain if not link.outlet]
    more = f" and {also} more" if also else ""
    if not inner:
        return f"{outlet}{more} in {'their' if also else 'its'} own words"
    last = inner[-1]
    through = [plain(link.name) for link in reversed(inner[:-1]) if link.name]
    quoting = f", quoted by {listed(through)}," if through else ""
    if last.name is None:
        return f"{_NOBODY}{quoting} in {outlet}{more}"
    return f"{speaker(last)}{quoting} {_verb(last, claim.stance, is_alone=is_alone)}, in {outlet}{more}"


def speaker(link: Link) -> str:
    """Return a speaker with whom it speaks for and its side."""
    name = plain(link.name or _NOBODY)
    belongs = plain(link.affiliation or "")
    known = [belongs] if belongs and belongs.casefold() not in name.casefold() else []
    side = side_words(link.side) if link.side else ""
    known += [side] if side and side.casefold() not in name.casefold() else []
    return f"{name} ({'; '.join(known)})" if known else name


def side_words(side: str) -> str:
    """Return a side as people call it; where conflicts call it differently, the word that they share.

    >>> side_words("opposition"), side_words("islamic_state"), side_words("of_nobody")
    ('opposition', 'Islamic State', 'of nobody')
    """
    names = _side_names().get(side, frozenset())
    return next(iter(names)) if len(names) == 1 else side.replace("_", " ")


@cache
def _side_names() -> dict[str, frozenset[str]]:
    names: dict[str, frozenset[str]] = {}
    for conflict in load_conflicts().values():
        for slug, side in conflict.sides.items():
            names[slug] = names.get(slug, frozenset()) | {side.name}
    return names


def voices_of(event: Event, testimony: Testimony, most: int | None = None) -> tuple[Voice, ...]:
    """Return the voices of an event: each origin once, in its own words; speakers before outlets.

    Where there are more origins than the cap, the last voice names the rest and cites them.
    """
    cap = most or testimony.caps["voices"]
    by_origin: dict[str, list[EventClaim]] = {}
    for part in event.claims:
        by_origin.setdefault(_voice_key(part, testimony), []).append(part)
    groups = sorted(by_origin.values(), key=lambda parts: _precedence(parts, event.words, testimony))
    shown = [_voice_of_parts(group, testimony, event.words) for group in groups[:cap]]
    rest = [part for group in groups[cap:] for part in group]
    if rest:
        names = list(dict.fromkeys(plain(part.origin or _NOBODY.lower()) for part in rest))
        cites = _cite_parts(rest)[: 2 * cap]
        shown.append(Voice("Also", (Saying(shortened(listed(names), publishing().caps["label"]), cites),)))
    return tuple(shown)


def voices_of_claims(claim_ids: Iterable[str], label: str, testimony: Testimony) -> tuple[Voice, ...]:
    """Return a voice for each origin of some claims, up to the cap; a label stands before each."""
    by_origin: dict[str, list[str]] = {}
    for claim_id in claim_ids:
        if claim_id in testimony.claims:
            reading, claim = testimony.claims[claim_id]
            document = reading.document.id
            key = f"\0{document}" if claim.origin is None else _origin_key(claim.origin, document, testimony)
            by_origin.setdefault(key, []).append(claim_id)
    voices = (voice_of_claims(claims, label, testimony) for claims in by_origin.values())
    return tuple(voice for voice in voices if voice is not None)[: testimony.caps["voices"]]


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
    """Return passages as sayings, what is plainly said first, up to the cap; the rest is counted and cited.

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
    ordered = sorted(others, key=lambda group: cited[group[0]] != said_in)
    cap = testimony.caps["sayings"] - len(alone)
    shown = [Saying(f"{_mark(cited[group[0]], said_in)}{testimony.words(group[0])}", group) for group in ordered[:cap]]
    rest = [one for group in ordered[cap:] for one in group]
    more = (
        [Saying(counted(len(ordered) - cap, "more passage"), tuple(rest[: testimony.caps["voices"]]))] if rest else []
    )
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
    """Tell whether words are a clause, or its shortened beginning, whatever marks and capitals they have."""
    own, other = _letters(words), _letters(clause)
    return bool(own) and (own == other or (words.endswith("…") and other.startswith(own)))


def _voice_of_parts(parts: Sequence[EventClaim], testimony: Testimony, headline: str) -> Voice:
    cited = {Citation(part.document, part.start, part.end): part.stance for part in reversed(parts)}
    base = _base(parts, testimony, headline)
    found = testimony.claims.get(base.claim)
    said_in = _said_in(found[1]) if found is not None else "asserted"
    sayings = sayings_of(cited, testimony, headline=headline, said_in=said_in)
    if found is None:
        return Voice(plain(base.origin or _NOBODY), sayings)
    outlets = {testimony.outlet(part.document) or part.document for part in parts}
    is_alone = bool(sayings) and not sayings[0].words
    return Voice(who_says(*found, also=len(outlets) - 1, is_alone=is_alone), sayings)


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


def independent_origins(claim_ids: Iterable[str], testimony: Testimony) -> frozenset[str]:
    """Return the named origins behind some claims; outlets that print the same text are one."""
    known = [testimony.claims[claim_id] for claim_id in claim_ids if claim_id in testimony.claims]
    return frozenset(
        _origin_key(claim.origin, reading.document.id, testimony)
        for reading, claim in known
        if claim.origin is not None
    )


def _voice_key(part: EventClaim, testimony: Testimony) -> str:
    """Return what tells voices apart: the origin, or the document where nobody is named."""
    return f"\0{part.document}" if part.origin is None else _origin_key(part.origin, part.document, testimony)


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


def _verb(link: Link, stance: Stance, *, is_alone: bool) -> str:
    """Return the verb before a speaker's words; only a claim that the speaker denies is denied."""
    words = publishing()
    deed = "denied" if stance == "denied" else "said" if link.stance == "denied" else link.stance
    one, many = (words.verbs_alone if is_alone else words.verbs)[deed]
    return many if _is_many(plain(link.name or "")) else one


def _is_many(name: str) -> bool:
    """Tell whether a speaker is described as several: "Syria analysts", "both sides"; a name is taken as one."""
    words = name.split()
    described = bool(words) and words[-1].islower() and words[-1].endswith("s") and not words[-1].endswith("ss")
    return described or bool(words and words[0].lower() in _MANY)


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
