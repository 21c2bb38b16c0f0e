"""A listed name in its surroundings → whether it means a place there."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from warledger.reading.gazetteer import MAIN, Entry, Gazetteer
from warledger.reading.places.grams import Gram, is_capital
from warledger.reading.places.listing import is_eminent, without_lost_apostrophe
from warledger.reading.places.surroundings import OTHER_LABELS, PLACE_LABELS, Surroundings
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.outlets import outlets
from warledger.vocabulary.places import PlaceWords

Verdict = Literal["yes", "maybe", "no"]
_KNOWN, _KNOWN_BY_OTHER_NAME = 10_000, 50_000  # inhabitants of a town that may be known by name
_FAMOUS = 500_000  # inhabitants
_WELL_READ = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))  # countries whose towns the language model knows
_SEVERAL = 2  # words
_LONGEST_ACRONYM = 4
_POSTAL, _POINTS = 2, 2  # letters of "KY", points of "N.Y."
_ABBREVIATIONS = ("US", "UK", "UAE", "DRC")


def _is_word_like_acronym(gram: Gram, listed: Sequence[Entry]) -> bool:
    """Tell whether a short word is listed only as an acronym is: "Car" is no Central African Republic."""
    if len(gram.text) > _LONGEST_ACRONYM or gram.text.isupper():
        return False
    return listed[0].quality != MAIN or any(e.kind == "country" and e.quality != MAIN for e in listed)


def _is_famous(listed: Sequence[Entry]) -> bool:
    """Tell whether a name is first of all a city's that the language model has hardly read of: "Bukavu"."""
    return listed[0].quality == MAIN and listed[0].country not in _WELL_READ and listed[0].population >= _FAMOUS


@cache
def outlet_names() -> frozenset[str]:
    """Return the outlets' names in lower case: Al Mayadeen is a broadcaster before it is a town."""
    return frozenset(name.lower() for outlet in outlets() for name in outlet.clear_names)


class Judge:
    """Whether a listed name means a place in one document: by the label that the language model gave it."""

    def __init__(self, around: Surroundings, doc: Doc, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._doc, self._words, self._gazetteer = doc, words, gazetteer
        self._around = around
        self._countries = around.countries - _WELL_READ
        self._fillers = words.directions | words.types.keys() | words.connectors | {"'s", "’s"}

    def verdict(self, gram: Gram) -> Verdict | None:
        """Return the verdict on a run of words, None where it is no listed name."""
        if gram.text in self._words.states and (self._around.follows_comma(gram) or self._is_plain_state(gram)):
            return "yes"
        listed = list(self._gazetteer.listed(gram.text))
        listed = listed or list(without_lost_apostrophe(gram, self._gazetteer)) or self._own_likenesses(gram)
        if not listed or (gram.text.isupper() and len(gram.text) < 4 and gram.text not in _ABBREVIATIONS):
            return None
        label = self._around.label(gram)
        if _is_word_like_acronym(gram, listed) and label not in PLACE_LABELS:
            return None
        lower = gram.text.lower()
        if lower in self._words.directions or lower in self._words.types or lower in people_of_countries():
            return None
        if lower in self._words.never or gram.key in self._words.never or lower in outlet_names():
            return "yes" if label in ("GPE", "LOC") and self._around.has_cue(gram, strong=True) else None
        if (
            self._around.is_in_group_name(gram)
            or self._around.is_street_or_outlet(gram)
            or self._around.is_patron_saint(gram)
            or self._around.is_make_of_arms(gram, listed)
            or self._around.is_person(gram)
        ):
            return None
        if (
            (self._around.is_after_country(gram) and is_eminent(listed))
            or self._around.is_dateline(gram)
            or self._around.is_division(gram, listed)
            or self._around.has_people(gram, label)
        ):
            return "yes"
        if (self._around.is_half(gram) or self._around.is_owner(gram)) and not is_eminent(listed):
            return None
        return self._by_label(gram, label, listed)

    def _own_likenesses(self, gram: Gram) -> list[Entry]:
        """Return the places of the user's own lists that a name of several words is spelt like: no chance likeness."""
        if not self._gazetteer.own or gram.last - gram.first < _SEVERAL:
            return []
        return [e for e in self._gazetteer.entries(gram.text) if e.gazetteer and " " in gram.key]

    def _is_plain_state(self, gram: Gram) -> bool:
        """Tell whether a state's short form is one without a town before it: "S.C. lawmakers", "a Calif. court"."""
        if len(gram.text) == _POSTAL:
            return False
        points = gram.text.count(".") == _POINTS and not self._doc[max(0, gram.first - 1)].like_num
        return points or self._around.label(gram) in PLACE_LABELS

    def _by_label(self, gram: Gram, label: str, listed: Sequence[Entry]) -> Verdict | None:
        if label in ("GPE", "LOC"):
            return self._by_place(gram, listed)
        if label in OTHER_LABELS and label != "NORP":
            return None
        if self._is_supported(gram, label, listed):
            return "yes"
        if label == "PERSON":
            return self._by_person(gram, listed)
        if label == "ORG":
            return self._by_organisation(gram, listed)
        if label == "FAC":
            if self._around.is_entity(gram) and self._around.has_cue(gram) and is_eminent(listed):
                return "yes"
            return "maybe" if self._around.fills_entity(gram) else None
        return self._by_words(gram, listed)

    def _is_supported(self, gram: Gram, label: str, listed: Sequence[Entry]) -> bool:
        """Tell whether a name is a known town of a country that the document speaks of.

        The language model has seen few such names: it takes them for persons, organisations, even adverbs.
        """
        if not self._around.is_alone(gram, label) or gram.text.lower() in self._around.surnames:
            return False
        if listed[0].kind in ("country", "capital") and listed[0].quality == MAIN:
            return True
        if self._around.speaks(gram):
            return False
        return any(
            e.country in self._countries and (e.kind in ("division", "region") or e.population >= self._known(e))
            for e in listed
        )

    def _known(self, entry: Entry) -> int:
        return _KNOWN if entry.quality == MAIN else _KNOWN_BY_OTHER_NAME

    def _by_place(self, gram: Gram, listed: Sequence[Entry]) -> Verdict | None:
        if not self._around.fills_entity(gram):
            is_first = gram.first == self._around.entity(gram)[0]
            if not is_eminent(listed) or not (is_first or self._around.is_after_country(gram)):
                return None
        is_named = gram.text.lower() in self._around.surnames
        doubtful = self._around.speaks(gram) or is_named or self._around.goes_on(gram)
        well_known = is_eminent(listed) and (not is_named or listed[0].kind != "town")
        if doubtful and not (self._around.has_cue(gram, strong=is_named) or well_known):
            return "maybe"
        return "yes"

    def _by_person(self, gram: Gram, listed: Sequence[Entry]) -> Verdict | None:
        if not self._around.is_entity(gram):
            return None
        if self._around.is_held(gram):
            return "yes"
        if gram.text.lower() in self._around.surnames:
            return "no"
        abroad = [e for e in listed if e.country not in _WELL_READ and (e.quality == MAIN or e.gazetteer)]
        if self._around.is_struck(gram) and any(e.population >= _KNOWN or e.gazetteer for e in abroad):
            return "yes"
        if _is_famous(listed) and not self._around.speaks(gram):
            return "yes"
        large = any(e.population >= _KNOWN_BY_OTHER_NAME for e in listed)
        return "yes" if self._around.has_cue(gram, strong=not large) else "maybe"

    def _by_organisation(self, gram: Gram, listed: Sequence[Entry]) -> Verdict | None:
        if self._around.is_entity(gram):
            is_named = gram.text.lower() in self._around.surnames
            sure = self._around.has_cue(gram, strong=is_named) or self._around.is_held(gram)
            sure = sure or (_is_famous(listed) and not is_named)
            return "yes" if sure else "no" if is_named else "maybe"
        before = self._doc[gram.first - 1] if gram.first else None
        if before is not None and before.lower_ in ("of", "in", "from"):
            seat = self._doc[gram.first - 2].lower_ if gram.first > 1 else ""
            named = before.lower_ != "of" or seat in self._words.seats or is_eminent(listed)
            return "yes" if named else "maybe"
        if gram.first > self._around.entity(gram)[0] and before is not None and before.lower_ not in self._fillers:
            return None
        following = self._doc[gram.last].lower_ if gram.last < len(self._doc) else ""
        if following in self._words.organisations and is_eminent(listed):
            return "yes"
        return "maybe"

    def _by_words(self, gram: Gram, listed: Sequence[Entry]) -> Verdict | None:
        doc = self._doc
        if not all(t.pos_ == "PROPN" for t in doc[gram.first : gram.last] if is_capital(t)):
            is_led = self._around.has_cue(gram) and not doc[gram.first].is_sent_start
            return "yes" if is_led and is_eminent(listed) and _is_famous(listed) else None
        before = doc[gram.first - 1] if gram.first else None
        following = (
            doc[gram.last] if gram.last < len(doc) and doc[gram.last].ent_type_ not in ("DATE", "TIME") else None
        )
        beside = [t for t in (before, following) if t is not None and is_capital(t) and t.pos_ == "PROPN"]
        if beside and before in beside and before is not None and before.lower_ not in self._words.directions:
            return None
        if self._around.is_held(gram) or (
            not beside and self._around.has_cue(gram) and gram.text.lower() not in self._around.surnames
        ):
            return "yes"
        return "yes" if not beside and is_eminent(listed) and listed[0].quality == MAIN else "maybe"

    def is_person_here(self, gram: Gram, speakers: AbstractSet[str]) -> bool:
        """Tell whether a name that speaks somewhere in the document is a person's: no large town's, nor placed here."""
        if gram.key not in speakers or is_eminent(self._gazetteer.listed(gram.text)):
            return False
        return not (self._around.is_held(gram) or self._around.has_cue(gram, strong=True))

    def speaks(self, gram: Gram) -> bool:
        """Tell whether a name is the subject of a verb of speaking."""
        return self._around.speaks(gram)

    def is_well_known(self, gram: Gram) -> bool:
        """Tell whether a name is that of a town that may be known by name."""
        return any(e.population >= _KNOWN or e.kind not in ("town", "site") for e in self._gazetteer.listed(gram.text))

    def may_repeat(self, gram: Gram) -> bool:
        """Tell whether a name that is a place elsewhere may be one here too: not within another's name."""
        before = self._doc[gram.first - 1] if gram.first else None
        if before is not None and is_capital(before) and before.pos_ == "PROPN" and not before.is_sent_end:
            return False
        if (
            gram.text.lower() in self._around.surnames
            or gram.text.lower() in self._words.never
            or self._around.speaks(gram)
        ):
            return False
        return self._around.is_entity(gram) and not (self._around.is_half(gram) or self._around.goes_on(gram))
