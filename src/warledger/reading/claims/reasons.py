"""What a sentence names only as the reason of a deed: "struck the base in response to the attack in A"."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from warledger.reading.claims.classes import lemma_of
from warledger.vocabulary.deeds import deed_words

_OF = frozenset({"to", "for", "against", "over", "of"})


def reasons_in(tokens: Iterable[Token]) -> frozenset[int]:
    """Return the indexes of the tokens that tell what a deed answers: place, day and means there are another's.

    Args:
        tokens: the tokens of a sentence.
    """
    nouns = (token for token in tokens if lemma_of(token) in deed_words().reasons)
    return frozenset(i for noun in nouns for i in _told_of(noun))


def without_reasons(clause: Sequence[Token], head: Token) -> list[Token]:
    """Return a clause without what its deed answers; the whole where the deed itself stands there.

    Args:
        clause: the tokens of a deed's clause.
        head: the head of the deed's trigger.
    """
    apart = reasons_in(clause)
    return list(clause) if head.i in apart else [token for token in clause if token.i not in apart]


def _told_of(noun: Token) -> Iterable[int]:
    """Return the tokens of a phrase from "to" on: "a response to the use of gas in A on Tuesday"."""
    first = min((c.i for c in noun.children if c.dep_ == "prep" and c.lower_ in _OF and c.i > noun.i), default=None)
    return () if first is None else (token.i for token in noun.subtree if token.i >= first)
