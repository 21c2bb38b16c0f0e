"""Tokens → names of places that no list needs to hold: what the text calls a place, and what the model does."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from warledger.reading.gazetteer import ARTICLES
from warledger.reading.places.grams import Gram, gram_of, is_capital, may_begin
from warledger.reading.places.spots import Spots
from warledger.reading.places.surroundings import OTHER_LABELS, PLACE_LABELS, TITLES, Surroundings
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.places import PlaceType, PlaceWords, bare_name


def typed_runs(doc: Doc, words: PlaceWords, around: Surroundings, spots: Spots, taken: set[int]) -> Iterator[Gram]:
    """Yield names that the text calls a place: "Qaboun neighbourhood", "the village of Sarja", "Abbasid Square"."""
    for token in spots.of(words.types.keys() | words.sieges):
        kind = words.types.get(token.lower_)
        if token.lower_ in words.sieges:
            besieged = _run_besieged(doc, token.i, words)
            if besieged is not None:
                yield besieged
        if kind is None or token.i in taken:
            continue
        if not _names_places(kind, token, words):
            first = _run_before(doc, token.i, words, taken)
            if 0 < first < token.i and doc[first - 1].lower_ == "the" and not doc[first].ent_type_:
                yield gram_of(doc, first, token.i)  # "the Abassiyin garages"
            continue
        named = _run_named(doc, token, kind, words)
        if named is not None:
            yield named
        first, last = _before_middle(doc, token, words, taken)
        if first < last < token.i:
            yield gram_of(doc, first, last)  # "Kawkab army base"
        if last < token.i:
            continue
        if first < token.i and _is_surname(doc, first, token, kind):
            continue
        known = first < token.i and kind.group == "site" and around.is_site_of_town(first, token.i)
        known = known or (is_capital(token) and _is_struck(doc, first, words))
        if first < token.i and (known or not _is_office(doc, first, token, words)):
            yield gram_of(doc, first, token.i + 1 if is_capital(token) else token.i)


def _run_besieged(doc: Doc, deed: int, words: PlaceWords) -> Gram | None:
    """Return the name that a siege or battle is of: "the siege of Qaboun"."""
    first = deed + 2
    if first < len(doc) and doc[first].lower_ == "the":
        first += 1
    if first >= len(doc) or doc[deed + 1].lower_ not in ("of", "for", "to", "on") or not may_begin(doc, doc[first]):
        return None
    last = run_after(doc, first, words)
    is_person = last - first > 1 and doc[last - 1].ent_type_ == "PERSON" and doc[first].ent_type_ == "PERSON"
    goes_on = last < len(doc) and doc[last].pos_ in ("NOUN", "PART")
    return gram_of(doc, first, last) if last > first and not (is_person or goes_on) else None


def _run_named(doc: Doc, token: Token, kind: PlaceType, words: PlaceWords) -> Gram | None:
    """Return the name after a word for its kind: "the village of Sarja", "the towns Foua and Kafraya"."""
    if is_capital(token) and kind.group not in ("settlement", "part"):
        return None  # "Department of Agriculture"
    first = token.i + 1
    if first < len(doc) and doc[first].lower_ == "of":
        first += 1
    elif not (kind.group in ("settlement", "part") and token.lower_.endswith("s")):
        return None
    if first >= len(doc) or not may_begin(doc, doc[first]) or doc[first].ent_type_ in OTHER_LABELS:
        return None
    last = run_after(doc, first, words)
    return gram_of(doc, first, last) if last > first else None


def _names_places(kind: PlaceType, token: Token, words: PlaceWords) -> bool:
    """Tell whether a word for a kind of place makes a name of the words before it."""
    return is_capital(token) or kind.group in ("settlement", "part", "division") or kind.word in words.named_sites


def _before_middle(doc: Doc, kind: Token, words: PlaceWords, taken: set[int]) -> tuple[int, int]:
    """Return the tokens of the name before a kind word, and before what kind of kind it is: "refugee camp"."""
    end = kind.i
    while end > 0 and not is_capital(doc[end - 1]) and doc[end - 1].lower_ in words.middles:
        end -= 1
    return _run_before(doc, end, words, taken), end


def _is_struck(doc: Doc, first: int, words: PlaceWords) -> bool:
    """Tell whether a name is the object of a deed of war: "stormed the strategic Nahr Gas Fields"."""
    i = first - 1
    while i > 0 and (doc[i].lower_ == "the" or doc[i].pos_ == "ADJ"):
        i -= 1
    return i >= 0 and (doc[i].lower_ in words.struck or doc[i].lower_ in words.reaching)


def _is_surname(doc: Doc, first: int, token: Token, kind: PlaceType) -> bool:
    """Tell whether a kind word ends a person's name: "Anthony Lake", but "the Anthony Lake", "near Anthony Lake"."""
    if kind.group not in ("nature", "settlement") or not is_capital(token) or token.ent_type_ != "PERSON":
        return False
    before = doc[first - 1] if first else None
    return before is None or before.pos_ not in ("DET", "ADP")


def _is_office(doc: Doc, first: int, kind: Token, words: PlaceWords) -> bool:
    """Tell whether a capitalised kind word ends an organisation's name ("Oakland Police Department"), not a place's."""
    if any(t.lower_ in words.organisations or t.text in TITLES for t in doc[first : kind.i]):
        return True
    if kind.i + 1 < len(doc) and is_capital(kind) and doc[kind.i + 1].pos_ == "PROPN" and is_capital(doc[kind.i + 1]):
        return True
    if kind.i - first == 1 and doc[first].lower_ in words.types:
        return True
    return is_capital(kind) and kind.ent_type_ not in PLACE_LABELS and kind.lower_ not in words.named_sites


def _run_before(doc: Doc, end: int, words: PlaceWords, taken: set[int]) -> int:
    first = end
    while first > 0 and first - 1 not in taken and _goes_on(doc[first - 1], words):
        first -= 1
    while first < end and not is_capital(doc[first]) and doc[first].lower_ != "al":
        first += 1
    passed = words.directions | people_of_countries().keys() | {"the"}
    while first < end and doc[first].lower_ in passed:
        first += 1
    return first


def run_after(doc: Doc, first: int, words: PlaceWords) -> int:
    """Return the token at which the name that begins at a token ends."""
    last = first
    while last < len(doc) and _goes_on(doc[last], words):
        last += 1
    while last > first and not is_capital(doc[last - 1]):
        last -= 1
    return last


def _goes_on(token: Token, words: PlaceWords) -> bool:
    """Tell whether a name goes on with a token: a proper noun, or a joining word inside one."""
    if is_capital(token):
        strange = token.ent_type_ == "NORP" and token.lower_ not in people_of_countries()
        other = token.ent_type_ in OTHER_LABELS and not strange
        named = token.pos_ == "PROPN" or token.lower_ in ARTICLES
        return named and not other and not token.is_sent_start
    return token.text == "-" or (token.lower_ in words.connectors and token.lower_ in ("al", "el", "ez", "az", "as"))


def entity_runs(doc: Doc, words: PlaceWords, around: Surroundings, taken: set[int]) -> Iterator[Gram]:
    """Yield what the language model calls a place, piece by piece ("Qamishli, Hasakah" are two).

    The model takes every other unknown surname for a place, so that an unlisted town needs a word that places it.
    """
    for entity in doc.ents:
        if entity.label_ not in PLACE_LABELS:
            continue
        for gram in _pieces(entity, words):
            typed = bare_name(gram.text)[1] is not None and not any(t.is_digit for t in doc[gram.first : gram.last])
            placed = entity.label_ == "LOC" or (
                entity.label_ == "GPE" and (around.is_placed(gram) or _is_beside(doc, gram, taken))
            )
            if (typed or placed) and not around.is_in_group_name(gram):
                yield gram


def _is_beside(doc: Doc, gram: Gram, taken: set[int]) -> bool:
    """Tell whether one word joins a name to a place: "Qaboun from Jobar", "Foua and Kafraya"."""
    links = (",", "and", "or", "from", "to", "with")
    for link, place in ((gram.last, gram.last + 1), (gram.first - 1, gram.first - 2)):
        inside = min(link, place) >= 0 and max(link, place) < len(doc)
        if inside and doc[link].lower_ in links and (place in taken or doc[place].ent_type_ == "GPE"):
            return True
    return False


def _pieces(entity: Tokens, words: PlaceWords) -> Iterator[Gram]:
    first = entity.start
    for i in range(entity.start, entity.end + 1):
        if i < entity.end and entity.doc[i].text not in (",", "/", "(", ")") and not entity.doc[i].is_space:
            continue
        start, end = first, i
        while start < end and (entity.doc[start].lower_ == "the" or entity.doc[start].lower_ in words.directions):
            start += 1
        while end > start and entity.doc[end - 1].lower_ in ("'s", "’s", "'", "’", "-"):
            end -= 1
        if start < end and is_capital(entity.doc[start]):
            yield gram_of(entity.doc, start, end)
        first = i + 1
