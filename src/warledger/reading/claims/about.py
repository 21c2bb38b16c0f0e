"""Which claim another one confirms or denies: "A spokesman confirmed the report", "denied the allegation"."""

from collections.abc import Sequence
from dataclasses import replace

from warledger.reading.claims.classes import lemma_of
from warledger.reading.parse import Parse
from warledger.records import Claim
from warledger.vocabulary.deeds import deed_words

_STANCES = frozenset({"confirmed", "denied"})


def link_claims(parse: Parse, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims with ``about`` set where a speaker confirms or denies what another said before.

    A speaker does so by a cue of confirming or denying, or by a sentence that names the report ("confirmed the
    report"). The claim meant is the nearest earlier one of the same kind, told by another chain.

    Args:
        parse: the document with its syntax.
        claims: its claims in the order of the text.
    """
    answering = _answering_sentences(parse)
    linked: list[Claim] = []
    for number, claim in enumerate(claims):
        sentence = parse.sentence_at(claim.trigger[0])
        answers = claim.chain[-1].stance in _STANCES or sentence in answering
        earlier = _meant(claim, claims[:number]) if answers else None
        linked.append(replace(claim, about=earlier) if earlier is not None else claim)
    return linked


def _answering_sentences(parse: Parse) -> frozenset[int]:
    """Return the sentences in which a report or an allegation is the object of confirming or denying."""
    words = deed_words()
    return frozenset(
        number
        for number, sentence in enumerate(parse.sentences)
        for token in sentence
        if token.lemma_.lower() in words.answers
        and any(c.dep_ == "dobj" and lemma_of(c) in words.reports for c in token.children)
    )


def _meant(claim: Claim, before: Sequence[Claim]) -> str | None:
    names = [link.name for link in claim.chain]
    for other in reversed(before):
        if other.sub_event_type == claim.sub_event_type and [link.name for link in other.chain] != names:
            return None if other.trigger == claim.trigger else other.id
    return None
