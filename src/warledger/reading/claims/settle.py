"""Kinds that other deeds of the document tell: "an attack" is what was done there, the dead are those of its cause."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from warledger.reading.claims.classes import lemma_of
from warledger.reading.claims.draft import Draft
from warledger.reading.claims.grammar import agents, is_passive
from warledger.reading.claims.kind import FROM_AFAR
from warledger.reading.claims.reasons import reasons_in
from warledger.vocabulary.deeds import deed_words
from warledger.vocabulary.kinds import kinds

_NO_MODEL = frozenset({"Government regains territory", "Non-state actor overtakes territory", "Peaceful protest"})
_FROM_AFAR = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "Protests"})
_BARE_HARM = frozenset({"Armed clash", "Attack"})
_NO_CAUSE = frozenset({"Peaceful protest", "Arrests", "Protest with intervention"})


def settle_kinds(drafts: Sequence[Draft]) -> list[Draft]:
    """Give deeds that say little of themselves the kind of the deeds they go with.

    Deaths take the kind of what they are told to come of ("a soldier died after two mines exploded"); a vague deed
    ("an attack") that of the nearest violent deed told firmly, an earlier one first.
    """
    caused = [_of_cause(number, drafts) for number in range(len(drafts))]
    return [_of_neighbour(number, caused) if draft.bare else draft for number, draft in enumerate(caused)]


def _of_cause(number: int, drafts: Sequence[Draft]) -> Draft:
    """Return deaths with the kind of their cause, where the words around them tell one."""
    draft = drafts[number]
    if draft.told.deed.frame.group != "kill" or draft.claim.sub_event_type not in _BARE_HARM or draft.claim.weapon:
        return draft
    firm = [other for other in drafts if other is not draft and other.firm and _may_kill(other, draft)]
    causes = [other for other in firm if _is_cause(other, draft)] or [o for o in firm if _goes_before(o, draft)][-1:]
    return _like(draft, causes[0]) if causes else draft


def _may_kill(other: Draft, harm: Draft) -> bool:
    """Tell whether a deed of the same sentence is of a kind that deaths come of."""
    claim = other.claim
    return (
        other.told.sentence == harm.told.sentence
        and claim.event_type in _VIOLENT
        and claim.sub_event_type not in _NO_MODEL | _NO_CAUSE
        and not claim.background
    )


def _goes_before(other: Draft, harm: Draft) -> bool:
    """Tell whether deaths by nobody named follow a deed: "they attacked the base, and four were killed"."""
    verb = harm.told.deed.verb
    if verb is None or other.told.deed.frame.group == "kill" or other.told.deed.trigger.head.i > verb.i:
        return False
    return verb.tag_ == "VBG" or (is_passive(verb) and not agents(verb))


def _is_cause(other: Draft, harm: Draft) -> bool:
    """Tell whether a deed stands under the harm's verb as its occasion, by "after", "when", "during" and the like."""
    verb, head = harm.told.deed.verb, other.told.deed.verb or other.told.deed.trigger.head
    if verb is None:
        return False
    path = _up_to(head, verb)
    return path is not None and any(token.lower_ in deed_words().occasions for token in path)


def _up_to(token: Token, top: Token) -> list[Token] | None:
    """Return the tokens from one up to another above it and their clause markers, None where it is not above."""
    path: list[Token] = []
    while token.i != top.i:
        path += [token, *(c for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i)]
        if token.head.i == token.i:
            return None
        token = token.head
    return path


def _of_neighbour(number: int, drafts: Sequence[Draft]) -> Draft:
    """Return a vague deed with the kind of the nearest violent deed told firmly, of one from afar for "the raids"."""
    answered = reasons_in(drafts[number].told.deed.trigger.head.sent)
    firm = [
        (abs(number - i), i > number, other)
        for i, other in enumerate(drafts)
        if not other.bare
        and other.told.deed.trigger.head.i not in answered
        and other.claim.event_type in _VIOLENT
        and not other.claim.background
        and other.claim.sub_event_type not in _NO_MODEL
    ]
    if _is_from_afar(drafts[number]):
        firm = [item for item in firm if item[2].claim.sub_event_type in _FROM_AFAR] or firm
    if not firm:
        return drafts[number]
    return replace(_like(drafts[number], min(firm, key=lambda item: item[:2])[2]), firm=True, bare=False)


def _is_from_afar(draft: Draft) -> bool:
    """Tell whether a deed or its cause is a raid or a strike."""
    deed = draft.told.deed
    return any(lemma_of(t) in FROM_AFAR for trigger in (deed.trigger, *deed.joined) for t in trigger.tokens)


def _like(draft: Draft, model: Draft) -> Draft:
    """Return a draft with another's kind."""
    return of_kind(draft, model.claim.sub_event_type)


def of_kind(draft: Draft, kind: str) -> Draft:
    """Return a draft of a kind."""
    return replace(draft, claim=replace(draft.claim, event_type=kinds().kinds[kind].event_type, sub_event_type=kind))
