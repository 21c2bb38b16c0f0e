"""So many people of a sentence: the record that reading a toll works on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["people", "bare", "other", "casualties"]


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


def starts(counted: Sequence[Counted]) -> Iterator[tuple[int, int]]:
    """Yield for each token at which counted people may begin (qualifier or number) their index in the list."""
    for index, people in enumerate(counted):
        for token in range(people.first, people.number + 1):
            yield token, index
