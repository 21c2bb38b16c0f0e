"""What the finders hand to each other: an attribution as tokens, before it becomes a record."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from warledger.records import Range
from warledger.vocabulary.saying import CueClass


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as it was found.

    ``head`` is the cue's main token, ``speaker`` the head of the speaker's noun phrase (None where nobody is named),
    ``speaker_range`` that phrase. ``how`` names the frame, for people who look at errors.
    ``proposed``: no rule found it, so that `weighing` decides; ``score`` is the probability that it gave.
    """

    head: int
    cue: tuple[Range, ...]
    cue_class: CueClass
    speaker: int | None
    speaker_range: Range | None
    content: tuple[Range, ...]
    how: str
    unnamed: bool = False
    proposed: bool = False
    score: float | None = None


def char_range(doc: Doc, first: int, last: int) -> Range | None:
    """Return the characters of the tokens first..last (inclusive) without white space at the ends, None if empty."""
    while first <= last and doc[first].is_space:
        first += 1
    while last >= first and doc[last].is_space:
        last -= 1
    if first > last:
        return None
    return doc[first].idx, doc[last].idx + len(doc[last])


def children(token: Token, *deps: str) -> list[Token]:
    """Return a token's children with one of these relations, in order."""
    return [child for child in token.children if child.dep_ in deps]
