"""A figure as it is printed."""

import re

from warledger.records import Toll

_SIGNS = frozenset({"+", "-plus"})
_TOGETHER = re.compile(r"\s*\b(\w+ and \w+ together)$")
_SINGULAR = {"children": "child", "women": "woman", "people": "person", "police": "police officer", "elderly": "elder"}


def words_of_toll(toll: Toll) -> str:
    """Return a figure in words: who, how many, what befell them.

    >>> words_of_toll(Toll(0, 1, "killed", 15, None, "at least", population="civilians"))
    'at least 15 civilians killed'
    >>> words_of_toll(Toll(0, 1, "killed", None, 40, "dozens killed and injured together", population="soldiers"))
    'dozens of soldiers killed and injured together'
    """
    together = _TOGETHER.search(toll.qualifier or "")
    qualifier = (toll.qualifier or "")[: together.start() if together else None]
    number = toll.low if toll.low is not None else toll.high
    return " ".join(
        part
        for part in (_figure(toll, number, qualifier), _people(toll, number), together[1] if together else toll.harm)
        if part
    )


def _figure(toll: Toll, number: int | None, qualifier: str) -> str:
    if number is None or (toll.low is None and qualifier.endswith("s")):
        word = qualifier or "an unstated number"
        return f"{word} of" if toll.population and word.endswith(("s", "number")) else word
    if qualifier in _SIGNS:
        return f"{number}{qualifier}"
    return f"{qualifier} {number}".strip() if number else "no"


def _people(toll: Toll, number: int | None) -> str:
    """Return which people, in the singular where it is one."""
    people = (toll.population or "").replace("_", " ")
    if number == 0 and not people:
        return "people"
    return _SINGULAR.get(people, people.removesuffix("s")) if number == 1 and toll.low == toll.high else people
