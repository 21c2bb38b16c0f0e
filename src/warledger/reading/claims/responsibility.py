"""Who is blamed for a deed, or claims, denies or admits it."""

from spacy.tokens import Token

from warledger.reading.claims.classes import actor_of
from warledger.reading.claims.deeds import Deed
from warledger.reading.claims.grammar import doers, objects_of
from warledger.reading.claims.layers import Marks
from warledger.reading.claims.roles import Parties
from warledger.records import Responsibility, ResponsibilityStance

_BLAMED_ON = frozenset({"on", "upon", "to", "at"})
_STANCES: dict[str, ResponsibilityStance] = {
    "deny": "denied",
    "disclaim": "denied",
    "admit": "admitted",
    "accept": "admitted",
    "acknowledge": "admitted",
}


def responsibility_of(deed: Deed, parties: Parties, marks: Marks, *, negated: bool) -> tuple[Responsibility, ...]:
    """Return who is said to answer for a deed.

    Args:
        deed: the deed, or the claim or denial of it.
        parties: its parties.
        marks: the document's mentions by token.
        negated: "has not claimed responsibility" says nothing of anybody.
    """
    if negated:
        return ()
    if deed.frame.name == "claim_responsibility":
        stance = _STANCES.get(deed.trigger.head.lemma_.lower(), "claimed")
        return _each(parties.doers, stance, marks)
    if deed.frame.name == "blame":
        return _each(_blamed(deed, parties), "blamed", marks)
    participle = _blaming_participle(deed.trigger.head)
    if participle is not None:
        return _each(objects_of(participle, _BLAMED_ON), "blamed", marks)
    return ()


def _blamed(deed: Deed, parties: Parties) -> list[Token]:
    """Return whom a verb of blame blames: its object, or what it puts the deed on."""
    if deed.trigger.nominal:
        return list(parties.sufferers)
    on = objects_of(deed.trigger.head, _BLAMED_ON)
    return on or [t for t in parties.sufferers if t not in doers(deed.trigger.head)]


def _blaming_participle(noun: Token) -> Token | None:
    return next(
        (c for c in noun.children if c.dep_ == "acl" and c.lemma_.lower() in ("blame", "attribute", "pin")), None
    )


def _each(
    tokens: list[Token] | tuple[Token, ...], stance: ResponsibilityStance, marks: Marks
) -> tuple[Responsibility, ...]:
    found = [index for token in tokens if (index := actor_of(token, marks)) is not None]
    return tuple(Responsibility(index, stance) for index in dict.fromkeys(found))
