"""Noun phrases without a name → mentions: "opposition fighters", "forces loyal to the president", "the army"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from warledger.reading.actors_draft import (
    Draft,
    Identity,
    body_of_state,
    forces_of_side,
    forces_of_state,
    known_identity,
    people_of_role,
)
from warledger.reading.actors_setting import KnownHit, Setting
from warledger.reading.parse import Parse
from warledger.vocabulary.actors import KnownActor, load_actors
from warledger.vocabulary.conflicts import Side
from warledger.vocabulary.roles import Head, load_roles
from warledger.vocabulary.states import load_states

_OF_OFFICE = frozenset({"of", "to", "for", "in", "from"})
_MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "ADV"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_ARMED = frozenset({"rebel", "militia", "terrorist_group", "state_forces"})
_ARMIES = frozenset({"army", "military", "police", "navy", "air force", "force", "airforce"})
_LIMIT = 14


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What stands before a head: the first token, and what it says of who is meant."""

    first: int
    role: str | None = None
    code: str | None = None
    known: KnownActor | None = None
    friend_of: str | None = None
    other: tuple[str, ...] = ()


class RoleReader:
    """Finds generic mentions in one document."""

    def __init__(self, parse: Parse, setting: Setting) -> None:
        """Index the names of the setting by the token that they begin at."""
        self._parse, self._doc, self._setting = parse, parse.doc, setting
        self._tokens = list(parse.doc)
        self._roles = load_roles()
        self._known = _by_token(parse.doc, setting.known)
        self._states: dict[int, str] = {}
        starts = {hit.start: hit for hit in setting.states}
        for token in parse.doc:
            hit = starts.get(token.idx)
            if hit is not None:
                self._states[token.i] = hit.code

    def find(self) -> Iterator[Draft]:
        """Yield the mentions in order."""
        for sentence in self._parse.sentences:
            for token in sentence:
                if token.i in self._known:
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
        found = self._read(title.start, title.end)
        heads = [self._roles.heads[t.lower_] for t in title if t.lower_ in self._roles.heads]
        if found.known is not None:
            who = known_identity(found.known, self._setting)
            return replace(draft, side=who.side, country=who.country)
        role = found.role or next((head.role for head in heads if head.role is not None), None)
        if not heads or any(head.kind in ("media", "monitor", "aid", "civilians", "other") for head in heads):
            return draft
        return replace(draft, side=self._side_of(role, found.code, found.friend_of), country=found.code)

    def _head_of(self, token: Token) -> Head | None:
        """Return the head word that a token is, None where it only modifies the noun after it."""
        lower = token.lower_
        head = self._roles.heads.get(lower)
        if token.pos_ not in _NOUNS and not (token.pos_ == "ADJ" and head is not None and token.tag_ != "JJ"):
            return None
        before = token.i and self._tokens[token.i - 1]
        if before and before.pos_ in (*_NOUNS, "ADJ"):
            head = self._roles.heads.get(f"{before.lower_} {lower}") or head
        if head is None or self._modifies_next(token):
            return None
        return head

    def _modifies_next(self, token: Token) -> bool:
        if token.i + 1 >= len(self._doc):
            return False
        after = self._tokens[token.i + 1]
        if after.text == "-" and not token.whitespace_:
            return True
        return after.pos_ in _NOUNS and token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i

    def _phrase(self, token: Token, head: Head) -> Iterator[Draft]:
        """Yield the mention of one head: and one more for each state joined to it ("Russian and Iranian forces")."""
        modifiers = self._modifiers(token)
        end = token.i + 1
        if head.form == "office":
            end = self._with_complement(token, _OF_OFFICE)
        elif modifiers.role is None and head.role is None and modifiers.code is None and modifiers.known is None:
            loyal = self._loyal_to(token)
            if loyal is not None:
                modifiers, end = loyal
        if modifiers.code is None and head.form != "people":
            modifiers = replace(modifiers, code=self._owner_state(token))
        identity = self._identity(token, head, modifiers, end)
        if identity is None:
            return
        first = modifiers.first
        draft = self._draft(first, end, token.i, head.form, identity, plural=_is_plural(token, head))
        if head.form in ("armed", "asset"):
            yield from self._joined(draft)
        yield replace(draft, noun=token.lower_)

    def _draft(self, first: int, end: int, at: int, form: str, who: Identity, *, plural: bool) -> Draft:
        start, stop = self._tokens[first].idx, self._tokens[end - 1].idx + len(self._tokens[end - 1])
        return Draft(start, stop, at, who.name, form, who.id, who.kind, who.side, who.country, plural)

    def _joined(self, draft: Draft) -> Iterator[Draft]:
        """Yield states whose adjective is joined to the head from further left: Russian, Iranian and … forces."""
        at = self._first_of(draft) - 1
        while at > 0 and (self._tokens[at].text == "," or self._tokens[at].lower_ in ("and", "or")):
            code = self._states.get(at - 1)
            if code is None or self._tokens[at - 1].pos_ not in ("ADJ", "PROPN"):
                return
            who = forces_of_state(code, self._setting)
            yield self._draft(at - 1, at, at - 1, draft.form, who, plural=True)
            at -= 2

    def _first_of(self, draft: Draft) -> int:
        at = draft.head
        while at > 0 and self._tokens[at - 1].idx >= draft.start:
            at -= 1
        return at

    # ------------------------------------------------------------ modifiers

    def _modifiers(self, token: Token) -> Modifiers:
        first = token.i
        while first > 0 and token.i - first < _LIMIT and self._is_part(self._tokens[first - 1], first, token):
            first -= 1
        while first < token.i and (
            self._tokens[first].lower_ in self._roles.words["pointing"]
            or self._tokens[first].text in ("-", "/")
            or self._tokens[first].text in _POSSESSIVE
        ):
            first += 1
        known = self._known.get(first)
        if known is not None and first > 0 and self._known.get(first - 1) == known:
            first = min(known[1], token.i)
        return self._read(first, token.i)

    def _is_part(self, token: Token, right: int, head: Token) -> bool:
        """Tell whether a token left of a phrase belongs to it."""
        text, after = token.text, self._tokens[right]
        if text == "-":
            return not token.whitespace_ and token.i > 0 and not self._tokens[token.i - 1].whitespace_
        if after.text == "-" and not token.whitespace_:
            return token.is_alpha or "." in text
        if text in _POSSESSIVE:
            return token.i > 0 and self._tokens[token.i - 1].pos_ == "PROPN" and token.dep_ == "case"
        if token.ent_type_ in ("DATE", "TIME", "CARDINAL"):
            return False
        if token.pos_ == "VERB" and token.i and self._tokens[token.i - 1].pos_ in ("AUX", "PRON"):
            return False
        if token.pos_ not in _MODIFIER_POS or (
            token.pos_ in ("VERB", "ADV") and token.dep_ not in ("amod", "compound")
        ):
            return False
        if token.i in self._known or token.i in self._states or token.i < token.head.i <= head.i:
            return True
        return token.dep_ == "conj" and token.pos_ in ("ADJ", "PROPN") and token.i + 1 == right and token.is_title

    def _read(self, first: int, end: int) -> Modifiers:
        found = Modifiers(first)
        for begin, stop in self._units(first, end):
            found = self._read_unit(found, begin, stop)
        return found

    def _units(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield token ranges joined by hyphens, or of one known name."""
        at = first
        while at < end:
            known = self._known.get(at)
            stop = at + 1 if known is None else max(known[1], at + 1)
            while stop < end and (self._tokens[stop].text == "-" or self._tokens[stop - 1].text == "-"):
                stop += 1
            yield at, min(stop, end)
            at = stop

    def _read_unit(self, found: Modifiers, begin: int, stop: int) -> Modifiers:
        doc = self._doc
        text = doc[begin:stop].text.lower()
        role = self._roles.modifiers.get(text)
        if role is not None:
            return replace(found, role=role if found.role in (None, "state", "unidentified") else found.role)
        code = next((self._states[i] for i in range(begin, stop) if i in self._states), None)
        known = next((self._known[i][0] for i in range(begin, stop) if i in self._known), None)
        last = doc[stop - 1].lower_
        if stop - begin > 1 and (last in self._roles.words["friends"] or text.startswith("pro-")):
            friend = code or (known.country if known is not None and known.kind != "un" else None)
            rest = text.rsplit("-", 1)[0] if last in self._roles.words["friends"] else text.removeprefix("pro-")
            role = self._roles.modifiers.get(rest) or ("state" if known is not None and known.kind == "un" else None)
            return replace(found, friend_of=friend, role=found.role or role, other=(*found.other, text))
        if text.startswith(("anti-", "ex-", "non-")):
            return replace(found, other=(*found.other, text))
        if stop - begin > 1 and last in self._roles.words["own"]:
            inner = self._read(begin, begin + 1) if known is None and code is None else Modifiers(begin)
            return replace(found, role=found.role or inner.role, code=found.code or code, known=found.known or known)
        if known is not None:
            return replace(found, known=known)
        if code is not None:
            return replace(found, code=code)
        return replace(found, other=(*found.other, text))

    def _loyal_to(self, token: Token) -> tuple[Modifiers, int] | None:
        """Return what "loyal to X", "backed by X" after a head says, and where the phrase ends."""
        doc, at = self._doc, token.i + 1
        if at + 2 >= len(doc) or doc[at].lower_ not in self._roles.words["loyal"]:
            return None
        end = self._np_end(at + 2 if doc[at + 1].pos_ in ("ADP", "PART") else at + 1)
        found = self._read(at + 1, end)
        if found.known is None and found.code is None and found.role is None:
            return None
        if doc[at].lower_ in ("backed", "supported", "allied", "aligned") and found.code is not None:
            found = replace(found, friend_of=found.code, code=None)
        return replace(found, first=self._modifiers(token).first), end

    def _np_end(self, at: int) -> int:
        """Return the token after the noun phrase that begins at a token; a known name is taken whole."""
        doc, end = self._doc, at
        while end < len(doc) and end - at < _LIMIT:
            if end in self._known:
                end = self._known[end][1]
            elif doc[end].text == "-" and end > at and not doc[end].whitespace_:
                end += 2
            elif doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM") or doc[end].lower_ == "based":
                end += 1
            else:
                break
        return max(min(end, len(doc)), at)

    def _with_complement(self, token: Token, prepositions: frozenset[str]) -> int:
        """Return the token after an office and its "of …", "for …", chains of them included."""
        doc, end = self._doc, token.i + 1
        while end + 1 < len(doc) and doc[end].lower_ in prepositions and doc[end].dep_ == "prep":
            if doc[end].head.i < token.i:
                break
            stop = self._np_end(end + 1)
            if stop == end + 1 or doc[stop - 1].pos_ == "DET" or _names_time(doc, end + 1, stop):
                break
            end = stop
            if end - token.i > _LIMIT:
                break
        return end

    # ------------------------------------------------------------ who is meant

    def _identity(self, token: Token, head: Head, found: Modifiers, end: int) -> Identity | None:
        if head.form == "office":
            return self._office(token, head, found, end)
        if head.form == "people":
            return self._people(token, head, found)
        if head.form == "civil":
            return self._body(token, head, found)
        return self._armed(token, head, found)

    def _armed(self, token: Token, head: Head, found: Modifiers) -> Identity | None:
        if token.lower_ in self._roles.words["parts"] and (found.known is not None or found.role is None):
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
        role = head.role if head.role not in (None, "militia", "unidentified") else found.role or head.role
        if token.lower_ in self._roles.words["sideless"] and found.code is None and role == "state":
            return Identity(self._words(found.first, token.i + 1), None)
        return self._of_role(token, head, found, role)

    def _of_role(self, token: Token, head: Head, found: Modifiers, role: str | None) -> Identity | None:
        named = self._words(found.first, token.i + 1)
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
        if head.form == "group" and token.lower_ not in self._roles.words["groups"]:
            return None
        if head.form == "armed_one" and self._plain_soldier(token):
            return people_of_role("state", None, self._setting) if self._has_one_state() else Identity(named, None)
        if token.lower_ in ("troops", "soldiers") and self._has_one_state() and not found.other:
            return people_of_role("state", None, self._setting)
        return Identity(named, head.kind or "other", None, found.code)

    def _both(self, token: Token) -> Identity | None:
        """Return "both sides" for the parties to the conflict together."""
        before = self._tokens[token.i - 1].lower_ if token.i else ""
        return Identity("both sides", "other") if before in self._roles.words["both"] else None

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
        return Identity(self._words(found.first, token.i + 1), head.kind or "militia", slug, found.code)

    def _owner_state(self, token: Token) -> str | None:
        """Return the state that "its" before a head means: the state that is the clause's subject."""
        if not any(child.dep_ == "poss" and child.lower_ in ("its", "their") for child in token.children):
            return None
        verb = token
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        return None if subject is None else self._states.get(subject.i)

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
        known = _known_by_name(name)
        if known is not None:
            return known_identity(known, self._setting)
        kind = "police" if noun == "police" else "state_forces"
        return Identity(name, kind, self._setting.side_of_state(code), code)

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
            code = code or (self._setting.home if not self._is_interstate() else None)
            if found.role == "rebel" or (found.role in ("separatist", "militant")):
                return people_of_role(found.role, found.code, self._setting)
            if code is not None:
                return body_of_state(code, self._setting)
        return Identity(self._words(found.first, token.i + 1), head.kind, None, code)

    def _is_interstate(self) -> bool:
        conflict = self._setting.conflict
        return conflict is not None and conflict.interstate

    def _office(self, token: Token, head: Head, found: Modifiers, end: int) -> Identity | None:
        """Return who holds an office: named by the description, on the side of what the office belongs to."""
        of = end > token.i + 1 and self._tokens[token.i + 1].lower_ in ("of", "for")
        after = self._read(token.i + 2, end) if of else Modifiers(token.i)
        if self._tokens[token.i + 1].lower_ != "of" if token.i + 1 < len(self._doc) else True:
            after = replace(after, code=None)
        name = self._words(found.first, end)
        kind = head.kind or "person"
        whose = found.known or after.known
        if token.lower_ in ("member", "members", "supporters") and whose is None and found.code is None:
            return None if found.role is None else people_of_role(found.role, None, self._setting)
        if token.lower_ in ("member", "members") and whose is not None and whose.kind in _ARMED:
            return known_identity(whose, self._setting)
        if whose is not None:
            who = known_identity(whose, self._setting)
            return Identity(name, self._office_kind(kind, who), who.side, who.country)
        code, role = found.code or after.code, found.role or after.role or head.role
        if kind in ("other", "monitor", "aid"):
            return Identity(name, kind, None, code)
        if kind == "media" and found.role is None and found.friend_of is None:
            return Identity(name, kind, None, code)
        if kind == "state" and head.role == "state":
            return self._ministry(token, found, code or (None if self._is_interstate() else self._setting.home), name)
        if found.first == token.i and end == token.i + 1 and head.role is None and not _speaks(token):
            return None
        side = self._side_of(role, code, found.friend_of)
        return Identity(name, kind, side, code)

    def _ministry(self, token: Token, found: Modifiers, code: str | None, name: str) -> Identity:
        """Return a ministry by its state and field, whatever the word order: "Ukrainian defence ministry"."""
        if code is None or token.lower_ != "ministry" or not found.other:
            return Identity(name, "state", None if code is None else self._setting.side_of_state(code), code)
        field = " ".join(found.other).replace("defense", "defence")
        known = _known_by_name(f"{load_states()[code].adjective} {field} ministry")
        if known is not None:
            return known_identity(known, self._setting)
        composed = f"{load_states()[code].adjective} {field} ministry"
        return Identity(composed, "state", self._setting.side_of_state(code), code)

    def _office_kind(self, kind: str, who: Identity) -> str:
        return kind if kind != "person" or who.kind is None else "person"

    def _side_of(self, role: str | None, code: str | None, friend: str | None) -> str | None:
        if code is not None and role in (None, "state"):
            return self._setting.side_of_state(code)
        if role is not None:
            if role == "state" and (self._is_interstate() or self._setting.home is None):
                return None
            side = self._setting.side_of_role(role)
            return side.slug if isinstance(side, Side) else side
        if friend is not None:
            ally = self._setting.side_of_friends(friend)
            return None if ally is None else ally.slug
        return None

    def _people(self, token: Token, head: Head, found: Modifiers) -> Identity | None:
        if token.lower_ in ("women", "children", "families", "workers", "doctors", "students", "citizens"):
            head = replace(head, kind="civilians")
        name = self._words(found.first, token.i + 1)
        return Identity(name, head.kind, None, found.code)

    # ------------------------------------------------------------ modifiers of other nouns

    def _lone_modifier(self, token: Token) -> Iterator[Draft]:
        """Yield the actor in "government positions" and "rebel-held": the modifier alone."""
        role = self._roles.modifiers.get(token.lower_)
        if role not in ("state", "rebel", "separatist", "militant", "militia", "junta", "coalition"):
            return
        if token.i + 1 >= len(self._doc) or token.lower_ in (
            "state",
            "official",
            "security",
            "intelligence",
            "federal",
            "military",
        ):
            return
        after = self._tokens[token.i + 1]
        weak = token.lower_ in ("army", "police", "militia", "coalition", "republican", "naval")
        held = (
            after.text == "-"
            and token.i + 2 < len(self._doc)
            and self._tokens[token.i + 2].lower_ in self._roles.words["held"]
        )
        before_noun = (
            token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and token.head.pos_ in _NOUNS
        )
        if not held and (not before_noun or self._roles.heads.get(token.head.lower_) is not None):
            return
        joined = token.i > 0 and self._tokens[token.i - 1].text == "-"
        if joined or (role == "militant" and not held):
            return
        if weak and not held and token.head.lower_ not in self._roles.words["material"]:
            return
        first = token.i
        while first > 0 and (first - 1 in self._states or first - 1 in self._known):
            first -= 1
        found = self._read(first, token.i)
        if (
            token.lower_ in ("government", "regime", "ruling")
            and not held
            and token.head.lower_ not in self._roles.words["material"]
        ):
            code = found.code or self._setting.home
            who = None if code is None else body_of_state(code, self._setting)
        else:
            who = people_of_role(role, found.code, self._setting)
        if who is not None:
            yield self._draft(found.first, token.i + 1, token.i, "armed", who, plural=True)

    def _words(self, first: int, end: int) -> str:
        """Return a phrase as a name: without line breaks, with plain apostrophes, no capital of a sentence's start."""
        words = " ".join(self._doc[first:end].text.replace("’", "'").split())
        token = self._tokens[first]
        opens = token.is_sent_start or self._tokens[first - 1].pos_ in ("DET", "PUNCT")
        plain = token.pos_ != "PROPN" or token.lower_ in self._roles.heads
        if opens and plain and not token.ent_type_ and token.is_title:
            return words[:1].lower() + words[1:]
        return words


def _by_token(doc: Doc, hits: tuple[KnownHit, ...]) -> Mapping[int, tuple[KnownActor, int]]:
    """Return known names by each token within them, with the token after their last."""
    found: dict[int, tuple[KnownActor, int]] = {}
    for hit in hits:
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if span is not None:
            found.update(dict.fromkeys(range(span.start, span.end), (hit.actor, span.end)))
    return found


def _known_by_name(name: str) -> KnownActor | None:
    return _known_names().get(name.lower())


@cache
def _known_names() -> Mapping[str, KnownActor]:
    return {name.lower(): actor for actor in load_actors().values() for name in (actor.name, *actor.aliases)}


def _is_plural(token: Token, head: Head) -> bool:
    return head.form in ("armed", "asset") or token.tag_ in ("NNS", "NNPS")


def _names_time(doc: Doc, first: int, end: int) -> bool:
    return any(token.ent_type_ in ("DATE", "TIME") for token in doc[first:end])


def _speaks(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass", "pobj", "agent", "appos", "conj", "dobj")
