"""The language of a text, told cheaply: by its script, then by its commonest words."""

import re
import string
import unicodedata
from collections import Counter

from warledger.vocabulary.languages import languages

_SAMPLE_CHARACTERS = 8000
_MIN_LETTERS, _MIN_WORDS = 20, 12
_MIN_SHARE = 0.5
_MIN_STOP_SHARE = 0.12
_LATIN_LETTERS = string.ascii_letters.encode("ascii")
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """Return the language of a text as ISO 639-1, None where too little stands there to tell.

    >>> language_of("The army said on Sunday that shells fell on the village and that a house was hit by one of them.")
    'en'
    """
    return language_of_script(text) or _by_words(text)


def language_of_script(text: str) -> str | None:
    """Return the language that a script other than the Latin one betrays, None for Latin letters or too few letters."""
    sample = text[:_SAMPLE_CHARACTERS]
    if _is_mostly_latin(sample):
        return None
    letters = [character for character in sample if character.isalpha()]
    if len(letters) < _MIN_LETTERS:
        return None
    scripts = Counter("LATIN" if letter.isascii() else unicodedata.name(letter, "?").split()[0] for letter in letters)
    script, count = max(scripts.items(), key=lambda item: (item[1], item[0]))
    language = languages().scripts.get(script.split("-", maxsplit=1)[0])
    if language is None or count < _MIN_SHARE * len(letters):
        return None
    for other, own_letters in languages().letters.get(language, ()):
        if not own_letters.isdisjoint(letters):
            return other
    return language


def _is_mostly_latin(sample: str) -> bool:
    """Tell whether plain Latin letters outnumber all characters that could be another script's: quick, and enough."""
    plain = sample.encode("ascii", "ignore")
    others = len(sample) - len(plain)
    return len(plain) - len(plain.translate(None, _LATIN_LETTERS)) > others


def _by_words(text: str) -> str | None:
    words = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE_CHARACTERS]))
    total = words.total()
    if total < _MIN_WORDS:
        return None
    shares = {name: sum(words[word] for word in known) / total for name, known in languages().words.items()}
    language, share = max(shares.items(), key=lambda item: (item[1], item[0]))
    return language if share >= _MIN_STOP_SHARE else None
