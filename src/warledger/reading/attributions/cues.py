"""A verb of saying → its cue and the attribution that it makes of a content."""

from collections.abc import Sequence

from spacy.tokens import Token

from warledger.reading.attributions.found import Found, char_range, children
from warledger.reading.attributions.speakers import names_nobody, speaker_of
from warledger.records import Range
from warledger.vocabulary.saying import Sense

_CUE_PARTS = ("aux", "auxpass", "neg", "prt")


def sense_with(senses: tuple[Sense, ...], frame: str) -> Sense | None:
    """Return the first sense that takes a frame."""
    return next((sense for sense in senses if frame in sense.frames), None)


def cue_range(verb: Token, *more: Token) -> tuple[Range, ...]:
    """Return the cue: the verb with its auxiliaries, negation and particle, as far as they are one stretch."""
    parts = sorted({verb.i, *(c.i for c in children(verb, *_CUE_PARTS)), *(m.i for m in more)})
    first = last = verb.i
    for i in reversed([p for p in parts if p < verb.i]):
        if first - i > 2:
            break
        first = i
    for i in [p for p in parts if p > verb.i]:
        if i - last > 1:
            break
        last = i
    found = char_range(verb.doc, first, last)
    return (found,) if found else ()


def found_by(
    verb: Token, sense: Sense, content: Sequence[Range | None], how: str, *cue: Token, nobody: bool = False
) -> Found | None:
    """Return the attribution that a cue makes of a content, None without any; its speaker is whoever the cue has."""
    subject, speaker = (None, None) if nobody else speaker_of(verb, inverted=how == "fronted")
    said = tuple(part for part in content if part)
    if not said:
        return None
    return Found(
        verb.i,
        cue_range(verb, *cue),
        sense.cue_class,
        subject.i if subject is not None else None,
        speaker,
        said,
        how,
        unnamed=subject is None and names_nobody(verb),
    )
