"""Names and clauses reduced to what can be compared: keys of places and parties, stems of words."""

import re
from functools import lru_cache

from anyascii import anyascii

from warledger.vocabulary.reconciling import reconciling
from warledger.vocabulary.spelling import key_of

_NAMED = re.compile(r"(?<=[a-z,;0-9] )[A-Z][\w'-]{2,}|\b\d{2,}\b")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_PLACE_KINDS = re.compile(
    r"\b(?:the|city|town|village|province|governorate|district|region|area|neighbou?rhood|oblast|state|county)\b"
)
_ENDINGS = ("ings", "ing", "edly", "ed", "ers", "er", "es", "s", "ly")
_CACHED_NAMES = 65_536


@lru_cache(maxsize=_CACHED_NAMES)
def place_key(name: str) -> str:
    """Return the key under which spellings of one place meet, without words for the kind of place.

    >>> place_key("Hama province") == place_key("Hama")
    True
    """
    return key_of(_PLACE_KINDS.sub(" ", name.lower())) or key_of(name) or name.lower()


@lru_cache(maxsize=_CACHED_NAMES)
def name_key(name: str) -> str:
    """Return a name folded to letters and digits, without a leading article.

    >>> name_key("The Syrian Observatory")
    'syrianobservatory'
    """
    folded = anyascii(name).lower().removeprefix("the ")
    return _NOT_LETTERS.sub("", folded)


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of a text's words and its numbers, without words that every clause has."""
    stopwords = reconciling().stopwords
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in stopwords)


def names_in(text: str) -> frozenset[str]:
    """Return the words that are written like names within a clause, and its numbers, in lower case.

    >>> sorted(names_in("Fifty rockets hit the Northgate depot on Sunday, 59 in all"))
    ['59', 'northgate', 'sunday']
    """
    return frozenset(word.lower() for word in _NAMED.findall(text))


def words_of_text(text: str) -> tuple[str, ...]:
    """Return a text's words in lower case, in order."""
    return tuple(word.lower() for word in _WORD.findall(text))


@lru_cache(maxsize=_CACHED_NAMES)
def _stem(word: str) -> str:
    """Cut an English ending: enough for two clauses to meet, not a dictionary form."""
    word = anyascii(word).lower().removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
