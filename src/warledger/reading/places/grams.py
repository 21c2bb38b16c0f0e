"""Tokens → runs of words that could be a place's name, with what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from warledger.reading.gazetteer import ARTICLES, name_key
from warledger.vocabulary.places import load_place_words

LONGEST = 6  # tokens: "Khan al-Assal", "Deir ez-Zor" take four, "Democratic Republic of the Congo" five
_ENDS_NAME = frozenset(',;:.!?()[]{}"“”«»…—–/')


@dataclass(frozen=True, slots=True)
class Gram:
    """Tokens ``first`` to ``last`` (half-open) of a document and their characters."""

    first: int
    last: int
    start: int
    end: int
    text: str
    key: str


def grams_of(doc: Doc) -> Iterator[tuple[Gram, ...]]:
    """Yield, for each token that may begin a name, the runs from there, the longest first."""
    connectors = load_place_words().connectors
    for token in doc:
        if may_begin(doc, token):
            grams = tuple(_runs_from(doc, token.i, connectors))
            if grams:
                yield grams[::-1]


def is_capital(token: Token) -> bool:
    """Tell whether a token begins with a capital letter."""
    return token.text[:1].isupper()


def may_begin(doc: Doc, token: Token) -> bool:
    """Tell whether a token may begin a name: with a capital, or as Arabic's article before one ("al-Bab")."""
    if is_capital(token):
        return True
    following = token.i + 2
    if token.lower_ not in ARTICLES or following >= len(doc):
        return False
    return doc[token.i + 1].text == "-" and is_capital(doc[following])


def gram_of(doc: Doc, first: int, last: int) -> Gram:
    """Return the tokens from ``first`` to ``last`` (half-open) as a run."""
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    # Not doc.text, which spaCy joins anew from all tokens at each call.
    text = " ".join(doc[first:last].text.split())
    return Gram(first, last, start, end, text, name_key(text))


def _runs_from(doc: Doc, first: int, connectors: frozenset[str]) -> Iterator[Gram]:
    for last in range(first + 1, min(first + LONGEST, len(doc)) + 1):
        token = doc[last - 1]
        if token.is_space or token.text in _ENDS_NAME:
            return
        if last > first + 1 and not is_capital(token) and token.lower_ not in connectors and not token.is_digit:
            return
        if is_capital(token) and not (last == first + 1 and _is_article_of(doc, first)):
            yield gram_of(doc, first, last)


def _is_article_of(doc: Doc, first: int) -> bool:
    """Tell whether a word is Arabic's article before a name: there is an Ash in Kent, but not in "Ash Shairat"."""
    is_article = doc[first].lower_ in ARTICLES and doc[first].text != doc[first].text.upper()
    return is_article and first + 1 < len(doc) and is_capital(doc[first + 1])
