"""A brief with its figures → everything a typeset page says, in order: what HTML and PDF are both made from.

Frozen records of words and marks; no markup of any kind. Whoever renders it escapes every word.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from warledger.publish.composed import Composed
from warledger.publish.figures import Figures
from warledger.publish.map_plan import MapPlan, plan_map
from warledger.publish.numbering import lines_in
from warledger.publish.page import Brief, DocumentLine, Group, Line, Quote, Section
from warledger.publish.passages import document_words, grades_used
from warledger.publish.phrase import plain
from warledger.publish.pieces import Mark, Piece, sentence_pieces, told_line
from warledger.publish.signs import SIGNS
from warledger.publish.text import head_lines
from warledger.vocabulary.publishing import publishing

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its grade with its sign, its words, the voices under it, and its number on the map.

    ``event`` is the happening that it tells of.
    """

    grade: str | None
    sign: str
    pieces: tuple[Piece, ...]
    voices: tuple[tuple[Piece, ...], ...] = ()
    is_part: bool = False
    spot: int | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under one heading; ``rest`` says how many more there are and what shows them."""

    heading: str | None
    entries: tuple[Entry, ...]
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section; ``key`` names it within the page."""

    key: str
    title: str
    note: str | None
    blocks: tuple[Block, ...]
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered passage; ``is_cited``: a line above leads here, so that it can lead back."""

    number: int
    document: str
    start: int
    end: int
    words: str
    is_cited: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its passages."""

    id: str
    words: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class GradeWords:
    """A grade that the page uses, and what it means."""

    grade: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A typeset brief: what stands on it from top to bottom. ``plan`` is of its map, None where nothing has a point."""

    title: str
    convention: str
    head: tuple[str, ...]
    remarks: tuple[str, ...]
    grades: tuple[GradeWords, ...]
    opening: tuple[tuple[Piece, ...], ...]
    chapters: tuple[Chapter, ...]
    papers: tuple[Paper, ...]
    papers_rest: str | None
    needs_person: tuple[str, ...]
    needs_rest: str | None
    plan: MapPlan | None
    figures: Figures
    begin: str | None = None
    until: str | None = None


def sheet_of(composed: Composed) -> Sheet:
    """Return what a typeset page of a brief says."""
    brief, figures = composed.brief, composed.figures
    plan = plan_map(figures.spots)
    spots = {event: marker.number for marker in (plan.markers if plan else ()) for event in marker.events}
    first = _Firsts()
    opening = tuple(first.marked(sentence_pieces(line)) for line in brief.bottom_line)
    chapters = tuple(_chapter(section, spots, first) for section in brief.sections)
    cap = publishing().caps["notices"]
    used = grades_used([*brief.bottom_line, *lines_in(brief.sections)])
    return Sheet(
        title=brief.title,
        convention=convention_words(brief),
        head=tuple(head_lines(brief)),
        remarks=brief.remarks,
        grades=tuple(GradeWords(grade, SIGNS[grade], publishing().grades[grade]) for grade in used),
        opening=opening,
        chapters=chapters,
        papers=_papers(brief, first.seen),
        papers_rest=_rest(brief.documents_left_out, "warledger documents"),
        needs_person=brief.needs_person[:cap],
        needs_rest=_rest(len(brief.needs_person[cap:]), None),
        plan=plan,
        figures=figures,
        begin=brief.asked.begin,
        until=brief.asked.until,
    )


def convention_words(brief: Brief) -> str:
    """Return under which convention the tolls are summed up, in a few words for the head of a page."""
    return publishing().conventions[brief.asked.convention].split(":")[0]


class _Firsts:
    """Finds the first mark of each number on a page: where a passage leads back to."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def marked(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        return tuple(
            self._mark(piece) if isinstance(piece, Mark) else _kept_with(piece, after)
            for piece, after in zip(pieces, (*pieces[1:], None), strict=True)
        )

    def _mark(self, mark: Mark) -> Mark:
        is_first = mark.number not in self.seen
        self.seen.add(mark.number)
        return replace(mark, is_first=is_first)


def _kept_with(text: str, after: Piece | None) -> str:
    """Return words whose last space does not break before a mark, so that no line begins with [n]."""
    return f"{text[:-1]}{_NO_BREAK}" if isinstance(after, Mark) and text.endswith(" ") else text


def _chapter(section: Section, spots: Mapping[str, int], first: _Firsts) -> Chapter:
    blocks = tuple(_block(group, spots, first) for group in section.groups)
    return Chapter(section.key, section.title, section.note, blocks, _rest(section.left_out, section.see))


def _block(group: Group, spots: Mapping[str, int], first: _Firsts) -> Block:
    entries = tuple(_entry(line, spots, first) for line in group.lines)
    return Block(group.heading, entries, _rest(group.left_out, group.see))


def _entry(line: Line, spots: Mapping[str, int], first: _Firsts) -> Entry:
    told = told_line(line)
    return Entry(
        told.grade,
        SIGNS.get(told.grade or "", ""),
        first.marked(told.pieces),
        tuple(first.marked(voice) for voice in told.voices),
        told.is_part,
        spots.get(told.event or ""),
        told.event,
    )


def _papers(brief: Brief, cited: set[int]) -> tuple[Paper, ...]:
    by_document: dict[str, list[Quote]] = {}
    for quote in brief.quotes:
        by_document.setdefault(quote.document, []).append(quote)
    return tuple(_paper(document, by_document.get(document.id, []), cited) for document in brief.documents)


def _paper(document: DocumentLine, quotes: Iterable[Quote], cited: set[int]) -> Paper:
    passages = tuple(
        Passage(quote.number, quote.document, quote.start, quote.end, quote.words, quote.number in cited)
        for quote in quotes
    )
    return Paper(document.id, plain(document_words(document)), passages)


def _rest(left_out: int, see: str | None) -> str | None:
    return None if not left_out else f"… and {left_out:,} more{f': {see}' if see else ''}"
