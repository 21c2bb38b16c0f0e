"""Name → key that different Latin spellings of one name share.

Reports spell Arabic, Persian, Ukrainian or Burmese names as they hear them: Jobar and Jawbar, Qaboun and Al-Qabun,
Deir ez-Zor and Dayr az Zawr, Abbasid and Abassiyin. The key keeps what the spellings have in common: the consonants,
in classes, the back vowels, and an open ending. It says that two names may be one, never that they are: callers
weigh it with context. Renamed places and other languages' names (Lviv and Lemberg) are aliases, not spellings.

Measured on Syria's places in OCHA's and GeoNames' spellings (docs/decisions/0005-gazetteer.md).
"""

import re
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = re.compile("[’‘ʿʾʼ'`´]")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
# Arabic's article, with its consonant assimilated before sun letters (ad-Dawla, ash-Sham, ez-Zor); "el" and "ul" are
# Maghrebi and Persian spellings of the same. Some write it together with the word (Alraqqa, Kherbet Elmaaza).
_ARTICLE = re.compile(r"\b[aeiu](?:l|d|dh|n|r|s|sh|t|th|z)[ ]+(?=\w)")
_JOINED_ARTICLE = re.compile(r"\bal(?=[bcdfghjkmnpqrstwyz][a-z]{3})|(?<= )el(?=[bcdfghjkmnpqrstwyz][a-z]{3})")

# Spellings of one sound, longest first: what transliterations write, and the class.
_SOUNDS = (
    ("tch", "S"), ("dzh", "j"), ("sch", "S"), ("kh", "x"), ("gh", "g"), ("sh", "S"), ("ch", "S"), ("ph", "f"),
    ("dj", "j"), ("dh", "d"), ("th", "t"), ("ck", "k"), ("q", "k"), ("c", "k"), ("v", "W"), ("p", "b"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_BACK_VOWEL = re.compile(r"[ao]?[uow]+")
_FRONT_VOWEL = re.compile(r"[aeiy]+")

# A consonant's glide, which no vowel rule may swallow: Bayyada, Nawa, Yarmouk.
_GLIDE_Y = re.compile(r"(?<=[aeiou])y(?=[aeiou])|^y(?=[aeiou])|(?<=[^aeiou])y(?=[aeou])")
_GLIDE_W = re.compile(r"(?<=[aeiou])w(?=[aeiou])|^w(?=[aeiou])|(?<=[^aeiouW])w(?=[aei])")

# Nisba adjectives: the dynasty's English -id, the Arabic plural -iyin/-iyun and the singular -i name one thing. They
# are cut only from what keeps three consonants without them, the measure of an Arabic root: Abbas-id, but not Rash-id.
_NISBA = re.compile(r"(?:(?:iyi|iye|iyu|iyou)n|id|i|y)$")
_FEMININE_NISBA = re.compile(r"(?:iy|y|i|ey)[ae]h?t?$")
_UKRAINIAN_IOTATED = re.compile(r"(?<=[a-z])y(?=[aeu])")
_UKRAINIAN_YI = re.compile(r"(?<=[aeiouy])yi")
_UKRAINIAN_Y = re.compile(r"(?<=[aeiouy])y(?![aeiou])")
_OPEN = re.compile(r"[ae]h?$")
_RADICAL = re.compile(r"[^aeiou]|^[aeiou]")
_ROOT = 3


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """Return the spelling key of a name: one key word a word, without articles; empty where it has no letter.

    >>> key_of("Jawbar") == key_of("Jobar")
    True
    >>> key_of("Abbasid") == key_of("Abassiyin")
    True
    """
    plain = _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", name))).lower()
    words = _SEPARATORS.sub(" ", plain).strip()
    words = _JOINED_ARTICLE.sub("", _ARTICLE.sub("", words))
    return " ".join(filter(None, map(_word_key, words.split())))


def ukrainian_in_english(name: str) -> str:
    """Return a Ukrainian name of GeoNames (BGN's letters) as Ukraine and most reports spell it since 2010.

    Inside a word ya, yu, ye are ia, iu, ie, and yi and a y after a vowel are i (resolution 55 of Ukraine's cabinet).

    >>> [ukrainian_in_english(name) for name in ("Avdiyivka", "Kup’yansk", "Kryvyy Rih", "Hulyaypole", "Yalta")]
    ['Avdiivka', 'Kupiansk', 'Kryvyi Rih', 'Huliaipole', 'Yalta']
    """
    plain = _APOSTROPHES.sub("", name)
    return _UKRAINIAN_Y.sub("i", _UKRAINIAN_YI.sub("i", _UKRAINIAN_IOTATED.sub("i", plain)))


def _word_key(word: str) -> str:
    """Return one word's key; a word with digits is its own."""
    if not word.isalpha():
        return word
    for spelt, sound in _SOUNDS:
        word = word.replace(spelt, sound)
    stem, ending = _split_ending(_DOUBLED.sub(r"\1", word))
    stem = _GLIDE_W.sub("W", _GLIDE_Y.sub("Y", stem))
    stem = _BACK_VOWEL.sub("U", stem)
    onset = "a" if stem[:1] in ("a", "e", "i") else ""
    stem = onset + _FRONT_VOWEL.sub("", stem)
    return _DOUBLED.sub(r"\1", stem).lower() + ending


def _split_ending(word: str) -> tuple[str, str]:
    """Split a word into its stem and the class of its ending: nisba, feminine nisba, open, or none."""
    nisba = _NISBA.search(word)
    if nisba and len(_RADICAL.findall(word[: nisba.start()])) >= _ROOT:
        return word[: nisba.start()], "i"
    feminine = _FEMININE_NISBA.search(word)
    if feminine and feminine.start() > 1:
        return word[: feminine.start()], "ya"
    final = _OPEN.search(word)
    if final and final.start() > 1:
        return word[: final.start()], "a"
    return word, ""
