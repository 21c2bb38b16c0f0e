"""Whom a speaker's "we", "our men" and "its jets" mean: the party that the speaker belongs to."""

from spacy.tokens import Token

from warledger.reading.chains import chain_finder
from warledger.reading.claims.layers import Layers
from warledger.reading.parse import Parse
from warledger.records import Actor, Attribution

_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_GROUP = frozenset({"it", "its", "itself", "they", "them", "their", "themselves"})
_PERSON = frozenset({"he", "his", "him", "she", "her", "their", "its"})
_QUOTES = "\"“‘«'"


def spoken_for(parse: Parse, layers: Layers) -> dict[int, int]:
    """Return, by token, the actor that a pronoun in somebody's words stands for.

    "We" is the party of whoever speaks. "It", "they" and "his men" are so in words told indirectly, where the actors
    layer names nobody for them; within quotation marks they are somebody else.

    Args:
        parse: the document with its syntax.
        layers: its actors and attributions.
    """
    if not any(a.speaker_actor is not None for a in layers.attributions):
        return {}
    chains = chain_finder(layers.attributions, layers.actors, parse.document)
    known = {actor.start for actor in layers.actors}
    meant: dict[int, int] = {}
    for attribution in sorted(layers.attributions, key=_size, reverse=True):
        speaker = attribution.speaker_actor
        if speaker is None:
            continue
        for start, end in attribution.content:
            found = _party(speaker, [link.affiliation for c in chains(start, end) for link in c[-1:]], layers.actors)
            direct = any(mark in parse.document.text[max(start - 1, 0) : start + 1] for mark in _QUOTES)
            party = layers.actors[found]
            for token in parse.doc.char_span(start, end, alignment_mode="contract") or ():
                is_known = token.idx in known or (party.side is None and not _is_party(party))
                if _stands_for(token, layers.actors[speaker], direct=direct, known=is_known):
                    meant[token.i] = found
    return meant


def _stands_for(token: Token, speaker: Actor, *, direct: bool, known: bool) -> bool:
    word = token.lower_
    if word in _WE:
        return True
    if direct or known:
        return False
    return word in (_PERSON if speaker.kind == "person" else _GROUP)


def _party(speaker: int, affiliations: list[str | None], actors: tuple[Actor, ...]) -> int:
    """Return the actor that a speaker speaks for, where the text names it; else the speaker."""
    own = actors[speaker]
    if own.kind not in ("person", "other", None):
        return speaker
    named = (i for i, actor in enumerate(actors) if actor.name in affiliations)
    same = (i for i, actor in enumerate(actors) if own.side is not None and actor.side == own.side and _is_force(actor))
    return next(named, next(same, speaker))


def _is_party(actor: Actor) -> bool:
    return actor.kind not in ("person", "other", "media", None)


def _is_force(actor: Actor) -> bool:
    return actor.kind in ("state_forces", "rebel", "militia", "terrorist_group")


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
