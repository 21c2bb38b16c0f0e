"""Readings looked up by document and claim: the words of a claim, and where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from warledger.publish.page import Citation
from warledger.publish.phrase import plain, quoted
from warledger.records import Claim, Reading
from warledger.vocabulary.publishing import publishing


@dataclass(frozen=True, slots=True, eq=False)
class Testimony:
    """The readings that a page rests on, in the order in which they were given.

    ``first_copies`` maps a document that is a copy to the first document with the same text. ``is_terse``: the page
    has much to tell, so each thing gets fewer lines. ``telling`` are the clauses that count people or say who holds
    what: a voice that may quote little quotes these.
    """

    readings: dict[str, Reading]
    claims: dict[str, tuple[Reading, Claim]]
    first_copies: dict[str, str]
    telling: frozenset[Citation]
    is_terse: bool = False

    @property
    def caps(self) -> Mapping[str, int]:
        """How much of each kind stands on the page."""
        return publishing().terse_caps if self.is_terse else publishing().caps

    @classmethod
    def of(
        cls,
        readings: Iterable[Reading],
        copies: Mapping[str, Sequence[str]] | None = None,
        *,
        is_terse: bool = False,
    ) -> "Testimony":
        """Index readings by document and claims by id; ``copies`` maps a document to those with the same text."""
        by_document = {reading.document.id: reading for reading in readings}
        claims = {claim.id: (reading, claim) for reading in by_document.values() for claim in reading.claims}
        order = {document: place for place, document in enumerate(by_document)}
        first = {
            document: min((copy for copy in (document, *same) if copy in order), key=lambda copy: order[copy])
            for document, same in (copies or {}).items()
            if document in order
        }
        telling = frozenset(
            Citation(reading.document.id, claim.start, claim.end)
            for reading, claim in claims.values()
            if claim.tolls or claim.control
        )
        return cls(by_document, claims, first, telling, is_terse)

    def beside(self, other: "Testimony") -> "Testimony":
        """Return this testimony with the readings of another that it lacks, so that their words can be cited too."""
        readings = {**self.readings, **{key: one for key, one in other.readings.items() if key not in self.readings}}
        return replace(self, readings=readings, claims={**other.claims, **self.claims})

    def cite(self, claim_id: str) -> tuple[Citation, ...]:
        """Return the citation of a claim's clause, nothing where its document is not among the readings."""
        if claim_id not in self.claims:
            return ()
        reading, claim = self.claims[claim_id]
        return (Citation(reading.document.id, claim.start, claim.end),)

    def cite_all(self, claim_ids: Iterable[str]) -> tuple[Citation, ...]:
        """Return the citations of several claims, each once, in document order."""
        return tuple(sorted({citation for claim_id in claim_ids for citation in self.cite(claim_id)}))

    def clause(self, cited: Citation) -> str:
        """Return the characters of a passage on one line, empty where the document is not among the readings."""
        reading = self.readings.get(cited.document)
        return plain(reading.document.text[cited.start : cited.end]) if reading else ""

    def words(self, cited: Citation, cap: str = "quote") -> str:
        """Return a passage as a quotation up to a cap, empty where the document is not among the readings."""
        return quoted(self.clause(cited), publishing().caps[cap]) if cited.document in self.readings else ""

    def outlet(self, document: str) -> str | None:
        """Return the outlet of a document."""
        reading = self.readings.get(document)
        return reading.document.outlet if reading else None
