"""What is asked for → the filter form, and the chips that say and undo what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from warledger.ledger.browsing.asking import Asked, Counts, Names
from warledger.publish.phrase import named, plain
from warledger.records import Grade
from warledger.vocabulary.publishing import publishing
from warledger.web.address import Query, box_words

LABELS: Mapping[str, str] = {
    "from": "From",
    "until": "Until",
    "place": "Place",
    "box": "On the map",
    "kind": "Kind",
    "party": "Party",
    "outlet": "Outlet",
    "origin": "On the word of",
    "grade": "Grade",
    "disputed": "Disputed only",
    "background": "Background",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter may take: ``number`` of events, and whether it is chosen."""

    value: str
    words: str
    number: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is asked for, and the query without it."""

    label: str
    words: str
    without: Query


@dataclass(frozen=True, slots=True)
class FilterForm:
    """The form's values as they were typed, and what may be chosen."""

    begin: str
    until: str
    place: str
    box: str
    is_disputed: bool
    with_background: bool
    kinds: tuple[Choice, ...]
    parties: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    origins: tuple[Choice, ...]
    grades: tuple[Choice, ...]
    places: tuple[str, ...]
    chips: tuple[Chip, ...]


def filter_form(query: Query, asked: Asked, counts: Counts, names: Mapping[str, Names]) -> FilterForm:
    """Return the form.

    Args:
        query: the address.
        asked: what it asks for.
        counts: of the events asked for.
        names: by role (party, outlet, origin, place), what may be chosen.
    """
    grades = publishing().grades
    numbers = dict(counts.grades)
    return FilterForm(
        begin=query.one("from") or "",
        until=query.one("until") or "",
        place=query.one("place") or "",
        box=box_words(asked.box) if asked.box is not None else "",
        is_disputed=asked.disputed,
        with_background=asked.background != "without",
        kinds=_choices(((kind, number) for kind, number, _ in counts.kinds), asked.kinds),
        parties=_choices(names["party"].values, asked.parties),
        outlets=_choices(names["outlet"].values, asked.outlets),
        origins=_choices(names["origin"].values, asked.origins),
        grades=tuple(
            Choice(grade, f"{grade}: {grades[grade]}", numbers.get(grade, 0), grade in asked.grades)
            for grade in get_args(Grade)
        ),
        places=tuple(name for name, _ in names["place"].values),
        chips=_chips(query),
    )


def _choices(values: object, chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    """Return the values with their numbers, those that are chosen first and always."""
    numbers = dict(values)  # type: ignore[call-overload]  # pairs, from an iterator or a tuple
    order = dict.fromkeys((*chosen, *numbers))
    return tuple(Choice(value, named(value), numbers.get(value), value in chosen) for value in order)


def _chips(query: Query) -> tuple[Chip, ...]:
    found = []
    for key, value in dict.fromkeys(query.pairs):
        if key in LABELS:
            words = "" if key == "disputed" else plain(value)
            found.append(Chip(LABELS[key], words, query.without(key, value)))
    return tuple(found)
