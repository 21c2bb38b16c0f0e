"""What the rules of syntax make of a sentence's places, deed by deed."""

from collections.abc import Mapping, Sequence

from warledger.reading.claims.aside import with_asides
from warledger.reading.claims.attach import Nodes
from warledger.reading.claims.borrow import Rule, borrowed
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.spot import Heads, Spot, spot_of

_SHARED = frozenset({None, "aside", "sole", "refused"})
"""Rules that give way to a row: of "in A, B and C" either all are the deed's or none."""


def rules_of(nodes: Nodes, inside: Heads, rows: Mapping[int, int], marks: Marks) -> list[dict[int, Rule]]:
    """Return, by deed, the rule of each place; places of which the rules say nothing are absent.

    Args:
        nodes: the sentence's deeds.
        inside: the sentence's places.
        rows: by place, the row of places that it stands in.
        marks: the document's mentions by token.
    """
    found: list[list[Spot]] = [[] for _ in nodes.deeds]
    rules: list[dict[int, Rule]] = [{} for _ in nodes.deeds]
    for index, head in inside:
        for owner in nodes.owners(head) or ():
            spot = spot_of(index, head, nodes.deeds[owner], marks)
            if spot is None:
                rules[owner][index] = "refused"
            else:
                found[owner].append(spot)
    found = [with_asides(own, deed, rows, marks) for own, deed in zip(found, nodes.deeds, strict=True)]
    for number, own in enumerate(found):
        loan, others = borrowed(number, found, nodes, inside, marks)
        rules[number] |= {spot.place: loan for spot in others}
        rules[number] |= {spot.place: _rule(spot) for spot in own}
        asides = [place for place, rule in rules[number].items() if rule == "aside"]
        if asides and "own" not in rules[number].values():
            rules[number][asides[0]] = "sole"
    whole = [_with_rows(mine, rows) for mine in rules]
    return [_with_apart(mine, whole) for mine in whole]


def _rule(spot: Spot) -> Rule:
    if spot.role is not None:
        return spot.role
    return "aside" if spot.aside else "own"


def _with_rows(mine: dict[int, Rule], rows: Mapping[int, int]) -> dict[int, Rule]:
    """Return a deed's rules with the whole of each row of which it has one place."""
    had = {row for place, row in rows.items() if mine.get(place) == "own"}
    return mine | {i: "own" for i, row in rows.items() if row in had and mine.get(i) in _SHARED}


def _with_apart(mine: dict[int, Rule], rules: Sequence[dict[int, Rule]]) -> dict[int, Rule]:
    """Return a deed's rules with the places that are only another's ("attacked A and shelled B")."""
    if "own" not in mine.values():
        return mine
    others = {place for other in rules if other is not mine for place, rule in other.items() if rule == "own"}
    return {**mine, **dict.fromkeys(others - mine.keys(), "apart")}
