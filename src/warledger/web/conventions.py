"""Conventions of counting, as the event page switches between them."""

from dataclasses import dataclass

from warledger.reconcile.tolls import CONVENTIONS, toll_under
from warledger.records import EventToll
from warledger.web.address import KEPT, Convention

_NAMES: dict[Convention, str] = {"ucdp": "UCDP", "acled": "ACLED", "airwars": "Airwars"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A convention: its code in addresses, its name, and its rule in a sentence."""

    code: Convention
    name: str
    words: str


def rules() -> tuple[Rule, ...]:
    """Return the conventions that a page offers."""
    return tuple(Rule(code, name, CONVENTIONS[code].removeprefix(f"{name}: ")) for code, name in _NAMES.items())


def rule_of(convention: Convention | None) -> Rule:
    """Return a convention; UCDP's, by which the ledger keeps its figures, where none is named."""
    return next(rule for rule in rules() if rule.code == (convention or KEPT))


def under(toll: EventToll, convention: Convention | None) -> EventToll:
    """Return a figure as a convention counts it."""
    return toll if convention in {None, KEPT} else toll_under(toll, convention or KEPT)
