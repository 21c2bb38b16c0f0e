"""Noun phrases without a name → mentions: "opposition fighters", "forces loyal to the president", "the army"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from warledger.reading.actors.draft import (
    Draft,
    Identity,
    body_of_state,
    forces_of_state,
    known_identity,
    people_of_role,
)
from warledger.reading.actors.identity import Identifier
from warledger.reading.actors.phrases import Modifiers, Phrases
from warledger.reading.actors.setting import Setting
from warledger.reading.parse import Parse
from warledger.vocabulary.roles import Head

_OF_OFFICE = frozenset({"of", "to", "for", "in", "from"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class RoleReader:
    """Finds generic mentions in one document."""

    def __init__(self, parse: Parse, setting: Setting) -> None:
        """Read the document's phrases by its setting."""
        self._parse, self._setting = parse, setting
        self._phrases = Phrases(parse, setting)
        self._identifier = Identifier(self._phrases, setting)

    def find(self) -> Iterator[Draft]:
        """Yield the mentions in order."""
        for sentence in self._parse.sentences:
            for token in sentence:
                if token.i in self._phrases.known:
                    continue
                head = self._head_of(token)
                if head is not None:
                    yield from self._phrase(token, head)
                elif token.pos_ in _NOUNS or token.pos_ == "ADJ":
                    yield from self._lone_modifier(token)

    def titled(self, draft: Draft, name: int) -> Draft:
        """Return a person with the side and state that the title says: "police spokesman X", "Iraq's minister X".

        Args:
            draft: a person's mention, title included.
            name: where the name itself begins.
        """
        title = self._parse.doc.char_span(draft.start, name, alignment_mode="contract")
        if title is None or draft.side is not None or draft.id is not None:
            return draft
        found = self._phrases.read(title.start, title.end)
        heads = [self._phrases.roles.heads[t.lower_] for t in title if t.lower_ in self._phrases.roles.heads]
        if found.known is not None:
            who = known_identity(found.known, self._setting)
            return replace(draft, side=who.side, country=who.country)
        role = found.role or next((head.role for head in heads if head.role is not None), None)
        if not heads or any(head.kind in ("media", "monitor", "aid", "civilians", "other") for head in heads):
            return draft
        return replace(
            draft, side=self._identifier.offices.side_of(role, found.code, found.friend_of), country=found.code
        )

    def _head_of(self, token: Token) -> Head | None:
        """Return the head word that a token is, None where it only modifies the noun after it."""
        lower = token.lower_
        head = self._phrases.roles.heads.get(lower)
        if token.pos_ not in _NOUNS and not (token.pos_ == "ADJ" and head is not None and token.tag_ != "JJ"):
            return None
        before = token.i and self._phrases.tokens[token.i - 1]
        if before and before.pos_ in (*_NOUNS, "ADJ"):
            head = self._phrases.roles.heads.get(f"{before.lower_} {lower}") or head
        if head is None or self._modifies_next(token):
            return None
        return head

    def _modifies_next(self, token: Token) -> bool:
        if token.i + 1 >= len(self._phrases.tokens):
            return False
        after = self._phrases.tokens[token.i + 1]
        if after.text == "-" and not token.whitespace_:
            return True
        return after.pos_ in _NOUNS and token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i

    def _phrase(self, token: Token, head: Head) -> Iterator[Draft]:
        """Yield the mention of one head: and one more for each state joined to it ("Russian and Iranian forces")."""
        modifiers = self._phrases.modifiers(token)
        end = token.i + 1
        if head.form == "office":
            end = self._phrases.with_complement(token, _OF_OFFICE)
        elif head.form in ("armed", "armed_one") and (group := self._phrases.group_of(token)) is not None:
            modifiers = replace(modifiers, known=group, code=None)
        elif modifiers.role is None and head.role is None and modifiers.code is None and modifiers.known is None:
            loyal = self._phrases.loyal_to(token)
            if loyal is not None:
                modifiers, end = loyal
        if modifiers.code is None and modifiers.known is None and head.form != "people":
            modifiers = self._owned(token, modifiers)
        identity = self._identifier.identify(token, head, modifiers, end)
        if identity is None:
            return
        first = modifiers.first
        draft = self._draft(first, end, token.i, head.form, identity, plural=_is_plural(token, head))
        if head.form in ("armed", "asset"):
            yield from self._joined(draft)
        yield replace(draft, noun=token.lower_)

    def _owned(self, token: Token, found: Modifiers) -> Modifiers:
        """Return modifiers with the owner that "its" stands for, a state or a known actor."""
        owner = self._phrases.owner(token)
        if owner is None:
            return found
        known = self._phrases.known.get(owner.i)
        return replace(found, code=self._phrases.states.get(owner.i), known=None if known is None else known[0])

    def _draft(self, first: int, end: int, at: int, form: str, who: Identity, *, plural: bool) -> Draft:
        start, stop = (
            self._phrases.tokens[first].idx,
            self._phrases.tokens[end - 1].idx + len(self._phrases.tokens[end - 1]),
        )
        return Draft(start, stop, at, who.name, form, who.id, who.kind, who.side, who.country, plural)

    def _joined(self, draft: Draft) -> Iterator[Draft]:
        """Yield states whose adjective is joined to the head from further left: Russian, Iranian and … forces."""
        at = self._first_of(draft) - 1
        while at > 0 and (self._phrases.tokens[at].text == "," or self._phrases.tokens[at].lower_ in ("and", "or")):
            code = self._phrases.states.get(at - 1)
            if code is None or self._phrases.tokens[at - 1].pos_ not in ("ADJ", "PROPN"):
                return
            who = forces_of_state(code, self._setting)
            yield self._draft(at - 1, at, at - 1, draft.form, who, plural=True)
            at -= 2

    def _first_of(self, draft: Draft) -> int:
        at = draft.head
        while at > 0 and self._phrases.tokens[at - 1].idx >= draft.start:
            at -= 1
        return at

    def _lone_modifier(self, token: Token) -> Iterator[Draft]:
        """Yield the actor in "government positions" and "rebel-held": the modifier alone."""
        role = self._phrases.roles.modifiers.get(token.lower_)
        if role not in ("state", "rebel", "separatist", "militant", "militia", "junta", "coalition"):
            return
        if token.i + 1 >= len(self._phrases.tokens) or token.lower_ in (
            "state",
            "official",
            "security",
            "intelligence",
            "federal",
            "military",
        ):
            return
        after = self._phrases.tokens[token.i + 1]
        weak = token.lower_ in ("army", "police", "militia", "coalition", "republican", "naval")
        held = (
            after.text == "-"
            and token.i + 2 < len(self._phrases.tokens)
            and self._phrases.tokens[token.i + 2].lower_ in self._phrases.roles.words["held"]
        )
        before_noun = (
            token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and token.head.pos_ in _NOUNS
        )
        if not held and (not before_noun or self._phrases.roles.heads.get(token.head.lower_) is not None):
            return
        joined = token.i > 0 and self._phrases.tokens[token.i - 1].text == "-"
        if joined or (role == "militant" and not held):
            return
        if weak and not held and token.head.lower_ not in self._phrases.roles.words["material"]:
            return
        first = token.i
        while first > 0 and (first - 1 in self._phrases.states or first - 1 in self._phrases.known):
            first -= 1
        found = self._phrases.read(first, token.i)
        if (
            token.lower_ in ("government", "regime", "ruling")
            and not held
            and token.head.lower_ not in self._phrases.roles.words["material"]
        ):
            code = found.code or self._setting.home
            who = None if code is None else body_of_state(code, self._setting)
        elif token.lower_ in ("army", "police"):
            who = self._identifier.identify(token, self._phrases.roles.heads[token.lower_], found, token.i + 1)
        else:
            who = people_of_role(role, found.code, self._setting)
        if who is not None:
            yield self._draft(found.first, token.i + 1, token.i, "armed", who, plural=True)


def _is_plural(token: Token, head: Head) -> bool:
    return head.form in ("armed", "asset") or token.tag_ in ("NNS", "NNPS")
