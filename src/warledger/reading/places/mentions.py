"""Parse → the mentions of places in it: what the gazetteer lists, what the language model sees, what is called one.

Three witnesses are heard, because each errs: the model takes villages for persons and organisations, the gazetteer
lists surnames and months, and reports name places that no list holds ("the Qaboun neighbourhood").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from warledger.reading.gazetteer import MAIN, SPELT, Entry, Gazetteer
from warledger.reading.parse import Parse
from warledger.reading.places.grams import ARTICLES, Gram, gram_of, grams_of, is_capital
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.outlets import outlets
from warledger.vocabulary.places import PlaceType, PlaceWords, bare_name, load_place_words

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_OTHER_LABELS = frozenset(("NORP", "LANGUAGE", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))
_TITLES = frozenset(("Ms", "Mr", "Mrs", "Dr", "Ms.", "Mr.", "Mrs.", "Dr.", "Sir", "Judge", "Gen.", "Capt.", "Sgt."))
_LARGE = 100_000  # inhabitants; a name inside an organisation's is taken from this size on

Verdict = Literal["yes", "maybe", "no"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in the text: tokens ``first`` to ``last``, the word for its kind beside it, and its listing."""

    start: int
    end: int
    first: int
    last: int
    name: str
    key: str
    kind: PlaceType | None
    entries: tuple[Entry, ...]


@cache
def outlet_names() -> frozenset[str]:
    """Return the outlets' names in lower case: Al Mayadeen is a broadcaster before it is a town."""
    return frozenset(name.lower() for outlet in outlets() for name in outlet.clear_names)


def find_mentions(parse: Parse, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions of places in a document, in order, none within another."""
    doc, words = parse.doc, load_place_words()
    runs = list(grams_of(doc))
    gazetteer.prepare(gram.text for grams in runs for gram in grams)
    judge = _Judge(doc, words, gazetteer)
    found = _consistent(doc, list(_judged(runs, judge)))
    taken = {i for gram in found for i in range(gram.first, gram.last)}
    for gram in (*_typed_runs(doc, words, taken), *_entity_runs(doc, words, judge, taken)):
        span = range(gram.first, gram.last)
        if taken.isdisjoint(span) and _is_name(gram, words):
            found.append(gram)
            taken.update(span)
    found.extend(_repeated(runs, found, judge, taken))
    found.sort(key=lambda gram: gram.first)
    return tuple(_mention(doc, gram, words, gazetteer) for gram in found)


def _judged(runs: Sequence[tuple[Gram, ...]], judge: "_Judge") -> Iterator[tuple[Gram, Verdict]]:
    """Yield the longest listed name from each place on, with the verdict on it."""
    reached = 0
    for grams in runs:
        if grams[0].first < reached:
            continue
        for gram in grams:
            verdict = judge.verdict(gram)
            if verdict is not None:
                yield gram, verdict
                reached = gram.last
                break


def _consistent(doc: Doc, judged: Sequence[tuple[Gram, Verdict]]) -> list[Gram]:
    """Return what is a place, what could be one and has the name of one that is, and what is listed beside one."""
    sure = {gram.key for gram, verdict in judged if verdict == "yes"}
    for neighbours in (judged, judged[::-1]):
        for (one, _), (other, verdict) in pairwise(neighbours):
            if verdict == "maybe" and one.key in sure and _are_listed_together(doc, one, other):
                sure.add(other.key)
    return [gram for gram, verdict in judged if verdict == "yes" or (verdict == "maybe" and gram.key in sure)]


def _repeated(
    runs: Sequence[tuple[Gram, ...]], found: Sequence[Gram], judge: "_Judge", taken: set[int]
) -> Iterator[Gram]:
    """Yield the other occurrences of names that are places somewhere in the document, persons' names apart."""
    known = {gram.key for gram in found}
    for grams in runs:
        for gram in grams:
            span = range(gram.first, gram.last)
            if gram.key in known and taken.isdisjoint(span) and judge.may_repeat(gram):
                taken.update(span)
                yield gram


def _are_listed_together(doc: Doc, one: Gram, other: Gram) -> bool:
    """Tell whether only commas and "and" stand between two names."""
    first, last = sorted((one, other), key=lambda gram: gram.first)
    between = doc[first.last : last.first]
    return 0 < len(between) <= 2 and all(t.lower_ in (",", "and", "or", "&") for t in between)


class _Judge:
    """Whether a listed name means a place here."""

    def __init__(self, doc: Doc, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._doc, self._words, self._gazetteer = doc, words, gazetteer
        self._surnames = {e[-1].lower_ for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}
        self._fillers = words.directions | words.types.keys() | words.connectors | {"'s", "’s"}

    def verdict(self, gram: Gram) -> Verdict | None:
        """Return the verdict on a run of words, None where it is no listed name."""
        if gram.text in self._words.states:
            return "yes" if self._follows_comma(gram) or self._label(gram) in PLACE_LABELS else None
        listed = [e for e in self._gazetteer.entries(gram.text) if e.quality < SPELT]
        listed = listed or list(_without_lost_apostrophe(gram, self._gazetteer))
        if not listed or (gram.text.isupper() and len(gram.text) < 4 and gram.text not in ("US", "UK", "UAE", "DRC")):
            return None
        label = self._label(gram)
        lower = gram.text.lower()
        if lower in self._words.directions or lower in self._words.types or lower in people_of_countries():
            return None
        if lower in self._words.never or lower in outlet_names():
            return "yes" if label in ("GPE", "LOC") and self._has_cue(gram, strong=True) else None
        if self._is_street_or_outlet(gram) or self._is_patron_saint(gram) or self._is_person(gram):
            return None
        if self._is_dateline(gram) or self._is_division(gram, listed) or self._has_people(gram, label):
            return "yes"
        if self._is_half(gram) and not _is_eminent(listed):
            return None
        return self._by_label(gram, label, listed)

    def _by_label(self, gram: Gram, label: str, listed: Sequence[Entry]) -> Verdict | None:
        if label in ("GPE", "LOC"):
            return self._by_place(gram, listed)
        if label in _OTHER_LABELS and label != "NORP":
            return None
        if label == "PERSON":
            return self._by_person(gram)
        if label == "ORG":
            return self._by_organisation(gram, listed)
        if label == "FAC":
            return "maybe" if self._fills_entity(gram) else None
        return self._by_words(gram, listed)

    def _by_place(self, gram: Gram, listed: Sequence[Entry]) -> Verdict | None:
        if not self._fills_entity(gram) and not (_is_eminent(listed) and gram.first == self._entity(gram)[0]):
            return None
        doubtful = self._speaks(gram) or gram.text.lower() in self._surnames or self._goes_on(gram)
        if doubtful and not (self._has_cue(gram) or _is_eminent(listed)):
            return "maybe"
        return "yes"

    def _speaks(self, gram: Gram) -> bool:
        return gram.last < len(self._doc) and self._doc[gram.last].lemma_ in ("say", "tell", "add", "die")

    def _is_person(self, gram: Gram) -> bool:
        """Tell whether a title stands before a name: "Mr. Arlington"."""
        return gram.first > 0 and self._doc[gram.first - 1].text in _TITLES

    def _goes_on(self, gram: Gram) -> bool:
        """Tell whether a longer proper name goes on after a run: "Webb Center"."""
        if gram.last >= len(self._doc):
            return False
        following = self._doc[gram.last]
        known = following.lower_ in self._words.organisations or following.lower_ in self._words.types
        return is_capital(following) and following.pos_ == "PROPN" and not following.is_sent_start and not known

    def _by_person(self, gram: Gram) -> Verdict | None:
        if not self._is_entity(gram):
            return None
        if self._is_held(gram):
            return "yes"
        if gram.text.lower() in self._surnames:
            return "no"
        return "yes" if self._has_cue(gram, strong=True) else "maybe"

    def _by_organisation(self, gram: Gram, listed: Sequence[Entry]) -> Verdict | None:
        if self._is_entity(gram):
            return "yes" if self._has_cue(gram) or self._is_held(gram) else "maybe"
        before = self._doc[gram.first - 1] if gram.first else None
        if before is not None and before.lower_ in ("of", "in", "from"):
            seat = self._doc[gram.first - 2].lower_ if gram.first > 1 else ""
            named = before.lower_ != "of" or seat in self._words.seats or _is_eminent(listed)
            return "yes" if named else "maybe"
        if gram.first > self._entity(gram)[0] and before is not None and before.lower_ not in self._fillers:
            return None
        following = self._doc[gram.last].lower_ if gram.last < len(self._doc) else ""
        if following in self._words.organisations and _is_eminent(listed):
            return "yes"
        return "maybe"

    def _by_words(self, gram: Gram, listed: Sequence[Entry]) -> Verdict | None:
        doc = self._doc
        if not all(t.pos_ == "PROPN" for t in doc[gram.first : gram.last] if is_capital(t)):
            return None
        before = doc[gram.first - 1] if gram.first else None
        following = doc[gram.last] if gram.last < len(doc) else None
        beside = [t for t in (before, following) if t is not None and is_capital(t) and t.pos_ == "PROPN"]
        if beside and before in beside and before is not None and before.lower_ not in self._words.directions:
            return None
        if self._is_held(gram) or (not beside and self._has_cue(gram) and gram.text.lower() not in self._surnames):
            return "yes"
        return "yes" if not beside and _is_eminent(listed) and listed[0].quality == MAIN else "maybe"

    def may_repeat(self, gram: Gram) -> bool:
        """Tell whether a name that is a place elsewhere may be one here too: not within another's name."""
        doc, first, last = self._doc, *self._entity(gram)
        before = doc[gram.first - 1] if gram.first else None
        alone = before is None or not is_capital(before) or before.pos_ != "PROPN" or before.is_sent_end
        if gram.text.lower() in self._surnames or self._speaks(gram) or gram.text.lower() in self._words.never:
            return False
        return alone and not self._is_half(gram) and not self._goes_on(gram) and self._is_entity(gram)

    def is_placed(self, gram: Gram) -> bool:
        """Tell whether the words around an unlisted name say that it is a place."""
        return self._has_cue(gram) or self._is_held(gram) or _kind_beside(self._doc, gram, self._words) is not None

    def _label(self, gram: Gram) -> str:
        tokens = self._doc[gram.first : gram.last]
        labels = [t.ent_type_ for t in tokens if is_capital(t)]
        return max(labels, key=lambda label: (labels.count(label), label in PLACE_LABELS, label))

    def _entity(self, gram: Gram) -> tuple[int, int]:
        """Return the tokens of the entity around a run, without articles and the words for kinds and directions."""
        doc, first, last = self._doc, gram.first, gram.last
        while first > 0 and doc[first].ent_iob_ == "I":
            first -= 1
        while last < len(doc) and doc[last].ent_iob_ == "I":
            last += 1
        return first, last

    def _is_entity(self, gram: Gram) -> bool:
        first, last = self._entity(gram)
        extra = [*self._doc[first : gram.first], *self._doc[gram.last : last]]
        return all(t.lower_ in ("the", "'s", "’s", "of") or t.is_punct for t in extra)

    def _fills_entity(self, gram: Gram) -> bool:
        first, last = self._entity(gram)
        extra = [*self._doc[first : gram.first], *self._doc[gram.last : last]]
        if any(t.text in (",", "/", "(") for t in extra):
            return True
        return all(t.lower_ in self._fillers or t.is_punct or t.text in self._words.states for t in extra)

    def _has_cue(self, gram: Gram, *, strong: bool = False) -> bool:
        """Tell whether the words before say that a place follows; directions and articles may stand between."""
        cues = self._words.strong_cues if strong else self._words.cues
        i = gram.first - 1
        while i >= 0 and (self._doc[i].lower_ in self._words.directions or self._doc[i].lower_ == "the"):
            if self._doc[i].lower_ in cues:
                return True
            i -= 1
        if i < 0:
            return False
        if self._doc[i].lower_ == "of" and i > 0:
            return self._doc[i - 1].lower_ in self._words.types or self._doc[i - 1].lower_ in self._words.directions
        kind = self._words.types.get(self._doc[i].lower_)
        return self._doc[i].lower_ in cues or (kind is not None and kind.group in ("settlement", "division"))

    def _is_held(self, gram: Gram) -> bool:
        """Tell whether what holds the place follows after a comma: "Kenner, La.", "Manbij, Syria"."""
        doc, i = self._doc, gram.last
        if i + 1 >= len(doc) or doc[i].text != ",":
            return False
        if doc[i + 1].text in self._words.states:
            return True
        for last in (i + 3, i + 2):
            if last <= len(doc) and is_capital(doc[i + 1]):
                name = gram_of(doc, i + 1, last).text
                found = self._gazetteer.entries(name)
                if found and found[0].quality == MAIN and found[0].kind in ("country", "division"):
                    return True
        return False

    def _follows_comma(self, gram: Gram) -> bool:
        return gram.first > 0 and self._doc[gram.first - 1].text == ","

    def _is_street_or_outlet(self, gram: Gram) -> bool:
        if gram.last >= len(self._doc):
            return False
        following = self._doc[gram.last]
        kind = self._words.types.get(following.lower_)
        street = following.text in ("St.", "Rd.", "Ave.", "Dr.", "Blvd.", "Ln.", "Drive", "Place", "Court", "Way")
        typed = kind is not None and kind.group in ("site", "nature") and is_capital(following)
        return street or typed or (is_capital(following) and following.lower_ in self._words.outlets)

    def _is_division(self, gram: Gram, listed: Sequence[Entry]) -> bool:
        """Tell whether a name of several words is a division's or region's own: "Henderson County" in any company."""
        wide = listed[0].kind in ("division", "district", "region", "water")
        return gram.last - gram.first > 1 and wide and (listed[0].quality == MAIN or listed[0].geonames_id is None)

    def _has_people(self, gram: Gram, label: str) -> bool:
        """Tell whether those who live there follow; a person's or an organisation's name must end with the place's."""
        doc, first, last = self._doc, *self._entity(gram)
        if gram.last >= len(doc) or doc[gram.last].lower_ not in self._words.people:
            return False
        if gram.first > 0 and is_capital(doc[gram.first - 1]) and not doc[gram.first - 1].is_sent_end:
            before = doc[gram.first - 1]
            return before.pos_ != "PROPN" or before.lower_ in self._words.directions
        return label != "PERSON" or first == gram.first

    def _is_half(self, gram: Gram) -> bool:
        """Tell whether a name goes on after a hyphen or an article: "Wal-Mart", "Salah al-Din"."""
        after = self._doc[gram.last : gram.last + 2]
        if len(after) == 2 and after[0].lower_ in ARTICLES and (after[1].text == "-" or is_capital(after[1])):
            return True
        return (
            len(after) == 2
            and after[0].text == "-"
            and not after[0].whitespace_
            and not self._doc[gram.last - 1].whitespace_
        )

    def _is_patron_saint(self, gram: Gram) -> bool:
        """Tell whether a saint's name names a school or church: "St. John's Lutheran"."""
        return gram.key.startswith("saint ") and self._doc[gram.last : gram.last + 1].text in ("'s", "’s")

    def _is_dateline(self, gram: Gram) -> bool:
        """Tell whether capitals and a dash open a paragraph: "HAMILTON —", "ALEPPO, Syria (AP) —"."""
        doc = self._doc
        opens = gram.first == 0 or doc[gram.first - 1].is_space or doc[gram.first].is_sent_start
        dashes = [t.i for t in doc[gram.last : gram.last + 12] if t.text in ("—", "–", "-", "--", "\x97")]
        return bool(opens and gram.text.isupper() and len(gram.text) > 3 and dashes)


def _typed_runs(doc: Doc, words: PlaceWords, taken: set[int]) -> Iterator[Gram]:
    """Yield names that the text calls a place: "Qaboun neighbourhood", "the village of Sarja", "Abbasid Square"."""
    for token in doc:
        kind = words.types.get(token.lower_)
        if kind is None or token.i in taken or not _names_places(kind, token, words):
            continue
        first = _run_before(doc, token.i, words, taken)
        if first < token.i and not _is_office(doc, first, token, words):
            last = token.i + 1 if is_capital(token) else token.i
            yield gram_of(doc, first, last)
        elif token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of" and is_capital(doc[token.i + 2]):
            if is_capital(token) and kind.group not in ("settlement", "part"):
                continue  # "Department of Agriculture"
            last = _run_after(doc, token.i + 2, words)
            yield gram_of(doc, token.i + 2, last)


def _names_places(kind: PlaceType, token: Token, words: PlaceWords) -> bool:
    """Tell whether a word for a kind of place makes a name of the words before it."""
    return is_capital(token) or kind.group in ("settlement", "part", "division") or kind.word in words.named_sites


def _is_office(doc: Doc, first: int, kind: Token, words: PlaceWords) -> bool:
    """Tell whether a capitalised kind word ends an organisation's name ("Oakland Police Department"), not a place's."""
    if any(t.lower_ in words.organisations or t.text in _TITLES for t in doc[first : kind.i]):
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
    while first < end and (doc[first].lower_ in words.directions or doc[first].lower_ == "the"):
        first += 1
    return first


def _run_after(doc: Doc, first: int, words: PlaceWords) -> int:
    last = first
    while last < len(doc) and _goes_on(doc[last], words):
        last += 1
    while last > first and not is_capital(doc[last - 1]):
        last -= 1
    return last


def _goes_on(token: Token, words: PlaceWords) -> bool:
    """Tell whether a name goes on with a token: a proper noun, or a joining word inside one."""
    if is_capital(token):
        return token.pos_ == "PROPN" and token.ent_type_ not in _OTHER_LABELS and not token.is_sent_start
    return token.text == "-" or (token.lower_ in words.connectors and token.lower_ in ("al", "el", "ez", "az", "as"))


def _entity_runs(doc: Doc, words: PlaceWords, judge: "_Judge", taken: set[int]) -> Iterator[Gram]:
    """Yield what the language model calls a place, piece by piece ("Qamishli, Hasakah" are two).

    The model takes every other unknown surname for a place, so that an unlisted town needs a word that places it.
    """
    for entity in doc.ents:
        if entity.label_ not in PLACE_LABELS:
            continue
        for gram in _pieces(entity, words):
            typed = bare_name(gram.text)[1] is not None and not any(t.is_digit for t in doc[gram.first : gram.last])
            placed = entity.label_ == "LOC" or (
                entity.label_ == "GPE" and (judge.is_placed(gram) or _is_beside(doc, gram, taken))
            )
            if typed or placed:
                yield gram


def _is_beside(doc: Doc, gram: Gram, taken: set[int]) -> bool:
    """Tell whether one word joins a name to a place: "Qaboun from Jobar", "Foua and Kafraya"."""
    links = (",", "and", "or", "from", "to", "with")
    for link, place in ((gram.last, gram.last + 1), (gram.first - 1, gram.first - 2)):
        if min(link, place) >= 0 and max(link, place) < len(doc) and doc[link].lower_ in links:
            if place in taken or doc[place].ent_type_ == "GPE":
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


def _is_name(gram: Gram, words: PlaceWords) -> bool:
    lower = gram.text.lower()
    return (
        len(gram.key) > 1
        and gram.key not in words.never
        and lower not in people_of_countries()
        and not gram.text.split()[0].isdigit()
        and any(c.isalpha() for c in gram.text)
    )


def _mention(doc: Doc, gram: Gram, words: PlaceWords, gazetteer: Gazetteer) -> Mention:
    kind = _kind_beside(doc, gram, words)
    if gram.text in words.states:
        state = gazetteer.division(*words.states[gram.text].split("."))
        return Mention(
            gram.start, gram.end, gram.first, gram.last, gram.text, gram.key, kind, (state,) if state else ()
        )
    entries = gazetteer.entries(gram.text) or _without_lost_apostrophe(gram, gazetteer)
    # Idlib the town and Idlib the province are two names in one report.
    key = f"{gram.key} (division)" if kind is not None and kind.group == "division" else gram.key
    return Mention(gram.start, gram.end, gram.first, gram.last, gram.text, key, kind, entries)


def _without_lost_apostrophe(gram: Gram, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return what a name means whose apostrophe was lost on the way: "Syrias", "Aleppos"."""
    if not gram.text.endswith("s") or " " in gram.text:
        return ()
    return tuple(e for e in gazetteer.entries(gram.text[:-1]) if e.quality == MAIN and _is_eminent([e]))


def _is_eminent(listed: Sequence[Entry]) -> bool:
    """Tell whether a name is a country's, capital's, division's or large town's."""
    return any(e.kind in ("country", "capital", "division", "region") or e.population >= _LARGE for e in listed)


def _kind_beside(doc: Doc, gram: Gram, words: PlaceWords) -> PlaceType | None:
    """Return the kind that the words beside a name, or its own last word, say."""
    if gram.last < len(doc) and doc[gram.last].lower_ in words.types:
        return words.types[doc[gram.last].lower_]
    if gram.last - gram.first > 1 and doc[gram.last - 1].lower_ in words.types:
        return words.types[doc[gram.last - 1].lower_]
    if gram.first > 1 and doc[gram.first - 1].lower_ == "of":
        return words.types.get(doc[gram.first - 2].lower_)
    if gram.first > 0:
        return words.types.get(doc[gram.first - 1].lower_)
    return None
