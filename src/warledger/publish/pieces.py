"""Lines and voices → words and marks [n], one after another: the same sentence for every way of writing a brief.

A mark is a value of its own, so that brackets in a document's words never become one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from warledger.publish.page import Citation, Line, Voice

_ALSO = "also "
_ON_ONE_LINE = 150
"""Voices of no more characters than these together follow their line; longer ones stand under it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An [n] that leads to a passage. ``is_first``: the passage leads back here."""

    number: int
    is_first: bool = False


Piece = str | Mark


@dataclass(frozen=True, slots=True)
class Told:
    """A line as it is written: its grade, its sentence, and the voices that stand under it."""

    grade: str | None
    pieces: tuple[Piece, ...]
    voices: tuple[tuple[Piece, ...], ...]
    is_part: bool
    event: str | None


def words_of(pieces: Iterable[Piece]) -> str:
    """Return pieces as plain text.

    >>> words_of(["Shells fell", " ", Mark(3)])
    'Shells fell [3]'
    """
    return "".join(piece if isinstance(piece, str) else f"[{piece.number}]" for piece in pieces)


def told_line(line: Line) -> Told:
    """Return a line with its voices where they belong: short ones on it, longer ones under it."""
    opening = "part of it: " if line.is_part else ""
    pieces: list[Piece] = [f"{opening}{line.words}", *marks(line.citations)]
    if not follows_on(line):
        return Told(line.grade, tuple(pieces), tuple(map(voice_pieces, line.voices)), line.is_part, line.event)
    if isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip(".")
    pieces.append(" – ")
    return Told(line.grade, (*pieces, *_joined(line.voices)), (), line.is_part, line.event)


def sentence_pieces(line: Line) -> tuple[Piece, ...]:
    """Return a line with its voices as one sentence, its citations at the end of what rests on them."""
    own: tuple[Piece, ...] = (line.words, *marks(line.citations))
    return (*own, " ", *_joined(line.voices)) if line.voices else own


def follows_on(line: Line) -> bool:
    """Tell whether the voices of a line stand on it and not under it: one voice alone, or short ones."""
    if line.is_inline or len(line.voices) == 1:
        return bool(line.voices)
    total = sum(len(words_of(voice_pieces(voice))) for voice in line.voices)
    return bool(line.voices) and total <= _ON_ONE_LINE


def voice_pieces(voice: Voice) -> tuple[Piece, ...]:
    """Return a voice on one line: who, then each saying with its citations."""
    sayings = [(*([saying.words] if saying.words else []), *marks(saying.citations)) for saying in voice.sayings]
    parts = [_without_space(saying) for saying in sayings]
    if not parts:
        return (voice.who,)
    if voice.sayings[0].words:
        return (voice.who, ": ", *_parted(parts))
    # The line is in the first words.
    opening: tuple[Piece, ...] = (voice.who, " ", *parts[0])
    if not parts[1:]:
        return opening
    is_also = bool(parts[1]) and isinstance(parts[1][0], str) and words_of(parts[1]).startswith(_ALSO)
    return (*opening, ", " if is_also else ", and: ", *_parted(parts[1:]))


def marks(citations: Iterable[Citation]) -> tuple[Piece, ...]:
    """Return the marks of some citations after a space; nothing where there are none."""
    found = tuple(Mark(citation.number) for citation in citations)
    return (" ", *found) if found else ()


def _joined(voices: Iterable[Voice]) -> tuple[Piece, ...]:
    return _parted([voice_pieces(voice) for voice in voices])


def _parted(parts: Iterable[Iterable[Piece]]) -> tuple[Piece, ...]:
    """Return parts with a semicolon between them."""
    return tuple(_between(parts))


def _between(parts: Iterable[Iterable[Piece]]) -> Iterator[Piece]:
    for place, part in enumerate(parts):
        if place:
            yield "; "
        yield from part


def _without_space(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces without space at either end, as `str.strip` leaves them."""
    kept = list(pieces)
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return tuple(piece for piece in kept if piece != "")
