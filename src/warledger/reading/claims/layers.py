"""What claims are assembled from: the other layers of one reading, and their mentions by token."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from warledger.reading.parse import Parse
from warledger.records import Actor, Attribution, Place, Range, Span, Time, Toll

TokenMap = dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of a reading that claims refer to by index."""

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    tolls: tuple[Toll, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The same layers by token: which mentions cover a token, the shortest first; which tokens are a cue or speaker.

    ``heads`` hold, by layer, the syntactic head of each mention.
    """

    layers: Layers
    actors: TokenMap
    places: TokenMap
    times: TokenMap
    tolls: TokenMap
    cues: frozenset[int]
    speakers: frozenset[int]
    time_heads: tuple[Token | None, ...]
    place_heads: tuple[Token | None, ...]
    toll_heads: tuple[Token | None, ...]


def mark(parse: Parse, layers: Layers, pronouns: Mapping[int, int] | None = None) -> Marks:
    """Return the layers by token.

    Args:
        parse: the document with its syntax.
        layers: the layers of its reading.
        pronouns: actors by pronoun, which come before what the actors layer says of that token.
    """
    starts = [token.idx for token in parse.doc]
    covered = {name: _covered(starts, getattr(layers, name)) for name in ("actors", "places", "times", "tolls")}
    return Marks(
        layers,
        actors={**_by_token(layers.actors, covered["actors"]), **{t: (i,) for t, i in (pronouns or {}).items()}},
        places=_by_token(layers.places, covered["places"]),
        times=_by_token(layers.times, covered["times"]),
        tolls=_by_token(layers.tolls, covered["tolls"]),
        cues=_tokens_of(starts, [r for a in layers.attributions for r in a.cue]),
        speakers=_tokens_of(starts, [r for a in layers.attributions for r in a.speaker]),
        time_heads=_heads(parse, covered["times"]),
        place_heads=_heads(parse, covered["places"]),
        toll_heads=_heads(parse, covered["tolls"]),
    )


def _covered(starts: list[int], spans: Sequence[Span]) -> list[range]:
    return [_token_range(starts, span.start, span.end) for span in spans]


def _token_range(starts: list[int], start: int, end: int) -> range:
    first = max(bisect_right(starts, start) - 1, 0)
    return range(first, bisect_left(starts, end))


def _by_token(spans: Sequence[Span], covered: list[range]) -> TokenMap:
    found: dict[int, list[int]] = {}
    for index in sorted(range(len(spans)), key=lambda i: (spans[i].end - spans[i].start, i)):
        for token in covered[index]:
            found.setdefault(token, []).append(index)
    return {token: tuple(indexes) for token, indexes in found.items()}


def _tokens_of(starts: list[int], ranges: Sequence[Range]) -> frozenset[int]:
    return frozenset(token for start, end in ranges for token in _token_range(starts, start, end))


def _heads(parse: Parse, covered: list[range]) -> tuple[Token | None, ...]:
    return tuple(parse.doc[r.start : r.stop].root if len(r) > 0 else None for r in covered)
