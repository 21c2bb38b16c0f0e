"""Happenings → the sentences that a brief opens with, alone: for a page that links each [n] to the report itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warledger.publish.bottom_line import bottom_line
from warledger.publish.composed import claims_behind
from warledger.publish.numbering import citations_in, number_line, numbers_of
from warledger.publish.page import Quote
from warledger.publish.pieces import Piece, sentence_pieces
from warledger.publish.testimony import Testimony
from warledger.records import Event, Reading


@dataclass(frozen=True, slots=True)
class Lead:
    """What a number leads to: characters of a document, and the claim there, if there is one."""

    document: str
    start: int
    claim: str | None


@dataclass(frozen=True, slots=True)
class Opening:
    """The sentences, and what each number in them leads to."""

    sentences: tuple[tuple[Piece, ...], ...]
    leads: Mapping[int, Lead]


def opening_of(
    events: Sequence[Event], readings: Iterable[Reading], copies: Mapping[str, Sequence[str]] | None = None
) -> Opening:
    """Return what matters most of some happenings, in two to five sentences.

    Args:
        events: what happened.
        readings: of the documents that tell of it.
        copies: documents with the same text, by document.
    """
    testimony = Testimony.of(readings, copies)
    lines = bottom_line(events, testimony)
    order = {document: place for place, document in enumerate(testimony.readings)}
    numbers = numbers_of(citations_in(lines), order)
    quotes = [Quote(number, cited.document, cited.start, cited.end, "") for cited, number in numbers.items()]
    claims = claims_behind(quotes, testimony.readings)
    leads = {quote.number: Lead(quote.document, quote.start, claims.get(quote.number)) for quote in quotes}
    return Opening(tuple(sentence_pieces(number_line(line, numbers)) for line in lines), leads)
