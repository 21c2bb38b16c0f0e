"""Words by which a clause points at a deed told before, or sets its own apart from it."""

from collections.abc import Sequence
from itertools import pairwise

from warledger.reconcile.names import words_of_text
from warledger.records import Toll
from warledger.vocabulary.numbers import number_of
from warledger.vocabulary.reconciling import reconciling

_BEFORE_TRIGGER = 24
"""So many characters before a trigger hold its article and an adjective."""

_IN_WHICH = frozenset({"in", "by", "during"})


def is_definite(text: str, trigger: str, start: int, words: Sequence[str]) -> bool:
    """Tell whether a deed or its victims are named as already told: "the attack", "this deadly blast"."""
    before = words_of_text(text[max(0, start - _BEFORE_TRIGGER) : start])[-2:]
    return _points_back((*before, *words_of_text(trigger))) or _points_back(words)


def pointed_kind(words: Sequence[str]) -> str | None:
    """Return the kind of deed that "the raids" or "the blast" points to; "the attack" may be of any."""
    pointers, kinds = reconciling().definite, reconciling().pointed_kinds
    for place, word in enumerate(words):
        if word in pointers:
            named = [kinds[noun] for noun in words[place + 1 : place + 3] if noun in kinds]
            if named:
                return named[0]
    return None


def tells_victims_again(words: Sequence[str], trigger: str, tolls: Sequence[Toll]) -> bool:
    """Tell whether a clause speaks of victims as already told, without counting them: "the fighters were killed"."""
    counted = any(toll.low is not None or toll.high is not None for toll in tolls)
    harm = bool(reconciling().casualty_words & set(trigger.lower().split()))
    return harm and not counted and bool(words) and words[0] in reconciling().definite


def contrasts_in(words: Sequence[str]) -> frozenset[str]:
    """Return the words that set a deed apart; "another 30 people" are of the same, as is what came "seconds later"."""
    found = set()
    for place, word in enumerate(words):
        if word in reconciling().contrast:
            before, after = words[max(0, place - 1) : place], words[place + 1 : place + 2]
            counts = (
                word == "another" and any(number_of(other) is not None for other in after) and not _names_a_deed(words)
            )
            if not counts and not (word == "later" and any(other in reconciling().moments for other in before)):
                found.add(word)
    return frozenset(found)


def _names_a_deed(words: Sequence[str]) -> bool:
    """Tell whether a clause says in what its victims fell, as of something new: "five were killed in a raid"."""
    return any(one in _IN_WHICH and other in ("a", "an") for one, other in pairwise(words))


def _points_back(words: Sequence[str]) -> bool:
    """Tell whether a pointer stands before a deed's noun, with one word between at most, and that nobody's name.

    "The deadly attack" points back, and "the rebels' shelling" at the rebels.
    """
    pointers, nouns = reconciling().definite, reconciling().deed_nouns
    for place, word in enumerate(words[:-1]):
        if word in pointers:
            nearest, further = words[place + 1], words[place + 2 : place + 3]
            if nearest in nouns or (not nearest.endswith("s") and any(noun in nouns for noun in further)):
                return True
    return False
