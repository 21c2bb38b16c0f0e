"""Offices and bodies that speak for a side: a minister, a member of a group, a ministry, state media."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from warledger.reading.actors.composed import body_of, home_of, is_interstate
from warledger.reading.actors.draft import Identity, known_identity, people_of_role
from warledger.reading.actors.phrases import Modifiers, Phrases
from warledger.reading.actors.setting import Setting
from warledger.vocabulary.conflicts import GOVERNMENT, Side
from warledger.vocabulary.roles import Head

ARMED = frozenset({"rebel", "militia", "terrorist_group", "state_forces"})
"""Kinds whose members are the group itself."""
_SPEAKS = frozenset({"nsubj", "nsubjpass", "pobj", "agent", "appos", "conj", "dobj"})
_MEMBERS = frozenset({"member", "members"})
_STATE_MEDIA = {"tv": "television", "agency": "news agency"}


@dataclass(frozen=True, slots=True)
class _Seat:
    """An office's phrase: its name and kind, what follows "of", whose it is, and the part that it plays."""

    name: str
    kind: str
    after: Modifiers
    code: str | None
    role: str | None


class Offices:
    """Says who holds the offices of one document."""

    def __init__(self, phrases: Phrases, setting: Setting) -> None:
        """Keep the document's phrases and its setting."""
        self._phrases, self._setting = phrases, setting

    def identify(self, token: Token, head: Head, found: Modifiers, end: int) -> Identity | None:
        """Return who holds an office: named by the description, on the side of what the office belongs to.

        Args:
            token: the head.
            head: what the vocabulary says of it.
            found: what stands before it.
            end: the token after the phrase.
        """
        seat = self._read(token, head, found, end)
        whose = found.known or seat.after.known
        if token.lower_ in (*_MEMBERS, "supporters") and whose is None and found.code is None:
            return None if found.role is None else people_of_role(found.role, None, self._setting)
        if token.lower_ in _MEMBERS and whose is not None and whose.kind in ARMED:
            return known_identity(whose, self._setting)
        if whose is not None:
            who = known_identity(whose, self._setting)
            return Identity(seat.name, seat.kind, who.side, who.country)
        if self._takes_no_side(token, found, seat.kind):
            return Identity(seat.name, seat.kind, None, seat.code)
        if seat.kind in ("state", "state_forces"):
            body = self._body(token, head, found, seat, end)
            if body is not None:
                return body
        if found.first == token.i and end == token.i + 1 and head.role is None and token.dep_ not in _SPEAKS:
            return None
        side = self.side_of(seat.role, seat.code, found.friend_of)
        home = self._setting.home
        if seat.kind == "media" and "state" in seat.name.lower().split():
            return self._state_media(token, seat, side)
        return Identity(seat.name, seat.kind, side, seat.code or (home if side == GOVERNMENT else None))

    def _read(self, token: Token, head: Head, found: Modifiers, end: int) -> _Seat:
        """Read an office's phrase with what follows its head: "minister of …", "spokesman for …"."""
        following = self._phrases.tokens[token.i + 1].lower_ if end > token.i + 1 else ""
        of = following in ("of", "for")
        seated = head.kind in ("state", "state_forces") and end > token.i + 1
        after = self._phrases.read(token.i + 2, end) if of or seated else Modifiers(token.i)
        if following == "for":
            after = replace(after, code=None)  # the envoy for Syria is not Syria's
        named = (self._phrases.roles.heads.get(t.lower_) for t in self._phrases.tokens[token.i + 2 : end] if of)
        whole = next((named_head.role for named_head in named if named_head is not None and named_head.role), None)
        role = found.role or after.role or whole or head.role
        name = self._phrases.words(found.first, end)
        return _Seat(name, head.kind or "person", after, found.code or after.code, role)

    def _takes_no_side(self, token: Token, found: Modifiers, kind: str) -> bool:
        """Tell whether an office belongs to nobody at war: a monitor's, an aid agency's, a free outlet's."""
        if kind in ("other", "monitor", "aid"):
            return True
        independent = token.lower_ in self._phrases.roles.words["independent"] or kind == "media"
        return independent and found.role is None and found.friend_of is None

    def _body(self, token: Token, head: Head, found: Modifiers, seat: _Seat, end: int) -> Identity | None:
        """Return a body of a state: its staff, a ministry, or what sits in a side's town."""
        side = self._seated(token.i + 1, end) if end > token.i + 1 else None
        if token.lower_ == "staff" and seat.kind == "state_forces":
            code = (side.states[0] if side is not None and side.states else seat.code) or home_of(self._setting)
            return Identity(seat.name, seat.kind) if code is None else self._staff(code)
        if side is not None:
            return Identity(seat.name, seat.kind, side.slug, seat.code or self._setting.home)
        if seat.kind == "state" and head.role == "state":
            return self._ministry(token, found, seat.code or home_of(self._setting), seat.name)
        return None

    def _staff(self, code: str) -> Identity:
        return body_of(code, "General Staff", "state_forces", self._setting)

    def _seated(self, first: int, end: int) -> Side | None:
        """Return whose body it is by where it sits, in a war of two governments: "the Ministry of Defence in Sanaa"."""
        conflict = self._setting.conflict
        places = {t.lower_ for t in self._phrases.tokens[first + 1 : end]}
        sides = conflict.sides.values() if conflict is not None else ()
        return next((side for side in sides if places & set(side.seats)), None)

    def _state_media(self, token: Token, seat: _Seat, side: str | None) -> Identity:
        """Return a state's own media: "state TV" is "Iraqi state television"."""
        code = seat.code or self._setting.home
        if code is None or is_interstate(self._setting):
            return Identity(seat.name, "media", side, code)
        noun = _STATE_MEDIA.get(token.lower_, token.lower_)
        return body_of(code, f"state {noun}", "media", self._setting)

    def _ministry(self, token: Token, found: Modifiers, code: str | None, name: str) -> Identity:
        """Return a ministry by its state and field, whatever the word order: "Ukrainian defence ministry"."""
        if code is None or token.lower_ != "ministry" or not found.other:
            return Identity(name, "state", None if code is None else self._setting.side_of_state(code), code)
        field = " ".join(found.other).replace("defense", "defence")
        return body_of(code, f"{field} ministry", "state", self._setting)

    def side_of(self, role: str | None, code: str | None, friend: str | None) -> str | None:
        """Return the side that a part, a state or a friend of a state points to."""
        if code is not None and role in (None, "state"):
            return self._setting.side_of_state(code)
        if role is not None:
            if role == "state" and home_of(self._setting) is None:
                return None
            side = self._setting.side_of_role(role)
            return side.slug if isinstance(side, Side) else side
        if friend is not None:
            ally = self._setting.side_of_friends(friend)
            return None if ally is None else ally.slug
        return None
