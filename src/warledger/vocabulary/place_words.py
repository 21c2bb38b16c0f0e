"""Is a place asked for by this name? In whole words, in another transliteration of them, or as a part of one."""

import unicodedata
from collections.abc import Iterable, Mapping

from warledger.vocabulary.spelling import key_of

_SHORTEST_KEY = 3
"""Spelling keys of fewer letters meet too many names."""


def is_at(names: Iterable[str], place: str | None, *, is_whole: bool = False) -> bool:
    """Tell whether the place asked for is part of one of some names, or spells whole words of one otherwise.

    ``is_whole``: only whole words count, so that Hama is not found in al-Hamadaniyeh.
    """
    if place is None:
        return True
    key, words = key_of(place), f" {words_of_name(place)} "
    is_key = len(key) >= _SHORTEST_KEY
    return any(
        words in f" {words_of_name(name)} "
        or (is_key and f" {key} " in f" {key_of(name)} ")
        or (not is_whole and plain_key(place) in plain_key(name))
        for name in names
    )


def names_meant(names: Iterable[str], spellings: Mapping[str, Iterable[str]], place: str) -> frozenset[str]:
    """Return the names that are meant by a place: those with its whole words, or where none has, with it as a part.

    Args:
        names: canonical names.
        spellings: how reports spell some of them.
        place: what is asked for.
    """
    spelled = {name: (name, *spellings.get(name, ())) for name in names}
    whole = frozenset(name for name in spelled if is_at(spelled[name], place, is_whole=True))
    return whole or frozenset(name for name in spelled if is_at(spelled[name], place))


def plain_key(name: str) -> str:
    """Return a name's letters and digits alone, without case and accents.

    >>> plain_key("Ghouta, Éast") == plain_key("ghouta east")
    True
    """
    return words_of_name(name).replace(" ", "")


def words_of_name(name: str) -> str:
    """Return a name's words, without case, accents and signs."""
    letters = (sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())
