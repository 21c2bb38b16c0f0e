"""Parse → the tolls of a document: counted people, and what is said to have befallen them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from warledger.reading.parse import Parse
from warledger.reading.tolls.people import Counted, find_counted, starts
from warledger.records import Actor, Harm, Notice, Toll, TollScope
from warledger.vocabulary.times import time_words
from warledger.vocabulary.tolls import toll_words

_FARTHEST_RIGHT = 30
_FARTHEST_TOLL = 30
_LONGEST_PART = 14
_BE = frozenset({"was", "were", "been", "be", "being", "are", "is", "got", "get"})
_TELLS_PARTS = frozenset({"were", "was", "are", "included", "include", "includes"})
_RELATIVES = frozenset({"who", "that", "which"})
_MARKS = frozenset({"(", ")", '"'})
_SKIPPED_LEFT = frozenset(
    {"the", "at", "least", "all", "as", "many", "up", "to", "some", "around", "about", "other", "those", "a", "an"}
)


@dataclass(frozen=True, slots=True)
class _Fate:
    """What befell some people: the harm, the token that says so, a second harm where one number counts both."""

    harm: Harm
    cue: int
    part: bool = False
    also: Harm | None = None


def find_tolls(parse: Parse, actors: Sequence[Actor]) -> tuple[Toll, ...]:
    """Return the tolls of a document's sentences, in order.

    Args:
        parse: the document.
        actors: its actors; one that overlaps or owns the people counted becomes the toll's ``party``.
    """
    tolls = []
    for sentence in parse.sentences:
        if _may_tell(sentence.doc, sentence.start, sentence.end):
            tolls.extend(_Sentence(parse, sentence.start, sentence.end, actors).tolls())
    return tuple(sorted(set(tolls), key=lambda toll: (toll.start, toll.end, toll.harm)))


def find_toll_notices(parse: Parse) -> tuple[Notice, ...]:
    """Return a notice for each count of casualties that does not say whether they are dead or injured."""
    notices = []
    for sentence in parse.sentences:
        if not _may_tell(sentence.doc, sentence.start, sentence.end):
            continue
        for people in find_counted(sentence.doc, sentence.start, sentence.end):
            if people.kind == "casualties" and people.low != 0:
                span = sentence.doc[people.first : people.last]
                words = " ".join(span.text.split())
                notices.append(
                    Notice(
                        "toll_ambiguous",
                        f"{words!r} does not say whether people were killed or injured",
                        span.start_char,
                        span.end_char,
                    )
                )
    return tuple(notices)


def _may_tell(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a sentence holds a word of harm at all; most do not and cost nothing more."""
    cues = _cues()
    return any(token.lower_ in cues or token.lemma_.lower() in cues for token in doc[first:last])


@cache
def _cues() -> frozenset[str]:
    words = toll_words()
    return frozenset({
        *words.verbs, *words.verb_forms, *words.subjects, *words.states, *words.nouns, *words.deeds, *words.toll_nouns,
        "lose", "life", "lives", "homes", "casualty", "casualties", "flee", "hostage", "prisoner",
    })  # fmt: skip


class _Sentence:
    """The counted people of one sentence and how their fates are found."""

    def __init__(self, parse: Parse, first: int, last: int, actors: Sequence[Actor]) -> None:
        self._doc, self._parse, self._first, self._last = parse.doc, parse, first, last
        self._actors = actors
        self._counted = find_counted(parse.doc, first, last)
        self._starting = dict(starts(self._counted))
        self._fates: dict[int, _Fate | None] = {}

    def tolls(self) -> list[Toll]:
        tolls: list[Toll] = []
        for index, people in enumerate(self._counted):
            if people.kind == "casualties":
                tolls.extend(self._toll(index, _Fate(harm, people.head)) for harm in _no_casualties(people))
                continue
            fate = self._fate(index)
            if fate is not None:
                tolls.append(self._toll(index, fate))
                if fate.also is not None:
                    tolls.append(self._toll(index, _Fate(fate.also, fate.cue, fate.part, fate.harm)))
        return tolls

    # ------------------------------------------------------------ fates

    def _fate(self, index: int) -> _Fate | None:
        if index not in self._fates:
            self._fates[index] = None
            people = self._counted[index]
            if people.definite:
                fate = self._right(people, cross=False) or self._left(people)
                self._fates[index] = fate if fate is not None and fate.harm in ("killed", "injured") else None
                return self._fates[index]
            self._fates[index] = (
                self._right(people, cross=False)
                or self._left(people)
                or self._own_noun(people)
                or self._toll_figure(people)
                or self._shared(index)
                or self._right(people, cross=True)
                or self._governed(people)
            )
        return self._fates[index]

    def _right(self, people: Counted, *, cross: bool) -> _Fate | None:
        """Read on from the people to what befell them, over auxiliaries and, if asked, over people told with them."""
        doc, words, at, passive, part = self._doc, toll_words(), people.last, False, people.part
        while at < min(self._last, people.last + _FARTHEST_RIGHT):
            token = doc[at]
            harm = self._phrase_at(at)
            if harm is not None:
                return _Fate(harm, at, part)
            if not passive and self._takes_object(at):
                return None
            if not cross and token.lower_ in _RELATIVES:
                return None
            harm = words.states.get(token.lower_) or words.subjects.get(token.lemma_.lower())
            if harm is None and passive:
                harm = words.verbs.get(token.lemma_.lower())
            if harm is not None and (people.kind != "other" or harm in ("killed", "injured")):
                return _Fate(harm, at, part, self._joined_state(at, harm))
            passive = passive or token.lower_ in _BE
            links = token.lower_ in words.linking and (token.lower_ != "and" or passive)
            beyond = self._beyond(at) if cross else None
            if beyond is not None:
                at = beyond
            elif links or token.pos_ == "ADV" or token.lower_ in _MARKS:
                at += 1
            else:
                return None
        return None

    def _joined_state(self, at: int, harm: Harm) -> Harm | None:
        """Return the other harm of "dozens were killed or injured"."""
        if at + 2 < self._last and self._doc[at + 1].lower_ in ("and", "or", "/"):
            other = toll_words().states.get(self._doc[at + 2].lower_)
            return other if other != harm and at + 3 not in self._starting else None
        return None

    def _phrase_at(self, at: int) -> Harm | None:
        phrases = toll_words().phrases
        for length in range(4, 0, -1):
            harm = phrases.get(tuple(token.lower_ for token in self._doc[at : min(at + length, self._last)]))
            if harm is not None:
                return harm
        return None

    def _takes_object(self, at: int) -> bool:
        """Tell whether a verb of harm is told of doers: "two soldiers killed five civilians"."""
        token = self._doc[at]
        words = toll_words()
        if token.lemma_.lower() not in words.verbs and token.lower_ not in words.verb_forms:
            return False
        following = self._starting.get(at + 1)
        if following is not None:
            return self._right(self._counted[following], cross=False) is None
        return any(
            child.dep_ in ("dobj", "obj") and child.i > at and self._doc[child.i + 1].lower_ not in toll_words().states
            for child in token.children
            if child.i + 1 < self._last
        )

    def _beyond(self, at: int) -> int | None:
        """Step over people told with those before ("including eight children", "and 39 fighters")."""
        doc, words = self._doc, toll_words()
        for phrase in words.subset:
            if tuple(token.lower_ for token in doc[at : at + len(phrase)]) == phrase:
                return self._after_part(at + len(phrase))
        for phrase in words.coordination:
            end = at + len(phrase)
            if tuple(token.lower_ for token in doc[at:end]) != phrase:
                continue
            if doc[min(end, self._last - 1)].lower_ in ("the", "their"):
                end += 1
            index = self._starting.get(end)
            if index is not None:
                return self._counted[index].last
            if phrase == (",",):
                return end
            if phrase == ("and",) and doc[min(end, self._last - 1)].lemma_.lower() in words.populations:
                return end + 1
        return None

    def _after_part(self, at: int) -> int | None:
        """Step over "including several women and children" to the verb, or else the state, that tells of the whole."""
        ahead = range(at, min(at + _LONGEST_PART, self._last))
        for found in (_BE, toll_words().states):
            for i in ahead:
                if self._doc[i].lower_ in found:
                    return i
        return None

    def _own_noun(self, people: Counted) -> _Fate | None:
        """Read a noun that is a harm itself: "20 deaths", "10 bodies", "claimed two lives"."""
        if people.kind == "bare":
            return None
        doc, head = self._doc, self._doc[people.head]
        harm = toll_words().nouns.get(head.lemma_.lower()) or toll_words().nouns.get(head.lower_)
        before = {token.lemma_.lower() for token in doc[max(self._first, people.first - 4) : people.first]}
        if head.lemma_.lower() == "life":
            after = {token.lemma_.lower() for token in doc[people.last : people.last + 3]}
            return (
                _Fate("killed", people.head) if (before | after) & {"claim", "lose", "take", "cost", "loss"} else None
            )
        if harm == "captured" and not before & {"take", "capture", "hold", "seize", "grab"}:
            return None
        if harm is None and people.part:
            harm = toll_words().states.get(head.lower_)
        if harm is None:
            modifiers = (toll_words().states.get(token.lower_) for token in doc[people.number + 1 : people.head])
            harm = next((modifier for modifier in modifiers if modifier is not None), None)
        return _Fate(harm, people.head, people.part) if harm is not None else None

    def _left(self, people: Counted) -> _Fate | None:
        """Read back from the people to the verb or deed whose object they are."""
        doc, words, at = self._doc, toll_words(), people.first - 1
        while at > self._first and (doc[at].lower_ in _SKIPPED_LEFT or doc[at].pos_ == "ADV"):
            at -= 1
        if at < self._first:
            return None
        token = doc[at]
        lemma = token.lemma_.lower()
        harm = words.verbs.get(lemma) or words.verb_forms.get(token.lower_)
        if (
            harm is not None
            and not self._is_passive(token)
            and (people.kind != "other" or harm in ("killed", "injured"))
        ):
            return _Fate(harm, at, people.part, self._joined_verb(at))
        if lemma in ("lose", "losing", "lost") and people.kind == "people":
            return _Fate("killed", at, people.part)
        if token.lower_ in _TELLS_PARTS:
            return self._among(at)
        if token.lower_ == "of" and at > self._first:
            deed = doc[at - 1]
            harm = words.deeds.get(deed.lemma_.lower()) or words.deeds.get(deed.lower_)
            if harm is not None and (people.kind != "bare" or harm == "killed"):
                return _Fate(harm, at - 1, people.part)
        return None

    def _among(self, at: int) -> _Fate | None:
        """Read "among the dead were four nurses", "those killed included six women"."""
        for i in range(at - 1, max(self._first, at - 7) - 1, -1):
            harm = toll_words().states.get(self._doc[i].lower_)
            if harm is not None and i > self._first and self._doc[i - 1].lower_ in ("the", "those"):
                return _Fate(harm, i, part=True)
        return None

    def _is_passive(self, verb: Token) -> bool:
        return verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children)

    def _joined_verb(self, at: int) -> Harm | None:
        """Return the other harm of "killed and wounded five", where one number counts both."""
        doc, words = self._doc, toll_words()
        if at - 2 >= self._first and doc[at - 1].lower_ in ("and", "or", "/"):
            other = words.verbs.get(doc[at - 2].lemma_.lower())
            return other if other != words.verbs.get(doc[at].lemma_.lower()) else None
        return None

    def _shared(self, index: int) -> _Fate | None:
        """Take the fate of the people told before, joined by "and" or opened by "including"."""
        if index == 0:
            return None
        people, before, words = self._counted[index], self._counted[index - 1], toll_words()
        gap = tuple(token.lower_ for token in self._doc[before.last : people.first])
        if len(gap) > 12:
            return None
        for phrase in words.subset:
            if (
                any(gap[i : i + len(phrase)] == phrase for i in range(max(0, len(gap) - 5), len(gap)))
                and '"' not in gap
            ):
                fate = self._fate(index - 1)
                return _Fate(fate.harm, fate.cue, part=True) if fate is not None else None
        if not self._joined(before, people) or people.kind == "other":
            return None
        fate = self._fate(index - 1)
        return _Fate(fate.harm, fate.cue, fate.part) if fate is not None and fate.also is None else None

    def _joined(self, before: Counted, people: Counted) -> bool:
        """Tell whether a coordination joins two counted groups, at most a short "from the staff" between them."""
        gap = [token.lower_ for token in self._doc[before.last : people.first]]
        if not gap:
            # Wire copy without its commas: "six women five children".
            both = before.kind == people.kind == "people"
            return both and (before.part or people.part or self._opens_part(before))
        while gap and gap[-1] in ("the", "also", "then"):
            gap.pop()
        for phrase in toll_words().coordination:
            if tuple(gap[-len(phrase) :]) == phrase:
                rest = gap[: -len(phrase)]
                return (
                    not rest
                    or rest == [","]
                    or (len(rest) < 7 and rest[0] in ("from", "of") and self._verbless(before.last, people.first))
                )
        return False

    def _verbless(self, first: int, last: int) -> bool:
        return not any(token.pos_ in ("VERB", "AUX") for token in self._doc[first:last])

    def _opens_part(self, people: Counted) -> bool:
        """Tell whether "including", "among them" or "those killed included" stands before people."""
        before = tuple(token.lower_ for token in self._doc[max(self._first, people.first - 3) : people.first])
        if any(before[-len(phrase) :] == phrase for phrase in toll_words().subset):
            return True
        return bool(before) and before[-1] in _TELLS_PARTS and self._among(people.first - 1) is not None

    def _is_part(self, index: int) -> bool:
        """Tell whether people are part of those told just before: "including", or joined to such a part."""
        people = self._counted[index]
        if people.part or self._opens_part(people):
            return True
        return index > 0 and self._joined(self._counted[index - 1], people) and self._is_part(index - 1)

    def _toll_figure(self, people: Counted) -> _Fate | None:
        """Read "the death toll … rose to 20"."""
        doc, words = self._doc, toll_words()
        at = people.first - 1
        if at < self._first or doc[at].lower_ not in words.toll_leading or doc[people.number].lower_ in ("a", "an"):
            return None
        for i in range(at, max(self._first, at - _FARTHEST_TOLL) - 1, -1):
            if doc[i].lower_ == "toll" or (doc[i].lower_ in words.toll_nouns and at - i < 8):
                near = {token.lower_ for token in doc[max(self._first, i - 3) : i + 4]}
                return _Fate("injured" if near & {"injured", "wounded", "injuries"} else "killed", i)
            if doc[i].lower_ == "number":
                named = (
                    words.states.get(token.lower_) or words.nouns.get(token.lemma_) for token in doc[i + 1 : i + 13]
                )
                harm = next((found for found in named if found is not None), None)
                return _Fate(harm, i) if harm is not None else None
        return None

    def _governed(self, people: Counted) -> _Fate | None:
        """Ask the dependency parse: subject of a passive or object of an active verb of harm."""
        token = self._doc[people.head]
        if people.kind == "bare" or self._doc[people.number].lower_ in ("a", "an"):
            return None
        for _ in range(3):
            if token.dep_ != "conj":
                break
            token = token.head
        verb, words = token.head, toll_words()
        lemma = verb.lemma_.lower()
        harm = words.verbs.get(lemma)
        if token.dep_ == "nsubjpass" and harm is not None:
            return _Fate(harm, verb.i, people.part)
        if token.dep_ in ("dobj", "obj") and harm is not None:
            return _Fate(harm, verb.i, people.part)
        if token.dep_ == "nsubj" and lemma in words.subjects:
            return _Fate(words.subjects[lemma], verb.i, people.part)
        if token.dep_ in ("nsubj", "nsubjpass") and verb.i > token.i and verb.i + 1 < self._last:
            # "were shot dead", "went missing": the state follows the verb.
            state = words.states.get(self._doc[verb.i + 1].lower_)
            return _Fate(state, verb.i + 1, people.part) if state is not None else None
        return None

    # ------------------------------------------------------------ tolls

    def _toll(self, index: int, fate: _Fate) -> Toll:
        people = self._counted[index]
        span = self._doc[people.first : people.last]
        low, qualifier = people.low, people.qualifier
        if fate.also is not None:
            # One number counts dead and injured together: an upper bound of either.
            low, qualifier = None, " ".join(w for w in (qualifier, f"{fate.harm} and {fate.also} together") if w)
        scope, since = self._scope(index, fate)
        return Toll(
            span.start_char,
            span.end_char,
            harm=fate.harm,
            low=low,
            high=people.high,
            qualifier=qualifier,
            party=self._party(people, fate),
            population=people.population,
            scope=scope,
            since=since,
        )

    def _scope(self, index: int, fate: _Fate) -> tuple[TollScope, str | None]:
        people = self._counted[index]
        since = self._since(people, fate)
        if fate.part or self._is_part(index):
            return "subset", since
        if (since is not None and not _within_days(since)) or self._of_the_war(people, fate):
            return "cumulative", since
        return "event", since

    def _of_the_war(self, people: Counted, fate: _Fate) -> bool:
        words, doc = toll_words(), self._doc
        least = words.cumulative_least.get(fate.harm)
        if least is not None and (people.low or people.high or 0) >= least:
            return True
        if least is not None and people.qualifier is not None and "million" in people.qualifier:
            return True
        if self._war_subject(doc[fate.cue]):
            return True
        around = doc[max(self._first, people.first - 12) : min(self._last, people.last + 12)].text.lower()
        return _YEARS.search(around) is not None or any(
            re.search(rf"\b{re.escape(phrase)}\b{_NO_SHORT_WHILE}", around) for phrase in words.cumulative_phrases
        )

    def _war_subject(self, verb: Token) -> bool:
        """Tell whether the war itself is what kills, be it by a pronoun ("a war that has killed")."""
        wars = toll_words().cumulative_subjects
        for child in (*verb.children, *(verb.head.children if verb.dep_ == "conj" else ())):
            if child.dep_ == "nsubj":
                subject = verb.head if child.lower_ in ("which", "that") else child
                subject = verb.head.head if child.lower_ in ("which", "that") and verb.dep_ == "conj" else subject
                if subject.lemma_.lower() in wars:
                    return True
        return False

    def _since(self, people: Counted, fate: _Fate) -> str | None:
        """Return the day, month or year since which a count runs, in EDTF where it can be told, else in words."""
        for token in self._doc[self._first : self._last]:
            if token.lower_ != "since" or abs(token.i - people.head) > _FARTHEST_TOLL or self._beside(token, fate):
                continue
            text = self._doc[token.i : self._last].text
            dated, other = (form.match(text) for form in _since_forms())
            if dated is not None:
                month = dated["month"]
                return f"{dated['year']}-{time_words().months[month]}" if month else str(dated["year"])
            if other is not None:
                return " ".join(other["words"].split())
        return None

    def _beside(self, since: Token, fate: _Fate) -> bool:
        """Tell whether "since" belongs to a relative clause that does not tell the harm."""
        cue, token = self._doc[fate.cue], since.head
        while token.head.i != token.i:
            if token.dep_ in ("relcl", "acl") and token.i != cue.i and not token.is_ancestor(cue):
                return True
            token = token.head
        return False

    def _party(self, people: Counted, fate: _Fate) -> str | None:
        """Return the actor whose people these are: who lost them, else who overlaps them or follows with "of"."""
        span, cue = self._doc[people.first : people.last], self._doc[fate.cue]
        if cue.lemma_.lower() == "lose":
            subjects = [child for child in cue.children if child.dep_ == "nsubj"]
            for actor in self._actors:
                if any(actor.start < subject.idx + len(subject) and subject.idx < actor.end for subject in subjects):
                    return actor.name
        text = self._parse.text
        owners = [actor for actor in self._actors if _is_party(actor)]
        for actor in owners:
            if actor.start < span.end_char and span.start_char < actor.end:
                return actor.name
        for actor in owners:
            if 0 <= actor.start - span.end_char <= 16 and _OF_ACTOR.fullmatch(text[span.end_char : actor.start]):
                return actor.name
        return None


def _is_party(actor: Actor) -> bool:
    """Tell whether an actor can own people: a side or a name, no mere description of those counted ("fighters")."""
    return actor.kind not in ("civilians", "media", "person") and (actor.side is not None or not actor.name.islower())


_OF_ACTOR = re.compile(r"\s+(?:of|from|belonging to)\s+(?:the\s+)?")


_YEARS = re.compile(r"\b(?:between|from) (?:19|20)\d\d (?:and|to|until) (?:19|20)\d\d\b")
# "In the past 24 hours" counts an event's dead, "in the past two years" a war's.
_NO_SHORT_WHILE = r"(?! (?:\S+ )?(?:days?|hours?|nights?|weekend|minutes)\b)"


@cache
def _since_forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the forms of "since" with a month or year (be it of an event that began then), and with other words."""
    start = (
        r"(?:the\s+(?:start|beginning|outbreak)\s+of\s+(?:\S+\s+){0,5}?(?:in\s+)?"
        r"|(?:\S+\s+){1,5}?(?:began|started|erupted|broke\s+out|begun)\s+in\s+)"
    )
    months = "|".join(time_words().months)
    dated = re.compile(
        rf"[Ss]ince\s+(?:{start})?(?:early\s+|late\s+|mid-)?"
        rf"(?:(?:\d{{1,2}}\s+)?(?P<month>{months})\.?\s+(?:\d{{1,2}},?\s+)?)?(?P<year>(?:19|20)\d\d)"
    )
    return dated, re.compile(
        rf"[Ss]ince\s+(?P<words>(?:(?:{months})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{months}))\b"
        r"|(?:(?:last|the|early|late|this)\s+)?[^\s,.;\"“”]+(?:\s+(?:morning|afternoon|evening|night|week|month|year)\b)?)"
    )


def _within_days(since: str) -> bool:
    """Tell whether a count runs since a weekday or an hour: one event's count, not that of a longer time."""
    words = set(since.lower().split())
    times = time_words()
    return bool(words & {*times.parts, *times.weekdays.values(), "yesterday", "overnight", "today", "then"})


def _no_casualties(people: Counted) -> tuple[Harm, ...]:
    """Return the harms that "no casualties" denies; a positive count of casualties does not say which it is."""
    return ("killed", "injured") if (people.low, people.high) == (0, 0) else ()
