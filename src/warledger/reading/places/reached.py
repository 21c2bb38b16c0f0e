"""Names that no list holds and no word calls a place: a verb reaches it ("fled Jobar"), or it begins as places do."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from warledger.reading.places.grams import Gram, gram_of, is_capital, may_begin
from warledger.reading.places.runs import run_after
from warledger.reading.places.spots import Spots
from warledger.reading.places.surroundings import OTHER_LABELS
from warledger.vocabulary.actors import load_actors
from warledger.vocabulary.places import PlaceWords

_INTO = frozenset({"to", "into", "towards", "toward"})
_LONGEST = 6
_SPEAKING = frozenset({"say", "tell", "add", "write"})
_ACRONYM = 6
_NOT_BEHIND = frozenset({"NOUN", "PROPN", "ADJ", "PART"})


def reached_runs(doc: Doc, words: PlaceWords, spots: Spots, taken: set[int]) -> Iterator[Gram]:
    """Yield the unlisted names that are the object of a verb of reaching, and that name no known actor or person."""
    for token in spots.of(words.reaching):
        first = token.i + 1
        if first < len(doc) and doc[first].lower_ in _INTO:
            first += 1
        if first < len(doc) and may_begin(doc, doc[first]) and _may_name(doc[first], taken):
            last = run_after(doc, first, words)
            if last - first <= _LONGEST and taken.isdisjoint(range(first, last)) and _is_free(doc, first, last):
                yield gram_of(doc, first, last)


def prefixed_runs(doc: Doc, words: PlaceWords, spots: Spots, taken: set[int]) -> Iterator[Gram]:
    """Yield the unlisted names that begin as names of places do: "Khirbat al-Nahr", "Wadi Hamra"."""
    for token in spots.of(words.first_words):
        if not _may_name(token, taken) or not may_begin(doc, token):
            continue
        last = run_after(doc, token.i, words)
        is_said = last < len(doc) and doc[last].lemma_ in _SPEAKING
        if 1 < last - token.i <= _LONGEST and taken.isdisjoint(range(token.i, last)) and not is_said:
            yield gram_of(doc, token.i, last)


def _may_name(token: Token, taken: set[int]) -> bool:
    is_other = token.ent_type_ in OTHER_LABELS or (token.text.isupper() and len(token) <= _ACRONYM)
    return is_capital(token) and token.pos_ == "PROPN" and token.i not in taken and not is_other


def _is_free(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a run stands alone, no noun or owner's mark behind it, and is no person or known actor."""
    if last < len(doc) and (doc[last].pos_ in _NOT_BEHIND or is_capital(doc[last]) or doc[last].text == "-"):
        return False
    run = doc[first:last]
    is_person = last - first > 1 and any(token.ent_type_ == "PERSON" for token in run)
    return not is_person and not any(token.lower_ in actor_words() for token in run)


@cache
def actor_words() -> frozenset[str]:
    """Return the words of known actors' names: no town is meant by "Assad" or "Hezbollah"."""
    names = [name for actor in load_actors().values() for name in (actor.name, *actor.aliases)]
    return frozenset(word.lower() for name in names for word in name.split() if word[:1].isupper())
