"""Counted people of a sentence → what befell each, and which are part of those told before them."""

from warledger.reading.tolls.counted import Counted
from warledger.reading.tolls.evacuees import without_evacuees
from warledger.reading.tolls.leftward import Leftward
from warledger.reading.tolls.rightward import Rightward
from warledger.reading.tolls.told import KIN_OWNERS, TELLS_PARTS, Fate, Told
from warledger.vocabulary.tolls import toll_words

_HEADS = frozenset({"them", "whom"})
_FARTHEST_WHOLE = 8
_MORE = frozenset({"more", "others", "on", "in"})
_MARKS = (",", "-", "–", "—", "(")


class Fates:
    """The fates of a sentence's counted people, each found once."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._right, self._left = Rightward(told), Leftward(told)
        self._fates: dict[int, Fate | None] = {}

    def of(self, index: int) -> Fate | None:
        """Return what befell the people at an index, None where the sentence does not say."""
        if index not in self._fates:
            self._fates[index] = None  # people whose fate hangs on each other end here
            self._fates[index] = without_evacuees(self._told, self._told.counted[index], self._found(index))
        return self._fates[index]

    def _found(self, index: int) -> Fate | None:
        people = self._told.counted[index]
        if self._only_whole(people):
            return None
        whole = self._whole(index)
        if whole is not None:
            # "Nine were wounded, three of whom later died": the part has a fate of its own.
            own = self._right.read(people, cross=False)
            return Fate(own.harm, own.cue, part=True) if own is not None else Fate(whole.harm, whole.cue, part=True)
        if people.definite:
            fate = self._right.read(people, cross=False) or self._left.read(people)
            if fate is not None:
                return fate if fate.harm in ("killed", "injured") else None
            return self._of_kin(index)
        return (
            self._right.read(people, cross=False)
            or self._left.read(people)
            or self._left.own_noun(people)
            or self._left.figure(people)
            or self._shared(index)
            or self._more(index)
            or self._right.read(people, cross=True)
            or self._left.governed(people)
        )

    def _only_whole(self, people: Counted) -> bool:
        """Tell whether people are only those of whom a part is told next: "Of the 30 hostages, 14 were killed"."""
        doc, at = self._told.doc, people.first - 1
        while at > self._told.first and doc[at].lower_ in ("the", "those", "these"):
            at -= 1
        opens = (
            at >= self._told.first
            and doc[at].lower_ == "of"
            and (at == self._told.first or doc[at - 1].lower_ == "out")
        )
        return opens and people.last < self._told.last and doc[people.last].text == ","

    def _of_kin(self, index: int) -> Fate | None:
        """Return the fate that "his wife" shares with "a man" told just before."""
        people = self._told.counted[index]
        if index == 0 or self._told.doc[people.first].lower_ not in KIN_OWNERS:
            return None
        before = self._told.counted[index - 1]
        is_kin = before.kind == "people" and (before.single or self._told.doc[before.first].lower_ in KIN_OWNERS)
        return (self._shared(index) or self._right.read(people, cross=True)) if is_kin else None

    def _more(self, index: int) -> Fate | None:
        """Return the fate that "and 30 more on Wednesday" leaves out, as the count before told it."""
        people, doc = self._told.counted[index], self._told.doc
        following = doc[people.last].lower_ if people.last < self._told.last else ""
        if index == 0 or following not in _MORE or doc[people.first - 1].lower_ not in ("and", "then", ","):
            return None
        before = self._told.counted[index - 1]
        fate = self.of(index - 1)
        if fate is None or not before.last <= fate.cue < people.first:
            return None
        told_after = not self._verbless(people.last, min(people.last + _FARTHEST_WHOLE, self._told.last))
        return None if told_after else Fate(fate.harm, fate.cue, fate.part)

    def _whole(self, index: int) -> Fate | None:
        """Return the fate of those whom "two of them women" are part of: told just before, a mark between."""
        if index == 0:
            return None
        before, people = self._told.counted[index - 1], self._told.counted[index]
        gap = self._told.doc[before.last : people.first]
        words = {token.lower_ for token in self._told.doc[people.first : people.last]}
        is_part = bool(_HEADS & words) and len(gap) <= _FARTHEST_WHOLE and gap.text.endswith(_MARKS)
        return self.of(index - 1) if is_part else None

    def _shared(self, index: int) -> Fate | None:
        """Take the fate of the people told before, joined by "and" or opened by "including"."""
        if index == 0:
            return None
        people, before, words = self._told.counted[index], self._told.counted[index - 1], toll_words()
        gap = tuple(token.lower_ for token in self._told.doc[before.last : people.first])
        if len(gap) > 12:
            return None
        for phrase in words.subset:
            if (
                any(gap[i : i + len(phrase)] == phrase for i in range(max(0, len(gap) - 5), len(gap)))
                and '"' not in gap
            ):
                fate = self.of(index - 1)
                return Fate(fate.harm, fate.cue, part=True) if fate is not None else None
        if not self._joined(before, people) or people.kind == "other":
            return None
        fate = self.of(index - 1)
        return Fate(fate.harm, fate.cue, fate.part) if fate is not None and fate.also is None else None

    def _joined(self, before: Counted, people: Counted) -> bool:
        """Tell whether a coordination joins two counted groups, at most a short "from the staff" between them."""
        gap = [token.lower_ for token in self._told.doc[before.last : people.first]]
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
        return not any(token.pos_ in ("VERB", "AUX") for token in self._told.doc[first:last])

    def _opens_part(self, people: Counted) -> bool:
        """Tell whether "including", "among them" or "those killed included" stands before people."""
        before = tuple(token.lower_ for token in self._told.doc[max(self._told.first, people.first - 3) : people.first])
        if any(before[-len(phrase) :] == phrase for phrase in toll_words().subset):
            return True
        if not before or before[-1] not in TELLS_PARTS:
            return False
        among = self._left.among(people.first - 1)
        return among is not None and among.part

    def is_part(self, index: int) -> bool:
        """Tell whether people are part of those told just before: "including", or joined to such a part."""
        people = self._told.counted[index]
        if people.part or self._opens_part(people):
            return True
        if index == 0 or not self._joined(self._told.counted[index - 1], people) or not self.is_part(index - 1):
            return False
        # "Six were killed, two of them women, and 14 wounded": another harm is no part.
        fate, before = self.of(index), self.of(index - 1)
        return fate is None or before is None or fate.harm == before.harm
