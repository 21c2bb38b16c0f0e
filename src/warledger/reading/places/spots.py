"""Where each word of a document stands, so that whoever looks for a few words need not go through all of them."""

from collections import defaultdict
from collections.abc import Collection

from spacy.tokens import Doc, Token


class Spots:
    """The tokens of a document by their word in lower case."""

    def __init__(self, doc: Doc) -> None:
        self._by_word: defaultdict[str, list[Token]] = defaultdict(list)
        for token in doc:
            self._by_word[token.lower_].append(token)

    def of(self, words: Collection[str]) -> list[Token]:
        """Return the tokens that are one of the words, in order."""
        found = [token for word, tokens in self._by_word.items() if word in words for token in tokens]
        return sorted(found, key=lambda token: token.i)
