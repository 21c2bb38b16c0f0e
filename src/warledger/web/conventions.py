"""Conventions of counting, as the event page switches between them."""

from dataclasses import dataclass

from warledger.records import EventToll
from warledger.web.address import Convention


@dataclass(frozen=True, slots=True)
class Rule:
    """A convention: its code in addresses, its name, and its rule in a sentence."""

    code: Convention
    name: str
    words: str


def rules() -> tuple[Rule, ...]:
    """Return the conventions that a page offers."""
    return ()


def under(toll: EventToll, convention: Convention | None) -> EventToll:
    """Return a figure as a convention counts it."""
    del convention
    return toll
