"""From counted people to the left: the verb, deed or figure before them that says what befell them."""

from spacy.tokens import Token

from warledger.reading.tolls.counted import Counted
from warledger.reading.tolls.told import TELLS_PARTS, Fate, Told
from warledger.records import Harm
from warledger.vocabulary.tolls import toll_words

_FARTHEST_TOLL = 40
_FARTHEST_NAMED = 12
_BRINGS = frozenset({"bring", "raise", "take", "push", "lift", "rise"})
_UNDER = frozenset({"under", "beneath", "alive"})
_SKIPPED = frozenset(
    {"the", "at", "least", "all", "as", "many", "up", "to", "some", "around", "about", "other", "those", "a", "an"}
)


class Leftward:
    """Reads back from counted people, and asks what governs them."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def read(self, people: Counted) -> Fate | None:
        """Read back from the people to the verb or deed whose object they are."""
        doc, words, at = self._told.doc, toll_words(), people.first - 1
        while at > self._told.first and (doc[at].lower_ in _SKIPPED or doc[at].pos_ == "ADV"):
            at -= 1
        if at < self._told.first:
            return None
        felled = self._felled(at)
        if felled is not None:
            return Fate(felled, at, people.part)
        token = doc[at]
        lemma = token.lemma_.lower()
        harm = words.verbs.get(lemma) or words.verb_forms.get(token.lower_)
        if (
            harm is not None
            and not self._is_passive(token)
            and (people.kind != "other" or harm in ("killed", "injured"))
        ):
            return Fate(harm, at, people.part, self._joined_verb(at))
        harm = words.objects.get(lemma)
        if harm is not None and people.kind == "people" and not self._is_passive(token) and not self._is_buried(people):
            return Fate(harm, at, people.part)
        if lemma in ("lose", "losing", "lost") and people.kind == "people":
            return Fate("killed", at, people.part)
        if token.lower_ in TELLS_PARTS:
            return self.among(at)
        if token.lower_ == "of" and at > self._told.first:
            deed = doc[at - 1]
            harm = words.deeds.get(deed.lemma_.lower()) or words.deeds.get(deed.lower_)
            if harm is not None and (people.kind != "bare" or harm == "killed"):
                return Fate(harm, at - 1, people.part)
        return None

    def _felled(self, at: int) -> Harm | None:
        """Return the harm of a verb in several words that ends at a token: "shot dead", "hacked to death"."""
        before = tuple(token.lower_ for token in self._told.doc[max(self._told.first, at - 2) : at + 1])
        felling = toll_words().felling
        return felling.get(before[-2:]) or felling.get(before[-3:])

    def among(self, at: int) -> Fate | None:
        """Read "among the dead were four nurses", "those killed included six women"."""
        for i in range(at - 1, max(self._told.first, at - 7) - 1, -1):
            harm = toll_words().states.get(self._told.doc[i].lower_)
            if harm is None:
                continue
            if i > self._told.first and self._told.doc[i - 1].lower_ in ("the", "those"):
                return Fate(harm, i, part=True)
            if i == self._told.first and i + 1 == at:  # "Killed were two guards."
                return Fate(harm, i)
        return None

    def _is_buried(self, people: Counted) -> bool:
        """Tell whether people lie under a building, not yet known to be dead."""
        return any(t.lower_ in _UNDER for t in self._told.doc[people.last : min(people.last + 3, self._told.last)])

    def _is_passive(self, verb: Token) -> bool:
        return verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children)

    def _joined_verb(self, at: int) -> Harm | None:
        """Return the other harm of "killed and wounded five", where one number counts both."""
        doc, words = self._told.doc, toll_words()
        if at - 2 >= self._told.first and doc[at - 1].lower_ in ("and", "or", "/"):
            other = words.verbs.get(doc[at - 2].lemma_.lower())
            return other if other != words.verbs.get(doc[at].lemma_.lower()) else None
        return None

    def own_noun(self, people: Counted) -> Fate | None:
        """Read a noun that is a harm itself: "20 deaths", "10 bodies", "claimed two lives"."""
        if people.kind == "bare":
            return None
        doc, head = self._told.doc, self._told.doc[people.head]
        harm = toll_words().nouns.get(head.lemma_.lower()) or toll_words().nouns.get(head.lower_)
        before = {token.lemma_.lower() for token in doc[max(self._told.first, people.first - 4) : people.first]}
        if head.lemma_.lower() == "life":
            after = {token.lemma_.lower() for token in doc[people.last : people.last + 3]}
            return Fate("killed", people.head) if (before | after) & {"claim", "lose", "take", "cost", "loss"} else None
        if harm == "captured" and not before & {"take", "capture", "hold", "seize", "grab"}:
            return None
        if harm is None and people.part:
            harm = toll_words().states.get(head.lower_)
        if harm is None:
            modifiers = (toll_words().states.get(token.lower_) for token in doc[people.number + 1 : people.head])
            harm = next((modifier for modifier in modifiers if modifier is not None), None)
        return Fate(harm, people.head, people.part) if harm is not None else None

    def figure(self, people: Counted) -> Fate | None:
        """Read "the death toll … rose to 20"."""
        doc, words = self._told.doc, toll_words()
        at = people.first - 1
        if (
            at < self._told.first
            or doc[at].lower_ not in words.toll_leading
            or doc[people.number].lower_ in ("a", "an")
        ):
            return None
        if doc[at].lower_ == "to" and doc[at - 1].lemma_.lower() in _BRINGS:
            harm = self._figure_ahead(people)
            if harm is not None:
                return Fate(harm, at - 1)
        for i in range(at, max(self._told.first, at - _FARTHEST_TOLL) - 1, -1):
            if doc[i].lower_ == "toll" or (doc[i].lower_ in words.toll_nouns and at - i < 8):
                near = {token.lower_ for token in doc[max(self._told.first, i - 3) : i + 4]}
                return Fate("injured" if near & {"injured", "wounded", "injuries"} else "killed", i)
            if doc[i].lower_ == "number":
                named = (
                    words.states.get(token.lower_) or words.nouns.get(token.lemma_) for token in doc[i + 1 : i + 13]
                )
                harm = next((found for found in named if found is not None), None)
                return Fate(harm, i) if harm is not None else None
        return None

    def _figure_ahead(self, people: Counted) -> Harm | None:
        """Return the harm of "brought to 16 the number of soldiers killed"."""
        words, ahead = toll_words(), self._told.doc[people.last : min(people.last + _FARTHEST_NAMED, self._told.last)]
        lowered = [token.lower_ for token in ahead]
        if not {"number", "toll", "total", "tally"} & set(lowered[:4]):
            return None
        named = (words.states.get(word) for word in lowered)
        return next((harm for harm in named if harm is not None), "killed" if "toll" in lowered else None)

    def governed(self, people: Counted) -> Fate | None:
        """Ask the dependency parse: subject of a passive or object of an active verb of harm."""
        token = self._told.doc[people.head]
        if people.kind == "bare" or self._told.doc[people.number].lower_ in ("a", "an"):
            return None
        for _ in range(3):
            if token.dep_ != "conj":
                break
            token = token.head
        verb, words = token.head, toll_words()
        lemma = verb.lemma_.lower()
        harm = words.verbs.get(lemma)
        if token.dep_ == "nsubjpass" and harm is not None:
            return Fate(harm, verb.i, people.part)
        if token.dep_ in ("dobj", "obj") and harm is not None:
            return Fate(harm, verb.i, people.part)
        if token.dep_ == "nsubj" and lemma in words.subjects:
            return Fate(words.subjects[lemma], verb.i, people.part)
        if token.dep_ == "nsubj" and lemma in words.leaving and people.population in ("civilians", "refugees"):
            stays = any(child.dep_ in ("dobj", "obj") for child in verb.children)
            return None if stays else Fate("displaced", verb.i, people.part)
        if token.dep_ in ("nsubj", "nsubjpass") and verb.i > token.i and verb.i + 1 < self._told.last:
            # "were shot dead", "went missing": the state follows the verb.
            state = words.states.get(self._told.doc[verb.i + 1].lower_)
            return Fate(state, verb.i + 1, people.part) if state is not None else None
        return None
