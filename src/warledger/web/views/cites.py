"""Claims → numbered passages: the sentences that a page rests on, each in its context, with who says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warledger.publish.phrase import plain
from warledger.publish.speaking import who_says
from warledger.records import Claim, Event, Reading
from warledger.vocabulary.publishing import publishing
from warledger.web.links import claim_anchor

_CONTEXT = 500
_NO_WORDS = "The document is not among those read for this page."


@dataclass(frozen=True, slots=True)
class Cite:
    """A number that leads to a passage on the page, and to its place in the document."""

    number: int
    claim: str
    document: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's clause in its sentence. ``is_other``: it belongs to another event and is here to compare."""

    cite: Cite
    who: str
    stance: str | None
    outlet: str
    published: str | None
    before: str
    clause: str
    after: str
    is_other: bool = False


class Cites:
    """Gives claims their numbers: by document in the event's order, then by place in the text."""

    def __init__(self, event: Event, readings: Iterable[Reading]) -> None:
        self.readings: Mapping[str, Reading] = {reading.document.id: reading for reading in readings}
        self.claims: Mapping[str, tuple[Reading, Claim]] = {
            claim.id: (reading, claim) for reading in self.readings.values() for claim in reading.claims
        }
        self._own = {part.claim for part in event.claims}
        self._numbers = self._numbered(event)

    def _numbered(self, event: Event) -> dict[str, Cite]:
        order = {document: place for place, document in enumerate(event.documents)}
        named = {part.claim: (part.document, part.start, part.end) for part in event.claims}
        others = (claim for dispute in event.disputes for side in dispute.sides for claim in side.claims)
        counted = (claim for toll in event.tolls for account in toll.accounts for claim in account.claims)
        for claim_id in (*others, *counted):
            if claim_id not in named and claim_id in self.claims:
                reading, claim = self.claims[claim_id]
                named[claim_id] = (reading.document.id, claim.start, claim.end)
        ranked = sorted(named.items(), key=lambda item: (order.get(item[1][0], len(order)), item[1], item[0]))
        return {
            claim: Cite(number, claim, place[0], claim_anchor(claim)) for number, (claim, place) in enumerate(ranked, 1)
        }

    def of(self, claims: Iterable[str]) -> tuple[Cite, ...]:
        """Return the numbers of some claims, in order."""
        found = {self._numbers[claim] for claim in claims if claim in self._numbers}
        return tuple(sorted(found, key=lambda cite: cite.number))

    def passages(self) -> tuple[Passage, ...]:
        """Return every numbered passage."""
        return tuple(self._passage(cite) for cite in self._numbers.values())

    def _passage(self, cite: Cite) -> Passage:
        if cite.claim not in self.claims:
            return Passage(cite, "", None, cite.document, None, "", _NO_WORDS, "")
        reading, claim = self.claims[cite.claim]
        document = reading.document
        before, clause, after = in_context(reading, claim.start, claim.end)
        return Passage(
            cite,
            who_says(reading, claim),
            publishing().stances.get(claim.stance),
            plain(document.outlet or document.id),
            document.published,
            before,
            clause,
            after,
            is_other=cite.claim not in self._own,
        )


def in_context(reading: Reading, start: int, end: int) -> tuple[str, str, str]:
    """Return the words before a range in its sentence, the range, and the words after, each on one line."""
    text = reading.document.text
    around = [(first, last) for first, last in reading.sentences if first < end and start < last]
    first, last = min([start, *(s for s, _ in around)]), max([end, *(e for _, e in around)])
    before, after = plain(text[first:start]), plain(text[end:last])
    if len(before) > _CONTEXT:
        before = f"…{before[-_CONTEXT:]}"
    if len(after) > _CONTEXT:
        after = f"{after[:_CONTEXT]}…"
    return before, plain(text[start:end]), after
