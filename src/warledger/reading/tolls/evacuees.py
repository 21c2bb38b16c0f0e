"""People evacuated → whether they were driven from home, or only brought to safety or care."""

from warledger.reading.tolls.counted import Counted
from warledger.reading.tolls.told import Fate, Told
from warledger.vocabulary.tolls import toll_words

_MOVED = frozenset({"evacuate", "evacuated", "evacuation", "transfer", "relocate"})


def without_evacuees(told: Told, people: Counted, fate: Fate | None) -> Fate | None:
    """Return a fate unless it counts as displaced who is only evacuated; wounded who are evacuated are wounded.

    Args:
        told: the sentence.
        people: those counted.
        fate: what befell them as far as the words around them say.
    """
    if fate is None or fate.harm != "displaced" or told.doc[fate.cue].lemma_.lower() not in _MOVED:
        return fate
    states = (toll_words().states.get(token.lower_) for token in told.doc[people.number : people.last])
    hurt = next((harm for harm in states if harm == "injured"), None)
    if hurt is not None:
        return Fate(hurt, people.head, fate.part)
    return None if _is_cared_for(told, people) else fate


def _is_cared_for(told: Told, people: Counted) -> bool:
    words = toll_words()
    lemmas = {told.doc[people.head].lemma_.lower(), people.population}
    few = (people.high or people.low or words.evacuees_least) < words.evacuees_least
    leave_home = any(token.lemma_.lower() in ("home", "village") for token in told.doc[told.first : told.last])
    return bool(lemmas & words.cared_for) or (few and not leave_home)
