"""A head and what stands around it → who is meant: a side's forces, a state's body, an office, people."""

from dataclasses import replace

from spacy.tokens import Token

from warledger.reading.actors.composed import is_interstate, known_by_name
from warledger.reading.actors.draft import (
    Identity,
    body_of_state,
    forces_of_side,
    forces_of_state,
    known_identity,
    people_of_role,
)
from warledger.reading.actors.offices import Offices
from warledger.reading.actors.phrases import Modifiers, Phrases
from warledger.reading.actors.setting import Setting
from warledger.vocabulary.actors import load_actors
from warledger.vocabulary.roles import Head
from warledger.vocabulary.states import load_states

_ARMED = frozenset({"rebel", "militia", "terrorist_group", "state_forces"})
_ARMIES = frozenset({"army", "military", "police", "navy", "air force", "force", "airforce"})


class Identifier:
    """Says who the noun phrases of one document mean."""

    def __init__(self, phrases: Phrases, setting: Setting) -> None:
        """Keep the document's phrases and its setting."""
        self._phrases, self._setting, self.offices = phrases, setting, Offices(phrases, setting)

    def identify(self, token: Token, head: Head, found: Modifiers, end: int) -> Identity | None:
        """Return who a noun phrase means, None where it is no mention.

        Args:
            token: the head.
            head: what the vocabulary says of it.
            found: what stands before it.
            end: the token after the phrase.
        """
        if head.form == "office":
            return self.offices.identify(token, head, found, end)
        if head.form == "people":
            return Identity(self._phrases.words(found.first, token.i + 1), head.kind, None, found.code)
        if head.form == "civil":
            return self._body(token, head, found)
        return self._armed(token, head, found)

    def _armed(self, token: Token, head: Head, found: Modifiers) -> Identity | None:
        if token.lower_ in self._phrases.roles.words["parts"] and (found.known is not None or found.role is None):
            return None
        own_group = self._own_group(found)
        if own_group is not None:
            return own_group
        if found.friend_of is not None:
            return self._friends(token, head, found)
        vocabulary = self._composed(token, head, found)
        if vocabulary is not None:
            return vocabulary
        people = self._peoples(found)
        if people is not None:
            return people
        if token.lower_ in ("resistance", "opposition") and self._is_abstract(token):
            return None
        role = head.role if head.role not in (None, "militia", "unidentified") else found.role or head.role
        if head.role == "militia" and found.role == "militant" and self._setting.conflict is not None:
            # "terrorist militias" are the militias, under an ill name
            role = "militia" if self._setting.conflict.sides_of_role("militia") else role
        if token.lower_ in self._phrases.roles.words["sideless"] and found.code is None and role == "state":
            return Identity(self._phrases.words(found.first, token.i + 1), None)
        return self._of_role(token, head, found, role)

    def _of_role(self, token: Token, head: Head, found: Modifiers, role: str | None) -> Identity | None:
        named = self._phrases.words(found.first, token.i + 1)
        if role == "unidentified":
            return Identity(named, head.kind or "other")
        if token.lower_ in ("sides", "parties"):
            return self._both(token)
        if role == "state" and found.code is not None:
            return forces_of_state(found.code, self._setting)
        if role is not None:
            meant = people_of_role(role, found.code, self._setting)
            if role == "militia" and meant is not None and found.other and meant.kind == "militia":
                meant = replace(meant, name=named)
            return meant or Identity(named, head.kind, None, found.code or self._setting.home)
        if found.code is not None and head.form != "group":
            return forces_of_state(found.code, self._setting)
        if head.form == "asset" or (head.form == "group" and not found.other):
            return None
        if head.form == "group" and token.lower_ not in self._phrases.roles.words["groups"]:
            return None
        if head.form == "armed_one" and self._plain_soldier(token):
            return people_of_role("state", None, self._setting) if self._has_one_state() else Identity(named, None)
        if token.lower_ in ("troops", "soldiers") and self._has_one_state() and not found.other:
            return people_of_role("state", None, self._setting)
        return Identity(named, head.kind or "other", None, found.code)

    def _is_abstract(self, token: Token) -> bool:
        """Tell whether "resistance" or "opposition" is what somebody meets, not somebody."""
        after = self._phrases.tokens[token.i + 1].lower_ if token.i + 1 < len(self._phrases.tokens) else ""
        before = self._phrases.tokens[token.i - 1] if token.i else token
        return after == "to" or (token.lower_ == "resistance" and (before.pos_ == "ADJ" or token.dep_ == "dobj"))

    def _both(self, token: Token) -> Identity | None:
        """Return "both sides" for the parties to the conflict together."""
        before = self._phrases.tokens[token.i - 1].lower_ if token.i else ""
        return Identity("both sides", "other") if before in self._phrases.roles.words["both"] else None

    def _plain_soldier(self, token: Token) -> bool:
        return token.lower_ in ("soldier", "serviceman", "conscript")

    def _has_one_state(self) -> bool:
        conflict = self._setting.conflict
        return self._setting.home is not None and not (conflict is not None and conflict.interstate)

    def _own_group(self, found: Modifiers) -> Identity | None:
        """Return who "Hamas fighters" or "Haftar's forces" are: the group, or the forces of the person's side."""
        if found.known is None:
            return None
        who = known_identity(found.known, self._setting)
        if found.known.kind != "person":
            return who
        side = self._setting.conflict.sides.get(who.side) if self._setting.conflict and who.side else None
        if side is not None:
            return forces_of_side(side, self._setting)
        boss = found.known.affiliation
        if boss is not None:
            return known_identity(load_actors()[boss], self._setting)
        return None if found.known.country is None else forces_of_state(found.known.country, self._setting)

    def _friends(self, token: Token, head: Head, found: Modifiers) -> Identity:
        role = found.role or (head.role if head.role != "militia" else None)
        meant = people_of_role(role, found.code, self._setting) if role else None
        if meant is not None:
            return meant
        side = self._setting.side_of_friends(found.friend_of or "")
        if side is not None and not (side.states and head.role == "militia"):
            return forces_of_side(side, self._setting)
        slug = None if side is None else side.slug
        return Identity(self._phrases.words(found.first, token.i + 1), head.kind or "militia", slug, found.code)

    def _composed(self, token: Token, head: Head, found: Modifiers) -> Identity | None:
        """Return the army, police or other body that a state's adjective and the head name together."""
        if token.lower_ not in _ARMIES and head.kind != "police":
            return None
        code = found.code or (self._setting.home if self._has_one_state() else None)
        if code is None or (found.other and token.lower_ != "force"):
            return None
        noun = "air force" if token.lower_ in ("force", "airforce") else token.lower_
        noun = "police" if head.kind == "police" else noun
        if noun == "air force" and token.lower_ == "force" and "air" not in found.other:
            return None
        name = f"{load_states()[code].adjective} {noun}"
        known = known_by_name(name)
        if known is not None:
            return known_identity(known, self._setting)
        rival = self._rival_army() if noun == "army" and found.code is None else None
        if rival is not None:
            return rival
        kind = "police" if noun == "police" else "state_forces"
        return Identity(name, kind, self._setting.side_of_state(code), code)

    def _rival_army(self) -> Identity | None:
        """Return the force that calls itself an army where the state has none of that name and the report names one."""
        named = (hit.actor for hit in self._setting.known if hit.actor.name.endswith(" Army"))
        only = dict.fromkeys(actor for actor in named if self._setting.side_of_known(actor) is not None)
        return known_identity(next(iter(only)), self._setting) if len(only) == 1 else None

    def _peoples(self, found: Modifiers) -> Identity | None:
        """Return the side that a people's or a creed's adjective means in this conflict ("Kurdish fighters")."""
        if self._setting.conflict is None:
            return None
        for side in self._setting.conflict.sides.values():
            if any(word in side.words for word in found.other):
                return forces_of_side(side, self._setting)
        return None

    def _body(self, token: Token, head: Head, found: Modifiers) -> Identity | None:
        if token.lower_ == "state" and found.first == token.i:
            return None
        if found.known is not None and found.known.kind != "person":
            return known_identity(found.known, self._setting)
        code = found.code or (found.known.country if found.known is not None else None)
        if head.role == "state":
            if token.lower_ in ("state", "administration", "cabinet", "parliament") and code is None:
                return None
            code = code or (self._setting.home if not is_interstate(self._setting) else None)
            if found.role == "rebel" or (found.role in ("separatist", "militant")):
                return people_of_role(found.role, found.code, self._setting)
            if code is not None:
                return body_of_state(code, self._setting)
        return Identity(self._phrases.words(found.first, token.i + 1), head.kind, None, code)
