"""Whom a number counts: the noun, "them" or family behind it; None where it counts no people."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from warledger.reading.tolls.counted import Counted, Kind
from warledger.reading.tolls.nouns import is_state, leads_on, name_end, population_of
from warledger.reading.tolls.quantities import YEAR, is_month, number_run, words_at
from warledger.vocabulary.tolls import toll_words

HEADS_ALONE = frozenset({"them", "whom", "those", "these"})
"""Words that stand for people told before."""
_CASUALTIES = frozenset({"casualty", "victim"})


def _tells_fate(token: Token) -> bool:
    """Tell whether a word tells what befell those counted, whatever the tagger makes of it: "Hundreds flee"."""
    words = toll_words()
    return token.lower_ in words.subjects or token.lower_ in words.verb_forms


def with_noun(doc: Doc, counted: Counted, at: int, last: int) -> Counted | None:
    """Add the noun that a number counts; None where the number counts something else than people."""
    if at < last and doc[at].lower_ in HEADS_ALONE:
        return _of_them(doc, replace(counted, last=at + 1, head=at, kind="people", part=True), last)
    if at < last and counted.part and is_state(doc[at]) and not leads_on(doc, at, last):
        return replace(counted, last=at + 1, head=at, kind="people")
    end, head = name_end(doc, at, last)
    if head is not None and not _is_household(doc, counted, head):
        population = population_of(doc[head])
        if population == "people" or doc[head].lemma_.lower() == "officer":
            first_parts = (toll_words().compounds.get(token.lemma_.lower()) for token in doc[at:head])
            population = next((part for part in first_parts if part is not None), population)
        family = _of_family(doc, counted)
        if family is not None:
            return replace(counted, first=family)
        lemma = doc[head].lemma_.lower()
        kind: Kind = "casualties" if lemma in _CASUALTIES else "people"
        if (
            lemma == "family"
            and end < last
            and doc[end].lower_ == "of"
            and number_run(doc, end + 1, last)[1] is not None
        ):
            return None
        if lemma == "family":
            shown = " ".join(words_at(doc, counted.number, end - counted.number))
            return replace(counted, last=end, head=head, low=None, high=None, qualifier=shown, kind="people")
        if lemma == "couple" and counted.low == 1:
            return replace(counted, last=end, head=head, low=2, high=2, kind="people")
        return replace(
            counted, last=end, head=head, population=None if population == "people" else population, kind=kind
        )
    family = _of_family(doc, counted)
    if family is not None:
        return replace(counted, first=family, kind="people")
    return _without_known_noun(doc, counted, at, last)


def _is_household(doc: Doc, counted: Counted, head: int) -> bool:
    """Tell whether "one family" only says whose members are counted: "three members of one family"."""
    before = doc[counted.first - 2 : counted.first] if counted.first > 1 else doc[0:0]
    owned = len(before) == 2 and before[1].lower_ == "of" and population_of(before[0]) is not None
    return owned and doc[head].lemma_.lower() == "family"


def _of_them(doc: Doc, counted: Counted, last: int) -> Counted:
    """Add who the people of "eight of them children" or "one of them a child" are."""
    at = counted.last
    if at < last and doc[at].lower_ in ("a", "an"):
        at += 1
    if at < last and doc[at].pos_ == "NOUN" and (population := population_of(doc[at])) is not None:
        return replace(counted, last=at + 1, head=at, population=None if population == "people" else population)
    return counted


def _of_family(doc: Doc, counted: Counted) -> int | None:
    """Return where "a family of five" begins when the number stands in it."""
    at = counted.first
    if at >= 2 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in ("family", "group", "crew", "couple"):
        return at - 3 if at >= 3 and doc[at - 3].lower_ in ("a", "the", "one") else at - 2
    return None


def _without_known_noun(doc: Doc, counted: Counted, at: int, last: int) -> Counted | None:
    following = doc[at] if at < last else None
    if following is not None and _tells_fate(following):
        return replace(counted, last=at)
    if following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM") or is_state(following):
        if following is not None and following.lower_ in ("%", "$", ":", "/", "-", "–", "am", "pm", "st", "th", "'s"):
            return None
        digits = doc[counted.number].text
        before = doc[counted.number - 1].text if counted.number > 0 else ""
        if YEAR.fullmatch(digits) or before in ("$", "€", "£", "#", "/", ":", "-"):
            return None
        return replace(counted, last=max(at, counted.last)) if at == counted.last else counted
    noun = at
    while noun + 1 < last and doc[noun + 1].pos_ in ("NOUN", "PROPN") and not is_state(doc[noun + 1]):
        noun += 1
    things = toll_words().things
    if any(doc[i].lemma_.lower() in things or doc[i].lower_ in things for i in range(at, noun + 1)):
        # A headline without its punctuation: "kills six Syrian state TV".
        return counted if doc[at].is_title and doc[counted.number].is_alpha and not doc[noun].is_lower else None
    if is_month(following.text) or YEAR.fullmatch(doc[counted.number].text):
        return None
    if noun - at > 4:
        return replace(counted, last=counted.last)
    return replace(counted, last=noun + 1, head=noun, kind="other")


def nobody(doc: Doc, counted: Counted, at: int, last: int) -> Counted | None:
    """Add whom "none of the passengers" and "neither soldier" deny; "nobody" stands alone."""
    word = doc[counted.number].lower_
    alone = replace(counted, kind="people", part=False)
    if word == "nobody" or (word == "none" and at == counted.last):
        return alone
    if word == "none" and at < last and doc[at].lower_ in HEADS_ALONE:
        return replace(alone, last=at + 1)
    named = with_noun(doc, counted, at, last)
    return replace(named, part=False) if named is not None and named.kind == "people" else None
