"""The language of a text, told cheaply: by its script, then by its commonest words."""

import re
import unicodedata
from collections import Counter

_SAMPLE_LETTERS = 4000
_MIN_LETTERS, _MIN_WORDS = 20, 12
_MIN_SHARE = 0.5
_MIN_STOP_SHARE = 0.12
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "HEBREW": "he",
    "GREEK": "el",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "THAI": "th",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "ETHIOPIC": "am",
    "MYANMAR": "my",
}
_STOP_WORDS = {
    "en": "the of and to in a that for on was with by is were said from at as it has an its",
    "fr": "le la les de des du et en un une dans que qui pour par sur au aux est ont été plus",
    "es": "el la los las de del y en que un una por con para se al fue su han más lo",
    "de": "der die das und in den von zu mit auf ist im dem des ein eine nach sich bei wurde wurden",
    "tr": "ve bir bu için ile olan da de olarak çok daha sonra gibi en ise kadar ki olduğunu",
    "pt": "o a os as de do da dos das e em que um uma por com para no na se foi",
    "it": "il la i le di del della e in che un una per con nel al è sono ha dei gli",
    "nl": "de het een van en in op te dat met voor door zijn werd bij aan niet om",
}
_MARKERS = {"uk": "іїєґ", "fa": "پچژگ", "ur": "ٹڈڑںے"}


def language_of(text: str) -> str | None:
    """Return the language of a text as ISO 639-1, None where too little stands there to tell.

    >>> language_of("The army said on Sunday that shells fell on the village and that a house was hit by one of them.")
    'en'
    """
    return language_of_script(text) or _by_words(text)


def language_of_script(text: str) -> str | None:
    """Return the language that a script other than the Latin one betrays, None for Latin letters or too few letters."""
    letters = [character for character in text[:_SAMPLE_LETTERS] if character.isalpha()]
    if len(letters) < _MIN_LETTERS:
        return None
    scripts = Counter("LATIN" if letter.isascii() else unicodedata.name(letter, "?").split()[0] for letter in letters)
    script, count = max(scripts.items(), key=lambda item: (item[1], item[0]))
    language = _SCRIPTS.get(script.split("-")[0])
    if language is None or count < _MIN_SHARE * len(letters):
        return None
    for marked, characters in _MARKERS.items():
        if _SCRIPTS_OF_MARKED[marked] == language and any(character in characters for character in letters):
            return marked
    return language


_SCRIPTS_OF_MARKED = {"uk": "ru", "fa": "ar", "ur": "ar"}
_SETS = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}


def _by_words(text: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(text[: 2 * _SAMPLE_LETTERS])]
    if len(words) < _MIN_WORDS:
        return None
    shares = {language: sum(word in known for word in words) / len(words) for language, known in _SETS.items()}
    language, share = max(shares.items(), key=lambda item: (item[1], item[0]))
    return language if share >= _MIN_STOP_SHARE else None
