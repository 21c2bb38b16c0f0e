"""Readings looked up by document and claim: whose words a claim is, and which words they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from warledger.publish.page import Citation, Voice
from warledger.publish.phrase import listed, plain, quoted, shortened
from warledger.records import Claim, Event, EventClaim, Link, Reading
from warledger.vocabulary.publishing import publishing


@dataclass(frozen=True, slots=True, eq=False)
class Testimony:
    """The readings that a page rests on, in the order in which they were given."""

    readings: dict[str, Reading]
    claims: dict[str, tuple[Reading, Claim]]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "Testimony":
        """Index readings by document and claims by id."""
        by_document = {reading.document.id: reading for reading in readings}
        claims = {claim.id: (reading, claim) for reading in by_document.values() for claim in reading.claims}
        return cls(by_document, claims)

    def cite(self, claim_id: str) -> tuple[Citation, ...]:
        """Return the citation of a claim's clause, nothing where its document is not among the readings."""
        if claim_id not in self.claims:
            return ()
        reading, claim = self.claims[claim_id]
        return (Citation(reading.document.id, claim.start, claim.end),)

    def cite_all(self, claim_ids: Iterable[str]) -> tuple[Citation, ...]:
        """Return the citations of several claims, each once, in document order."""
        return tuple(sorted({citation for claim_id in claim_ids for citation in self.cite(claim_id)}))

    def clause(self, document: str, start: int, end: int) -> str:
        """Return characters of a document on one line, empty where the document is not among the readings."""
        reading = self.readings.get(document)
        return plain(reading.document.text[start:end]) if reading else ""

    def words(self, document: str, start: int, end: int, most: int | None = None) -> str:
        """Return characters of a document as a quotation, empty where the document is not among the readings."""
        reading = self.readings.get(document)
        return quoted(reading.document.text[start:end], most or publishing().caps["quote"]) if reading else ""

    def outlet(self, document: str) -> str | None:
        """Return the outlet of a document."""
        reading = self.readings.get(document)
        return reading.document.outlet if reading else None


def who_says(reading: Reading, claim: Claim, also: int = 0, *, is_alone: bool = False) -> str:
    """Return who says a claim, through whom, and in which outlet, as a phrase that the words follow.

    Args:
        reading: the claim's reading.
        claim: one assertion with its chain of speakers.
        also: how many other outlets carry the same origin's word.
        is_alone: no words follow, because the line itself is in them.
    """
    outlet = plain(reading.document.outlet or "") or f"{reading.document.id} (outlet not known)"
    inner = [link for link in claim.chain if not link.outlet]
    more = f" and {also} more" if also else ""
    if not inner:
        return f"{outlet}{more} in its own words"
    last = inner[-1]
    through = [plain(link.name) for link in reversed(inner[:-1]) if link.name]
    quoting = f", quoted by {listed(through)}" if through else ""
    if last.name is None:
        return f"Nobody named{quoting}, in {outlet}{more}"
    verbs = publishing().verbs_alone if is_alone else publishing().verbs
    return f"{speaker(last)}{quoting} {verbs[last.stance]}, in {outlet}{more}"


def speaker(link: Link) -> str:
    """Return a speaker with whom it speaks for and its side."""
    name = plain(link.name or "nobody named")
    known = [plain(link.affiliation)] if link.affiliation and link.affiliation != link.name else []
    known += [link.side.replace("_", " ")] if link.side else []
    return f"{name} ({'; '.join(known)})" if known else name


def voices_of(event: Event, testimony: Testimony, most: int | None = None) -> tuple[Voice, ...]:
    """Return the voices of an event: each origin once, in its first and plainest words.

    Where there are more origins than the cap, the last voice counts the rest and cites them.
    """
    cap = most or publishing().caps["voices"]
    by_origin: dict[str, list[EventClaim]] = {}
    for part in event.claims:
        key = part.origin if part.origin is not None else f"\0{part.document}"
        by_origin.setdefault(key, []).append(part)
    groups = list(by_origin.values())
    shown = [_voice(group, testimony, plain(event.words)) for group in groups[:cap]]
    rest = [part for group in groups[cap:] for part in group]
    if rest:
        names = list(dict.fromkeys(plain(part.origin or "nobody named") for part in rest))
        shown.append(Voice("Also", shortened(listed(names), publishing().caps["label"]), _cite_parts(rest)))
    return tuple(shown)


def _voice(parts: list[EventClaim], testimony: Testimony, headline: str) -> Voice:
    """Return one origin's voice; without words where the headline stands in them."""
    best = min(parts, key=lambda part: (part.stance != "asserted", parts.index(part)))
    words = testimony.words(best.document, best.start, best.end)
    is_alone = _letters(headline) == _letters(testimony.clause(best.document, best.start, best.end))
    outlets = {testimony.outlet(part.document) or part.document for part in parts}
    found = testimony.claims.get(best.claim)
    who = plain(best.origin or "Nobody named")
    if found:
        who = who_says(*found, also=len(outlets) - 1, is_alone=is_alone)
    cap = publishing().caps["voices"]
    others = [part for part in parts if part is not best]
    return Voice(who, "" if is_alone else words, _cite_parts([best, *others][: cap + 1]))


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def _cite_parts(parts: Iterable[EventClaim]) -> tuple[Citation, ...]:
    return tuple(sorted({Citation(part.document, part.start, part.end) for part in parts}))


def voice_of_claims(claim_ids: Iterable[str], label: str, testimony: Testimony) -> Voice | None:
    """Return one voice for claims of one origin: label, who, the words of the first; None where none is known."""
    known = [claim_id for claim_id in claim_ids if claim_id in testimony.claims]
    if not known:
        return None
    reading, claim = testimony.claims[known[0]]
    words = testimony.words(reading.document.id, claim.start, claim.end)
    outlets = {testimony.claims[claim_id][0].document.outlet for claim_id in known}
    who = who_says(reading, claim, also=len(outlets) - 1)
    cites = testimony.cite_all(known[: publishing().caps["voices"]])
    return Voice(f"{label}: {who}" if label else who, words, cites)
