"""Modifiers before a deed's noun → mentions of its doer: "a Russian airstrike", "jihadist rocket attacks".

Nobody else names the doer there. Nationalities before other nouns ("a Russian village") name nobody; "terrorist" before
a deed means a party only where the report tells of a known conflict.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from warledger.reading.actors.draft import Draft, Identity, forces_of_state, people_of_role
from warledger.reading.actors.names import Covered
from warledger.reading.actors.setting import Setting
from warledger.reading.parse import Parse
from warledger.vocabulary.roles import load_roles

_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
_OF_VERBS = frozenset({"dobj", "pobj", "attr"})
_BETWEEN = 2


def find_deed_modifiers(parse: Parse, setting: Setting, taken: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the doers that modifiers of deeds' nouns name, where no mention covers the modifier.

    Args:
        parse: the document with its syntax.
        setting: what its generic words are to be read by.
        taken: the mentions found before.
    """
    codes = {hit.start: hit.code for hit in setting.states if hit.how == "adjective"}
    covered = Covered(taken)
    modifiers = load_roles().modifiers
    for sentence in parse.sentences:
        for token in sentence:
            if token.idx not in codes and token.lower_ not in modifiers:
                continue  # most words say nothing of anybody
            if not _describes_deed(token) or covered.touches(token.idx, token.idx + len(token)):
                continue
            who = _who(token, codes.get(token.idx), setting)
            if who is not None:
                end = token.idx + len(token)
                yield Draft(
                    token.idx, end, token.i, who.name, "armed", who.id, who.kind, who.side, who.country, plural=True
                )


def _who(token: Token, code: str | None, setting: Setting) -> Identity | None:
    if code is not None:
        return forces_of_state(code, setting)
    role = load_roles().modifiers.get(token.lower_)
    if role not in ("rebel", "separatist", "militant", "militia") or setting.conflict is None:
        return None
    return people_of_role(role, None, setting)


def _describes_deed(token: Token) -> bool:
    """Tell whether a word stands before a noun that names a deed of war, with nouns or adjectives at most between.

    Parsers take many such nouns for verbs ("Russian shelling killed"), so that the words' order decides.
    """
    words = load_roles().words["deeds"]
    if token.pos_ not in _NOMINAL or token.dep_ in _OF_VERBS:
        return False
    for after in token.doc[token.i + 1 : min(token.i + 2 + _BETWEEN, token.sent.end)]:
        if after.lower_ in words:
            return True
        if after.pos_ not in _NOMINAL:
            return False
    return False
