"""Speaker phrases → canonical names: full names, antecedents of pronouns and titles, descriptions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from warledger.reading.attributions.describing import clean_name, description, person_in
from warledger.reading.attributions.found import Found
from warledger.reading.attributions.phrases import phrase_range
from warledger.reading.mentions import actor_at
from warledger.reading.parse import Parse
from warledger.records import Actor, Range
from warledger.vocabulary.saying import Saying

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "who"})
_PLURAL = frozenset({"they", "them", "their"})
_THING = frozenset({"it", "its"})
_PRONOUNS = _SINGULAR | _PLURAL | _THING
_NAMES_NOBODY = frozenset(
    {"i", "we", "you", "one", "this", "that", "these", "those", "which", "some", "many", "others", "both"}
)
# Figures and findings are somebody's work, even where the text does not say whose.
_STUDIES = frozenset(
    {"figure", "finding", "record", "estimate", "count", "tally", "statistic", "reading", "dispatch", "bulletin"}
)
_ONES = frozenset({"person", "civilians", "media", "monitor", "un", "aid"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the phrase's ranges (several where speakers are coordinated), a name, and the actor mention.

    ``hearsay``: "reports", "rumours" that nobody is said to have made.
    """

    ranges: tuple[Range, ...]
    name: str | None
    actor: int | None = None
    person: bool = False
    plural: bool = False
    hearsay: bool = False


NOBODY = Speaker((), None)


@dataclass(slots=True)
class Names:
    """Names a document's speakers in reading order, so that pronouns and titles find who was named before."""

    parse: Parse
    actors: Sequence[Actor]
    saying: Saying
    full_names: tuple[str, ...] = ()
    met: list[Speaker] = field(default_factory=list)
    by_role: dict[str, Speaker] = field(default_factory=dict)

    def name(self, found: Found) -> Speaker:
        """Return the speaker of an attribution; call in the order of the text."""
        if found.speaker is None or found.speaker_range is None:
            return NOBODY
        head = self.parse.doc[found.speaker]
        if head.lower_ in _NAMES_NOBODY and head.pos_ in ("PRON", "DET"):
            return Speaker((found.speaker_range,), None)
        if is_hearsay(head, self.saying):
            return Speaker((found.speaker_range,), None, hearsay=True)
        start, end = found.speaker_range
        if not start <= head.idx < end:
            speaker = self._relative(head, found)
        elif head.lower_ in _PRONOUNS:
            speaker = self._pronoun(head, found)
        else:
            speaker = self._phrase(head, found)
        if speaker.name is not None:
            self.met.append(speaker)
        return speaker

    def _relative(self, head: Token, found: Found) -> Speaker:
        """Name who "who" is: the noun phrase that its clause describes."""
        whole = phrase_range(head, self.parse.doc[found.head])
        named = self._one(head, whole) if whole is not None else NOBODY
        return Speaker((found.speaker_range or (0, 0),), named.name, named.actor, named.person, named.plural)

    # ---- phrases

    def _phrase(self, head: Token, found: Found) -> Speaker:
        start, end = found.speaker_range or (0, 0)
        heads = [t for t in _coordinated(head) if start <= t.idx < end and not _within_name(t, head)]
        ranges = _split(self.parse, (start, end), heads)
        parts = [self._one(h, r) for h, r in zip(heads, ranges, strict=True)]
        if len(parts) == 1:
            return parts[0]
        if len({part.name for part in parts}) == 1:
            return Speaker(((start, end),), parts[0].name, parts[0].actor, parts[0].person, parts[0].plural)
        names = [p.name for p in parts if p.name]
        person = all(p.person for p in parts)
        return Speaker(tuple(ranges), " and ".join(names) or None, parts[0].actor, person=person, plural=True)

    def _one(self, head: Token, span: Range) -> Speaker:
        phrase = self.parse.tokens(*span)
        person = person_in(phrase, head, self.saying)
        if person is not None:
            speaker = Speaker((span,), self._full(person), self._actor(span, person), person=True)
            self._remember(phrase, speaker)
            return speaker
        surname = description(phrase, head, self.saying) if head.pos_ == "PROPN" else None
        if surname is not None and self._full(surname) != surname:
            return Speaker((span,), self._full(surname), self._actor(span, surname), person=True)
        role = self._named_role(phrase, head)
        if role is not None:
            return Speaker((span,), role.name, role.actor, person=True)
        plural = _is_plural(head)
        one = head.lemma_.lower() in self.saying.roles and not plural
        index = actor_at(self.actors, *span, head=head.idx)
        if index is not None:
            actor = self.actors[index]
            # "A police officer" speaks for himself: the mention means the police.
            name = description(phrase, head, self.saying) if one and actor.kind not in _ONES else actor.name
            return Speaker((span,), name, index, person=one or actor.kind == "person", plural=plural)
        name = description(phrase, head, self.saying)
        return self._fuller(phrase, name) or Speaker((span,), name, None, person=one, plural=plural)

    def _fuller(self, phrase: Tokens, name: str | None) -> Speaker | None:
        """Return who "the media cell" is, where a longer name that ends so has spoken."""
        if name is None or not len(phrase) or phrase[0].lower_ not in ("the", "this"):
            return None
        span = (phrase.start_char, phrase.end_char)
        short = name.lower()
        longer = (s for s in reversed(self.met) if s.name is not None and _is_short_for(short, s.name.lower()))
        met = next(longer, None)
        return None if met is None else Speaker((span,), met.name, met.actor, met.person, met.plural)

    def _actor(self, span: Range, person: str) -> int | None:
        at = self.parse.text.find(person, span[0], span[1])
        return actor_at(self.actors, at, at + len(person)) if at >= 0 else None

    def _full(self, name: str) -> str:
        """Return the longest name of the document that ends in this one, or holds its words."""
        words = _words(name)
        for full in (*self.full_names, *(s.name for s in reversed(self.met) if s.person and s.name)):
            longer = _words(full)
            if len(longer) > len(words) and (longer[-len(words) :] == words or longer[: len(words)] == words):
                return full
        return name

    def _remember(self, phrase: Tokens, speaker: Speaker) -> None:
        for token in phrase:
            if token.lower_ in self.saying.roles:
                self.by_role[token.lower_] = speaker

    def _named_role(self, phrase: Tokens, head: Token) -> Speaker | None:
        """Return who "the spokesman" is, where a spokesman was named."""
        plain = [t for t in phrase if not t.is_punct]
        if plain and len(plain) <= 2 and plain[0].lower_ in ("the", "this") and head.lower_ in self.saying.roles:
            return self.by_role.get(head.lower_)
        return None

    # ---- pronouns

    def _pronoun(self, head: Token, found: Found) -> Speaker:
        span = found.speaker_range or (0, 0)
        word = head.lower_
        for speaker in reversed(self.met):
            if (word in _SINGULAR and speaker.person and not speaker.plural) or (word in _PLURAL and speaker.plural):
                return Speaker((span,), speaker.name, speaker.actor, speaker.person, speaker.plural)
            if word in _THING and not speaker.person:
                return Speaker((span,), speaker.name, speaker.actor)
        return Speaker((span,), self._last_named(head, word))

    def _last_named(self, head: Token, word: str) -> str | None:
        wanted = ("PERSON",) if word in _SINGULAR else ("ORG", "NORP", "GPE")
        for ent in reversed([e for e in self.parse.doc.ents if e.end <= head.i]):
            if ent.label_ in wanted and not self.parse.is_furniture(ent.start_char, ent.end_char):
                return self._full(clean_name(ent.text, self.saying))
        return None


def is_hearsay(head: Token, saying: Saying) -> bool:
    """Tell whether a speaker is talk that nobody is said to have begun: "unconfirmed reports", but not "UN reports"."""
    known = saying.nouns.get(head.lemma_.lower())
    if head.tag_ != "NNS" or known is None or known.name not in ("report", "claim") or head.lemma_ in _STUDIES:
        return False
    own = [c for c in head.children if c.i < head.i or c.dep_ in ("prep", "acl", "relcl", "appos")]
    return all(c.dep_ in ("det", "amod", "advmod", "punct", "cc") and not c.ent_type_ for c in own)


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a name is another cut short: "the media cell", "the ministry" of "Ministry of Health"."""
    return name.endswith(f" {short}") or (" " not in short and name.startswith((f"{short} of ", f"{short} for ")))


def full_names(parse: Parse, saying: Saying) -> tuple[str, ...]:
    """Return the personal names of two words or more in a document, longest first, then in reading order."""
    names = [clean_name(e.text, saying) for e in parse.doc.ents if e.label_ == "PERSON"]
    unique = dict.fromkeys(n for n in names if len(n.split()) > 1 and "\n" not in n)
    return tuple(sorted(unique, key=lambda n: -len(n.split())))


def _coordinated(head: Token) -> list[Token]:
    """Return the heads of coordinated noun phrases in order, also where "rebels and state media" was read as one."""
    before = [
        t
        for t in head.lefts
        if t.dep_ in ("nmod", "compound") and t.tag_ in ("NNS", "NNPS") and t.nbor(1).dep_ == "cc" and t.i + 1 < head.i
    ]
    return [*before, head, *(t for t in head.conjuncts if t.i > head.i)]


def _within_name(token: Token, head: Token) -> bool:
    """Tell whether an "and" is part of one name ("Ministry of Hajj and Umrah")."""
    if token == head:
        return False
    first, last = sorted((token.i, head.i))
    return any(ent.start <= first and last < ent.end for ent in head.sent.ents)


def _split(parse: Parse, span: Range, heads: Sequence[Token]) -> list[Range]:
    """Return one range for each of the coordinated heads of a phrase."""
    if len(heads) == 1:
        return [span]
    starts = [span[0], *(_own_start(h, heads) for h in heads[1:])]
    ends = [_end_before(parse, start) for start in starts[1:]] + [span[1]]
    return [(s, max(e, s + 1)) for s, e in zip(starts, ends, strict=True)]


def _own_start(head: Token, heads: Sequence[Token]) -> int:
    """Return where a coordinated phrase begins: at its left edge, but behind the "and" where the parser took it in."""
    previous = max((h.i for h in heads if h.i < head.i), default=-1)
    left = max(head.left_edge.i, previous + 1)
    while left < head.i and (head.doc[left].dep_ == "cc" or head.doc[left].is_punct):
        left += 1
    return head.doc[left].idx


def _end_before(parse: Parse, offset: int) -> int:
    tokens = parse.doc[: parse.tokens(offset, offset + 1).start]
    last = len(tokens) - 1
    while last > 0 and (tokens[last].dep_ in ("cc", "punct") or tokens[last].is_space or tokens[last].is_punct):
        last -= 1
    return tokens[last].idx + len(tokens[last])


def _is_plural(head: Token) -> bool:
    return head.tag_ in ("NNS", "NNPS") or head.lower_ in ("media", "police", "people", "both")


def _words(name: str) -> list[str]:
    return [w.lower().strip(".") for w in name.replace("-", " ").split()]


def same_quotation(contents: Iterable[tuple[Range, ...]]) -> bool:
    """Tell whether two contents share most of the smaller one."""
    first, second = contents
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    smaller = min(sum(e - s for s, e in first), sum(e - s for s, e in second))
    return shared * 2 > smaller
