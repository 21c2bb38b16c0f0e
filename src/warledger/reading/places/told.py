"""Names that no list holds → places, as the words beside them tell: what it is, how far away, which road."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from warledger.reading.gazetteer import ARTICLES
from warledger.reading.places.grams import Gram, gram_of, is_capital
from warledger.reading.places.reached import actor_words
from warledger.reading.places.spots import Spots
from warledger.reading.places.surroundings import OTHER_LABELS
from warledger.vocabulary.places import PlaceWords

_UNITS = frozenset(("km", "kms", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile"))
_ABOUT = frozenset(("about", "some", "roughly", "nearly", "around", "approximately", "just", "only", "over", "almost"))
_LEADS = frozenset(("a", "an", "the", "another", "its"))
_ROADS = frozenset(("route", "highway", "motorway", "autobahn"))
_INTO = frozenset(("in", "at", "near", "inside", "outside", "around", "into", "across", "through", "entering"))
_APPOSED = ("settlement", "part")
_ADJECTIVES = 4  # between "a" and "town"
_LONGEST = 5
_GOES_ON = frozenset(("NOUN", "PROPN", "PART"))


def told_runs(doc: Doc, words: PlaceWords, spots: Spots, taken: set[int]) -> Iterator[Gram]:
    """Yield the unlisted names that what follows a comma calls a town, or puts at a distance from somewhere."""
    for comma in spots.of((",",)):
        if comma.i == 0 or comma.i - 1 in taken:
            continue
        first = _first_of(doc, comma.i, taken)
        if first < comma.i and (_is_distance(doc, comma.i + 1) or _is_apposed(doc, first, comma.i, words)):
            yield gram_of(doc, first, comma.i)


def road_runs(doc: Doc, spots: Spots, taken: set[int]) -> Iterator[Gram]:
    """Yield numbered roads: "Route 58", "Highway M5"."""
    for token in spots.of(_ROADS):
        number = doc[token.i + 1 : token.i + 2].text
        goes_on = token.i + 2 < len(doc) and doc[token.i + 2].pos_ in _GOES_ON
        if is_capital(token) and token.i not in taken and any(c.isdigit() for c in number) and not goes_on:
            yield gram_of(doc, token.i, token.i + 2)


def articled_runs(doc: Doc, words: PlaceWords, spots: Spots, taken: set[int]) -> Iterator[Gram]:
    """Yield unlisted names with Arabic's article where a place stands, and that name no known actor: "near Al-Nahr"."""
    leading = _INTO | words.struck | words.reaching
    for token in spots.of(ARTICLES):
        if doc[token.i + 1 : token.i + 2].text != "-" or token.i in taken or not token.i:
            continue
        last = token.i + 2
        while last < len(doc) and last - token.i < _LONGEST and is_capital(doc[last]) and last not in taken:
            last += 1
        before = token.i - 1
        while before > 0 and doc[before].lower_ in words.directions | {"the"}:
            before -= 1
        run = doc[token.i : last]
        if last > token.i + 2 and doc[before].lower_ in leading and not _is_of_actor(run, last, doc):
            yield gram_of(doc, token.i, last)


def _is_of_actor(run: Tokens, last: int, doc: Doc) -> bool:
    if last < len(doc) and (doc[last].pos_ in _GOES_ON or doc[last].text == "-"):
        return True
    return any(token.lower_ in actor_words() for token in run[2:])


def _first_of(doc: Doc, end: int, taken: set[int]) -> int:
    first = end
    while first > 0 and end - first < _LONGEST and first - 1 not in taken and _goes_on(doc[first - 1]):
        first -= 1
    while first < end and not is_capital(doc[first]):
        first += 1
    return first


def _goes_on(token: Token) -> bool:
    if is_capital(token):
        return token.pos_ in ("PROPN", "NOUN", "ADJ") and token.ent_type_ not in OTHER_LABELS
    return token.text in ("-", "’", "'") or token.lower_ in ARTICLES


def _is_distance(doc: Doc, i: int) -> bool:
    while i < len(doc) and doc[i].lower_ in _ABOUT:
        i += 1
    return i + 1 < len(doc) and doc[i].like_num and doc[i + 1].lower_ in _UNITS


def _is_apposed(doc: Doc, first: int, comma: int, words: PlaceWords) -> bool:
    """Tell whether "a small town" or the like follows, and the name is no person's."""
    i = comma + 1
    is_placed = first > 0 and doc[first - 1].lower_ in _INTO
    is_full_name = doc[first].ent_type_ == "PERSON" and comma - first > 1
    if i >= len(doc) or doc[i].lower_ not in _LEADS or (is_full_name and not is_placed):
        return False
    for kind in doc[i + 1 : i + 2 + _ADJECTIVES]:
        known = words.types.get(kind.lower_)
        if known is not None and known.group in _APPOSED and kind.lower_ != "area":
            after = doc[kind.i + 1] if kind.i + 1 < len(doc) else None
            return not is_capital(kind) and (after is None or after.pos_ not in _GOES_ON)
        if is_capital(kind) or kind.pos_ not in ("ADJ", "NOUN", "ADV", "PUNCT", "VERB", "NUM"):
            return False
    return False
