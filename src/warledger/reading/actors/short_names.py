"""A person's name cut short → the person: "Abdel Rahman", "Al-Mahdawi" after the whole name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from warledger.reading.actors.draft import Draft
from warledger.reading.actors.names import Covered, before_place, with_titles
from warledger.reading.actors.setting import Setting
from warledger.reading.actors.words import words_in
from warledger.reading.parse import Parse

_MIN_SHORT = 3


def with_full_names(persons: Sequence[Draft]) -> list[Draft]:
    """Give a person whom the language model knew by a surname alone the whole name that the document has."""
    keys = {d.name: tuple(word.key for word in words_in(d.name)) for d in persons}
    result = []
    for draft in persons:
        own = keys[draft.name]
        whole = next((d for d in persons if len(keys[d.name]) > len(own) and keys[d.name][-len(own) :] == own), None)
        result.append(
            draft
            if whole is None or draft.id is not None
            else replace(
                draft,
                name=whole.name,
                id=whole.id,
                kind=whole.kind,
                side=draft.side or whole.side,
                country=draft.country or whole.country,
            )
        )
    return result


def find_short_names(
    parse: Parse, setting: Setting, persons: Iterable[Draft], taken: Iterable[Draft]
) -> Iterator[Draft]:
    """Yield later mentions of a person by the last words of the name: "Abdel Rahman" after "Rami Abdel Rahman"."""
    covered = Covered(taken)
    words = setting.words
    tails: dict[tuple[str, ...], Draft] = {}
    for draft in sorted(persons, key=lambda d: d.start):
        keys = tuple(word.key for word in words_in(draft.name))
        for size in range(1, len(keys)):
            tail = keys[-size:]
            if size > 1 or len(words_in(draft.name)[-1].written) >= _MIN_SHORT:
                tails.setdefault(tail, draft)
    if not tails:
        return
    firsts = {tail[0] for tail in tails}
    longest = max(map(len, tails))
    at = 0
    while at < len(words):
        near = range(min(longest, len(words) - at), 0, -1) if words[at].key in firsts else ()
        size = next((n for n in near if tuple(w.key for w in words[at : at + n]) in tails), 0)
        if size and words[at].is_capital:
            start, end = words[at].start, words[at + size - 1].end
            first = tails[tuple(w.key for w in words[at : at + size])]
            if start > first.start and not covered.touches(start, end) and parse.sentence_at(start) is not None:
                span = parse.tokens(start, end)
                if span and span.root.pos_ == "PROPN" and not before_place(parse, span):
                    yield replace(first, start=with_titles(parse, span), end=end, head=span.root.i)
        at += size or 1
