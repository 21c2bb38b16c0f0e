"""Parse → the tolls of a document: counted people, and what is said to have befallen them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from warledger.reading.parse import Parse
from warledger.reading.tolls.counted import Counted
from warledger.reading.tolls.fates import Fates
from warledger.reading.tolls.nobody import find_denials
from warledger.reading.tolls.parties import party_of
from warledger.reading.tolls.people import find_counted
from warledger.reading.tolls.scopes import scope_of
from warledger.reading.tolls.told import KIN_OWNERS, Fate, Told, told
from warledger.reading.tolls.unnumbered import find_unnumbered
from warledger.records import Actor, Harm, Notice, Toll
from warledger.vocabulary.tolls import toll_words


def find_tolls(parse: Parse, actors: Sequence[Actor]) -> tuple[Toll, ...]:
    """Return the tolls of a document's sentences, in order.

    Args:
        parse: the document.
        actors: its actors; one that overlaps or owns the people counted becomes the toll's ``party``.
    """
    tolls: list[Toll] = []
    for sentence in parse.sentences:
        if _may_tell(sentence.doc, sentence.start, sentence.end):
            tolls.extend(_tolls_of(parse, sentence.start, sentence.end, actors))
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
                shown = " ".join(span.text.split())
                words = f"{shown!r} does not say whether people were killed or injured"
                notices.append(Notice("toll_ambiguous", words, span.start_char, span.end_char))
    return tuple(notices)


def _may_tell(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a sentence holds a word of harm at all; most do not and cost nothing more."""
    cues = _cues()
    return any(token.lower_ in cues or token.lemma_.lower() in cues for token in doc[first:last])


@cache
def _cues() -> frozenset[str]:
    words = toll_words()
    return frozenset({
        *words.verbs, *words.verb_forms, *words.objects, *words.subjects, *words.states, *words.nouns, *words.deeds,
        *words.toll_nouns, *words.leaving, "lose", "life", "lives", "homes", "casualty", "casualties", "flee",
        "hostage", "prisoner",
    })  # fmt: skip


def _tolls_of(parse: Parse, first: int, last: int, actors: Sequence[Actor]) -> Iterator[Toll]:
    sentence = told(parse.doc, first, last, find_counted(parse.doc, first, last))
    fates = Fates(sentence)
    for people, index, fate in _harmed(sentence, fates):
        toll = _toll(sentence, people, fate)
        scope, since = scope_of(sentence, people, fate, is_part=fate.part or fates.is_part(index))
        party = party_of(sentence, people, fate, parse.text, actors)
        yield replace(toll, scope=scope, since=since, party=party)
    yield from find_denials(sentence)
    yield from find_unnumbered(sentence)


def _harmed(sentence: Told, fates: Fates) -> Iterator[tuple[Counted, int, Fate]]:
    """Yield counted people with their index and each of their fates; "a man and a woman" are two people told once."""
    held: tuple[Counted, int, Fate] | None = None
    for index, people in enumerate(sentence.counted):
        for fate in _fates_of(people, fates.of(index) if people.kind != "casualties" else None):
            if held is not None and not fates.is_part(held[1]) and _is_one_count(sentence, held, people, fate):
                held = (_together(held[0], people), held[1], held[2])
                continue
            if held is not None:
                yield held
            held = (people, index, fate)
    if held is not None:
        yield held


def _fates_of(people: Counted, fate: Fate | None) -> list[Fate]:
    if people.kind == "casualties":
        # A positive count of casualties does not say which it is.
        harms: tuple[Harm, ...] = ("killed", "injured") if (people.low, people.high) == (0, 0) else ()
        return [Fate(harm, people.head) for harm in harms]
    if fate is None:
        return []
    return [fate, *([Fate(fate.also, fate.cue, fate.part, fate.harm)] if fate.also is not None else [])]


def _is_one_count(sentence: Told, held: tuple[Counted, int, Fate], people: Counted, fate: Fate) -> bool:
    """Tell whether single people joined by "and" share one fate: "a man, a woman and a child were killed"."""
    before, _, other = held
    gap = [token.lower_ for token in sentence.doc[before.last : people.first]]
    same = (other.harm, other.also, other.part) == (fate.harm, fate.also, fate.part)
    one_by_one = all(_is_single(sentence, counted) for counted in (before, people))
    return same and one_by_one and gap in ([], ["and"], [","], [",", "and"])


def _is_single(sentence: Told, people: Counted) -> bool:
    """Tell whether people are single persons named by an article or as somebody's kin: "a man", "his wife"."""
    return people.single or (people.definite and sentence.doc[people.first].lower_ in KIN_OWNERS)


def _together(before: Counted, people: Counted) -> Counted:
    low, population = (before.low or 0) + (people.low or 0), before.population
    return replace(
        before, last=people.last, head=people.head, low=low, high=low,
        population=population if population == people.population else None,
    )  # fmt: skip


def _toll(sentence: Told, people: Counted, fate: Fate) -> Toll:
    span = sentence.doc[people.first : people.last]
    low, qualifier = people.low, people.qualifier
    if fate.also is not None and people.high != 0:
        # One number counts dead and injured together: an upper bound of either.
        low, qualifier = None, " ".join(w for w in (qualifier, f"{fate.harm} and {fate.also} together") if w)
    return Toll(
        span.start_char,
        span.end_char,
        harm=fate.harm,
        low=low,
        high=people.high,
        qualifier=qualifier,
        population=people.population,
    )
