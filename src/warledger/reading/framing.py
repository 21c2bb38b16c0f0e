"""Parse and actors → framing: the loaded words of a document, each with the side that it names."""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from warledger.reading.mentions import actor_at
from warledger.reading.parse import Parse
from warledger.records import Actor, Framing
from warledger.vocabulary.framing import Term, load_framing

_ACT_TAGS = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_ACTOR_TAGS = frozenset({"NOUN", "PROPN", "ADJ"})


def find_framing(parse: Parse, actors: tuple[Actor, ...]) -> tuple[Framing, ...]:
    """Return the loaded words of a document in order.

    A word for people has the side and name of the mention that it stands in ("regime" in "Syrian regime forces"); a
    word for a deed those of whoever does it, where the syntax says so.
    """
    found = list(_terms(parse))
    return tuple(_framing(parse, actors, first, end, term) for first, end, term in found)


def _terms(parse: Parse) -> Iterator[tuple[int, int, Term]]:
    """Yield token ranges and terms; a phrase hides the words in it."""
    vocabulary = load_framing()
    phrases = _phrases_by_first()
    for sentence in parse.sentences:
        tokens = list(sentence)
        at = 0
        while at < len(tokens):
            phrase = _phrase_at(tokens, at, phrases)
            if phrase is not None:
                yield tokens[at].i, tokens[at].i + phrase[0], phrase[1]
                at += phrase[0]
                continue
            token = tokens[at]
            term = _term_of(
                token, vocabulary.lemmas.get(token.lemma_.lower(), ()) or vocabulary.lemmas.get(token.lower_, ())
            )
            if term is not None:
                yield token.i, token.i + 1, term
            at += 1


def _term_of(token: Token, terms: tuple[Term, ...]) -> Term | None:
    """Return the sense that fits a token's part of speech; a capital inside a sentence is part of a name."""
    if not terms or (token.text[0].isupper() and token.pos_ == "PROPN" and token.ent_type_ in ("ORG", "PERSON", "GPE")):
        return None
    for term in terms:
        if token.pos_ in (_ACTOR_TAGS if term.names == "actor" else _ACT_TAGS):
            return term
    return None


def _framing(parse: Parse, actors: Sequence[Actor], first: int, end: int, term: Term) -> Framing:
    doc = parse.doc
    start, stop = doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
    index = actor_at(actors, start, stop) if term.names == "actor" else _doer(actors, doc[end - 1])
    actor = None if index is None else actors[index]
    return Framing(start, stop, term.term, None if actor is None else actor.side, None if actor is None else actor.name)


def _doer(actors: Sequence[Actor], token: Token) -> int | None:
    """Return the mention of who does a deed: the verb's subject or agent, a nominal's "by X" or "X's"."""
    for child in token.children:
        if child.dep_ in ("nsubj", "poss", "amod", "compound"):
            index = actor_at(actors, child.idx, child.idx + len(child))
            if index is not None:
                return index
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            for inner in child.children:
                index = actor_at(actors, inner.idx, inner.idx + len(inner))
                if index is not None:
                    return index
    if token.dep_ in ("amod", "conj", "xcomp", "advcl") and token.head.i != token.i and token.head.pos_ == "VERB":
        return _doer(actors, token.head)
    return None


def _phrase_at(
    tokens: Sequence[Token], at: int, phrases: dict[str, list[tuple[tuple[str, ...], Term]]]
) -> tuple[int, Term] | None:
    for words, term in phrases.get(tokens[at].lower_, ()):
        if tuple(token.lower_ for token in tokens[at : at + len(words)]) == words:
            return len(words), term
    return None


@cache
def _phrases_by_first() -> dict[str, list[tuple[tuple[str, ...], Term]]]:
    found: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for words, term in load_framing().phrases.items():
        found.setdefault(words[0], []).append((words, term))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
