"""What stands around a run of words in a document: its label, its entity, the words before and after it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from warledger.reading.gazetteer import ARTICLES, MAIN, Entry, Gazetteer
from warledger.reading.places.grams import Gram, gram_of, is_capital
from warledger.reading.places.listing import is_eminent
from warledger.vocabulary.geography import people_of_countries
from warledger.vocabulary.places import PlaceType, PlaceWords

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
OTHER_LABELS = frozenset(("NORP", "LANGUAGE", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))
_BE = frozenset(("was", "were", "is", "are"))
TITLES = frozenset(("Ms", "Mr", "Mrs", "Dr", "Ms.", "Mr.", "Mrs.", "Dr.", "Sir", "Judge", "Gen.", "Capt.", "Sgt."))


class Surroundings:
    """Questions about the words around a run.

    ``surnames`` are the first and last words of the document's full names, in lower case; ``countries`` the codes of
    those it speaks of.
    """

    def __init__(self, doc: Doc, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._doc, self._words, self._gazetteer = doc, words, gazetteer
        named = [e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1]
        self.surnames = frozenset(t.lower_ for e in named for t in (e[0], e[-1]))
        self.countries = frozenset(self._countries())
        self._fillers = words.directions | words.types.keys() | words.connectors | {"'s", "’s"}

    def _countries(self) -> Iterator[str]:
        people = people_of_countries()
        for token in self._doc:
            if is_capital(token):
                if token.lower_ in people:
                    yield people[token.lower_]
                yield from (e.country for e in self._gazetteer.listed(token.text) if e.kind == "country" and e.country)

    def is_alone(self, gram: Gram, label: str) -> bool:
        """Tell whether no longer name goes on beside a run, nor in its entity."""
        doc = self._doc
        if label in ("PERSON", "ORG") and not self.is_entity(gram):
            return False
        before = doc[gram.first - 1 : gram.first]
        beside = [t for t in (*before, *doc[gram.last : gram.last + 1]) if is_capital(t) and t.pos_ == "PROPN"]
        named = [t for t in beside if t.lower_ not in self._words.directions and t.lower_ not in people_of_countries()]
        return not named

    def is_site_of_town(self, first: int, last: int) -> bool:
        """Tell whether tokens are a large town's name, after which sites are named: "Mosul University"."""
        return is_eminent(self._gazetteer.listed(gram_of(self._doc, first, last).text))

    def label(self, gram: Gram) -> str:
        """Return the entity label that most of a run's words carry, empty for none."""
        tokens = self._doc[gram.first : gram.last]
        labels = [t.ent_type_ for t in tokens if is_capital(t)]
        return max(labels, key=lambda label: (labels.count(label), label in PLACE_LABELS, label))

    def entity(self, gram: Gram) -> tuple[int, int]:
        """Return the tokens of the entity around a run, without articles and the words for kinds and directions."""
        doc, first, last = self._doc, gram.first, gram.last
        while first > 0 and doc[first].ent_iob_ == "I":
            first -= 1
        while last < len(doc) and doc[last].ent_iob_ == "I":
            last += 1
        return first, last

    def is_entity(self, gram: Gram) -> bool:
        """Tell whether a run is the whole of its entity, articles and possessives apart."""
        first, last = self.entity(gram)
        extra = [*self._doc[first : gram.first], *self._doc[gram.last : last]]
        return all(t.lower_ in ("the", "'s", "’s", "of") or t.is_punct for t in extra)

    def fills_entity(self, gram: Gram) -> bool:
        """Tell whether only directions, kinds and separate names are in a run's entity beside it."""
        first, last = self.entity(gram)
        extra = [*self._doc[first : gram.first], *self._doc[gram.last : last]]
        if any(t.text in (",", "/", "(") for t in extra):
            return True
        return all(t.lower_ in self._fillers or t.is_punct or t.text in self._words.states for t in extra)

    def is_after_country(self, gram: Gram) -> bool:
        """Tell whether a country's name without its apostrophe stands before: "northern Syrias Aleppo province"."""
        if not gram.first or not is_capital(self._doc[gram.first - 1]):
            return False
        before = self._doc[gram.first - 1].text.removesuffix("s")
        return any(e.kind == "country" and e.quality == MAIN for e in self._gazetteer.listed(before))

    def has_cue(self, gram: Gram, *, strong: bool = False) -> bool:
        """Tell whether the words before say that a place follows; directions and articles may stand between."""
        cues = self._words.strong_cues if strong else self._words.cues
        i = gram.first - 1
        while i >= 0 and (self._is_way(i) or self._describes(i, gram)):
            if self._doc[i].lower_ in cues:
                return True
            i -= 1
        if i < 0:
            return False
        if i > 0 and self._doc[i - 1].lower_ in self._words.sieges and self._doc[i].lower_ in ("of", "to", "for", "on"):
            return True
        if self._doc[i].lower_ == "of" and i > 0:
            if self._doc[i - 1].text == ",":
                return True  # where a person lives: "Omar Said, 26, of Jobar"
            return self._doc[i - 1].lower_ in self._words.types or self._doc[i - 1].lower_ in self._words.directions
        kind = self._words.types.get(self._doc[i].lower_)
        return self._doc[i].lower_ in cues or (kind is not None and kind.group in ("settlement", "division"))

    def _is_way(self, i: int) -> bool:
        return self._doc[i].lower_ in self._words.directions or self._doc[i].lower_ == "the"

    def _describes(self, i: int, gram: Gram) -> bool:
        """Tell whether a word in lower case describes a name: "in mineral-rich Katanga", "in highland Latakia"."""
        token = self._doc[i]
        if is_capital(token) or not (token.pos_ in ("ADJ", "NOUN") or token.text == "-"):
            return False
        return token.dep_ in ("amod", "compound", "nmod", "punct") and gram.first <= token.head.i < gram.last

    def is_owner(self, gram: Gram) -> bool:
        """Tell whether a site is said to be a name's own: "Omar's hotel" is in no town of Omar."""
        after = self._doc[gram.last : gram.last + 2]
        if len(after) < 2 or after[0].text not in ("'s", "’s") or is_capital(after[1]):
            return False
        kind = self._words.types.get(after[1].lower_)
        return kind is not None and kind.group == "site"

    def is_struck(self, gram: Gram) -> bool:
        """Tell whether a run is what fighting is done to: "Kherson was shelled", "shells hit Kherson"."""
        doc, struck = self._doc, self._words.struck
        if gram.first > 0 and doc[gram.first - 1].lower_ in struck:
            return True
        after = [token.lower_ for token in doc[gram.last : gram.last + 2]]
        return len(after) > 1 and (after[0] in ("fell", "held") or (after[0] in _BE and after[1] in struck))

    def is_held(self, gram: Gram) -> bool:
        """Tell whether what holds the place follows after a comma: "Kenner, La.", "Manbij, Syria"."""
        doc, i = self._doc, gram.last
        if i + 1 >= len(doc) or doc[i].text != ",":
            return False
        if doc[i + 1].text in self._words.states or doc[i + 1 : i + 3].text in self._words.states:
            return True
        for last in (i + 3, i + 2):
            if last <= len(doc) and is_capital(doc[i + 1]):
                name = gram_of(doc, i + 1, last).text
                found = self._gazetteer.listed(name)
                if found and found[0].quality == MAIN and found[0].kind in ("country", "division"):
                    return True
        return False

    def follows_comma(self, gram: Gram) -> bool:
        """Tell whether a comma stands before a run."""
        return gram.first > 0 and self._doc[gram.first - 1].text == ","

    def is_street_or_outlet(self, gram: Gram) -> bool:
        """Tell whether the next word makes a street, a site or an outlet of the name: "Boston Globe"."""
        if gram.last >= len(self._doc):
            return False
        following = self._doc[gram.last]
        kind = self._words.types.get(following.lower_)
        street = following.text in ("St.", "Rd.", "Ave.", "Dr.", "Blvd.", "Ln.", "Drive", "Place", "Court", "Way")
        typed = kind is not None and kind.group in ("site", "nature") and is_capital(following)
        return street or typed or (is_capital(following) and following.lower_ in self._words.outlets)

    def is_make_of_arms(self, gram: Gram, listed: Sequence[Entry]) -> bool:
        """Tell whether a name is a weapon's, of no town that one would know: "Tomahawk cruise missiles"."""
        follows = gram.last < len(self._doc) and self._doc[gram.last].lower_ in self._words.arms
        return follows and not is_eminent(listed)

    def is_division(self, gram: Gram, listed: Sequence[Entry]) -> bool:
        """Tell whether a name of several words is a division's or region's own: "Henderson County" in any company."""
        wide = listed[0].kind in ("division", "district", "region", "water")
        return gram.last - gram.first > 1 and wide and (listed[0].quality == MAIN or listed[0].geonames_id is None)

    def has_people(self, gram: Gram, label: str) -> bool:
        """Tell whether those who live there follow; a person's or an organisation's name must end with the place's."""
        doc = self._doc
        if gram.last >= len(doc) or doc[gram.last].lower_ not in self._words.people:
            return False
        if gram.first > 0 and is_capital(doc[gram.first - 1]) and not doc[gram.first - 1].is_sent_end:
            before = doc[gram.first - 1]
            return before.pos_ != "PROPN" or before.lower_ in self._words.directions
        return label != "PERSON" or self.entity(gram)[0] == gram.first

    def is_half(self, gram: Gram) -> bool:
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

    def is_in_group_name(self, gram: Gram) -> bool:
        """Tell whether a name belongs to an armed group's own: "the Islamic State of Iraq and Syria"."""
        before = " ".join(t.lower_ for t in self._doc[max(0, gram.first - 7) : gram.first])
        return before.removesuffix(" the").endswith(tuple(self._words.group_names))

    def is_patron_saint(self, gram: Gram) -> bool:
        """Tell whether a saint's name names a school or church: "St. John's Lutheran"."""
        return gram.key.startswith("saint ") and self._doc[gram.last : gram.last + 1].text in ("'s", "’s")

    def is_dateline(self, gram: Gram) -> bool:
        """Tell whether capitals and a dash open a paragraph: "HAMILTON —", "ALEPPO, Syria (AP) —"."""
        doc = self._doc
        opens = gram.first == 0 or doc[gram.first - 1].is_space or doc[gram.first].is_sent_start
        dashes = [t.i for t in doc[gram.last : gram.last + 12] if t.text in ("—", "–", "-", "--", "\x97")]
        return bool(opens and gram.text.isupper() and len(gram.text) > 3 and dashes)

    def speaks(self, gram: Gram) -> bool:
        """Tell whether a verb whose subject is a person follows, or stands before: "said Logan."."""
        doc = self._doc
        if gram.last < len(doc) and doc[gram.last].lemma_ in self._words.speaking:
            return True
        behind = gram.first > 0 and doc[gram.first - 1].lemma_ in self._words.speaking
        return behind and gram.last < len(doc) and doc[gram.last].is_punct and doc[gram.last].text != "-"

    def is_person(self, gram: Gram) -> bool:
        """Tell whether a title stands before a name: "Mr. Arlington"."""
        return gram.first > 0 and self._doc[gram.first - 1].text in TITLES

    def goes_on(self, gram: Gram) -> bool:
        """Tell whether a longer proper name goes on after a run: "Webb Center"."""
        if gram.last >= len(self._doc):
            return False
        following = self._doc[gram.last]
        known = following.lower_ in self._words.organisations or following.lower_ in self._words.types
        known = known or following.ent_type_ in OTHER_LABELS
        return is_capital(following) and following.pos_ == "PROPN" and not following.is_sent_start and not known

    def is_placed(self, gram: Gram) -> bool:
        """Tell whether the words around an unlisted name say that it is a place."""
        return self.has_cue(gram) or self.is_held(gram) or kind_beside(self._doc, gram, self._words) is not None


def kind_beside(doc: Doc, gram: Gram, words: PlaceWords) -> PlaceType | None:
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
