"""The words around a head → what they say of who is meant: state, part in the war, known name, friend.

The language model's syntax decides where a noun phrase begins; known names, states and the words of roles decide what
its modifiers mean.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from warledger.reading.actors.setting import KnownHit, Setting
from warledger.reading.parse import Parse
from warledger.vocabulary.actors import KnownActor
from warledger.vocabulary.roles import load_roles

_MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "ADV"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BEFORE_NAME = frozenset({"the", "so", "called", "banned", "outlawed", "main", "rival"})
_ARMED_GROUPS = frozenset({"rebel", "militia", "terrorist_group"})
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


class Phrases:
    """Reads the noun phrases of one document.

    ``known`` gives, by token, the known actor that it is part of and the token after that name; ``states`` the code
    of the state that a token begins to name.
    """

    def __init__(self, parse: Parse, setting: Setting) -> None:
        """Index the names of the setting by token."""
        self._doc, self.tokens, self.roles = parse.doc, list(parse.doc), load_roles()
        self.known = _by_token(parse.doc, setting.known)
        starts = {hit.start: hit.code for hit in setting.states}
        self.states = {token.i: starts[token.idx] for token in self.tokens if token.idx in starts}

    def modifiers(self, token: Token) -> Modifiers:
        """Return what stands before a head, without the words that only count or point."""
        first = token.i
        while first > 0 and token.i - first < _LIMIT and self._is_part(self.tokens[first - 1], first, token):
            first -= 1
        while first < token.i and (
            self.tokens[first].lower_ in self.roles.words["pointing"]
            or self.tokens[first].text in ("-", "/")
            or self.tokens[first].text in _POSSESSIVE
        ):
            first += 1
        known = self.known.get(first)
        if known is not None and first > 0 and self.known.get(first - 1) == known:
            first = min(known[1], token.i)
        for at in range(token.i - 1, first - 1, -1):
            # a person's name before an office stands beside it: "Anna Berg head of the mission"
            name = self.known.get(at)
            if name is not None and name[0].kind == "person" and self.tokens[name[1]].text not in ("-", *_POSSESSIVE):
                head = self.roles.heads.get(token.lower_)
                first = name[1] if head is not None and head.form == "office" else first
                break
        return self.read(first, token.i)

    def _is_part(self, token: Token, right: int, head: Token) -> bool:
        """Tell whether a token left of a phrase belongs to it."""
        text, after = token.text, self.tokens[right]
        if text == "-":
            return not token.whitespace_ and token.i > 0 and not self.tokens[token.i - 1].whitespace_
        if after.text == "-" and not token.whitespace_:
            return token.is_alpha or "." in text
        if text in _POSSESSIVE:
            return token.i > 0 and self.tokens[token.i - 1].pos_ == "PROPN" and token.dep_ == "case"
        if token.ent_type_ in ("DATE", "TIME", "CARDINAL"):
            return False
        if token.pos_ == "VERB" and token.i and self.tokens[token.i - 1].pos_ in ("AUX", "PRON"):
            return False
        if token.pos_ not in _MODIFIER_POS or (
            token.pos_ in ("VERB", "ADV") and token.dep_ not in ("amod", "compound")
        ):
            return False
        if token.i in self.known or token.i in self.states or token.i < token.head.i <= head.i:
            return True
        return token.dep_ == "conj" and token.pos_ in ("ADJ", "PROPN") and token.i + 1 == right and token.is_title

    def read(self, first: int, end: int) -> Modifiers:
        """Return what the tokens [first, end) say of who is meant."""
        found = Modifiers(first)
        for begin, stop in self._units(first, end):
            found = self._read_unit(found, begin, stop)
        return found

    def _units(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield token ranges joined by hyphens, or of one known name."""
        at = first
        while at < end:
            if self.tokens[at].text in _POSSESSIVE:
                at += 1
                continue
            known = self.known.get(at)
            stop = at + 1 if known is None else max(known[1], at + 1)
            while stop < end and (self.tokens[stop].text == "-" or self.tokens[stop - 1].text == "-"):
                stop += 1
            yield at, min(stop, end)
            at = stop

    def _read_unit(self, found: Modifiers, begin: int, stop: int) -> Modifiers:
        doc = self._doc
        text = doc[begin:stop].text.lower()
        role = self.roles.modifiers.get(text)
        if role is not None:
            return replace(found, role=role if found.role in (None, "state", "unidentified") else found.role)
        code = next((self.states[i] for i in range(begin, stop) if i in self.states), None)
        known = next((self.known[i][0] for i in range(begin, stop) if i in self.known), None)
        last = doc[stop - 1].lower_
        if stop - begin > 1 and (last in self.roles.words["friends"] or text.startswith("pro-")):
            friend = code or (known.country if known is not None and known.kind != "un" else None)
            rest = text.rsplit("-", 1)[0] if last in self.roles.words["friends"] else text.removeprefix("pro-")
            role = self.roles.modifiers.get(rest) or ("state" if known is not None and known.kind == "un" else None)
            return replace(found, friend_of=friend, role=found.role or role, other=(*found.other, text))
        if text.startswith(("anti-", "ex-", "non-")):
            return replace(found, other=(*found.other, text))
        if stop - begin > 1 and last in self.roles.words["own"]:
            inner = self.read(begin, begin + 1) if known is None and code is None else Modifiers(begin)
            return replace(found, role=found.role or inner.role, code=found.code or code, known=found.known or known)
        if known is not None:
            return replace(found, known=known)
        if code is not None:
            return replace(found, code=code)
        return replace(found, other=(*found.other, text))

    def group_of(self, token: Token) -> KnownActor | None:
        """Return the known group in "fighters of the so-called X": they are X, whatever word stands before."""
        doc, at = self._doc, token.i + 1
        if at + 1 >= len(doc) or doc[at].lower_ != "of":
            return None
        at += 1
        while at < len(doc) and at - token.i < _LIMIT and (doc[at].lower_ in _BEFORE_NAME or doc[at].text == "-"):
            at += 1
        known = self.known.get(at)
        return known[0] if known is not None and known[0].kind in _ARMED_GROUPS else None

    def loyal_to(self, token: Token) -> tuple[Modifiers, int] | None:
        """Return what "loyal to X", "backed by X" after a head says, and where the phrase ends."""
        doc, at = self._doc, token.i + 1
        if at + 2 >= len(doc) or doc[at].lower_ not in self.roles.words["loyal"]:
            return None
        end = self._np_end(at + 2 if doc[at + 1].pos_ in ("ADP", "PART") else at + 1)
        found = self.read(at + 1, end)
        if found.known is None and found.code is None and found.role is None:
            return None
        if doc[at].lower_ in ("backed", "supported", "allied", "aligned") and found.code is not None:
            found = replace(found, friend_of=found.code, code=None)
        return replace(found, first=self.modifiers(token).first), end

    def _np_end(self, at: int) -> int:
        """Return the token after the noun phrase that begins at a token; a known name is taken whole."""
        doc, end = self._doc, at
        while end < len(doc) and end - at < _LIMIT:
            if end in self.known:
                end = self.known[end][1]
            elif doc[end].text == "-" and end > at and not doc[end].whitespace_:
                end += 2
            elif doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM") or doc[end].lower_ == "based":
                end += 1
            else:
                break
        return max(min(end, len(doc)), at)

    def with_complement(self, token: Token, prepositions: frozenset[str]) -> int:
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

    def owner(self, token: Token) -> Token | None:
        """Return the subject that "its" or "their" before a head stands for: that of the nearest verb around it."""
        if not any(child.dep_ == "poss" and child.lower_ in ("its", "their", "his") for child in token.children):
            return None
        verb = token
        while verb.head.i != verb.i:
            verb = verb.head
            subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and subject.i != token.i and not subject.is_ancestor(token):
                return subject
        return None

    def words(self, first: int, end: int) -> str:
        """Return a phrase as a name: without line breaks, with plain apostrophes, no capital of a sentence's start."""
        words = " ".join(self._doc[first:end].text.replace("’", "'").split())
        token = self.tokens[first]
        opens = token.is_sent_start or self.tokens[first - 1].pos_ in ("DET", "PUNCT")
        plain = token.pos_ != "PROPN" or token.lower_ in self.roles.heads
        named = end - first > 1 and self.tokens[first + 1].is_title
        if opens and plain and not named and not token.ent_type_ and token.is_title:
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


def _names_time(doc: Doc, first: int, end: int) -> bool:
    return any(token.ent_type_ in ("DATE", "TIME") for token in doc[first:end])
