"""The frozen values of a brief: what every way of writing it (text, Markdown, JSON) is made from."""

from dataclasses import dataclass
from typing import Literal

from warledger.records import Grade, Harm, TollScope

Convention = Literal["ucdp", "acled", "airwars"]
"""How tolls are summed up."""


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Characters of a document that a line rests on. ``number`` is the [n] of the page, 0 until numbered."""

    document: str
    start: int
    end: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A numbered passage with its words, shortened, as the list at the end of a brief shows it."""

    number: int
    document: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Saying:
    """Words with the passages they are from; ``words`` is empty where the line itself is in these words."""

    words: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something, and in which words: ``who`` is a phrase that ends in a verb, or a label."""

    who: str
    sayings: tuple[Saying, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All passages of the voice."""
        return tuple(citation for saying in self.sayings for citation in saying.citations)


@dataclass(frozen=True, slots=True)
class Figure:
    """A reconciled number of people with its own grade, which may be lower than that of the event.

    None is "not stated" and never 0; ``qualifier`` is then a speaker's own word ("dozens").
    """

    harm: Harm
    low: int | None
    best: int | None
    high: int | None
    grade: Grade
    population: str | None = None
    party: str | None = None
    scope: TollScope | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a brief with its grade, its citations and who says so.

    ``event`` is the event that it tells of, ``figures`` are the numbers of people that it gives. ``grade`` is None
    only where nobody asserts anything: the count of what the brief holds, words used, which outlet carries whom.
    ``is_inline``: its voices are short and follow it on the same line.
    """

    words: str
    grade: Grade | None
    citations: tuple[Citation, ...] = ()
    voices: tuple[Voice, ...] = ()
    event: str | None = None
    is_part: bool = False
    is_inline: bool = False
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading (a day, an outlet); ``left_out`` counts lines that the cap cut."""

    heading: str | None
    lines: tuple[Line, ...]
    left_out: int = 0
    see: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a brief. ``left_out`` counts lines that the cap cut, ``see`` is the command that shows them.

    ``note`` says how the section is to be read.
    """

    key: str
    title: str
    groups: tuple[Group, ...]
    left_out: int = 0
    see: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of the list: ``dated`` says when it was published, or how its date was found.

    ``first`` and ``last`` are the numbers of its passages, None where no line cites it. ``carries`` names whom it
    quotes or cites for what the brief tells.
    """

    id: str
    outlet: str | None
    title: str | None
    dated: str
    first: int | None = None
    last: int | None = None
    carries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a brief was asked for: days, a place, and two moments of knowledge (all ISO days or None).

    ``as_of``: only what was published by then is known. ``since``: what is new since then is told first.
    ``convention`` is how tolls are summed up: ucdp, acled or airwars.
    """

    begin: str | None = None
    until: str | None = None
    place: str | None = None
    as_of: str | None = None
    since: str | None = None
    convention: Convention = "ucdp"


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report: sections of lines, each leading to the words of a document.

    ``begin`` and ``until`` are the days covered (ISO), None where nothing is dated. ``outlets`` names the outlets,
    ``origins`` the independent origins of the happenings: a party counts once, a copy not at all. ``tally`` counts the
    happenings by grade; ``bottom_line`` says in a few sentences what matters most. ``needs_person`` are notices that
    somebody must look at.
    """

    title: str
    asked: Asked
    places: tuple[str, ...]
    begin: str | None
    until: str | None
    document_count: int
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    event_count: int
    tally: dict[Grade, int]
    bottom_line: tuple[Line, ...]
    sections: tuple[Section, ...]
    documents: tuple[DocumentLine, ...]
    documents_left_out: int
    quotes: tuple[Quote, ...]
    needs_person: tuple[str, ...]
    remarks: tuple[str, ...] = ()
