"""Tokens of a sentence → counted people: "at least 17 civilians", "dozens", "a woman", "no soldiers"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token

from warledger.reading.tolls.quantities import OWNERS, YEAR, Number, bounded, number_at, number_run, qualified, words_at
from warledger.vocabulary.times import time_words
from warledger.vocabulary.tolls import toll_words

Kind = Literal["people", "bare", "other", "casualties"]

_LONGEST_NAME = 9
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})
_INSIDE_WORDS = frozenset({"-", "/", "'s", "’s", "(", ")", "IS"})
_OF = (
    "of",
    "of the",
    "of its",
    "of his",
    "of her",
    "of their",
    "of our",
    "of those",
    "of these",
    "of them",
    "of whom",
    "of all the",
)
_HEADS_ALONE = frozenset({"them", "whom", "those", "these"})
# Collective or already harmed: "the police", "the dead", "the toll" count no single person.
_NO_SINGLE = frozenset({
    "police", "personnel", "staff", "crew", "family", "militia", "dead", "wounded", "injured", "body", "corpse",
    "death", "killing", "one", "other", "victim", "rescue", "elderly", "troop", "local", "life", "general", "major",
    "private", "execution", "murder", "fatality", "injury", "minor", "radical", "tribal", "element", "couple", "arrest",
    "figure", "chief", "guard", "refugee", "human", "native", "prisoner", "hostage", "militant",
})  # fmt: skip
_CASUALTIES = frozenset({"casualty", "victim"})


@dataclass(frozen=True, slots=True)
class Counted:
    """So many people: tokens [first, last), the number at ``number``, the noun at ``head``.

    ``kind``: people (a noun for people), bare (no noun: "killed six"), other (a noun the vocabulary lacks), casualties
    (dead or injured, not said which). ``part`` marks some of a group ("14 of the dead"), ``definite`` one person who
    is known ("his son"), ``single`` one that an article counts ("a man").
    """

    first: int
    last: int
    number: int
    head: int
    low: int | None
    high: int | None
    qualifier: str | None
    population: str | None
    kind: Kind
    part: bool = False
    definite: bool = False
    single: bool = False


def find_counted(doc: Doc, first: int, last: int) -> list[Counted]:
    """Return the counted people of a sentence's tokens [first, last), in order."""
    found: list[Counted] = []
    at = first
    while at < last:
        number = number_at(doc, at, last)
        counted = _counted(doc, number, first, last) if number is not None else None
        if counted is not None and (not found or counted.first >= found[-1].last):
            found.append(counted)
        at = max(counted.last if counted is not None else at + 1, number.last if number is not None else at + 1)
    return found


def _population_of(token: Token) -> str | None:
    populations = toll_words().populations
    return (
        populations.get(token.lemma_.lower())
        or populations.get(token.lower_)
        or populations.get(token.lower_.removesuffix("s"))
    )


def _is_state(token: Token) -> bool:
    return token.lower_ in toll_words().states


def _name_end(doc: Doc, at: int, last: int) -> tuple[int, int | None]:
    """Walk over a noun phrase; return where it ends and its head (None: no noun stands here)."""
    head: int | None = None
    end = at
    for i in range(at, min(at + _LONGEST_NAME, last)):
        token = doc[i]
        if head is not None and (token.lower_ == "one" or (token.lower_,) in toll_words().phrases):
            break
        if (
            _population_of(token) is not None
            and token.pos_ != "VERB"
            and not (_is_state(token) and not _leads_on(doc, i, last))
        ):
            head, end = i, i + 1
            continue
        if head is not None and not _continues(doc, i, last):
            break
        if token.text in _INSIDE_WORDS or token.pos_ in _INSIDE or _modifies(token):
            if _is_state(token) and not _leads_on(doc, i, last):
                break
            continue
        if head is None and token.lower_ == "and" and i > at and _people_soon(doc, i + 1, last):
            continue
        break
    return end, head


def _modifies(token: Token) -> bool:
    """Tell whether a participle stands inside a noun phrase ("armed men"), unlike "including" or "wearing"."""
    return token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound", "nmod", "nummod")


def _leads_on(doc: Doc, at: int, last: int) -> bool:
    """Tell whether "wounded" stands before a noun for people ("wounded soldiers") and is no fate of its own."""
    following = doc[at + 1] if at + 1 < last else None
    return (
        following is not None and _population_of(following) is not None and following.lower_ not in ("others", "other")
    )


def _continues(doc: Doc, at: int, last: int) -> bool:
    """Tell whether a compound goes on after a noun for people ("rebel fighters", "police officers")."""
    token = doc[at]
    if token.lower_ == "-":
        return True
    if (token.lower_,) in toll_words().phrases:
        return False
    soon = range(at, min(at + 3, last))
    return (
        token.pos_ in ("NOUN", "PROPN", "ADJ")
        and any(_population_of(doc[i]) is not None and doc[i].tag_ != "VBD" for i in soon)
        and not _is_state(token)
    )


def _people_soon(doc: Doc, at: int, last: int) -> bool:
    return any(_population_of(doc[i]) is not None for i in range(at, min(at + 3, last)))


def _counted(doc: Doc, number: Number, start: int, last: int) -> Counted | None:
    """Return what a number counts where that may be people, with its qualifier and bounds."""
    if _is_date(doc, number):
        return None
    first, words, bounds = qualified(doc, number, start)
    if number.vague and first > start and doc[first - 1].lower_ == "as":
        return None
    at, part = _after_of(doc, number.last, last)
    if at < last and doc[at].lower_ in ("or", "-") and at + 1 < last and doc[at + 1].lower_ in ("more", "so", "odd"):
        bounds.append("at_least" if doc[at + 1].lower_ == "more" else "about")
        words.append(f"or {doc[at + 1].lower_}" if doc[at].lower_ == "or" else "odd")
        at += 2
    while at < last and doc[at].lower_ in ("more", "additional", "extra", "further"):
        at += 1
    if doc[number.last - 1].text.endswith("+") or (at < last and doc[at].lower_ == "+"):
        bounds.append("at_least")
        words.append("+")
        at += doc[at].lower_ == "+" if at < last else 0
    low, high = bounded(number, bounds)
    if number.vague:
        words.append(" ".join(words_at(doc, number.first, number.last - number.first)))
    qualifier = " ".join(words) or None
    counted = Counted(first, number.last, number.first, number.first, low, high, qualifier, None, "bare", part)
    if number.nobody:
        return _nobody(doc, counted, at, last)
    if number.vague and doc[number.last - 1].lower_ == "others":
        return replace(counted, kind="people")
    named = _with_noun(doc, counted, at, last)
    if named is None or (number.singular and named.kind != "people"):
        return None
    if number.singular and doc[number.first].lower_ != "one" and doc[named.head].tag_ in ("NNS", "NNPS"):
        return None
    if number.definite and (doc[named.head].tag_ != "NN" or doc[named.head].lemma_.lower() in _NO_SINGLE):
        return None
    single = number.singular and not number.definite and doc[number.first].lower_ != "one"
    return replace(named, definite=number.definite, single=single)


def _nobody(doc: Doc, counted: Counted, at: int, last: int) -> Counted | None:
    """Add whom "none of the passengers" and "neither soldier" deny; "nobody" stands alone."""
    word = doc[counted.number].lower_
    alone = replace(counted, kind="people", part=False)
    if word == "nobody" or (word == "none" and at == counted.last):
        return alone
    if word == "none" and at < last and doc[at].lower_ in _HEADS_ALONE:
        return replace(alone, last=at + 1)
    named = _with_noun(doc, counted, at, last)
    return replace(named, part=False) if named is not None and named.kind == "people" else None


def _is_date(doc: Doc, number: Number) -> bool:
    """Tell whether digits stand in a date: "May 18", "29-06-2016"."""
    if not doc[number.first].text[0].isdigit() or number.first == 0:
        return False
    before = doc[number.first - 1].text
    if before in ("-", "/", ".") and number.first > 1 and doc[number.first - 2].text[-1].isdigit():
        return True
    return before[:3] in _MONTHS and before in time_words().months


def _after_of(doc: Doc, at: int, last: int) -> tuple[int, bool]:
    """Step over "of", "of the", "of its"; a part of a definite group is marked."""
    for length in (3, 2, 1):
        phrase = " ".join(words_at(doc, at, length))
        if at + length <= last and phrase in _OF:
            back = 1 if phrase.split()[-1] in _HEADS_ALONE else 0
            return at + length - back, phrase.split()[-1] not in ("of", *OWNERS)
    return at, False


def _with_noun(doc: Doc, counted: Counted, at: int, last: int) -> Counted | None:
    """Add the noun that a number counts; None where the number counts something else than people."""
    if at < last and doc[at].lower_ in _HEADS_ALONE:
        return _of_them(doc, replace(counted, last=at + 1, head=at, kind="people", part=True), last)
    if at < last and counted.part and _is_state(doc[at]) and not _leads_on(doc, at, last):
        return replace(counted, last=at + 1, head=at, kind="people")
    end, head = _name_end(doc, at, last)
    if head is not None and not _is_household(doc, counted, head):
        population = _population_of(doc[head])
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
    owned = len(before) == 2 and before[1].lower_ == "of" and _population_of(before[0]) is not None
    return owned and doc[head].lemma_.lower() == "family"


def _of_them(doc: Doc, counted: Counted, last: int) -> Counted:
    """Add who the people of "eight of them children" or "one of them a child" are."""
    at = counted.last
    if at < last and doc[at].lower_ in ("a", "an"):
        at += 1
    if at < last and doc[at].pos_ == "NOUN" and (population := _population_of(doc[at])) is not None:
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
    if following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM") or _is_state(following):
        if following is not None and following.lower_ in ("%", "$", ":", "/", "-", "–", "am", "pm", "st", "th", "'s"):
            return None
        digits = doc[counted.number].text
        before = doc[counted.number - 1].text if counted.number > 0 else ""
        if YEAR.fullmatch(digits) or before in ("$", "€", "£", "#", "/", ":", "-"):
            return None
        return replace(counted, last=max(at, counted.last)) if at == counted.last else counted
    noun = at
    while noun + 1 < last and doc[noun + 1].pos_ in ("NOUN", "PROPN") and not _is_state(doc[noun + 1]):
        noun += 1
    things = toll_words().things
    if any(doc[i].lemma_.lower() in things or doc[i].lower_ in things for i in range(at, noun + 1)):
        # A headline without its punctuation: "kills six Syrian state TV".
        return counted if doc[at].is_title and doc[counted.number].is_alpha and not doc[noun].is_lower else None
    if following.text[:3] in _MONTHS or YEAR.fullmatch(doc[counted.number].text):
        return None
    if noun - at > 4:
        return replace(counted, last=counted.last)
    return replace(counted, last=noun + 1, head=noun, kind="other")


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def starts(counted: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """Yield for each token at which counted people may begin (qualifier or number) their index in the list."""
    for index, people in enumerate(counted):
        for token in range(people.first, people.number + 1):
            yield token, index
