"""From counted people to the right: the verb or state behind them that says what befell them."""

from warledger.reading.tolls.ages import age_end
from warledger.reading.tolls.counted import Counted
from warledger.reading.tolls.told import BE, Fate, Told
from warledger.records import Harm
from warledger.vocabulary.tolls import toll_words

_FARTHEST = 30
_LONGEST_PART = 14
_FARTHEST_HOME = 6
_FORCES = frozenset({"soldiers", "fighters", "police"})
_RELATIVES = frozenset({"who", "that", "which"})
_MARKS = frozenset({"(", ")", '"'})


class Rightward:
    """Reads on from counted people over auxiliaries, adverbs and people told with them."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def read(self, people: Counted, *, cross: bool) -> Fate | None:
        """Read on from the people to what befell them, over auxiliaries and, if asked, over people told with them."""
        doc, words, at, passive, part = self._told.doc, toll_words(), people.last, False, people.part
        while at < min(self._told.last, people.last + _FARTHEST):
            token = doc[at]
            harm = self._phrase_at(at)
            if harm is not None:
                return Fate(harm, at, part)
            if not passive and self._takes_object(at):
                return None
            if not cross and token.lower_ in _RELATIVES:
                return None
            if self._leaves(at, people):
                return Fate("displaced", at, part)
            harm = words.states.get(token.lower_) or words.subjects.get(token.lemma_.lower())
            if harm is None and passive:
                harm = words.verbs.get(token.lemma_.lower())
            if harm is not None and (people.kind != "other" or harm in ("killed", "injured")):
                return Fate(harm, at, part, self._joined_state(at, harm))
            passive = passive or token.lower_ in BE
            links = token.lower_ in words.linking and (token.lower_ != "and" or passive)
            beyond = age_end(doc, at, self._told.last)
            if beyond is None and cross:
                beyond = self._beyond(at)
            if beyond is not None:
                at = beyond
            elif links or token.pos_ == "ADV" or token.lower_ in _MARKS:
                at += 1
            else:
                return None
        return None

    def _leaves(self, at: int, people: Counted) -> bool:
        """Tell whether people leave their homes or a place where people live; soldiers who leave only move."""
        words, token = toll_words(), self._told.doc[at]
        if token.lemma_.lower() not in words.leaving or people.kind != "people" or people.population in _FORCES:
            return False
        behind = self._told.doc[at + 1 : min(at + _FARTHEST_HOME, self._told.last)]
        if any(t.lemma_.lower() in words.homes or t.ent_type_ == "GPE" for t in behind):
            return True
        # The label of a town's name is uncertain: "40,000 people have left Stepanakert" names a person to the model.
        return any(t.dep_ == "dobj" and t.head.i == at and t.tag_ == "NNP" and t.ent_type_ != "ORG" for t in behind)

    def _joined_state(self, at: int, harm: Harm) -> Harm | None:
        """Return the other harm of "dozens were killed or injured"."""
        if at + 2 < self._told.last and self._told.doc[at + 1].lower_ in ("and", "or", "/"):
            other = toll_words().states.get(self._told.doc[at + 2].lower_)
            return other if other != harm and at + 3 not in self._told.starting else None
        return None

    def _phrase_at(self, at: int) -> Harm | None:
        phrases = toll_words().phrases
        for length in range(4, 0, -1):
            harm = phrases.get(tuple(token.lower_ for token in self._told.doc[at : min(at + length, self._told.last)]))
            if harm is not None:
                return harm
        return None

    def _takes_object(self, at: int) -> bool:
        """Tell whether a verb of harm is told of doers: "two soldiers killed five civilians"."""
        token = self._told.doc[at]
        words = toll_words()
        if token.lemma_.lower() not in words.verbs and token.lower_ not in words.verb_forms:
            return False
        following = self._told.starting.get(at + 1)
        if following is not None:
            return self.read(self._told.counted[following], cross=False) is None
        return any(
            child.dep_ in ("dobj", "obj")
            and child.i > at
            and self._told.doc[child.i + 1].lower_ not in toll_words().states
            for child in token.children
            if child.i + 1 < self._told.last
        )

    def _beyond(self, at: int) -> int | None:
        """Step over people told with those before ("including eight children", "and 39 fighters")."""
        doc, words = self._told.doc, toll_words()
        for phrase in words.subset:
            if tuple(token.lower_ for token in doc[at : at + len(phrase)]) == phrase:
                return self._after_part(at + len(phrase))
        for phrase in words.coordination:
            end = at + len(phrase)
            if tuple(token.lower_ for token in doc[at:end]) != phrase:
                continue
            if doc[min(end, self._told.last - 1)].lower_ in ("the", "their"):
                end += 1
            index = self._told.starting.get(end)
            if index is not None:
                return self._told.counted[index].last
            if phrase == (",",):
                return end
            if phrase == ("and",) and doc[min(end, self._told.last - 1)].lemma_.lower() in words.populations:
                return end + 1
        return None

    def _after_part(self, at: int) -> int | None:
        """Step over "including several women and children" to the verb, or else the state, that tells of the whole."""
        ahead = range(at, min(at + _LONGEST_PART, self._told.last))
        for i in ahead:
            if self._phrase_at(i) is not None:
                return i
        for found in (BE, toll_words().states):
            for i in ahead:
                if self._told.doc[i].lower_ in found:
                    return i
        return None
