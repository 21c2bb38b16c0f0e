"""Turns of a transcript: paragraphs that begin with a name and a colon ("OKORO: We left at dawn.")."""

import re
from collections.abc import Iterator, Sequence

from warledger.reading.attributions.found import Found
from warledger.reading.attributions.quotations import Quotation
from warledger.reading.parse import Parse
from warledger.vocabulary.saying import CueClass

_TURN = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?P<mark>[\"“]?)(?P<name>[A-Z][\w.'’-]*(?:[ \t][A-Z][\w.'’-]*){0,3}):[ \t]+(?P<rest>\S[^\n]*)"
)
# One line with a colon is a headline or a label; so many make a transcript.
_FEWEST = 3


def find_turns(parse: Parse, cue_class: CueClass) -> list[Found]:
    """Return an attribution for each turn, none where too few paragraphs begin so.

    A transcript has at least two speakers, one of whom speaks more than once; a list of labels has each once.
    """
    matches = list(_TURN.finditer(parse.text))
    names = {match["name"].split()[-1].lower() for match in matches}
    if len(matches) < _FEWEST or not 1 < len(names) < len(matches):
        return []
    return [found for match in matches for found in _turn(parse, match, cue_class)]


def without_turns(quotations: Sequence[Quotation], turns: Sequence[Found]) -> tuple[Quotation, ...]:
    """Return the quotations that are no turns: a turn in quotation marks has its speaker inside."""
    starts = {found.speaker_range[0] - 1 for found in turns if found.speaker_range is not None}
    return tuple(q for q in quotations if q.start not in starts)


def _turn(parse: Parse, match: re.Match[str], cue_class: CueClass) -> Iterator[Found]:
    colon = match.end("name")
    cue = parse.tokens(colon, colon + 1)
    name = [t for t in parse.tokens(*match.span("name")) if t.idx < colon]
    if len(cue) and name and not parse.is_furniture(match.start(), match.end()):
        content = (match.start("rest"), match.end("rest") - len(match["rest"]) + len(match["rest"].rstrip()))
        yield Found(cue[0].i, ((colon, colon + 1),), cue_class, name[-1].i, match.span("name"), (content,), "turn")
